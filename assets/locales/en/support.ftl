### Support requests: the list, the form, the file picker and a request that was filed.

## Words

problem-refund = CSP purchase/refund on behalf of customers
problem-order = Order
problem-subscription = Subscription
problem-keys-and-downloads = Keys and downloads
problem-billing = Billing and payment
problem-access = Operators, roles and access
problem-other = Other
impact-critical = Critical: work has stopped
impact-moderate = Moderate: work is hindered
impact-minimal = Minimal: work can go on
request-draft = draft
request-open = Open
request-attention-needed = Needs an answer
request-closed = Closed

## The fields

support-page = Report a problem with Partner Center
support-information = Information
support-contact = Contact
support-add-files = Add files
support-optional = optional
support-submit = Submit
support-kind = Problem type
support-impact = Impact
support-title = Title
support-description = Description
support-customer = Customer tenant GUID or domain name
support-purchase = Order ID or subscription ID
support-refund-reason = Refund reason
support-amount = Requested amount
support-contact-name = Name
support-email = E-mail address
support-phone = Phone number
support-choose = Choose
support-files = Files
support-number = Request number
support-status = Status
support-filed = Filed
support-filed-by = Filed by
support-amount-example = e.g. 1250.00 SEK
support-customer-example = e.g. contoso.example
support-purchase-example = e.g. OR-7F3K2
support-phone-example = e.g. +46 8 123 45 67
support-email-example = e.g. name@partner.example
support-file-limits = At most { $files } files, { $bytes } each and { $together } together.
support-kept = The draft was saved at { $time }.
support-keeping = The draft is being saved.
support-being-sent = The request is being submitted.

## What is wrong with a field

support-missing = Fill in this field.
support-too-long = Write at most { $limit } characters.
support-not-a-customer = Write the customer’s GUID or a domain name, e.g. contoso.example.
support-not-a-purchase = Write an order number or the GUID of a subscription, without spaces.
support-not-a-number = Write an amount with its currency, e.g. 1250.00 SEK.
support-no-currency = Write the currency after the amount, e.g. 1250.00 SEK.
support-not-positive = The amount must be more than zero.
support-too-fine = { $decimals ->
    [0] Write the amount without decimals in { $currency }.
   *[other] Write at most { $decimals } decimals in { $currency }.
}
support-too-large = The amount is too large.
support-not-an-email = Write an e-mail address, e.g. name@partner.example.
support-not-a-phone = Write a phone number of 5 to 15 digits, e.g. +46 8 123 45 67.
support-problems = { $count ->
    [one] One field must be corrected before the request can be submitted. Nothing was submitted.
   *[other] { $count } fields must be corrected before the request can be submitted. Nothing was submitted.
}
file-not-a-file = It is no ordinary file, so it was not added.
file-empty = The file is empty, so it was not added.
file-too-large = The file is larger than { $most }, so it was not added.
file-too-many = A request can have at most { $most } files, so the file was not added.
file-too-much-together = The files may be at most { $most } together, so the file was not added.
file-duplicate = The same content is there already as { $file }, so the file was not added.
file-unreadable = The file cannot be read, so it was not added.

## The list

place-support-form = New request
place-support = Support requests
support-list-title = Support requests ({ $count })
support-list-filtered = Support requests ({ $shown } of { $count })
support-none = There are no support requests.
support-none-do = Press n to report a problem.
column-number = Number
column-request-date = Date
column-request-title = Title
column-request-kind = Problem type
support-untitled = (no title)
support-list-filed = Filed { $date } by { $operator }
support-list-changed = Draft, last changed { $date }
support-list-files = { $count ->
    [0] No files
    [one] One file
   *[other] { $count } files
}
sort-request-number = number
sort-request-date = date
sort-request-title = title
sort-request-kind = type
sort-request-status = status
sort-request-customer = customer

## The file picker

picker-title = Choose a file
picker-filter = Type to filter, or paste a path
picker-empty = The folder is empty.
picker-none = Nothing in the folder is called that.
picker-unreadable = The folder cannot be read.

## What is said

support-filed-as = The request { $request } has been submitted.
support-discarded = The draft has been discarded.
support-exported = Saved as { $path }
support-attached = The file has been copied into the draft.
support-reopened = { $request } has been copied into a new draft.
confirm-discard-title = Discard the draft?
confirm-discard = What was written and the files that were added will be gone: { $subject }
confirm-discard-no = Keep it
confirm-discard-yes = Discard it
refund-title = Refund of { $product }
refund-description = The order { $order } ({ $product }) is to be cancelled, but the provider needs more information.

## Keys

key-support = support requests
key-new-request = new request
key-copy-request-number = copy the request number
key-reopen-as-draft = copy to a draft
key-export-text = save as text
key-export-email = save as e-mail
key-discard-draft = discard the draft
key-add-file = add a file
key-remove-file = remove the file
key-submit-request = submit
key-next-field = next field
key-previous-field = previous field
key-enter-typed = go on
key-new-line = new line
key-leave-field = leave the field
key-edit-request-field = write
key-open-folder-or-file = open
key-parent-folder = folder above
key-sort-request-number = sort by number
key-sort-request-date = sort by date
key-sort-request-title = sort by title
key-sort-request-kind = sort by type
key-sort-request-status = sort by status
key-sort-request-customer = sort by customer
picker-path = Enter opens the path.
picker-missing = There is nothing at that path.
picker-no-table = There is no CSV or text file here. Alt-A shows all files.
key-all-files = all files
key-tables-only = CSV and text only
