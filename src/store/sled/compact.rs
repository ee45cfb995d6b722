//! Compaction: the store is written to an archive beside it and from there into a fresh place.

use std::fs;
use std::path::{Path, PathBuf};

use crate::domain::Instant;
use crate::ports::upkeep::{BackupPlace, Progress, UpkeepFailure};
use crate::store::sled::backing_up::{self, Watched};
use crate::store::sled::disk;
use crate::store::sled::failure::of_io;
use crate::store::sled::restore;

/// How large a store was and is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Compacted {
    /// The bytes of its files before.
    pub before: u64,
    /// The bytes of its files now.
    pub after: u64,
}

/// Removed with it, whatever happens.
struct Between(PathBuf);

impl Drop for Between {
    fn drop(&mut self) {
        // What stays behind is replaced by the next compaction.
        drop(fs::remove_file(&self.0));
    }
}

pub(super) fn compact(directory: &Path, now: Instant, watched: Watched<'_>) -> Result<Compacted, UpkeepFailure> {
    disk::settle(directory)?;
    let before = bytes_of(directory)?;
    let between = Between(disk::beside(directory, ".compacting"));
    let place = BackupPlace::File { path: between.0.clone(), replace: true };
    // Every row is done twice: out of the old files and into the new ones.
    let first = |Progress { done, total }| (watched.progress)(Progress { done, total: total.saturating_mul(2) });
    let archive = backing_up::back_up_closed(directory, &place, now, Watched { progress: &first, stop: watched.stop })?;
    let rows = archive.rows;
    let second = |Progress { done, total }: Progress| {
        (watched.progress)(Progress { done: rows.saturating_add(done), total: rows.saturating_add(total) });
    };
    restore::rewrite(directory, &archive.path, Watched { progress: &second, stop: watched.stop })?;
    Ok(Compacted { before, after: bytes_of(directory)? })
}

/// The bytes of the files in a directory.
fn bytes_of(directory: &Path) -> Result<u64, UpkeepFailure> {
    let failed = of_io("look at the size of its files");
    let mut bytes = 0_u64;
    let mut folders = vec![directory.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).map_err(&failed)? {
            let entry = entry.map_err(&failed)?;
            match entry.metadata() {
                Ok(data) if data.is_dir() => folders.push(entry.path()),
                Ok(data) => bytes = bytes.saturating_add(data.len()),
                // The engine replaces small files of its own while it closes.
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
                Err(error) => return Err(failed(error).into()),
            }
        }
    }
    Ok(bytes)
}
