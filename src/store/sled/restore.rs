//! Restoring: an archive into a fresh directory, joined there with what must not be lost of the present store, then
//! moved into its place.
//!
//! **Invariant:** whenever the process dies, the old store or the new one stands, whole and as its marker says. One that
//! does not open is set aside, never removed; until the new one stands in its place, it is told of as gone.

mod joining;
pub(super) mod known;

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::BufReader;
use std::path::{Path, PathBuf};

use crate::domain::{Instant, Seq};
use crate::ports::store::{StoreFailure, StoreIdentity};
use crate::ports::upkeep::{Progress, UpkeepFailure};
use crate::store::archive::{Archive, Entry, Reader};
use crate::store::key::{IDENTITY, Tree};
use crate::store::marker;
use crate::store::record::KeptIdentity;
use crate::store::sled::backing_up::Watched;
use crate::store::sled::disk::{self, Opened};
use crate::store::sled::failure::of_io;
use crate::store::sled::restore::joining::Joining;
use crate::store::sled::restore::known::Known;
use crate::store::sled::revocations::{Revocations, list};
use crate::store::sled::write_set::WriteSet;
use crate::store::sled::{beside, engine, migration, recovery};

/// After as many rows it is told how far it is.
const BATCH: u64 = 500;

/// As many rows are sorted and written at a time.
const ROWS: usize = 2_000;

/// Before there are as many, so many bytes of them.
const BYTES: usize = 4 << 20;

/// What became of the activity log (LOG-3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogKept {
    /// It is the backup's, which holds everything that the present one did.
    OfBackup,
    /// It is the present one, which goes on from the backup's.
    Continued {
        /// As many records came after the backup.
        further: u64,
        /// As many after those could not be read or do not follow on them.
        lost: u64,
    },
    /// It is the backup's: the present one could not be read.
    NotRead {
        /// As many records it had after the backup's, by the marker.
        lost: u64,
    },
    /// It is the backup's: the present one did not continue it.
    NotContinued {
        /// As many records the present one had.
        lost: u64,
    },
}

/// A restore that was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// Which store it is now.
    pub identity: StoreIdentity,
    /// The commit at which it stands.
    pub seq: Seq,
    /// As many entries of the backup were read.
    pub entries: u64,
    /// As many purchases are cancelled in it that stood in the backup (AFTER-1).
    pub stayed_cancelled: u64,
    /// As many of them are known by the list of revocations alone, as the old store is gone or does not say so.
    pub by_the_list: u64,
    /// As many sealed keys of the backup were left out of it (AFTER-1).
    pub keys_left_out: u64,
    /// Of as many operators the backup knew another state than that of now, which is kept.
    pub operators_kept: u64,
    /// What became of the activity log.
    pub log: LogKept,
    /// As many records of the old store, or lines of the list, could not be read when it was asked what was cancelled.
    pub unreadable: u64,
    /// Where the old store lies, if it did not open: nothing of it was removed.
    pub set_aside: Option<PathBuf>,
}

pub(super) fn restore(
    directory: &Path,
    backup: &Path,
    now: Instant,
    watched: Watched<'_>,
) -> Result<Restored, UpkeepFailure> {
    disk::settle(directory)?;
    let mut known = Known::of(directory)?;
    let archive = Archive::check(backup, watched.stop)?;
    require_room(directory, &archive)?;
    let new = Fresh::beside(directory)?;
    let loading = Loading { left_out: &known.revocations, is_whole: false };
    let keys_left_out = load(&new.0, backup, &archive, loading, watched)?;
    if archive.format < marker::FORMAT {
        migration::migrate(&new.0)?;
    }
    let opened = disk::open(&new.0)?;
    let mut joining = Joining::begin(&opened.trees, &archive, &known)?;
    let stayed = joining.cancel()?;
    let operators_kept = joining.keep_operators()?;
    let log = joining.keep_log()?;
    let (identity, head) = joining.end(&opened)?;
    drop(opened);
    // Closed before its directory is moved.
    drop(known.present.take());
    let set_aside = if known.is_broken {
        Some(new.put_for_broken(directory, now)?)
    } else {
        if known.marked.is_some_and(|marked| marked.store != identity.store) {
            remove_marker(directory)?;
        }
        new.put(directory)?;
        None
    };
    let lines = list::mend(directory, known.marked.and_then(|marked| marked.revocations), now)?;
    beside::mark(directory, identity, &head)?;
    Ok(Restored {
        identity: identity.into(),
        seq: head.seq,
        entries: archive.entries,
        stayed_cancelled: stayed.purchases,
        by_the_list: stayed.by_the_list,
        keys_left_out,
        operators_kept,
        log,
        unreadable: known.unreadable.saturating_add(lines),
        set_aside,
    })
}

