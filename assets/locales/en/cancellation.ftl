## The cancellation window

window-open = Can be cancelled { $before } ({ $left } left).
window-passed = The cancellation window closed { $end }. It can no longer be cancelled.
window-never = This can never be cancelled.
window-never-software-plan = Plans of Red Hat and SUSE can never be cancelled or exchanged.
window-never-reservation = A reservation is not cancelled here but in the Azure portal.

## Lines of an invoice

charge-credit = Credit: { $title }
charge-days-used = Days used: { $title }

## Cancelling

button-cancel-subscription = Cancel subscription
button-take-back = Take the cancellation back
button-no-keep = No, keep
button-yes-cancel = Yes, cancel
button-close = Close
subscription-cancellation-pending = cancelled when you submit
dialog-cancel-subscription-title = Cancel subscription
dialog-cancel-software-title = Cancel purchase
column-order-number = Order number
cancel-whole-term = After that the whole term is charged, even if the customer stops paying or using it, whatever the billing plan.
cancel-next = “Yes, cancel” changes nothing yet. The page shows the cancellation, and “Submit” carries it out: keys and links are then revoked at once.
cancel-important = Important: all keys and links of the purchase are revoked at once. You and the customer must stop using the software; you must uninstall it and remove downloads and links. It cannot be undone. There is no early termination fee.
cancel-have-read = I have read the important message
cancel-none-chosen = Choose an order in the list.
cancel-sending = Cancelling { $order } …
cancel-done = { $order } is cancelled. { $amount } is refunded on the next invoice.
cancel-shows-within = It can take up to 15 minutes to show in Partner Center.
cancel-passed = closed
cancel-never = not possible
refund-charged = Charged
refund-used = Days used
refund-used-days = { $days } of { $of }: { $cost }
refund-amount = Refund
refund-law = Prorated refund, except as otherwise required by law.
key-cancel = cancel
key-cancel-subscription = cancel subscription
key-take-back = take the cancellation back
key-keep-subscription = keep
key-cancellation-policy = cancellation policy
key-software-plans = about software plans
key-choose-order = choose order
key-next-part = next part
key-tick = tick
refusal-change-pending = A change on the page was not sent, and a cancellation does not share its Submit.
refusal-change-pending-instead = Submit the change or put it back first.
keys-policy = Cancellation policy (p): { $address }
dialog-policy = p: read the cancellation policy
subscription-cancellation-refund = Cancelled when you submit. { $amount } is refunded on the next invoice.

## Several purchases at once

place-cancel-many = Cancel several purchases
cancel-many-title = Cancel { $count ->
    [one] one purchase
   *[other] { $count } purchases
 } of { $customer }
cancel-many-none = Nothing is marked.
cancel-many-none-do = Mark purchases with the space bar on the Software page and press X there.
cancel-many-sum = { $possible } of { $count } can be cancelled. Refund altogether: { $amount }
cancel-many-confirmation = cancel { $count }
cancel-many-prompt = Have you read the important message? Type { $wanted }:
cancel-many-placeholder = Enter to type
cancel-many-unconfirmed = Type exactly { $wanted }, then Enter. Nothing was cancelled.
cancel-many-under-way = Cancelling … { $done } of { $count } done. x stops after the one under way.
cancel-many-stopping = Stopping after the one under way. { $done } of { $count } done.
cancel-many-interrupted = Stopped: { $done } of { $count } done. c goes on with the rest; what is cancelled is not cancelled again.
cancel-many-over = Done: { $done } of { $count } are cancelled.
cancel-many-refunded = { $amount } is refunded on the next invoice.
cancel-many-running = cancelling …
cancel-many-done = cancelled, { $amount }
cancel-many-not-done = not cancelled
cancel-many-cannot = cannot be cancelled
cancel-many-broken-off = A cancellation of several purchases is not finished: { $count } left. C goes on.
list-marked = { $count ->
    [one] 1 marked
   *[other] { $count } marked
 }
key-mark = mark
key-cancel-marked = cancel the marked
key-to-confirmation = confirm
key-leave-confirmation = leave the field
key-clear-field = clear the field
key-stop-cancelling = stop
key-go-on-cancelling = go on cancelling
cancel-support-link = r: Customer support request
key-customer-support-request = customer support request
receipt-saved = The receipt lies in { $path }.
key-save-receipt = save receipt
key-save-receipt-email = save receipt as e-mail
cancellation-policy = Cancellation policy: { $address }
