# Skäl som anges när något hämtas.
dialog-reason-title = Skäl
reason-required = Ett skäl eller ett ärendenummer krävs innan nycklar, länkar och filer hämtas. Det skrivs i aktivitetsloggen.
reason-optional = Ett skäl eller ett ärendenummer, som skrivs i aktivitetsloggen för det som hämtas på den här sidan. Lämna fältet tomt för att inte ange något.
reason-placeholder = till exempel ärende 4711
reason-empty = Skriv ett skäl eller ett ärendenummer.
reason-too-long = Skälet får ha högst { $limit } tecken.
reason-control-characters = Skälet får inte ha styrtecken eller radbrytningar.
keys-reason = Skäl: { $reason }
key-reason = ange skäl
key-give-reason = bekräfta
refusal-reason-missing = Ett skäl krävs när nycklar, länkar och filer hämtas.
refusal-reason-missing-instead = Ange ett skäl eller ett ärendenummer: tangenten e på sidan i konsolen, --reason på kommandoraden.
cli-flag-reason = Skäl eller ärendenummer, som skrivs i aktivitetsloggen
cli-column-reason = Skäl
refusal-plain-unconfirmed = En fil i klartext skrivs först när antalet nycklar i den har skrivits: { $count }.
refusal-plain-unconfirmed-instead = Skriv antalet, eller försegla filen till en mottagare eller med en lösenfras.
failure-recipient = { $recipient } är ingen mottagare för age: någon del av den är fel.
failure-recipient-instead = Klistra in mottagaren igen. Den börjar med age1 och står i mottagarens nyckelfil.
failure-for-nobody = Det finns ingen att försegla filen till.
failure-for-nobody-instead = Ange en mottagare eller en lösenfras.
failure-seal = Filen kunde inte förseglas.
failure-seal-instead = Inget har skrivits. Försök igen.
retrieve-not-there = Köpet finns inte längre.
retrieve-failed = Kunde inte hämtas; vad som hände står i aktivitetsloggen.

# Många nycklar i en fil, på kommandoraden.
cli-about-key-retrieve = Hämta nycklar och länkar för flera köp till en fil
cli-flag-retrieved-customers = Kunderna: GUID, domän eller helt namn
cli-flag-retrieved-order = Bara det köpet: ordernummer med rad; flaggan kan upprepas
cli-flag-recipient = Försegla filen med age till den mottagaren (age1…); flaggan kan upprepas
cli-flag-seal-passphrase-file = Försegla filen med age, med lösenfrasen i den filen
cli-flag-seal-passphrase = Försegla filen med age, med en lösenfras som du frågas efter två gånger
cli-flag-plain = Skriv filen i klartext; kräver --confirm
cli-flag-confirm-count = Antalet nycklar i filen i klartext
cli-flag-retrieved-file = Filen, som inte får finnas
cli-value-order-line = ORDER/RAD
cli-value-count = ANTAL
cli-retrieve-nothing = Kunderna har inga köp att hämta nycklar för.
cli-retrieve-nothing-instead = nyckel software visar vad en kund har köpt.
cli-retrieve-stopped = Hämtningen avbröts. Ingen fil har skrivits.
cli-retrieve-stopped-instead = Samma kommando börjar om; det som redan har hämtats hämtas igen och loggas igen.
cli-retrieve-progress = Hämtar nycklar: { $percent } %
cli-retrieve-orders = --order gäller en kunds köp, och flera kunder har angetts.
cli-retrieve-orders-instead = Ange en kund.
cli-retrieve-there-instead = Välj ett annat namn.
cli-retrieve-folder = Mappen för { $place } finns inte.
cli-retrieve-folder-instead = Skapa den eller välj en annan.
cli-retrieve-name = { $place } är inget filnamn som går att använda.
cli-retrieve-name-instead = Välj ett annat namn.
retrieve-delivered = { $keys ->
        [one] En nyckel
       *[other] { $keys } nycklar
    } och { $links ->
        [one] en länk
       *[other] { $links } länkar
    } finns i filen.
retrieve-again = { $count ->
        [one] Ett köp hade redan hämtats
       *[other] { $count } köp hade redan hämtats
    } av en körning som inte blev klar, och hämtades igen. Det står i aktivitetsloggen.
retrieve-cancelled = { $count ->
        [one] Ett avbrutet köp
       *[other] { $count } avbrutna köp
    } är inte med i filen.

# Sidan där nycklar hämtas till en fil.
place-retrieve = Nycklar till en fil
key-retrieve-all = alla nycklar till en fil
key-retrieve-customer = kundens nycklar till en fil
key-retrieve-marked = markerades nycklar till en fil
key-retrieve = hämta
key-stop-retrieving = stanna efter den här
key-go-on-retrieving = fortsätt hämta
key-unfinished-retrieval = fortsätt den som avbröts
retrieve-title = Hämta nycklar och länkar till en fil ({ $count })
retrieve-sum = { $keys ->
        [one] En nyckel
       *[other] { $keys } nycklar
    } · { $links ->
        [one] en länk
       *[other] { $links } länkar
    }{ $without ->
        [0] { "" }
       *[other] { " " }· { $without } utan nyckel
    }{ $cancelled ->
        [0] { "" }
        [one] { " " }· ett avbrutet, som inte tas med
       *[other] { " " }· { $cancelled } avbrutna, som inte tas med
    }
retrieve-none = Det finns inget att hämta här.
retrieve-none-do = Markera köp på sidan Programvara, eller kunder i listan, och tryck K.
retrieve-unfinished = En hämtning till en fil blev inte klar ({ $count } köp). u fortsätter den; en ny tar dess plats.
retrieve-under-way = Hämtar: { $done } av { $count } … x stannar
retrieve-stopping = Stannar efter den här: { $done } av { $count } …
retrieve-interrupted = Avbrutet efter { $done } av { $count }. Ingen fil har skrivits. c fortsätter.
retrieve-writing = Förseglar och skriver filen …
retrieve-place = Filen: { $path }
retrieve-button = Hämta till filen
retrieve-sealing = Filen
retrieve-recipients = Mottagare
retrieve-passphrase = Lösenfras
retrieve-again-field = Lösenfrasen igen
retrieve-file = Filnamn
retrieve-confirm = Antal nycklar
retrieve-way-recipients = förseglas med age till mottagare
retrieve-way-passphrase = förseglas med age med en lösenfras
retrieve-way-plain = skrivs i klartext
retrieve-recipients-placeholder = age1… (flera skiljs åt med mellanslag)
retrieve-file-placeholder = en sökväg; en relativ ligger i mappen för nedladdningar
retrieve-reason-required = krävs: ett skäl eller ett ärendenummer
retrieve-confirm-placeholder = skriv { $count } för att skriva nycklarna i klartext
retrieve-file-name = nycklar
retrieve-no-name = Skriv ett filnamn som går att använda.
retrieve-not-a-recipient = { $recipient } är ingen mottagare för age. En mottagare börjar med age1 och har 62 tecken.
retrieve-no-recipient = Ange minst en mottagare, eller välj en lösenfras.
retrieve-passphrase-short = Lösenfrasen ska ha minst { $count } tecken. Skriv den igen.
retrieve-passphrase-differs = Lösenfraserna är inte likadana. Skriv dem igen.
column-retrieved = Hämtas
retrieve-row-both = nyckel och länk
retrieve-row-key = nyckel
retrieve-row-link = länk
retrieve-row-got-both = ✓ nyckel och länk
retrieve-row-got-key = ✓ nyckel
retrieve-row-got-link = ✓ länk
retrieve-row-cancelled = avbrutet, tas inte med