/// Writes the store in that directory anew from an archive of itself; only its epoch rises.
pub(super) fn rewrite(directory: &Path, backup: &Path, watched: Watched<'_>) -> Result<(), UpkeepFailure> {
    let archive = Archive::check(backup, watched.stop)?;
    require_room(directory, &archive)?;
    let new = Fresh::beside(directory)?;
    load(&new.0, backup, &archive, Loading { left_out: &Revocations::default(), is_whole: true }, watched)?;
    let opened = disk::open(&new.0)?;
    engine::require_format(&opened.trees)?;
    let head = opened.trees.head()?;
    let StoreIdentity { store, epoch } = archive.identity;
    let identity = KeptIdentity { store, epoch: epoch.saturating_add(1) };
    let mut writes = WriteSet::new(&opened.trees);
    writes.put(Tree::Meta, IDENTITY.to_vec(), &identity)?;
    writes.insert_all()?;
    opened.file.make_durable(&opened.trees)?;
    drop(opened);
    new.put(directory)?;
    beside::mark(directory, identity, &head)?;
    Ok(())
}

/// The place in which a store is made before it takes the place of another. Dropped before that, nothing is left of it.
struct Fresh(PathBuf);

impl Fresh {
    /// The place beside that store. What a process that died left in it is removed.
    fn beside(directory: &Path) -> Result<Self, UpkeepFailure> {
        let new = Self(disk::beside(directory, ".new"));
        if new.0.exists() {
            fs::remove_dir_all(&new.0).map_err(of_io("remove what an earlier restore left"))?;
        }
        Ok(new)
    }

    /// Puts the complete store into its place, and removes the old one.
    fn put(self, directory: &Path) -> Result<(), StoreFailure> {
        disk::move_into_place(&self.0, directory)
    }

    /// Puts the complete store into the place of one that does not open, and says where that lies now.
    fn put_for_broken(self, directory: &Path, now: Instant) -> Result<PathBuf, StoreFailure> {
        disk::sync_directory(&self.0)?;
        let aside = recovery::set_aside(directory, now)?;
        disk::move_into_place(&self.0, directory)?;
        Ok(aside)
    }
}

impl Drop for Fresh {
    fn drop(&mut self) {
        // Nothing is there once it was put into place; what stays behind otherwise is removed by the next one.
        drop(fs::remove_dir_all(&self.0));
    }
}

/// How the rows of an archive are taken in.
#[derive(Clone, Copy)]
struct Loading<'a> {
    /// Whose sealed keys are left out.
    left_out: &'a Revocations,
    /// Whether the feed is taken in as well.
    is_whole: bool,
}

/// Writes the archive's rows into a fresh store; says how many sealed keys were left out.
fn load(
    new: &Path,
    backup: &Path,
    archive: &Archive,
    loading: Loading<'_>,
    watched: Watched<'_>,
) -> Result<u64, UpkeepFailure> {
    let Opened { trees, file, .. } = &disk::open(new)?;
    let opened = File::open(backup).map_err(UpkeepFailure::of_file("opened"))?;
    let mut reader = Reader::open(BufReader::new(opened))?;
    let mut left_out = BTreeSet::new();
    let (mut rows, mut bytes) = (WriteSet::new(trees), 0_usize);
    while let Some(Entry { tree, key, value }) = reader.next()? {
        if reader.entries().is_multiple_of(BATCH) || reader.entries() == archive.entries {
            UpkeepFailure::unless_stopped(watched.stop)?;
            (watched.progress)(Progress { done: reader.entries(), total: archive.entries });
        }
        if tree == Tree::Feed && !loading.is_whole {
            continue;
        }
        if tree == Tree::Records && loading.left_out.has_key(&key) {
            match value {
                Some(_) => left_out.insert(key),
                None => left_out.remove(&key),
            };
            continue;
        }
        bytes = bytes.saturating_add(value.as_ref().map_or(0, Vec::len));
        match value {
            Some(value) => rows.put_as_it_is(tree, key, value),
            None => rows.remove(tree, key),
        }
        if ROWS <= rows.len() || BYTES <= bytes {
            rows.insert_all()?;
            bytes = 0;
        }
    }
    rows.insert_all()?;
    let head = trees.head()?;
    let is_same = reader.end().is_some_and(|end| end.seq == archive.seq && end.chain == archive.chain);
    if !is_same || head.seq != archive.seq || head.chain() != archive.chain {
        return Err(UpkeepFailure::DamagedBackup("its end is not where its rows end"));
    }
    file.make_durable(trees)?;
    Ok(u64::try_from(left_out.len()).unwrap_or(u64::MAX))
}

/// The marker of another store would say that the new one is not the one that was there.
fn remove_marker(directory: &Path) -> Result<(), StoreFailure> {
    fs::remove_file(marker::beside(directory)).map_err(of_io("remove the marker of another store"))?;
    disk::sync_directory(disk::parent_of(directory))
}

/// Says no where the new store does not fit beside the old one: sorted rows take about twice their bytes.
fn require_room(directory: &Path, archive: &Archive) -> Result<(), StoreFailure> {
    let parent = disk::parent_of(directory);
    disk::require_room(parent)?;
    let wanted = archive.bytes.saturating_mul(3);
    if disk::free_bytes(parent)? < wanted { Err(StoreFailure::Full) } else { Ok(()) }
}

#[cfg(test)]
mod tests;
