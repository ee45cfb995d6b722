### The customer’s own view: the admin center as the customer’s own users see it.

place-customers-view = Customer’s own view
view-admin-center = Microsoft 365 admin center
view-your-products = Your products
view-word = customer’s own view
view-who = Customer’s own view: { $user } at { $customer }, by { $operator }
view-who-unopened = Customer’s own view: { $user } at { $customer }
view-user-global-admin = Global admin
view-user-without-role = User without an admin role
view-tab-needs = needs the customer’s role Global admin
view-entered = This is how the customer sees it. g m leads back to the partner’s console.
view-switched = The view is now shown for: { $user }
view-none = There is no software with keys or downloads.
view-none-do = What is bought for the customer and has keys or downloads is shown here.
view-bought = Quantity { $quantity } · Order { $order }
view-cancelled = Stop using the software. The partner answers questions about the purchase.
key-customers-view = customer’s own view
key-leave-customers-view = leave the view
key-switch-user = switch user

## Who did something, in the activity log

actor-in-view = customer’s view, by { $operator }
actor-of-customer = The customer’s own user

## The command line

cli-value-viewed = GUID|DOMAIN|NAME
cli-flag-as-customer = Act in the customer’s own view, as the customer’s global admin: the console, software, key get, link and download then reach that customer alone
cli-view-partners = The customer’s own view has no { $command }: that is the partner’s.
cli-view-partners-instead = The view has software, key get, link and download. Give other commands without --as-customer.
cli-view-apart-instead = The command is about no customer. Give it without --as-customer.
view-entered-alone = This is how the customer sees it.
view-tab-needs-own = your own roles do not give the right to { $right }
cli-no-customer-in-view-instead = In the customer’s own view there is only that customer. Leave the customer out.
