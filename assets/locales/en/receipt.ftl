## The receipt of a cancellation

receipt-title = Receipt for a cancellation
receipt-subject = Cancelled: { $title } ({ $order })
receipt-intro = The purchase below is cancelled.
receipt-number = Receipt number
receipt-customer = Customer
receipt-product = Product
receipt-order = Order number
receipt-quantity = Quantity
receipt-subscription = Subscription
receipt-cancelled = Cancelled
receipt-cancelled-by = { $instant } by { $operator }
receipt-charged = Charged
receipt-days-used = Days used
receipt-days-and-cost = { $days } of { $of }, { $cost }
receipt-refund = Refund
receipt-refund-prorated = Prorated refund

## What follows

receipt-credit = The refund is credited on the next invoice.
receipt-credit-less-days = The next invoice credits all that was charged and charges the days used, so that the refund is what remains.
receipt-no-credit = Nothing is credited.
receipt-law = This holds except as otherwise required by law.
receipt-stop-using = Keys and links of the purchase are revoked. Both partner and customer must stop using the software. The partner must also uninstall it and remove downloads and links.
receipt-settling = The cancellation may take up to 15 minutes to show in Partner Center.
