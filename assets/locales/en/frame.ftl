### The frame around every place: top line, places, bottom line.

## The places

place-home = Home
place-customers = Customers
place-account = Account
place-subscriptions = Subscriptions
place-subscription = Subscription
place-hybrid-benefit = Azure Hybrid Benefit
place-software = Software
place-orders = Order history
place-keys = Keys and downloads
place-billing = Billing
place-all-billing = Billing, all
place-downloads = Downloads
place-settings = Settings

## Where the data come from

source-demo = demo
source-local = local
frame-catching-up = catching up with time

## What is going on

frame-too-small = Window too small: at least 60 × 18 is needed
pending-loading = Loading …
finder-still-searching = Still searching; press Enter again when the list is ready
typed-ahead-forgotten = It took too long; the keys pressed in advance no longer count
typed-ahead-until-open = It follows as soon as the store is open

## Filters in a list

filter-placeholder = / filter
filter-none = Nothing matches the filter.
filter-none-do = Clear the filter with Esc to see everything again.

## The copy in the clipboard

operator-acts = { $operator } is at work now
session-under-way = Purchases are being cancelled or keys retrieved. Let that finish, or stop with x, before you change over.
copying-under-way = Copying …
copied-key = Key
copied-link = Link
copied-message = Message
copied-message-swedish = Message in Swedish
copied-message-english = Message in English
copied-of = { $what } ({ $order })
copied-to-tmux = tmux’s buffer
copied-to-terminal = the terminal’s clipboard (OSC 52)
copied-to-system = the clipboard
copied-to-file = the file { $file }
copied-cleared-in = { $what } in { $place }, cleared in { $seconds } s
copied-removed-in = { $what } in { $place }, removed in { $seconds } s
copied-not-cleared = { $what } in { $place }; not cleared
copied-tenant = Tenant GUID copied
copied-address = Address copied
copied-command = Command copied
copied-request = Request number copied
copied-order = Order number copied
copied-subscription = Subscription id copied
clearing-done = The copy is gone from the clipboard
clearing-done-file = The file with the copy is removed
clearing-something-else = Something else is in the clipboard; it was left alone
clearing-something-else-file = The file with the copy was changed; it was left alone
clearing-cannot = The clipboard cannot be read from here, so it was not cleared
interrupt-over-key = y copies; Ctrl-C again quits
browse-under-way = Opening the link …
browse-handed-over = The link was handed to the browser

## When something is not as it should be

banner-asked = Read-only, as asked for with --read-only: nothing can be saved
banner-backup = Read-only: the backup of { $made }
banner-no-room = Read-only: the disk is nearly full. Make room, and it goes on
banner-broken = Read-only: a write failed. Everything saved is still there
banner-clock = The computer’s clock is wrong: the store has already seen { $seen }
place-closing = Closing windows
place-operators-below = { "  " }Operators
place-activity-below = { "  " }Activity log
