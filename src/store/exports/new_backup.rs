//! A backup on its way into the folder, or into a file of its own.
//!
//! **Invariant:** under a backup's name lies a whole one: it is written under another name, synced, then renamed.

use std::fs::File;
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::domain::Instant;
use crate::ports::store::StoreFailure;
use crate::ports::upkeep::{BackupPlace, UpkeepFailure};
use crate::store::exports::{BackupFolder, FREE_BYTES_WANTED, PARTIAL_ENDING, PARTIAL_PREFIX};

/// Where a new backup goes in the end.
#[derive(Debug)]
pub(super) enum Goal {
    Folder { folder: BackupFolder, made: Instant },
    File { path: PathBuf, replace: bool },
}

/// A backup that is being written. Dropped before it is finished, nothing of it is left.
#[derive(Debug)]
pub(in crate::store) struct NewBackup {
    file: NamedTempFile,
    folder: PathBuf,
    goal: Goal,
    wanted: u64,
}

impl NewBackup {
    /// Begins a backup that goes to that place.
    pub(in crate::store) fn begin_at(place: &BackupPlace, made: Instant) -> Result<Self, UpkeepFailure> {
        match place {
            BackupPlace::Folder(folder) => BackupFolder::new(folder).begin(made),
            BackupPlace::File { path, replace } => {
                if path.exists() && !replace {
                    return Err(UpkeepFailure::AlreadyThere(path.clone()));
                }
                Self::begin(parent_of(path), Goal::File { path: path.clone(), replace: *replace })
            }
        }
    }

    pub(super) fn begin(folder: &Path, goal: Goal) -> Result<Self, UpkeepFailure> {
        let wanted = match &goal {
            Goal::Folder { folder, .. } => folder.wanted,
            Goal::File { .. } => FREE_BYTES_WANTED,
        };
        require_room(folder, wanted)?;
        let file = tempfile::Builder::new()
            .prefix(PARTIAL_PREFIX)
            .suffix(PARTIAL_ENDING)
            .tempfile_in(folder)
            .map_err(UpkeepFailure::of_file("begun"))?;
        Ok(Self { file, folder: folder.to_owned(), goal, wanted })
    }

    /// What the archive is written to.
    pub(in crate::store) fn file(&self) -> Result<BufWriter<File>, UpkeepFailure> {
        self.file.reopen().map(BufWriter::new).map_err(UpkeepFailure::of_file("begun"))
    }

    /// Says no while there is still room for the store's own commits.
    pub(in crate::store) fn require_room(&self) -> Result<(), UpkeepFailure> {
        require_room(&self.folder, self.wanted)
    }

    /// Puts the file on the disk and under its name, and makes room in a folder; its path and length.
    pub(in crate::store) fn finish(self) -> Result<(PathBuf, u64), UpkeepFailure> {
        let Self { file, folder, goal, .. } = self;
        let synced = file.as_file().sync_all().and_then(|()| file.as_file().metadata());
        let bytes = synced.map_err(UpkeepFailure::of_file("put on the disk"))?.len();
        let path = match &goal {
            Goal::Folder { folder, made } => folder.take_in(file, *made)?,
            Goal::File { path, replace: true } => {
                file.persist(path).map_err(|error| UpkeepFailure::of_file("given its name")(error.error))?;
                path.clone()
            }
            Goal::File { path, replace: false } => {
                file.persist_noclobber(path).map_err(|error| {
                    if error.error.kind() == io::ErrorKind::AlreadyExists {
                        return UpkeepFailure::AlreadyThere(path.clone());
                    }
                    UpkeepFailure::of_file("given its name")(error.error)
                })?;
                path.clone()
            }
        };
        sync_folder(&folder)?;
        if let Goal::Folder { folder, .. } = goal
            && let Err(failure) = folder.make_room(&path)
        {
            // The new one is whole and in its place; the next one tries again.
            tracing::warn!(%failure, "the oldest backups could not be removed");
        }
        Ok((path, bytes))
    }
}

/// Says no where less than a quarter of what is wanted is free.
fn require_room(folder: &Path, wanted: u64) -> Result<(), UpkeepFailure> {
    if free_bytes(folder)? < wanted / 4 { Err(StoreFailure::Full.into()) } else { Ok(()) }
}

pub(super) fn free_bytes(folder: &Path) -> Result<u64, UpkeepFailure> {
    let disk = rustix::fs::statvfs(folder)
        .map_err(|error| UpkeepFailure::File { doing: "given room", error: error.into() })?;
    Ok(disk.f_bavail.saturating_mul(disk.f_frsize))
}

pub(super) fn sync_folder(folder: &Path) -> Result<(), UpkeepFailure> {
    File::open(folder).and_then(|opened| opened.sync_all()).map_err(UpkeepFailure::of_file("put on the disk"))
}

fn parent_of(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."))
}
