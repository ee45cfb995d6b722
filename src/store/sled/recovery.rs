//! Making a store that will not open whole again, from what can still be read of it.
//!
//! **Invariant:** the store as it was found is set aside, never changed and never removed. **Invariant:** what does not
//! read as it was written is left out and told of; nothing is guessed.

pub(super) mod entrants;
mod fitting;
mod rebuilding;
mod remedy;
mod support;

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use crate::domain::Instant;
use crate::ports::recovery::{Loss, Recovered, Recovery, RecoverySource};
use crate::ports::store::StoreFailure;
use crate::ports::upkeep::UpkeepFailure;
use crate::ports::{Entropy, Stop};
use crate::store::archive::Archive;
use crate::store::exports::BackupFolder;
use crate::store::key::Tree;
use crate::store::marker::{self, Marker};
use crate::store::sled::backing_up::Watched;
use crate::store::sled::failure::of_io;
use crate::store::sled::revocations::Revocations;
use crate::store::sled::revocations::list::{self, Listed, RevocationList};
use crate::store::sled::salvage::{Salvaged, salvage};
use crate::store::sled::{beside, disk, restore};

/// Makes the closed store in that directory whole again from what can be read of it, else from the newest whole backup
/// in that folder, and sets it aside as it was found. What was revoked stays revoked, by the list beside it (AFTER-1).
/// Of a store whose operators or their passphrases do not read nobody could make use: the backup goes before it.
///
/// # Errors
/// [`UpkeepFailure`] when there is no room, or the disk says no; the store then lies where it lay.
pub(super) fn recover(
    directory: &Path,
    backups: &BackupFolder,
    now: Instant,
    entropy: &dyn Entropy,
) -> Result<Recovered, UpkeepFailure> {
    let found = where_it_lies(directory)?;
    let marked = beside::marked(directory).unwrap_or_default();
    let salvaged = found.as_deref().map(|found| what_reads(directory, found)).transpose()?.flatten();
    let stop = Stop::default();
    let can_be_entered = salvaged.as_ref().is_some_and(can_be_entered);
    let backup = if can_be_entered { None } else { backups.newest_whole(&stop)? };
    match (backup, salvaged, found) {
        (Some(backup), _, found) => from_backup(directory, found, backup, marked, now),
        (None, Some(salvaged), Some(found)) => {
            let recovery = from_salvage(directory, &found, salvaged, marked, Means { now, entropy, backups })?;
            Ok(Recovered::Made(Box::new(recovery)))
        }
        (None, _, found) => {
            let set_aside = found.map(|found| out_of_its_place(directory, &found, now)).transpose()?;
            Ok(Recovered::Hopeless { set_aside })
        }
    }
}

/// What can be read of the store that was found there; `None` where nothing can.
fn what_reads(directory: &Path, found: &Path) -> Result<Option<Salvaged>, StoreFailure> {
    match salvage(found, &disk::beside(directory, ".salvage")) {
        Ok(salvaged) => Ok(Some(salvaged).filter(|salvaged| salvaged.values().any(|tree| !tree.rows.is_empty()))),
        Err(StoreFailure::Damaged(_)) => Ok(None),
        Err(failure) => Err(failure),
    }
}

/// Whether somebody is left in it, and a passphrase that opens it.
fn can_be_entered(salvaged: &Salvaged) -> bool {
    [Tree::Operators, Tree::KeySlots].iter().all(|tree| salvaged.get(tree).is_some_and(|tree| !tree.rows.is_empty()))
}

fn from_backup(
    directory: &Path,
    found: Option<PathBuf>,
    (file, archive): (PathBuf, Archive),
    marked: Option<Marker>,
    now: Instant,
) -> Result<Recovered, UpkeepFailure> {
    let stop = Stop::default();
    let watched = Watched { progress: &|_| {}, stop: &stop };
    let restored = restore::restore(directory, &file, now, watched)?;
    let missing = marked.map_or(0, |marked| marked.seq.0.saturating_sub(archive.seq.0));
    let mut losses = if missing == 0 { Vec::new() } else { vec![Loss::Commits(missing)] };
    losses.extend((0 < restored.unreadable).then_some(Loss::Revocations(restored.unreadable)));
    Ok(Recovered::Made(Box::new(Recovery {
        set_aside: restored.set_aside.or(found),
        source: RecoverySource::Backup { file, made: archive.made },
        acknowledged: marked.map(|marked| marked.seq),
        recovered: archive.seq,
        rows: archive.entries,
        stayed_cancelled: restored.stayed_cancelled,
        losses,
        names: BTreeMap::new(),
        remedy: None,
    })))
}

