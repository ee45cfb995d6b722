//! Restoring: an archive into a fresh directory, joined there with what must not be lost of the present store, then
//! moved into its place.
//!
//! **Invariant:** whenever the process dies, the old store or the new one stands, whole and as its marker says.

pub(super) mod present;

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::BufReader;
use std::path::Path;

use crate::domain::entitlement::EntitlementState;
use crate::domain::{Entitlement, RecordedActivity, Seq, Subscription};
use crate::ports::KeySlot;
use crate::ports::store::{ChainHead, StoreFailure, StoreIdentity};
use crate::ports::upkeep::{Progress, UpkeepFailure};
use crate::store::archive::{Archive, Entry, Reader};
use crate::store::chain;
use crate::store::key::{self, HEAD, IDENTITY, Tree};
use crate::store::marker::{self, Found, Marker, MarkerFile};
use crate::store::record::{Head, Kept, KeptIdentity, KeptOperator};
use crate::store::sled::backing_up::Watched;
use crate::store::sled::disk::{self, Opened};
use crate::store::sled::failure::{of_io, of_sled};
use crate::store::sled::restore::present::{Cancelled, Present};
use crate::store::sled::trees::Trees;
use crate::store::sled::write_set::WriteSet;
use crate::store::sled::{engine, migration};

/// After as many rows it is told how far it is.
const BATCH: u64 = 500;

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
    /// It is the backup's: the present one did not continue it.
    NotContinued {
        /// As many records the present one had.
        lost: u64,
    },
}

/// A restore that was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Restored {
    /// Which store it is now.
    pub identity: StoreIdentity,
    /// The commit at which it stands.
    pub seq: Seq,
    /// As many entries of the backup were read.
    pub entries: u64,
    /// As many purchases are cancelled in it that stood in the backup (AFTER-1).
    pub stayed_cancelled: u64,
    /// As many sealed keys of the backup were left out of it (AFTER-1).
    pub keys_left_out: u64,
    /// As many operators keep the passphrase that they have now.
    pub passphrases_kept: u64,
    /// What became of the activity log.
    pub log: LogKept,
    /// As many records of the old store could not be read when it was asked what was cancelled.
    pub unreadable: u64,
}

pub(super) fn restore(directory: &Path, backup: &Path, watched: Watched<'_>) -> Result<Restored, UpkeepFailure> {
    disk::settle(directory)?;
    let marked = marked(directory)?;
    let archive = Archive::check(backup, watched.stop)?;
    require_room(directory, &archive)?;
    let present = Present::open(directory)?;
    let cancelled = present.as_ref().map(Present::cancelled).transpose()?.unwrap_or_default();
    in_fresh_place(directory, |new| {
        let loading = Loading { left_out: &cancelled, is_whole: false };
        let keys_left_out = load(new, backup, &archive, loading, watched)?;
        if archive.format < marker::FORMAT {
            migration::migrate(new)?;
        }
        let opened = disk::open(new)?;
        let mut joining = Joining::begin(&opened.trees, &archive, present.as_ref(), marked)?;
        let stayed_cancelled = joining.cancel(&cancelled)?;
        let passphrases_kept = joining.keep_passphrases()?;
        let log = joining.keep_log()?;
        let (identity, head) = joining.end(&opened)?;
        drop(opened);
        let restored = Restored {
            identity: identity.into(),
            seq: head.seq,
            entries: archive.entries,
            stayed_cancelled,
            keys_left_out,
            passphrases_kept,
            log,
            unreadable: cancelled.unreadable,
        };
        // Closed before its directory is moved.
        drop(present);
        if marked.is_some_and(|marked| marked.store != identity.store) {
            remove_marker(directory)?;
        }
        Ok((identity, head, restored))
    })
}

/// Writes the store in that directory anew from an archive of itself; only its epoch rises.
pub(super) fn rewrite(directory: &Path, backup: &Path, watched: Watched<'_>) -> Result<(), UpkeepFailure> {
    let archive = Archive::check(backup, watched.stop)?;
    require_room(directory, &archive)?;
    in_fresh_place(directory, |new| {
        load(new, backup, &archive, Loading { left_out: &Cancelled::default(), is_whole: true }, watched)?;
        let opened = disk::open(new)?;
        engine::require_format(&opened.trees)?;
        let head = opened.trees.head()?;
        let StoreIdentity { store, epoch } = archive.identity;
        let identity = KeptIdentity { store, epoch: epoch.saturating_add(1) };
        let mut writes = WriteSet::new(&opened.trees);
        writes.put(Tree::Meta, IDENTITY.to_vec(), &identity)?;
        writes.insert_all()?;
        opened.file.make_durable(&opened.trees)?;
        Ok((identity, head, ()))
    })
}

