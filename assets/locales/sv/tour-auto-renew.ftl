# Rundturen ”Förnya automatiskt”.

tour-auto-renew = Förnya automatiskt
tour-auto-renew-about = Vad som händer när perioden är slut, hur man ändrar det i tid, och varför inget gäller förrän det är skickat.
tour-auto-renew-task = Contoso AB ska inte förnya sin Windows Server Standard, order OR-WCJSJ. Se till att den går ut när perioden är slut.
tour-auto-renew-find = Hitta prenumerationen
tour-auto-renew-off = Stäng av
tour-auto-renew-on = Sätt på igen
tour-auto-renew-customer = En prenumeration förnyas av sig själv när perioden är slut, och då debiteras en ny. Leta upp Contoso AB; s visar vad kunden har.
tour-auto-renew-open = Rutan under listan säger när den markerade förnyas. Windows Server Standard, den fjärde raden, gör det i mars. Öppna den.
tour-auto-renew-change = Kunden byter lösning i vår och vill inte ha en period till. Gå ned till Förnya automatiskt och byt till Av med högerpilen.
tour-auto-renew-leave = Det står ändrat, inte skickat: under Status förnyas den fortfarande. Vad händer om man går sin väg nu? Esc.
tour-auto-renew-stay = Konsolen frågar innan det går förlorat, vart man än är på väg. Esc stannar kvar på sidan.
tour-auto-renew-submit = Skicka gör att det gäller. Det som är betalt gäller perioden ut; det som ändras är att inget följer efter den.
tour-auto-renew-again = Nu går den ut i mars. Till dess kan man ångra sig hur många gånger som helst. Gå tillbaka upp och byt till På.
tour-auto-renew-back = Inte heller det gäller förrän det är skickat. Båda ändringarna står i aktivitetsloggen, med namn och klockslag.
tour-auto-renew-expires = När perioden är slut, avstängd
tour-auto-renew-expires-day = Det blir mars: 107 dagar går. Prenumerationen har gått ut, inget mer debiteras, och det finns inget kvar att förnya.
tour-auto-renew-renews = När perioden är slut, påslagen
tour-auto-renew-renews-day = Det blir mars: 107 dagar går. En ny period är debiterad, och med den kommer ett nytt fönster på sju dagar för att avbryta.
tour-auto-renew-both = Om man vill avbryta samtidigt
tour-auto-renew-both-no = En ändring och en avbrytning delar aldrig Skicka, så att det är klart vad man säger ja till. X säger att ändringen måste bort först.
tour-auto-renew-older = Om den köptes före 14 oktober 2021
tour-auto-renew-older-list = Äldre prenumerationer finns inte i den här listan. De har ingen automatisk förnyelse: de går ut den dag som bestämdes vid köpet.
tour-auto-renew-older-software = Under Programvara finns de kvar. SQL Server Enterprise köptes 2020 på tre år och gick ut 2023; ska kunden ha den köps den på nytt.
tour-auto-renew-role = Om man saknar rollen
tour-auto-renew-role-there = En supportagent ser hela sidan och kan svara kunden på när den förnyas.
tour-auto-renew-role-no = Att ändra är nedtonat. Högerpilen säger vilka roller som får: de som får köpa, för en förnyelse är ett köp.
