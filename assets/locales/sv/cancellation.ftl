## Annulleringsfönstret

window-open = Kan avbrytas { $before } ({ $left } kvar).
window-passed = Annulleringsfönstret stängdes { $end }. Det kan inte avbrytas längre.
window-never = Det här kan aldrig avbrytas.
window-never-software-plan = Planer från Red Hat och SUSE kan aldrig avbrytas eller bytas.
window-never-reservation = En reservation avbryts inte här utan i Azure-portalen.

## Rader på en faktura

charge-credit = Kreditering: { $title }
charge-days-used = Använda dagar: { $title }

## Att avbryta

button-cancel-subscription = Avbryt prenumeration
button-take-back = Ångra avbrytningen
button-no-keep = Nej, behåll
button-yes-cancel = Ja, avbryt
button-close = Stäng
subscription-cancellation-pending = avbryts när du skickar
dialog-cancel-subscription-title = Avbryt prenumeration
dialog-cancel-software-title = Avbryt köp
column-order-number = Ordernummer
cancel-whole-term = Därefter debiteras hela perioden, även om kunden slutar betala eller använda produkten, vilken faktureringsplan den än har.
cancel-next = ”Ja, avbryt” ändrar inget ännu. Sidan visar avbrytningen, och ”Skicka” genomför den: nycklar och länkar återkallas då genast.
cancel-important = Viktigt: alla nycklar och länkar till köpet återkallas genast. Ni och kunden ska sluta använda programvaran; ni ska avinstallera den och ta bort nedladdningar och länkar. Det kan inte ångras. Ingen avgift för tidig uppsägning tas ut.
cancel-have-read = Jag har läst det viktiga meddelandet
cancel-none-chosen = Välj en order i listan.
cancel-sending = { $order } avbryts …
cancel-done = { $order } är avbruten. { $amount } återbetalas på nästa faktura.
cancel-shows-within = Det kan dröja upp till 15 minuter innan det syns i Partnercenter.
cancel-passed = stängt
cancel-never = går inte
refund-charged = Debiterat
refund-used = Använda dagar
refund-used-days = { $days } av { $of }: { $cost }
refund-amount = Återbetalas
refund-law = Proportionell återbetalning, om inte lagen kräver annat.
key-cancel = avbryt
key-cancel-subscription = avbryt prenumeration
key-take-back = ångra avbrytningen
key-keep-subscription = behåll
key-cancellation-policy = avbokningspolicy
key-software-plans = om programvaruplaner
key-choose-order = välj order
key-next-part = nästa del
key-tick = kryssa
refusal-change-pending = En ändring på sidan är inte skickad, och en avbrytning delar inte Skicka med den.
refusal-change-pending-instead = Skicka ändringen eller ställ tillbaka den först.
keys-policy = Avbokningspolicy (p): { $address }
dialog-policy = p: läs avbokningspolicyn
subscription-cancellation-refund = Avbryts när du skickar. { $amount } återbetalas på nästa faktura.

## Flera köp på en gång

place-cancel-many = Avbryt flera köp
cancel-many-title = Avbryt { $count ->
    [one] ett köp
   *[other] { $count } köp
 } för { $customer }
cancel-many-none = Inget är markerat.
cancel-many-none-do = Markera köp med mellanslag på sidan Programvara och tryck X där.
cancel-many-sum = { $possible } av { $count } kan avbrytas. Återbetalas sammanlagt: { $amount }
cancel-many-confirmation = avbryt { $count }
cancel-many-prompt = Du har läst det viktiga meddelandet? Skriv { $wanted }:
cancel-many-placeholder = Enter för att skriva
cancel-many-unconfirmed = Skriv exakt { $wanted } och sedan Enter. Inget avbröts.
cancel-many-under-way = Avbryter … { $done } av { $count } klara. x stannar efter det som pågår.
cancel-many-stopping = Stannar efter det som pågår. { $done } av { $count } klara.
cancel-many-interrupted = Stannat: { $done } av { $count } klara. c fortsätter med resten; det som är avbrutet avbryts inte igen.
cancel-many-over = Klart: { $done } av { $count } är avbrutna.
cancel-many-refunded = { $amount } återbetalas på nästa faktura.
cancel-many-running = avbryts …
cancel-many-done = avbruten, { $amount }
cancel-many-not-done = inte avbruten
cancel-many-cannot = kan inte avbrytas
cancel-many-broken-off = En avbrytning av flera köp är inte klar: { $count } kvar. C fortsätter.
list-marked = { $count ->
    [one] 1 markerad
   *[other] { $count } markerade
 }
key-mark = markera
key-cancel-marked = avbryt markerade
key-to-confirmation = bekräfta
key-leave-confirmation = lämna fältet
key-clear-field = töm fältet
key-stop-cancelling = stanna
key-go-on-cancelling = fortsätt avbryta
cancel-support-link = r: Kundsupportbegäran
key-customer-support-request = kundsupportbegäran
receipt-saved = Kvittot ligger i { $path }.
key-save-receipt = spara kvitto
key-save-receipt-email = spara kvitto som e-post
cancellation-policy = Avbokningspolicy: { $address }
