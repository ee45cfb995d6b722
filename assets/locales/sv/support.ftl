### Supportärenden: listan, formuläret, filväljaren och ett inskickat ärende.

## Ord

problem-refund = CSP-köp/återbetalning för kundernas räkning
problem-order = Beställning
problem-subscription = Prenumeration
problem-keys-and-downloads = Nycklar och nedladdningar
problem-billing = Fakturering och betalning
problem-access = Operatörer, roller och åtkomst
problem-other = Annat
impact-critical = Kritisk: arbetet står stilla
impact-moderate = Måttlig: arbetet hindras
impact-minimal = Minimal: arbetet kan fortsätta
request-draft = utkast
request-open = Öppet
request-attention-needed = Väntar på svar
request-closed = Stängt

## Fälten

support-page = Rapportera ett problem med Partnercenter
support-information = Information
support-contact = Kontakt
support-add-files = Lägg till filer
support-optional = valfritt
support-submit = Skicka
support-kind = Typ av problem
support-impact = Effekt
support-title = Rubrik
support-description = Beskrivning
support-customer = Kundklientorganisations-GUID eller domännamn
support-purchase = Order-ID eller prenumerations-ID
support-refund-reason = Återbetalningsorsak
support-amount = Begärt belopp
support-contact-name = Namn
support-email = E-postadress
support-phone = Telefonnummer
support-choose = Välj
support-files = Filer
support-number = Ärendenummer
support-status = Status
support-filed = Skickat
support-filed-by = Skickat av
support-amount-example = t.ex. 1250,00 SEK
support-customer-example = t.ex. contoso.example
support-purchase-example = t.ex. OR-7F3K2
support-phone-example = t.ex. +46 8 123 45 67
support-email-example = t.ex. namn@partner.example
support-file-limits = Högst { $files } filer, { $bytes } var och { $together } tillsammans.
support-kept = Utkastet är sparat { $time }.
support-keeping = Utkastet sparas.
support-being-sent = Ärendet skickas.

## Vad som är fel i ett fält

support-missing = Fyll i fältet.
support-too-long = Skriv högst { $limit } tecken.
support-not-a-customer = Skriv kundens GUID eller ett domännamn, t.ex. contoso.example.
support-not-a-purchase = Skriv ett ordernummer eller en prenumerations GUID, utan mellanslag.
support-not-a-number = Skriv ett belopp med valuta, t.ex. 1250,00 SEK.
support-no-currency = Skriv valutan efter beloppet, t.ex. 1250,00 SEK.
support-not-positive = Beloppet ska vara mer än noll.
support-too-fine = { $decimals ->
    [0] Skriv beloppet utan decimaler i { $currency }.
   *[other] Skriv högst { $decimals } decimaler i { $currency }.
}
support-too-large = Beloppet är för stort.
support-not-an-email = Skriv en e-postadress, t.ex. namn@partner.example.
support-not-a-phone = Skriv ett telefonnummer med 5 till 15 siffror, t.ex. +46 8 123 45 67.
support-problems = { $count ->
    [one] Ett fält behöver rättas innan ärendet kan skickas. Inget har skickats.
   *[other] { $count } fält behöver rättas innan ärendet kan skickas. Inget har skickats.
}
file-not-a-file = Det är ingen vanlig fil, så den lades inte till.
file-empty = Filen är tom, så den lades inte till.
file-too-large = Filen är större än { $most }, så den lades inte till.
file-too-many = Ett ärende kan ha högst { $most } filer, så filen lades inte till.
file-too-much-together = Filerna får vara högst { $most } tillsammans, så filen lades inte till.
file-duplicate = Samma innehåll finns redan som { $file }, så filen lades inte till.
file-unreadable = Filen går inte att läsa, så den lades inte till.

## Listan

place-support-form = Nytt ärende
place-support = Supportärenden
support-list-title = Supportärenden ({ $count })
support-list-filtered = Supportärenden ({ $shown } av { $count })
support-none = Det finns inga supportärenden.
support-none-do = Tryck n för att rapportera ett problem.
column-number = Nummer
column-request-date = Datum
column-request-title = Rubrik
column-request-kind = Typ av problem
support-untitled = (ingen rubrik)
support-list-filed = Skickat { $date } av { $operator }
support-list-changed = Utkast, senast ändrat { $date }
support-list-files = { $count ->
    [0] Inga filer
    [one] En fil
   *[other] { $count } filer
}
sort-request-number = nummer
sort-request-date = datum
sort-request-title = rubrik
sort-request-kind = typ
sort-request-status = status
sort-request-customer = kund

## Filväljaren

picker-title = Välj en fil
picker-filter = Skriv för att filtrera, eller klistra in en sökväg
picker-empty = Mappen är tom.
picker-none = Inget i mappen heter så.
picker-unreadable = Mappen går inte att läsa.

## Vad som sägs

support-filed-as = Ärendet { $request } är inskickat.
support-discarded = Utkastet är borttaget.
support-exported = Sparat som { $path }
support-attached = Filen är kopierad in i utkastet.
support-reopened = { $request } är kopierat till ett nytt utkast.
confirm-discard-title = Ta bort utkastet?
confirm-discard = Det som är skrivet och filerna som är tillagda försvinner: { $subject }
confirm-discard-no = Behåll
confirm-discard-yes = Ta bort
refund-title = Återbetalning av { $product }
refund-description = Ordern { $order } ({ $product }) ska avbrytas, men leverantören behöver mer information.

## Tangenter

key-support = supportärenden
key-new-request = nytt ärende
key-copy-request-number = kopiera ärendenumret
key-reopen-as-draft = kopiera till utkast
key-export-text = spara som text
key-export-email = spara som e-post
key-discard-draft = ta bort utkastet
key-add-file = lägg till fil
key-remove-file = ta bort filen
key-submit-request = skicka
key-next-field = nästa fält
key-previous-field = föregående fält
key-enter-typed = gå vidare
key-new-line = ny rad
key-leave-field = lämna fältet
key-edit-request-field = skriv
key-open-folder-or-file = öppna
key-parent-folder = mappen ovanför
key-sort-request-number = sortera efter nummer
key-sort-request-date = sortera efter datum
key-sort-request-title = sortera efter rubrik
key-sort-request-kind = sortera efter typ
key-sort-request-status = sortera efter status
key-sort-request-customer = sortera efter kund
picker-path = Enter öppnar sökvägen.
picker-missing = Det finns inget på den sökvägen.
picker-no-table = Här finns ingen CSV- eller textfil. Alt-A visar alla filer.
key-all-files = alla filer
key-tables-only = bara CSV och text
