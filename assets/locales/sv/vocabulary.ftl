### Orden: roller, produktslag, löptider, tillstånd, språk, tid och pengar.

## Roller, så som Partnercenter kallar dem

role-admin-agent = Administratörsagent
role-global-admin = Global administratör
role-account-admin = Kontoadministratör
role-referrals-admin = Referensadministratör
role-marketing-content-admin = Innehållsadministratör för marknadsföring
role-sales-agent = Försäljningsagent
role-helpdesk-agent = Supportagent
role-billing-admin = Faktureringsadministratör
role-user-management-admin = Administratör för användarhantering

## Rättigheter, som slutet på ”… rätt att”

permission-look-at-customers = se kunder
permission-look-at-orders = se kundernas beställningar
permission-look-at-subscriptions = se kundernas prenumerationer
permission-look-at-software = se kundernas programvara
permission-keys = se produktnycklar, ladda ned eller kopiera länkar
permission-buy = köpa eller ändra förnyelse och faktureringsfrekvens
permission-cancel = avbryta köp och prenumerationer
permission-support-request = skicka supportbegäranden
permission-look-at-plans = se planer för KMS → MAK, Azure Hybrid-förmån och annulleringsfönster
permission-change-plans = ändra planer för KMS → MAK och Azure Hybrid-förmån
permission-invoices = se fakturor
permission-activity-log = se aktivitetsloggen
permission-operators = hantera operatörer och deras roller
permission-store-upkeep = sköta datalagret (säkerhetskopior, kontroll, export, import och anslutning)
permission-own-settings = ändra de egna inställningarna
permission-tours = spela upp rundturer

## Produktslag

kind-server-subscription = Serverprenumeration
kind-server-subscription-short = Prenum.
kind-perpetual = Evig programvara
kind-perpetual-short = Evig
kind-software-plan = Programvaruplan
kind-software-plan-short = Plan
kind-esu = Utökade säkerhetsuppdateringar (ESU)
kind-esu-short = ESU
kind-reservation = Azure-reservation
kind-reservation-short = Reserv.
kind-licence-only = Licens
kind-licence-only-short = Licens

## Löptid, fakturering och skatt

term-years = { $years } år
plan-one-time = Engångsbelopp
plan-monthly = Månadsvis
plan-annual = Årsvis
plan-triennial = Vart tredje år
tax-excluded = exkl. skatt
tax-included = inkl. skatt

## Ett köps tillstånd

status-active = Aktiv
status-expired = Utgången
status-cancelled = Avbruten

## Nycklar

key-kind-mak = Fleraktiveringsnyckel (MAK)
key-kind-kms = KMS-nyckel

## Aktiviteter

activity-key-viewed = Visa nyckeln
activity-key-copied = Kopiera nyckeln
activity-link-copied = Lämna ut länken
activity-log-opened = Öppna loggen
activity-settings-changed = Ändra inställningar
activity-backed-up = Säkerhetskopiera
activity-restored = Återställa kopia
activity-recovered = Rädda datalagret
activity-exported = Exportera
activity-imported = Importera poster
activity-download-started = Börja ladda ned
activity-download-finished = Ladda ned klart
activity-download-failed = Ladda ned ej klart
activity-order-placed = Beställa och betala
activity-auto-renew-changed = Ändra autoförnyelse
activity-plan-changed = Ändra fakturering
activity-renamed = Byta eget namn
activity-purchase-cancelled = Avbryta ett köp
activity-support-request-filed = Skicka ett ärende
activity-looked = Se en sida
outcome-done = Utförd
outcome-refused = Nekad ({ $rule })
outcome-failed = Misslyckad
door-console = Konsolen
door-command-line = Kommandoraden

## Tid

days = { $count ->
    [one] { $count } dag
   *[other] { $count } dagar
}
days-hours = { $days } d { $hours } h
minutes = { $minutes } min
hours-minutes = { $hours } h { $minutes } min
under-a-minute = under 1 min
no-time-left = ingen tid kvar
before-instant = före { $instant }

## Uppräkning

any-of = { $before } eller { $last }
all-of = { $before } och { $last }

## Språk som produkter finns på

language-cs-cz = Tjeckiska
language-da-dk = Danska
language-de-de = Tyska
language-en-us = Engelska
language-es-es = Spanska
language-fi-fi = Finska
language-fr-fr = Franska
language-hu-hu = Ungerska
language-it-it = Italienska
language-ja-jp = Japanska
language-ko-kr = Koreanska
language-nb-no = Norska (bokmål)
language-nl-nl = Nederländska
language-pl-pl = Polska
language-pt-br = Portugisiska (Brasilien)
language-pt-pt = Portugisiska (Portugal)
language-ru-ru = Ryska
language-sv-se = Svenska
language-tr-tr = Turkiska
language-zh-cn = Kinesiska (förenklad)
language-zh-tw = Kinesiska (traditionell)
