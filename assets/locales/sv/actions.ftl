### Handlingar, så som paletten, nederraden och hjälpen kallar dem.

## Platser

key-home = startsidan
key-customers = kunder
key-account = konto
key-subscriptions = prenumerationer
key-software = programvara
key-orders = orderhistorik
key-billing = fakturering
key-all-billing = fakturering, alla kunder
key-open-invoice = öppna fakturan
key-open-purchase = visa köpet
key-downloads = nedladdningar
key-settings = inställningar
key-places = platser
key-up = upp en nivå
key-back = bakåt
key-forward = framåt

## Överallt

key-help = hjälp
key-palette = kommando
key-refresh = uppdatera
key-redraw = rita om skärmen
key-suspend = lägg i bakgrunden
key-backups = säkerhetskopior
key-demo-clock = demoklockan
key-put-forward = flytta fram klockan
key-quit = avsluta
key-interrupt = avsluta varifrån som helst

## Rader

key-row-up = rad uppåt
key-row-down = rad nedåt
key-page-up = sida uppåt
key-page-down = sida nedåt
key-half-up = halv sida uppåt
key-half-down = halv sida nedåt
key-first = första raden
key-last = sista raden
key-open = öppna
key-open-keys = nycklar och nedladdningar

## Söka och filtrera

key-find = sök
key-leave-box = lämna sökrutan
key-clear-box = töm sökrutan
key-filter = filter
key-leave-filter = lämna filtret
key-unfilter = töm filtret
key-to-list = till listan

## Sortera

key-sort-name = sortera efter namn
key-sort-domain = sortera efter domän
key-sort-tenant = sortera efter klientorganisations-GUID
key-sort-market = sortera efter marknad
key-sort-subscriptions = sortera efter prenumerationer
key-sort-software = sortera efter programvara
key-sort-product = sortera efter produkt
key-sort-kind = sortera efter typ
key-sort-charged = sortera efter datum
key-sort-amount = sortera efter belopp
key-sort-order = sortera efter ordernummer
key-sort-bought = sortera efter köpdatum
key-sort-status = sortera efter status
sort-name = namn
sort-domain = domän
sort-tenant = GUID
sort-market = marknad
sort-subscriptions = prenum.
sort-software = programvara
sort-product = produkt
sort-kind = typ
sort-charged = datum
sort-amount = belopp
sort-order = ordernummer
sort-bought = köpdatum
sort-status = status

## Kopiera

key-copy = kopiera
key-copy-key = kopiera nyckel
key-copy-link = kopiera länk
key-copy-message = kopiera som meddelande
key-copy-other-message = kopiera som meddelande på det andra språket
key-copy-order = kopiera ordernummer
key-copy-tenant = kopiera klientorganisations-GUID
key-copy-address = kopiera adressen
key-copy-nothing = kopiera inget
key-write-file = skriv till fil

## Knappar och val

key-press = tryck på knappen
key-open-instructions = öppna beskrivningen
key-copy-command = kopiera kommandot
key-next-command = nästa kommando
key-previous-command = föregående kommando
key-portal = öppna Azure-portalen
key-market-check = marknadskontroll
key-next-button = nästa fält
key-previous-button = föregående fält
key-choose = ändra valen
key-choose-value = välj
key-go-on = vidare
key-next-value = nästa värde
key-previous-value = föregående värde

## Nedladdningar

key-show-link = visa länk
key-whole-screen = QR-kod i hela fönstret
key-download = ladda ned
key-pause = pausa
key-resume = fortsätt
key-retry = försök igen
key-cancel-download = avbryt
key-remove-download = ta bort ur listan
key-open-folder = öppna katalogen

## Dialoger

key-unlock = lås upp
key-back-up = säkerhetskopiera nu
key-stop = avbryt kopian
key-close = stäng
key-hide = dölj
key-show = visa
key-details = detaljer
key-run = utför
key-answer = välj
key-other-answer = byt svar
key-yes = svara ja
key-no = svara nej
key-go = gå dit
key-copy-by-route = kopiera den vägen
key-take-message = byt till meddelande
key-take-key = byt till bara nyckeln
key-choose-route = välj väg till urklipp
key-language = byt språk
key-theme = byt tema

## I ett fält

key-delete-before = radera tecknet före
key-delete-word-before = radera ordet före
key-delete-after = radera tecknet efter
key-delete-word-after = radera ordet efter
key-delete-to-end = radera till slutet
key-delete-all = töm fältet
key-cursor-left = markören åt vänster
key-cursor-right = markören åt höger
key-cursor-word-left = markören ett ord åt vänster
key-cursor-word-right = markören ett ord åt höger
key-cursor-start = markören till början
key-cursor-end = markören till slutet
