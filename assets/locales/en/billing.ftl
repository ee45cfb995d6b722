### Billing: the invoices month by month, and their lines.

billing-open = open
billing-closed = closed
billing-upcoming = upcoming
billing-nothing-charged = Nothing was charged in { $month }.

## The columns

column-month = Month
column-charges = Charges
column-credits = Credits
column-total = Total
column-upcoming = Upcoming
column-amount = Amount