/// What a new store is made with.
#[derive(Clone, Copy)]
struct Means<'a> {
    now: Instant,
    entropy: &'a dyn Entropy,
    /// Where it is looked for what is missing.
    backups: &'a BackupFolder,
}

fn from_salvage(
    directory: &Path,
    found: &Path,
    mut salvaged: Salvaged,
    marked: Option<Marker>,
    means: Means<'_>,
) -> Result<Recovery, StoreFailure> {
    let listed = Listed::look(directory)?;
    let new = disk::beside(directory, ".new");
    if new.exists() {
        fs::remove_dir_all(&new).map_err(of_io("remove what an earlier recovery left"))?;
    }
    let mut rebuilt = rebuilding::rebuild(&new, &mut salvaged, marked.as_ref(), &listed, means.entropy)?;
    disk::sync_directory(&new)?;
    // Before the new store stands there, so that nothing of it is forgotten whenever the process dies (AFTER-1).
    let lines = list::mend(directory, marked.and_then(|marked| marked.revocations), means.now)?;
    if rebuilt.revoked != Revocations::default() {
        let mut list = RevocationList::open(directory, &Listed::look(directory)?)?;
        list.add(rebuilt.identity, rebuilt.head.seq, std::mem::take(&mut rebuilt.revoked))?;
    }
    rebuilt.losses.extend((0 < lines).then_some(Loss::Revocations(lines)));
    let set_aside = Some(out_of_its_place(directory, found, means.now)?);
    fs::rename(&new, directory).map_err(of_io("move the new store into place"))?;
    disk::sync_directory(disk::parent_of(directory))?;
    beside::mark(directory, rebuilt.identity, &rebuilt.head)?;
    let remedy = if rebuilt.losses.is_empty() {
        None
    } else {
        let revoked = Listed::look(directory)?.revocations();
        remedy::look_for(means.backups, &salvaged, &revoked, &mut rebuilt)
    };
    Ok(Recovery {
        set_aside,
        source: RecoverySource::Salvage,
        acknowledged: marked.map(|marked| marked.seq),
        recovered: rebuilt.last,
        rows: rebuilt.rows,
        stayed_cancelled: rebuilt.stayed_cancelled,
        losses: rebuilt.losses,
        names: rebuilt.names,
        remedy,
    })
}

/// Sets the store that was found there aside, unless it lies aside already.
fn out_of_its_place(directory: &Path, found: &Path, now: Instant) -> Result<PathBuf, StoreFailure> {
    if found == directory { set_aside(directory, now) } else { Ok(found.to_owned()) }
}

/// Renames the store and its marker, so that both stay as they are.
pub(super) fn set_aside(directory: &Path, now: Instant) -> Result<PathBuf, StoreFailure> {
    let aside = disk::aside(directory, now)?;
    let (marker, marker_aside) = (marker::beside(directory), marker::beside(&aside));
    if marker.exists() {
        fs::copy(&marker, marker_aside).map_err(of_io("set its marker aside"))?;
    }
    fs::rename(directory, &aside).map_err(of_io("set it aside"))?;
    disk::sync_directory(disk::parent_of(directory))?;
    Ok(aside)
}

/// The directory itself; where a recovery was broken off between two renames, what it had set aside last; nothing where
/// the store is gone.
fn where_it_lies(directory: &Path) -> Result<Option<PathBuf>, StoreFailure> {
    if directory.exists() {
        return Ok(Some(directory.to_owned()));
    }
    Ok(lying_aside(directory)?.pop())
}

/// The stores that lie set aside beside that directory, the latest last.
pub(super) fn lying_aside(directory: &Path) -> Result<Vec<PathBuf>, StoreFailure> {
    let mut beginning = directory.file_name().map_or_else(OsString::new, OsString::from);
    beginning.push(disk::DAMAGED);
    let entries = fs::read_dir(disk::parent_of(directory)).map_err(of_io("look for what was set aside"))?;
    let is_one = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().as_encoded_bytes();
        name.starts_with(beginning.as_encoded_bytes()) && path.is_dir()
    };
    let mut aside: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(is_one).collect();
    aside.sort();
    Ok(aside)
}

#[cfg(test)]
mod tests;
