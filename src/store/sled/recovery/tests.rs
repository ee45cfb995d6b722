use std::sync::Arc;

use nonempty::NonEmpty;

use super::*;
use crate::domain::entitlement::EntitlementState;
use crate::domain::version::EntityRef;
use crate::domain::{ActivityKind, Seq};
use crate::ports::commit::Change;
use crate::ports::recovery::{LeftOut, Row};
use crate::ports::store::ActivityFilter;
use crate::ports::upkeep::{BackupPlace, Upkeep};
use crate::ports::{Entrants, Store, Wrong};
use crate::store::SledStore;
use crate::store::key::{self, HEAD, Tree};
use crate::store::marker::{Found, MarkerFile};
use crate::store::sled::place::{Place, bought, cancellation, is_cancelled, write};
use crate::testing::{FakeClock, SeededEntropy, example};

/// A store of five commits: customers 1 to 5, and a record each.
fn of_five_commits() -> Place {
    let place = Place::new(1);
    let store = place.open();
    for number in 1..=5 {
        write(&store, vec![Change::Customer(example::customer(number))]);
    }
    place
}

fn recover(place: &Place) -> Recovery {
    let backups = place.folder.path().join("exports");
    match SledStore::recover(&place.directory, &backups, example::now(), &SeededEntropy::new(2)).unwrap() {
        Recovered::Made(recovery) => *recovery,
        Recovered::Hopeless { set_aside } => panic!("nothing was recovered of {set_aside:?}"),
    }
}

fn answers(store: &SledStore) -> String {
    let scope = example::agent().scope();
    let customers = (1..=5).map(|number| store.customer(scope, example::tenant(number)).unwrap());
    let log = store.activity(scope, &ActivityFilter::default(), None, 100).unwrap();
    format!("{:?} {log:?} {:?}", customers.collect::<Vec<_>>(), store.chain_head().unwrap())
}

#[test]
fn a_whole_store_loses_nothing_and_lies_set_aside_as_it_was() {
    let place = of_five_commits();
    let before = answers(&place.open());
    let recovery = recover(&place);
    assert!(recovery.is_whole(), "{recovery:?}");
    assert_eq!((recovery.acknowledged, recovery.recovered), (Some(Seq(5)), Seq(5)));
    let now = place.open();
    assert_eq!(answers(&now), before);
    assert_eq!(now.latest_seq().unwrap(), Seq(6), "places never come twice");
    assert_eq!(now.identity().unwrap().epoch, 2);
    drop(now);
    let aside = SledStore::open(&recovery.set_aside.unwrap(), Arc::new(FakeClock::default()), &SeededEntropy::new(1));
    assert_eq!(aside.unwrap().latest_seq().unwrap(), Seq(5));
}

#[test]
fn a_row_that_was_changed_is_left_out_and_named() {
    let place = of_five_commits();
    let key = key::customer(example::tenant(3));
    place.tamper(|writes| writes.put_as_it_is(Tree::Records, key, b"not what was written".to_vec()));
    let recovery = recover(&place);
    assert_eq!(recovery.losses, [Loss::Row(Row::Entity(EntityRef::Customer(example::tenant(3))))]);
    let store = place.open();
    let known = |number| store.customer(example::agent().scope(), example::tenant(number)).unwrap().is_some();
    assert_eq!([1, 2, 3, 4, 5].map(known), [true, true, false, true, true]);
}

#[test]
fn log_3_records_that_are_missing_are_named_and_the_log_goes_on_after_its_last() {
    let place = of_five_commits();
    place.tamper(|writes| {
        for number in [2_u64, 3, 5] {
            writes.put_as_it_is(Tree::Activity, number.to_be_bytes().to_vec(), vec![0; 20]);
        }
    });
    let recovery = recover(&place);
    assert_eq!(recovery.losses, [Loss::Records { first: 2, last: 3 }, Loss::Records { first: 5, last: 5 }]);
    let store = place.open();
    assert_eq!(store.chain_head().unwrap().number, 4);
    store.apply(&example::commit(Vec::new())).unwrap();
    assert_eq!(store.chain_head().unwrap().number, 5);
    let checked = |store: &SledStore| store.verify(&Stop::default(), &mut |_| {}).unwrap();
    let verification = checked(&store);
    assert_eq!((verification.lost, verification.findings), (vec![(2, 3)], Vec::new()));
    drop(store);
    place.tamper(|writes| writes.remove(Tree::Activity, 4_u64.to_be_bytes().to_vec()));
    let findings = checked(&place.open()).findings;
    assert!(findings.iter().any(|finding| finding.wrong == Wrong::Gap { missing: 3 }), "{findings:?}");
    let recovery = recover(&place);
    assert_eq!(recovery.losses, [Loss::Records { first: 2, last: 4 }]);
}

