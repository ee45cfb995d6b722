# The walkthrough “Five keys to a key”.

tour-five-keys = Five keys to a key
tour-five-keys-about = From a found customer to the key in the clipboard without a single page load, and what the log says of it afterwards.
tour-five-keys-task = Contoso AB needs the key of its Windows Server 2022 Standard, order OR-7F3K2. Copy it, without showing it.
tour-five-keys-find = Find the customer
tour-five-keys-fetch = Get the key
tour-five-keys-record = The trace it leaves
tour-five-keys-search = The console begins in the search box. Type a part of the customer’s name, contoso here; a domain, GUID, order number or product does as well another time.
tour-five-keys-customer = The best match is marked already. Enter opens the customer. That is the first of the five.
tour-five-keys-software = w shows the customer’s software. Each place has its letter; F10 shows them all, and F1 what can be done where you are.
tour-five-keys-purchase = The latest purchase stands first and is marked. Enter opens it.
tour-five-keys-button = Version, language and file type are filled in as they were last time. Enter presses Get keys and downloads.
tour-five-keys-copy = y copies the key without it ever standing on the screen. The clipboard clears itself after a while.
tour-five-keys-log = Who had the key was on disk before it was handed out. g l opens the activity log, where it stands first.
tour-five-keys-wrong-role = Without the role
tour-five-keys-wrong-role-there = A helpdesk agent comes all the way to the page, but the buttons are dimmed, and beside them stands which role it takes.
tour-five-keys-wrong-role-no = y says the same. Pressing something dimmed is no attempt; whoever asks in another way is refused, and that is in the log.
