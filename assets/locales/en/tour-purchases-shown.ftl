# The walkthrough “Where does the purchase show?”.

tour-purchases-shown = Where does the purchase show?
tour-purchases-shown-about = Subscriptions bought before 14 October 2021 do not show among the subscriptions. Where they are, and what each page has.
tour-purchases-shown-task = Contoso AB has a SQL Server Enterprise from 2020, order OR-GYJ5T, which is not among the subscriptions. Open its page of keys.
tour-purchases-shown-after = From 14 October 2021 on
tour-purchases-shown-before = Before that day
tour-purchases-shown-everywhere = Every order
tour-purchases-shown-subscriptions = s shows the customer’s subscriptions, those bought on 14 October 2021 or later. At the bottom stands how many are older.
tour-purchases-shown-newer = The lowest was bought in 2022 and is in its fifth term: such purchases renew by themselves until somebody turns that off.
tour-purchases-shown-not-there = The customer asks for its SQL Server Enterprise from 2020. It is not here, nor is it when another program gets the subscriptions.
tour-purchases-shown-software = It is not gone: the Software page shows all that was bought. It had no automatic renewal, and expired on the day set when it was bought.
tour-purchases-shown-key = Enter opens the purchase. Its key and downloads are still there, though its time is over.
tour-purchases-shown-orders = o shows the order history. It has every order, whatever its date, so an order number is always found here.
tour-purchases-shown-perpetual = If it is perpetual software
tour-purchases-shown-perpetual-none = Visio was bought for good. It is no subscription, so it never stands on this page.
tour-purchases-shown-perpetual-there = It is under Software, among everything else that was bought.
tour-purchases-shown-cancelled = If the purchase is cancelled
tour-purchases-shown-cancelled-there = A cancelled purchase stays under Software too, with the day on which it was cancelled.
tour-purchases-shown-cancelled-why = The key is revoked. The page says so, and that both you and the customer are to stop using the software.
