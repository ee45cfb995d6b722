# Aktivitetsloggen: sidan, kommandot och beviset.

cli-about-activity-verify = Kontrollera aktivitetsloggens kedja och säg till vilken post den är som den skrevs
cli-about-activity-checkpoint = Skriv ned var aktivitetsloggen står, att förvara på annat håll och jämföra med senare
cli-flag-activity-lines = Skriv posterna som JSON, en per rad
cli-flag-activity-file = Den nya fil som ska skrivas, .csv eller .jsonl; - för standard ut
cli-flag-log-user = Bara det som den operatören gjorde: namn eller id
cli-flag-log-customer = Bara det som rör den kunden: hela namnet eller GUID
cli-flag-log-product = Bara det som rör den produkten: hela titeln
cli-flag-log-kind = Bara poster av det slaget, till exempel key-viewed; kan anges flera gånger
cli-flag-log-outcome = Bara det som gick så: done (gjort), refused (nekat) eller failed (misslyckat)
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
