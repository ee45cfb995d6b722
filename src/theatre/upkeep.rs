//! Upkeep of a store in memory: a backup of it is only known to have been made.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use crate::domain::Instant;
use crate::ports::{Backup, BackupPlace, Clock, KeptBackup, Progress, Stop, Store, Upkeep, UpkeepFailure};
use crate::store::MemoryStore;
use crate::theatre::HandClock;

/// As many rows a backup is said to have for each commit, and bytes for each row: a store in memory has neither.
const ROWS: u64 = 40;
const BYTES: u64 = 160;

/// Remembers when backups were made, and where.
#[derive(Debug)]
pub(in crate::theatre) struct MemoryUpkeep {
    store: Arc<MemoryStore>,
    clock: Arc<HandClock>,
    made: Mutex<Vec<(Instant, PathBuf)>>,
}

impl MemoryUpkeep {
    /// Upkeep of that store, by that clock.
    pub(in crate::theatre) fn of(store: Arc<MemoryStore>, clock: Arc<HandClock>) -> Self {
        Self { store, clock, made: Mutex::default() }
    }
}

impl Upkeep for MemoryUpkeep {
    fn back_up(&self, place: &BackupPlace, progress: &dyn Fn(Progress), stop: &Stop) -> Result<Backup, UpkeepFailure> {
        UpkeepFailure::unless_stopped(stop)?;
        let (seq, now) = (self.store.latest_seq()?, self.clock.now());
        let rows = seq.0.saturating_mul(ROWS);
        let path = match place {
            BackupPlace::Folder(folder) => folder.join(format!("nyckel-{}.backup", now.utc().format("%Y%m%dT%H%M%SZ"))),
            BackupPlace::File { path, .. } => path.clone(),
        };
        progress(Progress { done: rows, total: rows });
        self.made.lock().unwrap_or_else(PoisonError::into_inner).push((now, path.clone()));
        Ok(Backup { path, made: now, seq, rows, bytes: rows.saturating_mul(BYTES) })
    }

    fn kept(&self, folder: &Path) -> Result<Vec<KeptBackup>, UpkeepFailure> {
        let made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        let within = made.iter().rev().filter(|(_, path)| path.parent() == Some(folder));
        Ok(within.map(|(made, path)| KeptBackup { made: *made, number: 1, path: path.clone() }).collect())
    }
}
