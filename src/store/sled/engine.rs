//! The engine behind an open store: it can be closed and opened again under those who read and write.
//!
//! **Invariant:** once a flush or sync failed, nothing more is read or written until the store was opened again: what
//! sled holds in memory may then be ahead of the disk. **Invariant:** a store that ends before its marker is not opened.
//! **Invariant:** a place that was given to a commit is given to no other one, as what was written there may have been
//! read before it was lost.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError, RwLock};

use crate::domain::{ReadOnlyReason, Seq};
use crate::ports::Entropy;
use crate::ports::store::{Applied, CommitError, StoreFailure, StoreIdentity};
use crate::store::key::{FORMAT, HEAD, IDENTITY, Tree};
use crate::store::marker;
use crate::store::record::{Head, KeptFormat, KeptIdentity};
use crate::store::sled::beside::{Beside, FoundBeside};
use crate::store::sled::disk::{self, Opened};
use crate::store::sled::prepare::Prepared;
use crate::store::sled::revocations::list::Listed;
use crate::store::sled::trees::Trees;
use crate::store::sled::write_set::WriteSet;

/// An open store that can be opened again.
#[derive(Debug)]
pub(super) struct Engine {
    directory: PathBuf,
    identity: KeptIdentity,
    is_broken: AtomicBool,
    /// The highest place that was given to a commit, whatever became of it.
    highest: AtomicU64,
    /// Who followed the feed to a place before this one may have seen what is lost.
    followed_in_vain: AtomicU64,
    /// `None` where it could not be opened again yet.
    running: RwLock<Option<Running>>,
}

#[derive(Debug)]
struct Running {
    opened: Opened,
    /// Held through a commit.
    beside: Mutex<Beside>,
}

impl Engine {
    /// Opens the store in that directory, and makes an empty one where there is none.
    pub(super) fn open(directory: &Path, entropy: &dyn Entropy) -> Result<Self, StoreFailure> {
        disk::settle(directory)?;
        let found = FoundBeside::look(directory)?;
        let opened = disk::open(directory)?;
        let identity = match opened.trees.get::<KeptIdentity>(Tree::Meta, IDENTITY)? {
            Some(identity) => identity,
            None => begin(&opened, entropy)?,
        };
        require_format(&opened.trees)?;
        let running = Running::of(directory, opened, identity, &found)?;
        let highest = AtomicU64::new(running.opened.trees.head()?.seq.0);
        Ok(Self {
            directory: directory.to_owned(),
            identity,
            is_broken: AtomicBool::new(false),
            highest,
            followed_in_vain: AtomicU64::new(0),
            running: RwLock::new(Some(running)),
        })
    }

    pub(super) fn identity(&self) -> StoreIdentity {
        self.identity.into()
    }

    /// Reads; a store that broke is opened again first.
    pub(super) fn read<T>(&self, act: impl FnOnce(&Trees) -> Result<T, StoreFailure>) -> Result<T, StoreFailure> {
        self.with(|running| act(&running.opened.trees))
    }

    /// The first commit after which the feed can be followed, where commits were lost that may have been seen.
    pub(super) fn feed_begins(&self) -> Seq {
        Seq(self.followed_in_vain.load(Ordering::Acquire))
    }

    /// The list of revocations, and the head at which it was read; nothing for one that does not read.
    pub(super) fn read_list(&self) -> Result<(Option<Head>, Listed), StoreFailure> {
        self.with(|running| {
            let _between_commits = running.beside();
            Ok((running.opened.trees.head().ok(), Listed::look(&self.directory)?))
        })
    }

