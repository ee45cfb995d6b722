//! The embedded store: sled on the local disk, one process, one writer.
//!
//! **Invariant:** a commit is answered after sled was flushed and the file synced. **Invariant:** only the writer's
//! thread writes; reads go straight to the trees. Who opens a store has taken the lock of its directory first.

mod backing_up;
mod beside;
mod charges;
mod compact;
mod disk;
mod engine;
mod failure;
mod leaves;
mod loader;
mod migration;
#[cfg(test)]
mod place;
mod prepare;
mod reads;
mod recovery;
mod restore;
mod revocations;
mod salvage;
mod support;
mod trees;
mod upkeep;
mod verify;
mod write_set;
mod writer;

use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use compact::Compacted;
pub use loader::SledLoader;
pub use restore::{LogKept, Restored};
pub use revocations::list::ListState;

/// The name of the thread that opens a store: a panic on it means a damaged store, and its caller is told so.
pub const OPENING_THREAD: &str = disk::OPENING_THREAD;
/// With fewer bytes free on its disk a store takes no commits.
pub const FREE_BYTES_WANTED: u64 = disk::FREE_BYTES_WANTED;

use crate::domain::Instant;
use crate::ports::store::StoreFailure;
use crate::ports::upkeep::UpkeepFailure;
use crate::ports::{Clock, Entrants, Entropy, Recovered};
use crate::store::exports::BackupFolder;
use crate::store::key::{SEED, Tree};
use crate::store::record::DemoSeed;
use crate::store::sled::engine::Engine;
use crate::store::sled::revocations::list::Listed;
use crate::store::sled::writer::Writer;
use crate::store::watchers::Watchers;

/// A store on the local disk.
#[derive(Debug)]
pub struct SledStore {
    /// Dropped before the engine: its thread writes what it was given, then ends.
    writer: Writer,
    engine: Arc<Engine>,
    watchers: Watchers,
}

