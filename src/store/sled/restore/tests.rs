use std::collections::BTreeMap;
use std::sync::Arc;

use nonempty::NonEmpty;

use super::*;
use crate::domain::entitlement::EntitlementState;
use crate::domain::{ActivityKind, EntitlementId, RecordedActivity};
use crate::ports::commit::Change;
use crate::ports::page::all_pages;
use crate::ports::store::{ActivityFilter, ChainHead};
use crate::ports::upkeep::{BackupPlace, Upkeep};
use crate::ports::vault::{KeySlot, Sealed};
use crate::ports::{BulkLoad, Loaded, Stop, Store};
use crate::store::chain;
use crate::store::key::{self, FORMAT, Kind};
use crate::store::record::KeptFormat;
use crate::store::sled::place::{Place, bought, cancellation, is_cancelled, write};
use crate::store::sled::trees::Trees;
use crate::store::sled::{SledLoader, SledStore};
use crate::testing::{SeededEntropy, example};

type Rows = BTreeMap<(Tree, Vec<u8>), Vec<u8>>;

fn stands(place: &Place) -> (StoreIdentity, Seq) {
    let store = place.open();
    (store.identity().unwrap(), store.latest_seq().unwrap())
}

/// Three customers with everything that a store keeps of one.
fn filled(seed: u64) -> Place {
    let place = Place::new(seed);
    let store = place.open();
    write(&store, vec![Change::Operator(example::operator(1)), Change::KeySlot(example::key_slot(1))]);
    for number in 1..=3 {
        write(&store, example::customer_with_purchase(number));
        access(&store, &bought(number));
    }
    place
}

fn back_up(place: &Place, name: &str) -> PathBuf {
    let path = place.folder.path().join(name);
    let into = BackupPlace::File { path: path.clone(), replace: false };
    let backup = place.open().back_up(&into, &|_| {}, &Stop::default()).unwrap();
    assert_eq!(backup.path, path);
    path
}

fn restore(place: &Place, backup: &Path) -> Result<Restored, UpkeepFailure> {
    SledStore::restore(&place.directory, backup, example::now(), &|_| {}, &Stop::default())
}

