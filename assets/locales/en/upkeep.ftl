### Keeping the store up: checking it, writing its records out and bringing them in.

## Checking

verify-whole = The store is whole: { $records } records read, { $activity } of them in the activity log.
verify-whole-backup = The backup of { $made } is whole: { $records } records read, { $activity } of them in the activity log.
verify-lost = The activity log has been without records { $first } to { $last } since the store was recovered from what could be read.
verify-progress = { $records } records read
verify-wrong = { $count ->
    [one] The store is not whole: one thing is wrong.
   *[other] The store is not whole: { $count } things are wrong.
}
verify-wrong-instead = Nothing was changed. Keep the data directory as it is, and restore from a backup.
verify-backup-whole = The backup is whole: { $path }
verify-backup-made = Made { $made }, of a store in format { $format }.
verify-backup-holds = It holds { $rows } rows, up to change { $commit }, and the activity log up to record { $activity }.
verify-backup-operators = Operators: { $operators }
verify-more = { $count ->
    [one] and one more
   *[other] and { $count } more
}
verify-engine = the store’s engine could not read on
verify-missing = is missing
verify-bad-key = is no key of this tree
verify-unreadable = is not what was written there
verify-newer = was written by a newer version of nyckel (schema { $found }; { $known } is known)
verify-misplaced = is a record of something else
verify-ahead = was written after the last saved change
verify-gap = { $missing ->
    [one] one record of the activity log is missing before this one
   *[other] { $missing } records of the activity log are missing before this one
}
verify-unlinked = does not fit the record of the activity log before it; one of the two was changed
verify-unlisted-customer = is not found among its customer’s records
verify-unlisted-access = is not noted as the operator’s last access
verify-unlisted-feed = is not in the list of changes
verify-unlisted-time = is not found by its instant
verify-unlisted-commands = is not among the commands whose outcome is unknown
verify-unlisted-order = is not found by its number
verify-unlisted-window = is not found by the end of its cancellation window
verify-unlisted-term = is not found by the end of its term
verify-unlisted-log = is not found in the activity log by what it says
verify-unlisted-revocations = was cancelled, but is not in the list of revocations beside the store
verify-revoked = is in the list of revocations beside the store, but was not cancelled
verify-stray = stands for something that is not there
verify-no-customer = belongs to a customer that is not there
verify-no-order = belongs to an order that is not there
verify-no-purchase = belongs to a purchase that is not there
verify-key-of-cancelled = is a sealed key of a purchase that was cancelled
verify-wrong-access = is not the last access according to the activity log
verify-head-log = should be the end of the activity log at { $said }; it ends at { $found }
verify-head-hash = does not fit the last record of the activity log
verify-head-operators = should count { $said } operators; there are { $found }
verify-head-feed = should count { $said } entries of the list of changes; there are { $found }

## Writing out

export-there = { $place } is there already.
export-there-instead = Choose another name, or replace it with --force.
export-done = { $lines ->
    [one] One line was written to { $place }.
   *[other] { $lines } lines were written to { $place }.
}
export-in-clear = The file holds names in clear, but no keys and no passphrases.
export-without-activity = The activity log was left out: your roles do not show it.

## Bringing in

import-unreadable = { $place } could not be read: { $detail }.
import-unreadable-instead = Say which file it is, or - for standard input. What was imported until then stays, and the same file can be imported again.
import-bad = { $count ->
    [one] One line is wrong, and nothing was imported.
   *[other] { $count } lines are wrong, and nothing was imported.
}
import-bad-instead = Correct them, or import the others with --skip-bad-lines.
import-fatal-instead = Choose a file that “nyckel export” has written, or give yours the same first line.
import-left-out = { $count ->
    [one] One line is wrong and was left out:
   *[other] { $count } lines are wrong and were left out:
}
import-new = Imported: customers { $customers }, orders { $orders }, purchases { $entitlements }, subscriptions { $subscriptions }
import-would = Would be imported: customers { $customers }, orders { $orders }, purchases { $entitlements }, subscriptions { $subscriptions }
import-identical = There already, the same: customers { $customers }, orders { $orders }, purchases { $entitlements }, subscriptions { $subscriptions }
import-different = There already and different, left as they are: customers { $customers }, orders { $orders }, purchases { $entitlements }, subscriptions { $subscriptions }
import-passed-over = Never imported: operators { $operators }, records of the activity log { $activity }
import-line = line { $line }: { $problem }
import-more = { $count ->
    [one] and one more
   *[other] and { $count } more
}

problem-no-header = this should be the header: { $header }
problem-newer = the file is of version { $found }, which a newer nyckel writes; update the program
problem-too-long = is longer than a record can be
problem-not-an-object = is not a JSON object
problem-missing = { $field } is missing; it should be { $expected }
problem-wrong = { $field } is { $found }; it should be { $expected }
problem-unknown = such a record has no { $field }
problem-no-customer = its customer is neither on a right line of the file nor in the store
problem-no-order = its order is neither on a right line of the file nor in the store
problem-no-purchase = its purchase is neither on a right line of the file nor in the store
problem-twice = line { $line } has another record with the same id

