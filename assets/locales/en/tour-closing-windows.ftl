# The walkthrough “Windows that close today”.

tour-closing-windows = Windows that close today
tour-closing-windows-about = The morning round: which purchases can soon not be cancelled any more, which is first, and how to be told in time.
tour-closing-windows-task = Open the purchase whose cancellation window closes first today. Then set the terminal’s bell to tell of what closes today.
tour-closing-windows-home = Home
tour-closing-windows-list = All windows
tour-closing-windows-told = Being told in time
tour-closing-windows-waiting = Every morning Home shows what is waiting. On top are the windows that close within three days, the next to close first. Alt-W goes there.
tour-closing-windows-first = Enter opens the first. Once it has closed the whole term is charged, so the customer has to be asked now.
tour-closing-windows-all = The page says the time to the minute. g w shows all windows of all customers on one page, and each row counts down while one reads.
tour-closing-windows-counted = A subscription counts from the start of the term, seven days. The next row is bought for ever and counts from the purchase, thirty days.
tour-closing-windows-cancel = If the customer wants to cancel, it is done right from the row: X opens the dialog, with the time left and what is given back.
tour-closing-windows-kept = Esc closes the dialog again with nothing changed. You are still on the same row.
tour-closing-windows-filter = / filters by customer, product, order number or the word today. Contoso AB is what is left here; the word today shows what closes today.
tour-closing-windows-settings = Whoever is at work on something else needs to be reminded. The comma opens the settings.
tour-closing-windows-bell = The row Notice of what closes today is off at first. Go there and change it to the terminal’s bell. The setting is your own.
tour-closing-windows-later = If nobody looks
tour-closing-windows-later-gone = Four hours pass, and nobody calls the customer. The rows whose time is up are gone, and the one that is first now has twenty minutes.
tour-closing-windows-role = Without the role
tour-closing-windows-role-home = A billing admin does not see which windows close, and Home says so instead of being empty.
tour-closing-windows-role-no = g w says which roles may see them. The place is not opened, and nothing is in the log.
