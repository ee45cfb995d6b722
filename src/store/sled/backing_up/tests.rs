use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;

use super::*;
use crate::domain::{Customer, Seq};
use crate::ports::commit::Change;
use crate::ports::{Store, Upkeep};
use crate::store::sled::SledStore;
use crate::testing::{FakeClock, SeededEntropy, example};

/// The first and the last customer; the rows of all the others lie between them.
const ENDS: [u32; 2] = [1, 3_000];
/// What the two numbers of the customers at the ends add up to, in every state there is.
const SUM: u64 = 1_000_000;

/// How many commits are made meanwhile; more where the environment says so.
fn commits() -> u64 {
    std::env::var("NYCKEL_TEST_COMMITS").ok().and_then(|text| text.parse().ok()).unwrap_or(200)
}

struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn open(&self, name: &str) -> SledStore {
        let directory = self.folder.path().join(name);
        SledStore::open(&directory, Arc::new(FakeClock::default()), &SeededEntropy::new(1)).unwrap()
    }

    /// A store of so many rows that its backup takes many slices.
    fn filled(&self) -> SledStore {
        let store = self.open("store");
        let middle = (ENDS[0] + 1..ENDS[1]).map(|number| Change::Customer(example::customer(number)));
        store.apply(&example::commit(middle.collect())).unwrap();
        transfer(&store, 0);
        store
    }

    fn target(&self) -> (PathBuf, BackupPlace) {
        let path = self.folder.path().join("a.backup");
        (path.clone(), BackupPlace::File { path, replace: true })
    }
}

fn numbered(end: u32, number: u64) -> Change {
    Change::Customer(Customer { name: number.to_string(), ..example::customer(end) })
}

/// Writes a number to one end and what is missing to the sum to the other.
fn transfer(store: &SledStore, number: u64) -> Seq {
    let changes = vec![numbered(ENDS[0], number), numbered(ENDS[1], SUM - number)];
    store.apply(&example::commit(changes)).unwrap().seq
}

fn number_at(store: &SledStore, end: u32) -> u64 {
    let customer = store.customer(example::agent().scope(), example::tenant(end)).unwrap().unwrap();
    customer.value.name.parse().unwrap()
}

#[test]
fn a_backup_made_during_commits_is_a_state_that_was() {
    let place = Place::new();
    let store = place.filled();
    let first = store.latest_seq().unwrap().0;
    let (path, target) = place.target();
    let (slices, committed, longest) = (AtomicU64::new(0), AtomicU64::new(0), AtomicU64::new(0));
    let backup = thread::scope(|scope| {
        scope.spawn(|| {
            for number in 1..=commits() {
                let before = slices.load(Ordering::Acquire);
                assert_eq!(transfer(&store, number).0, first + number);
                longest.fetch_max(slices.load(Ordering::Acquire) - before, Ordering::AcqRel);
                committed.store(number, Ordering::Release);
            }
        });
        // After each slice a share of the commits goes by, so that they are spread over the whole of the backup.
        let progress = |_: Progress| {
            let wanted = commits() * (slices.fetch_add(1, Ordering::AcqRel) + 1) / 10;
            while committed.load(Ordering::Acquire) < wanted.min(commits()) {
                thread::yield_now();
            }
        };
        store.back_up(&target, &progress, &Stop::default()).unwrap()
    });
    assert!(4 < slices.load(Ordering::Acquire), "it was made in slices");
    // A commit can meet the slice that is being made and the one queued before it; two answers can come late.
    assert!(longest.load(Ordering::Acquire) <= 4, "a commit waits for a slice and not for the backup");
    let directory = place.folder.path().join("restored");
    SledStore::restore(&directory, &path, example::now(), &|_| {}, &Stop::default()).unwrap();
    let restored = place.open("restored");
    let [one, other] = ENDS.map(|end| number_at(&restored, end));
    assert_eq!(one + other, SUM);
    assert_eq!(one, backup.seq.0 - first, "it is the state after the backup's last commit");
    assert!(commits() / 2 <= one, "commits were made meanwhile");
    assert!(restored.customer(example::agent().scope(), example::tenant(1_500)).unwrap().is_some());
}

#[test]
fn what_is_written_and_removed_meanwhile_ends_as_it_is() {
    let place = Place::new();
    let store = place.filled();
    let id = example::entitlement_id(2_999, "OR-1", 1);
    let early = example::entitlement_id(2, "OR-1", 1);
    store.apply(&example::commit(vec![Change::SealedKey(example::sealed_key(&early, 1))])).unwrap();
    let (path, target) = place.target();
    let slices = AtomicU64::new(0);
    let progress = |_: Progress| match slices.fetch_add(1, Ordering::AcqRel) {
        // The early one was read by now and the late one was not.
        1 => {
            let changes = vec![Change::NoKeys(early.clone()), Change::SealedKey(example::sealed_key(&id, 1))];
            store.apply(&example::commit(changes)).unwrap();
        }
        2 => drop(store.apply(&example::commit(vec![Change::SealedKey(example::sealed_key(&id, 2))])).unwrap()),
        _ => {}
    };
    let backup = store.back_up(&target, &progress, &Stop::default()).unwrap();
    assert_eq!(backup.seq, store.latest_seq().unwrap());
    SledStore::restore(&place.folder.path().join("restored"), &path, example::now(), &|_| {}, &Stop::default())
        .unwrap();
    let restored = place.open("restored");
    let scope = example::agent().scope();
    for id in [&early, &id] {
        let key =
            |store: &SledStore| store.sealed_key(scope, id, &example::version()).unwrap().map(|kept| kept.version);
        assert_eq!(key(&restored), key(&store), "{id:?}");
    }
}

#[test]
fn a_stop_leaves_nothing_and_the_store_goes_on() {
    let place = Place::new();
    let store = place.filled();
    let (path, target) = place.target();
    let stop = Stop::default();
    let stopped = store.back_up(&target, &|_| stop.raise(), &stop);
    assert!(matches!(stopped, Err(UpkeepFailure::Stopped)), "{stopped:?}");
    assert!(!path.exists());
    let left = fs::read_dir(place.folder.path()).unwrap().flatten();
    let left: Vec<_> =
        left.map(|file| file.file_name()).filter(|name| name.to_string_lossy().contains("partial")).collect();
    assert!(left.is_empty(), "{left:?}");
    transfer(&store, 1);
    store.back_up(&target, &|_| {}, &Stop::default()).unwrap();
    assert!(path.exists());
}

#[test]
fn one_backup_is_made_at_a_time() {
    let place = Place::new();
    let store = place.filled();
    let (_, target) = place.target();
    let refused = AtomicBool::new(false);
    let again = |_: Progress| {
        let second = store.back_up(&target, &|_| {}, &Stop::default());
        refused.store(matches!(second, Err(UpkeepFailure::Store(StoreFailure::Io { .. }))), Ordering::Release);
    };
    store.back_up(&target, &again, &Stop::default()).unwrap();
    assert!(refused.load(Ordering::Acquire));
}

#[test]
fn progress_comes_to_the_number_of_rows() {
    let place = Place::new();
    let store = place.filled();
    let (_, target) = place.target();
    let last = std::cell::Cell::new(Progress::default());
    let progress = |now: Progress| {
        assert!(last.get().done < now.done && now.done <= now.total, "{now:?}");
        last.set(now);
    };
    let backup = store.back_up(&target, &progress, &Stop::default()).unwrap();
    assert_eq!((last.get().done, last.get().total), (backup.rows, backup.rows));
}
