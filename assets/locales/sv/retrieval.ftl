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
refusal-plain-unconfirmed = En fil i klartext skrivs först när du har angett hur många nycklar den innehåller: { $count }.
refusal-plain-unconfirmed-instead = Ange antalet, eller försegla filen till en mottagare eller med en lösenfras.
failure-recipient = { $recipient } är ingen giltig age-mottagare: någon del av den är fel.
failure-recipient-instead = Klistra in mottagaren igen. Den börjar med age1 och står i mottagarens nyckelfil.
failure-for-nobody = Det finns ingen att försegla filen till.
failure-for-nobody-instead = Ange en mottagare eller en lösenfras.
failure-seal = Filen kunde inte förseglas.
failure-seal-instead = Inget har skrivits. Försök igen.
retrieve-not-there = Köpet finns inte längre.
retrieve-failed = Det kunde inte hämtas; vad som hände står i aktivitetsloggen.

# Många nycklar i en fil, på kommandoraden.
cli-about-key-retrieve = Hämta nycklar och länkar för flera köp till en fil
cli-flag-retrieved-customers = Kunderna: GUID, domän eller helt namn
cli-flag-retrieved-order = Bara det köpet: ordernummer med rad; flaggan kan upprepas
cli-flag-recipient = Försegla filen med age till den mottagaren (age1…); flaggan kan upprepas
cli-flag-seal-passphrase-file = Försegla filen med age, med lösenfrasen i den filen
cli-flag-seal-passphrase = Försegla filen med age, med en lösenfras som du frågas efter två gånger
cli-flag-plain = Skriv filen i klartext; kräver --confirm
cli-flag-confirm-count = Antalet nycklar i filen i klartext, som bekräftelse
cli-flag-retrieved-file = Filen som skrivs och som inte får finnas sedan tidigare
cli-value-order-line = ORDER/RAD
cli-value-count = ANTAL
cli-retrieve-nothing = Kunderna har inga köp att hämta nycklar för.
cli-retrieve-nothing-instead = nyckel software visar vad en kund har köpt.
cli-retrieve-stopped = Hämtningen avbröts. Ingen fil har skrivits.
cli-retrieve-stopped-instead = Kör samma kommando för att börja om; det som redan har hämtats hämtas och loggas då igen.
cli-retrieve-progress = Hämtar nycklar: { $percent } %
cli-retrieve-orders = --order väljer bland en kunds köp, men flera kunder har angetts.
cli-retrieve-orders-instead = Ange en kund.
cli-retrieve-there-instead = Välj ett annat namn.
cli-retrieve-folder = Mappen för { $place } finns inte.
cli-retrieve-folder-instead = Skapa den eller välj en annan.
cli-retrieve-name = { $place } går inte att använda som filnamn.
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
    } i en körning som inte blev klar, och hämtades igen. Det står i aktivitetsloggen.
retrieve-cancelled = { $count ->
        [one] Ett avbrutet köp
       *[other] { $count } avbrutna köp
    } är inte med i filen.

# Sidan där nycklar hämtas till en fil.
place-retrieve = Nycklar till en fil
key-retrieval = nycklar till en fil
key-retrieve-all = alla nycklar till en fil
key-retrieve-customer = kundens nycklar till en fil
key-retrieve-marked = markerade nycklar till fil
key-other-sealing = annan försegling
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
retrieve-none-do = Tryck K på en kunds sida Konto eller Programvara, eller markera kunder i listan och tryck K.
retrieve-unfinished = En hämtning till en fil blev inte klar ({ $count } köp). I listan fortsätter c den; en ny tar dess plats.
retrieve-resumed = Det som inte blev klart fortsätter här: { $count } köp hämtas på nytt, vilket loggas.
retrieve-under-way = Hämtar: { $done } av { $count } … x stannar
retrieve-stopping = Stannar efter den här: { $done } av { $count } …
retrieve-interrupted = Avbrutet efter { $done } av { $count }. Ingen fil har skrivits. c fortsätter.
retrieve-writing = Förseglar och skriver filen …
retrieve-interrupted-elsewhere = Hämtningen av nycklar till en fil avbröts efter { $done } av { $count }. Ingen fil har skrivits. g k går dit.
retrieve-one-at-a-time = En hämtning i taget: det här är den som pågår. Låt den bli klar, eller stanna den med x, innan du börjar en ny.
retrieve-ending = Hämtningen stannar …
retrieve-paste = Gå till ett fält innan du klistrar in.
banner-retrieving = Nycklar hämtas till en fil: { $done } av { $count } · g k visar dem
confirm-quit-retrieving = Nycklar hämtas till en fil ({ $done } av { $count }). Om du avslutar avbryts hämtningen: ingen fil skrivs, och den kan fortsätta nästa gång.
confirm-quit-interrupted = Avbryt och avsluta
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
retrieve-recipients-placeholder = age1… (skilj flera åt med mellanslag)
retrieve-file-placeholder = ett filnamn eller en sökväg, till exempel ~/nycklar.csv.age
retrieve-will-be = Skrivs till { $path }
retrieve-reason-required = krävs: ett skäl eller ett ärendenummer
retrieve-confirm-placeholder = skriv { $count } för att skriva nycklarna i klartext
retrieve-file-name = nycklar
retrieve-no-name = Ange ett filnamn, till exempel ~/nycklar.csv.age.
retrieve-not-a-recipient = { $recipient } är ingen age-mottagare. En mottagare börjar med age1 och är 62 tecken lång.
retrieve-no-recipient = Ange minst en mottagare, eller välj en lösenfras.
retrieve-passphrase-short = Lösenfrasen ska ha minst { $count } tecken. Skriv den igen.
retrieve-passphrase-once-more = Skriv lösenfrasen en gång till.
retrieve-passphrase-differs = Lösenfraserna är inte likadana. Skriv dem igen.
column-retrieved = Hämtas
retrieve-row-both = nyckel och länk
retrieve-row-key = nyckel
retrieve-row-link = länk
retrieve-row-got-both = ✓ nyckel och länk
retrieve-row-got-key = ✓ nyckel
retrieve-row-got-link = ✓ länk
retrieve-row-cancelled = avbrutet, tas inte med

# Markering.
key-mark-all = markera alla
customers-too-many-to-mark = Listan har fler än { $count } kunder. Filtrera den innan du markerar alla.
waiting-retrieval = Ej hämtade
waiting-retrieval-customers = { $count } kunder
waiting-retrieval-count = nycklar för { $count } köp som skulle till en fil
waiting-retrieval-under-way = pågår
