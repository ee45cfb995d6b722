### Plan från KMS till MAK (KMS-1).
activity-kms-plan-changed = Ändra KMS-plan
loss-kms-device = enheten { $name } i KMS-planen för kunden { $customer }
left-out-devices = { $count ->
    [one] en enhet i en KMS-plan
   *[other] { $count } enheter i en KMS-plan
}
verify-unlisted-kms-deadline = går inte att hitta på sin tidsfrist bland enheterna i KMS-planerna

## Enheter och tidsfrister

column-device = Enhet
column-last-activated = Senast aktiverad
column-note = Anteckning
column-usually-until = Vanligtvis till
column-moved-at = Flyttad
column-moved-by = Flyttad av
column-problem = Problem
kms-moved = flyttad
kms-overdue-today = försenad sedan i dag
kms-overdue = försenad { $count ->
    [one] { $count } dag
   *[other] { $count } dagar
}
kms-today = i dag
kms-deadline-of-day = Aktiveringen gäller vanligtvis till { $deadline }: 180 dagar från början av { $activated } i { $zone }.
kms-deadline-of-instant = Aktiveringen gäller vanligtvis till { $deadline }: 180 dagar efter { $activated }.
kms-progress = { $moved ->
    [one] { $moved } av { $count } flyttad
   *[other] { $moved } av { $count } flyttade
}, { $overdue ->
    [one] { $overdue } försenad
   *[other] { $overdue } försenade
}

## Vad som är fel

kms-problem-missing = Enhetsnamn saknas (högst { $most } tecken).
kms-problem-no-date = Datumet för den senaste aktiveringen saknas; skriv det som 2026-09-01.
kms-problem-too-long = { $field } har fler än { $most } tecken.
kms-problem-control = { $field } har en radbrytning eller ett annat styrtecken.
kms-problem-not-a-date = Den senaste aktiveringen är inget datum; skriv det som 2026-09-01.
kms-problem-ahead = Den senaste aktiveringen ligger framåt i tiden.
kms-problem-ambiguous = Datumet kan betyda { $day } eller { $month }; skriv det som 2026-09-01 eller välj vad som står först, dag eller månad.
kms-problem-open-quote = Ett citattecken inleder en text som inte avslutas.
kms-problem-columns = Raden har { $found } kolumner och rubrikerna { $expected }.
kms-table-empty = Filen har inga rader.
kms-table-too-large = Tabellen är större än { $size }; dela upp den.
kms-table-too-many-rows = Tabellen har fler än { $rows } rader; dela upp den.
kms-table-workbook = Det är en arbetsbok. Spara den som CSV i kalkylprogrammet.
kms-table-not-text = Det är ingen text. Spara tabellen som CSV.
failure-kms-name-taken = En annan enhet heter redan { $detail }.
failure-kms-name-taken-instead = Ändra den enheten, eller välj ett annat namn.
kms-none = Kunden har inga enheter i planen från KMS till MAK.
kms-none-do = En KMS-aktivering gäller vanligtvis i 180 dagar innan enheten försöker förnya den. Installera MAK-nyckeln före tidsfristen, så sker flytten från volymlicensiering till CSP utan driftstopp.
kms-added = { $device } är tillagd.
kms-changed = { $device } är ändrad.
kms-unchanged = { $device } finns redan just så.
kms-marked-moved = { $count ->
    [one] En enhet är markerad som flyttad.
   *[other] { $count } enheter är markerade som flyttade.
}
kms-marked-not-moved = { $count ->
    [one] En enhet är inte längre markerad som flyttad.
   *[other] { $count } enheter är inte längre markerade som flyttade.
}
kms-removed = { $count ->
    [one] En enhet är borttagen ur planen.
   *[other] { $count } enheter är borttagna ur planen.
}
kms-exported = Planen är sparad i { $path }.
kms-imported = Tillagda: { $added }, ändrade: { $updated }, oförändrade: { $unchanged }, ersatta av senare rader: { $superseded }.
kms-would-import = Skulle läggas till: { $added }, ändras: { $updated }, vara oförändrade: { $unchanged }, ersättas av senare rader: { $superseded }.
kms-read-as-windows-1252 = Tabellen är inte UTF-8 och har lästs som Windows-1252.

## Kommandoraden

