use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use nonempty::NonEmpty;

use super::*;
use crate::domain::{ActivityKind, EntitlementId, Instant};
use crate::ports::commit::Change;
use crate::ports::page::all_pages;
use crate::ports::store::ActivityFilter;
use crate::ports::upkeep::{BackupPlace, Upkeep};
use crate::ports::vault::{KeySlot, Sealed};
use crate::ports::{BulkLoad, Loaded, Stop, Store};
use crate::store::key::FORMAT;
use crate::store::record::KeptFormat;
use crate::store::sled::{SledLoader, SledStore};
use crate::testing::{FakeClock, SeededEntropy, example};

type Rows = BTreeMap<(Tree, Vec<u8>), Vec<u8>>;

/// A store in a folder, and backups beside it.
struct Place {
    folder: tempfile::TempDir,
    directory: PathBuf,
    seed: u64,
}

impl Place {
    fn new(seed: u64) -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { directory: folder.path().join("store"), folder, seed }
    }

    fn open(&self) -> SledStore {
        SledStore::open(&self.directory, Arc::new(FakeClock::default()), &SeededEntropy::new(self.seed)).unwrap()
    }

    fn stands(&self) -> (StoreIdentity, Seq) {
        let store = self.open();
        (store.identity().unwrap(), store.latest_seq().unwrap())
    }

    /// Three customers with everything that a store keeps of one.
    fn filled(seed: u64) -> Self {
        let place = Self::new(seed);
        let store = place.open();
        write(&store, vec![Change::Operator(example::operator(1)), Change::KeySlot(example::key_slot(1))]);
        for number in 1..=3 {
            let id = bought(number);
            let subscription = example::subscription(number, id.clone());
            write(
                &store,
                vec![
                    Change::Customer(example::customer(number)),
                    Change::Order(example::order(number, "OR-1")),
                    Change::Entitlement(example::entitlement(id.clone())),
                    Change::Subscription(subscription),
                    Change::SealedKey(example::sealed_key(&id, 7)),
                ],
            );
            access(&store, &id);
        }
        place
    }

    fn back_up(&self, name: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        let place = BackupPlace::File { path: path.clone(), replace: false };
        let backup = self.open().back_up(&place, &|_| {}, &Stop::default()).unwrap();
        assert_eq!(backup.path, path);
        path
    }

    fn restore(&self, backup: &Path) -> Result<Restored, UpkeepFailure> {
        SledStore::restore(&self.directory, backup, &|_| {}, &Stop::default())
    }

    /// Every row but those that say where the store stands.
    fn rows(&self) -> Rows {
        rows_of(&disk::open(&self.directory).unwrap().trees, &[Tree::Meta, Tree::Feed])
    }

    fn names(&self) -> Vec<String> {
        let files = fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<String> = files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

fn rows_of(trees: &Trees, without: &[Tree]) -> Rows {
    let wanted = Tree::ALL.into_iter().filter(|tree| !without.contains(tree));
    wanted
        .flat_map(|tree| {
            trees.raw(tree, None).map(move |row| {
                let (key, value) = row.unwrap();
                ((tree, key), value)
            })
        })
        .collect()
}

fn bought(number: u32) -> EntitlementId {
    example::entitlement_id(number, "OR-1", 1)
}

fn write(store: &SledStore, changes: Vec<Change>) {
    store.apply(&example::commit(changes)).unwrap();
}

fn access(store: &SledStore, id: &EntitlementId) {
    let record = example::record(&example::agent(), ActivityKind::KeyViewed, Some(id));
    store.apply(&example::recording(&example::agent(), NonEmpty::new(record))).unwrap();
}

fn cancelled(id: &EntitlementId, at: Instant) -> Vec<Change> {
    let standing = example::entitlement(id.clone());
    let entitlement = Entitlement { state: EntitlementState::Cancelled { at }, ..standing };
    let subscription = example::subscription(1, id.clone());
    vec![
        Change::Entitlement(entitlement),
        Change::Subscription(Subscription { cancelled: Some(at), ..subscription }),
        Change::NoKeys(id.clone()),
    ]
}

/// The log from the first record on; every one of them follows on the one before (LOG-3).
fn log(store: &SledStore) -> Vec<RecordedActivity> {
    let scope = example::agent().scope();
    let mut log = all_pages(|after| store.activity(scope, &ActivityFilter::default(), after, 100)).unwrap();
    log.reverse();
    let mut head = ChainHead { number: 0, hash: [0; 32] };
    for recorded in &log {
        assert_eq!((recorded.number, recorded.previous), (head.number + 1, head.hash));
        head = ChainHead { number: recorded.number, hash: chain::hash_of(recorded).unwrap() };
    }
    assert_eq!(store.chain_head().unwrap(), head);
    log
}

#[test]
fn what_is_restored_is_what_was_backed_up() {
    let place = Place::filled(1);
    let before = place.rows();
    let backup = place.back_up("a.backup");
    let (identity, seq) = place.stands();
    let elsewhere = Place::new(2);
    let restored = elsewhere.restore(&backup).unwrap();
    assert_eq!(elsewhere.rows(), before);
    let store = elsewhere.open();
    let next = StoreIdentity { epoch: identity.epoch + 1, ..identity };
    assert_eq!((store.identity().unwrap(), restored.identity), (next, next));
    assert_eq!((store.latest_seq().unwrap(), restored.seq), (seq.next(), seq.next()));
    assert_eq!(restored.log, LogKept::OfBackup);
    assert_eq!((restored.stayed_cancelled, restored.keys_left_out, restored.passphrases_kept), (0, 0, 0));
    assert!(store.changes_after(seq, 10).is_err(), "who followed the changes begins anew");
    write(&store, vec![Change::Customer(example::customer(9))]);
    log(&store);
}

#[test]
fn after_1_what_was_cancelled_since_stays_cancelled_and_its_key_does_not_come_back() {
    let place = Place::filled(1);
    let backup = place.back_up("a.backup");
    let at = example::now();
    write(&place.open(), cancelled(&bought(1), at));
    let restored = place.restore(&backup).unwrap();
    assert_eq!((restored.stayed_cancelled, restored.keys_left_out, restored.unreadable), (1, 1, 0));
    let store = place.open();
    let scope = example::agent().scope();
    let state = |number| store.entitlement(scope, &bought(number)).unwrap().unwrap().value.state;
    assert_eq!((state(1), state(2)), (EntitlementState::Cancelled { at }, EntitlementState::Standing));
    let key = |number| store.sealed_key(scope, &bought(number), &example::version()).unwrap();
    assert!(key(1).is_none() && key(2).is_some());
    let subscription = |number| {
        let id = example::subscription(number, bought(number)).id;
        store.subscription(scope, example::tenant(number), id).unwrap().unwrap().value.cancelled
    };
    assert_eq!((subscription(1), subscription(2)), (Some(at), None));
    let version = store.entitlement(scope, &bought(1)).unwrap().unwrap().version;
    assert_eq!(version.0, restored.seq, "nobody decides on the version that stood");
    drop(store);
    let again = place.restore(&backup).unwrap();
    assert_eq!((again.stayed_cancelled, again.keys_left_out), (1, 1), "nor by a second restore");
}

#[test]
fn log_3_the_log_of_the_present_store_goes_on_where_it_continues_the_backups() {
    let place = Place::filled(1);
    let backup = place.back_up("a.backup");
    let store = place.open();
    let id = bought(2);
    write(&store, vec![Change::Customer(example::customer(9))]);
    access(&store, &id);
    let before = log(&store);
    drop(store);
    let restored = place.restore(&backup).unwrap();
    assert_eq!(restored.log, LogKept::Continued { further: 2, lost: 0 });
    let store = place.open();
    assert_eq!(log(&store), before);
    let scope = example::agent().scope();
    assert!(store.customer(scope, example::tenant(9)).unwrap().is_none());
    assert!(store.last_access(scope, example::operator_id(1), &id).unwrap().is_some());
    let own =
        all_pages(|after| store.activity(example::customer_admin(2).scope(), &ActivityFilter::default(), after, 1));
    assert_eq!(own.unwrap().len(), 2, "a customer finds the records after the backup too");
}

#[test]
fn log_3_a_newer_backup_brings_its_longer_log() {
    let place = Place::filled(1);
    let old = place.back_up("old.backup");
    access(&place.open(), &bought(1));
    let before = log(&place.open());
    let new = place.back_up("new.backup");
    let elsewhere = Place::new(2);
    elsewhere.restore(&old).unwrap();
    assert_eq!(elsewhere.restore(&new).unwrap().log, LogKept::OfBackup);
    assert_eq!(log(&elsewhere.open()), before);
}

#[test]
fn log_3_a_log_that_does_not_continue_the_backups_is_lost_and_told_of() {
    let place = Place::filled(1);
    let before = log(&place.open());
    let backup = place.back_up("a.backup");
    let records = (0..20).map(|_| Loaded::Activity(example::record(&example::agent(), ActivityKind::Looked, None)));
    let slot = Loaded::KeySlot(KeySlot { wrapped: Sealed(vec![9]), ..example::key_slot(1) });
    let mut loader = SledLoader::new(&place.directory, Arc::new(SeededEntropy::new(3)));
    let operator = Loaded::Operator(example::operator(1));
    loader.load(&mut [operator, slot].into_iter().chain(records), example::now(), &Stop::default()).unwrap();
    let restored = place.restore(&backup).unwrap();
    assert_eq!(restored.log, LogKept::NotContinued { lost: 20 });
    assert_eq!(log(&place.open()), before);
    assert_eq!(restored.passphrases_kept, 0, "that passphrase opens another master key");
    assert_eq!(place.open().key_slots().unwrap(), [example::key_slot(1)]);
}

#[test]
fn an_operator_keeps_the_passphrase_of_now_and_one_who_came_since_is_gone() {
    let place = Place::filled(1);
    let backup = place.back_up("a.backup");
    let changed = KeySlot { salt: [8; 16], ..example::key_slot(1) };
    let newcomer = [Change::Operator(example::operator(2)), Change::KeySlot(example::key_slot(2))];
    write(&place.open(), [vec![Change::KeySlot(changed.clone())], newcomer.to_vec()].concat());
    for _ in 0..2 {
        let restored = place.restore(&backup).unwrap();
        assert_eq!(restored.passphrases_kept, 1);
        assert_eq!(place.open().key_slots().unwrap(), std::slice::from_ref(&changed));
        assert_eq!(place.open().operators().unwrap().len(), 1);
    }
}

#[test]
fn the_backup_of_another_store_takes_the_place_whole() {
    let (place, other) = (Place::filled(1), Place::filled(2));
    write(&place.open(), cancelled(&bought(1), example::now()));
    let before = other.rows();
    let backup = other.back_up("a.backup");
    let restored = place.restore(&backup).unwrap();
    assert_eq!(restored.identity.store, other.open().identity().unwrap().store);
    assert!(matches!(restored.log, LogKept::NotContinued { .. }));
    drop(place.open());
    let differing = place.rows().iter().filter(|(key, value)| before.get(key) != Some(value)).count();
    assert_eq!(differing, 2, "only what AFTER-1 wants of a purchase of the same name");
}

#[test]
fn a_damaged_backup_and_a_stop_change_nothing_and_leave_nothing() {
    let place = Place::filled(1);
    let backup = place.back_up("a.backup");
    let (before, names) = (place.rows(), place.names());
    let stop = Stop::default();
    let raising = |_: Progress| stop.raise();
    let stopped = SledStore::restore(&place.directory, &backup, &raising, &stop);
    assert!(matches!(stopped, Ok(_) | Err(UpkeepFailure::Stopped)), "{stopped:?}");
    let stop = Stop::default();
    stop.raise();
    let stopped = SledStore::restore(&place.directory, &backup, &|_| {}, &stop);
    assert!(matches!(stopped, Err(UpkeepFailure::Stopped)), "{stopped:?}");
    let bytes = fs::read(&backup).unwrap();
    fs::write(&backup, &bytes[..bytes.len() - 1]).unwrap();
    let damaged = place.restore(&backup);
    assert!(matches!(damaged, Err(UpkeepFailure::DamagedBackup(_))), "{damaged:?}");
    assert_eq!((place.rows(), place.names()), (before, names));
}

#[test]
fn a_store_that_lost_commits_is_put_right_by_a_backup() {
    let place = Place::filled(1);
    let backup = place.back_up("a.backup");
    let seq = {
        let store = place.open();
        write(&store, Vec::new());
        store.latest_seq().unwrap()
    };
    fs::remove_dir_all(&place.directory).unwrap();
    let restored = place.restore(&backup).unwrap();
    assert_eq!(restored.seq, seq.next(), "past the last commit that was acknowledged");
    assert_eq!(place.open().latest_seq().unwrap(), seq.next());
}

#[test]
fn the_backup_of_an_older_format_is_migrated_on_its_way() {
    let place = Place::filled(1);
    let before = place.rows();
    {
        let opened = disk::open(&place.directory).unwrap();
        let mut writes = WriteSet::new(&opened.trees);
        writes.remove(Tree::Meta, FORMAT.to_vec());
        writes.insert_all().unwrap();
    }
    let path = place.folder.path().join("old.backup");
    let into = BackupPlace::File { path: path.clone(), replace: false };
    SledStore::back_up_closed(&place.directory, &into, example::now(), &|_| {}, &Stop::default()).unwrap();
    assert_eq!(Archive::check(&path, &Stop::default()).unwrap().format, KeptFormat::FIRST.0);
    let elsewhere = Place::new(2);
    elsewhere.restore(&path).unwrap();
    drop(elsewhere.open());
    assert_eq!(elsewhere.rows(), before);
}

#[test]
fn compaction_changes_nothing_but_the_epoch_and_gives_room_back() {
    let place = Place::filled(1);
    {
        let opened = disk::open(&place.directory).unwrap();
        let keys = || (0_u32..20_000).map(u32::to_be_bytes);
        keys().for_each(|key| drop(opened.trees.of(Tree::Records).insert(key, vec![key[3]; 200]).unwrap()));
        opened.file.make_durable(&opened.trees).unwrap();
        keys().for_each(|key| drop(opened.trees.of(Tree::Records).remove(key).unwrap()));
        opened.file.make_durable(&opened.trees).unwrap();
    }
    let all = || rows_of(&disk::open(&place.directory).unwrap().trees, &[Tree::Meta]);
    let (before, names) = (all(), place.names());
    let left = disk::beside(&place.directory, ".compacting");
    fs::create_dir(&left).unwrap();
    fs::write(left.join(".nyckel-a.partial"), "half").unwrap();
    let (StoreIdentity { epoch, .. }, seq) = place.stands();
    let compacted =
        SledStore::compact(&place.directory, place.folder.path(), example::now(), &|_| {}, &Stop::default()).unwrap();
    assert!(compacted.after <= compacted.before / 2, "{compacted:?}");
    assert_eq!((all(), place.names()), (before, names));
    let store = place.open();
    assert_eq!((store.identity().unwrap().epoch, store.latest_seq().unwrap()), (epoch + 1, seq));
    assert!(store.changes_after(Seq(0), 10).is_ok(), "the feed is kept");
    log(&store);
}

#[test]
fn after_1_compaction_leaves_no_key_of_what_was_cancelled_in_the_backups() {
    let place = Place::filled(1);
    let exports = place.folder.path().join("exports");
    let into = BackupPlace::Folder(exports.clone());
    let path = place.open().back_up(&into, &|_| {}, &Stop::default()).unwrap().path;
    fs::write(exports.join("nyckel-20200101T000000Z.backup"), "damaged").unwrap();
    write(&place.open(), cancelled(&bought(1), example::now()));
    let keys = || {
        let mut reader = Reader::open(BufReader::new(File::open(&path).unwrap())).unwrap();
        let entries = std::iter::from_fn(|| reader.next().unwrap());
        let is_key = |entry: &Entry, number| entry.key.starts_with(&key::sealed_keys(&bought(number)));
        entries
            .fold([0, 0], |[one, two], entry| [one + u32::from(is_key(&entry, 1)), two + u32::from(is_key(&entry, 2))])
    };
    assert_eq!(keys(), [1, 1]);
    let compact = || SledStore::compact(&place.directory, &exports, example::now(), &|_| {}, &Stop::default()).unwrap();
    assert_eq!(compact().cleaned, 1);
    assert_eq!(keys(), [0, 1]);
    assert_eq!(compact().cleaned, 0, "there is nothing left to do");
    assert_eq!(fs::read(exports.join("nyckel-20200101T000000Z.backup")).unwrap(), b"damaged");
    let restored = place.restore(&path).unwrap();
    assert_eq!((restored.stayed_cancelled, restored.keys_left_out), (1, 0));
}
