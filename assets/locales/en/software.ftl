### The Software page.

software-title = Software ({ $count })
software-title-filtered = Software ({ $shown } of { $count })
software-none = No software has been bought for the customer yet.
software-none-do = Everything bought for the customer is shown here.

## The columns

column-product = Product
column-kind = Kind
column-order = Order
column-bought = Bought
column-status = Status

## The selected purchase

detail-until = Valid until { $date }
detail-bought = Quantity { $quantity } at { $price } each, { $tax } · { $plan }
detail-expired = Expired { $date }
detail-cancelled = Cancelled { $date }
detail-key-can-be-had = Keys: MAK, can be fetched
detail-key = Keys: MAK
detail-downloads = { $count ->
    [one] Download: { $count } version
   *[other] Download: { $count } versions
}
detail-instructions = Installation instructions
detail-nothing-to-fetch = Nothing to fetch
detail-last-access = You last fetched the key or a link { $instant }
