//! Keeping a store: making a backup of it while it is open, and what can be wrong with a backup.

use std::fmt::Debug;
use std::io;
use std::path::{Path, PathBuf};

use crate::domain::{Instant, Seq};
use crate::ports::stop::Stop;
use crate::ports::store::StoreFailure;

/// Where a backup goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BackupPlace {
    /// Into the folder of backups, named by its instant; the oldest ones make room for it once it is whole.
    Folder(PathBuf),
    /// Into a file of its own.
    File {
        /// Its path.
        path: PathBuf,
        /// Whether it may replace a file that is there.
        replace: bool,
    },
}

/// How far long work has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// As many rows are done.
    pub done: u64,
    /// As many there were when it began; `done` can pass it, as others write meanwhile.
    pub total: u64,
}

impl Progress {
    /// The per cent that are done, at most a hundred; all of nothing is done.
    #[must_use]
    pub fn percent(self) -> u64 {
        self.done.saturating_mul(100).checked_div(self.total).unwrap_or(100).min(100)
    }
}

/// A backup that was made: whole and on disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// The file.
    pub path: PathBuf,
    /// When it was begun.
    pub made: Instant,
    /// The last commit in it.
    pub seq: Seq,
    /// As many rows stand in it.
    pub rows: u64,
    /// How large the file is, in bytes.
    pub bytes: u64,
}

/// A backup that lies in the folder, by its name; whether it is whole is another question.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct KeptBackup {
    /// When it was begun, to the second.
    pub made: Instant,
    /// Which one of that second, from 1.
    pub number: u16,
    /// The file.
    pub path: PathBuf,
}

/// Says why a store was not backed up, restored or compacted, or a backup not read. What was there before still is.
#[derive(Debug, thiserror::Error)]
pub enum UpkeepFailure {
    /// The store itself.
    #[error(transparent)]
    Store(#[from] StoreFailure),
    /// The file of the backup, or its folder.
    #[error("the backup could not be {doing}")]
    File {
        /// What was being done to it, as a participle.
        doing: &'static str,
        /// What the system said.
        #[source]
        error: io::Error,
    },
    /// There is a file already, and it was not to be replaced.
    #[error("there is already a file {}", .0.display())]
    AlreadyThere(PathBuf),
    /// The file is not a backup at all.
    #[error("that file is not a backup of a store")]
    NotABackup,
    /// The file is a backup, but cut short or changed.
    #[error("the backup is damaged: {0}")]
    DamagedBackup(&'static str),
    /// A newer nyckel made the backup.
    #[error("the backup is of kind {found}, and this version of nyckel knows kinds up to {known}")]
    NewerBackup {
        /// The version of the archive or of the store in it.
        found: u8,
        /// The newest known.
        known: u8,
    },
    /// It was asked to stop.
    #[error("it was asked to stop")]
    Stopped,
}

impl UpkeepFailure {
    /// What the system said while the backup was being dealt with; a full disk is told as one.
    pub fn of_file(doing: &'static str) -> impl Fn(io::Error) -> Self {
        move |error| {
            if error.kind() == io::ErrorKind::StorageFull {
                return Self::Store(StoreFailure::Full);
            }
            Self::File { doing, error }
        }
    }

    /// Says whether the work was asked to stop.
    ///
    /// # Errors
    /// [`UpkeepFailure::Stopped`] when it was.
    pub fn unless_stopped(stop: &Stop) -> Result<(), Self> {
        if stop.is_raised() { Err(Self::Stopped) } else { Ok(()) }
    }
}

/// What can be done for an open store besides reading and writing it.
pub trait Upkeep: Send + Sync + Debug {
    /// Makes a backup of the store as of its last commit at the end. Commits go on meanwhile, and none waits longer
    /// than a slice of the work takes. `progress` is called on the thread of the caller, after each slice.
    ///
    /// # Errors
    /// [`UpkeepFailure`]; nothing of the backup is left then, and no older one was removed.
    fn back_up(&self, place: &BackupPlace, progress: &dyn Fn(Progress), stop: &Stop) -> Result<Backup, UpkeepFailure>;

    /// The backups in that folder, the newest first.
    ///
    /// # Errors
    /// [`UpkeepFailure::File`] when the folder is there and cannot be read.
    fn kept(&self, folder: &Path) -> Result<Vec<KeptBackup>, UpkeepFailure>;
}
