# Rundturen ”När köpet är avbrutet”.

tour-after-cancellation = När köpet är avbrutet
tour-after-cancellation-about = Vad som försvinner när ett köp avbryts, hos er och hos kunden, och var pengarna och kvittot finns.
tour-after-cancellation-task = Contoso AB avbryter sin Windows Server 2022 Standard, order OR-7F3K2. Avbryt köpet, spara kvittot och hitta krediteringen på fakturan.
tour-after-cancellation-before = Medan köpet gäller
tour-after-cancellation-act = Köpet avbryts
tour-after-cancellation-gone = Det som är borta
tour-after-cancellation-money = Pengar och kvitto
tour-after-cancellation-key = Contosos senaste köp har en nyckel. Fyra tangenter leder från namnet till rutorna med nycklar och nedladdningar.
tour-after-cancellation-copy = y kopierar nyckeln. Den ligger nu i urklipp, och kunden kan ha den redan: just därför spelar det roll vad som händer sedan.
tour-after-cancellation-cancel = Kunden ångrar sig. w går till programvaran, X öppnar dialogen, ordern väljs och rutan om det viktiga meddelandet kryssas.
tour-after-cancellation-submit = Skicka kan inte ångras. Nycklar och länkar återkallas i samma stund, och nyckeln som ligger i urklipp tas bort därifrån.
tour-after-cancellation-page = Köpet står kvar i listan som avbrutet. Esc stänger dialogen, och Enter öppnar sidan där nyckeln fanns.
tour-after-cancellation-duties = Här finns ingen nyckel mer. Båda ska sluta använda programvaran, och ni ska avinstallera den och ta bort nedladdningar och länkar.
tour-after-cancellation-customer = Kunden ska se detsamma. g m öppnar kundens egen vy, och Enter köpets sida: inte heller där finns någon nyckel.
tour-after-cancellation-receipt = g m leder tillbaka och Esc till programvaran. e sparar ett kvitto på det avbrutna köpet, utan nyckel eller länk i.
tour-after-cancellation-credit = b visar faktureringen. Nästa faktura krediterar köpet helt; raden står redan i den månad som pågår.
tour-after-cancellation-subscription = Om det är en prenumeration
tour-after-cancellation-subscription-cancel = Här avbryts SQL Server Standard, en prenumeration som har använts en vecka: X, Ja och Skicka.
tour-after-cancellation-subscription-lines = Fakturan får två rader: allt som debiterats krediteras, och de använda dagarna debiteras för sig. Skillnaden är återbetalningen.
tour-after-cancellation-quarter = Om det inte syns i Partnercenter
tour-after-cancellation-quarter-note = Här gäller avbrytningen genast, men i Partnercenter kan det dröja upp till 15 minuter. Därför står det vid köpet. Esc stänger dialogen.
tour-after-cancellation-quarter-over = En kvart går, och påminnelsen försvinner. Syns köpet fortfarande i Partnercenter är det dags att fråga supporten.
