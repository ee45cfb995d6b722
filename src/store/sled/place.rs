//! A store in a folder of its own, for the tests: what lies beside it lies beside no other.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use crate::domain::entitlement::EntitlementState;
use crate::domain::{EntitlementId, Instant};
use crate::ports::commit::Change;
use crate::ports::store::{Store, StoreFailure};
use crate::store::marker;
use crate::store::sled::write_set::WriteSet;
use crate::store::sled::{SledStore, disk};
use crate::testing::{FakeClock, SeededEntropy, example};

/// The folder, and the store in it.
pub(super) struct Place {
    pub(super) folder: tempfile::TempDir,
    pub(super) directory: PathBuf,
    seed: u64,
}

/// Files as they are, to be put back.
pub(super) type Files = Vec<(PathBuf, Vec<u8>)>;

impl Place {
    /// A place without a store yet; stores of different seeds are different ones.
    pub(super) fn new(seed: u64) -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { directory: folder.path().join("store"), folder, seed }
    }

    pub(super) fn try_open(&self) -> Result<SledStore, StoreFailure> {
        SledStore::open(&self.directory, Arc::new(FakeClock::default()), &SeededEntropy::new(self.seed))
    }

    pub(super) fn open(&self) -> SledStore {
        self.try_open().unwrap()
    }

    pub(super) fn marker(&self) -> PathBuf {
        marker::beside(&self.directory)
    }

    /// Commits that and closes the store.
    pub(super) fn write(&self, changes: Vec<Change>) {
        write(&self.open(), changes);
    }

    /// Changes rows behind the store's back.
    pub(super) fn tamper(&self, change: impl FnOnce(&mut WriteSet<'_>)) {
        let opened = disk::open(&self.directory).unwrap();
        let mut writes = WriteSet::new(&opened.trees);
        change(&mut writes);
        writes.commit().unwrap();
        opened.file.make_durable(&opened.trees).unwrap();
    }

    /// The files of the store, which is closed.
    pub(super) fn files(&self) -> Files {
        let entries = walkdir::WalkDir::new(&self.directory).into_iter().flatten();
        let files = entries.filter(|entry| entry.file_type().is_file());
        files.map(|entry| (entry.path().to_owned(), fs::read(entry.path()).unwrap())).collect()
    }

    /// Puts the store back as it was then, and leaves alone what lies beside it.
    pub(super) fn put(&self, files: &Files) {
        fs::remove_dir_all(&self.directory).unwrap();
        for (path, bytes) in files {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
    }

    /// Leaves nothing of the store that could be read.
    pub(super) fn destroy(&self) {
        fs::write(self.directory.join("db"), [7; 5_000]).unwrap();
        fs::write(self.directory.join("conf"), [7; 40]).unwrap();
    }

    /// What lies in the folder.
    pub(super) fn names(&self) -> Vec<String> {
        let files = fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<String> = files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

pub(super) fn write(store: &SledStore, changes: Vec<Change>) {
    store.apply(&example::commit(changes)).unwrap();
}

/// The one purchase of the customer with that number.
pub(super) fn bought(number: u32) -> EntitlementId {
    example::bought(number).entitlement
}

/// What cancels the purchase of the customer with that number.
pub(super) fn cancellation(number: u32, at: Instant) -> Vec<Change> {
    example::cancellation(example::bought(number), at)
}

/// Whether the purchase of the customer with that number is cancelled without a key left, or stands with its key.
pub(super) fn is_cancelled(store: &SledStore, number: u32) -> bool {
    let (scope, id) = (example::agent().scope(), bought(number));
    let purchase = store.entitlement(scope, &id).unwrap().unwrap().value;
    let subscription = example::bought(number).id;
    let subscription = store.subscription(scope, example::tenant(number), subscription).unwrap().unwrap().value;
    let answers = [
        purchase.state != EntitlementState::Standing,
        subscription.cancelled.is_some(),
        store.sealed_key(scope, &id, &example::version()).unwrap().is_none(),
    ];
    assert!(answers.iter().all(|answer| *answer == answers[0]), "of {number}: {answers:?}");
    answers[0]
}
