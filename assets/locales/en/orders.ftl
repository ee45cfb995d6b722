### The order history.

orders-title = Order history ({ $count })
orders-title-filtered = Order history ({ $shown } of { $count })
orders-none = Nothing has been ordered for the customer yet.
orders-none-do = Every order for the customer is shown here, whatever its date.
order-completed = Completed

## The columns

column-lines = Lines

## Actions

key-show-software = show the software
key-choose-line = choose a line
key-sort-lines = sort by number of lines
sort-lines = lines
