### The plan from KMS to MAK (KMS-1).
activity-kms-plan-changed = Change a KMS plan
loss-kms-device = the device { $name } of the KMS plan of the customer { $customer }
left-out-devices = { $count ->
    [one] one device of a KMS plan
   *[other] { $count } devices of a KMS plan
}
verify-unlisted-kms-deadline = is not found by its deadline among the devices of the KMS plans

## Devices and deadlines

column-device = Device
column-last-activated = Last activated
column-note = Note
column-usually-until = Usually until
column-moved-at = Moved
column-moved-by = Moved by
column-problem = Problem
kms-moved = moved
kms-overdue-today = overdue since today
kms-overdue = overdue by { $count ->
    [one] { $count } day
   *[other] { $count } days
}
kms-today = today
kms-deadline-of-day = The activation usually lasts until { $deadline }: 180 days from the beginning of { $activated } in { $zone }.
kms-deadline-of-instant = The activation usually lasts until { $deadline }: 180 days after { $activated }.
kms-progress = { $moved } of { $count } moved, { $overdue } overdue

## What is wrong

kms-problem-missing = The device’s name is missing (at most { $most } characters).
kms-problem-no-date = The date of the last activation is missing; write it as 2026-09-01.
kms-problem-too-long = { $field } has more than { $most } characters.
kms-problem-control = { $field } has a line break or another control character.
kms-problem-not-a-date = The last activation is no date; write it as 2026-09-01.
kms-problem-ahead = The last activation lies ahead.
kms-problem-ambiguous = The date can mean { $day } or { $month }; write it as 2026-09-01, or say which comes first, day or month.
kms-problem-open-quote = A quotation mark begins a text that does not end.
kms-problem-columns = The row has { $found } columns, and the headings have { $expected }.
kms-table-empty = The file has no rows.
kms-table-too-large = The table is larger than { $size }; split it.
kms-table-too-many-rows = The table has more than { $rows } rows; split it.
kms-table-workbook = It is a workbook. Save it as CSV in the spreadsheet program.
kms-table-not-text = It is no text. Save the table as CSV.
failure-kms-name-taken = Another device is called { $detail } already.
failure-kms-name-taken-instead = Change that device, or choose another name.
kms-none = The customer has no devices on a plan from KMS to MAK.
kms-none-do = A KMS activation usually stays active for 180 days before the device tries to renew it. Install the MAK before the deadline, and the move from volume licensing to CSP has no downtime.
kms-added = { $device } was added.
kms-changed = { $device } was changed.
kms-unchanged = { $device } is there just so.
kms-marked-moved = { $count ->
    [one] One device is marked as moved.
   *[other] { $count } devices are marked as moved.
}
kms-marked-not-moved = { $count ->
    [one] One device is no longer marked as moved.
   *[other] { $count } devices are no longer marked as moved.
}
kms-removed = { $count ->
    [one] One device was removed from the plan.
   *[other] { $count } devices were removed from the plan.
}
kms-exported = The plan was saved in { $path }.
kms-imported = Added: { $added }, updated: { $updated }, unchanged: { $unchanged }, superseded by later rows: { $superseded }.
kms-would-import = Would be added: { $added }, updated: { $updated }, unchanged: { $unchanged }, superseded by later rows: { $superseded }.
kms-read-as-windows-1252 = The table is not UTF-8 and was read as Windows-1252.

## The command line

