### The activity log: its page, its command and the proof of it.

cli-about-activity-verify = Check the chain of the activity log, and say to which record it is as it was written
cli-about-activity-checkpoint = Write down where the activity log stands, to be kept elsewhere and compared later
cli-flag-activity-lines = Write the records as JSON, one a line
cli-flag-activity-file = The new file to write, .csv or .jsonl; - for standard output
cli-flag-log-user = Only what that user did: name or id
cli-flag-log-customer = Only what concerns that customer: full name or GUID
cli-flag-log-product = Only what concerns that product: its full title
cli-flag-log-kind = Only records of that kind; can be given more than once. The kinds are key-viewed, key-copied, link-copied, log-opened, settings-changed, looked, backed-up, restored, recovered, exported, imported, download-started, download-finished, download-failed, order-placed, auto-renew-changed, plan-changed, renamed, purchase-cancelled, support-request-filed, kms-plan-changed, operator-added, operator-removed, roles-changed, passphrase-changed, slot-renewed, keys-retrieved
cli-flag-log-outcome = Only what went so: done, refused or failed
cli-flag-checkpoints = A checkpoint to compare with; can be given more than once
cli-flag-checkpoint-file = The new file to write; standard output unless given

cli-activity-more = Only the first { $count } records are listed. Give --limit for more, or write them out with --csv or --jsonl.
cli-activity-not-named = Nothing in the activity log is called “{ $text }”.
cli-activity-several = Several things in the activity log are called “{ $text }”.
cli-activity-not-named-instead = Give the full name or the id.
cli-activity-no-form = The name of the file does not say in which form the records are to be written.
cli-activity-no-form-instead = End the name with .csv or .jsonl, or give --csv or --jsonl.
cli-activity-file-there-instead = Give another name; a file that is there is never replaced.
cli-activity-written = { $count ->
    [one] One record is written to { $place }.
   *[other] { $count } records are written to { $place }.
}
cli-activity-checkpoint-written = The activity log stands at record { $number }; the checkpoint is written to { $place }. Keep it elsewhere than the store.
cli-checkpoint-unread = The checkpoint { $place } cannot be read.
cli-checkpoint-none = { $place } is no checkpoint of an activity log.
cli-checkpoint-other = The checkpoint { $place } is of another store.
cli-checkpoint-instead = Give a file that “nyckel activity checkpoint” wrote for this store.
cli-checkpoint-newer = The checkpoint { $place } was written by a newer nyckel.
cli-checkpoint-newer-instead = Check with that version.

log-unbroken = The activity log is unbroken to record { $number }.
log-unbroken-empty = The activity log is empty.
log-broken = { $how } Up to record { $unbroken } the activity log is as it was written.
log-broken-instead = Keep the store as it is, and compare with a backup: “nyckel restore” puts one back. Who had access to the disk is what to find out.
log-break-changed = Record { $number } of the activity log was changed.
log-break-removed-one = Record { $number } of the activity log was removed.
log-break-removed = Records { $number } to { $last } of the activity log were removed.
log-break-reordered = Records of the activity log changed places: where record { $number } belongs stands record { $found }.
log-break-cut-off = The activity log was cut off: records { $number } to { $last } are missing at its end.
log-break-added = At record { $number } of the activity log stands something that was never recorded.
log-break-rewritten = The activity log was written anew: record { $number } is not the one of the checkpoint, and something between record { $after } and it was changed.

place-activity = Activity log
key-activity = activity log
settings-account = Account settings
settings-activity = who has had keys and downloads
key-log-details = record
key-log-narrow = filter
key-log-widen = remove the filter
key-log-customer = customer
key-log-order = order
key-log-prove = check
key-log-checkpoint = checkpoint
key-log-csv = CSV file
key-log-lines = JSON file
key-log-apply = filter
key-log-next-field = next field
key-log-previous-field = previous field
key-log-week-before = a week earlier
key-log-week-after = a week later
key-log-anything = clear the field

log-accesses = keys and downloads
log-everything = everything recorded
log-anything = all
log-outcome-done = done
log-outcome-refused = refused
log-outcome-failed = failed
log-from = from { $day }
log-to = to { $day }
log-record = Record { $number }
log-proof = Check
log-proving = The chain is being checked …
log-proved = { $unbroken } Checked { $time }.
log-saved = Saved in { $path }
key-sort-time = sort by time
key-sort-user = sort by user
key-sort-act = sort by what was done
key-sort-outcome = sort by outcome
sort-time = time
sort-user = user
sort-act = what
sort-outcome = outcome
log-sorted-in-part = of the { $count } newest
log-none-yet = Nobody has had a key or a download yet.
log-none-yet-do = Press f to filter by something else, everything recorded for example.
log-none = Nothing in the activity log fits.
log-none-do = Press f to filter by something else, or Esc to remove the filter.
log-chart = { $days ->
    [one] Accesses done, by user and day, { $first } – { $last }
   *[other] Accesses done, by user and { $days } days, { $first } – { $last }
}
log-chart-count = { $count } in all, { $most } at most
log-filter-title = Filter the activity log
log-field-from = From
log-field-to = To
log-weekdays = Mo Tu We Th Fr Sa Su
log-no-day = Write the day as 2026-11-23 or 23.11.2026.
log-backwards = The last day comes before the first.
column-log-time = Time
column-log-user = User
column-log-act = What
column-log-outcome = Outcome
log-fact-operator = User id
log-fact-roles = Roles then
log-fact-failure = Failure
log-fact-reason = Reason
log-fact-tenant = GUID
log-fact-version = Version
log-fact-from = From where
log-fact-previous = Previous hash
activity-keys-retrieved = Save keys in a file
actor-in-view-short = { $operator } (customer’s view)
detail-lacked = no role allowed to { $permission }
detail-keys-written = { $keys ->
        [one] 1 key
       *[other] { $keys } keys
    }, { $links ->
        [one] 1 link
       *[other] { $links } links
    }
detail-again = { $again ->
        [one] 1 purchase retrieved again
       *[other] { $again } purchases retrieved again
    }
detail-plain = file in clear
detail-passphrase = sealed by a passphrase
detail-recipients = sealed for { $recipients }
log-fact-detail = More
key-log-day-before = a day earlier
key-log-day-after = a day later
key-log-month-before = a month earlier
key-log-month-after = a month later
key-log-today = today
log-either-day = It can be { $one } or { $other }: write the day so.
log-nothing-fits = Nothing that can be chosen is called that.
log-several-fit = Several are called that: write more, or choose one with ↓.
log-month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
log-month-keys = ← → day · ↑ ↓ week · PgUp PgDn month · Home today
cli-activity-none = No accesses are on record; --all lists everything that is recorded.
cli-activity-none-asked = Nothing is on record of what was asked for.
cli-activity-none-of-all = Nothing is on record.
cli-activity-limit-0 = No records are listed: --limit is 0.
cli-activity-read-only-instead = Reading the activity log is recorded itself, and with --read-only nothing can be saved. Give the command without --read-only.
cli-usage-within-instead = Give a time as 36h, 10d or 2weeks.
cli-usage-time-instead = Give a day as 2026-11-23 or 23.11.2026, or an instant as 2026-11-23T09:00:00Z.
log-agrees = { $count ->
    [one] It agrees with the checkpoint at record { $number }.
   *[other] It agrees with { $count } checkpoints, the newest of them at record { $number }.
}
log-checkpoint-saved = The checkpoint is saved in { $path }. Keep a copy elsewhere than the store.
