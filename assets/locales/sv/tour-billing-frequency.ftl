# Rundturen ”Ändra faktureringen”.

tour-billing-frequency = Ändra faktureringen
tour-billing-frequency-about = Hur ofta nästa period faktureras, vad som inte kan ändras, och vad som väntas på fakturorna.
tour-billing-frequency-task = Storköpings Kommunförbund vill från nästa period betala månadsvis för Remote Desktop Services, order OR-696ZY. Ändra det.
tour-billing-frequency-find = Hitta prenumerationen
tour-billing-frequency-change = Ändra nästa period
tour-billing-frequency-invoices = Fakturorna
tour-billing-frequency-customer = Storköpings Kommunförbund vill fördela kostnaden över året. Leta upp deras Remote Desktop Services bland prenumerationerna.
tour-billing-frequency-open = Det finns två; rutan under listan säger hur var och en faktureras. Den första betalas årsvis. Enter öppnar den.
tour-billing-frequency-next = Hur perioden som löper faktureras bestämdes vid köpet och kan inte ändras. Gå ned till Nästa period och byt till Månadsvis.
tour-billing-frequency-submit = De planer som går att välja är produktens egna. Som allt på sidan gäller ändringen först när den är skickad.
tour-billing-frequency-billing = Sidan visar båda: fakturering nu, och hur det blir vid förnyelsen. Vad blir det i pengar? b visar faktureringen.
tour-billing-frequency-invoice = Den första raden är månaden som pågår. Väntas är det som tillkommer innan den är slut. Enter öppnar fakturan.
tour-billing-frequency-upcoming = Periodens pris debiterades på en gång den 20 november, och så förblir det. Sist står det som väntas: två andra som förnyas den 26:e.
tour-billing-frequency-term = När nästa period börjar
tour-billing-frequency-term-before = Nästan ett år går. Nu väntas en tolftedel av priset i stället för hela. Delarna blir tillsammans periodens pris, på öret.
tour-billing-frequency-term-begun = Tre dagar till, och tillbaka till prenumerationen: den nya perioden faktureras månadsvis, och kan avbrytas i sju dagar.
tour-billing-frequency-off = Om den inte förnyas
tour-billing-frequency-off-needs = Utan förnyelse finns ingen nästa period att fakturera. Stängs Förnya automatiskt av går planen inte att välja.
tour-billing-frequency-one = Om produkten bara har en plan
tour-billing-frequency-one-there = Contosos Windows Server Standard på ett år säljs bara med fakturering årsvis.
tour-billing-frequency-one-same = Högerpilen har inget att byta till, och inget är ändrat. Treåriga prenumerationer kan betalas årsvis eller vart tredje år.
tour-billing-frequency-role = Om man saknar rollen
tour-billing-frequency-role-there = En supportagent ser hur det faktureras nu och hur det blir, och kan svara kunden.
tour-billing-frequency-role-no = Att ändra är nedtonat, och högerpilen säger vilka roller som får.