cli-about-kms = Move devices from KMS to MAK: the plan of a customer, and the deadlines of all
cli-about-kms-list = Show the devices of a customer’s plan, the first deadline first
cli-about-kms-add = Add a device, or change the one of that name
cli-about-kms-import = Bring in devices from a CSV file; rows that are right come in though others are wrong
cli-about-kms-move = Mark devices as moved
cli-about-kms-remove = Remove devices from the plan
cli-about-kms-export = Write the plan as CSV
cli-about-kms-deadlines = Show all customers’ deadlines that come soon or have passed
cli-flag-device-name = The device’s name
cli-flag-device-product = What runs on it
cli-flag-last-activation = When KMS activated it last, for example 2026-09-01
cli-flag-note = A note
cli-flag-date-format = What comes first in a date that can be read in two ways: day (dmy) or month (mdy)
cli-flag-devices = The devices’ names
cli-flag-undo = Take the mark away instead
cli-flag-kms-file = A new file instead of standard output
cli-flag-kms-within = How far ahead, for example 30d; 14 days otherwise
cli-flag-devices-file = The file with the devices, or - for standard input
cli-flag-columns = Which column is what: name, product, last-activation or note, for example name=Machine,last-activation=3
cli-flag-rejected = A new file for the rows that could not be brought in, with what is wrong in the last column
cli-value-date = DATE
cli-value-device = DEVICE
cli-value-columns = FIELD=COLUMN
cli-column-usually-until = Usually until ({ $zone })
cli-kms-wrong = The device cannot be added like this.
cli-kms-wrong-instead = Mend this:
cli-kms-no-device = No device on the plan of { $customer } is called “{ $name }”.
cli-kms-no-device-instead = nyckel kms list shows the devices.
cli-kms-there-instead = Choose another name, or move the file first.
cli-kms-no-table = { $place } cannot be read as a table of devices. { $detail }
cli-kms-no-table-instead = The table is to be CSV, with headings for device and last activation.
cli-kms-rejected-saved = { $count ->
    [one] One row that could not be brought in was saved in { $path }.
   *[other] { $count } rows that could not be brought in were saved in { $path }.
}
cli-kms-left-out = { $count ->
    [one] One row cannot be brought in.
   *[other] { $count } rows cannot be brought in.
}
cli-kms-left-out-instead = Mend and import again; what is in already is not changed by it. --rejected saves the rows in a file.
cli-kms-no-field = “{ $text }” does not say which column is what.
cli-kms-no-field-instead = Write FIELD=COLUMN; the fields are { $fields }.
cli-kms-no-column = No column is called “{ $text }”.
cli-kms-no-column-instead = The columns are:
cli-kms-unmapped = It cannot be seen which columns are { $fields }.
cli-kms-unmapped-instead = Say it with --map, for example --map name=1,last-activation=2. The columns are:
cli-kms-no-deadlines = No deadline comes soon, and none has passed.

## The place in the console

place-kms = KMS → MAK
kms-title = KMS → MAK ({ $count })
kms-title-filtered = KMS → MAK ({ $shown } of { $count })
kms-none-do-here = A KMS activation usually stays active for 180 days before the device tries to renew it. Install the MAK before the deadline, and the move from volume licensing to CSP has no downtime. Press n to add a device, i to import a CSV file, or paste rows.
kms-how = Install the MAK before that, and there is no downtime: get it under Software (w), enter it on the device with slmgr (ipk), activate (ato), and mark the device as moved (m).
kms-how-now = Install the MAK now: get it under Software (w), enter it on the device with slmgr (ipk), activate (ato), and mark the device as moved (m).
kms-moved-by = Moved { $at } by { $operator }.
kms-paste-no-devices = What was pasted does not look like devices: each row needs a name and a date.
kms-date-hint = Date: 2026-09-01, with or without a time; with dots the day comes first (1.9.2026).
kms-date-placeholder = 2026-09-01
kms-date-order = Order of dates
kms-order-unsaid = only those that cannot be misread
kms-order-day = the day first (26/11/2026)
kms-order-month = the month first (11/26/2026)
kms-no-column = none
kms-choose-columns = Choose which column is { $fields }.
kms-would-leave-out = { $count ->
    [one] One row is left out; press s to save it in a file and mend it there.
   *[other] { $count } rows are left out; press s to save them in a file and mend them there.
}
dialog-add-device = Add a device
dialog-change-device = Change the device
dialog-import-devices = Import devices
button-save-device = Save
button-import-rows = Import
confirm-remove-devices-title = Remove from the plan
confirm-remove-device = { $device } is removed from the plan from KMS to MAK.
confirm-remove-devices = { $count } devices are removed from the plan from KMS to MAK.
confirm-remove-devices-no = Keep
confirm-remove-devices-yes = Remove
key-to-kms = to KMS → MAK
key-change-device = change
key-add-device = add
key-moved = moved
key-not-moved = not moved
key-import-devices = import CSV
key-export-plan = export
key-remove-device = remove
key-save-device = save
key-import-rows = import
key-save-rejects = save left out
key-sort-device = sort by device
sort-device = device
key-sort-activated = sort by last activation
sort-activated = activation
key-sort-deadline = sort by deadline
sort-deadline = deadline
kms-rejects-name = left out
kms-row-added = Added: { $device }, last activated { $activated }
kms-row-updated = Changed: { $device }: { $changes }
kms-row-field = { $field } { $old } → { $new }
kms-row-nothing = (empty)
kms-left-out = { $count ->
    [one] One row is left out.
   *[other] { $count } rows are left out.
}
kms-paste-hint = paste rows to import them
