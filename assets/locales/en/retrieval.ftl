# Reasons that are given when something is retrieved.
dialog-reason-title = Reason
reason-required = A reason or a ticket number is required before keys, links and files are retrieved. It is written in the activity log.
reason-optional = A reason or a ticket number, which is written in the activity log for what is retrieved on this page. Leave the field empty to give none.
reason-placeholder = for example ticket 4711
reason-empty = Type a reason or a ticket number.
reason-too-long = The reason may have { $limit } characters at most.
reason-control-characters = The reason may not have control characters or line breaks.
keys-reason = Reason: { $reason }
key-reason = give a reason
key-give-reason = confirm
refusal-reason-missing = A reason is required when keys, links and files are retrieved.
refusal-reason-missing-instead = Give a reason or a ticket number: the key e on the page in the console, --reason on the command line.
cli-flag-reason = A reason or ticket number, which is written in the activity log
cli-column-reason = Reason
refusal-plain-unconfirmed = A file in clear text is written only once you have typed how many keys it holds: { $count }.
refusal-plain-unconfirmed-instead = Type the number, or seal the file for a recipient or with a passphrase.
failure-recipient = { $recipient } is not a valid age recipient: some part of it is wrong.
failure-recipient-instead = Paste the recipient again. It begins with age1 and stands in the recipient’s key file.
failure-for-nobody = There is nobody to seal the file for.
failure-for-nobody-instead = Give a recipient or a passphrase.
failure-seal = The file could not be sealed.
failure-seal-instead = Nothing was written. Try again.
retrieve-not-there = The purchase is not there any more.
retrieve-failed = It could not be retrieved; the activity log says what happened.

# Many keys in one file, on the command line.
cli-about-key-retrieve = Retrieve the keys and links of several purchases into one file
cli-flag-retrieved-customers = The customers: GUID, domain or whole name
cli-flag-retrieved-order = Only that purchase: order number with line; can be repeated
cli-flag-recipient = Seal the file with age for that recipient (age1…); can be repeated
cli-flag-seal-passphrase-file = Seal the file with age, using the passphrase in that file
cli-flag-seal-passphrase = Seal the file with age, using a passphrase that you are asked for twice
cli-flag-plain = Write the file in clear text; needs --confirm
cli-flag-confirm-count = The number of keys in the clear-text file, to confirm it
cli-flag-retrieved-file = The file to write, which must not exist yet
cli-value-order-line = ORDER/LINE
cli-value-count = COUNT
cli-retrieve-nothing = The customers have no purchases to retrieve keys of.
cli-retrieve-nothing-instead = nyckel software lists what a customer has bought.
cli-retrieve-stopped = It was stopped. No file was written.
cli-retrieve-stopped-instead = Run the same command to begin again; what was retrieved already is then retrieved and recorded again.
cli-retrieve-progress = Retrieving keys: { $percent } %
cli-retrieve-orders = --order picks purchases of one customer, but several customers are named.
cli-retrieve-orders-instead = Name one customer.
cli-retrieve-there-instead = Choose another name.
cli-retrieve-folder = The folder for { $place } does not exist.
cli-retrieve-folder-instead = Create it, or choose another.
cli-retrieve-name = { $place } cannot be used as a file name.
cli-retrieve-name-instead = Choose another name.
retrieve-delivered = { $keys ->
        [one] One key
       *[other] { $keys } keys
    } and { $links ->
        [one] one link
       *[other] { $links } links
    } are in the file.
retrieve-again = { $count ->
        [one] One purchase had been retrieved by a run that did not finish, and was retrieved again.
       *[other] { $count } purchases had been retrieved by a run that did not finish, and were retrieved again.
    } The activity log has it.
retrieve-cancelled = { $count ->
        [one] One cancelled purchase is
       *[other] { $count } cancelled purchases are
    } not in the file.

