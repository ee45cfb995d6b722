### Kommandoraden: vad kommandon, flaggor och svar heter.

cli-about = En konsol där en CSP-partner hittar och hämtar den programvara som kunderna har köpt.
cli-setting-no-file = Det finns ingen konfigurationsfil { $path }.
cli-setting-unreadable = Konfigurationsfilen { $path } går inte att läsa: { $detail }.
cli-setting-line = Konfigurationsfilen { $path } går inte att använda på grund av rad { $line }: { $detail }.
cli-setting-seconds = En tid i konfigurationsfilen { $path }, rad { $line }, är { $seconds } sekunder men måste vara { $least } till { $most } sekunder.
cli-setting-variable = Variabeln { $name } går inte att använda: { $detail }.
cli-setting-theme = Det finns inget tema ”{ $name }”.
cli-setting-log = ”{ $filter }” säger inte vad som ska loggas: { $detail }.
cli-setting-instead = Rätta inställningen eller ta bort den.
cli-no-home = Det finns ingen hemkatalog att spara något i.
cli-no-home-instead = Sätt HOME eller ange med --data-dir var data finns.
cli-flag-not-here = { $flag } passar inte här.
cli-demo-only-instead = Den är till för demoläget. I partnerns eget datalager är det lösenfrasen som säger vem du är, och datorns klocka som gäller.
cli-not-read-only-instead = Kommandot ändrar datalagret. Ta bort { $flag }.
cli-passphrase-ask = Lösenfras:
cli-passphrase-choose = Välj en lösenfras (minst { $count } tecken):
cli-passphrase-again = En gång till:
cli-passphrase-differs = De två lösenfraserna är inte lika.
cli-passphrase-differs-instead = Skriv samma lösenfras två gånger.
cli-passphrase-short = Lösenfrasen är för kort: minst { $count } tecken behövs.
cli-passphrase-short-instead = Ta några ord som du minns och ingen gissar. Blanksteg får vara med.
cli-passphrase-file = Filen med lösenfrasen går inte att läsa: { $detail }.
cli-passphrase-file-instead = Ange en fil med lösenfrasen och inget annat.
cli-passphrase-needed = Det behövs en lösenfras, och det finns ingen terminal att fråga efter den på.
cli-passphrase-needed-instead = Ange den i en fil med --passphrase-file.
cli-passphrase-unread = Lösenfrasen gick inte att läsa från terminalen: { $detail }.
cli-passphrase-broken-off = Ingen lösenfras angavs. Inget har ändrats.
cli-passphrase-wrong-instead = Ge kommandot igen med rätt lösenfras; stora och små bokstäver räknas som olika.
cli-read-only-backup = Detta är ur säkerhetskopian från { $made }, för datalagret är öppet i ett annat program.
cli-read-only-instead = Ge kommandot utan --read-only.
cli-init-there = Det finns redan ett eget datalager i { $place }. Inget har ändrats.
cli-init-there-instead = Öppna det med nyckel, eller välj en annan katalog med --data-dir.
cli-init-made = Datalagret har skapats i { $place }. { $name } är dess första operatör.
cli-init-next = Glöm inte lösenfrasen: ingen kan återskapa den, och utan den går inga nycklar att läsa. Läs nu in kunderna med ”nyckel import”, eller öppna konsolen med nyckel.
cli-output = Svaret gick inte att skriva: { $detail }.
cli-output-instead = Försök igen och skriv någon annanstans.
cli-panic = nyckel avslutades på grund av ett fel i programmet. Rapportera det gärna tillsammans med { $path }, som inte innehåller några nycklar.
cli-panic-without-report = nyckel avslutades på grund av ett fel i programmet, och rapporten om det gick inte att skriva.
cli-system = Systemet gav konsolen ingen tråd eller signal.
cli-system-instead = Stäng andra program och försök igen.

terminal-not-a-terminal = Konsolen behöver en terminal, och standardutmatningen är ingen.
terminal-dumb = Konsolen går inte att rita på den här terminalen.
terminal-failed = Terminalen svarade inte som den skulle.
terminal-instead = Använd kommandona i stället: ”nyckel --help” visar dem.

