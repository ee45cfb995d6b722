### The command line: what commands, flags and their answers are called.

cli-about = A console with which a CSP partner finds and retrieves the software its customers have bought.
cli-setting-no-file = There is no configuration file { $path }.
cli-setting-unreadable = The configuration file { $path } cannot be read: { $detail }.
cli-setting-line = The configuration file { $path } cannot be used because of line { $line }: { $detail }.
cli-setting-seconds = A time in the configuration file { $path }, line { $line }, is { $seconds } seconds but has to be from { $least } to { $most } seconds.
cli-setting-variable = The variable { $name } cannot be used: { $detail }.
cli-setting-theme = There is no theme “{ $name }”.
cli-setting-log = “{ $filter }” does not say what to log: { $detail }.
cli-setting-instead = Correct the setting, or leave it out.
cli-no-home = There is no home directory to keep anything in.
cli-no-home-instead = Set HOME, or say with --data-dir where the data is.
cli-flag-not-here = { $flag } has no place here.
cli-demo-only-instead = It is for the demo. In the partner’s own store the passphrase says who you are, and the computer’s clock what time it is.
cli-not-read-only-instead = The command changes the store. Leave { $flag } out.
cli-passphrase-ask = Passphrase:
cli-passphrase-choose = Choose a passphrase ({ $count } characters or more):
cli-passphrase-again = Once more:
cli-passphrase-differs = The two passphrases differ.
cli-passphrase-differs-instead = Enter the same passphrase twice.
cli-passphrase-short = The passphrase is too short: it needs { $count } characters or more.
cli-passphrase-short-instead = Take a few words that you remember and nobody guesses. Blanks are welcome.
cli-passphrase-file = The file with the passphrase cannot be read: { $detail }.
cli-passphrase-file-instead = Give a file with the passphrase and nothing else.
cli-passphrase-needed = A passphrase is needed, and there is no terminal to ask for it on.
cli-passphrase-needed-instead = Give it in a file with --passphrase-file.
cli-passphrase-unread = The passphrase could not be read from the terminal: { $detail }.
cli-passphrase-broken-off = No passphrase was entered. Nothing was changed.
cli-passphrase-wrong-instead = Give the command again with the right one; capital and small letters count as different.
cli-read-only-backup = This is from the backup of { $made }, as the store is open in another program.
cli-read-only-instead = Give the command without --read-only.
cli-init-there = There is a store of your own already in { $place }. Nothing was changed.
cli-init-there-instead = Open it with nyckel, or choose another directory with --data-dir.
cli-init-made = The store has been made in { $place }. { $name } is its first operator.
cli-init-next = Do not forget the passphrase: nobody can restore it, and without it no key can be read. Now import the customers with “nyckel import”, or open the console with nyckel.
cli-output = The answer could not be written: { $detail }.
cli-output-instead = Try again with the output somewhere else.
cli-panic = nyckel ended because of a bug. Please report it together with { $path }, which holds no keys.
cli-panic-without-report = nyckel ended because of a bug, and the report of it could not be written.
cli-system = The system gave the console no thread or signal.
cli-system-instead = Close other programs and try again.

terminal-not-a-terminal = The console needs a terminal, and standard output is none.
terminal-dumb = The console cannot be drawn on this terminal.
terminal-failed = The terminal failed.
terminal-instead = Use the commands instead: “nyckel --help” lists them.

cli-heading-usage = Usage
cli-heading-commands = Commands
cli-heading-arguments = Arguments
cli-heading-flags = Options
cli-heading-common = Options of every command
cli-value-command = COMMAND
cli-value-text = TEXT
cli-value-lines = ITEM[=QUANTITY][@PLAN]
cli-value-customer = CUSTOMER
cli-value-subscription = SUBSCRIPTION
cli-value-product = PRODUCT
cli-value-shell = SHELL
cli-value-file = FILE
cli-value-file-or-latest = FILE|latest
cli-value-flags = OPTIONS
cli-value-directory = DIRECTORY
cli-value-name = NAME
cli-value-version = VERSION
cli-value-tag = TAG
cli-value-type = TYPE
cli-man-name = NAME
cli-man-synopsis = SYNOPSIS
cli-man-description = DESCRIPTION
cli-value-rate = RATE
cli-value-operator = NAME|ID
cli-value-month = YYYY-MM
cli-value-time = TIME