#[test]
fn what_belongs_to_something_lost_is_left_out_and_told_with_it() {
    let place = Place::new(1);
    (1..=3).for_each(|number| place.write(example::customer_with_purchase(number)));
    let device = example::kms_device(2, 1, 30);
    let deadline = device.found_by().unwrap();
    let keys = [
        key::customer(example::tenant(1)),
        key::order(example::tenant(2), &bought(2).order),
        key::entitlement(&bought(3)),
    ];
    place.write(vec![Change::KmsDevice(Box::new(example::kms_device(1, 1, 30)))]);
    place.write(vec![Change::KmsDevice(Box::new(example::kms_device(2, 1, 30)))]);
    place.tamper(|writes| {
        writes.remove(Tree::KmsDeadlines, key::kms_deadline(deadline, example::tenant(2), device.id));
        writes.remove(Tree::Records, keys[0].clone());
        writes.remove(Tree::Records, keys[1].clone());
        writes.put_as_it_is(Tree::Records, keys[2].clone(), b"not what was written".to_vec());
    });
    let recovery = recover(&place);
    let with = |lost, orders, purchases| {
        let devices = u64::from(matches!(lost, EntityRef::Customer(_)));
        let with = LeftOut { orders, purchases, subscriptions: 1, keys: 1, devices };
        Loss::With { lost, with }
    };
    let expected = [
        with(EntityRef::Customer(example::tenant(1)), 1, 1),
        with(EntityRef::Order(example::tenant(2), bought(2).order), 0, 1),
        with(EntityRef::Entitlement(bought(3)), 0, 0),
    ];
    assert_eq!((recovery.losses.as_slice(), recovery.remedy), (expected.as_slice(), None));
    let store = place.open();
    let purchases = [1, 2, 3].map(|number| store.entitlement(example::agent().scope(), &bought(number)).unwrap());
    assert_eq!(purchases, [None, None, None]);
    let far = example::now().after(chrono::Duration::days(400));
    let deadlines = store.kms_deadlines(example::agent().scope(), far, None, 10).unwrap().items;
    assert_eq!(deadlines, [(deadline, device.tenant, device.id)], "its mark is made anew");
    assert_eq!(store.verify(&Stop::default(), &mut |_| {}).unwrap().findings, []);
}

#[test]
fn after_1_what_is_left_out_stays_cancelled_when_a_backup_brings_it_back() {
    let place = Place::new(1);
    place.write(vec![Change::Operator(example::operator(1)), Change::KeySlot(example::key_slot(1))]);
    (1..=2).for_each(|number| place.write(example::customer_with_purchase(number)));
    let backups = BackupPlace::Folder(place.folder.path().join("exports"));
    let file = place.open().back_up(&backups, &|_| {}, &Stop::default()).unwrap().path;
    place.write(cancellation(1, example::now()));
    place.tamper(|writes| writes.remove(Tree::Records, key::customer(example::tenant(1))));
    fs::remove_file(list::beside(&place.directory)).unwrap();
    let recovery = recover(&place);
    let remedy = recovery.remedy.unwrap();
    assert_eq!((&remedy.file, remedy.made, remedy.rows, remedy.later), (&file, example::now(), 4, 1));
    let customers = BTreeMap::from([(example::tenant(1), example::customer(1).name)]);
    assert_eq!(
        (&remedy.customers, recovery.names.get(&example::tenant(1))),
        (&customers, customers.get(&example::tenant(1)))
    );
    SledStore::restore(&place.directory, &file, example::now(), &|_| {}, &Stop::default()).unwrap();
    let store = place.open();
    assert_eq!([1, 2].map(|number| is_cancelled(&store, number)), [true, false]);
    assert_eq!(store.verify(&Stop::default(), &mut |_| {}).unwrap().findings, []);
}