cli-heading-usage = Användning
cli-heading-commands = Kommandon
cli-heading-arguments = Argument
cli-heading-flags = Flaggor
cli-heading-common = Flaggor för alla kommandon
cli-value-command = KOMMANDO
cli-value-text = TEXT
cli-value-lines = ARTIKEL[=ANTAL][@PLAN]
cli-value-customer = KUND
cli-value-subscription = PRENUMERATION
cli-value-product = PRODUKT
cli-value-shell = SKAL
cli-value-file = FIL
cli-value-file-or-latest = FIL|latest
cli-value-flags = FLAGGOR
cli-value-directory = KATALOG
cli-value-name = NAMN
cli-value-version = VERSION
cli-value-tag = TAGG
cli-value-type = TYP
cli-man-name = NAMN
cli-man-synopsis = SYNOPS
cli-man-description = BESKRIVNING
cli-value-rate = TAKT
cli-value-operator = NAMN|ID
cli-value-month = ÅÅÅÅ-MM
cli-value-time = TID

cli-about-customers = Lista kunderna, eller dem som en text hittar precis som den stavas
cli-about-subscriptions = Lista en kunds prenumerationer, köpta den 14 oktober 2021 eller senare
cli-about-software = Lista vad en kund har köpt
cli-about-catalog = Lista det som säljs och hur det säljs till en kund
cli-about-order = Granska en beställning, eller skapa och betala den med --yes
cli-about-orders = Lista en kunds beställningar, oavsett datum
cli-about-key = Produktnycklar
cli-about-key-get = Hämta produktnyckeln till ett köp; åtkomsten loggas först
cli-about-link = Hämta en nedladdningslänk till ett köp; åtkomsten loggas först
cli-about-download = Ladda ned ett köps filer; åtkomsten loggas först
cli-about-cancel = Avbryt en prenumeration eller evig programvara, eller få kvittot på det
cli-about-cancel-subscription = Avbryt en prenumeration inom sju dagar från periodens början; nycklar och länkar återkallas genast
cli-about-cancel-software = Avbryt evig programvara inom 30 dagar från köpet; nycklar och länkar återkallas genast
cli-about-cancel-receipt = Få kvittot på ett avbrutet köp; att det lämnas ut loggas först
cli-about-billing = Se fakturorna till en kund, eller till alla kunder tillsammans; med --month en fakturas rader
cli-about-activity = Lista vem som har hämtat nycklar och nedladdningslänkar, senaste först; läsningen loggas
cli-about-market = Hitta en marknad efter namn eller kod och se om Azure-reservationer får säljas där
cli-about-verify = Kontrollera hela datalagret och aktivitetsloggens kedja, eller en säkerhetskopia
cli-about-export = Skriv ut kunder, ordrar, köp, prenumerationer, operatörer och loggen som JSON-rader, utan nycklar; exporten loggas först
cli-about-import = Läs in kunder, ordrar, köp och prenumerationer från JSON-rader; det som redan finns ändras inte
cli-about-init = Skapa partnerns eget datalager med den första operatören, som blir administratörsagent och global administratör
cli-about-doctor = Se var allt finns, hur datalager och terminal mår, och vad som är fel
cli-about-seed = Skapa demodatat
cli-about-backup = Gör en säkerhetskopia av datalagret; nycklarna är förseglade även i den
cli-about-restore = Återställ datalagret från en säkerhetskopia; det som har avbrutits förblir avbrutet
cli-about-compact = Skriv om datalagret så att det tar mindre plats
cli-about-completions = Skriv ut kompletteringar för ett skal
cli-about-man = Skriv ut manualen
cli-about-help = Visa hjälpen om nyckel eller om ett kommando

