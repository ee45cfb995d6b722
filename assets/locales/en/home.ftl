### The start page.

home-search = Search
home-search-placeholder = Customer, domain, GUID, order number, subscription id or product
home-customers = { $count ->
    [one] { $count } customer
   *[other] { $count } customers
}
home-hits = { $count ->
    [one] { $count } hit
   *[other] { $count } hits
}
hits-none = Nothing was found.
hits-none-do = Check the spelling, or search by name, domain, GUID or order number.
column-found-by = Matched
found-by-order = Order { $order }
found-by-subscription = Subscription { $subscription }
