### Aktivitetsloggen: sidan, kommandot och beviset.

cli-about-activity-verify = Kontrollera aktivitetsloggens kedja och säg till vilken post den är som den skrevs
cli-about-activity-checkpoint = Skriv ned var aktivitetsloggen står, att förvara på annat håll och jämföra med senare
cli-flag-activity-lines = Skriv posterna som JSON, en per rad
cli-flag-activity-file = Den nya fil som ska skrivas, .csv eller .jsonl; - för standard ut
cli-flag-log-user = Bara det som den användaren gjorde: namn eller id
cli-flag-log-customer = Bara det som rör den kunden: hela namnet eller GUID
cli-flag-log-product = Bara det som rör den produkten: hela titeln
cli-flag-log-kind = Bara poster av det slaget; kan anges flera gånger. Slagen är key-viewed, key-copied, link-copied, log-opened, settings-changed, looked, backed-up, restored, recovered, exported, imported, download-started, download-finished, download-failed, order-placed, auto-renew-changed, plan-changed, renamed, purchase-cancelled, support-request-filed, kms-plan-changed, operator-added, operator-removed, roles-changed, passphrase-changed, slot-renewed, keys-retrieved
cli-flag-log-outcome = Bara det som gick så: done (utförd), refused (nekad) eller failed (misslyckad)
cli-flag-checkpoints = En kontrollpunkt att jämföra med; kan anges flera gånger
cli-flag-checkpoint-file = Den nya fil som ska skrivas; annars standard ut

cli-activity-more = Bara de första { $count } posterna visas. Ange --limit för fler, eller skriv ut dem med --csv eller --jsonl.
cli-activity-not-named = Ingenting i aktivitetsloggen heter ”{ $text }”.
cli-activity-several = Flera i aktivitetsloggen heter ”{ $text }”.
cli-activity-not-named-instead = Ange hela namnet eller id.
cli-activity-no-form = Filnamnet säger inte i vilken form posterna ska skrivas.
cli-activity-no-form-instead = Låt namnet sluta på .csv eller .jsonl, eller ange --csv eller --jsonl.
cli-activity-file-there-instead = Ange ett annat namn; en fil som finns ersätts aldrig.
cli-activity-written = { $count ->
    [one] En post är skriven till { $place }.
   *[other] { $count } poster är skrivna till { $place }.
}
cli-activity-checkpoint-written = Aktivitetsloggen står vid post { $number }; kontrollpunkten är skriven till { $place }. Förvara den på annat håll än datalagret.
cli-checkpoint-unread = Kontrollpunkten { $place } kan inte läsas.
cli-checkpoint-none = { $place } är ingen kontrollpunkt för en aktivitetslogg.
cli-checkpoint-other = Kontrollpunkten { $place } hör till ett annat datalager.
cli-checkpoint-instead = Ange en fil som ”nyckel activity checkpoint” har skrivit för det här datalagret.
cli-checkpoint-newer = Kontrollpunkten { $place } är skriven av en nyare nyckel.
cli-checkpoint-newer-instead = Kontrollera med den versionen.

log-unbroken = Aktivitetsloggen är obruten till post { $number }.
log-unbroken-empty = Aktivitetsloggen är tom.
log-broken = { $how } Till och med post { $unbroken } är aktivitetsloggen som den skrevs.
log-broken-instead = Låt datalagret vara som det är och jämför med en säkerhetskopia: ”nyckel restore” lägger tillbaka en. Ta reda på vem som har haft tillgång till disken.
log-break-changed = Post { $number } i aktivitetsloggen har ändrats.
log-break-removed-one = Post { $number } i aktivitetsloggen har tagits bort.
log-break-removed = Posterna { $number } till { $last } i aktivitetsloggen har tagits bort.
log-break-reordered = Poster i aktivitetsloggen har bytt plats: där post { $number } hör hemma står post { $found }.
log-break-cut-off = Aktivitetsloggen har kapats: posterna { $number } till { $last } saknas i slutet.
log-break-added = Vid post { $number } i aktivitetsloggen står något som aldrig har registrerats.
log-break-rewritten = Aktivitetsloggen har skrivits om: post { $number } är inte kontrollpunktens, och något mellan post { $after } och den har ändrats.

place-activity = Aktivitetslogg
key-activity = aktivitetslogg
settings-account = Kontoinställningar
settings-activity = vem som har haft nycklar och nedladdningar
key-log-details = posten
key-log-narrow = filtrera
key-log-widen = ta bort filtret
key-log-customer = kunden
key-log-order = ordern
key-log-prove = kontrollera
key-log-checkpoint = kontrollpunkt
key-log-csv = CSV-fil
key-log-lines = JSON-fil
key-log-apply = filtrera
key-log-next-field = nästa fält
key-log-previous-field = föregående fält
key-log-week-before = en vecka tidigare
key-log-week-after = en vecka senare
key-log-anything = rensa fältet

