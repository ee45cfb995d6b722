## Annulleringsfönster som snart stängs

windows-closing = Annulleringsfönster som snart stängs
column-counted-from = Fönster
counted-from-term = Från perioden
counted-from-purchase = Från köpet
counted-from-provider = Enligt leverantören

calendar-summary = Annulleringsfönstret stängs: { $product }, { $customer }
calendar-description = { $quantity } × { $product }, order { $order }, hos { $customer } kan avbrytas { $before } { $zone }, inte senare.

cli-about-deadlines = Visa vilka annulleringsfönster som snart stängs
cli-flag-within = Hur snart: till exempel 48h, 3d eller 90m; annars tre dagar
cli-flag-closing-exit-code = Avsluta med slutkod 10 när ett fönster stängs inom den tiden, och med 0 när inget gör det
cli-flag-ics = Skriv svaret som ett iCalendar-dokument, med påminnelser
cli-column-before = Avbryt före ({ $zone })
cli-deadlines-none = Inget annulleringsfönster stängs inom den tiden.
