### Kundens egen vy: administrationscentret som kundens egna användare ser det.

place-customers-view = Kundens egen vy
view-admin-center = Administrationscenter för Microsoft 365
view-your-products = Dina produkter
view-word = kundens egen vy
view-who = Kundens egen vy: { $user } hos { $customer }, genom { $operator }
view-who-unopened = Kundens egen vy: { $user } hos { $customer }
view-user-global-admin = Global administratör
view-user-without-role = Användare utan administratörsroll
view-tab-needs = kräver kundens roll Global administratör
view-entered = Så här ser kunden det. g m leder tillbaka till partnerns konsol.
view-switched = Nu visas vyn för: { $user }
view-none = Det finns ingen programvara med nycklar eller nedladdningar.
view-none-do = Det som köps åt kunden och har nycklar eller nedladdningar visas här.
view-bought = Antal { $quantity } · Order { $order }
view-cancelled = Sluta använda programvaran. Frågor om köpet besvaras av partnern.
key-customers-view = kundens egen vy
key-leave-customers-view = lämna vyn
key-switch-user = växla användare

## Vem som har gjort något, i aktivitetsloggen

actor-in-view = kundens vy, genom { $operator }
actor-of-customer = Kundens egen användare

## Kommandoraden

cli-value-viewed = GUID|DOMÄN|NAMN
cli-flag-as-customer = Agera i kundens egen vy, som kundens globala administratör: konsolen, software, key get, link och download når då bara den kunden
cli-view-partners = I kundens egen vy finns inte { $command }: det är partnerns.
cli-view-partners-instead = Vyn har software, key get, link och download. Ge andra kommandon utan --as-customer.
cli-view-apart-instead = Kommandot handlar inte om någon kund. Ge det utan --as-customer.
view-entered-alone = Så här ser kunden det.
view-tab-needs-own = dina egna roller ger inte rätten att { $right }
cli-no-customer-in-view-instead = I kundens egen vy finns bara den kunden. Utelämna kunden.
