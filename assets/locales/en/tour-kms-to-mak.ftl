# The walkthrough “From KMS to MAK without downtime”.

tour-kms-to-mak = From KMS to MAK without downtime
tour-kms-to-mak-about = Why there is no KMS key to be had, and how the customer’s devices are moved to MAK before their activation ends.
tour-kms-to-mak-task = At Contoso AB, SRV-FIL-01 and SRV-SQL-02 have their MAK. Mark them as moved, and add SRV-NY-01, activated 2026-11-20.
tour-kms-to-mak-key = No KMS key
tour-kms-to-mak-plan = The plan
tour-kms-to-mak-more = More devices
tour-kms-to-mak-asked = The customer had volume licensing and asks for a KMS key. Open the purchase and the pane of keys.
tour-kms-to-mak-refused = ↓ goes to KMS key. It is dimmed for everybody: in CSP the keys are MAK, and KMS keys are not given, not even on request.
tour-kms-to-mak-deadlines = Enter leads to the way out, the customer’s plan. A KMS activation usually lasts 180 days; the device with the least time left stands first.
tour-kms-to-mak-move = The first two are overdue. Once they have their MAK you mark them with Space, and m writes that they are moved, when and by whom.
tour-kms-to-mak-add = n adds a device. Its deadline is worked out as you type, 180 days from the last activation.
tour-kms-to-mak-save = Enter saves. The change is in the activity log, and the device in its place by its deadline.
tour-kms-to-mak-paste = Rows from a spreadsheet are pasted as they are, here SRV-WEB-09 and SRV-WEB-10. Before anything changes you see what would happen, and what is wrong.
tour-kms-to-mak-import = Enter imports the row that is right. The other is left out; s saves it in a file, with what is wrong beside it, to be mended.
tour-kms-to-mak-close = Esc closes, and the new device stands in the plan. m once more on a moved device takes the mark away.
tour-kms-to-mak-dates = If a date can be read in two ways
tour-kms-to-mak-dates-either = Is 05/06 the 5th of June or the 6th of May? A month too late can mean downtime, so both are shown as you type.
tour-kms-to-mak-dates-asked = Enter does not save until the date can only mean one day. Nothing is guessed, and what you typed stays.
tour-kms-to-mak-look = If one may only look
tour-kms-to-mak-look-plan = A sales agent may see the plan, and can tell the customer what is urgent. M opens it.
tour-kms-to-mak-look-no = m says which roles may change the plan. The device stays as it was.
