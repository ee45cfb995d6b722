# Rundturen ”Roller och rättigheter”.

tour-roles = Roller och rättigheter
tour-roles-about = Vad en supportagent ser och inte får, hur man ger någon en roll, och varför det alltid finns en global administratör.
tour-roles-task = Fatima Haddad är supportagent och ska från och med i dag också hämta nycklar. Ge henne rollen Administratörsagent.
tour-roles-helpdesk = Med supportagentens ögon
tour-roles-give = Ge en roll
tour-roles-last = En global administratör blir kvar
tour-roles-become = I demon går det att byta operatör från kommandolistan, Ctrl-P. I ett eget datalager kommer var och en in med sin lösenfras.
tour-roles-fatima = Enter byter till Fatima Haddad, som är supportagent. Överst till höger står vem som arbetar och med vilken roll.
tour-roles-dimmed = Hon kommer till samma sidor. Det hon inte får göra är nedtonat, inte gömt, och där står vilken roll som krävs och vem hon ska be.
tour-roles-nothing = y kopierar inget, och g l säger vilka roller som ser aktivitetsloggen. Att trycka på något nedtonat är inget försök och registreras inte.
tour-roles-operators = Tillbaka till Anna Berg, som är global administratör. g o visar alla operatörer och deras roller.
tour-roles-form = Fatima ska få hämta nycklar. ↓ går till henne, och Enter öppnar hennes roller.
tour-roles-tick = Mellanslag kryssar i Administratörsagent, och Enter sparar. Rättigheterna läggs ihop och gäller genast. Ändringen står i aktivitetsloggen.
tour-roles-sara = Sara Öberg ska i stället vara administratörsagent. När det är sparat är Anna den enda globala administratören.
tour-roles-own = Anna försöker ta bort sin egen roll. Först sägs vad hon förlorar, för det kan bara någon annan ge henne tillbaka.
tour-roles-kept = Hon svarar ja och nekas ändå: den sista behåller rollen, annars kunde ingen sköta datalagret. Försöket står i loggen.
tour-roles-oneself = Om man vill ta bort sig själv
tour-roles-oneself-no = Del tar bort en operatör, men ingen tar bort sig själv. Be en annan operatör göra det.
tour-roles-account = Om man är kontoadministratör
tour-roles-account-home = En kontoadministratör sköter operatörer men ser inga kunder. g o öppnar listan.
tour-roles-account-above = Den som hämtar nycklar eller är global administratör kan du inte ändra, för då kunde du ge bort det du själv inte har.
tour-roles-phrase = Om man bara får titta
tour-roles-phrase-dimmed = En supportagent ser vilka operatörer som finns, men ändrar ingen. Raden säger vilka roller som får.
tour-roles-phrase-own = Sin egen lösenfras får var och en byta, med p. Den nuvarande krävs, och det som förseglas sedan öppnas bara med den nya.
