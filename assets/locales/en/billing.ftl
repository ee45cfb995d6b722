### Billing: the invoices month by month, and their lines.

billing-open = open
billing-closed = closed
billing-upcoming = upcoming
billing-nothing-charged = Nothing was charged in { $month }.
billing-title = Billing, month by month (UTC)
billing-as-it-stands = as it stands now
invoice-title = Invoice { $invoice } ({ $count })
invoice-title-filtered = Invoice { $invoice } ({ $shown } of { $count })
invoice-total = Total { $charged }
invoice-total-open = Total so far { $charged }, with { $upcoming } upcoming
invoice-total-open-whole = Total so far { $charged }; nothing more upcoming this month
invoice-total-failed = The total could not be read.
invoice-none = Nothing is charged in this month.
invoice-none-do = What becomes due is charged by itself on its day.

## The columns

column-month = Month
column-charges = Charges
column-credits = Credits
column-total = Total
column-upcoming = Upcoming
column-amount = Amount
column-invoice = Invoice
column-charged = Date
