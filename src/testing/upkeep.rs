//! Upkeep that remembers what it was asked for, and fails when told to.

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::domain::Seq;
use crate::ports::{Backup, BackupPlace, KeptBackup, Progress, Stop, StoreFailure, Upkeep, UpkeepFailure};
use crate::testing::example;

/// Upkeep of a store that keeps nothing on a disk.
#[derive(Debug, Default)]
pub struct FakeUpkeep {
    is_full: AtomicBool,
    places: Mutex<Vec<BackupPlace>>,
}

impl FakeUpkeep {
    /// From now on there is no room.
    pub fn fill(&self) {
        self.is_full.store(true, Ordering::Release);
    }

    /// Where backups were made.
    ///
    /// # Panics
    /// If another test thread panicked while it made one.
    #[must_use]
    pub fn places(&self) -> Vec<BackupPlace> {
        self.places.lock().unwrap().clone()
    }
}

impl Upkeep for FakeUpkeep {
    fn back_up(&self, place: &BackupPlace, progress: &dyn Fn(Progress), stop: &Stop) -> Result<Backup, UpkeepFailure> {
        UpkeepFailure::unless_stopped(stop)?;
        if self.is_full.load(Ordering::Acquire) {
            return Err(StoreFailure::Full.into());
        }
        progress(Progress { done: 1, total: 1 });
        self.places.lock().unwrap().push(place.clone());
        Ok(Backup { path: PathBuf::from("a.backup"), made: example::now(), seq: Seq(1), rows: 1, bytes: 1 })
    }

    fn kept(&self, folder: &Path) -> Result<Vec<KeptBackup>, UpkeepFailure> {
        let there = self.places().into_iter().filter(|place| *place == BackupPlace::Folder(folder.to_owned()));
        let backup = |number| KeptBackup { made: example::now(), number, path: folder.join("a.backup") };
        Ok((1..).take(there.count()).map(backup).collect())
    }
}
