## The cancellation windows that close soon

windows-closing = Cancellation windows that close soon
column-counted-from = Window
counted-from-term = From the term
counted-from-purchase = From the purchase
counted-from-provider = By the provider

calendar-summary = Cancellation window closes: { $product }, { $customer }
calendar-description = { $quantity } × { $product }, order { $order }, of { $customer } can be cancelled { $before } { $zone }, not later.

cli-about-deadlines = See which cancellation windows close soon
cli-flag-within = How soon: such as 48h, 3d or 90m; three days unless told otherwise
cli-flag-closing-exit-code = End with exit code 10 when a window closes within that time, and with 0 when none does
cli-flag-ics = Write the answer as an iCalendar document, with reminders
cli-column-before = Cancel before ({ $zone })
cli-deadlines-none = No cancellation window closes within that time.
