### Skötsel av datalagret: kontrollera det, skriva ut dess poster och läsa in dem.

## Kontroll

verify-whole = Datalagret är helt: { $records } poster lästa, varav { $activity } i aktivitetsloggen.
verify-whole-backup = Säkerhetskopian från { $made } är hel: { $records } poster lästa, varav { $activity } i aktivitetsloggen.
verify-lost = Aktivitetsloggen saknar post { $first } till { $last } sedan datalagret räddades ur det som gick att läsa.
verify-progress = { $records } poster lästa
verify-wrong = { $count ->
    [one] Datalagret är inte helt: ett fel hittades.
   *[other] Datalagret är inte helt: { $count } fel hittades.
}
verify-wrong-instead = Ingenting har ändrats. Låt datakatalogen vara som den är och återställ från en säkerhetskopia.
verify-backup-whole = Säkerhetskopian är hel: { $path }
verify-backup-made = Gjord { $made }, av ett datalager i format { $format }.
verify-backup-holds = Den har { $rows } rader, till och med ändring { $commit }, och aktivitetsloggen till och med post { $activity }.
verify-backup-operators = Operatörer: { $operators }
verify-more = { $count ->
    [one] och ett till
   *[other] och { $count } till
}
verify-engine = lagringsmotorn kunde inte läsa vidare
verify-missing = saknas
verify-bad-key = är ingen giltig nyckel i det här trädet
verify-unreadable = är inte det som skrevs där
verify-newer = är skriven av en nyare version av nyckel (schema { $found }; den här känner till { $known })
verify-misplaced = är en post om något annat
verify-ahead = är skriven efter den senast sparade ändringen
verify-gap = { $missing ->
    [one] en post i aktivitetsloggen saknas före den här
   *[other] { $missing } poster i aktivitetsloggen saknas före den här
}
verify-unlinked = passar inte ihop med loggposten före; en av dem har ändrats
verify-unlisted-customer = finns inte bland kundens loggposter
verify-unlisted-access = finns inte noterad som operatörens senaste åtkomst
verify-unlisted-feed = finns inte i ändringslistan
verify-unlisted-time = går inte att hitta på sin tidpunkt
verify-unlisted-commands = finns inte bland de uppdrag vars utfall är okänt
verify-unlisted-order = går inte att hitta på sitt nummer
verify-unlisted-window = går inte att hitta på slutet av sitt annulleringsfönster
verify-unlisted-term = går inte att hitta på slutet av sin period
verify-unlisted-log = går inte att hitta i aktivitetsloggen på det som står i den
verify-unlisted-revocations = är avbruten men finns inte i listan över återkallelser intill datalagret
verify-revoked = finns i listan över återkallelser intill datalagret men är inte avbruten
verify-stray = står för något som inte finns
verify-no-customer = hör till en kund som inte finns
verify-no-order = hör till en order som inte finns
verify-no-purchase = hör till ett köp som inte finns
verify-key-of-cancelled = är en förseglad produktnyckel till ett avbrutet köp
verify-wrong-access = är inte den senaste åtkomsten enligt aktivitetsloggen
verify-head-log = aktivitetsloggen ska sluta vid { $said } men slutar vid { $found }
verify-head-hash = passar inte ihop med den sista posten i aktivitetsloggen
verify-head-operators = ska räkna { $said } operatörer, men det finns { $found }
verify-head-feed = ska räkna { $said } rader i ändringslistan, men det finns { $found }

## Export

export-there = { $place } finns redan.
export-there-instead = Välj ett annat namn eller ersätt filen med --force.
export-done = { $lines ->
    [one] En rad skrevs till { $place }.
   *[other] { $lines } rader skrevs till { $place }.
}
export-in-clear = Filen innehåller namn i klartext, men inga nycklar och inga lösenfraser.
export-without-activity = Aktivitetsloggen är inte med, eftersom dina roller inte ger dig rätt att se den.

## Import