expected-text = a text of at most { $most } characters, none of them a control character
expected-some-text = a text of 1 to { $most } characters, none of them a control character
expected-guid = a GUID
expected-catalog-item = a catalogue item, productId:skuId:availabilityId
expected-market = a market’s slug, such as sweden; “nyckel market --json” tells them
expected-number = a whole number, { $least } or more
expected-flag = true or false
expected-instant = an instant as RFC 3339, such as 2026-11-23T09:00:00Z
expected-amount = an amount as text, such as "1069.00", without parts of the smallest unit
expected-one-of = one of { $words }
expected-object = an object

## Recovering a store

cli-about-recover = Recover a store that will not open, and tell what is missing
recover-whole = The store opens. Nothing has been changed.
recover-salvaged = { $rows ->
    [one] The store is recovered: one record could be read.
   *[other] The store is recovered: { $rows } records could be read.
}
recover-from-backup = Nothing of the store could be read. It has been restored from the backup { $file } of { $made }.
recover-aside = The damaged store lies untouched in { $path }.
recover-hopeless = Nothing of the store could be read, and there is no whole backup beside it. It lies untouched in { $path }.
recover-gone = The store is gone, and there is no whole backup beside its place.
recover-hopeless-instead = If there is a backup somewhere else, run “nyckel restore FILE”.
recover-cancelled = { $count ->
    [one] One purchase stays cancelled because the list of revocations beside the store says so.
   *[other] { $count } purchases stay cancelled because the list of revocations beside the store says so.
}
recover-unrecorded-nobody = The store is recovered, but who did it is not in the activity log: who may open it could not be read.
recover-unrecorded = The store is recovered, but who did it could not be written in the activity log.
recover-unrecorded-instead = The damaged store is still there, and the report beside it says what is missing.
recover-report-unkept = The store is recovered, but its report could not be kept in { $path }: { $detail }.
recover-report-unkept-instead = Keep what stands above in some other way.
recover-nothing-lost = Nothing is missing.
recover-lost = This is missing:
recover-left-out = What stands after “together with” could be read, but belongs to something that is gone. It was left out of the new store and is still in the damaged one.
recover-remedy = { $rows ->
    [0] There is a whole backup of { $made }, and it is newer than what could be read.
    [one] There is a whole backup of { $made }, and it has one record that is missing now.
   *[other] There is a whole backup of { $made }, and it has { $rows } records that are missing now.
}
recover-remedy-customers = Only there are these customers:
recover-remedy-later = { $later ->
    [0] Nothing has been changed since it was made.
    [one] One change has been made since. It is here, but not in the backup.
   *[other] { $later } changes have been made since. They are here, but not in the backup.
}
recover-remedy-how = To restore it: { $command }
recover-named = { $name } ({ $id })
loss-commits = { $count ->
    [one] the last change, which had been saved
   *[other] the last { $count } changes, which had been saved
}
loss-customer = the customer { $name }
loss-order = the order { $name } of the customer { $customer }
loss-purchase = the purchase { $name } of the customer { $customer }
loss-subscription = the subscription { $name } of the customer { $customer }
loss-key = the sealed key of the purchase { $name } of the customer { $customer }
loss-schedule = what is due next of the purchase { $name } of the customer { $customer }
loss-charge = a charge of the purchase { $name } of the customer { $customer }
loss-command = the command { $name } to the provider for the customer { $customer }
loss-support-request = the support request { $name }
loss-attachment = the file { $name } of the support request { $number }
loss-operator = the operator { $name }
loss-with = { $what }, together with { $contents }
left-out-orders = { $count ->
    [one] one order
   *[other] { $count } orders
}
left-out-purchases = { $count ->
    [one] one purchase
   *[other] { $count } purchases
}
left-out-subscriptions = { $count ->
    [one] one subscription
   *[other] { $count } subscriptions
}
left-out-keys = { $count ->
    [one] one sealed key
   *[other] { $count } sealed keys
}
loss-last-access = the note of the last access to the purchase { $name } of the customer { $customer }
loss-key-slot = the passphrase of the operator { $name }
loss-unnamed = a record whose name is not to be read ({ $name })
loss-can-be-fetched = { $what }; it can be fetched anew
loss-between = everything about { $part } between { $after } and { $before }
loss-part-customers = the customers
loss-part-operators = the operators
loss-part-key-slots = the operators’ passphrases
loss-part-support-requests = the support requests
loss-beginning = the beginning
loss-end = the end
loss-revocations = { $count ->
    [one] a line of the list of revocations; check that what was cancelled is cancelled
   *[other] { $count } lines of the list of revocations; check that what was cancelled is cancelled
}
loss-record = record { $first } of the activity log
loss-records = records { $first } to { $last } of the activity log
