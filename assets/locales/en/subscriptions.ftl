### The Subscriptions page and the page of a subscription.

subscriptions-title = Subscriptions ({ $count })
subscriptions-title-filtered = Subscriptions ({ $shown } of { $count })
subscriptions-none = The customer has no subscriptions bought on 14 October 2021 or later.
subscriptions-none-do = Older subscriptions are shown under Software.
subscriptions-older = { $count ->
    [one] One older (bought before 2021-10-14): see Software (w)
   *[other] { $count } older (bought before 2021-10-14): see Software (w)
}
subscriptions-price = Quantity { $quantity } at { $price } each, { $tax }, per term
subscriptions-id = Subscription id { $id }

## The columns

column-own-name = Friendly name
column-quantity = Quantity
column-term-end = Ends
column-plan = Billing

## A term and what follows it

subscription-term = Term { $number }: { $start } – { $end }
status-ending = Ending
subscription-renews = Renews { $day } · { $plan }
subscription-expires = Does not renew, expires { $day }

## The page of a subscription

fact-subscription-id = Subscription id
fact-price = Price
fact-term = Term
fact-plan = Billing now
subscription-order = { $order }, bought { $date }
subscription-quantity = { $quantity } (cannot be changed on a subscription already bought)
subscription-unit-price = { $price } { $tax } each, per term
subscription-term-times = { $number }: { $start } – { $end }
subscription-status = Status
subscription-renewal = Auto-renew
subscription-next-plan = Next term
subscription-on = On
subscription-off = Off
subscription-plan-needs-renewal = Can be chosen while auto-renew is on
subscription-no-name = the product’s name
subscription-changed = changed, not submitted
subscription-unsent = Nothing changes until you submit.
subscription-nothing-changed = Nothing is changed.
subscription-sending = Submitting …
subscription-sent = The changes are saved
button-submit = Submit

## Actions

key-subscription = the subscription
key-copy-subscription = copy subscription id
key-edit-name = edit the name
key-keep-name = keep what is typed
key-put-name-back = undo what is typed
key-submit = submit
key-sort-quantity = sort by quantity
key-sort-end = sort by end date
key-sort-plan = sort by billing
sort-quantity = quantity
sort-end = end date
sort-plan = billing

## Leaving without submitting

confirm-leave-title = Leave without submitting?
confirm-leave = What you have changed on the page is not submitted and will be lost.
confirm-leave-yes = Leave anyway
