### Vad som gick fel, vad som finns kvar och vad man kan göra.

## Datalagret

failure-store = Datalagret kunde inte läsas eller skrivas. Det som redan är sparat finns kvar, och ingen nyckel har visats eller kopierats.
failure-store-instead = Försök igen. Hjälper det inte, se efter att disken och datakatalogen går att läsa och skriva.
failure-full = Disken är full, så inget nytt kunde sparas. Det som redan är sparat finns kvar, och ingen nyckel har visats eller kopierats.
failure-full-instead = Frigör utrymme på disken och försök igen.
failure-damaged = En del av datalagret är skadad och kan inte läsas. Inget har ändrats, och ingen nyckel har visats eller kopierats.
failure-damaged-instead = Behåll datakatalogen som den är, och kör ”nyckel recover”: den räddar allt som går, och talar om vad som saknas.
failure-behind = { $missing ->
    [0] Datalagret är inte det som öppnades här senast. Inget har ändrats.
    [one] Datalagret saknar den senaste ändringen, som hade sparats. Inget har ändrats.
   *[other] Datalagret saknar de { $missing } senaste ändringarna, som hade sparats. Inget har ändrats.
}
failure-behind-instead = Kör ”nyckel recover”: den räddar allt som går, och talar om vad som saknas.
failure-newer = Datalagret är skrivet av en nyare version av programmet. Inget har ändrats.
failure-newer-instead = Uppdatera programmet och öppna igen.
failure-older = Datalagret är skrivet av en äldre version av programmet och kunde inte flyttas över. Inget har ändrats.
failure-older-instead = Se efter att disken har plats för en säkerhetskopia, och öppna igen.
failure-owned = Datalagret är redan öppet ({ $detail }). Inget har ändrats.
failure-owned-instead = Arbeta vidare där, eller avsluta där och försök igen. Med --read-only visas den senaste säkerhetskopian, om det finns någon.
failure-owner = process { $process } på { $host } sedan { $since }
failure-owner-unknown = ett annat program
failure-nothing-there = Det finns inget datalager här, så det finns inget att titta på. Inget har skapats.
failure-nothing-there-instead = Ta bort --read-only om demodatat ska skapas, eller skapa ett eget datalager med ”nyckel init”.
failure-opening = Datalagret kunde inte öppnas. Inget har ändrats.
failure-opening-instead = Rätta till det som detaljerna säger, och starta programmet igen.
failure-before-seen = Demodatat har redan nått { $detail }, och demoklockan går inte tillbaka.
failure-before-seen-instead = Välj en senare tid med --now eller skapa om demodatat med ”nyckel seed --reset”.
failure-no-operator = Det finns ingen operatör ”{ $detail }”.
failure-no-operator-instead = Ta bort --operator eller ange ett helt namn eller ett id.

## Det man bad om

failure-not-found = Det du bad om finns inte, eller ligger utanför det du når. Inget har ändrats.
failure-not-found-instead = Läs om listan och välj på nytt.
failure-no-receipt = Det finns inget kvitto: köpet har inte avbrutits härifrån.
failure-no-receipt-instead = Listan över kundens programvara visar vad som är avbrutet.
failure-too-late = Tiden för detta har gått ut. Inget har ändrats.
failure-too-late-instead = Läs om sidan för att se vad som går att göra nu.
failure-conflict = Det gick inte att spara, för något har ändrats under tiden. Inget av det du bad om har skrivits.
failure-conflict-instead = Läs om sidan och försök igen.
failure-busy = Mycket pågår redan, så detta blev inte gjort. Det som pågår fortsätter.
failure-busy-instead = Vänta en stund och försök igen.
failure-drafts = Dina utkast kunde inte läsas eller sparas. Allt annat finns kvar.
failure-drafts-instead = Försök igen, och se efter att datakatalogen går att läsa och skriva.
failure-downloads = Listan över nedladdningar kunde inte läsas eller sparas. Det som har laddats ned finns kvar.
failure-downloads-instead = Försök igen, och se efter att datakatalogen går att läsa och skriva.

## Nycklar och länkar

