# Rundturen ”Nycklar och nedladdningar”.

tour-keys-and-downloads = Nycklar och nedladdningar
tour-keys-and-downloads-about = Allt som hör till ett köp: version, språk och filtyp, nyckeln som visas, döljs och skickas, länken med QR-kod, och filen på disken.
tour-keys-and-downloads-task = Maria på Contoso AB vill ha nyckel och länk till order OR-7F3K2 i samma brev. Kopiera ett färdigt meddelande till henne.
tour-keys-and-downloads-choose = Välj vad kunden ska ha
tour-keys-and-downloads-key = Visa och skicka nyckeln
tour-keys-and-downloads-file = Länken och filen
tour-keys-and-downloads-page = Sök fram kunden och öppna det senaste köpet. Sidan börjar med valen; de är ifyllda med det du valde förra gången, annars det nyaste på kundens språk.
tour-keys-and-downloads-file-type = ↑ går till filtypen och → byter den. Val som en produkt inte har visas inte alls, så här finns inget att välja fel.
tour-keys-and-downloads-get = Enter går till knappen, och Enter trycker på den. Rutorna öppnas utan att någon nyckel syns: att se efter är inte att hämta.
tour-keys-and-downloads-show = Hämta nyckel visar den. Att du såg den skrivs i aktivitetsloggen först; går det inte att skriva visas ingen nyckel.
tour-keys-and-downloads-hide = v döljer nyckeln när någon står bredvid, och visar den igen. Efter en minut utan tangenttryck döljs den av sig själv.
tour-keys-and-downloads-message = Y kopierar ett helt meddelande, även när nyckeln är dold: nyckel, länk och varning, på kundens språk. Urklipp töms efter 45 sekunder.
tour-keys-and-downloads-link = Esc stänger, och v visar länken för sig. Den gäller ett dygn, och så länge kan var och en som har den ladda ned.
tour-keys-and-downloads-qr = f visar länken som QR-kod i hela fönstret, så att den kan läsas av med en telefon. Är fönstret för litet för koden sägs det.
tour-keys-and-downloads-download = D laddar ned filen till din egen dator medan du gör annat. Både början och slutet står i aktivitetsloggen.
tour-keys-and-downloads-where = g d visar var filen ligger, och att den är hel: den är kontrollerad mot sin summa. o öppnar katalogen.
tour-keys-and-downloads-expired = Om länken har gått ut
tour-keys-and-downloads-expired-hidden = Det går ett dygn. Länken döljs av sig själv, och en länk som har gått ut lämnas aldrig ut.
tour-keys-and-downloads-expired-new = v hämtar en ny länk och visar den. Det är en ny åtkomst, och den får en egen post i aktivitetsloggen.
tour-keys-and-downloads-wrong-role = Om man saknar rollen
tour-keys-and-downloads-wrong-role-there = En global administratör får köpa och ser sidan, men bara en administratörsagent får hämta nycklar. Knapparna är nedtonade.
tour-keys-and-downloads-wrong-role-no = Enter på Hämta nyckel säger vilken roll som krävs. Inget visas, och att trycka på något nedtonat är inget försök.
tour-keys-and-downloads-wrong-role-nor = Detsamma gäller nedladdning och länk. Tjänsten under konsolen nekar också, och då står det i loggen.
