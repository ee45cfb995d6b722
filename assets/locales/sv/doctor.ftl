### nyckel doctor: vad som hittades, och vad som är fel med det.

doctor-version = Version
doctor-data = Data
doctor-config = Konfiguration
doctor-log = Logg
doctor-store = Datalager
doctor-store-main = partnerns eget
doctor-store-demo = demoläget
doctor-present = finns
doctor-unopened = finns; har inte öppnats, ”nyckel verify” kontrollerar det
doctor-absent = finns inte
doctor-aside = Lagt åt sidan
doctor-aside-none = inget
doctor-holder = Används av
doctor-nobody = inget program
doctor-size = Storlek
doctor-free = Ledigt på disken
doctor-mebibytes = { $count } MiB
doctor-backups = Säkerhetskopior
doctor-backups-kept = { $count }, tillsammans { $mebibytes } MiB
doctor-newest = Senaste kopian
doctor-newest-none = ingen
doctor-newest-made = { $made } ({ $wholeness }); nästa ska göras { $due }
doctor-newest-whole = hel
doctor-newest-damaged = skadad
doctor-newest-not-read = stor och därför inte läst
doctor-revocations = Återkallelser
doctor-revocations-listed = { $purchases } köp och { $subscriptions } prenumerationer i listan
doctor-terminal = Terminal
doctor-colours = Färger
doctor-colours-none = inga
doctor-colours-all = alla
doctor-clipboard = Vägar till urklipp
doctor-language = Språk

## Varifrån en inställning kommer

doctor-from-flag = från flaggan
doctor-from-environment = från en miljövariabel
doctor-from-configuration = från konfigurationsfilen
doctor-from-system = från systemet
doctor-from-default = inget annat är valt

## Vad som är fel

doctor-little-room = Disken har för lite utrymme kvar, så inget kan sparas.
doctor-little-room-instead = Frigör utrymme på den.
doctor-not-writable = Datakatalogen går inte att skriva i.
doctor-not-writable-instead = Ge dig själv rätt att skriva där, eller välj en annan med --data-dir.
doctor-open-to-others = Andra användare på datorn kan läsa i datalagrets katalog, där kundernas namn står i klartext.
doctor-open-to-others-instead = Stäng den för andra: chmod 700 på katalogen.
doctor-store-gone = Datalagret har funnits här men är borta från sin plats.
doctor-store-gone-instead = Kör ”nyckel recover”, eller återställ från en säkerhetskopia.
doctor-list-damaged = Listan över återkallelser intill datalagret går inte att läsa, eller inte hela.
doctor-list-damaged-instead = Behåll datakatalogen som den är, och kör ”nyckel recover”.
doctor-no-backup = Det finns ingen säkerhetskopia av datalagret.
doctor-no-backup-instead = Kör ”nyckel backup”, eller arbeta i konsolen, som gör en om dagen.
doctor-old-backup = Datalagrets senaste säkerhetskopia är mer än två dagar gammal.
doctor-damaged-backup = Datalagrets senaste säkerhetskopia är skadad.
doctor-small-instead = Gör fönstret större.
doctor-wrong = { $count ->
    [one] En sak är fel.
   *[other] { $count } saker är fel.
}
doctor-wrong-instead = Rapporten ovan säger vad du kan göra.
