### Dialoger: produktnyckeln och de frågor nyckel ställer.

dialog-key-title = Produktnyckel
dialog-link-title = Länk
dialog-help-title = Hjälp
dialog-palette-title = Kommando
dialog-failure-title = Det gick inte

## Hjälpens två delar

help-here = Här
help-everywhere = Överallt
help-outside-field = Utanför fältet
help-in-field = I fältet
list-part = { $first }–{ $last } av { $total }

## Varför en nyckel eller länk har dolts av sig själv

hidden-unused = Dold: ingen tangent har tryckts på en stund. Visa igen med v.
hidden-unfocused = Dold: terminalen var inte i fokus. Visa igen med v.
hidden-given-away = Dold: terminalen lämnades, eller fönstret blev för litet. Visa igen med v.

## Länken

link-hidden = Länken är dold. Visa den med v.
link-too-long = Länken är för lång för en QR-kod.
link-renewing = Länken har gått ut; en ny är på väg …
link-no-room = Fönstret är för litet för QR-koden: { $columns } × { $rows } behövs.

## Paletten

palette-become = byt operatör till { $operator }

## Vägarna till urklipp

route-tmux = tmux
route-osc52 = terminalen (OSC 52)
route-system = systemets urklipp
route-file = en fil
dialog-route-title = Vilken väg ska kopian ta?
dialog-route-file = Ska kopian skrivas till en fil?
route-none = Härifrån går det inte att nå något urklipp.
route-file-wanted = Du har valt att kopior skrivs till en fil, som bara du kan läsa (0600). Filen tas bort när tiden är ute.
route-file-for-secrets = Du har valt att kopior skrivs till en fil, och bara nycklar, länkar och meddelanden skrivs dit.
route-file-offer = Kopian kan i stället skrivas till en fil som bara du kan läsa (0600). Filen tas bort när tiden är ute.

## Att avsluta medan en kopia ligger i urklipp

confirm-quit-title = Avsluta?
confirm-quit = En kopia ligger kvar i urklipp. Den tas bort innan programmet avslutas.
confirm-quit-file = En kopia ligger kvar i en fil. Filen tas bort innan programmet avslutas.
confirm-quit-lasting = En kopia ligger i terminalens urklipp (OSC 52) och kan inte tas bort härifrån. Den ligger kvar när programmet har avslutats, tills något annat kopieras.
confirm-quit-downloads = { $count ->
    [one] En nedladdning pågår.
   *[other] { $count } nedladdningar pågår.
 } Det som pågår pausas och kan fortsätta nästa gång.
confirm-quit-nothing = Inget ligger kvar längre, och inget pågår.
confirm-quit-plain = Avsluta
confirm-quit-paused = Pausa och avsluta
confirm-quit-no = Nej, stanna kvar
confirm-quit-yes = Töm och avsluta
confirm-quit-file-yes = Ta bort och avsluta
confirm-quit-anyway = Avsluta ändå

## Att skriva över en fil, och att avbryta en nedladdning

confirm-replace-title = Skriva över?
confirm-replace = Det finns redan en fil { $file }. Den skrivs över när den nya är hämtad och kontrollerad.
confirm-replace-no = Nej, behåll
confirm-replace-yes = Ja, ladda ned igen
confirm-cancel-title = Avbryta nedladdningen?
confirm-cancel = Det som har hämtats av { $file } tas bort.
confirm-cancel-no = Nej, behåll
confirm-cancel-yes = Ja, avbryt

## Att låsa upp partnerns eget datalager

dialog-unlock-title = Lås upp
unlock-store = Partnerns datalager är låst.
unlock-who = Lösenfrasen låser upp det och säger vem du är.
unlock-passphrase = Lösenfras
unlock-trying = Låser upp …

## Datalagrets säkerhetskopior

dialog-backup-title = Säkerhetskopior
backup-sealed = Nycklarna ligger lika förseglade i en säkerhetskopia som i datalagret. De sju nyaste sparas.
backup-kept = Sparade, den nyaste först
backup-none = Ingen ännu.
backup-begins = Börjar …
backup-so-far = { $done } av { $total } poster
backup-goes-on = Allt annat går att göra under tiden. Kopian blir klar även om rutan stängs.
backup-done = Säkerhetskopian är gjord
backup-stopped = Säkerhetskopian avbröts; inget av den finns kvar
backup-daily-failed = Dagens säkerhetskopia gjordes inte: { $what }

## Demoklockan

dialog-demo-clock-title = Demoklockan
demo-clock-now = Nu är det { $now } i demoläget.
demo-clock-next-due = Till det som förfaller näst
demo-clock-day = En dag framåt
demo-clock-week = En vecka framåt
demo-clock-month = En månad framåt
demo-clock-year = Ett år framåt
demo-clock-nothing-due = ingenting förfaller
demo-clock-how = Det som förfaller under tiden debiteras, förnyas och upphör, i tur och ordning. Klockan går aldrig tillbaka; nyckel seed --reset skapar om demodatat.
demo-clock-put-forward = Demoklockan är framflyttad till { $now }
