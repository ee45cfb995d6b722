//! Compaction: the store is written to an archive beside it and from there into a fresh place. The backups that are kept
//! are written anew too, where they hold keys of what was cancelled since (AFTER-1).

use std::fs::{self, File};
use std::io::BufReader;
use std::path::{Path, PathBuf};

use uuid::Uuid;

use crate::domain::Instant;
use crate::ports::stop::Stop;
use crate::ports::upkeep::KeptBackup;
use crate::ports::upkeep::{BackupPlace, Progress, UpkeepFailure};
use crate::store::archive::{Entry, Reader, Writer};
use crate::store::exports::{BackupFolder, NewBackup};
use crate::store::key::Tree;
use crate::store::sled::backing_up::{self, Watched};
use crate::store::sled::disk;
use crate::store::sled::failure::of_io;
use crate::store::sled::restore;
use crate::store::sled::restore::known::Known;
use crate::store::sled::revocations::Revocations;

/// How large a store was and is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Compacted {
    /// The bytes of its files before.
    pub before: u64,
    /// The bytes of its files now.
    pub after: u64,
    /// As many backups held keys of cancelled purchases, and do so no longer (AFTER-1).
    pub cleaned: u64,
}

/// The folder of the archive in between; removed with it, whatever happens.
struct Between(PathBuf);

impl Between {
    /// The folder beside that store. What a process that died left in it is removed.
    fn beside(directory: &Path) -> Result<Self, UpkeepFailure> {
        let between = Self(disk::beside(directory, ".compacting"));
        if between.0.exists() {
            fs::remove_dir_all(&between.0).map_err(of_io("remove what an earlier compaction left"))?;
        }
        Ok(between)
    }
}

impl Drop for Between {
    fn drop(&mut self) {
        // What stays behind is removed by the next compaction.
        drop(fs::remove_dir_all(&self.0));
    }
}

pub(super) fn compact(
    directory: &Path,
    backups: &Path,
    now: Instant,
    watched: Watched<'_>,
) -> Result<Compacted, UpkeepFailure> {
    disk::settle(directory)?;
    let before = bytes_of(directory)?;
    let between = Between::beside(directory)?;
    let place = BackupPlace::Folder(between.0.clone());
    // Every row is done twice: out of the old files and into the new ones.
    let first = |Progress { done, total }| (watched.progress)(Progress { done, total: total.saturating_mul(2) });
    let archive = backing_up::back_up_closed(directory, &place, now, Watched { progress: &first, stop: watched.stop })?;
    let rows = archive.rows;
    let second = |Progress { done, total }: Progress| {
        (watched.progress)(Progress { done: rows.saturating_add(done), total: rows.saturating_add(total) });
    };
    restore::rewrite(directory, &archive.path, Watched { progress: &second, stop: watched.stop })?;
    let cleaned = clean(directory, &BackupFolder::new(backups), watched.stop)?;
    Ok(Compacted { before, after: bytes_of(directory)?, cleaned })
}

/// Takes the keys of what is cancelled in the store out of its backups; says how many held any.
fn clean(directory: &Path, backups: &BackupFolder, stop: &Stop) -> Result<u64, UpkeepFailure> {
    let Known { present, revocations, .. } = Known::of(directory)?;
    let Some(store) = present.map(|present| present.identity.store) else { return Ok(0) };
    let mut cleaned = 0_u64;
    for KeptBackup { path, .. } in backups.list()? {
        match holds_keys(&path, store, &revocations, stop) {
            Ok(false) => {}
            Ok(true) => {
                write_without_keys(&path, &revocations, stop)?;
                cleaned = cleaned.saturating_add(1);
            }
            Err(UpkeepFailure::Stopped) => return Err(UpkeepFailure::Stopped),
            // What cannot be read is nobody's backup any more, and is not to be lost by being written anew.
            Err(failure) => tracing::warn!(path = %path.display(), %failure, "a backup is left as it is"),
        }
    }
    Ok(cleaned)
}

/// Whether a backup of that store, which is read to its end, holds keys of what is cancelled.
fn holds_keys(path: &Path, store: Uuid, revocations: &Revocations, stop: &Stop) -> Result<bool, UpkeepFailure> {
    let mut reader = reader_of(path)?;
    let mut holds = false;
    while let Some(entry) = reader.next()? {
        UpkeepFailure::unless_stopped(stop)?;
        holds |= is_key_of(revocations, &entry);
    }
    Ok(holds && reader.header().identity.store == store)
}

/// Replaces the backup by the same one without those keys; until that is whole, it stands.
fn write_without_keys(path: &Path, revocations: &Revocations, stop: &Stop) -> Result<(), UpkeepFailure> {
    let mut reader = reader_of(path)?;
    let place = BackupPlace::File { path: path.to_owned(), replace: true };
    let new = NewBackup::begin_at(&place, reader.header().made)?;
    let mut writer = Writer::begin(new.file()?, &reader.header())?;
    while let Some(entry) = reader.next()? {
        UpkeepFailure::unless_stopped(stop)?;
        if !is_key_of(revocations, &entry) {
            writer.add(&entry)?;
        }
    }
    let end = reader.end().ok_or(UpkeepFailure::DamagedBackup("it has no end"))?;
    drop(writer.end(&end)?);
    new.finish().map(|_| ())
}

fn reader_of(path: &Path) -> Result<Reader<BufReader<File>>, UpkeepFailure> {
    Reader::open(BufReader::new(File::open(path).map_err(UpkeepFailure::of_file("opened"))?))
}

fn is_key_of(revocations: &Revocations, entry: &Entry) -> bool {
    entry.tree == Tree::Records && revocations.has_key(&entry.key)
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
