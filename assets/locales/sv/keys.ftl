### Nycklar och nedladdningar.

keys-order = Order { $order } · köpt { $date }
keys-reservation = antal { $quantity } · löptid { $term }
reservation-shared = Omfång: delat
reservation-single = Omfång: en prenumeration
keys-reservation-end = löper ut { $date }
keys-generate = Generera nycklar och nedladdningar
keys-get = Hämta nycklar och nedladdningar

## Valen

choice-version = Version
choice-language = Språk
choice-file-type = Filtyp och operativsystem

## Rutorna och deras knappar

pane-keys = Nycklar
pane-downloads = Nedladdningar
pane-instructions = Installationsinstruktioner
button-get-key = Hämta nyckel
button-kms-key = KMS-nyckel
button-download = Ladda ned
button-copy-link = Kopiera länk
button-instructions = Klicka här

## Vad som laddas ned, och hur länge länken gäller (KEY-8)

keys-bits = { $name } · { $bytes }
keys-checksum = Kontrollsumma { $checksum }
keys-checksum-later = Kontrollsumman räknas ut när filen hämtas
keys-link-expires = Länken går ut { $expires } ({ $left } kvar)
keys-link-expired = Länken gick ut { $expires }; en ny hämtas när den kopieras eller visas

## Varningen intill nycklar och nedladdningar (KEY-5)

key-notice = En nyckel är värdefull egendom och eftertraktad av andra. Tänk efter innan du skickar nyckel, länk eller filer. Att kopiera länkar och ladda ned programvara innebär en risk.

## Meddelandet till kunden

message-greeting = Hej { $contact },
message-product = Här kommer det som hör till er beställning { $order }: { $title }.
message-version = Version: { $version }
message-key = Produktnyckel:
message-link = Länk för nedladdning, giltig till { $expires }:
message-instructions = Installationsinstruktioner:
message-care = Nycklar, länkar och filer är värdefulla och eftertraktade av andra. Förvara dem säkert, och dela dem bara med den som behöver dem. Hör gärna av er om ni har frågor.
