//! Loads of whole stores, what is on the disk afterwards, and what damage is noticed.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use nyckel::domain::entitlement::EntitlementState;
use nyckel::domain::{ActivityKind, Seq};
use nyckel::ports::commit::Change;
use nyckel::ports::store::{ActivityFilter, StoreFailure};
use nyckel::ports::{BulkLoad, Loaded, Stop, Store};
use nyckel::store::marker::{Found, MarkerFile, beside};
use nyckel::store::{MemoryStore, SledLoader, SledStore};
use nyckel::testing::{FakeClock, SeededEntropy, example, observe};
use uuid::Uuid;

use super::sled;

fn entities() -> Vec<Loaded> {
    let mut entities = vec![
        Loaded::Operator(example::operator(2)),
        Loaded::Operator(example::operator(1)),
        Loaded::KeySlot(example::key_slot(1)),
    ];
    for number in 1..=3 {
        entities.push(Loaded::Customer(example::customer(number)));
        for order in ["OR-1", "OR-10", "Ö"] {
            let id = example::entitlement_id(number, order, 1);
            entities.push(Loaded::Order(example::order(number, order)));
            entities.push(Loaded::Entitlement(example::entitlement(id.clone())));
            entities.push(Loaded::Subscription(example::subscription(number, id.clone())));
            let seen = example::record(&example::agent(), ActivityKind::KeyViewed, Some(&id));
            entities.push(Loaded::Activity(seen));
        }
    }
    entities
}

fn loader(directory: &Path) -> SledLoader {
    SledLoader::new(directory, Arc::new(SeededEntropy::new(2)))
}

fn load(loader: &mut dyn BulkLoad, stop: &Stop) -> Result<u64, StoreFailure> {
    loader.load(&mut entities().into_iter(), example::now(), stop).map(|load| load.identity.epoch)
}

/// The answers but for the feed's: what a store holds no entries for it says by refusing.
fn answers(store: &dyn Store) -> Vec<String> {
    let place = store.latest_seq().unwrap();
    assert!(matches!(store.changes_after(Seq(place.0 - 1), 1), Err(StoreFailure::FeedForgotten)));
    assert!(store.changes_after(place, 1).unwrap().entries.is_empty());
    let scope = example::agent().scope();
    let mut lines = vec![format!("{:?} {:?}", store.operators(), store.key_slots())];
    lines.push(format!("{:?} {:?} {:?}", place, store.latest_instant(), store.chain_head()));
    lines.push(format!("{:?}", store.customers(scope, None, 10)));
    lines.push(format!("{:?}", store.activity(scope, &ActivityFilter::default(), None, 100)));
    lines.push(format!("{:?}", store.entitlement(scope, &example::entitlement_id(2, "OR-10", 1))));
    lines
}

#[test]
fn a_loaded_sled_store_is_what_the_loaded_memory_store_is() {
    let folder = tempfile::tempdir().unwrap();
    let directory = folder.path().join("store");
    let clock = Arc::new(FakeClock::default());
    let mut model = MemoryStore::new(Uuid::from_u128(1), clock.clone());
    load(&mut model, &Stop::default()).unwrap();
    assert_eq!(load(&mut loader(&directory), &Stop::default()).unwrap(), 1);
    assert_eq!(answers(&*sled(&directory, Arc::clone(&clock))), answers(&model));
    let mut names: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["revoked", "store", "store.marker"]);
}

/// The customers with these numbers, each with a purchase; those of the even numbers are cancelled.
fn customers(numbers: std::ops::Range<u32>) -> impl Iterator<Item = Loaded> {
    numbers.flat_map(|number| {
        let id = example::entitlement_id(number, "OR-1", 1);
        let mut purchase = example::entitlement(id.clone());
        let mut subscription = example::subscription(number, id);
        if number % 2 == 0 {
            purchase.state = EntitlementState::Cancelled { at: example::now() };
            subscription.cancelled = Some(example::now());
        }
        let order = Loaded::Order(example::order(number, "OR-1"));
        let customer = Loaded::Customer(example::customer(number));
        [customer, order, Loaded::Entitlement(purchase), Loaded::Subscription(subscription)]
    })
}

#[test]
fn after_1_what_a_load_brings_cancelled_is_listed_and_counted_so_that_no_opening_goes_through_it() {
    let folder = tempfile::tempdir().unwrap();
    let directory = folder.path().join("store");
    let marked = || match MarkerFile::look(&beside(&directory)).unwrap() {
        Found::Marker(marker) => marker,
        found @ (Found::Nothing | Found::Newer(_) | Found::Damaged) => panic!("{found:?}"),
    };
    let clock = Arc::new(FakeClock::default());
    // More customers than are written at a time.
    for customers in [customers(0..1_200), customers(0..3)] {
        loader(&directory).load(&mut { customers }, example::now(), &Stop::default()).unwrap();
        let loaded = marked();
        assert!(loaded.revocations.is_some(), "{loaded:?}");
        let store = sled(&directory, Arc::clone(&clock));
        let verified = store.verify(&Stop::default(), &mut |_| {}).unwrap();
        assert!(verified.is_whole(), "{verified:?}");
        assert_eq!(marked(), loaded, "the opening found nothing that was not listed");
    }
}