cli-flag-help = Visa den här hjälpen
cli-flag-version = Visa versionen
cli-flag-data-dir = Katalogen med data
cli-flag-demo = Öppna demoläget, även om det finns ett eget datalager
cli-flag-operator = Den operatör i demoläget som du agerar som
cli-flag-passphrase-file = En fil med lösenfrasen som öppnar datalagret; utan den frågar ett eget datalager efter den
cli-flag-read-only = Öppna bara för att titta: inget sparas, och ingen nyckel visas eller kopieras
cli-flag-lang = Språket
cli-flag-now = Flyttar fram demoklockan till den tiden, för gott
cli-flag-config = Konfigurationsfilen
cli-flag-log = Vad som skrivs i programmets logg, till exempel debug
cli-flag-theme = Temat: dark, light, high-contrast eller sixteen-colours
cli-flag-colour = Hur många färger
cli-flag-search = Det du söker: kunder, domäner, ordrar, produkter
cli-flag-title-part = En del av produktens titel; utan den visas hela katalogen
cli-flag-limit = Lista högst så många
cli-flag-json = Skriv svaret som JSON
cli-flag-customer = GUID, domän eller hela namnet
cli-flag-billed-customer = GUID, domän eller hela namnet; utan kund visas allas fakturor
cli-flag-month = Månaden vars fakturarader visas, till exempel 2026-11
cli-flag-csv = Skriv svaret som CSV
cli-flag-subscription = Prenumerationens id, dess eget namn, eller ordernummer med rad, till exempel OR-12345/1
cli-flag-product = Titel, eller ordernummer med rad, till exempel OR-12345/1
cli-flag-product-version = Produktens version; annars den nyaste
cli-flag-language = Produktens språk, till exempel sv-SE; annars kundens
cli-flag-file-type = Filtyp och operativsystem; annars den första
cli-flag-download-folder = Katalogen att ladda ned till; annars den aktuella
cli-flag-resume = Fortsätt en nedladdning som inte blev klar
cli-flag-replace = Ersätt filen om den finns, när den nya är hel
cli-flag-byte-rate = Högst så många byte i sekunden; k, M och G står för tusen, miljoner och miljarder
cli-flag-json-lines = Skriv vad som händer som JSON, ett objekt på varje rad
cli-flag-kind = Vilken sorts nyckel: mak eller kms
cli-flag-copy = Kopiera, och vänta tills kopian har rensats från urklipp
cli-flag-show = Skriv till standardutmatningen
cli-flag-from = Från den tidpunkten (RFC 3339) eller dagen
cli-flag-to = Före den tidpunkten (RFC 3339), eller till slutet av den dagen
cli-flag-all = Lista allt som har loggats, inte bara åtkomster
cli-flag-market = Ett namn, en del av ett namn eller en landskod
cli-flag-operator-name = Den första operatörens namn
cli-flag-customers-to-make = Hur många kunder; annars 200
cli-flag-seed = Fröet; annars 1
cli-flag-reset = Ersätt det demodata som redan finns
cli-flag-backup-file = Filen att skriva; annars en ny bland datalagrets säkerhetskopior
cli-flag-force = Ersätt filen om den finns
cli-flag-restored-file = Säkerhetskopian, eller latest för den senaste som är hel
cli-flag-verified-file = En säkerhetskopia att kontrollera i stället för datalagret
cli-flag-lines = Det som köps: artikel eller hel titel, med =ANTAL om det ska vara fler än det minsta antalet och @PLAN om det ska vara en annan faktureringsplan än den första: one-time (engångsbelopp), monthly (månadsvis), annual (årsvis) eller triennial (vart tredje år)
cli-flag-once = Beställningens GUID; samma GUID betalas en gång hur ofta kommandot än ges
cli-flag-order-yes = Skapa och betala beställningen
cli-flag-cancel-yes = Avbryt köpet
cli-flag-receipt-form = Som text (text) eller som e-post till kunden (eml); utan --to skrivs texten till standardutmatningen och e-posten till en fil bland datalagrets exporter
cli-flag-receipt-file = Den nya filen att skriva, eller - för standardutmatningen
cli-flag-yes = Återställ utan att fråga
cli-flag-export-file = Filen att skriva till; annars standardutmatningen
cli-flag-import-file = Filen att läsa, eller - för standardinmatningen
cli-flag-import-at-once = Läs genast in posterna i den filen, som ”nyckel import” gör
cli-flag-dry-run = Visa bara vad som skulle hända
cli-flag-skip-bad-lines = Importera de rader som går, även om andra är felaktiga
cli-flag-shell = bash, elvish, fish, powershell eller zsh
cli-flag-man-directory = Skriv en sida för varje kommando i den här katalogen
cli-flag-helped-command = Kommandot som hjälpen ska handla om

