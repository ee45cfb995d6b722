# Rundturen ”Rapportera ett problem”.

tour-support-request = Rapportera ett problem
tour-support-request-about = Ett supportärende skrivs, rättas där något är fel, skickas och får ett nummer. Inget som är skrivet går förlorat.
tour-support-request-task = Contoso AB debiterades fyra paket i stället för två på order OR-QS1WZ. Rapportera problemet och skicka ärendet.
tour-support-request-begin = Börja
tour-support-request-write = Skriv
tour-support-request-right = Rätta
tour-support-request-sent = Skickat
tour-support-request-list = Esc lämnar sökrutan, och g s öppnar supportärendena. Se efter om någon redan har rapporterat samma sak.
tour-support-request-new = Varje ärende har ett nummer och en status. Vårt finns inte här ännu: n öppnar sidan Rapportera ett problem med Partnercenter.
tour-support-request-kind = Typen säger vad det gäller, effekten hur bråttom det är. Bläddra till Fakturering och betalning, och till Måttlig.
tour-support-request-text = Rubriken är det man känner igen i listan: ordern och produkten. I beskrivningen skrivs vad som är fel: fyra, men två skulle det vara.
tour-support-request-about-what = Vilken kund och vilket köp det gäller: en GUID eller ett domännamn, och ordernumret. Här skrivs bara halva domänen.
tour-support-request-wrong = Ctrl-S skickar, eller försöker. Det som är fel står vid sitt fält, det första fältet är markerat, och inget har skickats.
tour-support-request-customer = Ett domännamn har en punkt. Enter går in i fältet, Ctrl-U tömmer det, och det rätta skrivs. Anmärkningen försvinner.
tour-support-request-contact = Vem som frågar är redan ifyllt, en rad högre upp. Skriv hur ni nås, med e-post och telefon, så att svaret kommer fram.
tour-support-request-submit = Nu är allt på plats. Ctrl-S skickar en gång, hur många gånger man än trycker, och ärendet får sitt nummer.
tour-support-request-found = Numret kan kopieras med y, och hela ärendet sparas som text med e. Esc leder till listan, där det står överst som öppet.
tour-support-request-interrupted = Om man blir avbruten
tour-support-request-interrupted-away = Telefonen ringer mitt i en mening. Det som är skrivet sparas som utkast, även om programmet skulle avslutas. g s visar listan.
tour-support-request-interrupted-back = Utkastet står överst. Enter öppnar det där man var.
tour-support-request-refund = Om det gäller en återbetalning
tour-support-request-refund-kind = Med den första typen, återbetalning för kundens räkning, kommer två fält till: orsaken och beloppet, med valuta. Gå ned till dem.
tour-support-request-role = Om man har en annan roll
tour-support-request-role-all = Alla operatörer får rapportera problem, även en faktureringsadministratör. Esc, g s och n öppnar sidan.
