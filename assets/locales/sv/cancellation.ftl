## Annulleringsfönstret

window-open = Kan avbrytas { $before } ({ $left } kvar).
window-passed = Annulleringsfönstret stängdes { $end }. Det kan inte avbrytas längre.
window-never = Det här kan aldrig avbrytas.
window-never-software-plan = Planer från Red Hat och SUSE kan aldrig avbrytas eller bytas.
window-never-reservation = En reservation avbryts inte här utan i Azure-portalen.

## Rader på en faktura

charge-credit = Kreditering: { $title }
charge-days-used = Använda dagar: { $title }
