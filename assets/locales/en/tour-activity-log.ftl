# The walkthrough “Who has had the key?”.

tour-activity-log = Who has had the key?
tour-activity-log-about = The activity log: what is written to it, how it is found, and how one knows that nobody has changed it.
tour-activity-log-task = The auditor wants to be able to compare the log in a year. Open the activity log and save a checkpoint.
tour-activity-log-trace = Leave a trace
tour-activity-log-who = Who has had what
tour-activity-log-proof = That the log is whole
tour-activity-log-purchase = To have something to read we leave a trace. Open the customer’s latest purchase and the pane of keys.
tour-activity-log-copy = y copies the key and L the link. Each record is on disk before anything is handed out; if it cannot be written, nothing is copied.
tour-activity-log-open = g l opens the log, with everyone who has had keys or downloads. That it was opened is written as well.
tour-activity-log-filter = f filters by day, kind, user, customer, product and outcome. Type a few letters of the user’s name.
tour-activity-log-narrowed = Enter filters. The heading always says what the list is narrowed to, so that nobody believes it shows everything.
tour-activity-log-record = Enter shows the whole record: who and with which roles then, what, from where, and the hash that ties it to the one before.
tour-activity-log-everything = Esc closes the record and removes the filter. f and ↓ show everything recorded: orders, cancellations, roles, and who read the log.
tour-activity-log-check = V follows the chain from its beginning. If a record was changed, removed or moved, it says where.
tour-activity-log-checkpoint = A log that is written anew as a whole fits together too. C saves a checkpoint; keep it elsewhere.
tour-activity-log-agrees = V now compares with the checkpoint as well. That is what tells if the whole log was replaced.
tour-activity-log-role = Without the role
tour-activity-log-role-no = An admin agent gets keys but does not see the log: who gets them is not who audits. The line says which roles it takes.
tour-activity-log-role-own = Everyone sees their own last access, below the purchase. Whether anybody else got the key does not show there.
