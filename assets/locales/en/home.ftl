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
hits-none = Nothing was found.
hits-none-do = Check the spelling, or search by name, domain, GUID, order number, subscription id or product.
hits-none-do-orders = Check the spelling, or search by name, domain, GUID or order number. Products and subscriptions are not searched with your role.
hits-none-do-customers = Check the spelling, or search by name, domain or GUID. Orders, products and subscriptions are not searched with your role.
column-found-by = Matched
found-by-order = Order { $order }
found-by-subscription = Subscription { $subscription }
