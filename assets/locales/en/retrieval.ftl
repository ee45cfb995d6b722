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
refusal-plain-unconfirmed = A plain file is written only once its number of keys was typed: { $count }.
refusal-plain-unconfirmed-instead = Type the number, or seal the file for a recipient or by a passphrase.
failure-recipient = { $recipient } is no recipient of age: some part of it is wrong.
failure-recipient-instead = Paste the recipient again. It begins with age1 and stands in the recipient’s key file.
failure-for-nobody = There is nobody to seal the file for.
failure-for-nobody-instead = Give a recipient or a passphrase.
failure-seal = The file could not be sealed.
failure-seal-instead = Nothing was written. Try again.
retrieve-not-there = The purchase is not there any more.
retrieve-failed = It could not be retrieved; what happened stands in the activity log.

# Many keys in one file, on the command line.
cli-about-key-retrieve = Retrieve the keys and links of several purchases into one file
cli-flag-retrieved-customers = The customers: GUID, domain or whole name
cli-flag-retrieved-order = That purchase only: order number with line; can be repeated
cli-flag-recipient = Seal the file with age for that recipient (age1…); can be repeated
cli-flag-seal-passphrase-file = Seal the file with age by the passphrase in that file
cli-flag-seal-passphrase = Seal the file with age by a passphrase that you are asked for twice
cli-flag-plain = Write the file in clear; wants --confirm
cli-flag-confirm-count = The number of keys in the file in clear
cli-flag-retrieved-file = The file, which must not be there
cli-value-order-line = ORDER/LINE
cli-value-count = COUNT
cli-retrieve-nothing = The customers have no purchases to retrieve keys of.
cli-retrieve-nothing-instead = nyckel software lists what a customer has bought.
cli-retrieve-stopped = It was stopped. No file was written.
cli-retrieve-stopped-instead = The same command begins again; what was retrieved already is retrieved and recorded again.
cli-retrieve-progress = Retrieving keys: { $percent } %
cli-retrieve-orders = --order is about the purchases of one customer, and several are named.
cli-retrieve-orders-instead = Name one customer.
cli-retrieve-there-instead = Choose another name.
cli-retrieve-folder = The folder of { $place } is not there.
cli-retrieve-folder-instead = Make it, or choose another.
cli-retrieve-name = { $place } is no name of a file that can be used.
cli-retrieve-name-instead = Choose another name.
retrieve-delivered = { $keys ->
        [one] One key
       *[other] { $keys } keys
    } and { $links ->
        [one] one link
       *[other] { $links } links
    } are in the file.
retrieve-again = { $count ->
        [one] One purchase had been retrieved
       *[other] { $count } purchases had been retrieved
    } by a run that did not finish, and was retrieved again. It stands in the activity log.
retrieve-cancelled = { $count ->
        [one] One cancelled purchase is
       *[other] { $count } cancelled purchases are
    } not in the file.

# The page where keys are retrieved into a file.
place-retrieve = Keys into a file
key-retrieve-all = all keys into a file
key-retrieve-customer = the customer’s keys into a file
key-retrieve-marked = keys of the marked into a file
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
retrieve-none-do = Mark purchases on the Software page, or customers in their list, and press K.
retrieve-unfinished = Retrieving into a file was broken off ({ $count } purchases). u goes on with it; a new one takes its place.
retrieve-under-way = Retrieving: { $done } of { $count } … x stops
retrieve-stopping = Stopping after this one: { $done } of { $count } …
retrieve-interrupted = Interrupted after { $done } of { $count }. No file was written. c goes on.
retrieve-writing = Sealing and writing the file …
retrieve-place = The file: { $path }
retrieve-button = Retrieve into the file
retrieve-sealing = The file is
retrieve-recipients = Recipients
retrieve-passphrase = Passphrase
retrieve-again-field = Once more
retrieve-file = File name
retrieve-confirm = Number of keys
retrieve-way-recipients = sealed with age for recipients
retrieve-way-passphrase = sealed with age by a passphrase
retrieve-way-plain = written in clear
retrieve-recipients-placeholder = age1… (several are set apart by spaces)
retrieve-file-placeholder = a path; a relative one lies in the folder for downloads
retrieve-reason-required = required: a reason or a ticket number
retrieve-confirm-placeholder = type { $count } to write the keys in clear
retrieve-file-name = keys
retrieve-no-name = Type a file name that can be used.
retrieve-not-a-recipient = { $recipient } is no recipient of age. A recipient begins with age1 and has 62 characters.
retrieve-no-recipient = Give at least one recipient, or choose a passphrase.
retrieve-passphrase-short = The passphrase must have at least { $count } characters. Type it again.
retrieve-passphrase-differs = The passphrases are not the same. Type them again.
column-retrieved = Retrieved
retrieve-row-both = key and link
retrieve-row-key = key
retrieve-row-link = link
retrieve-row-got-both = ✓ key and link
retrieve-row-got-key = ✓ key
retrieve-row-got-link = ✓ link
retrieve-row-cancelled = cancelled, left out