import-unreadable = { $place } gick inte att läsa: { $detail }.
import-unreadable-instead = Ange vilken fil det gäller, eller - för standardinmatningen. Det som hann importeras finns kvar, och samma fil kan importeras igen.
import-bad = { $count ->
    [one] En rad är felaktig, så ingenting har importerats.
   *[other] { $count } rader är felaktiga, så ingenting har importerats.
}
import-bad-instead = Rätta dem, eller importera de andra med --skip-bad-lines.
import-fatal-instead = Välj en fil som ”nyckel export” har skrivit, eller ge din fil samma första rad.
import-left-out = { $count ->
    [one] En rad är felaktig och har utelämnats:
   *[other] { $count } rader är felaktiga och har utelämnats:
}
import-new = Importerat: kunder { $customers }, ordrar { $orders }, köp { $entitlements }, prenumerationer { $subscriptions }
import-would = Skulle importeras: kunder { $customers }, ordrar { $orders }, köp { $entitlements }, prenumerationer { $subscriptions }
import-identical = Fanns redan likadant: kunder { $customers }, ordrar { $orders }, köp { $entitlements }, prenumerationer { $subscriptions }
import-different = Fanns redan med annat innehåll och lämnas som det är: kunder { $customers }, ordrar { $orders }, köp { $entitlements }, prenumerationer { $subscriptions }
import-passed-over = Importeras aldrig: operatörer { $operators }, loggposter { $activity }
import-line = rad { $line }: { $problem }
import-more = { $count ->
    [one] och en till
   *[other] och { $count } till
}

problem-no-header = här ska filens huvud stå: { $header }
problem-newer = filen har version { $found }, som en nyare nyckel skriver; uppdatera programmet
problem-too-long = är längre än vad en post kan vara
problem-not-an-object = är inget JSON-objekt
problem-missing = { $field } saknas; där ska stå { $expected }
problem-wrong = { $field } är { $found }; där ska stå { $expected }
problem-unknown = en sådan post har inget fält { $field }
problem-no-customer = kunden finns varken på en riktig rad i filen eller i datalagret
problem-no-order = ordern finns varken på en riktig rad i filen eller i datalagret
problem-no-purchase = köpet finns varken på en riktig rad i filen eller i datalagret
problem-twice = rad { $line } har en annan post med samma id

expected-text = en text på högst { $most } tecken, utan styrtecken
expected-some-text = en text på 1 till { $most } tecken, utan styrtecken
expected-guid = ett GUID
expected-catalog-item = en katalogpost, productId:skuId:availabilityId
expected-market = en marknads korta namn, till exempel sweden; ”nyckel market --json” visar dem
expected-number = ett heltal, { $least } eller mer
expected-flag = true eller false
expected-instant = en tidpunkt enligt RFC 3339, till exempel 2026-11-23T09:00:00Z
expected-amount = ett belopp som text, till exempel "1069.00", utan delar av den minsta enheten
expected-one-of = något av { $words }
expected-object = ett objekt

## Att rädda ett datalager