impl SledStore {
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
        self.engine.read(|trees| Ok(trees.get::<DemoSeed>(Tree::Meta, SEED)?.map(|seed| seed.0)))
    }

    /// Opens the store in that directory, and makes an empty one where there is none.
    ///
    /// # Errors
    /// [`StoreFailure::Owned`] when another process has it open, [`StoreFailure::NewerSchema`] when a newer nyckel wrote
    /// it and [`StoreFailure::OlderFormat`] when an older one did, [`StoreFailure::Behind`] when it ends before what was
    /// acknowledged, [`StoreFailure::Damaged`] or [`StoreFailure::Io`] when it does not open. Nothing was changed then.
    pub fn open(directory: &Path, clock: Arc<dyn Clock>, entropy: &dyn Entropy) -> Result<Self, StoreFailure> {
        let engine = Arc::new(Engine::open(directory, entropy)?);
        let watchers = Watchers::default();
        let writer = Writer::start(Arc::clone(&engine), clock, watchers.clone())?;
        Ok(Self { writer, engine, watchers })
    }

    /// Makes the closed store in that directory whole again from what can be read of it, else from the newest whole backup
    /// in the folder `backups`; as it was found it is set aside, never removed. What was revoked stays so (AFTER-1).
    ///
    /// # Errors
    /// [`UpkeepFailure`] when there is no room, or the disk says no; the store then lies where it lay.
    pub fn recover(
        directory: &Path,
        backups: &Path,
        now: Instant,
        entropy: &dyn Entropy,
    ) -> Result<Recovered, UpkeepFailure> {
        recovery::recover(directory, &BackupFolder::new(backups), now, entropy)
    }

    /// Who could enter the closed store in that directory once it is recovered, by what can be read of it, else by the
    /// newest whole backup in that folder; nobody where neither tells. Nothing is changed.
    ///
    /// # Errors
    /// [`UpkeepFailure`] when there is no room to read a copy of it, or the disk says no.
    pub fn entrants(directory: &Path, backups: &Path) -> Result<Entrants, UpkeepFailure> {
        recovery::entrants::entrants(directory, &BackupFolder::new(backups))
    }

    /// The stores that were set aside beside that directory as they were found, the latest last.
    ///
    /// # Errors
    /// [`StoreFailure::Io`] when the directory around it cannot be read.
    pub fn set_aside(directory: &Path) -> Result<Vec<PathBuf>, StoreFailure> {
        recovery::lying_aside(directory)
    }

    /// How the list of revocations beside the store in that directory stands (AFTER-1). The store is not opened, and may
    /// be written to meanwhile.
    ///
    /// # Errors
    /// [`StoreFailure`] when the list, or the marker that counts its lines, cannot be read.
    pub fn revocations(directory: &Path) -> Result<ListState, StoreFailure> {
        let marked = beside::marked(directory)?;
        Ok(Listed::look(directory)?.state(marked.and_then(|marked| marked.revocations)))
    }

    /// Brings the closed store in that directory to the newest format. It is to be backed up first.
    ///
    /// # Errors
    /// As [`SledStore::open`]; done again it goes on where it was broken off.
    pub fn migrate(directory: &Path) -> Result<(), StoreFailure> {
        migration::migrate(directory)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use uuid::Uuid;

    use super::*;
    use crate::domain::{ReadOnlyReason, Seq};
    use crate::ports::{BulkLoad, Stop, Store};
    use crate::store::marker::{self, Found, Marker, MarkerFile};
    use crate::store::sled::place::{Place, write};
    use crate::testing::{SeededEntropy, example, observe};

    fn commit(store: &SledStore) {
        write(store, Vec::new());
    }

    #[test]
    fn a_store_whose_write_failed_is_opened_again_and_goes_on() {
        let place = Place::new(1);
        let store = place.open();
        commit(&store);
        let before = observe(&store, 100);
        store.engine.mark_broken();
        assert_eq!(observe(&store, 100), before, "a read opens it again");
        store.engine.mark_broken();
        assert_eq!(store.read_only(), None, "so does the question whether it can be written to");
        store.engine.mark_broken();
        commit(&store);
        assert_eq!(store.latest_seq().unwrap(), Seq(2));
    }

    #[test]
    fn a_place_that_was_given_is_given_to_no_other_commit() {
        let place = Place::new(1);
        commit(&place.open());
        let old = place.files();
        let store = place.open();
        store.engine.break_marker();
        assert!(store.apply(&example::commit(Vec::new())).is_err());
        // Whoever read it meanwhile has seen a commit 2, of which nothing reached the disk.
        place.put(&old);
        assert_eq!(store.latest_seq().unwrap(), Seq(1));
        commit(&store);
        assert_eq!(store.latest_seq().unwrap(), Seq(3));
        for seen in [1, 2] {
            assert!(matches!(store.changes_after(Seq(seen), 1), Err(StoreFailure::FeedForgotten)));
        }
        assert!(store.changes_after(Seq(3), 1).is_ok());
        assert!(store.verify(&Stop::default(), &mut |_| {}).unwrap().is_whole());
    }

    #[test]
    fn a_store_that_cannot_be_opened_again_reads_and_writes_nothing_until_it_can() {
        let place = Place::new(1);
        let store = place.open();
        commit(&store);
        let away = place.directory.with_extension("away");
        fs::rename(&place.directory, &away).unwrap();
        store.engine.mark_broken();
        assert!(store.latest_seq().is_err());
        assert!(store.apply(&example::commit(Vec::new())).is_err());
        assert_eq!(store.read_only(), Some(ReadOnlyReason::Broken));
        assert!(!place.directory.exists(), "no empty store is made in its place");
        fs::rename(&away, &place.directory).unwrap();
        commit(&store);
        assert_eq!(store.latest_seq().unwrap(), Seq(2));
    }

    #[test]
    fn a_store_that_lost_acknowledged_commits_is_not_opened_and_says_how_many() {
        let place = Place::new(1);
        let store = place.open();
        commit(&store);
        drop(store);
        let old = place.files();
        let store = place.open();
        commit(&store);
        commit(&store);
        drop(store);
        let new = place.files();
        place.put(&old);
        let refused = place.try_open().unwrap_err();
        let StoreFailure::Behind { acknowledged: Seq(3), found: Seq(1) } = refused else { panic!("{refused:?}") };
        place.put(&new);
        assert_eq!(place.open().latest_seq().unwrap(), Seq(3), "the loss is not forgotten by asking");
    }

    #[test]
    fn a_store_that_is_gone_is_not_replaced_by_an_empty_one() {
        let place = Place::new(1);
        commit(&place.open());
        fs::remove_dir_all(&place.directory).unwrap();
        assert!(matches!(place.try_open(), Err(StoreFailure::Behind { acknowledged: Seq(1), found: Seq(0) })));
        assert!(!place.directory.exists());
    }

    #[test]
    fn another_store_in_its_place_is_told_of() {
        let place = Place::new(1);
        commit(&place.open());
        let (mut file, _) = MarkerFile::open(&place.marker()).unwrap();
        let other =
            Marker { store: Uuid::from_u128(9), epoch: 1, seq: Seq(1), number: 1, hash: [0; 32], revocations: None };
        file.replace(&other).unwrap();
        assert!(matches!(place.try_open(), Err(StoreFailure::Behind { acknowledged: Seq(1), found: Seq(1) })));
    }

    #[test]
    fn a_store_of_a_newer_nyckel_is_refused_and_untouched() {
        let place = Place::new(1);
        commit(&place.open());
        let opened = disk::open(&place.directory).unwrap();
        let mut writes = write_set::WriteSet::new(&opened.trees);
        let newer = crate::store::record::KeptFormat(marker::FORMAT + 1);
        writes.put(Tree::Meta, crate::store::key::FORMAT.to_vec(), &newer).unwrap();
        writes.commit().unwrap();
        drop(opened);
        let before = fs::read(place.marker()).unwrap();
        let refused = place.try_open().unwrap_err();
        let (newer, known) = (marker::FORMAT + 1, marker::FORMAT);
        assert!(
            matches!(refused, StoreFailure::NewerSchema { found, known: now } if (found, now) == (newer, known)),
            "{refused:?}"
        );
        assert_eq!(fs::read(place.marker()).unwrap(), before);
    }

    #[test]
    fn a_marker_is_made_for_a_store_without_one_and_names_what_a_load_put_there() {
        let place = Place::new(1);
        commit(&place.open());
        fs::remove_file(place.marker()).unwrap();
        drop(place.open());
        let Found::Marker(first) = MarkerFile::look(&place.marker()).unwrap() else { panic!() };
        assert_eq!((first.epoch, first.seq, first.number), (1, Seq(1), 1));
        let mut loader = SledLoader::new(&place.directory, Arc::new(SeededEntropy::new(2)));
        loader.load(&mut std::iter::empty(), example::now(), &Stop::default()).unwrap();
        let Found::Marker(second) = MarkerFile::look(&place.marker()).unwrap() else { panic!() };
        assert_eq!((second.store, second.epoch, second.seq), (first.store, 2, Seq(2)));
        // A process that died between putting the load in its place and marking it left the older marker.
        MarkerFile::open(&place.marker()).unwrap().0.replace(&first).unwrap();
        assert_eq!(place.open().identity().unwrap().epoch, 2);
    }
}
