### What went wrong, what was kept and what to do.

## The store

failure-store = The store could not be read or written. What was saved before is still there, and no key was shown or copied.
failure-store-instead = Try again. If that does not help, check that the disk and the data directory can be read and written.
failure-full = The disk is full, so nothing new could be saved. What was saved before is still there, and no key was shown or copied.
failure-full-instead = Free some space on the disk and try again.
failure-damaged = Part of the store is damaged and cannot be read. Nothing was changed, and no key was shown or copied.
failure-damaged-instead = Keep the data directory as it is, and run “nyckel recover”: it rescues everything there is, and tells what is missing.
failure-behind = { $missing ->
    [0] The store is not the one that was open here last. Nothing has been changed.
    [one] The store lacks the last change, which had been saved. Nothing has been changed.
   *[other] The store lacks the last { $missing } changes, which had been saved. Nothing has been changed.
}
failure-behind-instead = Run “nyckel recover”: it rescues everything there is, and tells what is missing.
failure-newer = The store was written by a newer version of the program. Nothing was changed.
failure-newer-instead = Update the program and open the store again.
failure-older = The store was written by an older version of the program and could not be migrated. Nothing has been changed.
failure-older-instead = Check that the disk has room for a backup, and open it again.
failure-owned = The store is already open ({ $detail }). Nothing was changed.
failure-owned-instead = Go on working there, or quit there and try again. --read-only shows the newest backup, if there is one.
failure-owner = process { $process } on { $host } since { $since }
failure-owner-unknown = another program
failure-nothing-there = There is no store here, so there is nothing to look at. Nothing was made.
failure-nothing-there-instead = Leave --read-only out to have the demo made, or make a store of your own with “nyckel init”.
failure-opening = The store could not be opened. Nothing was changed.
failure-opening-instead = Put right what the details say, and start the program again.
failure-before-seen = The demo has already come to { $detail }, and its clock does not go back.
failure-before-seen-instead = Choose a later time with --now, or recreate the demo with “nyckel seed --reset”.
failure-no-operator = There is no operator “{ $detail }”.
failure-no-operator-instead = Leave out --operator, or give a full name or an id.

## What was asked for

failure-not-found = What you asked for is not there, or is out of your reach. Nothing was changed.
failure-not-found-instead = Refresh the list and choose again.
failure-no-receipt = There is no receipt: the purchase was not cancelled from here.
failure-no-receipt-instead = The list of the customer’s software shows what is cancelled.
failure-too-late = The time for this has run out. Nothing was changed.
failure-too-late-instead = Refresh the page to see what can be done now.
failure-conflict = It could not be saved, because something was changed in the meantime. Nothing of what you asked for was written.
failure-conflict-instead = Refresh the page and try again.
failure-busy = Much is under way already, so this was not done. What is under way goes on.
failure-busy-instead = Wait a moment and try again.
failure-drafts = Your drafts could not be read or saved. Everything else is still there.
failure-drafts-instead = Try again, and check that the data directory can be read and written.
failure-downloads = The list of downloads could not be read or saved. What has been downloaded is kept.
failure-downloads-instead = Try again, and see that the data directory can be read and written.

## Keys and links

failure-provider = The service that gives keys and links did not answer as it should. Nothing was shown or copied.
failure-provider-instead = Try again in a while.
failure-link-expired = The service gave only links that have expired. No link was copied.
failure-link-expired-instead = Try again in a while.
failure-locked = The vault for keys is locked. No key or link was shown or copied.
failure-locked-instead = Unlock it with a passphrase; a command takes it from the file in --passphrase-file.
failure-passphrase = The passphrase is not right. The store is still locked, and nothing was changed.
failure-passphrase-instead = Enter it again; capital and small letters count as different.
failure-vault = The vault for keys could not be used. No key or link was shown or copied.
failure-vault-instead = Try again. If that does not help, restore from a backup.
failure-not-recorded = The access could not be written to the activity log. That is why nothing was shown or copied.
failure-not-recorded-instead = Check that the disk can be written to, and try again.

## Clipboard and browser

failure-clipboard = The clipboard could not be reached through { $detail }. Nothing was copied or cleared.
failure-clipboard-instead = Try again. An access that was already recorded stays in the activity log.
failure-browser = No browser could be opened.
failure-browser-instead = Open the address yourself; press u to copy it.
failure-folder = The folder could not be shown.
failure-folder-instead = Its path is on the Downloads page; open it yourself.

## Backups

failure-backup-file = The backup could not be written or read: { $detail }. The store is as it was.
failure-backup-file-instead = Check that the place is there and can be written and read, and try again.
failure-backup-there = There is already a file { $detail }. It has not been touched.
failure-backup-there-instead = Choose another name, or replace the file with --force.
failure-backup-unrecorded = The backup is made and lies in { $detail }, but it could not be entered in the activity log.
failure-backup-unrecorded-instead = The backup is whole. See to it that the store can be written to, and make one that is logged.
failure-backup-none = The file is not a backup of a store. Nothing was changed.
failure-backup-none-instead = Give a file that “nyckel backup” has written.
failure-backup-damaged = The backup is damaged: it is cut short or has been changed. Nothing was changed in the store.
failure-backup-damaged-instead = Choose another backup; “nyckel restore latest” takes the newest that is whole.
failure-backup-newer = The backup was made by a newer version of the program. Nothing was changed.
failure-backup-newer-instead = Update the program and try again.
failure-stopped = It was stopped. Nothing half-made is left, and the store is as it was.
failure-stopped-instead = Give the command again when it suits.

## What the system says, behind a colon

system-not-found = there is no such file or directory
system-permission-denied = you have no right to it
system-is-a-directory = it is a directory
system-not-a-directory = a part of the path is no directory
system-full = the disk is full
system-quota = your share of the disk is used up
system-read-only = the disk can only be read
system-not-text = it holds something else than text
system-too-large = it is too large
failure-outcome-unknown = The command was sent, and what it came to is not known yet.
failure-outcome-unknown-instead = It is asked for until it is known. Sending it again pays nothing twice.
failure-other-amounts = The amounts are no longer those that were shown. Nothing was changed.
failure-other-amounts-instead = Review them and submit again.
failure-ordered-otherwise = The order was placed already with other lines, as order { $detail }. Nothing more was bought.
failure-ordered-otherwise-instead = See in the order history what was bought, and put what is missing in the cart.
failure-attachment-instead = Choose another file.
failure-own-files = { $detail } could not be read.
failure-own-files-written = Nothing could be saved in { $detail }.
failure-own-files-instead = Check that the folder is there and that you may read and write in it. Nothing was changed.