cli-about-customers = List the customers, or those that a text finds as it is spelled
cli-about-subscriptions = List a customer’s subscriptions, bought on 14 October 2021 or later
cli-about-software = List what a customer has bought
cli-about-catalog = List what is sold, and how it is sold to a customer
cli-about-order = Review an order, or create and pay it with --yes
cli-about-orders = List a customer’s orders, whatever their date
cli-about-key = Product keys
cli-about-key-get = Get the product key of a purchase; the access is recorded first
cli-about-link = Get a download link for a purchase; the access is recorded first
cli-about-download = Download the files of a purchase; the access is recorded first
cli-about-cancel = Cancel a subscription or perpetual software, or get the receipt of that
cli-about-cancel-subscription = Cancel a subscription within seven days of the beginning of its term; keys and links are revoked at once
cli-about-cancel-software = Cancel perpetual software within 30 days of its purchase; keys and links are revoked at once
cli-about-cancel-receipt = Get the receipt of a cancellation; that it is given out is recorded first
cli-about-billing = See the invoices of a customer, or of all customers together; with --month the lines of one
cli-about-activity = List who has had keys and download links, the newest first; the reading is recorded
cli-about-market = Find a market by name or code, and see whether Azure reservations can be sold there
cli-about-verify = Check the whole store and the chain of the activity log, or a backup
cli-about-export = Write customers, orders, purchases, subscriptions, operators and the log as lines of JSON, without keys; the export is recorded first
cli-about-import = Read customers, orders, purchases and subscriptions from lines of JSON; what is there already is not changed
cli-about-init = Make the partner’s own store with its first operator, who becomes admin agent and global admin
cli-about-doctor = See where everything is, how store and terminal are, and what is wrong
cli-about-seed = Make the demo’s store
cli-about-backup = Make a backup of the store; keys stay sealed in it
cli-about-restore = Restore the store from a backup; what has been cancelled stays cancelled
cli-about-compact = Write the store anew so that it takes less space
cli-about-completions = Write completions for a shell
cli-about-man = Write the manual
cli-about-help = Show the help of nyckel, or of a command

cli-flag-help = Show this help
cli-flag-version = Show the version
cli-flag-data-dir = The directory of the data
cli-flag-demo = Open the demo, even where there is a store of your own
cli-flag-operator = The operator of the demo to act as
cli-flag-passphrase-file = A file with the passphrase that opens the store; without it a store of your own asks for it
cli-flag-read-only = Open only to look: nothing is saved, and no key is shown or copied
cli-flag-lang = The language
cli-flag-now = Moves the demo’s clock on to that time, for good
cli-flag-config = The configuration file
cli-flag-log = What to log, for example debug
cli-flag-theme = The theme: dark, light, high-contrast or sixteen-colours
cli-flag-colour = How many colours
cli-flag-search = What to look for: customers, domains, orders, products
cli-flag-title-part = A part of the product’s title; the whole catalogue without it
cli-flag-limit = List so many at most
cli-flag-json = Write the answer as JSON
cli-flag-customer = GUID, domain or full name
cli-flag-billed-customer = GUID, domain or full name; without one the invoices of all of them
cli-flag-month = The month whose invoice lines are shown, for example 2026-11
cli-flag-csv = Write the answer as CSV
cli-flag-subscription = The subscription’s id, its friendly name, or its order number with line, such as OR-12345/1
cli-flag-product = Title, or order number with line, such as OR-12345/1
cli-flag-product-version = The version of the product; the newest unless told otherwise
cli-flag-language = The language of the product, such as sv-SE; the customer’s unless told otherwise
cli-flag-file-type = File type and operating system; the first unless told otherwise
cli-flag-download-folder = The directory to download to; the current one unless told otherwise
cli-flag-resume = Go on with a download that was not finished
cli-flag-replace = Replace the file if it is there, once the new one is whole
cli-flag-byte-rate = So many bytes a second at most; k, M and G are thousands, millions and thousands of millions
cli-flag-json-lines = Write what happens as JSON, one object a line
cli-flag-kind = The kind of key: mak or kms
cli-flag-copy = Copy it, and stay until it is cleared from the clipboard
cli-flag-show = Write it to standard output
cli-flag-from = Not before this instant (RFC 3339) or day
cli-flag-to = Before this instant (RFC 3339), or to the end of this day
cli-flag-all = List everything that is recorded, not accesses alone
cli-flag-market = A name, a part of one, or a country code
cli-flag-operator-name = The name of the first operator
cli-flag-customers-to-make = How many customers; 200 unless told otherwise
cli-flag-seed = The seed; 1 unless told otherwise
cli-flag-reset = Replace the demo’s store that is there
cli-flag-backup-file = The file to write; otherwise a new one among the store’s backups
cli-flag-force = Replace the file if it is there
cli-flag-restored-file = The backup, or latest for the newest that is whole
cli-flag-verified-file = A backup to check instead of the store
cli-flag-lines = What is bought: item or full title, with =QUANTITY where it is to be more than the minimum and @PLAN where it is to be another billing plan than the first: one-time (paid once), monthly (every month), annual (every year) or triennial (every three years)
cli-flag-once = The GUID of the order; the same GUID is paid once however often the command is given
cli-flag-order-yes = Create and pay the order
cli-flag-cancel-yes = Cancel it
cli-flag-receipt-form = As text (text), or as an e-mail to the customer (eml); without --to the text goes to standard output and the e-mail into the store’s exports
cli-flag-receipt-file = The new file to write, or - for standard output
cli-flag-yes = Restore without asking
cli-flag-export-file = The file to write; standard output unless given
cli-flag-import-file = The file to read, or - for standard input
cli-flag-import-at-once = Bring in the records of that file at once, as “nyckel import” does
cli-flag-dry-run = Only say what would happen
cli-flag-skip-bad-lines = Import the lines that are right even if others are not
cli-flag-shell = bash, elvish, fish, powershell or zsh
cli-flag-man-directory = Write a page for each command to this directory
cli-flag-helped-command = The command to be helped with

