//! Upkeep of a store: what is done to one that is open, and to one that is closed.

use std::path::Path;

use crate::domain::Instant;
use crate::ports::stop::Stop;
use crate::ports::upkeep::{Backup, BackupPlace, KeptBackup, Progress, Upkeep, UpkeepFailure};
use crate::store::exports::BackupFolder;
use crate::store::sled::SledStore;
use crate::store::sled::backing_up::{self, Watched};
use crate::store::sled::compact::{self, Compacted};
use crate::store::sled::restore::{self, Restored};

impl Upkeep for SledStore {
    fn back_up(&self, place: &BackupPlace, progress: &dyn Fn(Progress), stop: &Stop) -> Result<Backup, UpkeepFailure> {
        let total = self.engine.read(|trees| Ok(trees.count()))?;
        let begun = self.writer.begin_backup()?;
        backing_up::write(place, begun.header(), total, Watched { progress, stop }, || begun.next())
    }

    fn kept(&self, folder: &Path) -> Result<Vec<KeptBackup>, UpkeepFailure> {
        BackupFolder::new(folder).list()
    }
}

impl SledStore {
    /// Makes a backup of the closed store in that directory, as before a migration: its format may be an older one.
    ///
    /// # Errors
    /// [`UpkeepFailure`]; nothing of the backup is left then.
    pub fn back_up_closed(
        directory: &Path,
        place: &BackupPlace,
        made: Instant,
        progress: &dyn Fn(Progress),
        stop: &Stop,
    ) -> Result<Backup, UpkeepFailure> {
        backing_up::back_up_closed(directory, place, made, Watched { progress, stop })
    }

    /// Puts the store of a backup into that directory, whose store, if there is one, is closed. All or nothing: until
    /// the end the old store stands; one that does not open is set aside then, never removed. What was cancelled stays
    /// cancelled (AFTER-1), by the old store and by the list beside it, and its activity log goes on where it continues
    /// the backup's (LOG-3).
    ///
    /// # Errors
    /// [`UpkeepFailure`]; the old store then still stands.
    pub fn restore(
        directory: &Path,
        backup: &Path,
        now: Instant,
        progress: &dyn Fn(Progress),
        stop: &Stop,
    ) -> Result<Restored, UpkeepFailure> {
        restore::restore(directory, backup, now, Watched { progress, stop })
    }

    /// Writes the closed store in that directory anew, without what its engine has left over from earlier writes. All
    /// or nothing, as [`SledStore::restore`]; nothing in it changes but its epoch. Afterwards the backups in that folder
    /// lose the keys of what was cancelled (AFTER-1).
    ///
    /// # Errors
    /// [`UpkeepFailure`]; what was not written anew then is as it was.
    pub fn compact(
        directory: &Path,
        backups: &Path,
        now: Instant,
        progress: &dyn Fn(Progress),
        stop: &Stop,
    ) -> Result<Compacted, UpkeepFailure> {
        compact::compact(directory, backups, now, Watched { progress, stop })
    }
}
