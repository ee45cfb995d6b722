### Ramen kring alla platser: överrad, platser, nederrad.

## Platserna

place-home = Start
place-customers = Kunder
place-account = Konto
place-subscriptions = Prenumerationer
place-subscription = Prenumeration
place-hybrid-benefit = Azure Hybrid-förmån
place-software = Programvara
place-orders = Orderhistorik
place-keys = Nycklar och nedladdningar
place-billing = Fakturering
place-all-billing = Fakturering, alla
place-downloads = Nedladdningar
place-settings = Inställningar

## Varifrån uppgifterna kommer

source-demo = demo
source-local = lokalt
frame-catching-up = räknar ikapp tiden

## Det som pågår

frame-too-small = Fönstret är för litet: minst 60 × 18 behövs
pending-loading = Hämtar …
finder-still-searching = Söker fortfarande; tryck Enter igen när listan är klar
typed-ahead-forgotten = Det dröjde för länge; tangenterna som trycktes i förväg gäller inte längre
typed-ahead-until-open = Det kommer så snart lagret är öppet

## Filter i en lista

filter-placeholder = / filter
filter-none = Inget passar filtret.
filter-none-do = Töm filtret med Esc för att se allt igen.

## Kopian i urklipp

operator-acts = Nu arbetar { $operator }
session-under-way = Köp avbryts eller nycklar hämtas. Låt det bli klart, eller stanna med x, innan du byter.
copying-under-way = Kopierar …
copied-key = Nyckel
copied-link = Länk
copied-message = Meddelande
copied-message-swedish = Meddelande på svenska
copied-message-english = Meddelande på engelska
copied-of = { $what } ({ $order })
copied-to-tmux = tmux-bufferten
copied-to-terminal = terminalens urklipp (OSC 52)
copied-to-system = urklipp
copied-to-file = filen { $file }
copied-cleared-in = { $what } i { $place }, töms om { $seconds } s
copied-removed-in = { $what } i { $place }, tas bort om { $seconds } s
copied-not-cleared = { $what } i { $place }; töms inte
copied-tenant = Klientorganisations-GUID kopierat
copied-address = Adressen kopierad
copied-command = Kommandot kopierat
copied-request = Ärendenumret kopierat
copied-order = Ordernumret kopierat
copied-subscription = Prenumerations-id kopierat
clearing-done = Kopian är borta ur urklipp
clearing-done-file = Filen med kopian är borttagen
clearing-something-else = Något annat ligger i urklipp; det är orört
clearing-something-else-file = Filen med kopian har ändrats; den är orörd
clearing-cannot = Urklipp kan inte läsas härifrån, så det är inte tömt
interrupt-over-key = y kopierar; Ctrl-C en gång till avslutar
browse-under-way = Öppnar länken …
browse-handed-over = Länken lämnades till webbläsaren

## När något inte är som det ska

banner-asked = Bara läsning, som begärt med --read-only: inget kan sparas
banner-backup = Bara läsning av säkerhetskopian från { $made }
banner-no-room = Bara läsning: disken är nästan full. Frigör utrymme, så går det vidare
banner-broken = Bara läsning: en skrivning misslyckades. Allt som är sparat finns kvar
banner-clock = Datorns klocka går fel: datalagret har redan sett { $seen }
place-closing = Stänger snart
place-operators-below = { "  " }Operatörer
place-activity-below = { "  " }Aktivitetslogg
