### A customer’s account page.

account-company = Company
account-domain = Domain
account-tenant = Tenant GUID
account-market = Market
account-reservations = Azure reservations
account-reservations-yes = Can be sold to the customer.
account-contact = Contact
account-email = E-mail
account-phone = Phone
account-language = Language
account-software = Software
account-subscriptions = Subscriptions
account-older = { $count ->
    [one] { $count } older one is under Software
   *[other] { $count } older ones are under Software
}
account-orders = Orders
account-cart = Cart
account-cart-lines = { $count ->
    [one] 1 line that is not ordered (+, c)
   *[other] { $count } lines that are not ordered (+, c)
}

## The market check

dialog-market-title = Market check
market-field = The market’s name or country code
column-market-code = Code
column-market-reservations = Reservations
column-market-prices = Prices
market-reservations-sold = can be sold
market-reservations-not-sold = cannot be sold
market-reservations-allowed = Azure reservations can be sold to customers in this market: { $market }.
market-none = No market is called “{ $text }”.
market-none-instead = Try a part of the name, in Swedish or English, or the country code.
market-none-listed = The list has every market where Azure reservations cannot be sold. In a market that is not in the list they can be.
