# Rundturen ”Vem har haft nyckeln?”.

tour-activity-log = Vem har haft nyckeln?
tour-activity-log-about = Aktivitetsloggen: vad som skrivs, hur man hittar det, och hur man vet att ingen har ändrat i den.
tour-activity-log-task = Revisorn vill kunna jämföra loggen om ett år. Öppna aktivitetsloggen och spara en kontrollpunkt.
tour-activity-log-trace = Lämna ett spår
tour-activity-log-who = Vem som har haft vad
tour-activity-log-proof = Att loggen är hel
tour-activity-log-purchase = För att ha något att läsa lämnar vi ett spår. Öppna kundens senaste köp och rutan med nycklar.
tour-activity-log-copy = y kopierar nyckeln och L länken. Varje post är på disk innan något lämnas ut; kan den inte skrivas kopieras inget.
tour-activity-log-open = g l öppnar loggen, med alla som har haft nycklar eller nedladdningar. Att den öppnades skrivs också.
tour-activity-log-filter = f filtrerar på dag, slag, användare, kund, produkt och resultat. Skriv några bokstäver av användarens namn.
tour-activity-log-narrowed = Enter filtrerar. Rubriken säger alltid vad listan är begränsad till, så att ingen tror att den visar allt.
tour-activity-log-record = Enter visar hela posten: vem och med vilka roller då, vad, varifrån, och hashen som binder den till posten före.
tour-activity-log-everything = Esc stänger posten och tar bort filtret. Med f och ↓ visas allt som registreras: order, avbrott, roller, och vem som läste loggen.
tour-activity-log-check = V följer kedjan från början. Har någon ändrat, tagit bort eller flyttat en post säger den var.
tour-activity-log-checkpoint = En logg som skrivs om från början till slut hänger också ihop. C sparar en kontrollpunkt; förvara den på annat håll.
tour-activity-log-agrees = V jämför nu också med kontrollpunkten. Det är den som visar om hela loggen har bytts ut.
tour-activity-log-role = Om man saknar rollen
tour-activity-log-role-no = En administratörsagent hämtar nycklar men ser inte loggen: den som hämtar är inte den som granskar. Raden säger vilka roller som krävs.
tour-activity-log-role-own = Sin egen senaste åtkomst ser alla, under köpet. Om någon annan har hämtat nyckeln syns inte där.