#[test]
fn commits_that_were_acknowledged_and_are_not_there_are_counted() {
    let place = of_five_commits();
    let path = marker::beside(&place.directory);
    let Found::Marker(marker) = MarkerFile::look(&path).unwrap() else { panic!() };
    let further = Marker { seq: Seq(9), number: 9, ..marker };
    MarkerFile::open(&path).unwrap().0.replace(&further).unwrap();
    let recovery = recover(&place);
    assert_eq!(recovery.losses, [Loss::Commits(4), Loss::Records { first: 6, last: 9 }]);
    assert_eq!((recovery.acknowledged, recovery.recovered), (Some(Seq(9)), Seq(5)));
    assert_eq!(place.open().latest_seq().unwrap(), Seq(10));
}

#[test]
fn a_store_without_head_and_marker_is_put_together_from_its_rows() {
    let place = of_five_commits();
    place.tamper(|writes| writes.remove(Tree::Meta, HEAD.to_vec()));
    fs::remove_file(marker::beside(&place.directory)).unwrap();
    let recovery = recover(&place);
    assert_eq!((recovery.recovered, recovery.acknowledged), (Seq(5), None));
    assert_eq!(place.open().chain_head().unwrap().number, 5);
}

#[test]
fn a_recovery_that_was_broken_off_between_two_names_is_begun_again() {
    let place = of_five_commits();
    let aside = set_aside(&place.directory, example::now()).unwrap();
    let recovery = recover(&place);
    assert!(recovery.is_whole(), "{recovery:?}");
    assert_eq!(recovery.set_aside, Some(aside));
    assert_eq!(place.open().latest_seq().unwrap(), Seq(6));
}

#[test]
fn after_1_what_was_cancelled_stays_so_by_the_list_where_an_old_copy_is_recovered() {
    let place = Place::new(1);
    (1..=2).for_each(|number| place.write(example::customer_with_purchase(number)));
    let old = place.files();
    place.write(cancellation(1, example::now()));
    place.put(&old);
    assert!(matches!(place.try_open(), Err(StoreFailure::Behind { .. })));
    let recovery = recover(&place);
    assert_eq!(
        (recovery.stayed_cancelled, recovery.losses.as_slice()),
        (1, [Loss::Commits(1), Loss::Records { first: 3, last: 3 }].as_slice())
    );
    let store = place.open();
    assert_eq!([1, 2].map(|number| is_cancelled(&store, number)), [true, false]);
}

#[test]
fn after_1_a_damaged_list_is_told_of_set_aside_and_made_whole_from_the_store() {
    let place = Place::new(1);
    (1..=2).for_each(|number| place.write(example::customer_with_purchase(number)));
    (1..=2).for_each(|number| place.write(cancellation(number, example::now())));
    let path = list::beside(&place.directory);
    let mut bytes = fs::read(&path).unwrap();
    bytes[3] ^= 1;
    fs::write(&path, bytes).unwrap();
    assert!(matches!(place.try_open(), Err(StoreFailure::Damaged(_))));
    let recovery = recover(&place);
    assert_eq!(recovery.losses, [Loss::Revocations(1)]);
    let store = place.open();
    assert!(is_cancelled(&store, 1) && is_cancelled(&store, 2));
    let listed = Listed::look(&place.directory).unwrap();
    assert_eq!((listed.revocations().purchases.len(), listed.missing(Some(2))), (2, 0));
}

#[test]
fn after_1_a_store_of_which_nothing_reads_is_made_from_the_newest_backup_and_the_list() {
    let place = Place::new(1);
    (1..=2).for_each(|number| place.write(example::customer_with_purchase(number)));
    let backups = BackupPlace::Folder(place.folder.path().join("exports"));
    let file = place.open().back_up(&backups, &|_| {}, &Stop::default()).unwrap().path;
    place.write(cancellation(2, example::now()));
    place.destroy();
    let recovery = recover(&place);
    assert_eq!(recovery.source, RecoverySource::Backup { file, made: example::now() });
    assert_eq!((recovery.stayed_cancelled, recovery.losses.as_slice()), (1, [Loss::Commits(1)].as_slice()));
    assert_eq!(fs::read(recovery.set_aside.unwrap().join("db")).unwrap(), [7; 5_000]);
    let store = place.open();
    assert_eq!([1, 2].map(|number| is_cancelled(&store, number)), [false, true]);
}

