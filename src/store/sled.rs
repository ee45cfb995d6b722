//! The embedded store: sled on the local disk, one process, one writer.
//!
//! **Invariant:** a commit is answered after sled was flushed and the file synced. **Invariant:** only the writer's
//! thread writes; reads go straight to the trees. Who opens a store has taken the lock of its directory first.

mod disk;
mod failure;
mod loader;
mod prepare;
mod reads;
mod trees;
mod write_set;
mod writer;

use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use loader::SledLoader;

/// The name of the thread that opens a store: a panic on it means a damaged store, and its caller is told so.
pub const OPENING_THREAD: &str = disk::OPENING_THREAD;

use crate::ports::store::{StoreFailure, StoreIdentity};
use crate::ports::{Clock, Entropy};
use crate::store::key::{HEAD, IDENTITY, SEED, Tree};
use crate::store::record::{DemoSeed, Head, KeptIdentity};
use crate::store::sled::trees::Trees;
use crate::store::sled::write_set::WriteSet;
use crate::store::sled::writer::Writer;
use crate::store::watchers::Watchers;

/// A store on the local disk.
#[derive(Debug)]
pub struct SledStore {
    identity: StoreIdentity,
    /// Dropped before the trees: its thread writes what it was given, then ends.
    writer: Writer,
    trees: Trees,
    watchers: Watchers,
}

impl SledStore {
    /// The file in which a store in that directory lies, and which it locks while it is open.
    #[must_use]
    pub fn file(directory: &Path) -> PathBuf {
        disk::file_of(directory)
    }

    /// Whether there is a store in that directory. One that was moved aside when a load was broken off is put back first.
    ///
    /// # Errors
    /// [`StoreFailure::Io`] when it cannot be put back.
    pub fn is_there(directory: &Path) -> Result<bool, StoreFailure> {
        disk::settle(directory)?;
        Ok(directory.exists())
    }

    /// The seed that the store was made from, where it is a demo's.
    ///
    /// # Errors
    /// [`StoreFailure`] when it cannot be read.
    pub fn demo_seed(&self) -> Result<Option<u64>, StoreFailure> {
        Ok(self.trees.get::<DemoSeed>(Tree::Meta, SEED)?.map(|seed| seed.0))
    }

    /// Opens the store in that directory, and makes an empty one where there is none.
    ///
    /// # Errors
    /// [`StoreFailure::Owned`] when another process has it open, [`StoreFailure::NewerSchema`] when a newer nyckel wrote
    /// it, [`StoreFailure::Damaged`] or [`StoreFailure::Io`] when it does not open.
    pub fn open(directory: &Path, clock: Arc<dyn Clock>, entropy: &dyn Entropy) -> Result<Self, StoreFailure> {
        disk::settle(directory)?;
        let (trees, file) = disk::open(directory)?;
        let identity = match trees.get::<KeptIdentity>(Tree::Meta, IDENTITY)? {
            Some(identity) => identity,
            None => found(&trees, &file, entropy)?,
        };
        trees.head()?;
        let watchers = Watchers::default();
        let writer = Writer::start(trees.clone(), file, clock, watchers.clone())?;
        Ok(Self { identity: identity.into(), writer, trees, watchers })
    }
}

/// Gives an empty store its identity.
fn found(trees: &Trees, file: &disk::StoreFile, entropy: &dyn Entropy) -> Result<KeptIdentity, StoreFailure> {
    if !trees.is_empty() {
        return Err(StoreFailure::Damaged("the identity of the store is gone".to_owned()));
    }
    let identity = KeptIdentity { store: disk::new_id(entropy)?, epoch: 1 };
    let mut writes = WriteSet::new(trees);
    writes.put(Tree::Meta, IDENTITY.to_vec(), &identity)?;
    writes.put(Tree::Meta, HEAD.to_vec(), &Head::default())?;
    writes.commit()?;
    file.make_durable(trees)?;
    Ok(identity)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ports::Store;
    use crate::testing::{FakeClock, SeededEntropy, example};

    #[test]
    fn after_a_failed_sync_nothing_is_read_or_written_until_it_is_opened_again() {
        let folder = tempfile::tempdir().unwrap();
        let directory = folder.path().join("store");
        let clock = Arc::new(FakeClock::default());
        let open = || SledStore::open(&directory, clock.clone(), &SeededEntropy::new(1)).unwrap();
        let store = open();
        store.trees.mark_broken();
        assert!(store.apply(&example::commit(Vec::new())).is_err());
        assert!(store.customers(example::agent().scope(), None, 1).is_err());
        assert!(store.latest_seq().is_err());
        drop(store);
        open().apply(&example::commit(Vec::new())).unwrap();
    }
}
