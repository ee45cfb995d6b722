### Nedladdningar: hur de står, vad som händer, och varför en misslyckades.

download-seconds = { $count } s

## Hur en nedladdning står

download-waiting = Inte påbörjad
download-running = Laddas ned
download-paused = Pausad
download-interrupted = Bröts när programmet avslutades
download-failed = Misslyckades
download-finished = Klar

## Varför det som fanns gavs upp

download-over-changed = Filen på servern har ändrats, så nedladdningen börjar om.
download-over-no-ranges = Servern kan bara skicka hela filen, så nedladdningen börjar om.
download-over-unknown = Det går inte att veta vilken fil det som fanns hör till, så nedladdningen börjar om.

## Varför en nedladdning misslyckades, och vad man kan göra

download-go-on = Fortsätt nedladdningen om en stund; den tar vid där den slutade.
download-proxy = Se efter om nätverket kräver inloggning eller går genom en proxy, och försök igen.
download-anew = Ladda ned den på nytt. Händer det igen är filen fel på servern, eller så ändras den på vägen.
download-no-server = Servern { $host } hittas inte eller svarar inte. Det som har laddats ned finns kvar.
download-no-server-instead = Se efter att nätverket fungerar, och fortsätt sedan.
download-not-secure = Anslutningen till { $host } är inte säker: servern kan inte visa att den är den rätta. Inget har hämtats från den.
download-not-secure-instead = Se efter att datorns klocka går rätt. Läser en proxy trafiken måste SSL_CERT_FILE ange filen med dess certifikat.
download-wrong-proxy = Proxyn som miljövariabeln { $variable } anger kan inte användas. Inget har hämtats förbi den.
download-wrong-proxy-instead = Ange en proxy som börjar med http eller https, eller ta bort variabeln.
download-cut = Anslutningen bröts efter { $done } av { $bytes }. Det som har laddats ned finns kvar.
download-stalled = Servern har inte skickat något, eller nästan inget, på { $seconds } s. Det som har laddats ned finns kvar.
download-expired = Länken har gått ut, och de nya länkarna godtas inte heller. Det som har laddats ned finns kvar.
download-refused = Servern nekade nedladdningen (status { $status }). Det som har laddats ned finns kvar.
download-refused-instead = Försök igen senare. Hjälper det inte är det något fel på servern, som bara de som sköter den kan rätta till.
download-overloaded = Servern kan inte svara just nu (status { $status }). Det som har laddats ned finns kvar.
download-not-http = Svaret från servern går inte att tolka. Det som har laddats ned finns kvar.
download-page = Det kom en webbsida i stället för filen. Inget av den har sparats.
download-circle = Servern skickade vidare mer än { $limit } gånger, så den kommer aldrig fram till filen. Det som har laddats ned finns kvar.
download-elsewhere = Servern skickade vidare till en adress som inget får hämtas från. Bara http och https används, och aldrig http efter https. Det som har laddats ned finns kvar.
download-length = Filen på servern är { $stated }, men den ska vara { $bytes }. Inget av den har sparats.
download-past-end = Det kom mer än de { $bytes } som filen har. Det som kom har tagits bort, för det går inte att lita på.
download-checksum = Filen har inte den kontrollsumma som den ska ha. Den har tagits bort, för det går inte att lita på den.
download-no-room = Filen får inte plats: { $needed } behövs och { $free } är ledigt. Det som har laddats ned finns kvar.
download-no-room-instead = Frigör utrymme på disken, eller välj en annan katalog.
download-exists = Det finns redan en fil { $path }. Den har inte rörts, och inget har laddats ned.
download-exists-instead = Välj en annan katalog, eller låt filen ersättas (--replace).
download-in-use = En annan nedladdning går redan till { $path }.
download-in-use-instead = Vänta tills den är klar, ta bort den, eller välj en annan katalog.
download-unwritable = { $path } går inte att läsa eller skriva: { $why }. Det som har laddats ned finns kvar.
download-other-folder = Välj en annan katalog, eller se till att den här går att skriva i, och försök igen.
disk-no-room = disken är full
disk-no-permission = du har inte rätt till det
disk-read-only = filsystemet går bara att läsa
disk-not-found = den finns inte
disk-is-folder = det är en katalog
disk-not-a-folder = en del av sökvägen är ingen katalog
disk-number = systemets fel nummer { $number }
disk-unknown = systemet säger inte varför
download-unwritable-instead = Se efter att katalogen finns och går att skriva i, och försök igen.
download-no-bits = Datalagret är inte anslutet till någon tjänst som har filerna. Inget har laddats ned.
download-no-bits-instead = Ladda ned filen i Partnercenter.
download-revoked = Köpet har avbrutits, och länken till filen med det.
download-revoked-instead = Det som hade kommit är borttaget. Ta även bort filer som redan hämtats.

## Sidan Nedladdningar

downloads-none = Listan över nedladdningar är tom.
downloads-none-do = Välj Ladda ned på sidan med nycklar och nedladdningar.
column-file = Fil
column-progress = Förlopp
column-size = Storlek
column-rate = Hastighet
column-left = Kvar
downloads-rate = { $bytes }/s
downloads-so-far = { $done } av { $bytes }
downloads-left = { $left } kvar
downloads-again = Ett nytt försök görs av sig självt inom { $seconds } s.
downloads-verified = Hel och kontrollerad: { $checksum }

## Vad en nedladdning håller på med

downloads-queued = Väntar på tur
downloads-preparing = Förbereds
downloads-starting = Börjar
downloads-checking = Kontrolleras
downloads-retrying = Försöker igen
downloads-completing = Slutförs
downloads-pausing = Pausas
downloads-cancelling = Avbryts

## Det som sägs medan man är någon annanstans

downloads-begun = Laddar ned; g d visar
downloads-done = { $file } är hämtad och kontrollerad, i { $folder }
downloads-failed = { $file }: { $what } (g d visar)
downloads-removed = Borttagen ur listan
downloads-folder = Katalogen visas