cli-about-recover = Rädda ett datalager som inte går att öppna, och tala om vad som saknas
recover-whole = Datalagret går att öppna. Inget har ändrats.
recover-salvaged = { $rows ->
    [one] Datalagret är räddat: en post gick att läsa.
   *[other] Datalagret är räddat: { $rows } poster gick att läsa.
}
recover-from-backup = Inget av datalagret gick att läsa. Det är återställt från säkerhetskopian { $file } från { $made }.
recover-aside = Det skadade datalagret ligger orört i { $path }.
recover-hopeless = Inget av datalagret gick att läsa, och det finns ingen hel säkerhetskopia intill. Det ligger orört i { $path }.
recover-gone = Datalagret är borta, och det finns ingen hel säkerhetskopia intill dess plats.
recover-hopeless-instead = Finns det en säkerhetskopia någon annanstans, ge kommandot ”nyckel restore FIL”.
recover-cancelled = { $count ->
    [one] Ett köp förblir avbrutet eftersom det står i listan över återkallelser intill datalagret.
   *[other] { $count } köp förblir avbrutna eftersom de står i listan över återkallelser intill datalagret.
}
recover-unrecorded-nobody = Datalagret är räddat, men vem som gjorde det står inte i aktivitetsloggen: det gick inte att läsa vilka som får öppna det.
recover-unrecorded = Datalagret är räddat, men det gick inte att skriva i aktivitetsloggen vem som gjorde det.
recover-unrecorded-instead = Det skadade datalagret ligger kvar, och rapporten intill det säger vad som saknas.
recover-report-unkept = Datalagret är räddat, men rapporten gick inte att spara i { $path }: { $detail }.
recover-report-unkept-instead = Spara det som står ovan på något annat sätt.
recover-nothing-lost = Inget saknas.
recover-lost = Detta saknas:
recover-left-out = Det som står efter ”tillsammans med” gick att läsa men hör till något som är borta. Det är utelämnat ur det nya datalagret och finns kvar i det skadade.
recover-remedy = { $rows ->
    [0] Det finns en hel säkerhetskopia från { $made }, och den är nyare än det som gick att läsa.
    [one] Det finns en hel säkerhetskopia från { $made }, och den har en post som nu saknas.
   *[other] Det finns en hel säkerhetskopia från { $made }, och den har { $rows } poster som nu saknas.
}
recover-remedy-customers = Dessa kunder finns bara i den:
recover-remedy-later = { $later ->
    [0] Inget har ändrats sedan den gjordes.
    [one] En ändring har gjorts sedan dess. Den finns här men inte i säkerhetskopian.
   *[other] { $later } ändringar har gjorts sedan dess. De finns här men inte i säkerhetskopian.
}
recover-remedy-how = Så återställs den: { $command }
recover-named = { $name } ({ $id })
loss-commits = { $count ->
    [one] den senaste ändringen, som hade sparats
   *[other] de { $count } senaste ändringarna, som hade sparats
}
loss-customer = kunden { $name }
loss-order = ordern { $name } för kunden { $customer }
loss-purchase = köpet { $name } för kunden { $customer }
loss-subscription = prenumerationen { $name } för kunden { $customer }
loss-key = den förseglade nyckeln till köpet { $name } för kunden { $customer }
loss-schedule = det som härnäst förfaller för köpet { $name } för kunden { $customer }
loss-charge = en debitering av köpet { $name } för kunden { $customer }
loss-command = uppdraget { $name } till leverantören för kunden { $customer }
loss-support-request = supportärendet { $name }
loss-attachment = filen { $name } i supportärendet { $number }
loss-operator = operatören { $name }
loss-with = { $what }, tillsammans med { $contents }
left-out-orders = { $count ->
    [one] en order
   *[other] { $count } ordrar
}
left-out-purchases = { $count ->
    [one] ett köp
   *[other] { $count } köp
}
left-out-subscriptions = { $count ->
    [one] en prenumeration
   *[other] { $count } prenumerationer
}
left-out-keys = { $count ->
    [one] en förseglad nyckel
   *[other] { $count } förseglade nycklar
}
loss-last-access = noteringen om den senaste åtkomsten till köpet { $name } för kunden { $customer }
loss-key-slot = lösenfrasen för operatören { $name }
loss-unnamed = en post vars namn inte går att läsa ({ $name })
loss-can-be-fetched = { $what }; den går att hämta på nytt
loss-between = allt om { $part } mellan { $after } och { $before }
loss-part-customers = kunderna
loss-part-operators = operatörerna
loss-part-key-slots = operatörernas lösenfraser
loss-part-support-requests = supportärendena
loss-beginning = början
loss-end = slutet
loss-revocations = { $count ->
    [one] en rad i listan över återkallelser; se efter att det som har avbrutits är avbrutet
   *[other] { $count } rader i listan över återkallelser; se efter att det som har avbrutits är avbrutet
}
loss-record = post { $first } i aktivitetsloggen
loss-records = posterna { $first } till { $last } i aktivitetsloggen
