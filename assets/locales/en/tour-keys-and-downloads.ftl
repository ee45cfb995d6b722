# The walkthrough “Keys and downloads”.

tour-keys-and-downloads = Keys and downloads
tour-keys-and-downloads-about = Everything that belongs to a purchase: version, language and file type, the key shown, hidden and sent, the link with its QR code, and the file on disk.
tour-keys-and-downloads-task = Maria at Contoso AB wants the key and the link of order OR-7F3K2 in one letter. Copy a finished message to her.
tour-keys-and-downloads-choose = Choose what the customer is to have
tour-keys-and-downloads-key = Show and send the key
tour-keys-and-downloads-file = The link and the file
tour-keys-and-downloads-page = Find the customer and open the latest purchase. The page begins with the choices, filled in as you left them last, else the newest in the customer’s language.
tour-keys-and-downloads-file-type = ↑ goes to the file type and → changes it. A choice that a product does not have is not there at all, so none can be made wrongly.
tour-keys-and-downloads-get = Enter goes to the button, and Enter presses it. The panes open with no key in sight: looking is not getting.
tour-keys-and-downloads-show = Get key shows it. That you saw it is written to the activity log first; if it cannot be written, no key is shown.
tour-keys-and-downloads-hide = v hides the key when somebody stands beside you, and shows it again. After a minute without a key press it hides by itself.
tour-keys-and-downloads-message = Y copies a whole message, also while the key is hidden: key, link and warning, in the customer’s language. The clipboard clears in 45 seconds.
tour-keys-and-downloads-link = Esc closes, and v shows the link by itself. It works for a day, and for that long anyone who has it can download.
tour-keys-and-downloads-qr = f shows the link as a QR code on the whole screen, so that a phone can read it. A screen too small for the code says so.
tour-keys-and-downloads-download = D downloads the file to your own computer while you do other things. Both its beginning and its end are in the activity log.
tour-keys-and-downloads-where = g d shows where the file is, and that it is whole: it was verified by its checksum. o opens the folder.
tour-keys-and-downloads-expired = If the link has expired
tour-keys-and-downloads-expired-hidden = A day passes. The link hides by itself, and a link that has expired is never handed out.
tour-keys-and-downloads-expired-new = v gets a new link and shows it. That is a new access, with a record of its own in the activity log.
tour-keys-and-downloads-wrong-role = Without the role
tour-keys-and-downloads-wrong-role-there = A global admin may buy and sees the page, but only an admin agent may get keys. The buttons are dimmed.
tour-keys-and-downloads-wrong-role-no = Enter on Get key says which role it takes. Nothing is shown, and pressing something dimmed is no attempt.
tour-keys-and-downloads-wrong-role-nor = It is the same with downloads and links. The service below the console refuses as well, and then it is in the log.