failure-provider = Tjänsten som lämnar nycklar och länkar svarade inte som den skulle. Inget har visats eller kopierats.
failure-provider-instead = Försök igen om en stund.
failure-link-expired = Tjänsten lämnade bara länkar som har gått ut. Ingen länk har kopierats.
failure-link-expired-instead = Försök igen om en stund.
failure-locked = Valvet för nycklar är låst. Ingen nyckel och ingen länk har visats eller kopierats.
failure-locked-instead = Lås upp det med en lösenfras; ett kommando tar den ur filen i --passphrase-file.
failure-passphrase = Lösenfrasen stämmer inte. Datalagret är fortfarande låst, och inget har ändrats.
failure-passphrase-instead = Skriv den på nytt; stora och små bokstäver räknas som olika.
failure-vault = Valvet för nycklar kunde inte användas. Ingen nyckel och ingen länk har visats eller kopierats.
failure-vault-instead = Försök igen. Hjälper det inte, återställ från en säkerhetskopia.
failure-not-recorded = Åtkomsten kunde inte skrivas i aktivitetsloggen. Därför har inget visats eller kopierats.
failure-not-recorded-instead = Se efter att disken går att skriva på, och försök igen.

## Urklipp och webbläsare

failure-clipboard = Urklipp kunde inte nås genom { $detail }. Inget har kopierats eller tömts.
failure-clipboard-instead = Försök igen. En åtkomst som hann registreras står kvar i aktivitetsloggen.
failure-browser = Det gick inte att öppna någon webbläsare.
failure-browser-instead = Öppna adressen själv; tryck u för att kopiera den.
failure-folder = Det gick inte att visa katalogen.
failure-folder-instead = Sökvägen står på sidan Nedladdningar; öppna den själv.

## Säkerhetskopior

failure-backup-file = Säkerhetskopian kunde inte skrivas eller läsas: { $detail }. Datalagret är som det var.
failure-backup-file-instead = Se efter att platsen finns och går att skriva och läsa, och försök igen.
failure-backup-there = Det finns redan en fil { $detail }. Den har inte rörts.
failure-backup-there-instead = Välj ett annat namn, eller ersätt filen med --force.
failure-backup-unrecorded = Säkerhetskopian är gjord och ligger i { $detail }, men det gick inte att skriva in den i aktivitetsloggen.
failure-backup-unrecorded-instead = Kopian är hel. Se till att datalagret går att skriva i, och gör en ny som loggas.
failure-backup-none = Filen är ingen säkerhetskopia av ett datalager. Inget har ändrats.
failure-backup-none-instead = Ange en fil som ”nyckel backup” har skrivit.
failure-backup-damaged = Säkerhetskopian är skadad: den är avkortad eller har ändrats. Inget har ändrats i datalagret.
failure-backup-damaged-instead = Välj en annan säkerhetskopia; ”nyckel restore latest” tar den senaste som är hel.
failure-backup-newer = Säkerhetskopian är gjord av en nyare version av programmet. Inget har ändrats.
failure-backup-newer-instead = Uppdatera programmet och försök igen.
failure-stopped = Det avbröts. Inget halvt är kvar, och datalagret är som det var.
failure-stopped-instead = Ge kommandot igen när det passar.

## Vad systemet säger, efter ett kolon

system-not-found = det finns ingen sådan fil eller katalog
system-permission-denied = du har inte rätt till den
system-is-a-directory = det är en katalog
system-not-a-directory = en del av sökvägen är ingen katalog
system-full = disken är full
system-quota = din del av disken är slut
system-read-only = disken går bara att läsa
system-not-text = den innehåller något annat än text
system-too-large = den är för stor
failure-outcome-unknown = Uppdraget är skickat, men vad det ledde till är inte känt än.
failure-outcome-unknown-instead = Det frågas om tills det är känt. Att skicka det igen betalar inget en gång till.
failure-other-amounts = Beloppen är inte längre de som visades. Inget har ändrats.
failure-other-amounts-instead = Granska dem och skicka igen.
failure-ordered-otherwise = Beställningen gjordes redan med andra rader, som order { $detail }. Inget mer har köpts.
failure-ordered-otherwise-instead = Se efter i orderhistoriken vad som köptes, och lägg det som saknas i kundvagnen.
failure-attachment-instead = Välj en annan fil.
failure-own-files = Det gick inte att läsa { $detail }.
failure-own-files-written = Det gick inte att spara i { $detail }.
failure-own-files-instead = Kontrollera att mappen finns och att du får läsa och skriva i den. Inget har ändrats.
