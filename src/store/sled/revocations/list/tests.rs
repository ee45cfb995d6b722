use super::*;
use crate::domain::Subscription;
use crate::ports::commit::Change;
use crate::ports::stop::Stop;
use crate::ports::store::Store;
use crate::store::marker::{Found, Marker, MarkerFile};
use crate::store::sled::beside::marked;
use crate::store::sled::place::{Place, bought, cancellation, is_cancelled, write};
use crate::testing::example;

/// What lies beside the store: its list and its marker.
struct Besides {
    list: Option<Vec<u8>>,
    marker: Vec<u8>,
}

impl Besides {
    fn of(place: &Place) -> Self {
        Self { list: fs::read(beside(&place.directory)).ok(), marker: fs::read(place.marker()).unwrap() }
    }

    fn put(&self, place: &Place) {
        match &self.list {
            Some(bytes) => fs::write(beside(&place.directory), bytes).unwrap(),
            None => drop(fs::remove_file(beside(&place.directory))),
        }
        fs::write(place.marker(), &self.marker).unwrap();
    }
}

/// A store of three purchases, of which the first is cancelled.
fn of_three() -> Place {
    let place = Place::new(1);
    (1..=3).for_each(|number| place.write(example::customer_with_purchase(number)));
    place.write(cancellation(1, example::now()));
    place
}

fn listed(place: &Place) -> Vec<u32> {
    let revocations = Listed::look(&place.directory).unwrap().revocations();
    let numbers: Vec<u32> = (1..=3).filter(|number| revocations.purchases.contains_key(&bought(*number))).collect();
    assert_eq!(revocations.subscriptions.len(), numbers.len());
    numbers
}

#[test]
fn after_1_what_a_commit_revokes_is_listed_once_it_is_answered_and_nothing_else_is() {
    let place = of_three();
    let store = place.open();
    assert_eq!(listed(&place), [1]);
    write(&store, vec![Change::Customer(example::customer(9))]);
    write(&store, cancellation(1, example::now()));
    assert_eq!(Listed::look(&place.directory).unwrap().lines(), 1, "what is listed is not listed again");
    write(&store, cancellation(2, example::now()));
    assert_eq!(listed(&place), [1, 2]);
    let latest = Listed::look(&place.directory).unwrap().latest(store.identity().unwrap().store);
    assert_eq!(latest, Some((1, store.latest_seq().unwrap())));
    write(&store, vec![Change::NoKeys(bought(3))]);
    assert_eq!(Listed::look(&place.directory).unwrap().revocations().purchases[&bought(3)], None);
    write(&store, cancellation(3, example::now()));
    assert_eq!(listed(&place), [1, 2, 3]);
    assert!(store.verify(&Stop::default(), &mut |_| {}).unwrap().is_whole());
}

#[test]
fn after_1_a_commit_that_was_not_answered_is_listed_at_the_next_opening_wherever_it_was_cut_off() {
    let place = of_three();
    let before = Besides::of(&place);
    place.write(cancellation(2, example::now()));
    let after = Besides::of(&place).list.unwrap();
    let whole = before.list.as_ref().unwrap().len();
    // The store has the commit; the list has any part of it, and the marker is the one of before.
    for cut in whole..=after.len() {
        for zeros in [0, 1, 200] {
            let mut torn = after[..cut].to_vec();
            torn.resize(cut + zeros, 0);
            Besides { list: Some(torn), marker: before.marker.clone() }.put(&place);
            assert!(is_cancelled(&place.open(), 2));
            assert_eq!(listed(&place), [1, 2], "cut after {cut} of {} bytes", after.len());
            drop(place.open());
            assert_eq!(listed(&place), [1, 2]);
        }
    }
}

