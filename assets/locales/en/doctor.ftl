### nyckel doctor: what was found, and what is wrong with it.

doctor-version = Version
doctor-data = Data
doctor-config = Configuration
doctor-log = Log
doctor-store = Store
doctor-store-main = the partner’s own
doctor-store-demo = the demo
doctor-present = there
doctor-unopened = there; not opened here, “nyckel verify” checks it
doctor-absent = not there
doctor-aside = Set aside
doctor-aside-none = nothing
doctor-holder = In use by
doctor-nobody = no program
doctor-size = Size
doctor-free = Free on the disk
doctor-mebibytes = { $count } MiB
doctor-backups = Backups
doctor-backups-kept = { $count }, { $mebibytes } MiB together
doctor-newest = Newest backup
doctor-newest-none = none
doctor-newest-made = { $made } ({ $wholeness }); the next one is due { $due }
doctor-newest-whole = whole
doctor-newest-damaged = damaged
doctor-newest-not-read = large, and therefore not read
doctor-revocations = Revocations
doctor-revocations-listed = { $purchases } purchases and { $subscriptions } subscriptions in the list
doctor-terminal = Terminal
doctor-colours = Colours
doctor-colours-none = none
doctor-colours-all = all
doctor-clipboard = Ways to copy
doctor-language = Language

## Where a setting comes from

doctor-from-flag = from the option
doctor-from-environment = from a variable of the environment
doctor-from-configuration = from the configuration file
doctor-from-system = from the system
doctor-from-default = nothing else is chosen

## What is wrong

doctor-little-room = The disk has too little room left, so nothing can be saved.
doctor-little-room-instead = Make room on it.
doctor-not-writable = The data directory cannot be written to.
doctor-not-writable-instead = Give yourself the right to write there, or choose another with --data-dir.
doctor-open-to-others = Other users of the computer can look into the store’s directory, where the names of customers lie in clear.
doctor-open-to-others-instead = Close it to others: chmod 700 on the directory.
doctor-store-gone = There was a store here, but it is gone from its place.
doctor-store-gone-instead = Run “nyckel recover”, or restore from a backup.
doctor-list-damaged = The list of revocations beside the store cannot be read, or not all of it.
doctor-list-damaged-instead = Keep the data directory as it is, and run “nyckel recover”.
doctor-no-backup = There is no backup of the store.
doctor-no-backup-instead = Run “nyckel backup”, or work in the console, which makes one a day.
doctor-old-backup = The newest backup of the store is more than two days old.
doctor-damaged-backup = The newest backup of the store is damaged.
doctor-small-instead = Make the window larger.
doctor-wrong = { $count ->
    [one] One thing is wrong.
   *[other] { $count } things are wrong.
}
doctor-wrong-instead = The report above says what you can do.
