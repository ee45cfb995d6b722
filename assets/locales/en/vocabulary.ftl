### The words: roles, kinds of product, terms, states, languages, time and money.

## Roles, as Partner Center calls them

role-admin-agent = Admin agent
role-global-admin = Global admin
role-account-admin = Account admin
role-referrals-admin = Referrals admin
role-marketing-content-admin = Marketing content admin
role-sales-agent = Sales agent
role-helpdesk-agent = Helpdesk agent
role-billing-admin = Billing admin
role-user-management-admin = User management admin

## Permissions, as the end of "… allows you to"

permission-look-at-customers = see customers
permission-look-at-orders = see customers’ orders
permission-look-at-subscriptions = see customers’ subscriptions
permission-look-at-software = see customers’ software
permission-keys = see product keys, download or copy links
permission-buy = buy or change auto-renew and billing frequency
permission-cancel = cancel purchases and subscriptions
permission-support-request = file support requests
permission-look-at-plans = see plans for KMS → MAK, Azure Hybrid Benefit and cancellation windows
permission-change-plans = change plans for KMS → MAK and Azure Hybrid Benefit
permission-invoices = see invoices
permission-activity-log = see the activity log
permission-operators = manage operators and their roles
permission-store-upkeep = look after the store (backups, checks, export, import and connection)
permission-own-settings = change one’s own settings
permission-tours = play tours

## Kinds of product

kind-server-subscription = Server subscription
kind-server-subscription-short = Subscr.
kind-perpetual = Perpetual software
kind-perpetual-short = Perpetual
kind-software-plan = Software plan
kind-software-plan-short = Plan
kind-esu = Extended Security Updates (ESU)
kind-esu-short = ESU
kind-reservation = Azure reservation
kind-reservation-short = Reserv.
kind-licence-only = Licence
kind-licence-only-short = Licence

## Term, billing and tax

term-years = { $years ->
    [one] { $years } year
   *[other] { $years } years
}
plan-one-time = One time
plan-monthly = Monthly
plan-annual = Annual
plan-triennial = Every three years
tax-excluded = excl. tax
tax-included = incl. tax

## What a purchase is

status-active = Active
status-expired = Expired
status-cancelled = Cancelled

## Keys

key-kind-mak = Multiple activation key (MAK)
key-kind-kms = KMS key

## Activities

activity-key-viewed = View the key
activity-key-copied = Copy the key
activity-link-copied = Hand out the link
activity-log-opened = Open the log
activity-settings-changed = Change the settings
activity-backed-up = Back up the store
activity-restored = Restore a backup
activity-recovered = Recover the store
activity-exported = Export
activity-imported = Import records
activity-download-started = Begin to download
activity-download-finished = Finish a download
activity-download-failed = Fail to download
activity-order-placed = Order and pay
activity-auto-renew-changed = Change auto-renew
activity-plan-changed = Change the billing
activity-renamed = Rename subscription
activity-purchase-cancelled = Cancel a purchase
activity-support-request-filed = File a request
activity-looked = See a page
outcome-done = Done
outcome-refused = Refused ({ $rule })
outcome-failed = Failed
door-console = Console
door-command-line = Command line

## Time

days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
days-hours = { $days } d { $hours } h
minutes = { $minutes } min
hours-minutes = { $hours } h { $minutes } min
under-a-minute = under 1 min
no-time-left = no time left
before-instant = before { $instant }

## Lists

any-of = { $before } or { $last }
all-of = { $before } and { $last }

## Languages that products are offered in

language-cs-cz = Czech
language-da-dk = Danish
language-de-de = German
language-en-us = English
language-es-es = Spanish
language-fi-fi = Finnish
language-fr-fr = French
language-hu-hu = Hungarian
language-it-it = Italian
language-ja-jp = Japanese
language-ko-kr = Korean
language-nb-no = Norwegian (Bokmål)
language-nl-nl = Dutch
language-pl-pl = Polish
language-pt-br = Portuguese (Brazil)
language-pt-pt = Portuguese (Portugal)
language-ru-ru = Russian
language-sv-se = Swedish
language-tr-tr = Turkish
language-zh-cn = Chinese (Simplified)
language-zh-tw = Chinese (Traditional)
