## Annulleringsfönster som snart stängs

window-passed-short = stängt
window-never-short = aldrig
key-sort-window = sortera efter annulleringsfönster
sort-window = annulleringsfönster
column-counted-from = Fönster
counted-from-term = Räknas från periodens start
counted-from-purchase = Räknas från köpet
counted-from-provider = Enligt leverantören

windows-closing = Annulleringsfönster som snart stängs
calendar-summary = Annulleringsfönstret stängs: { $product }, { $customer }
calendar-description = { $quantity } × { $product }, order { $order }, hos { $customer } kan avbrytas { $before } { $zone }, inte senare.

cli-about-deadlines = Visa vilka annulleringsfönster som snart stängs
cli-flag-within = Hur snart: till exempel 48h, 3d eller 90m; annars tre dagar
cli-flag-closing-exit-code = Avsluta med slutkod 10 när ett fönster stängs inom den tiden, och med 0 när inget gör det
cli-flag-ics = Skriv svaret som ett iCalendar-dokument, med påminnelser
cli-column-before = Avbryt före ({ $zone })
cli-deadlines-none = Inget annulleringsfönster stängs inom den tiden.

place-closing-windows = Annulleringsfönster
key-closing-windows = fönster som stängs
key-sort-customer = sortera efter kund
sort-customer = kund
column-cancel-before = Avbryt före
closing-windows-title = Annulleringsfönster som stängs ({ $count })
closing-windows-title-filtered = Annulleringsfönster som stängs ({ $shown } av { $count })
closing-windows-none = Inget annulleringsfönster är öppet.
closing-windows-none-do = Ett köp kan avbrytas i 30 dagar, en prenumeration under de första sju dagarna av varje period.
closing-windows-more = Det finns fler fönster än de här. De som stängs först är listade.


settings-notifications = Aviserar det som stängs i dag
settings-notifications-off = nej
settings-notifications-bell = terminalens ljud
settings-notifications-desktop = avisering (OSC 9)

notification-closing = { $count ->
    [one] Ett annulleringsfönster stängs i dag, { $time }: { $product }, { $customer }
   *[other] { $count } annulleringsfönster stängs i dag, det första { $time }: { $product }, { $customer }
}
words-of-today = idag i dag
closing-windows-hint = / filtrera, t.ex. idag
times-in-zone = tider i { $zone }