cli-usage-command = There is no command “{ $of }”.
cli-usage-unknown = Unexpected argument “{ $of }”.
cli-usage-value = “{ $value }” is not valid for { $of }.
cli-usage-conflict = { $of } cannot be used together with { $value }.
cli-usage-twice = { $of } stands there twice.
cli-usage-choose = Choose one of { $of }.
cli-usage-missing = Something is missing: { $of }.
cli-usage-no-command = A command is missing.
cli-usage-other = The command line cannot be read.
cli-usage-instead = The help says what can stand there: “nyckel --help”, or --help after the command.

cli-column-customer = Customer
cli-column-domain = Domain
cli-column-market = Market
cli-column-software = Software
cli-column-tenant = GUID
cli-column-product = Product
cli-column-quantity = Quantity
cli-column-charged = Charged
cli-column-bought = Bought
cli-column-status = Status
cli-column-order = Order
cli-column-code = Code
cli-column-reservations = Azure reservations
cli-column-number = No.
cli-column-time = Time ({ $zone })
cli-column-operator = Operator
cli-column-item = Item
cli-column-price = Unit price
cli-column-minimum = Minimum
cli-column-plans = Billed
cli-column-not-sold = Cannot be sold
cli-column-sum = Sum
cli-column-due = Due
cli-yes = yes
cli-no = no

