### Add products, the cart and its review.

place-catalog = Add products
place-review = Review
catalog-title = Add products ({ $count })
catalog-title-filtered = Add products ({ $shown } of { $count })
catalog-none = The catalogue is empty.
catalog-none-do = Without products in the catalogue there is nothing to sell.
catalog-not-sold-here = Cannot be sold
catalog-in-cart = In the cart: { $count }
catalog-facet = { $name }: { $value }
catalog-minimum = Minimum quantity { $count }
catalog-pack = 1 = { $cores } cores
catalog-publisher = Publisher { $publisher }
catalog-cart-empty = The cart is empty: Enter puts the marked product in it.
catalog-cart = { $count ->
    [one] Cart (c): 1 line · now { $now } · over the term { $term }
   *[other] Cart (c): { $count } lines · now { $now } · over the term { $term }
}
catalog-cart-refused = { $count ->
    [one] Cart (c): 1 line, which cannot be sold
   *[other] Cart (c): { $count } lines, not all of which can be sold
}

## Licence type, term, billing and price

term-perpetual = Perpetual
purchase-licence = Licence type: { $kind } · Term: { $term } · Billed: { $plans }
purchase-price = { $price } { $tax } each for { $term }
purchase-price-once = { $price } { $tax } each, once and for ever
purchase-paid-once = Paid at once: { $amount }
purchase-instalments-even = { $count } instalments of { $first }, the last one on { $date }
purchase-instalments = { $count } instalments: first { $first }, last { $last } on { $date }

## The columns

column-licence-type = Type
column-term = Term
column-price = Price
column-unit-price = Unit price
column-sum = Sum
column-publisher = Publisher
column-in-cart = Cart

## A line of the cart

dialog-put-title = Put in the cart
dialog-line-title = Change the line
button-put-in-cart = Put in the cart
button-change-line = Change the line
cart-line-cores = 1 = { $cores } cores, together { $all } cores
cart-line-price = Together { $price }
cart-changed = The cart is saved

## The review

review-title = { $count ->
    [one] Review: 1 line for { $customer }
   *[other] Review: { $count } lines for { $customer }
}
review-empty = The cart is empty.
review-empty-do = Add products with +.
review-plans = Billed
review-more-instalments = … and { $count } more (d shows all)
review-now = Paid now
review-over-the-term = Over the term
review-refused = There is no sum before every line can be sold: take out or change the one that is marked.
review-paying = The order is being created and paid …
order-placed = Order { $order } is created and paid.
button-pay = Create and pay
dialog-instalments-title = Instalments

## What can be done

key-catalog = add products
key-put-in-cart = put in the cart
key-change-line = change the line
key-review = review the cart
key-narrow-kind = narrow to a licence type
key-narrow-term = narrow to a term
key-narrow-publisher = narrow to a publisher
narrow-kind = licence type
narrow-term = term
narrow-publisher = publisher
key-sort-term = sort by term
key-sort-price = sort by price
key-sort-in-cart = sort by cart
sort-term = term
sort-price = price
sort-in-cart = cart
key-other-field = next field
key-next-plan = next plan
key-previous-plan = previous plan
key-take-out = take the line out
key-instalments = show all instalments
key-to-payment = to Create and pay
key-show-order = show the order
key-pay = create and pay