log-accesses = nycklar och nedladdningar
log-everything = allt som registreras
log-anything = alla
log-outcome-done = utförd
log-outcome-refused = nekad
log-outcome-failed = misslyckad
log-from = från { $day }
log-to = till { $day }
log-record = Post { $number }
log-proof = Kontroll
log-proving = Kedjan kontrolleras …
log-proved = { $unbroken } Kontrollerat { $time }.
log-saved = Sparat i { $path }
key-sort-time = sortera efter tid
key-sort-user = sortera efter användare
key-sort-act = sortera efter vad som gjordes
key-sort-outcome = sortera efter resultat
sort-time = tid
sort-user = användare
sort-act = vad
sort-outcome = resultat
log-sorted-in-part = av de { $count } nyaste
log-none-yet = Ingen har hämtat en nyckel eller laddat ned något ännu.
log-none-yet-do = Tryck f för att filtrera på något annat, till exempel allt som registreras.
log-none = Inget i aktivitetsloggen passar.
log-none-do = Tryck f för att filtrera på något annat, eller Esc för att ta bort filtret.
log-chart = { $days ->
    [one] Utförda åtkomster per användare och dag, { $first } – { $last }
   *[other] Utförda åtkomster per användare och { $days } dagar, { $first } – { $last }
}
log-chart-count = { $count } totalt, högst { $most }
log-filter-title = Filtrera aktivitetsloggen
log-field-from = Från och med
log-field-to = Till och med
log-weekdays = må ti on to fr lö sö
log-no-day = Skriv dagen som 2026-11-23 eller 23.11.2026.
log-backwards = Den sista dagen ligger före den första.
column-log-time = Tid
column-log-user = Användare
column-log-act = Vad
column-log-outcome = Resultat
log-fact-operator = Användar-id
log-fact-roles = Roller då
log-fact-failure = Fel
log-fact-reason = Skäl
log-fact-tenant = GUID
log-fact-version = Version
log-fact-from = Varifrån
log-fact-previous = Föregående hash
activity-keys-retrieved = Spara nycklar i fil
actor-in-view-short = { $operator } (kundens vy)
detail-lacked = ingen roll gav rätt att { $permission }
detail-keys-written = { $keys ->
        [one] 1 nyckel
       *[other] { $keys } nycklar
    }, { $links ->
        [one] 1 länk
       *[other] { $links } länkar
    }
detail-again = { $again ->
        [one] 1 köp hämtat igen
       *[other] { $again } köp hämtade igen
    }
detail-plain = fil i klartext
detail-passphrase = förseglad med en lösenfras
detail-recipients = förseglad till { $recipients }
log-fact-detail = Mer
key-log-day-before = en dag tidigare
key-log-day-after = en dag senare
key-log-month-before = en månad tidigare
key-log-month-after = en månad senare
key-log-today = i dag
log-either-day = Det kan vara { $one } eller { $other }: skriv dagen så.
log-nothing-fits = Inget som går att välja heter så.
log-several-fit = Flera heter så: skriv mer eller välj en med ↓.
log-month = { $month ->
    [1] januari
    [2] februari
    [3] mars
    [4] april
    [5] maj
    [6] juni
    [7] juli
    [8] augusti
    [9] september
    [10] oktober
    [11] november
   *[12] december
} { $year }
log-month-keys = ← → dag · ↑ ↓ vecka · PgUp PgDn månad · Home i dag
cli-activity-none = Inga åtkomster är loggade; --all visar allt som loggas.
cli-activity-none-asked = Inget är loggat för det som har angetts.
cli-activity-none-of-all = Inget är loggat.
cli-activity-limit-0 = Inga poster listas: --limit är 0.
cli-activity-read-only-instead = Att läsa aktivitetsloggen loggas i sig, och med --read-only kan inget sparas. Ge kommandot utan --read-only.
cli-usage-within-instead = Ange en tid som 36h, 10d eller 2weeks.
cli-usage-time-instead = Ange en dag som 2026-11-23 eller 23.11.2026, eller en tidpunkt som 2026-11-23T09:00:00Z.
log-agrees = { $count ->
    [one] Den stämmer med kontrollpunkten vid post { $number }.
   *[other] Den stämmer med { $count } kontrollpunkter, den senaste vid post { $number }.
}
log-checkpoint-saved = Kontrollpunkten är sparad i { $path }. Förvara en kopia på annat håll än datalagret.