cli-customers-empty = There are no customers yet. Bring them in with “nyckel import”.
cli-customers-none = No customer was found.
cli-customers-more = { $count ->
    [one] and one more
   *[other] and { $count } more
}
cli-subscriptions-none = { $customer } has no subscriptions bought on 14 October 2021 or later.
cli-subscriptions-older = { $count ->
    [one] One older subscription is in “nyckel software”.
   *[other] { $count } older subscriptions are in “nyckel software”.
}
cli-software-none = { $customer } has bought no software.
cli-orders-none = Nothing has been ordered for { $customer }.
cli-activity-backwards = The time ends before it begins, so nothing was looked for.
cli-activity-backwards-instead = Give the earlier one with --from and the later one with --to.
cli-catalog-none = Nothing in the catalogue is called that.
cli-order-line-instead = Give { $form }, for example DG7GMGF0DPMX:0001:DG7GMGF0F4LX=2@one-time. “nyckel catalog” shows the items.
cli-order-no-plan = “{ $text }” is no billing plan.
cli-order-no-plan-instead = Choose one of these:
cli-order-no-number = “{ $text }” is no quantity.
cli-order-no-item = Nothing in the catalogue is called “{ $text }”.
cli-order-instalments = { $title }: { $count } instalments
cli-order-totals = Paid now: { $now }. Over the whole term: { $term }.
cli-order-placed = The order is created and paid: { $order }
cli-order-not-placed = Nothing was bought. Give the command with --yes to create and pay.
cli-no-customer = There is no customer with the GUID, domain or name “{ $text }”.
cli-no-customer-instead = Find the customer with “nyckel customers”.
cli-several-customers = Several customers are called “{ $text }”.
cli-several-customers-instead = Give the GUID of the one you mean:
cli-no-purchase = { $customer } has bought nothing called “{ $text }”.
cli-no-purchase-instead = See what there is with “nyckel software”.
cli-purchases-like = { $customer } has bought nothing called exactly “{ $text }”, but things like it.
cli-several-purchases = { $customer } has several purchases that “{ $text }” can mean.
cli-several-purchases-instead = Give the order number and line of the one you mean:
cli-no-subscription = { $customer } has no subscription “{ $text }”.
cli-no-subscription-instead = See what there is with “nyckel subscriptions”; what was bought before 14 October 2021 is in “nyckel software”.
cli-several-subscriptions = { $customer } has subscriptions that “{ $text }” can mean.
cli-several-subscriptions-instead = Give the id of the one you mean:
cli-cancel-no-subscription = “{ $text }” is no subscription.
cli-cancel-no-subscription-instead = Cancel it with “nyckel cancel software” and { $line }.
cli-cancel-is-subscription = “{ $text }” is a subscription.
cli-cancel-is-subscription-instead = Cancel it with “nyckel cancel subscription” and { $subscription }.
cli-cancel-not-done = Nothing was cancelled. Give the command with --yes instead of --dry-run to cancel.
cli-cancel-done = Cancelled { $instant }. Keys and links are revoked.
cli-cancel-zone = Times are told in { $zone }.
cli-cancel-no-fee = There is no early termination fee.
cli-cancel-after-the-window = After that the whole term is charged, even if the customer stops paying or using it, whatever the billing plan.
cli-cancel-revokes = Important: keys and links are revoked at once, for you and the customer. Both must stop using the software. You must also uninstall it and remove downloads and links.
cli-receipt-written = The receipt is written: { $path }
cli-receipt-there-instead = Choose another name.
cli-no-version = The product is not offered in version “{ $text }”.
cli-no-language = The product is not offered in the language “{ $text }”.
cli-no-file-type = The product is not offered as the file type “{ $text }”.
cli-not-offered-instead = Choose one of those that are, or leave the flag out:
cli-nothing-offered-instead = It has nothing of that kind to choose. Leave the flag out.
cli-day-too-far = { $day } lies further away than time is counted.
cli-day-too-far-instead = Name a day between the years 1 and 9999.
cli-no-clipboard = No clipboard answers, so nothing was copied and nothing recorded.
cli-no-clipboard-instead = Use --show, or set NYCKEL_CLIPBOARD=file to copy to a private file.
cli-copied-ends = Ctrl-C clears the copy at once.
cli-copied-left = { $seconds } s left
cli-copied-cleared = The copy is cleared.
cli-copied-replaced = Something else has been copied since, and stays.
cli-copied-stays = The copy could not be cleared.
cli-download-planned = Downloading { $bytes } to { $path }
cli-download-preparing = Finding out the checksum of the file …
cli-download-renewed = The link had expired and was renewed.
cli-download-retrying = Trying again in { $seconds } s.
cli-download-checking = Checking what is there: { $percent } % · { $done } of { $bytes }
cli-download-progress = { $percent } % · { $done } of { $bytes }
cli-download-pace = { " " }· { $rate }/s · { $left } left
cli-download-done = The file is whole and verified: { $path }
    { $checksum }