# The page where keys are retrieved into a file.
place-retrieve = Keys into a file
key-retrieval = keys into a file
key-retrieve-all = all keys into a file
key-retrieve-customer = the customer’s keys into a file
key-retrieve-marked = marked keys into a file
key-other-sealing = another sealing
key-retrieve = retrieve
key-stop-retrieving = stop after this one
key-go-on-retrieving = go on retrieving
key-unfinished-retrieval = go on with the one broken off
retrieve-title = Retrieve keys and links into a file ({ $count })
retrieve-sum = { $keys ->
        [one] One key
       *[other] { $keys } keys
    } · { $links ->
        [one] one link
       *[other] { $links } links
    }{ $without ->
        [0] { "" }
       *[other] { " " }· { $without } without a key
    }{ $cancelled ->
        [0] { "" }
        [one] { " " }· one cancelled, which is left out
       *[other] { " " }· { $cancelled } cancelled, which are left out
    }
retrieve-none = There is nothing to retrieve here.
retrieve-none-do = Press K on a customer’s Account or Software page, or mark customers in their list and press K.
retrieve-unfinished = Retrieving into a file was broken off ({ $count ->
        [one] one purchase
       *[other] { $count } purchases
    }). In the list, c goes on with it; a new one takes its place.
retrieve-resumed = This goes on with what was broken off: { $count ->
        [one] one purchase is
       *[other] { $count } purchases are
    } retrieved anew, on record.
retrieve-under-way = Retrieving: { $done } of { $count } … x stops
retrieve-stopping = Stopping after this one: { $done } of { $count } …
retrieve-interrupted = Interrupted after { $done } of { $count }. No file was written. c goes on.
retrieve-writing = Sealing and writing the file …
retrieve-interrupted-elsewhere = Retrieving keys into a file was interrupted after { $done } of { $count }. No file was written. g k goes there.
retrieve-one-at-a-time = One retrieval at a time: this is the one under way. Let it finish, or stop it with x, before you begin another.
retrieve-ending = Retrieving stops …
retrieve-paste = Go to a field before you paste.
banner-retrieving = Keys are being retrieved into a file: { $done } of { $count } · g k shows them
confirm-quit-retrieving = Keys are being retrieved into a file ({ $done } of { $count }). Quitting interrupts that: no file is written, and it can go on next time.
confirm-quit-interrupted = Interrupt and quit
retrieve-place = The file: { $path }
retrieve-button = Retrieve into the file
retrieve-sealing = The file is
retrieve-recipients = Recipients
retrieve-passphrase = Passphrase
retrieve-again-field = Once more
retrieve-file = File name
retrieve-confirm = Number of keys
retrieve-way-recipients = sealed with age for recipients
retrieve-way-passphrase = sealed with age with a passphrase
retrieve-way-plain = written in clear text
retrieve-recipients-placeholder = age1… (separate several with spaces)
retrieve-file-placeholder = a file name or a path, for example ~/keys.csv.age
retrieve-will-be = Written to { $path }
retrieve-reason-required = required: a reason or a ticket number
retrieve-confirm-placeholder = type { $count } to write the keys in clear text
retrieve-file-name = keys
retrieve-no-name = Type the name of a file, for example ~/keys.csv.age.
retrieve-not-a-recipient = { $recipient } is not an age recipient. A recipient begins with age1 and has 62 characters.
retrieve-no-recipient = Give at least one recipient, or choose a passphrase.
retrieve-passphrase-short = The passphrase must have at least { $count } characters. Type it again.
retrieve-passphrase-once-more = Type the passphrase once more.
retrieve-passphrase-differs = The passphrases are not the same. Type them again.
column-retrieved = Retrieved
retrieve-row-both = key and link
retrieve-row-key = key
retrieve-row-link = link
retrieve-row-got-both = ✓ key and link
retrieve-row-got-key = ✓ key
retrieve-row-got-link = ✓ link
retrieve-row-cancelled = cancelled, left out

# Marking.
key-mark-all = mark all
customers-too-many-to-mark = The list has more than { $count } customers. Filter it before you mark all.
waiting-retrieval = Not retrieved
waiting-retrieval-customers = { $count } customers
waiting-retrieval-count = { $count ->
    [one] keys of { $count } purchase, to go into a file
   *[other] keys of { $count } purchases, to go into a file
 }
waiting-retrieval-under-way = under way
