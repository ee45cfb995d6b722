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
