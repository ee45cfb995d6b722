## The cancellation windows that close soon

window-passed-short = closed
window-never-short = never
key-sort-window = sort by cancellation window
sort-window = cancellation window
column-counted-from = Window
counted-from-term = Counted from the start of the term
counted-from-purchase = Counted from the purchase
counted-from-provider = By the provider

windows-closing = Cancellation windows that close soon
calendar-summary = Cancellation window closes: { $product }, { $customer }
calendar-description = { $quantity } × { $product }, order { $order }, of { $customer } can be cancelled { $before } { $zone }, not later.

cli-about-deadlines = See which cancellation windows close soon
cli-flag-within = How soon: such as 48h, 3d or 90m; three days unless told otherwise
cli-flag-closing-exit-code = End with exit code 10 when a window closes within that time, and with 0 when none does
cli-flag-ics = Write the answer as an iCalendar document, with reminders
cli-column-before = Cancel before ({ $zone })
cli-deadlines-none = No cancellation window closes within that time.

place-closing-windows = Cancellation windows
key-closing-windows = windows that close
key-sort-customer = sort by customer
sort-customer = customer
column-cancel-before = Cancel before
closing-windows-title = Cancellation windows that close ({ $count })
closing-windows-title-filtered = Cancellation windows that close ({ $shown } of { $count })
closing-windows-none = No cancellation window is open.
closing-windows-none-do = A purchase can be cancelled for 30 days, a subscription for the first seven days of each term.
closing-windows-more = There are more windows than these. Those that close first are listed.


settings-notifications = Notice of what closes today
settings-notifications-off = no
settings-notifications-bell = the terminal’s bell
settings-notifications-desktop = notification (OSC 9)

notification-closing = { $count ->
    [one] A cancellation window closes today, { $time }: { $product }, { $customer }
   *[other] { $count } cancellation windows close today, the first { $time }: { $product }, { $customer }
}
words-of-today = today
closing-windows-hint = / filter, e.g. today
times-in-zone = times in { $zone }
