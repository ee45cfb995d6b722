# The walkthrough “The customer's own view”.

tour-customers-view = The customer’s own view
tour-customers-view-about = How the customer’s own users see their purchases in the admin center: the global administrator, another user, and the way back.
tour-customers-view-task = A user at Contoso AB calls and sees no keys. Show what a user without an administrator role sees.
tour-customers-view-in = Into the view
tour-customers-view-user = Another user
tour-customers-view-back = Back again
tour-customers-view-partner = The customer calls and asks where the key is. Open the customer’s software first, as you see it as a partner.
tour-customers-view-enter = g m opens the customer’s own view from any of the customer’s places. Its frame is double, so that nobody takes it for the partner’s console.
tour-customers-view-page = There are no other customers here, no prices and nothing to cancel, only what has keys or files. The page of keys looks like yours.
tour-customers-view-key = The customer’s global administrator gets the key herself. Now you do it in her place, and that is written to the activity log.
tour-customers-view-switch = U changes to a user without an administrator role. The tab is dimmed, says which role it needs, and names no product.
tour-customers-view-admin = So the answer to the customer is: ask your global administrator. U changes back, and the purchases are there again.
tour-customers-view-leave = g m leads back to where you were, as yourself now. Below the purchase stands when you last got the key.
tour-customers-view-log = In the activity log it is the customer’s view, by you. Who reads it sees both whose view it was and who sat there.
tour-customers-view-round = If one may not get keys
tour-customers-view-round-in = A partner’s global admin may look at software but not get keys. The customer’s view is no way round that.
tour-customers-view-round-no = y copies nothing. Inside the customer’s view your own roles hold as well, and the line says which role it takes.
