# The walkthrough “Once a purchase is cancelled”.

tour-after-cancellation = Once a purchase is cancelled
tour-after-cancellation-about = What goes away when a purchase is cancelled, with you and with the customer, and where the money and the receipt are.
tour-after-cancellation-task = Contoso AB cancels its Windows Server 2022 Standard, order OR-7F3K2. Cancel the purchase, save the receipt and find the credit on the invoice.
tour-after-cancellation-before = While the purchase stands
tour-after-cancellation-act = The purchase is cancelled
tour-after-cancellation-gone = What is gone
tour-after-cancellation-money = Money and receipt
tour-after-cancellation-key = Contoso’s latest purchase has a key. Four keys lead from the name to the panes with keys and downloads.
tour-after-cancellation-copy = y copies the key. It is in the clipboard now, and the customer may have it already: that is why it matters what comes next.
tour-after-cancellation-cancel = The customer has second thoughts. w goes to the software, X opens the dialog, the order is chosen and the important message ticked.
tour-after-cancellation-submit = Submit cannot be undone. Keys and links are revoked at that moment, and the key in the clipboard is removed from there.
tour-after-cancellation-page = The purchase stays in the list as cancelled. Esc closes the dialog, and Enter opens the page where the key was.
tour-after-cancellation-duties = There is no key here any more. Both must stop using the software, and you must uninstall it and remove downloads and links.
tour-after-cancellation-customer = The customer must see the same. g m opens the customer’s own view, and Enter the purchase: no key there either.
tour-after-cancellation-receipt = g m leads back and Esc to the software. e saves a receipt of the cancelled purchase, with no key or link in it.
tour-after-cancellation-credit = b shows the billing. The next invoice credits the purchase whole; its line stands in the present month already.
tour-after-cancellation-subscription = If it is a subscription
tour-after-cancellation-subscription-cancel = Here SQL Server Standard is cancelled, a subscription that has been used for a week: X, Yes and Submit.
tour-after-cancellation-subscription-lines = The invoice gets two lines: all that was charged is credited, and the days used are charged by themselves. The difference is the refund.
tour-after-cancellation-quarter = If Partner Center does not show it
tour-after-cancellation-quarter-note = Here the cancellation holds at once, but Partner Center may take up to 15 minutes. So that stands by the purchase. Esc closes the dialog.
tour-after-cancellation-quarter-over = A quarter of an hour passes, and the note goes away. If Partner Center shows the purchase still, it is time to ask support.
