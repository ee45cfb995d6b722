### Add products, the cart and its review.

place-catalog = Add products
place-review = Review
catalog-title = Add products ({ $count })
catalog-title-filtered = Add products ({ $shown } of { $count })
catalog-none = The catalogue is empty.
catalog-none-do = Without products in the catalogue there is nothing to sell.
catalog-not-sold-here = Not sold
catalog-in-cart = In the cart: { $count }
catalog-facet = { $name }: { $value }
catalog-minimum = Minimum quantity { $count }
catalog-pack = 1 = { $cores } cores
catalog-publisher = Publisher { $publisher }
catalog-cart-empty = The cart is empty.
catalog-cart = { $count ->
    [one] Cart (c): 1 line · now { $now } · over the term { $term }
   *[other] Cart (c): { $count } lines · now { $now } · over the term { $term }
}
catalog-cart-refused = { $count ->
    [one] Cart (c): 1 line, which cannot be sold
   *[other] Cart (c): { $count } lines, at least one of which cannot be sold
}

## Licence type, term, billing and price

term-perpetual = No end
plan-one-time-short = once
plan-monthly-short = mo
plan-annual-short = yr
plan-triennial-short = 3 yr
purchase-licence = Licence type: { $kind } · Term: { $term } · Billed: { $plans }
purchase-price = { $price } { $tax } each for { $term }
purchase-price-once = { $price } { $tax } each, paid once
purchase-paid-once = Paid at once: { $amount }
purchase-instalments-even = { $count } instalments of { $first }, the last one on { $date }
purchase-instalments = { $count } instalments: first { $first }, last { $last } on { $date }

## The columns

column-licence-type = Type
column-term = Term
column-price = Price
column-unit-price = Unit price
column-sum = Total
column-publisher = Publisher

## A line of the cart

dialog-put-title = Add to cart
dialog-line-title = Change the line
button-put-in-cart = Add to cart
button-change-line = Change the line
cart-line-cores = 1 = { $cores } cores, together { $all } cores
cart-line-price = Total { $price }
cart-changed = The cart is saved

## The review

review-title = { $count ->
    [one] Review: 1 line for { $customer }
   *[other] Review: { $count } lines for { $customer }
}
review-empty = The cart is empty.
review-empty-do = Add products with +.
review-taken-out = The line is taken out
review-plans = Billed
review-more-instalments = … and { $count } more (d shows all)
review-now = To pay now
review-over-the-term = Total over the term
review-refused = No total can be worked out: take out or change the lines that cannot be sold.
review-paid-now = Paid
review-paid = The order is in the order history (o).
review-paying = The order is being created and paid …
order-placed = Order { $order } is created and paid.
button-pay = Create and pay
dialog-instalments-title = Instalments

## What can be done

key-catalog = add products
key-put-in-cart = add to cart
key-change-line = change the line
key-review = review the cart
key-narrow-kind = next licence type
key-narrow-term = next term
key-narrow-publisher = next publisher
narrow-kind = licence type
narrow-term = term
narrow-publisher = publisher
key-sort-term = sort by term
key-sort-price = sort by price
sort-term = term
sort-price = price
key-other-field = next field
key-next-plan = next plan
key-previous-plan = previous plan
key-take-out = take out
key-instalments = instalments
key-to-payment = pay
key-pay = create and pay
