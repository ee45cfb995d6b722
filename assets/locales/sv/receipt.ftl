## Kvittot på ett avbrutet köp

receipt-title = Kvitto på ett avbrutet köp
receipt-subject = Avbrutet: { $title } ({ $order })
receipt-intro = Köpet nedan är avbrutet.
receipt-number = Kvittonummer
receipt-customer = Kund
receipt-product = Produkt
receipt-order = Ordernummer
receipt-quantity = Antal
receipt-subscription = Prenumeration
receipt-cancelled = Avbrutet
receipt-cancelled-by = { $instant } av { $operator }
receipt-charged = Debiterat
receipt-days-used = Använda dagar
receipt-days-and-cost = { $days } av { $of }, { $cost }
receipt-refund = Återbetalning
receipt-refund-prorated = Proportionell återbetalning

## Det som följer

receipt-credit = Återbetalningen krediteras på nästa faktura.
receipt-credit-less-days = Nästa faktura krediterar allt som har debiterats och debiterar de använda dagarna, så att återbetalningen är det som återstår.
receipt-no-credit = Inget krediteras.
receipt-law = Detta gäller om inte något annat krävs enligt lag.
receipt-stop-using = Köpets nycklar och länkar är återkallade. Både partnern och kunden måste sluta använda programvaran. Partnern måste dessutom avinstallera den och ta bort nedladdningar och länkar.
receipt-settling = Det kan ta upp till 15 minuter innan det syns i Partnercenter att köpet är avbrutet.
