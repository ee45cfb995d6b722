### Vad en regel säger nej till, och vad som går i stället.

refusal-role = Du har ingen roll som ger rätt att { $permission }.
refusal-role-instead = { $count ->
    [one] Be någon som har rollen { $roles } att göra det.
   *[other] Be någon som har en av rollerna { $roles } att göra det.
}
refusal-others-settings = Inställningarna är operatörens egna och ändras inte av någon annan.
refusal-others-settings-instead = Be operatören att ändra dem.
refusal-customer-role = I kundens egen vy är det bara kundens globala administratör som ser nycklar och nedladdningar.
refusal-customer-role-instead = Be kundens globala administratör att göra det.
refusal-kms-key = KMS-nycklar är inte tillåtna, inte ens på begäran.
refusal-kms-key-instead = Använd produktens MAK-nyckel (fleraktiveringsnyckel). Byts KMS mot MAK innan aktiveringen på en enhet går ut, sker det utan driftstopp: kundens plan KMS → MAK (nyckel kms) håller reda på tidsfristerna.
refusal-licence-only = Produkten säljs som licens och har varken nyckel eller nedladdning.
refusal-licence-only-instead = Licensen ger användaren rätt till tjänsterna; mer behövs inte.
refusal-reservation = En reservation har ingen nyckel och ingen nedladdning.
refusal-reservation-instead = Den hanteras i Azure-portalen.
refusal-no-key = Produkten har ingen nyckel.
refusal-no-download = Produkten har inget att ladda ned.
refusal-no-service = Datalagret är inte anslutet till någon tjänst som har filerna, så det finns inget att länka till eller ladda ned.
refusal-no-service-instead = Hämta länken eller filen i Partnercenter.
refusal-not-offered = Produkten finns inte i den versionen, på det språket eller i den filtypen.
refusal-not-offered-instead = Listan över kundens programvara visar vad den har.
refusal-cancelled = Köpet avbröts { $day } kl. { $time }. Nyckeln och länkarna är återkallade.
refusal-cancelled-instead = Både ni och kunden ska sluta använda programvaran. Ni ska dessutom avinstallera den och ta bort nedladdningar och länkar.
refusal-term-window = Annulleringsfönstret för perioden stängdes { $end }.
refusal-term-window-instead = Hela perioden debiteras, även om kunden slutar betala eller använda produkten, vilken faktureringsplan den än har. Stäng av automatisk förnyelse om inget mer ska följa.
refusal-purchase-window = Köpet kunde avbrytas före { $end }.
refusal-purchase-window-instead = När 30 dagar har gått kan köpet inte avbrytas.
refusal-needs-information = Leverantören behöver veta mer innan köpet avbryts.
refusal-needs-information-instead = Inget har ändrats. Skicka en kundsupportbegäran om det.
refusal-never-software-plan-instead = Läs Förskottsbetala för Azure-programvaruplaner före nästa köp: { $address }
refusal-never-reservation-instead = Azure-portalen: { $address }
refusal-never-instead = Varken produkten eller leverantören anger någon tid då det går.
refusal-expired = Prenumerationen gick ut { $day } och förnyas inte.
refusal-expired-instead = Det går att köpa produkten på nytt.
refusal-no-auto-renew = Köpet har ingen automatisk förnyelse.
refusal-no-auto-renew-instead = Det gäller den tid som bestämdes vid köpet.
refusal-plan = Produkten kan inte faktureras så.
refusal-plan-instead = Sidan visar de faktureringsplaner som går att välja.
refusal-no-prices = Det finns inga priser för kundens marknad: { $market }.
refusal-no-prices-instead = Inget i katalogen kan säljas där.
refusal-earlier-year = Utökade säkerhetsuppdateringar köps år för år, och år { $year } saknas.
refusal-earlier-year-instead = Köp år { $year } först, eller lägg det i samma kundvagn.
refusal-quantity = Antalet ska vara mellan { $least } och { $most }.
refusal-quantity-instead = Ange ett heltal däremellan.
refusal-not-sold = Produkten säljs inte, eller säljs inte längre.
refusal-not-sold-instead = Katalogen visar vad som säljs.
refusal-empty-cart = Kundvagnen är tom.
refusal-empty-cart-instead = Lägg till en produkt först.
refusal-too-much = Summan är större än vad ett belopp kan ange.
refusal-too-much-instead = Minska antalet.
refusal-reservation-market = Azure-reservationer kan inte säljas till kunder på den här marknaden: { $market }.
refusal-reservation-market-instead = Marknaden hindrar inget annat i katalogen.

## När inget kan skrivas

read-only-asked = Datalagret är öppnat bara för läsning, så inget kan sparas, och ingen nyckel kan visas eller kopieras.
read-only-asked-instead = Avsluta och starta utan --read-only.
read-only-backup = Det här är säkerhetskopian från { $made }, för datalagret är öppet i ett annat program. Inget kan sparas, och ingen nyckel kan visas eller kopieras.
read-only-backup-instead = Arbeta vidare där datalagret är öppet, eller avsluta där och starta om här.
read-only-no-room = Disken har för lite utrymme kvar, så inget kan sparas, och ingen nyckel kan visas eller kopieras. Allt som är sparat finns kvar.
read-only-no-room-instead = Frigör utrymme på disken; då går det vidare utan omstart.
read-only-broken = En skrivning misslyckades. Allt som är sparat finns kvar, men inget nytt kan sparas förrän datalagret har öppnats igen.
read-only-broken-instead = Försök igen om en stund. Hjälper det inte, se efter att disken går att skriva på och starta om.
refusal-clock = Klockan är { $now }, men datalagret har redan sett { $seen }. Det som har en tidsgräns kan inte avgöras.
refusal-clock-instead = Ställ datorns klocka rätt och försök igen.
