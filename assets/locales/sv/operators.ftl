## Operatörer, deras roller och lösenfraser

activity-operator-added = Lägga till operatör
activity-operator-removed = Ta bort operatör
activity-roles-changed = Ändra roller
activity-passphrase-changed = Byta lösenfras
activity-slot-renewed = Förnya lösenfraslås
activity-of-operator = { $action }: { $person }
activity-of-operator-with-roles = { $action }: { $person } ({ $roles })

refusal-last-global-admin = Den sista globala administratören behåller rollen och tas inte bort: annars kunde ingen sköta datalagret.
refusal-last-global-admin-instead = Gör först en annan operatör till global administratör.
refusal-removing-oneself = Ingen tar bort sig själv.
refusal-removing-oneself-instead = Be en annan operatör göra det.
refusal-no-roles = En operatör har minst en roll.
refusal-no-roles-instead = Välj en roll.
refusal-not-a-name = Det är inget namn på en operatör.
refusal-not-a-name-instead = Skriv 1 till 100 tecken på en rad.
refusal-name-taken = Det finns redan en operatör som heter { $person }.
refusal-name-taken-instead = Välj ett namn som går att skilja från det.
refusal-short-passphrase = Lösenfrasen måste ha minst { $count } tecken.
refusal-short-passphrase-instead = Några ord efter varandra är lätta att minnas.
refusal-above-own-roles = Det gäller en administratörsagent eller global administratör.
refusal-above-own-roles-instead = Det kan bara en global administratör göra.
refusal-first-kind = Lösenfrasen för { $person } har ännu den äldre sortens lås, som inte kan göras om utan den.
refusal-first-kind-instead = Be { $person } låsa upp datalagret en gång först.

settings-lock = Låser sig själv
settings-lock-never = aldrig
settings-lock-minutes = { $count ->
    [one] efter { $count } minut utan tangenttryck
   *[other] efter { $count } minuter utan tangenttryck
}

failure-too-soon = Flera lösenfraser i rad var fel, och nästa försök får vänta.
failure-too-soon-instead = Vänta en stund och försök igen. Väntan blir längre för varje fel.

## Kommandoraden

cli-about-operators = Se operatörerna, lägg till, ändra och ta bort
cli-about-operators-add = Lägg till en operatör
cli-about-operators-change = Ge en operatör andra roller
cli-about-operators-passphrase = Byt din egen eller en kollegas lösenfras
cli-about-operators-remove = Ta bort en operatör
cli-flag-new-operator = Operatörens namn
cli-flag-changed-operator = Operatörens namn eller id
cli-flag-passphrase-of = Vems lösenfras, efter namn eller id; annars din egen
cli-flag-role = En roll; rättigheterna från flera roller läggs ihop
cli-flag-operator-language = Operatörens språk
cli-flag-new-passphrase-file = En fil med den nya lösenfrasen; annars frågas du efter den två gånger
cli-flag-remove-yes = Ta bort operatören
cli-value-role = ROLL
cli-column-roles = Roller
cli-column-language = Språk
cli-column-id = Id
cli-operators-added = { $person } är tillagd som { $roles }.
cli-operators-changed = { $person } är nu { $roles }.
cli-operators-passphrase = Lösenfrasen för { $person } är bytt.
cli-operators-removed = { $person } är borttagen. Det som förseglas från och med nu öppnas inte med den lösenfrasen.
cli-operators-remove-follows = { $person } kommer inte längre in i datalagret, och nycklar som förseglas efteråt kan inte öppnas med den lösenfrasen, inte heller i en gammal kopia. Utkasten försvinner. Det som { $person } har gjort står kvar i aktivitetsloggen.
cli-operators-not-removed = Ingen är borttagen. Ge kommandot med --yes för att ta bort.
cli-passphrase-waits = { $count ->
    [one] Flera lösenfraser i rad var fel. Nästa prövas om { $count } sekund.
   *[other] Flera lösenfraser i rad var fel. Nästa prövas om { $count } sekunder.
}

## Låsning

key-lock = lås
lock-unlocked = Upplåst. Du är där du var.
unlock-behind = Lösenfrasen är rätt. Något pågår ännu åt den som låste: du kommer in så snart det är klart.
unlock-locked = Konsolen är låst.
unlock-again = Du kommer tillbaka dit du var. Med en annan operatörs lösenfras börjar konsolen på Start.
unlock-demo = Du kommer tillbaka dit du var. Demons lösenfras är nyckel demo, om den inte har bytts.
unlock-waits = { $count ->
    [one] Nästa försök får göras om { $count } sekund.
   *[other] Nästa försök får göras om { $count } sekunder.
}

## Sidan

place-operators = Operatörer
key-operators = operatörer
column-operator = Operatör
column-roles = Roller
column-language = Språk
key-change-roles = ändra roller
key-add-operator = ny operatör
key-change-passphrase = byt lösenfras
key-remove-operator = ta bort
key-send-operator = spara
key-field-before = fältet före
operator-add-title = Ny operatör
operator-roles-title = Roller för { $person }
operator-passphrase-title = Lösenfras för { $person }
operator-remove-title = Ta bort { $person }
operator-add = Lösenfrasen har minst { $count } tecken. Rättigheterna från flera roller läggs ihop.
operator-roles = Rättigheterna från flera roller läggs ihop. De gäller genast.
operator-passphrase = Minst { $count } tecken. Den förra lösenfrasen öppnar inget som förseglas efter bytet.
operator-remove = { $person } kommer inte längre in i datalagret, och nycklar som förseglas efteråt kan inte öppnas med den lösenfrasen, inte heller i en gammal kopia. Utkasten försvinner. Det som { $person } har gjort står kvar i aktivitetsloggen. Skriv namnet för att bekräfta.
operator-name = Namn
operator-language-none = systemets
operator-present = Nuvarande lösenfras
operator-new = Ny lösenfras
operator-again = En gång till
operator-differs = De två lösenfraserna är inte lika.
operator-differs-instead = Skriv den nya igen, två gånger.
operator-sent = Sparar …
operator-missing = Den markerade raden är tom.
operator-missing-instead = Fyll i den.
operator-other-name = Det är inte namnet.
operator-other-name-instead = Skriv { $person } för att ta bort, eller Esc för att låta bli.
confirm-discard-form-title = Stänga formuläret?
confirm-discard-form = Det du har fyllt i är inte sparat och går förlorat.
confirm-discard-form-no = Nej, fyll i klart
confirm-discard-form-yes = Stäng ändå
confirm-lose-own-title = Ändra dina egna roller?
confirm-lose-own = Du tar ifrån dig själv rätten att { $rights }. Det gäller genast, och det som du inte längre får kan bara någon annan ge dig tillbaka.
confirm-lose-own-no = Nej, behåll
confirm-lose-own-yes = Ja, ändra
unlock-again-view = Du kommer tillbaka dit du var. Med en annan operatörs lösenfras börjar vyn från början.
unlock-keys = Enter låser upp; Ctrl-C avslutar.
crumb-locked = Låst