cli-usage-command = Det finns inget kommando ”{ $of }”.
cli-usage-unknown = ”{ $of }” kan inte stå här.
cli-usage-value = ”{ $value }” kan inte användas för { $of }.
cli-usage-conflict = { $of } och { $value } kan inte stå tillsammans.
cli-usage-twice = { $of } står där två gånger.
cli-usage-choose = Välj en av { $of }.
cli-usage-missing = Något saknas: { $of }.
cli-usage-no-command = Ett kommando saknas.
cli-usage-other = Kommandoraden går inte att läsa.
cli-usage-instead = Hjälpen visar vad som kan stå där: ”nyckel --help”, eller --help efter kommandot.

cli-column-customer = Kund
cli-column-domain = Domän
cli-column-market = Marknad
cli-column-software = Programvara
cli-column-tenant = GUID
cli-column-product = Produkt
cli-column-quantity = Antal
cli-column-charged = Debiterat
cli-column-bought = Köpt
cli-column-status = Status
cli-column-order = Order
cli-column-code = Kod
cli-column-reservations = Azure-reservationer
cli-column-number = Nr
cli-column-time = Tid ({ $zone })
cli-column-operator = Operatör
cli-column-item = Artikel
cli-column-price = Pris per styck
cli-column-minimum = Minsta antal
cli-column-plans = Faktureras
cli-column-not-sold = Kan inte säljas
cli-column-sum = Summa
cli-column-due = Förfaller
cli-yes = ja
cli-no = nej