/// Lets a store be made beside the place, and moves it there when it is complete.
fn in_fresh_place<T>(
    directory: &Path,
    make: impl FnOnce(&Path) -> Result<(KeptIdentity, Head, T), UpkeepFailure>,
) -> Result<T, UpkeepFailure> {
    let new = disk::beside(directory, ".new");
    if new.exists() {
        fs::remove_dir_all(&new).map_err(of_io("remove what an earlier restore left"))?;
    }
    let complete = make(&new);
    if complete.is_err() {
        // What stays behind is removed by the next one.
        drop(fs::remove_dir_all(&new));
    }
    let (identity, head, answer) = complete?;
    disk::move_into_place(&new, directory)?;
    engine::mark(directory, identity, &head)?;
    Ok(answer)
}

/// How the rows of an archive are taken in.
#[derive(Clone, Copy)]
struct Loading<'a> {
    /// Whose sealed keys are left out.
    left_out: &'a Cancelled,
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
        match value {
            Some(value) => trees.of(tree).insert(key, value),
            None => trees.of(tree).remove(key),
        }
        .map_err(of_sled("restore"))?;
    }
    let head = trees.head()?;
    let is_same = reader.end().is_some_and(|end| end.seq == archive.seq && end.chain == archive.chain);
    if !is_same || head.seq != archive.seq || head.chain() != archive.chain {
        return Err(UpkeepFailure::DamagedBackup("its end is not where its rows end"));
    }
    file.make_durable(trees)?;
    Ok(u64::try_from(left_out.len()).unwrap_or(u64::MAX))
}

/// The restored store in its fresh place, and what is to be kept of the present one.
struct Joining<'a> {
    trees: &'a Trees,
    writes: WriteSet<'a>,
    identity: KeptIdentity,
    head: Head,
    present: Option<&'a Present>,
    /// Whether the present store has the history of the backup, and so its master key.
    is_continued: bool,
}

impl<'a> Joining<'a> {
    /// Raises epoch and commit above everything there was, so that what was derived from either is made anew.
    fn begin(
        trees: &'a Trees,
        archive: &Archive,
        present: Option<&'a Present>,
        marked: Option<Marker>,
    ) -> Result<Self, UpkeepFailure> {
        let old = trees.head()?;
        let StoreIdentity { store, epoch } = archive.identity;
        let marked = marked.map(|marked| (marked.epoch, marked.seq));
        let there = present.map(|present| (present.identity.epoch, present.head.seq));
        let highest = |one: (u64, Seq), other: Option<(u64, Seq)>| {
            other.map_or(one, |other| (one.0.max(other.0), one.1.max(other.1)))
        };
        let (epoch, seq) = highest(highest((epoch, old.seq), there), marked);
        let (identity, seq) = (KeptIdentity { store, epoch: epoch.saturating_add(1) }, seq.next());
        let seen = present.and_then(|present| present.head.seen).max(old.seen);
        let head = Head { seq, seen, feed_entries: 0, feed_forgotten: seq, ..old };
        let is_continued = match present {
            Some(present) if present.identity.store == store => {
                let is_untouched = present.identity.epoch == archive.identity.epoch;
                is_untouched || (0 < archive.chain.number && present.continues(archive.chain)?)
            }
            Some(_) | None => false,
        };
        Ok(Self { trees, writes: WriteSet::new(trees), identity, head, present, is_continued })
    }

