# Rundturen ”Var syns köpet?”.

tour-purchases-shown = Var syns köpet?
tour-purchases-shown-about = Prenumerationer som köptes före den 14 oktober 2021 syns inte bland prenumerationerna. Var de finns, och vad som finns på varje sida.
tour-purchases-shown-task = Contoso AB har en SQL Server Enterprise från 2020, order OR-GYJ5T, som inte syns bland prenumerationerna. Öppna dess sida med nycklar.
tour-purchases-shown-after = Från den 14 oktober 2021
tour-purchases-shown-before = Före den dagen
tour-purchases-shown-everywhere = Alla order
tour-purchases-shown-subscriptions = s visar kundens prenumerationer, de som köptes den 14 oktober 2021 eller senare. Nederst står hur många som är äldre.
tour-purchases-shown-newer = Den nedersta köptes 2022 och är inne på sin femte period: sådana köp förnyas av sig själva tills någon stänger av det.
tour-purchases-shown-not-there = Kunden frågar efter sin SQL Server Enterprise från 2020. Här finns den inte, och inte heller när ett annat program hämtar prenumerationerna.
tour-purchases-shown-software = Den är inte borta: sidan Programvara visar allt som är köpt. Den hade ingen automatisk förnyelse, och gick ut på den dag som bestämdes vid köpet.
tour-purchases-shown-key = Enter öppnar köpet. Nyckel och nedladdningar finns kvar, fast tiden har gått ut.
tour-purchases-shown-orders = o visar orderhistoriken. Den har varje order, oavsett datum, så ett ordernummer hittas alltid här.
tour-purchases-shown-perpetual = Om det är evig programvara
tour-purchases-shown-perpetual-none = Visio är köpt för gott. Det är ingen prenumeration, så på den här sidan står det aldrig.
tour-purchases-shown-perpetual-there = Under Programvara finns det, bland allt annat som är köpt.
tour-purchases-shown-cancelled = Om köpet är avbrutet
tour-purchases-shown-cancelled-there = Ett avbrutet köp står också kvar under Programvara, med dagen då det avbröts.
tour-purchases-shown-cancelled-why = Nyckeln är återkallad. Sidan säger det, och att både du och kunden ska sluta använda programvaran.
