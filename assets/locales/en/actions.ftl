### Actions as the palette, the bottom line and the help name them.

## Places

key-home = home
key-customers = customers
key-account = account
key-subscriptions = subscriptions
key-software = software
key-orders = order history
key-billing = billing
key-all-billing = billing, all customers
key-open-invoice = open the invoice
key-open-purchase = show the purchase
key-downloads = downloads
key-settings = settings
key-places = places
key-up = up one level
key-back = back
key-forward = forward

## Everywhere

key-help = help
key-palette = command
key-refresh = refresh
key-redraw = redraw the screen
key-suspend = suspend
key-backups = backups
key-demo-clock = the demo's clock
key-put-forward = put the clock forward
key-quit = quit
key-interrupt = quit from anywhere

## Rows

key-row-up = row up
key-row-down = row down
key-page-up = page up
key-page-down = page down
key-half-up = half a page up
key-half-down = half a page down
key-first = first row
key-last = last row
key-open = open
key-open-keys = keys and downloads

## Finding and filtering

key-find = search
key-leave-box = leave the search box
key-clear-box = clear the search box
key-filter = filter
key-leave-filter = leave the filter
key-unfilter = clear the filter
key-to-list = to the list

## Sorting

key-sort-name = sort by name
key-sort-domain = sort by domain
key-sort-tenant = sort by tenant GUID
key-sort-market = sort by market
key-sort-subscriptions = sort by subscriptions
key-sort-software = sort by software
key-sort-product = sort by product
key-sort-kind = sort by type
key-sort-charged = sort by date
key-sort-amount = sort by amount
key-sort-order = sort by order number
key-sort-bought = sort by date of purchase
key-sort-status = sort by status
sort-name = name
sort-domain = domain
sort-tenant = GUID
sort-market = market
sort-subscriptions = subscr.
sort-software = software
sort-product = product
sort-kind = type
sort-charged = date
sort-amount = amount
sort-order = order number
sort-bought = date of purchase
sort-status = status

## Copying

key-copy = copy
key-copy-key = copy key
key-copy-link = copy link
key-copy-message = copy as message
key-copy-other-message = copy as message in the other language
key-copy-order = copy order number
key-copy-tenant = copy tenant GUID
key-copy-address = copy the address
key-copy-nothing = copy nothing
key-write-file = write to a file

## Buttons and choices

key-press = press the button
key-open-instructions = open the description
key-copy-command = copy the command
key-next-command = next command
key-previous-command = previous command
key-portal = open the Azure portal
key-market-check = market check
key-next-button = next field
key-previous-button = previous field
key-choose = change the choices
key-choose-value = choose
key-go-on = go on
key-next-value = next value
key-previous-value = previous value

## Downloads

key-show-link = show link
key-whole-screen = QR code on the whole screen
key-download = download
key-pause = pause
key-resume = go on
key-retry = try again
key-cancel-download = cancel
key-remove-download = remove from the list
key-open-folder = open the folder

## Dialogs

key-unlock = unlock
key-back-up = back up now
key-stop = stop the backup
key-close = close
key-hide = hide
key-show = show
key-details = details
key-run = run
key-answer = give the marked answer
key-other-answer = other answer
key-yes = answer yes
key-no = answer no
key-go = go there
key-copy-by-route = copy that way
key-take-message = make it a message
key-take-key = make it the key alone
key-choose-route = choose the way to the clipboard
key-language = switch language
key-theme = switch theme

## In a field

key-delete-before = delete the character before
key-delete-word-before = delete the word before
key-delete-after = delete the character after
key-delete-word-after = delete the word after
key-delete-to-end = delete to the end
key-delete-all = empty the field
key-cursor-left = cursor left
key-cursor-right = cursor right
key-cursor-word-left = cursor a word left
key-cursor-word-right = cursor a word right
key-cursor-start = cursor to the beginning
key-cursor-end = cursor to the end