cli-customers-empty = Det finns inga kunder ännu. Läs in dem med ”nyckel import”.
cli-customers-none = Ingen kund hittades.
cli-customers-more = { $count ->
    [one] och en till
   *[other] och { $count } till
}
cli-subscriptions-none = { $customer } har inga prenumerationer som köpts den 14 oktober 2021 eller senare.
cli-subscriptions-older = { $count ->
    [one] En äldre prenumeration finns med i ”nyckel software”.
   *[other] { $count } äldre prenumerationer finns med i ”nyckel software”.
}
cli-software-none = { $customer } har inte köpt någon programvara.
cli-orders-none = Inget har beställts åt { $customer }.
cli-activity-backwards = Tiden slutar innan den börjar, så inget har letats upp.
cli-activity-backwards-instead = Ange den tidigare med --from och den senare med --to.
cli-catalog-none = Inget i katalogen heter så.
cli-order-line-instead = Ange { $form }, till exempel DG7GMGF0DPMX:0001:DG7GMGF0F4LX=2@one-time. ”nyckel catalog” visar artiklarna.
cli-order-no-plan = ”{ $text }” är ingen faktureringsplan.
cli-order-no-plan-instead = Välj en av de här:
cli-order-no-number = ”{ $text }” är inget antal.
cli-order-no-item = Inget i katalogen heter ”{ $text }”.
cli-order-instalments = { $title }: { $count } delbetalningar
cli-order-totals = Betalas nu: { $now }. Över hela perioden: { $term }.
cli-order-placed = Beställningen är skapad och betald: { $order }
cli-order-not-placed = Inget är köpt. Ge kommandot med --yes för att skapa och betala.
cli-no-customer = Det finns ingen kund med GUID, domän eller namn ”{ $text }”.
cli-no-customer-instead = Leta upp kunden med ”nyckel customers”.
cli-several-customers = Flera kunder heter ”{ $text }”.
cli-several-customers-instead = Ange GUID för den du menar:
cli-no-purchase = { $customer } har inte köpt något som heter ”{ $text }”.
cli-no-purchase-instead = Se vad som finns med ”nyckel software”.
cli-purchases-like = { $customer } har inte köpt något som heter precis ”{ $text }”, men sådant som liknar det.
cli-several-purchases = { $customer } har flera köp som ”{ $text }” kan betyda.
cli-several-purchases-instead = Ange ordernummer och rad för det du menar:
cli-no-subscription = { $customer } har ingen prenumeration ”{ $text }”.
cli-no-subscription-instead = Se vad som finns med ”nyckel subscriptions”; det som köptes före den 14 oktober 2021 finns i ”nyckel software”.
cli-several-subscriptions = { $customer } har prenumerationer som ”{ $text }” kan betyda.
cli-several-subscriptions-instead = Ange id för den du menar:
cli-cancel-no-subscription = ”{ $text }” är ingen prenumeration.
cli-cancel-no-subscription-instead = Avbryt köpet med ”nyckel cancel software” och { $line }.
cli-cancel-is-subscription = ”{ $text }” är en prenumeration.
cli-cancel-is-subscription-instead = Avbryt den med ”nyckel cancel subscription” och { $subscription }.
cli-cancel-not-done = Inget har avbrutits. Ge kommandot med --yes i stället för --dry-run för att avbryta.
cli-cancel-done = Avbrutet { $instant }. Nycklar och länkar är återkallade.
cli-cancel-zone = Tider anges i { $zone }.
cli-cancel-no-fee = Ingen avgift för tidig uppsägning tas ut.
cli-cancel-after-the-window = Därefter debiteras hela perioden, även om kunden slutar betala eller använda den, oavsett faktureringsplan.
cli-cancel-revokes = Viktigt: nycklar och länkar återkallas genast, både för dig och för kunden. Ni måste båda sluta använda programvaran. Du måste dessutom avinstallera den och ta bort nedladdningar och länkar.
cli-receipt-written = Kvittot är skrivet: { $path }
cli-receipt-there-instead = Välj ett annat namn.
cli-no-version = Produkten finns inte i version ”{ $text }”.
cli-no-language = Produkten finns inte på språket ”{ $text }”.
cli-no-file-type = Produkten finns inte i filtypen ”{ $text }”.
cli-not-offered-instead = Välj något av det som finns, eller ta bort flaggan:
cli-nothing-offered-instead = Den har inget sådant att välja. Ta bort flaggan.
cli-day-too-far = { $day } ligger längre bort än tiden räknas.
cli-day-too-far-instead = Ange en dag mellan år 1 och år 9999.
cli-no-clipboard = Inget urklipp svarar, så inget har kopierats och inget har loggats.
cli-no-clipboard-instead = Använd --show, eller sätt NYCKEL_CLIPBOARD=file för att kopiera till en privat fil.
cli-copied-ends = Ctrl-C rensar kopian genast.
cli-copied-left = { $seconds } s kvar
cli-copied-cleared = Kopian är rensad.
cli-copied-replaced = Något annat har kopierats sedan dess och får vara kvar.
cli-copied-stays = Kopian gick inte att rensa.
cli-download-planned = Laddar ned { $bytes } till { $path }
cli-download-preparing = Tar reda på filens kontrollsumma …
cli-download-renewed = Länken hade gått ut och har förnyats.
cli-download-retrying = Försöker igen om { $seconds } s.
cli-download-checking = Kontrollerar det som finns: { $percent } % · { $done } av { $bytes }
cli-download-progress = { $percent } % · { $done } av { $bytes }
cli-download-pace = { " " }· { $rate }/s · { $left } kvar
cli-download-done = Filen är hel och kontrollerad: { $path }
    { $checksum }
