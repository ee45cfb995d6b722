### What a rule says no to, and what is possible instead.

refusal-role = None of your roles allows you to { $permission }.
refusal-role-instead = { $count ->
    [one] Ask someone with the role { $roles } to do it.
   *[other] Ask someone with one of the roles { $roles } to do it.
}
refusal-customer-role = In the customer’s own view, only the customer’s global admin sees keys and downloads.
refusal-customer-role-instead = Ask the customer’s global admin to do it.
refusal-kms-key = KMS keys are not allowed, not even on request.
refusal-kms-key-instead = Use the product’s MAK (multiple activation key). A device moved from KMS to MAK before its activation runs out has no downtime.
refusal-licence-only = The product is sold as a licence and has neither key nor download.
refusal-licence-only-instead = The licence gives the user the right to the services; nothing more is needed.
refusal-reservation = A reservation has no key and no download.
refusal-reservation-instead = It is managed in the Azure portal.
refusal-not-offered = The product does not have what was asked for: there is no such key, download or choice.
refusal-not-offered-instead = The list of the customer’s software shows what it has.
refusal-cancelled = The purchase was cancelled { $instant }. Its key and links are revoked.
refusal-cancelled-instead = You and the customer must stop using the software. You must also uninstall it and remove downloads and links.
refusal-reservation-market = Azure reservations cannot be sold to customers in this market: { $market }.
refusal-reservation-market-instead = Everything else in the catalogue can be sold there.
