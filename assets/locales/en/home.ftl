### The start page.

home-search = Search
home-search-placeholder = Customer, domain, GUID, order number, subscription id or product
home-search-placeholder-orders = Customer, domain, GUID or order number
home-search-placeholder-customers = Customer, domain or GUID
home-customers = { $count ->
    [one] { $count } customer
   *[other] { $count } customers
}
home-hits = { $count ->
    [one] { $count } hit
   *[other] { $count } hits
}
hits-none-as-typed = Nothing has that spelling
hits-similar = { $count } similar
hits-similar-sought = Looking for similar names…
hits-none = Nothing was found.
hits-none-do = Check the spelling, or search by name, domain, GUID, order number, subscription id or product.
hits-none-do-orders = Check the spelling, or search by name, domain, GUID or order number. Products and subscriptions are not searched with your role.
hits-none-do-customers = Check the spelling, or search by name, domain or GUID. Orders, products and subscriptions are not searched with your role.
column-found-by = Matched
found-by-order = Order { $order }
found-by-subscription = Subscription { $subscription }
found-by-similar = Similar: { $domain }

home-waiting = Waiting for you
home-waiting-none = Nothing waits.
home-waiting-none-do = Here stand windows that close within three days, renewals within 30 days, what was begun, and customers you opened.
home-windows-more = g w shows all windows
column-waiting = What waits
column-what = What
column-when = When
waiting-window = Window
waiting-renews = Renews
waiting-expires = Expires
waiting-broken-off = Not cancelled
waiting-broken-off-left = { $count ->
    [one] { $count } purchase to be cancelled has no result
   *[other] { $count } purchases to be cancelled have no result
}
waiting-cart = Cart
waiting-cart-lines = { $count ->
    [one] { $count } line, not ordered
   *[other] { $count } lines, not ordered
}
waiting-draft = Support draft
waiting-download = Download
waiting-recent = Opened lately
waiting-more-windows = { $count } more windows
waiting-kms = KMS → MAK
waiting-more-kms = { $count } more devices
waiting-more-begun = { $count } more that were begun
waiting-more-renewals = { $count } more renewals
waiting-more-recent = { $count } more customers
key-to-waiting = to what waits
key-from-waiting = back to the list
home-waiting-no-windows = Cancellation windows and KMS plans are not shown to your roles.
home-waiting-nothing-else = Nothing else waits. What you have begun and customers you have opened stand here.