#[test]
fn a_store_that_nobody_could_enter_any_more_is_made_from_the_backup_and_else_from_what_reads() {
    for has_backup in [true, false] {
        let place = of_five_commits();
        place.write(vec![Change::Operator(example::operator(1)), Change::KeySlot(example::key_slot(1))]);
        if has_backup {
            let backups = BackupPlace::Folder(place.folder.path().join("exports"));
            place.open().back_up(&backups, &|_| {}, &Stop::default()).unwrap();
        }
        place.write(vec![Change::Customer(example::customer(6))]);
        let slots: Vec<Vec<u8>> = {
            let opened = disk::open(&place.directory).unwrap();
            opened.trees.of(Tree::KeySlots).iter().keys().map(|key| key.unwrap().to_vec()).collect()
        };
        place.tamper(|writes| slots.iter().for_each(|slot| writes.remove(Tree::KeySlots, slot.clone())));
        let recovery = recover(&place);
        assert_eq!(recovery.source == RecoverySource::Salvage, !has_backup, "{recovery:?}");
        let store = place.open();
        assert_eq!(store.key_slots().unwrap().len(), usize::from(has_backup));
        let (scope, newest) = (example::agent().scope(), example::tenant(6));
        assert_eq!(store.customer(scope, newest).unwrap().is_some(), !has_backup);
    }
}

#[test]
fn a_store_of_which_nothing_reads_and_that_has_no_backup_is_set_aside() {
    let place = of_five_commits();
    place.destroy();
    let backups = place.folder.path().join("exports");
    let recovered = SledStore::recover(&place.directory, &backups, example::now(), &SeededEntropy::new(2)).unwrap();
    let Recovered::Hopeless { set_aside } = recovered else { panic!("{recovered:?}") };
    assert_eq!(fs::read(set_aside.unwrap().join("db")).unwrap(), [7; 5_000]);
    let names = place.names();
    let is_expected = |name: &String| name.starts_with("store.damaged-") || name == "store.marker" || name == "revoked";
    assert!(names.iter().all(is_expected), "no copy is left: {names:?}");
}

#[test]
fn after_1_a_store_that_is_gone_is_made_from_the_newest_backup_and_the_list() {
    let place = Place::new(1);
    (1..=2).for_each(|number| place.write(example::customer_with_purchase(number)));
    let backups = BackupPlace::Folder(place.folder.path().join("exports"));
    place.open().back_up(&backups, &|_| {}, &Stop::default()).unwrap();
    place.write(cancellation(1, example::now()));
    fs::remove_dir_all(&place.directory).unwrap();
    assert!(matches!(place.try_open(), Err(StoreFailure::Behind { .. })));
    let recovery = recover(&place);
    assert_eq!((recovery.set_aside, recovery.stayed_cancelled), (None, 1));
    let store = place.open();
    assert_eq!([1, 2].map(|number| is_cancelled(&store, number)), [true, false]);
}

/// A support request with two files, of which the second one has two parts.
fn filed(number: u32) -> Change {
    Change::SupportRequest(Box::new(example::filed_request(number, &[("a.txt", 10), ("b.txt", 40_000)])))
}

#[test]
fn support_1_a_file_that_is_not_whole_is_lost_and_its_request_is_not() {
    let place = Place::new(1);
    (1..=2).for_each(|number| place.write(vec![filed(number)]));
    let request = |number| example::filed_request(number, &[("a.txt", 10), ("b.txt", 40_000)]);
    let [one, two] = [1, 2].map(|number| request(number).request.number);
    place.tamper(|writes| {
        let part = key::attachment_part(&one, 0, 0);
        writes.put_as_it_is(Tree::Attachments, part, b"not what was written".to_vec());
        writes.remove(Tree::SupportRequests, key::request(&two));
    });
    let recovery = recover(&place);
    let lost = request(1).request.attachments.swap_remove(0).name;
    assert_eq!(recovery.losses, [Loss::Row(Row::Attachment(one.clone(), lost))]);
    let (store, scope) = (place.open(), example::agent().scope());
    let requests = store.support_requests(scope, None, 10).unwrap().items;
    let files: Vec<&str> = requests.iter().flat_map(|left| &left.attachments).map(|file| file.name.as_str()).collect();
    assert_eq!((requests.len(), files), (1, vec!["b.txt"]));
    assert_eq!(store.attached(scope, &one, 0).unwrap(), request(1).contents.pop());
    assert_eq!(store.verify(&Stop::default(), &mut |_| {}).unwrap().findings, []);
}