    /// Cancels what is cancelled in the present store and stands in the backup.
    fn cancel(&mut self, cancelled: &Cancelled) -> Result<u64, UpkeepFailure> {
        let mut count = 0_u64;
        let written = self.head.seq;
        for (id, at) in &cancelled.purchases {
            let key = key::entitlement(id);
            let Some(kept) = self.trees.get::<Kept<Entitlement>>(Tree::Records, &key)? else { continue };
            if kept.value.state == EntitlementState::Standing {
                let value = Entitlement { state: EntitlementState::Cancelled { at: *at }, ..kept.value };
                self.writes.put(Tree::Records, key, &Kept { written, value })?;
                count = count.saturating_add(1);
            }
        }
        for ((tenant, id), at) in &cancelled.subscriptions {
            let key = key::subscription(*tenant, *id);
            let Some(kept) = self.trees.get::<Kept<Subscription>>(Tree::Records, &key)? else { continue };
            if kept.value.cancelled.is_none() {
                let value = Subscription { cancelled: Some(*at), ..kept.value };
                self.writes.put(Tree::Records, key, &Kept { written, value })?;
            }
        }
        Ok(count)
    }

    /// Keeps the slots of the present store for the operators of the backup, as far as both have one master key.
    fn keep_passphrases(&mut self) -> Result<u64, UpkeepFailure> {
        let Some(present) = self.present.filter(|_| self.is_continued) else { return Ok(0) };
        let mut count = 0_u64;
        for row in present.trees().rows::<KeySlot>(Tree::KeySlots, Vec::new(), None) {
            let (key, slot) = row?;
            let is_known = self.trees.get::<KeptOperator>(Tree::Operators, &key)?.is_some();
            if is_known && self.trees.get::<KeySlot>(Tree::KeySlots, &key)?.as_ref() != Some(&slot) {
                self.writes.put(Tree::KeySlots, key, &slot)?;
                count = count.saturating_add(1);
            }
        }
        Ok(count)
    }

    /// Adds the records of the present log that came after the backup, where it continues the backup's.
    fn keep_log(&mut self) -> Result<LogKept, UpkeepFailure> {
        let Some(present) = self.present else { return Ok(LogKept::OfBackup) };
        let (of_backup, there) = (self.head.chain(), present.head.chain());
        let is_same_store = present.identity.store == self.identity.store;
        if is_same_store && there.number <= of_backup.number && is_within(self.trees, there)? {
            return Ok(LogKept::OfBackup);
        }
        if !is_same_store || there.number <= of_backup.number || !present.continues(of_backup)? {
            return Ok(LogKept::NotContinued { lost: there.number });
        }
        let mut further = 0_u64;
        let mut chain = of_backup;
        while chain.number < there.number {
            let number = chain.number.saturating_add(1).to_be_bytes();
            let Ok(Some(recorded)) = present.trees().get::<RecordedActivity>(Tree::Activity, &number) else { break };
            if recorded.previous != chain.hash {
                break;
            }
            chain = ChainHead { number: recorded.number, hash: chain::hash_of(&recorded)? };
            self.writes.record(&recorded)?;
            further = further.saturating_add(1);
            if further.is_multiple_of(BATCH) {
                self.writes.insert_all()?;
            }
        }
        (self.head.number, self.head.hash) = (chain.number, chain.hash);
        Ok(LogKept::Continued { further, lost: there.number.saturating_sub(chain.number) })
    }

    /// Writes everything down, and says which store it is and where it stands.
    fn end(mut self, opened: &Opened) -> Result<(KeptIdentity, Head), UpkeepFailure> {
        self.writes.put(Tree::Meta, IDENTITY.to_vec(), &self.identity)?;
        self.writes.put(Tree::Meta, HEAD.to_vec(), &self.head)?;
        self.writes.insert_all()?;
        opened.file.make_durable(&opened.trees)?;
        Ok((self.identity, self.head))
    }
}

/// Whether that head of a log is the head or an earlier record of the log in the trees.
fn is_within(trees: &Trees, head: ChainHead) -> Result<bool, StoreFailure> {
    if head.number == 0 {
        return Ok(true);
    }
    let recorded = trees.get::<RecordedActivity>(Tree::Activity, &head.number.to_be_bytes())?;
    recorded.map_or(Ok(false), |recorded| Ok(chain::hash_of(&recorded)? == head.hash))
}

/// What the marker beside the store says; a damaged one says nothing, as a restore puts another in its place.
fn marked(directory: &Path) -> Result<Option<Marker>, StoreFailure> {
    match MarkerFile::look(&marker::beside(directory)).map_err(of_io("read its marker"))? {
        Found::Marker(marker) => Ok(Some(marker)),
        Found::Nothing | Found::Damaged => Ok(None),
        Found::Newer(found) => Err(StoreFailure::NewerSchema { found, known: marker::FORMAT }),
    }
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
