### What a rule says no to, and what is possible instead.

refusal-role = None of your roles allows you to { $permission }.
refusal-role-instead = { $count ->
    [one] Ask someone with the role { $roles } to do it.
   *[other] Ask someone with one of the roles { $roles } to do it.
}
refusal-others-settings = Settings belong to one operator, and nobody else changes them.
refusal-others-settings-instead = Ask the operator to change them.
refusal-customer-role = In the customer’s own view, only the customer’s global admin sees keys and downloads.
refusal-customer-role-instead = Ask the customer’s global admin to do it.
refusal-kms-key = KMS keys are not allowed, not even on request.
refusal-kms-key-instead = Use the product’s MAK (multiple activation key). A device moved from KMS to MAK before its activation runs out has no downtime: the customer’s plan KMS → MAK (nyckel kms) keeps track of the deadlines.
refusal-licence-only = The product is sold as a licence and has neither key nor download.
refusal-licence-only-instead = The licence gives the user the right to the services; nothing more is needed.
refusal-reservation = A reservation has no key and no download.
refusal-reservation-instead = It is managed in the Azure portal.
refusal-no-key = The product has no key.
refusal-no-download = The product has nothing to download.
refusal-no-service = The store is not connected to any service that has the files, so there is nothing to link to or download.
refusal-no-service-instead = Get the link or the file in Partner Center.
refusal-not-offered = The product does not have that version, language or file type.
refusal-not-offered-instead = The list of the customer’s software shows what it has.
refusal-cancelled = The purchase was cancelled on { $day } at { $time }. Its key and links are revoked.
refusal-cancelled-instead = You and the customer must stop using the software. You must also uninstall it and remove downloads and links.
refusal-term-window = The cancellation window of the term closed { $end }.
refusal-term-window-instead = The whole term is charged, even if the customer stops paying or using it, whatever the billing plan. Turn auto-renew off if nothing more is to follow.
refusal-purchase-window = The purchase could be cancelled before { $end }.
refusal-purchase-window-instead = After 30 days the purchase cannot be cancelled.
refusal-needs-information = The provider needs to know more before it cancels the purchase.
refusal-needs-information-instead = Nothing was changed. Send a customer support request about it.
refusal-never-software-plan-instead = Read Prepay for Azure software plans before the next purchase: { $address }
refusal-never-reservation-instead = Azure portal: { $address }
refusal-never-instead = Neither the product nor the provider states a time at which it can be.
refusal-expired = The subscription expired on { $day } and does not renew.
refusal-expired-instead = The product can be bought again.
refusal-no-auto-renew = The purchase has no auto-renew.
refusal-no-auto-renew-instead = It lasts for the time that was set when it was bought.
refusal-plan = The product cannot be billed that way.
refusal-plan-instead = The page shows the billing plans that can be chosen.
refusal-no-prices = There are no prices for the customer’s market: { $market }.
refusal-no-prices-instead = Nothing in the catalogue can be sold there.
refusal-earlier-year = Extended Security Updates are bought year by year, and year { $year } is missing.
refusal-earlier-year-instead = Buy year { $year } first, or put it into the same cart.
refusal-quantity = The quantity must be between { $least } and { $most }.
refusal-quantity-instead = Give a whole number in that range.
refusal-not-sold = The product is not sold, or no longer.
refusal-not-sold-instead = The catalogue shows what is sold.
refusal-empty-cart = The cart is empty.
refusal-empty-cart-instead = Add a product first.
refusal-too-much = The sum is more than an amount can say.
refusal-too-much-instead = Lower the quantity.
refusal-reservation-market = Azure reservations cannot be sold to customers in this market: { $market }.
refusal-reservation-market-instead = The market keeps nothing else in the catalogue from being sold.

## When nothing can be written

read-only-asked = The store is open for reading only, so nothing can be saved, and no key can be shown or copied.
read-only-asked-instead = Quit, and start without --read-only.
read-only-backup = This is the backup of { $made }, as the store is open in another program. Nothing can be saved, and no key can be shown or copied.
read-only-backup-instead = Go on where the store is open, or quit there and start again here.
read-only-no-room = The disk has too little room left, so nothing can be saved, and no key can be shown or copied. Everything saved is still there.
read-only-no-room-instead = Make room on the disk; it then goes on without a restart.
read-only-broken = A write failed. Everything saved is still there, but nothing new can be saved until the store has been opened again.
read-only-broken-instead = Try again in a while. If that does not help, check that the disk can be written to, and start again.
refusal-clock = The clock says { $now }, but the store has already seen { $seen }. What has a deadline cannot be decided.
refusal-clock-instead = Set the computer’s clock right and try again.
