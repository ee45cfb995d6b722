# The walkthrough “Change the billing”.

tour-billing-frequency = Change the billing
tour-billing-frequency-about = How often the next term is billed, what cannot be changed, and what is upcoming on the invoices.
tour-billing-frequency-task = Storköpings Kommunförbund wants to pay monthly for Remote Desktop Services, order OR-696ZY, from the next term on. Change that.
tour-billing-frequency-find = Find the subscription
tour-billing-frequency-change = Change the next term
tour-billing-frequency-invoices = The invoices
tour-billing-frequency-customer = Storköpings Kommunförbund wants to spread the cost over the year. Find their Remote Desktop Services among the subscriptions.
tour-billing-frequency-open = There are two; the pane below the list says how each is billed. The first is paid annually. Enter opens it.
tour-billing-frequency-next = How the present term is billed was settled at the purchase and cannot be changed. Go down to Next term and change it to Monthly.
tour-billing-frequency-submit = The plans one can choose are the product’s own. Like everything on the page, the change holds only once it is submitted.
tour-billing-frequency-billing = The page shows both: billing now, and how it will be at the renewal. What does that come to in money? b shows the billing.
tour-billing-frequency-invoice = The first row is the present month. Upcoming is what is added before it is over. Enter opens the invoice.
tour-billing-frequency-upcoming = The term’s price was charged at once on 20 November, and stays so. Last comes what is upcoming: two others that renew on the 26th.
tour-billing-frequency-term = When the next term begins
tour-billing-frequency-term-before = Almost a year passes. A twelfth of the price is upcoming now instead of all of it. The parts add up to the term’s price exactly.
tour-billing-frequency-term-begun = Three days more, and back to the subscription: the new term is billed monthly, and can be cancelled for seven days.
tour-billing-frequency-off = If it does not renew
tour-billing-frequency-off-needs = Without renewal there is no next term to bill. With Auto-renew off the plan cannot be chosen.
tour-billing-frequency-one = If the product has one plan only
tour-billing-frequency-one-there = Contoso’s Windows Server Standard for one year is sold with annual billing only.
tour-billing-frequency-one-same = The right arrow has nothing to change to, and nothing is changed. Subscriptions of three years can be paid annually or every three years.
tour-billing-frequency-role = Without the role
tour-billing-frequency-role-there = A helpdesk agent sees how it is billed now and how it will be, and can tell the customer.
tour-billing-frequency-role-no = Changing is dimmed, and the right arrow says which roles may.