cli-download-paused = Nedladdningen är pausad: { $done } av { $bytes } finns kvar.
cli-download-paused-instead = Fortsätt den med samma kommando och --resume.
cli-download-there = Det finns redan en del av filen, { $path }: { $done } av { $bytes }.
cli-download-there-instead = Fortsätt med --resume, eller ta bort den delen och börja om.
cli-seed-there = Det finns redan en demo i { $place }.
cli-seed-there-instead = Ersätt den med --reset; aktivitetsloggen, nedladdningslistan, säkerhetskopiorna och allt annat som har gjorts i den försvinner då.
cli-seed-made = { $count ->
    [one] Demodatat har skapats med en kund, i { $place }.
   *[other] Demodatat har skapats med { $count } kunder, i { $place }.
}
cli-seed-progress = Demodatat skapas: { $percent } %
cli-seed-finishing = Alla kunder finns; registren som de hittas genom ordnas …
cli-backup-progress = Säkerhetskopierar: { $percent } %
cli-backup-done = Säkerhetskopian är gjord: { $path } ({ $kilobytes } kB).
cli-compact-progress = Skriver om datalagret: { $percent } %
cli-compact-done = Datalagret är omskrivet: { $before } kB före, { $after } kB efter.
cli-compact-no-smaller = Det fanns inget mer att ta bort. Filen växer i steg om 512 kB, så ett litet datalager kan till och med ta några steg till.
cli-compact-cleaned = { $count ->
    [one] Nycklar till avbrutna köp har tagits bort ur en säkerhetskopia.
   *[other] Nycklar till avbrutna köp har tagits bort ur { $count } säkerhetskopior.
}
cli-restore-progress = Återställer: { $percent } %
cli-restore-none = Det finns ingen hel säkerhetskopia att återställa från.
cli-restore-none-instead = Ange en fil som har sparats någon annanstans.
cli-restore-no-file = Det finns ingen fil { $path }.
cli-restore-no-file-instead = Ange en säkerhetskopia, eller latest för den senaste.
cli-restore-loses = { $count ->
    [0] Säkerhetskopian är från { $made }, och inget har ändrats i datalagret sedan dess.
    [one] Säkerhetskopian är från { $made }. Datalagret har sparats en gång sedan dess; den ändringen går förlorad, men aktivitetsloggen och det som har avbrutits behålls.
   *[other] Säkerhetskopian är från { $made }. Datalagret har sparats { $count } gånger sedan dess; de ändringarna går förlorade, men aktivitetsloggen och det som har avbrutits behålls.
}
cli-restore-other = Säkerhetskopian från { $made } är av ett annat datalager. Allt i det datalager som finns här går förlorat, även aktivitetsloggen.
cli-restore-broken = Datalagret som finns här går inte att öppna. Det läggs åt sidan, och inget av det tas bort; det som ändrades i det efter säkerhetskopian från { $made } kommer inte med. Det som har avbrutits förblir avbrutet.
cli-restore-question = Återställa? (j/n)
cli-restore-unasked = Inget har återställts, för här finns ingen att fråga.
cli-restore-unasked-instead = Ge kommandot med --yes om det ska göras ändå.
cli-restore-declined = Inget har återställts.
cli-restore-declined-instead = Datalagret är som det var.
cli-restore-done = Datalagret är återställt från { $path }, som gjordes { $made }.
cli-restore-cancelled = { $count ->
    [one] Ett köp som har avbrutits sedan dess förblir avbrutet.
   *[other] { $count } köp som har avbrutits sedan dess förblir avbrutna.
}
cli-restore-by-the-list = { $count ->
    [one] Ett av dem fanns bara i listan över återkallelser intill datalagret.
   *[other] { $count } av dem fanns bara i listan över återkallelser intill datalagret.
}
cli-restore-keys = { $count ->
    [one] En nyckel till avbrutna köp har inte återställts.
   *[other] { $count } nycklar till avbrutna köp har inte återställts.
}
cli-restore-operators = { $count ->
    [one] En operatör är den som gällde före återställningen, med sina roller och sin lösenfras, och inte den i säkerhetskopian.
   *[other] { $count } operatörer är de som gällde före återställningen, med sina roller och lösenfraser, och inte de i säkerhetskopian.
}
cli-restore-log-continued = { $count ->
    [one] Aktivitetsloggen är hel: en post som skrevs efter säkerhetskopian är kvar.
   *[other] Aktivitetsloggen är hel: { $count } poster som skrevs efter säkerhetskopian är kvar.
}
cli-restore-log-lost = { $count ->
    [one] En senare post i aktivitetsloggen gick inte att läsa och är förlorad.
   *[other] { $count } senare poster i aktivitetsloggen gick inte att läsa och är förlorade.
}
cli-restore-log-not-continued = { $count ->
    [one] Aktivitetsloggen är säkerhetskopians. Den som fanns här fortsatte inte på den, och dess enda post är förlorad.
   *[other] Aktivitetsloggen är säkerhetskopians. Den som fanns här fortsatte inte på den, och dess { $count } poster är förlorade.
}
cli-restore-log-not-read = { $count ->
    [one] Aktivitetsloggen är säkerhetskopians. Den som fanns här gick inte att läsa, och en post från tiden efter säkerhetskopian har gått förlorad.
   *[other] Aktivitetsloggen är säkerhetskopians. Den som fanns här gick inte att läsa, och { $count } poster från tiden efter säkerhetskopian har gått förlorade.
}
cli-restore-unreadable = { $count ->
    [one] En post i det gamla datalagret eller i listan över återkallelser gick inte att läsa. Kontrollera att det som har avbrutits är avbrutet.
   *[other] { $count } poster i det gamla datalagret eller i listan över återkallelser gick inte att läsa. Kontrollera att det som har avbrutits är avbrutet.
}