/// Rows of the trees that a commit writes, some beside each other, chosen by chance.
fn some_rows(place: &Place, seed: u64) -> Vec<(Tree, Vec<u8>)> {
    let entropy = SeededEntropy::new(seed);
    let below = |end: usize| {
        let mut bytes = [0; 8];
        entropy.fill(&mut bytes).unwrap();
        usize::try_from(u64::from_be_bytes(bytes) % u64::try_from(end.max(1)).unwrap()).unwrap()
    };
    let opened = disk::open(&place.directory).unwrap();
    let mut rows = Vec::new();
    for _ in 0..=below(3) {
        let trees = [
            Tree::Records,
            Tree::Records,
            Tree::Operators,
            Tree::Activity,
            Tree::Meta,
            Tree::Feed,
            Tree::SupportRequests,
            Tree::Attachments,
        ];
        let tree = trees[below(trees.len())];
        let keys: Vec<Vec<u8>> = opened.trees.of(tree).iter().keys().map(|key| key.unwrap().to_vec()).collect();
        let (from, count) = (below(keys.len()), 1 + below(8));
        rows.extend(keys.into_iter().skip(from).take(count).map(|key| (tree, key)));
    }
    rows
}

#[test]
fn whatever_rows_are_lost_what_is_made_of_the_others_fits_together() {
    let place = Place::new(1);
    for number in 1..=4 {
        place.write(vec![Change::Operator(example::operator(number)), Change::KeySlot(example::key_slot(number))]);
        place.write(example::customer_with_purchase(number));
        let access = example::record(&example::agent(), ActivityKind::KeyCopied, Some(&bought(number)));
        place.open().apply(&example::recording(&example::agent(), NonEmpty::new(access))).unwrap();
        place.write(vec![filed(number)]);
    }
    place.write(cancellation(2, example::now()));
    let (whole, revoked) = (place.files(), fs::read(list::beside(&place.directory)).unwrap());
    let marker = fs::read(marker::beside(&place.directory)).unwrap();
    for seed in 0..150 {
        if place.directory.exists() {
            fs::remove_dir_all(&place.directory).unwrap();
        }
        fs::create_dir(&place.directory).unwrap();
        place.put(&whole);
        fs::write(list::beside(&place.directory), &revoked).unwrap();
        fs::write(marker::beside(&place.directory), &marker).unwrap();
        let rows = some_rows(&place, seed);
        place.tamper(|writes| rows.iter().for_each(|(tree, key)| writes.remove(*tree, key.clone())));
        if seed % 2 == 0 {
            fs::remove_file(marker::beside(&place.directory)).unwrap();
            fs::remove_file(list::beside(&place.directory)).unwrap();
        }
        let recovery = recover(&place);
        let store = place.open();
        let verification = store.verify(&Stop::default(), &mut |_| {}).unwrap();
        assert_eq!(verification.findings, [], "seed {seed}: without {rows:?}, {recovery:?}");
        let purchase = store.entitlement(example::agent().scope(), &bought(2)).unwrap();
        assert!(purchase.is_none_or(|purchase| purchase.value.state != EntitlementState::Standing), "seed {seed}");
        drop(store);
        fs::remove_dir_all(recovery.set_aside.unwrap()).unwrap();
    }
}

#[test]
fn who_could_enter_is_told_by_the_store_else_by_the_backup_and_nothing_is_changed() {
    let place = Place::new(1);
    let entering =
        |number| vec![Change::Operator(example::operator(number)), Change::KeySlot(example::key_slot(number))];
    place.write(entering(1));
    let exports = place.folder.path().join("exports");
    place.open().back_up(&BackupPlace::Folder(exports.clone()), &|_| {}, &Stop::default()).unwrap();
    place.write(entering(2));
    let of = |numbers: &[u32]| Entrants {
        operators: numbers.iter().copied().map(example::operator).collect(),
        key_slots: numbers.iter().copied().map(example::key_slot).collect(),
    };
    let entrants = || SledStore::entrants(&place.directory, &exports).unwrap();
    let (names, files) = (place.names(), place.files());
    assert_eq!(entrants(), of(&[1, 2]));
    assert!(place.files() == files, "it is read in a copy");
    place.destroy();
    assert_eq!(entrants(), of(&[1]));
    fs::remove_dir_all(&exports).unwrap();
    assert_eq!(entrants(), Entrants::default());
    let left: Vec<String> = names.into_iter().filter(|name| name != "exports").collect();
    assert_eq!(place.names(), left);
}