#[test]
fn a_load_replaces_the_store_and_raises_its_epoch() {
    let folder = tempfile::tempdir().unwrap();
    let directory = folder.path().join("store");
    let clock = Arc::new(FakeClock::default());
    let (identity, seq) = {
        let store = sled(&directory, Arc::clone(&clock));
        store.apply(&example::commit(vec![Change::Customer(example::customer(9))])).unwrap();
        (store.identity().unwrap(), store.latest_seq().unwrap())
    };
    load(&mut loader(&directory), &Stop::default()).unwrap();
    let store = sled(&directory, clock);
    let now = store.identity().unwrap();
    assert_eq!((now.store, now.epoch), (identity.store, identity.epoch + 1));
    assert_eq!(store.latest_seq().unwrap(), seq.next(), "places never come twice");
    assert!(store.customer(example::agent().scope(), example::tenant(9)).unwrap().is_none());
}

#[test]
fn the_seed_of_a_demo_lies_in_its_store_and_goes_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let directory = folder.path().join("store");
    let clock = Arc::new(FakeClock::default());
    let open = || SledStore::open(&directory, clock.clone(), &SeededEntropy::new(1)).unwrap();
    assert_eq!(open().demo_seed().unwrap(), None);
    load(&mut loader(&directory).of_demo(7), &Stop::default()).unwrap();
    assert_eq!(open().demo_seed().unwrap(), Some(7));
    let stop = Stop::default();
    stop.raise();
    load(&mut loader(&directory).of_demo(8), &stop).unwrap_err();
    assert_eq!(open().demo_seed().unwrap(), Some(7));
    fs::rename(&directory, folder.path().join("store.old")).unwrap();
    assert!(SledStore::is_there(&directory).unwrap());
    assert_eq!(open().demo_seed().unwrap(), Some(7));
    load(&mut loader(&directory), &Stop::default()).unwrap();
    assert_eq!(open().demo_seed().unwrap(), None);
}

#[test]
fn a_load_that_is_stopped_leaves_the_old_store() {
    let folder = tempfile::tempdir().unwrap();
    let directory = folder.path().join("store");
    let clock = Arc::new(FakeClock::default());
    let store = sled(&directory, Arc::clone(&clock));
    store.apply(&example::commit(vec![Change::Customer(example::customer(9))])).unwrap();
    let before = observe(&*store, 10);
    drop(store);
    let stop = Stop::default();
    stop.raise();
    assert!(matches!(load(&mut loader(&directory), &stop), Err(StoreFailure::Stopped)));
    assert_eq!(observe(&*sled(&directory, clock), 10), before);
}

#[test]
fn a_move_into_place_that_was_broken_off_is_put_right() {
    let folder = tempfile::tempdir().unwrap();
    let directory = folder.path().join("store");
    let clock = Arc::new(FakeClock::default());
    let store = sled(&directory, Arc::clone(&clock));
    store.apply(&example::commit(vec![Change::Customer(example::customer(9))])).unwrap();
    let before = observe(&*store, 10);
    drop(store);
    fs::rename(&directory, folder.path().join("store.old")).unwrap();
    assert_eq!(observe(&*sled(&directory, clock), 10), before);
}

#[test]
fn a_store_that_is_open_is_owned() {
    let folder = tempfile::tempdir().unwrap();
    let directory = folder.path().join("store");
    let clock = Arc::new(FakeClock::default());
    let _open = sled(&directory, Arc::clone(&clock));
    let second = SledStore::open(&directory, clock, &SeededEntropy::new(1)).unwrap_err();
    assert!(matches!(second, StoreFailure::Owned { .. }), "{second:?}");
}

#[test]
fn damage_is_noticed_and_never_read() {
    let folder = tempfile::tempdir().unwrap();
    let directory = folder.path().join("store");
    load(&mut loader(&directory), &Stop::default()).unwrap();
    let file = directory.join("db");
    let whole = fs::read(&file).unwrap();
    let clock = Arc::new(FakeClock::default());
    let expected = answers(&*sled(&directory, Arc::clone(&clock)));
    for place in (0..whole.len().min(40_000)).step_by(4_001) {
        let copy = folder.path().join(format!("copy-{place}"));
        fs::create_dir(&copy).unwrap();
        for entry in fs::read_dir(&directory).unwrap().map(Result::unwrap).filter(|entry| entry.path().is_file()) {
            fs::copy(entry.path(), copy.join(entry.file_name())).unwrap();
        }
        let mut damaged = fs::read(copy.join("db")).unwrap();
        damaged[place] ^= 0x10;
        fs::write(copy.join("db"), damaged).unwrap();
        let store = SledStore::open(&copy, clock.clone(), &SeededEntropy::new(1));
        if let Ok(store) = store
            && let Ok(customers) = store.customers(example::agent().scope(), None, 10)
        {
            assert_eq!(format!("{:?}", Ok::<_, StoreFailure>(customers)), expected[2], "byte {place}");
        }
    }
}