## Supportärenden

cli-about-support = Supportärenden: lista, visa, spara och skicka
cli-about-support-list = Lista ärendena, de senaste först, och dina utkast ovanför dem
cli-about-support-show = Visa ett ärende
cli-about-support-export = Spara ett ärende som text eller som e-post med filerna
cli-about-support-file = Skicka ett ärende
cli-flag-request = Ärendets nummer.
cli-flag-export-form = Som text, eller som eml: e-post med filerna.
cli-flag-request-file = Filen att skriva; annars skrivs ärendet ut. En fil som finns ersätts inte.
cli-flag-problem-kind = Typ av problem: refund, order, subscription, keys-and-downloads, billing, access eller other.
cli-flag-impact = Effekt: critical, moderate eller minimal.
cli-flag-request-title = Rubrik.
cli-flag-description = Beskrivning.
cli-flag-request-customer = Kundklientorganisations-GUID eller domännamn.
cli-flag-request-purchase = Order-ID eller prenumerations-ID.
cli-flag-refund-reason = Återbetalningsorsak; krävs när typen är refund.
cli-flag-amount = Begärt belopp med valuta, t.ex. 1250,00 SEK; krävs när typen är refund.
cli-flag-contact-name = Kontaktens namn; annars den senaste kontaktens.
cli-flag-email = Kontaktens e-postadress; annars den senaste kontaktens.
cli-flag-phone = Kontaktens telefonnummer; annars den senaste kontaktens.
cli-flag-attach = En fil som ska följa med. Kan anges flera gånger.
cli-value-request = NUMMER
cli-value-kind = TYP
cli-value-impact = EFFEKT
cli-value-guid-or-domain = GUID|DOMÄN
cli-value-order-or-subscription = ORDER|PRENUMERATION
cli-value-amount = BELOPP
cli-value-email = ADRESS
cli-value-phone = NUMMER
cli-support-not-found = Det finns inget supportärende { $number }.
cli-support-not-found-instead = Se vilka som finns med nyckel support list.
cli-support-problems-instead = Rätta de här flaggorna:
cli-support-not-attached = { $path }: { $why }
cli-support-not-attached-instead = Inget har skickats. Rätta det och försök igen.
cli-support-there-instead = Välj ett annat namn med --to.
