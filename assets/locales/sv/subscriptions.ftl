### Sidorna Prenumerationer och Prenumeration.

subscriptions-title = Prenumerationer ({ $count })
subscriptions-title-filtered = Prenumerationer ({ $shown } av { $count })
subscriptions-none = Kunden har inga prenumerationer som köpts den 14 oktober 2021 eller senare.
subscriptions-none-do = Äldre prenumerationer visas under Programvara.
subscriptions-older = { $count ->
    [one] En äldre (köpt före 2021-10-14): se Programvara (w)
   *[other] { $count } äldre (köpta före 2021-10-14): se Programvara (w)
}
subscriptions-price = Antal { $quantity } à { $price } { $tax } per period
subscriptions-id = Prenumerations-id { $id }

## Kolumnerna

column-own-name = Eget namn
column-quantity = Antal
column-term-end = Slutar
column-plan = Fakturering

## En period och det som följer

subscription-term = Period { $number }: { $start } – { $end }
status-ending = Går ut
subscription-renews = Förnyas { $day } · { $plan }
subscription-expires = Förnyas inte, går ut { $day }

## En prenumerations sida

fact-subscription-id = Prenumerations-id
fact-price = Pris
fact-term = Period
fact-plan = Fakturering nu
subscription-order = { $order }, köpt { $date }
subscription-quantity = { $quantity } (kan inte ändras för en köpt prenumeration)
subscription-unit-price = { $price } { $tax } per styck och period
subscription-term-times = { $number }: { $start } – { $end }
subscription-status = Status
subscription-renewal = Förnya automatiskt
subscription-next-plan = Nästa period
subscription-on = På
subscription-off = Av
subscription-plan-needs-renewal = Kan väljas när Förnya automatiskt är på
subscription-no-name = namnet på produkten
subscription-changed = ändrat, inte skickat
subscription-unsent = Ändringarna gäller först när de skickas.
subscription-nothing-changed = Inget är ändrat.
subscription-sending = Skickas …
subscription-sent = Ändringarna är sparade
button-submit = Skicka

## Handlingar

key-subscription = prenumerationen
key-copy-subscription = kopiera prenumerations-id
key-edit-name = ändra namnet
key-keep-name = behåll det skrivna
key-put-name-back = ångra det skrivna
key-submit = skicka
key-sort-quantity = sortera efter antal
key-sort-end = sortera efter slutdatum
key-sort-plan = sortera efter fakturering
sort-quantity = antal
sort-end = slutdatum
sort-plan = fakturering

## Att lämna utan att skicka

confirm-leave-title = Lämna utan att skicka?
confirm-leave = Det du har ändrat på sidan är inte skickat och går förlorat.
confirm-leave-yes = Lämna ändå
