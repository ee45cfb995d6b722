### Dialogs: the product key, and the questions nyckel asks.

dialog-key-title = Product key
dialog-link-title = Link
dialog-help-title = Help
dialog-palette-title = Command
dialog-failure-title = It did not work

## The two parts of the help

help-here = Here
help-everywhere = Everywhere
help-outside-field = Outside the field
help-in-field = In the field
list-part = { $first }–{ $last } of { $total }

## Why a key or link hid by itself

hidden-unused = Hidden: no key was pressed for a while. v shows it again.
hidden-unfocused = Hidden: the terminal did not have the focus. v shows it again.
hidden-given-away = Hidden: the terminal was left, or its window became too small. v shows it again.

## The link

link-hidden = The link is hidden. v shows it.
link-too-long = The link is too long for a QR code.
link-renewing = The link has expired; a new one is on its way …
link-no-room = The window is too small for the QR code: { $columns } × { $rows } are needed.

## The palette

palette-become = change operator to { $operator }

## The ways to the clipboard

route-tmux = tmux
route-osc52 = the terminal (OSC 52)
route-system = the system’s clipboard
route-file = a file
dialog-route-title = Which way should the copy go?
dialog-route-file = Write the copy to a file?
route-none = No clipboard can be reached from here.
route-file-wanted = You have chosen that copies are written to a file, which only you can read (0600). The file is removed when the time is up.
route-file-for-secrets = You have chosen that copies are written to a file, and only keys, links and messages are.
route-file-offer = The copy can be written to a file instead, which only you can read (0600). The file is removed when the time is up.

## Quitting while a copy is in the clipboard

confirm-quit-title = Quit?
confirm-quit = A copy is still in the clipboard. It is cleared before the program ends.
confirm-quit-file = A copy is still in a file. The file is removed before the program ends.
confirm-quit-lasting = A copy is in the terminal’s clipboard (OSC 52) and cannot be removed from here. It stays there when the program has ended, until something else is copied.
confirm-quit-downloads = { $count ->
    [one] One download is running.
   *[other] { $count } downloads are running.
 } What runs is paused and can go on next time.
confirm-quit-nothing = Nothing is left behind any more, and nothing is running.
confirm-quit-plain = Quit
confirm-quit-paused = Pause and quit
confirm-quit-no = No, stay
confirm-quit-yes = Clear and quit
confirm-quit-file-yes = Remove and quit
confirm-quit-anyway = Quit anyway

## Replacing a file, and cancelling a download

confirm-replace-title = Replace it?
confirm-replace = There is already a file { $file }. It is replaced once the new one is fetched and verified.
confirm-replace-no = No, keep it
confirm-replace-yes = Yes, download again
confirm-cancel-title = Cancel the download?
confirm-cancel = What has been fetched of { $file } is removed.
confirm-cancel-no = No, keep it
confirm-cancel-yes = Yes, cancel

## Unlocking the partner’s own store

dialog-unlock-title = Unlock
unlock-store = The partner’s store is locked.
unlock-who = The passphrase unlocks it and says who you are.
unlock-passphrase = Passphrase
unlock-trying = Unlocking …

## The store’s backups

dialog-backup-title = Backups
backup-sealed = Keys are as sealed in a backup as they are in the store. The newest seven are kept.
backup-kept = Kept, newest first
backup-none = None yet.
backup-begins = Beginning …
backup-so-far = { $done } of { $total } records
backup-goes-on = Everything else can be done meanwhile. The backup goes on when this box is closed.
backup-done = The backup is made
backup-stopped = The backup was stopped; nothing of it is left
backup-daily-failed = Today’s backup was not made: { $what }

## The demo's clock

dialog-demo-clock-title = The demo's clock
demo-clock-now = It is { $now } in the demo.
demo-clock-next-due = To what is due next
demo-clock-day = A day forward
demo-clock-week = A week forward
demo-clock-month = A month forward
demo-clock-year = A year forward
demo-clock-nothing-due = nothing is due
demo-clock-how = What becomes due meanwhile is charged, renewed and ended, in order. The clock never goes back; nyckel seed --reset recreates the demo.
demo-clock-put-forward = The demo's clock is now { $now }