#[test]
fn after_1_a_list_with_any_byte_changed_or_cut_off_is_damage_where_the_marker_counts_it() {
    let place = of_three();
    place.write(cancellation(2, example::now()));
    let whole = Besides::of(&place);
    let bytes = whole.list.clone().unwrap();
    let spoilt = |spoil: &dyn Fn(&mut Vec<u8>)| {
        let mut bytes = bytes.clone();
        spoil(&mut bytes);
        Besides { list: Some(bytes), marker: whole.marker.clone() }.put(&place);
        matches!(place.try_open(), Err(StoreFailure::Damaged(_)))
    };
    for at in 0..bytes.len() {
        assert!(spoilt(&|bytes| bytes[at] ^= 1), "byte {at}");
        assert!(spoilt(&|bytes| bytes.truncate(at)), "cut to {at}");
    }
    let lines: Vec<Vec<u8>> = bytes.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
    assert!(spoilt(&|bytes| *bytes = [&lines[1][..], &lines[0]].concat()), "lines changed places");
    Besides { list: None, marker: whole.marker.clone() }.put(&place);
    assert!(matches!(place.try_open(), Err(StoreFailure::Damaged(_))), "gone");
    whole.put(&place);
    assert!(place.try_open().is_ok());
}

#[test]
fn after_1_a_store_of_before_the_list_gets_one_of_all_that_is_cancelled_in_it() {
    let place = of_three();
    let Found::Marker(marker) = MarkerFile::look(&place.marker()).unwrap() else { panic!() };
    MarkerFile::open(&place.marker()).unwrap().0.replace(&Marker { revocations: None, ..marker }).unwrap();
    fs::remove_file(beside(&place.directory)).unwrap();
    drop(place.open());
    assert_eq!(listed(&place), [1]);
}

#[test]
fn a_store_that_ends_before_its_list_is_not_opened_also_without_a_marker() {
    let place = of_three();
    let old = place.files();
    place.write(vec![Change::Customer(example::customer(9))]);
    place.write(cancellation(2, example::now()));
    fs::remove_file(place.marker()).unwrap();
    place.put(&old);
    let refused = place.try_open();
    assert!(matches!(refused, Err(StoreFailure::Behind { acknowledged: Seq(6), found: Seq(4) })), "{refused:?}");
}

#[test]
fn a_list_of_a_newer_nyckel_is_refused_and_untouched() {
    let place = of_three();
    let path = beside(&place.directory);
    let body = vec![Line::SCHEMA + 1, 1, 9, 9];
    let number = 2_u64.to_be_bytes();
    let newer = record::sealed_for_tests(record::Place { tree: NAME, key: &number }, body);
    let mut bytes = fs::read(&path).unwrap();
    bytes.extend(STANDARD_NO_PAD.encode(newer).into_bytes());
    bytes.push(b'\n');
    fs::write(&path, &bytes).unwrap();
    assert!(matches!(place.try_open(), Err(StoreFailure::NewerSchema { found: 2, known: 1 })));
    assert_eq!(fs::read(&path).unwrap(), bytes);
}

#[test]
fn a_long_revocation_has_several_lines_and_is_read_whole() {
    let place = Place::new(1);
    let store = place.open();
    let number_of = |number: u32| PER_LINE * 2 + usize::try_from(number).unwrap();
    let count = u32::try_from(number_of(1)).unwrap();
    let cancelled = |number: u32| {
        let id = example::entitlement_id(1, &format!("OR-{number}"), 1);
        Change::Subscription(Subscription { cancelled: Some(example::now()), ..example::subscription(number, id) })
    };
    write(&store, (0..count).map(cancelled).collect());
    let listed = Listed::look(&place.directory).unwrap();
    assert_eq!((listed.lines(), listed.revocations().subscriptions.len()), (3, number_of(1)));
}

#[test]
fn a_list_is_mended_from_the_lines_that_read() {
    let place = of_three();
    place.write(cancellation(2, example::now()));
    assert_eq!(mend(&place.directory, Some(2), example::now()).unwrap(), 0, "there is nothing to mend");
    let path = beside(&place.directory);
    let mut bytes = fs::read(&path).unwrap();
    bytes[1] ^= 1;
    fs::write(&path, &bytes).unwrap();
    assert_eq!(mend(&place.directory, Some(2), example::now()).unwrap(), 1);
    assert_eq!(Listed::look(&place.directory).unwrap().missing(Some(1)), 0);
    let kept = place.names().into_iter().filter(|name| name.starts_with("revoked.damaged-")).count();
    assert_eq!(kept, 1);
    assert_eq!(marked(&place.directory).unwrap().unwrap().revocations, Some(2), "the marker is another matter");
}