cli-about-kms = Flytta enheter från KMS till MAK: planen för en kund, och tidsfristerna för alla
cli-about-kms-list = Visa enheterna i en kunds plan, den första tidsfristen först
cli-about-kms-add = Lägg till en enhet, eller ändra den som heter så
cli-about-kms-import = Hämta in enheter från en CSV-fil; rätta rader kommer in även om andra är fel
cli-about-kms-move = Markera enheter som flyttade
cli-about-kms-remove = Ta bort enheter ur planen
cli-about-kms-export = Skriv planen som CSV
cli-about-kms-deadlines = Visa alla kunders tidsfrister som närmar sig eller har passerat
cli-flag-device-name = Enhetens namn
cli-flag-device-product = Vad som körs på den
cli-flag-last-activation = När KMS senast aktiverade den, till exempel 2026-09-01
cli-flag-note = En anteckning
cli-flag-date-format = Vad som står först i ett datum som går att läsa på två sätt: dag (dmy) eller månad (mdy)
cli-flag-devices = Enheternas namn
cli-flag-undo = Ta bort markeringen i stället
cli-flag-kms-file = En ny fil i stället för standard ut
cli-flag-kms-within = Hur långt fram, till exempel 30d; annars 14 dagar
cli-flag-devices-file = Filen med enheterna, eller - för standard in
cli-flag-columns = Vilken kolumn som är vad: name, product, last-activation eller note, till exempel name=Maskin,last-activation=3
cli-flag-rejected = En ny fil för raderna som inte gick att hämta in, med felet i sista kolumnen
cli-value-date = DATUM
cli-value-device = ENHET
cli-value-columns = FÄLT=KOLUMN
cli-column-usually-until = Vanligtvis till ({ $zone })
cli-kms-wrong = Enheten går inte att lägga till så.
cli-kms-wrong-instead = Rätta detta:
cli-kms-no-device = Ingen enhet i planen för { $customer } heter ”{ $name }”.
cli-kms-no-device-instead = nyckel kms list visar enheterna.
cli-kms-there-instead = Välj ett annat namn, eller flytta filen först.
cli-kms-no-table = { $place } går inte att läsa som en tabell med enheter. { $detail }
cli-kms-no-table-instead = Tabellen ska vara CSV, med rubriker för enhet och senaste aktivering.
cli-kms-rejected-saved = { $count ->
    [one] En rad som inte gick att hämta in är sparad i { $path }.
   *[other] { $count } rader som inte gick att hämta in är sparade i { $path }.
}
cli-kms-left-out = { $count ->
    [one] En rad går inte att hämta in.
   *[other] { $count } rader går inte att hämta in.
}
cli-kms-left-out-instead = Rätta och hämta in igen; det som redan är inne ändras inte. --rejected sparar raderna i en fil.
cli-kms-no-field = ”{ $text }” säger inte vilken kolumn som är vad.
cli-kms-no-field-instead = Skriv FÄLT=KOLUMN; fälten är { $fields }.
cli-kms-no-column = Ingen kolumn heter ”{ $text }”.
cli-kms-no-column-instead = Kolumnerna är:
cli-kms-unmapped = Det går inte att se vilka kolumner som är { $fields }.
cli-kms-unmapped-instead = Säg det med --map, till exempel --map name=1,last-activation=2. Kolumnerna är:
cli-kms-no-deadlines = Ingen tidsfrist närmar sig och ingen har passerat.

## Platsen i konsolen

place-kms = KMS → MAK
kms-title = KMS → MAK ({ $count })
kms-title-filtered = KMS → MAK ({ $shown } av { $count })
kms-none-do-here = En KMS-aktivering gäller vanligtvis i 180 dagar innan enheten försöker förnya den. Installera MAK-nyckeln före tidsfristen, så sker flytten från volymlicensiering till CSP utan driftstopp. Tryck n för att lägga till en enhet, i för att hämta in en CSV-fil, eller klistra in rader.
kms-how = Installera MAK-nyckeln före dess, så blir det inget driftstopp: hämta den under Programvara (w), skriv in den på enheten med slmgr (ipk), aktivera (ato) och markera enheten som flyttad (m).
kms-how-now = Installera MAK-nyckeln nu: hämta den under Programvara (w), skriv in den på enheten med slmgr (ipk), aktivera (ato) och markera enheten som flyttad (m).
kms-moved-by = Flyttad { $at } av { $operator }.
kms-paste-no-devices = Det inklistrade ser inte ut som enheter: varje rad ska ha ett namn och ett datum.
kms-date-hint = Datum: 2026-09-01, med eller utan klockslag; med punkter står dagen först (1.9.2026).
kms-date-placeholder = 2026-09-01
kms-date-order = Datumordning
kms-order-unsaid = bara de som inte kan missförstås
kms-order-day = dagen först (26/11/2026)
kms-order-month = månaden först (11/26/2026)
kms-no-column = ingen
kms-choose-columns = Välj vilken kolumn som är { $fields }.
kms-would-leave-out = { $count ->
    [one] En rad utelämnas; tryck s för att spara den i en fil och rätta den där.
   *[other] { $count } rader utelämnas; tryck s för att spara dem i en fil och rätta dem där.
}
dialog-add-device = Lägg till enhet
dialog-change-device = Ändra enhet
dialog-import-devices = Hämta in enheter
button-save-device = Spara
button-import-rows = Hämta in
confirm-remove-devices-title = Ta bort ur planen
confirm-remove-device = { $device } tas bort ur planen från KMS till MAK.
confirm-remove-devices = { $count } enheter tas bort ur planen från KMS till MAK.
confirm-remove-devices-no = Behåll
confirm-remove-devices-yes = Ta bort
key-to-kms = till KMS → MAK
key-change-device = ändra
key-add-device = lägg till
key-moved = flyttad
key-not-moved = inte flyttad
key-import-devices = hämta in CSV
key-export-plan = exportera
key-remove-device = ta bort
key-save-device = spara
key-import-rows = hämta in
key-save-rejects = spara utelämnade
key-sort-device = sortera efter enhet
sort-device = enhet
key-sort-activated = sortera efter senaste aktivering
sort-activated = aktivering
key-sort-deadline = sortera efter tidsfrist
sort-deadline = tidsfrist
kms-rejects-name = utelämnade
kms-row-added = Läggs till: { $device }, senast aktiverad { $activated }
kms-row-updated = Ändras: { $device }: { $changes }
kms-row-field = { $field } { $old } → { $new }
kms-row-nothing = (tomt)
kms-left-out = { $count ->
    [one] En rad är utelämnad.
   *[other] { $count } rader är utelämnade.
}
kms-paste-hint = klistra in rader för att hämta in dem
