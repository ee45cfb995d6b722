## Operators, their roles and passphrases

activity-operator-added = Add an operator
activity-operator-removed = Remove an operator
activity-roles-changed = Change roles
activity-passphrase-changed = Change a passphrase
activity-slot-renewed = Renew the lock
activity-of-operator = { $action }: { $person }
activity-of-operator-with-roles = { $action }: { $person } ({ $roles })

refusal-last-global-admin = The last global admin keeps the role and is not removed: nobody could look after the store then.
refusal-last-global-admin-instead = Make another operator global admin first.
refusal-removing-oneself = Nobody removes themselves.
refusal-removing-oneself-instead = Ask another operator to do it.
refusal-no-roles = An operator has at least one role.
refusal-no-roles-instead = Choose a role.
refusal-not-a-name = That is no name of an operator.
refusal-not-a-name-instead = Write 1 to 100 characters on one line.
refusal-name-taken = There is an operator called { $person } already.
refusal-name-taken-instead = Choose a name that can be told from it.
refusal-short-passphrase = The passphrase must have at least { $count } characters.
refusal-short-passphrase-instead = Some words in a row are easy to remember.
refusal-above-own-roles = That concerns an admin agent or a global admin.
refusal-above-own-roles-instead = Only a global admin can do that.
refusal-first-kind = The passphrase of { $person } still has the older kind of lock, which cannot be made anew without it.
refusal-first-kind-instead = Ask { $person } to unlock the store once first.

settings-lock = Locks itself
settings-lock-never = never
settings-lock-minutes = { $count ->
    [one] after { $count } minute without a key
   *[other] after { $count } minutes without a key
}

failure-too-soon = Several passphrases in a row were wrong, and the next try has to wait.
failure-too-soon-instead = Wait a moment and try again. The wait grows with each wrong one.

## The command line

cli-about-operators = See the operators, add, change and remove them
cli-about-operators-add = Add an operator
cli-about-operators-change = Give an operator other roles
cli-about-operators-passphrase = Change your own or a colleague’s passphrase
cli-about-operators-remove = Remove an operator
cli-flag-new-operator = The operator’s name
cli-flag-changed-operator = The operator’s name or id
cli-flag-passphrase-of = Whose passphrase, by name or id; else your own
cli-flag-role = A role; several add up
cli-flag-operator-language = The operator’s language
cli-flag-new-passphrase-file = A file with the new passphrase; else you are asked for it twice
cli-flag-remove-yes = Remove the operator
cli-value-role = ROLE
cli-column-roles = Roles
cli-column-language = Language
cli-column-id = Id
cli-operators-added = { $person } was added as { $roles }.
cli-operators-changed = { $person } is now { $roles }.
cli-operators-passphrase = The passphrase of { $person } was changed.
cli-operators-removed = { $person } was removed. What is sealed from now on does not open with that passphrase.
cli-operators-remove-follows = { $person } no longer gets into the store, and keys sealed afterwards cannot be opened with that passphrase, not in an old copy either. The drafts go away. What { $person } has done stays in the activity log.
cli-operators-not-removed = Nobody was removed. Give the command with --yes to remove.
cli-passphrase-waits = { $count ->
    [one] Several passphrases in a row were wrong. The next one is tried in { $count } second.
   *[other] Several passphrases in a row were wrong. The next one is tried in { $count } seconds.
}

## Locking

key-lock = lock
lock-unlocked = Unlocked. You are where you were.
unlock-behind = The passphrase is right. Something is still under way for whoever locked it: you come in as soon as it is done.
unlock-locked = The console is locked.
unlock-again = You come back to where you were. With another operator’s passphrase the console begins at Home.
unlock-demo = You come back to where you were. The demo’s passphrase is nyckel demo, unless it was changed.
unlock-waits = { $count ->
    [one] The next try can be made in { $count } second.
   *[other] The next try can be made in { $count } seconds.
}

## The page

place-operators = Operators
key-operators = operators
column-operator = Operator
column-roles = Roles
column-language = Language
key-change-roles = change roles
key-add-operator = new operator
key-change-passphrase = change passphrase
key-remove-operator = remove
key-send-operator = save
key-field-before = the field before
operator-add-title = New operator
operator-roles-title = Roles of { $person }
operator-passphrase-title = Passphrase of { $person }
operator-remove-title = Remove { $person }
operator-add = The passphrase has at least { $count } characters. The rights of several roles add up.
operator-roles = The rights of several roles add up. They hold at once.
operator-passphrase = At least { $count } characters. The former passphrase opens nothing that is sealed after the change.
operator-remove = { $person } no longer gets into the store, and keys sealed afterwards cannot be opened with that passphrase, not in an old copy either. The drafts go away. What { $person } has done stays in the activity log. Type the name to confirm.
operator-name = Name
operator-language-none = the system’s
operator-present = Present passphrase
operator-new = New passphrase
operator-again = Once more
operator-differs = The two passphrases differ.
operator-differs-instead = Type the new one again, twice.
operator-sent = Saving …
operator-missing = The marked line is empty.
operator-missing-instead = Fill it in.
operator-other-name = That is not the name.
operator-other-name-instead = Type { $person } to remove, or Esc to leave it.
confirm-discard-form-title = Close the form?
confirm-discard-form = What you have filled in is not saved and will be lost.
confirm-discard-form-no = No, go on
confirm-discard-form-yes = Close anyway
confirm-lose-own-title = Change your own roles?
confirm-lose-own = You take from yourself the right to { $rights }. It holds at once, and only somebody else can give it back to you.
confirm-lose-own-no = No, keep
confirm-lose-own-yes = Yes, change
unlock-again-view = You come back to where you were. With another operator’s passphrase the view begins anew.
unlock-keys = Enter unlocks; Ctrl-C quits.
crumb-locked = Locked