cli-download-paused = The download is paused: { $done } of { $bytes } are kept.
cli-download-paused-instead = Go on with the same command and --resume.
cli-download-there = There is already a part of the file, { $path }: { $done } of { $bytes }.
cli-download-there-instead = Go on with --resume, or remove that part and begin anew.
cli-seed-there = There is a demo already in { $place }.
cli-seed-there-instead = Replace it with --reset; its activity log, its list of downloads, its backups and everything else done in it are lost.
cli-seed-made = { $count ->
    [one] The demo has been made with one customer, in { $place }.
   *[other] The demo has been made with { $count } customers, in { $place }.
}
cli-seed-progress = Making the demo: { $percent } %
cli-seed-finishing = All customers are there; the registers that find them are put in order …
cli-backup-progress = Backing up: { $percent } %
cli-backup-done = The backup is made: { $path } ({ $kilobytes } kB).
cli-compact-progress = Writing the store anew: { $percent } %
cli-compact-done = The store is written anew: { $before } kB before, { $after } kB after.
cli-compact-no-smaller = It held nothing more that could go. Its file grows in steps of 512 kB, so that a small store can even take a few of them more.
cli-compact-cleaned = { $count ->
    [one] Keys of cancelled purchases have been taken out of one backup.
   *[other] Keys of cancelled purchases have been taken out of { $count } backups.
}
cli-restore-progress = Restoring: { $percent } %
cli-restore-none = There is no whole backup to restore from.
cli-restore-none-instead = Give a file that is kept somewhere else.
cli-restore-no-file = There is no file { $path }.
cli-restore-no-file-instead = Give a backup, or latest for the newest.
cli-restore-loses = { $count ->
    [0] The backup is from { $made }, and nothing in the store has changed since.
    [one] The backup is from { $made }. The store has been saved once since then; that change is lost, but the activity log and what has been cancelled are kept.
   *[other] The backup is from { $made }. The store has been saved { $count } times since then; those changes are lost, but the activity log and what has been cancelled are kept.
}
cli-restore-other = The backup from { $made } is of another store. Everything in the store that is here is lost, the activity log with it.
cli-restore-broken = The store that is here will not open. It is set aside, and nothing of it is removed; what was changed in it after the backup from { $made } is not in the restored store. What has been cancelled stays cancelled.
cli-restore-question = Restore? (y/n)
cli-restore-unasked = Nothing was restored, as there is nobody here to ask.
cli-restore-unasked-instead = Give the command with --yes if it is to be done all the same.
cli-restore-declined = Nothing was restored.
cli-restore-declined-instead = The store is as it was.
cli-restore-done = The store is restored from { $path }, which was made { $made }.
cli-restore-cancelled = { $count ->
    [one] One purchase that was cancelled since then stays cancelled.
   *[other] { $count } purchases that were cancelled since then stay cancelled.
}
cli-restore-by-the-list = { $count ->
    [one] One of them was found only in the list of revocations beside the store.
   *[other] { $count } of them were found only in the list of revocations beside the store.
}
cli-restore-keys = { $count ->
    [one] One key of cancelled purchases was not restored.
   *[other] { $count } keys of cancelled purchases were not restored.
}
cli-restore-operators = { $count ->
    [one] One operator is as before the restore, with roles and passphrase, and not as in the backup.
   *[other] { $count } operators are as before the restore, with roles and passphrases, and not as in the backup.
}
cli-restore-log-continued = { $count ->
    [one] The activity log is whole: one record written after the backup is kept.
   *[other] The activity log is whole: { $count } records written after the backup are kept.
}
cli-restore-log-lost = { $count ->
    [one] One later record of the activity log could not be read and is lost.
   *[other] { $count } later records of the activity log could not be read and are lost.
}
cli-restore-log-not-continued = { $count ->
    [one] The activity log is the backup’s. The one that was here did not continue it, and its only record is lost.
   *[other] The activity log is the backup’s. The one that was here did not continue it, and its { $count } records are lost.
}
cli-restore-log-not-read = { $count ->
    [one] The activity log is the backup’s. The one that was here could not be read, and one record written after the backup is lost.
   *[other] The activity log is the backup’s. The one that was here could not be read, and { $count } records written after the backup are lost.
}
cli-restore-unreadable = { $count ->
    [one] One record of the old store or of its list of revocations could not be read. Check that what was cancelled is cancelled.
   *[other] { $count } records of the old store or of its list of revocations could not be read. Check that what was cancelled is cancelled.
}

## Support requests

cli-about-support = Support requests: list, show, save and file
cli-about-support-list = List the requests, the newest first, and your drafts above them
cli-about-support-show = Show a request
cli-about-support-export = Save a request as text, or as an e-mail with its files
cli-about-support-file = File a request
cli-flag-request = The number of the request.
cli-flag-export-form = As text, or as eml: an e-mail with its files.
cli-flag-request-file = The file to write; otherwise the request is printed. A file that is there is not replaced.
cli-flag-problem-kind = Problem type: refund, order, subscription, keys-and-downloads, billing, access or other.
cli-flag-impact = Impact: critical, moderate or minimal.
cli-flag-request-title = Title.
cli-flag-description = Description.
cli-flag-request-customer = Customer tenant GUID or domain name.
cli-flag-request-purchase = Order ID or subscription ID.
cli-flag-refund-reason = Refund reason; required with the type refund.
cli-flag-amount = Requested amount with its currency, e.g. 1250.00 SEK; required with the type refund.
cli-flag-contact-name = The contact’s name; otherwise that of the last contact.
cli-flag-email = The contact’s e-mail address; otherwise that of the last contact.
cli-flag-phone = The contact’s phone number; otherwise that of the last contact.
cli-flag-attach = A file to go with it. Can be given several times.
cli-value-request = NUMBER
cli-value-kind = TYPE
cli-value-impact = IMPACT
cli-value-guid-or-domain = GUID|DOMAIN
cli-value-order-or-subscription = ORDER|SUBSCRIPTION
cli-value-amount = AMOUNT
cli-value-email = ADDRESS
cli-value-phone = NUMBER
cli-support-not-found = There is no support request { $number }.
cli-support-not-found-instead = See which there are with nyckel support list.
cli-support-problems-instead = Correct these flags:
cli-support-not-attached = { $path }: { $why }
cli-support-not-attached-instead = Nothing was submitted. Correct it and try again.
cli-support-there-instead = Choose another name with --to.