    /// Writes what `prepare` makes of the trees and of the highest place that was given, and answers once it is on the
    /// disk, what it revokes is listed, and the marker names it.
    pub(super) fn write(
        &self,
        prepare: impl for<'a> FnOnce(&'a Trees, Seq) -> Result<Prepared<'a>, CommitError>,
    ) -> Result<Applied, CommitError> {
        disk::require_room(&self.directory)?;
        self.with(|running| {
            let highest = Seq(self.highest.load(Ordering::Acquire));
            let Prepared { writes, head, revoked, applied } = prepare(&running.opened.trees, highest)?;
            // Raised first: the commit can be read before it is on the disk.
            self.highest.store(head.seq.0, Ordering::Release);
            let mut beside = running.beside();
            let written = writes
                .commit()
                .and_then(|()| running.opened.file.make_durable(&running.opened.trees))
                .and_then(|()| beside.write(self.identity, &head, revoked));
            if written.is_err() {
                self.mark_broken();
            }
            written?;
            Ok(applied)
        })
    }

    /// Why nothing can be written at the moment.
    pub(super) fn read_only(&self) -> Option<ReadOnlyReason> {
        match disk::require_room(&self.directory) {
            Err(StoreFailure::Full) => Some(ReadOnlyReason::NoRoom),
            Err(_) => Some(ReadOnlyReason::Broken),
            Ok(()) => self.with(|_| Ok::<(), StoreFailure>(())).err().map(|_| ReadOnlyReason::Broken),
        }
    }

    /// Ends all reading and writing until the store was opened again.
    pub(super) fn mark_broken(&self) {
        self.is_broken.store(true, Ordering::Release);
    }

    /// Has the marker fail, as on a disk that takes no more writes.
    #[cfg(test)]
    pub(super) fn break_marker(&self) {
        let running = self.running.read().unwrap();
        running.as_ref().unwrap().beside().break_marker(&self.directory);
    }

    fn with<T, E: From<StoreFailure>>(&self, act: impl FnOnce(&Running) -> Result<T, E>) -> Result<T, E> {
        if self.is_broken.load(Ordering::Acquire) {
            self.open_again()?;
        }
        let running = self.running.read().unwrap_or_else(PoisonError::into_inner);
        act(running.as_ref().ok_or_else(closed)?)
    }

    /// Closes the engine and opens it again from what is on the disk. sled opens nothing on a full disk, so room comes
    /// first.
    fn open_again(&self) -> Result<(), StoreFailure> {
        let mut running = self.running.write().unwrap_or_else(PoisonError::into_inner);
        if !self.is_broken.load(Ordering::Acquire) {
            return Ok(());
        }
        disk::require_room(&self.directory)?;
        drop(running.take());
        let found = FoundBeside::look(&self.directory)?;
        let opened = disk::open(&self.directory)?;
        let opened_again = Running::of(&self.directory, opened, self.identity, &found)?;
        let highest = Seq(self.highest.load(Ordering::Acquire));
        if opened_again.opened.trees.head()?.seq < highest {
            self.followed_in_vain.store(highest.next().0, Ordering::Release);
        }
        *running = Some(opened_again);
        self.is_broken.store(false, Ordering::Release);
        tracing::info!("the store was opened again after a failed write");
        Ok(())
    }
}

impl Running {
    /// Takes an opened store into use, if it holds what was acknowledged.
    fn of(directory: &Path, opened: Opened, identity: KeptIdentity, found: &FoundBeside) -> Result<Self, StoreFailure> {
        let beside = Beside::open(directory, &opened, identity, found)?;
        Ok(Self { opened, beside: Mutex::new(beside) })
    }

    fn beside(&self) -> MutexGuard<'_, Beside> {
        self.beside.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn closed() -> StoreFailure {
    StoreFailure::Io { doing: "go on", reason: "it could not be opened again after a failed write".to_owned() }
}

pub(super) fn require_format(trees: &Trees) -> Result<(), StoreFailure> {
    let KeptFormat(found) = trees.get(Tree::Meta, FORMAT)?.unwrap_or(KeptFormat::FIRST);
    let known = marker::FORMAT;
    match found.cmp(&known) {
        std::cmp::Ordering::Less => Err(StoreFailure::OlderFormat { found, known }),
        std::cmp::Ordering::Equal => Ok(()),
        std::cmp::Ordering::Greater => Err(StoreFailure::NewerSchema { found, known }),
    }
}

/// Gives an empty store its identity.
fn begin(opened: &Opened, entropy: &dyn Entropy) -> Result<KeptIdentity, StoreFailure> {
    let trees = &opened.trees;
    if !trees.is_empty() {
        return Err(StoreFailure::Damaged("the identity of the store is gone".to_owned()));
    }
    let identity = KeptIdentity { store: disk::new_id(entropy)?, epoch: 1 };
    let mut writes = WriteSet::new(trees);
    writes.put(Tree::Meta, FORMAT.to_vec(), &KeptFormat(marker::FORMAT))?;
    writes.put(Tree::Meta, IDENTITY.to_vec(), &identity)?;
    writes.put(Tree::Meta, HEAD.to_vec(), &Head::default())?;
    writes.commit()?;
    opened.file.make_durable(trees)?;
    Ok(identity)
}