/// Every row but those that say where the store stands.
fn rows(place: &Place) -> Rows {
    rows_of(&disk::open(&place.directory).unwrap().trees, &[Tree::Meta, Tree::Feed])
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

fn access(store: &SledStore, id: &EntitlementId) {
    let record = example::record(&example::agent(), ActivityKind::KeyViewed, Some(id));
    store.apply(&example::recording(&example::agent(), NonEmpty::new(record))).unwrap();
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
    let place = filled(1);
    let before = rows(&place);
    let backup = back_up(&place, "a.backup");
    let (identity, seq) = stands(&place);
    let elsewhere = Place::new(2);
    let restored = restore(&elsewhere, &backup).unwrap();
    assert_eq!(rows(&elsewhere), before);
    let store = elsewhere.open();
    let next = StoreIdentity { epoch: identity.epoch + 1, ..identity };
    assert_eq!((store.identity().unwrap(), restored.identity), (next, next));
    assert_eq!((store.latest_seq().unwrap(), restored.seq), (seq.next(), seq.next()));
    assert_eq!(restored.log, LogKept::OfBackup);
    assert_eq!((restored.stayed_cancelled, restored.keys_left_out, restored.operators_kept), (0, 0, 0));
    assert!(store.changes_after(seq, 10).is_err(), "who followed the changes begins anew");
    write(&store, vec![Change::Customer(example::customer(9))]);
    log(&store);
}

#[test]
fn after_1_what_was_cancelled_since_stays_cancelled_and_its_key_does_not_come_back() {
    let place = filled(1);
    let backup = back_up(&place, "a.backup");
    let at = example::now();
    write(&place.open(), cancellation(1, at));
    let restored = restore(&place, &backup).unwrap();
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
    let again = restore(&place, &backup).unwrap();
    assert_eq!((again.stayed_cancelled, again.keys_left_out), (1, 1), "nor by a second restore");
}

#[test]
fn after_1_what_was_cancelled_stays_so_by_the_list_where_the_store_is_gone() {
    let place = filled(1);
    let backup = back_up(&place, "a.backup");
    place.write(cancellation(1, example::now()));
    let seq = stands(&place).1;
    fs::remove_dir_all(&place.directory).unwrap();
    fs::remove_file(place.marker()).unwrap();
    for _ in 0..2 {
        let restored = restore(&place, &backup).unwrap();
        assert_eq!((restored.stayed_cancelled, restored.by_the_list, restored.keys_left_out), (1, 1, 1));
        assert!(seq < restored.seq, "no place of the store that was lost comes twice");
        let store = place.open();
        assert_eq!([1, 2, 3].map(|number| is_cancelled(&store, number)), [true, false, false]);
        assert!(store.verify(&Stop::default(), &mut |_| {}).unwrap().is_whole());
        drop(store);
        fs::remove_dir_all(&place.directory).unwrap();
    }
}

#[test]
fn after_1_a_store_that_does_not_open_is_set_aside_by_a_restore_and_its_list_holds() {
    let place = filled(1);
    let backup = back_up(&place, "a.backup");
    place.write(cancellation(1, example::now()));
    access(&place.open(), &bought(2));
    place.destroy();
    assert!(place.try_open().is_err());
    let restored = restore(&place, &backup).unwrap();
    assert_eq!((restored.stayed_cancelled, restored.by_the_list), (1, 1));
    assert_eq!(restored.log, LogKept::NotRead { lost: 2 }, "the marker knows how long the log was");
    let aside = restored.set_aside.unwrap();
    assert_eq!(fs::read(aside.join("db")).unwrap(), [7; 5_000]);
    assert!(marker::beside(&aside).exists());
    assert!(is_cancelled(&place.open(), 1));
    let again = restore(&place, &backup).unwrap();
    assert_eq!((again.set_aside, again.by_the_list), (None, 0), "the restored store says so itself");
    assert_eq!(fs::read(aside.join("db")).unwrap(), [7; 5_000], "what is set aside stays");
}

#[test]
fn after_1_an_old_copy_in_the_place_of_the_store_is_set_aside_by_a_restore_too() {
    let place = filled(1);
    let backup = back_up(&place, "a.backup");
    let old = place.files();
    place.write(cancellation(1, example::now()));
    place.put(&old);
    assert!(matches!(place.try_open(), Err(StoreFailure::Behind { .. })));
    let restored = restore(&place, &backup).unwrap();
    assert_eq!((restored.by_the_list, restored.set_aside.is_some()), (1, true));
    assert!(is_cancelled(&place.open(), 1));
}

#[test]
fn a_restore_over_a_store_that_does_not_open_changes_nothing_where_it_fails() {
    let place = filled(1);
    let backup = back_up(&place, "a.backup");
    place.destroy();
    fs::write(&backup, "damaged").unwrap();
    let (before, names) = (place.files(), place.names());
    assert!(matches!(restore(&place, &backup), Err(UpkeepFailure::NotABackup)));
    assert_eq!((place.files(), place.names()), (before, names));
}

#[test]
fn after_1_a_list_that_is_damaged_is_mended_by_a_restore_and_told_of() {
    let place = filled(1);
    let backup = back_up(&place, "a.backup");
    (1..=2).for_each(|number| place.write(cancellation(number, example::now())));
    let path = list::beside(&place.directory);
    let mut bytes = fs::read(&path).unwrap();
    bytes[3] ^= 1;
    fs::write(&path, &bytes).unwrap();
    fs::remove_dir_all(&place.directory).unwrap();
    let restored = restore(&place, &backup).unwrap();
    assert!(0 < restored.unreadable);
    let store = place.open();
    assert_eq!([1, 2].map(|number| is_cancelled(&store, number)), [false, true]);
    let aside = place.names().into_iter().find(|name| name.starts_with("revoked.damaged-")).unwrap();
    assert_eq!(fs::read(place.folder.path().join(aside)).unwrap(), bytes);
}

#[test]
fn after_1_a_demo_made_anew_begins_its_list_anew_and_a_partners_own_store_does_not() {
    for (is_demo, stays) in [(true, 0), (false, 1)] {
        let place = filled(1);
        let backup = back_up(&place, "a.backup");
        place.write(cancellation(1, example::now()));
        let loader = SledLoader::new(&place.directory, Arc::new(SeededEntropy::new(3)));
        let mut loader = if is_demo { loader.of_demo(7) } else { loader };
        loader.load(&mut std::iter::empty(), example::now(), &Stop::default()).unwrap();
        drop(place.open());
        assert_eq!(restore(&place, &backup).unwrap().stayed_cancelled, stays, "of a demo: {is_demo}");
        assert_eq!(is_cancelled(&place.open(), 1), !is_demo);
    }
}

#[test]
fn log_3_the_log_of_the_present_store_goes_on_where_it_continues_the_backups() {
    let place = filled(1);
    let backup = back_up(&place, "a.backup");
    let store = place.open();
    let id = bought(2);
    write(&store, vec![Change::Customer(example::customer(9))]);
    access(&store, &id);
    let before = log(&store);
    drop(store);
    let restored = restore(&place, &backup).unwrap();
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
    let place = filled(1);
    let old = back_up(&place, "old.backup");
    access(&place.open(), &bought(1));
    let before = log(&place.open());
    let new = back_up(&place, "new.backup");
    let elsewhere = Place::new(2);
    restore(&elsewhere, &old).unwrap();
    assert_eq!(restore(&elsewhere, &new).unwrap().log, LogKept::OfBackup);
    assert_eq!(log(&elsewhere.open()), before);
}

#[test]
fn log_3_a_log_that_does_not_continue_the_backups_is_lost_and_told_of() {
    let place = filled(1);
    let before = log(&place.open());
    let backup = back_up(&place, "a.backup");
    let records = (0..20).map(|_| Loaded::Activity(example::record(&example::agent(), ActivityKind::Looked, None)));
    let slot = Loaded::KeySlot(KeySlot { wrapped: Sealed(vec![9]), ..example::key_slot(1) });
    let mut loader = SledLoader::new(&place.directory, Arc::new(SeededEntropy::new(3)));
    let operator = Loaded::Operator(example::operator(1));
    loader.load(&mut [operator, slot].into_iter().chain(records), example::now(), &Stop::default()).unwrap();
    let restored = restore(&place, &backup).unwrap();
    assert_eq!(restored.log, LogKept::NotContinued { lost: 20 });
    assert_eq!(log(&place.open()), before);
    assert_eq!(restored.operators_kept, 0, "that passphrase opens another master key");
    assert_eq!(place.open().key_slots().unwrap(), [example::key_slot(1)]);
}

#[test]
fn operators_and_passphrases_stay_as_they_are_now_and_who_was_removed_stays_removed() {
    let place = filled(1);
    let newcomer =
        |number| vec![Change::Operator(example::operator(number)), Change::KeySlot(example::key_slot(number))];
    write(&place.open(), newcomer(2));
    let backup = back_up(&place, "a.backup");
    let changed = KeySlot { salt: [8; 16], ..example::key_slot(1) };
    let since = [vec![Change::KeySlot(changed.clone()), Change::OperatorGone(example::operator_id(2))], newcomer(3)];
    write(&place.open(), since.concat());
    let operators = place.open().operators().unwrap();
    for _ in 0..2 {
        let restored = restore(&place, &backup).unwrap();
        assert_eq!(restored.operators_kept, 3);
        let store = place.open();
        assert_eq!(store.key_slots().unwrap(), [changed.clone(), example::key_slot(3)]);
        assert_eq!(store.operators().unwrap(), operators);
        assert!(store.verify(&Stop::default(), &mut |_| {}).unwrap().findings.is_empty());
    }
}

#[test]
fn operators_and_passphrases_are_the_backups_where_an_older_copy_stands_in_the_place_of_the_store() {
    let place = filled(1);
    write(&place.open(), vec![Change::Operator(example::operator(2)), Change::KeySlot(example::key_slot(2))]);
    let old = place.files();
    let changed = KeySlot { salt: [8; 16], ..example::key_slot(1) };
    write(&place.open(), vec![Change::KeySlot(changed.clone()), Change::OperatorGone(example::operator_id(2))]);
    let backup = back_up(&place, "a.backup");
    place.put(&old);
    let restored = restore(&place, &backup).unwrap();
    assert_eq!(restored.operators_kept, 0);
    let store = place.open();
    assert_eq!(store.key_slots().unwrap(), [changed]);
    assert!(store.operators().unwrap().iter().all(|kept| kept.value.id != example::operator_id(2)));
}

#[test]
fn the_backup_of_another_store_takes_the_place_whole() {
    let (place, other) = (filled(1), filled(2));
    write(&place.open(), cancellation(1, example::now()));
    let before = rows(&other);
    let backup = back_up(&other, "a.backup");
    let restored = restore(&place, &backup).unwrap();
    assert_eq!(restored.identity.store, other.open().identity().unwrap().store);
    assert!(matches!(restored.log, LogKept::NotContinued { .. }));
    drop(place.open());
    let differing = rows(&place).iter().filter(|(key, value)| before.get(key) != Some(value)).count();
    assert_eq!(differing, 2, "only what AFTER-1 wants of a purchase of the same name");
}

#[test]
fn a_damaged_backup_and_a_stop_change_nothing_and_leave_nothing() {
    let place = filled(1);
    let backup = back_up(&place, "a.backup");
    let (before, names) = (rows(&place), place.names());
    let stop = Stop::default();
    let raising = |_: Progress| stop.raise();
    let stopped = SledStore::restore(&place.directory, &backup, example::now(), &raising, &stop);
    assert!(matches!(stopped, Ok(_) | Err(UpkeepFailure::Stopped)), "{stopped:?}");
    let stop = Stop::default();
    stop.raise();
    let stopped = SledStore::restore(&place.directory, &backup, example::now(), &|_| {}, &stop);
    assert!(matches!(stopped, Err(UpkeepFailure::Stopped)), "{stopped:?}");
    let bytes = fs::read(&backup).unwrap();
    fs::write(&backup, &bytes[..bytes.len() - 1]).unwrap();
    let damaged = restore(&place, &backup);
    assert!(matches!(damaged, Err(UpkeepFailure::DamagedBackup(_))), "{damaged:?}");
    assert_eq!((rows(&place), place.names()), (before, names));
}

#[test]
fn a_store_that_lost_commits_is_put_right_by_a_backup() {
    let place = filled(1);
    let backup = back_up(&place, "a.backup");
    let seq = {
        let store = place.open();
        write(&store, Vec::new());
        store.latest_seq().unwrap()
    };
    fs::remove_dir_all(&place.directory).unwrap();
    let restored = restore(&place, &backup).unwrap();
    assert_eq!(restored.seq, seq.next(), "past the last commit that was acknowledged");
    assert_eq!(place.open().latest_seq().unwrap(), seq.next());
}

#[test]
fn the_backup_of_an_older_format_is_migrated_on_its_way() {
    let place = filled(1);
    let before = rows(&place);
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
    restore(&elsewhere, &path).unwrap();
    drop(elsewhere.open());
    let mut migrated = rows(&elsewhere);
    let is_schedule = |tree: Tree, key: &[u8]| tree == Tree::Due || key::is_of_kind(key, Kind::Schedule);
    let schedules = migrated.extract_if(.., |(tree, key), _| is_schedule(*tree, key)).count();
    assert!(schedules != 0 && schedules.is_multiple_of(2), "{schedules} rows of what is due next");
    assert_eq!(migrated, before);
}

#[test]
fn compaction_changes_nothing_but_the_epoch_and_gives_room_back() {
    let place = filled(1);
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
    let (StoreIdentity { epoch, .. }, seq) = stands(&place);
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
    let place = filled(1);
    let exports = place.folder.path().join("exports");
    let into = BackupPlace::Folder(exports.clone());
    let path = place.open().back_up(&into, &|_| {}, &Stop::default()).unwrap().path;
    fs::write(exports.join("nyckel-20200101T000000Z.backup"), "damaged").unwrap();
    write(&place.open(), cancellation(1, example::now()));
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
    let restored = restore(&place, &path).unwrap();
    assert_eq!((restored.stayed_cancelled, restored.keys_left_out), (1, 0));
}
