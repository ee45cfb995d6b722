//! A whole store, and the same store made wrong in one way at a time.

use std::sync::Arc;

use nonempty::NonEmpty;

use super::*;
use crate::domain::cancellation_window::CancellationWindow;
use crate::domain::entitlement::EntitlementState;
use crate::domain::{
    ActivityKind, Customer, Entitlement, EntitlementId, Instant, RecordedActivity, Subscription, SupportRequestNumber,
    TenantId,
};
use crate::ports::Store;
use crate::ports::commit::Change;
use crate::ports::verification::List;
use crate::store::chain;
use crate::store::contents::ContentPart;
use crate::store::key;
use crate::store::log_lists::{accesses_of, lists_of};
use crate::store::log_spans::{BlockSize, Span};
use crate::store::record::{Kept, Ordinal};
use crate::store::sled::SledStore;
use crate::store::sled::revocations::list::NAME;
use crate::testing::{FakeClock, SeededEntropy, example};

/// A store with everything there is, and raw hands on its trees.
struct Broken {
    /// Dropped before the store, which waits until nobody has its trees.
    trees: Trees,
    store: SledStore,
    folder: tempfile::TempDir,
}

/// The files of the support request: one part, and two.
const FILES: [(&str, usize); 2] = [("a.txt", 10), ("b.txt", 40_000)];

fn id(line: u32) -> EntitlementId {
    example::entitlement_id(1, "OR-1", line)
}

impl Broken {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(FakeClock::default());
        let store = SledStore::open(&folder.path().join("store"), clock, &SeededEntropy::new(1)).unwrap();
        let mut changes = vec![
            Change::Operator(example::operator(1)),
            Change::KeySlot(example::key_slot(1)),
            Change::Customer(example::customer(1)),
            Change::Customer(example::customer(2)),
            Change::Order(example::order(1, "OR-1")),
            Change::Subscription(example::subscription(1, id(1))),
            Change::SealedKey(example::sealed_key(&id(1), 7)),
            Change::SupportRequest(Box::new(example::filed_request(1, &FILES))),
        ];
        changes.extend((1..=2).map(|line| Change::Entitlement(example::entitlement(id(line)))));
        store.apply(&example::commit(changes)).unwrap();
        let agent = example::agent();
        for kind in [ActivityKind::KeyViewed, ActivityKind::LinkCopied] {
            let record = example::record(&agent, kind, Some(&id(1)));
            store.apply(&example::recording(&agent, NonEmpty::new(record))).unwrap();
        }
        store.apply(&example::commit(vec![Change::Customer(example::customer(2))])).unwrap();
        let trees = store.engine.read(|trees| Ok(trees.clone())).unwrap();
        Self { trees, store, folder }
    }

    fn tree(&self, tree: Tree) -> &::sled::Tree {
        self.trees.of(tree)
    }

    fn put<T: Record>(&self, tree: Tree, key: &[u8], value: &T) {
        let bytes = record::encode(Place { tree: tree.name(), key }, value).unwrap();
        self.tree(tree).insert(key, bytes).unwrap();
    }

    fn get<T: Record>(&self, tree: Tree, key: &[u8]) -> T {
        let bytes = self.tree(tree).get(key).unwrap().unwrap();
        record::decode(Place { tree: tree.name(), key }, &bytes).unwrap()
    }

    fn change<T: Record>(&self, tree: Tree, key: &[u8], change: impl FnOnce(&mut T)) {
        let mut value = self.get(tree, key);
        change(&mut value);
        self.put(tree, key, &value);
    }

    fn remove(&self, tree: Tree, key: &[u8]) {
        self.tree(tree).remove(key).unwrap().unwrap();
    }

    fn head(&self, change: impl FnOnce(&mut Head)) {
        self.change(Tree::Meta, HEAD, change);
    }

    fn verify(&self) -> Verification {
        self.store.verify(&Stop::default(), &mut |_| {}).unwrap()
    }
}

/// What is found in a store that was made wrong in that way: the tree, the key and what is wrong.
fn found(break_it: impl FnOnce(&Broken)) -> Vec<(&'static str, Vec<u8>, Wrong)> {
    let store = Broken::new();
    break_it(&store);
    let verification = store.verify();
    assert_eq!(verification.more, 0);
    verification.findings.into_iter().map(|finding| (finding.tree, finding.key, finding.wrong)).collect()
}

fn log(number: u64) -> Vec<u8> {
    number.to_be_bytes().to_vec()
}

fn by_customer(tenant: TenantId, number: u64) -> Vec<u8> {
    [tenant.as_bytes().as_slice(), &number.to_be_bytes()].concat()
}

fn access() -> Vec<u8> {
    key::last_access(example::operator_id(1), &id(1))
}

#[test]
fn a_whole_store_is_whole_and_everything_in_it_but_the_feed_is_counted() {
    let store = Broken::new();
    let verification = store.verify();
    assert_eq!(verification.findings, []);
    assert!(verification.is_whole());
    assert_eq!(verification.activity, 4);
    assert!(!store.tree(Tree::Feed).is_empty());
    let rows: usize = Tree::ALL.iter().filter(|tree| **tree != Tree::Feed).map(|tree| store.tree(*tree).len()).sum();
    assert_eq!(verification.records, u64::try_from(rows).unwrap());
}

#[test]
fn a_store_without_a_key_of_a_cancelled_purchase_is_whole_again() {
    let store = Broken::new();
    let cancelled =
        Entitlement { state: EntitlementState::Cancelled { at: example::now() }, ..example::entitlement(id(1)) };
    store.store.apply(&example::commit(vec![Change::Entitlement(cancelled), Change::NoKeys(id(1))])).unwrap();
    assert_eq!(store.verify().findings, []);
    store.store.apply(&example::commit(vec![Change::NoKeys(id(2))])).unwrap();
    assert_eq!(store.verify().findings, []);
}

#[test]
fn the_seed_of_a_demo_is_whole_or_found() {
    assert_eq!(found(|store| store.put(Tree::Meta, SEED, &DemoSeed(7))), []);
    let wrong = found(|store| drop(store.tree(Tree::Meta).insert(SEED, b"seven").unwrap()));
    assert_eq!(wrong, [("meta", SEED.to_vec(), Wrong::Unreadable)]);
}

#[test]
fn what_does_not_read_is_found_in_every_tree() {
    for tree in Tree::ALL.into_iter().filter(|tree| !tree.has_marks() && *tree != Tree::Feed) {
        let store = Broken::new();
        let (key, mut bytes) =
            store.tree(tree).iter().next().unwrap().map(|(key, bytes)| (key, bytes.to_vec())).unwrap();
        *bytes.last_mut().unwrap() ^= 1;
        store.tree(tree).insert(&key, bytes).unwrap();
        let findings = store.verify().findings;
        let expected = Finding { tree: tree.name(), key: key.to_vec(), wrong: Wrong::Unreadable };
        assert_eq!(findings, [expected], "{}", tree.name());
    }
    let older = key::feed(Seq(1), 0);
    let newest = key::feed(Seq(4), 0);
    let entry = |store: &Broken| store.get::<EntityRef>(Tree::Feed, &newest);
    let unreadable = found(|store| {
        // Another entry of the same entity, which the newer one stands for.
        store.put(Tree::Feed, &older, &entry(store));
        store.tree(Tree::Feed).insert(&older, vec![0; 20]).unwrap();
    });
    assert_eq!(unreadable.first(), Some(&("feed", older, Wrong::Unreadable)));
}

#[test]
fn a_record_of_a_newer_nyckel_is_told_apart() {
    let customer = key::customer(example::tenant(1));
    let wrong = found(|store| {
        let mut body = record::body(&store.get::<Kept<Customer>>(Tree::Records, &customer)).unwrap();
        body[0] = 9;
        let bytes = record::sealed_for_tests(Place { tree: "records", key: &customer }, body);
        store.tree(Tree::Records).insert(&customer, bytes).unwrap();
    });
    assert_eq!(wrong, [("records", customer, Wrong::NewerSchema { found: 9, known: 1 })]);
}

#[test]
fn keys_that_are_none_are_found_in_every_tree() {
    for tree in Tree::ALL {
        let wrong = found(|store| {
            store.tree(tree).insert(b"no key", b"nothing").unwrap();
            if tree == Tree::Operators {
                store.head(|head| head.operators += 1);
            }
            if tree == Tree::Feed {
                store.head(|head| head.feed_entries += 1);
            }
        });
        assert_eq!(wrong, [(tree.name(), b"no key".to_vec(), Wrong::BadKey)]);
    }
}

#[test]
fn a_record_of_something_else_than_its_key_is_found() {
    let customer = key::customer(example::tenant(1));
    let other = Kept { written: Seq(1), value: example::customer(2) };
    let wrong = found(|store| store.put(Tree::Records, &customer, &other));
    assert_eq!(wrong, [("records", customer, Wrong::Misplaced)]);
    let slot = example::operator_id(1).as_bytes().to_vec();
    let wrong = found(|store| store.put(Tree::KeySlots, &slot, &example::key_slot(2)));
    assert_eq!(wrong, [("key_slots", slot, Wrong::Misplaced)]);
}

#[test]
fn a_record_from_after_the_last_commit_is_found() {
    let customer = key::customer(example::tenant(1));
    let later = Kept { written: Seq(99), value: example::customer(1) };
    let wrong = found(|store| store.put(Tree::Records, &customer, &later));
    assert_eq!(wrong, [("records", customer, Wrong::Ahead)]);
}

#[test]
fn log_3_a_changed_record_is_found_at_the_one_after_it() {
    let wrong = found(|store| {
        store.change(Tree::Activity, &log(3), |recorded: &mut RecordedActivity| {
            recorded.record.kind = ActivityKind::KeyCopied;
        });
    });
    let [was, is] = [ActivityKind::LinkCopied, ActivityKind::KeyCopied]
        .map(|kind| lists_of(&example::record(&example::agent(), kind, None)).unwrap().swap_remove(0));
    assert_eq!(is.tree, Tree::ActivityLists);
    let expected = [
        ("activity", log(3), Wrong::Unlisted(List::OfLog)),
        ("activity", log(4), Wrong::Unlinked),
        ("activity_lists", was.row(3), Wrong::Stray),
    ];
    assert_eq!(wrong, expected, "and it is found by what it said before");
}

#[test]
fn log_3_a_removed_record_is_found() {
    let wrong = found(|store| {
        let fifth = chain::link(
            store.trees.head().unwrap().chain(),
            &[example::record(&example::agent(), ActivityKind::LogOpened, None)],
        )
        .unwrap();
        store.put(Tree::Activity, &log(5), &fifth.0[0]);
        for list in lists_of(&fifth.0[0].record).unwrap() {
            store.tree(list.tree).insert(list.row(5), b"").unwrap();
        }
        store.remove(Tree::Activity, &log(4));
        store.head(|head| (head.number, head.hash) = (fifth.1.number, fifth.1.hash));
    });
    assert_eq!(wrong, [("activity", log(5), Wrong::Gap { missing: 1 })]);
}

#[test]
fn log_3_records_that_changed_places_are_found() {
    let wrong = found(|store| {
        let [third, fourth] = [3, 4].map(|number| store.get::<RecordedActivity>(Tree::Activity, &log(number)));
        store.put(Tree::Activity, &log(3), &RecordedActivity { number: 3, ..fourth });
        store.put(Tree::Activity, &log(4), &RecordedActivity { number: 4, ..third });
    });
    assert!(wrong.contains(&("activity", log(3), Wrong::Unlinked)), "{wrong:?}");
    assert!(wrong.contains(&("activity", log(4), Wrong::Unlinked)), "{wrong:?}");
}

#[test]
fn log_3_a_log_cut_off_or_changed_at_its_end_disagrees_with_the_head() {
    let wrong = found(|store| store.remove(Tree::Activity, &log(4)));
    let part = HeadPart::LogNumber;
    assert_eq!(wrong, [("meta", HEAD.to_vec(), Wrong::Head { part, said: 4, found: 3 })]);
    let wrong = found(|store| {
        store.change(Tree::Activity, &log(4), |recorded: &mut RecordedActivity| {
            recorded.record.reason = Some("x".into());
        });
    });
    let part = HeadPart::LogHash;
    assert_eq!(wrong, [("meta", HEAD.to_vec(), Wrong::Head { part, said: 0, found: 0 })]);
}

#[test]
fn a_record_of_the_log_that_its_customer_does_not_find_is_found() {
    let row = by_customer(id(1).tenant, 2);
    let wrong = found(|store| store.remove(Tree::ActivityByTenant, &row));
    assert_eq!(wrong, [("activity", log(2), Wrong::Unlisted(List::ByCustomer))]);
    for row in [by_customer(id(1).tenant, 4), by_customer(id(1).tenant, 9)] {
        let wrong = found(|store| drop(store.tree(Tree::ActivityByTenant).insert(&row, b"").unwrap()));
        assert_eq!(wrong, [("activity_by_tenant", row, Wrong::Stray)]);
    }
}

#[test]
fn a_record_that_is_not_found_by_what_it_says_is_found() {
    let recorded = Broken::new().get::<RecordedActivity>(Tree::Activity, &log(2));
    let counted = accesses_of(&recorded.record).unwrap();
    for list in lists_of(&recorded.record).unwrap().into_iter().chain([counted.clone()]) {
        let wrong = found(|store| store.remove(list.tree, &list.row(2)));
        let by = if list.tree == Tree::ActivityByTenant { List::ByCustomer } else { List::OfLog };
        assert_eq!(wrong.first(), Some(&("activity", log(2), Wrong::Unlisted(by))), "{list:?}");
        let wrong = found(|store| store.put(list.tree, &list.row(9), &Ordinal(3)));
        assert!(wrong.contains(&(list.tree.name(), list.row(9), Wrong::Stray)), "{list:?} {wrong:?}");
    }
    let wrong = found(|store| store.put(Tree::Accesses, &counted.row(3), &Ordinal(7)));
    assert_eq!(wrong, [("accesses", counted.row(3), Wrong::Stray)]);
}

#[test]
fn a_block_of_the_log_that_says_less_than_its_records_is_found() {
    for size in BlockSize::ALL {
        let key = size.key(0);
        let wrong = found(|store| store.remove(Tree::ActivitySpans, &key));
        assert_eq!(wrong, [("activity_spans", key.clone(), Wrong::Missing)]);
        let wrong = found(|store| store.put(Tree::ActivitySpans, &key, &Span::of(Instant::CUTOVER)));
        assert_eq!(wrong, [("activity_spans", key, Wrong::Stray)]);
        let wrong = found(|store| store.put(Tree::ActivitySpans, &size.key(1), &Span::of(example::now())));
        assert_eq!(wrong, [("activity_spans", size.key(1), Wrong::Stray)]);
    }
}

#[test]
fn role_3_a_last_access_that_is_not_the_one_of_the_log_is_found() {
    let wrong = found(|store| store.remove(Tree::Records, &access()));
    let lacks = |number| ("activity", log(number), Wrong::Unlisted(List::LastAccess));
    assert_eq!(wrong, [lacks(2), lacks(3)], "both accesses");
    let wrong = found(|store| store.put(Tree::Records, &access(), &Instant::CUTOVER));
    assert_eq!(wrong, [("records", access(), Wrong::WrongAccess)]);
    let stray = key::last_access(example::operator_id(2), &id(1));
    let wrong = found(|store| store.put(Tree::Records, &stray, &example::now()));
    assert_eq!(wrong, [("records", stray, Wrong::Stray)]);
}

#[test]
fn what_the_feed_does_not_list_or_lists_and_is_not_there_is_found() {
    let listed = |store: &Broken, entity: &EntityRef| {
        let entries = store.tree(Tree::Feed).iter().map(|row| row.unwrap().0.to_vec());
        entries.filter(|key| store.get::<EntityRef>(Tree::Feed, key) == *entity).last().unwrap()
    };
    let order = EntityRef::Order(id(1).tenant, id(1).order);
    let wrong = found(|store| {
        let key = listed(store, &order);
        store.remove(Tree::Feed, &key);
        store.head(|head| head.feed_entries -= 1);
    });
    assert_eq!(wrong, [("records", key::order(id(1).tenant, &id(1).order), Wrong::Unlisted(List::Feed))]);

    let stray = key::feed(Seq(4), 1);
    for entity in [order, EntityRef::Customer(example::tenant(9))] {
        let wrong = found(|store| {
            store.put(Tree::Feed, &stray, &entity);
            store.head(|head| head.feed_entries += 1);
        });
        assert_eq!(wrong, [("feed", stray.clone(), Wrong::Stray)], "{entity:?}");
    }
    let wrong = found(|store| {
        store.put(Tree::Feed, &key::feed(Seq(0), 0), &EntityRef::Customer(example::tenant(9)));
        store.head(|head| head.feed_entries += 1);
    });
    assert_eq!(wrong, [("feed", key::feed(Seq(0), 0), Wrong::Stray)], "forgotten");
}

#[test]
fn counts_of_the_head_that_are_wrong_are_found() {
    let wrong = found(|store| store.head(|head| head.operators = 3));
    let part = HeadPart::Operators;
    assert_eq!(wrong, [("meta", HEAD.to_vec(), Wrong::Head { part, said: 3, found: 1 })]);
    let wrong = found(|store| store.head(|head| head.feed_entries = 3));
    let part = HeadPart::FeedEntries;
    assert_eq!(wrong, [("meta", HEAD.to_vec(), Wrong::Head { part, said: 3, found: 10 })]);
}

#[test]
fn a_head_or_identity_that_is_gone_is_found() {
    for key in [FORMAT, HEAD, IDENTITY] {
        assert_eq!(found(|store| store.remove(Tree::Meta, key)), [("meta", key.to_vec(), Wrong::Missing)]);
    }
}

#[test]
fn what_belongs_to_something_that_is_not_there_is_found() {
    let forget = |store: &Broken| store.head(|head| head.feed_forgotten = head.seq);
    let without = |key: Vec<u8>| {
        found(|store| {
            store.tree(Tree::Feed).clear().unwrap();
            store.head(|head| head.feed_entries = 0);
            forget(store);
            store.remove(Tree::Records, &key);
        })
    };
    let subscription = key::subscription(id(1).tenant, example::subscription(1, id(1)).id);
    let records = |keys: &[(Vec<u8>, Wrong)]| {
        keys.iter().map(|(key, wrong)| ("records", key.clone(), *wrong)).collect::<Vec<_>>()
    };
    let order = key::order(id(1).tenant, &id(1).order);
    let [first, second] = [1, 2].map(|line| key::entitlement(&id(line)));
    let expected = [&order, &first, &second, &subscription].map(|key| (key.clone(), Wrong::NoCustomer));
    assert_eq!(without(key::customer(id(1).tenant)), records(&expected));
    let mark = ("orders_by_number", key::buyer(id(1).tenant, &id(1).order), Wrong::Stray);
    let expected = [&first, &second].map(|key| (key.clone(), Wrong::NoOrder));
    assert_eq!(without(order), [records(&expected), vec![mark]].concat());
    let key_of = key::sealed_key(&id(1), &example::version());
    let expected = [(subscription, Wrong::NoPurchase), (key_of, Wrong::NoPurchase)];
    let mark = ("windows", key::window(end_of_window(), &id(1)), Wrong::Stray);
    assert_eq!(without(first), [records(&expected), vec![mark]].concat());
}

/// A store in which something is due of a purchase, was charged for it, and is on its way to the provider.
fn found_with_time(break_it: impl FnOnce(&Broken)) -> Vec<(&'static str, Vec<u8>, Wrong)> {
    found(|store| {
        let changes = vec![
            Change::Schedule(example::schedule(id(1), 1)),
            Change::Charge(example::charge(id(1), 1)),
            Change::Command(Box::new(example::sent_command(1, 1))),
        ];
        store.store.apply(&example::commit(changes)).unwrap();
        break_it(store);
    })
}

/// The end of the window of the example's purchases.
fn end_of_window() -> Instant {
    example::now().after(CancellationWindow::OF_PURCHASE)
}

/// The key of the example's subscription.
fn subscription() -> Vec<u8> {
    key::subscription(id(1).tenant, example::subscription(1, id(1)).id)
}

/// The mark of its term's end.
fn end_of_term() -> Vec<u8> {
    let subscription = example::subscription(1, id(1));
    key::term_end(subscription.newest_end(), subscription.tenant(), subscription.id)
}

#[test]
fn renew_4_what_is_not_found_by_its_mark_is_found() {
    assert_eq!(found_with_time(|_| {}), []);
    let (charge, sent) = (example::charge(id(1), 1), example::sent_command(1, 1));
    let due = example::schedule(id(1), 1).next.unwrap().at;
    let marked = [
        (key::schedule(&id(1)), Tree::Due, key::due(due, &id(1)), List::ByTime),
        (key::charge(&charge.id), Tree::ChargesByTime, key::charge_by_time(&charge.id), List::ByTime),
        (
            key::command(sent.tenant, sent.id),
            Tree::OpenCommands,
            key::open_command(sent.tenant, sent.id),
            List::OpenCommands,
        ),
        (key::entitlement(&id(2)), Tree::Windows, key::window(end_of_window(), &id(2)), List::Windows),
        (subscription(), Tree::TermEnds, end_of_term(), List::TermEnds),
        (
            key::order(sent.tenant, &id(1).order),
            Tree::OrdersByNumber,
            key::buyer(sent.tenant, &id(1).order),
            List::OrdersByNumber,
        ),
    ];
    for (record, tree, mark, list) in marked {
        let wrong = found_with_time(|store| store.remove(tree, &mark));
        assert_eq!(wrong, [("records", record, Wrong::Unlisted(list))]);
    }
}

#[test]
fn renew_4_a_mark_that_is_not_that_of_its_record_is_found() {
    let (charge, sent) = (example::charge(id(2), 1), example::sent_command(1, 2));
    let later = key::due(example::schedule(id(1), 2).next.unwrap().at, &id(1));
    let stray = [
        (Tree::Due, later),
        (Tree::ChargesByTime, key::charge_by_time(&charge.id)),
        (Tree::OpenCommands, key::open_command(sent.tenant, sent.id)),
        (Tree::OrdersByNumber, key::buyer(sent.tenant, &example::order_id("OR-2"))),
        (Tree::Windows, key::window(example::now(), &id(2))),
        (Tree::Windows, key::window(end_of_window(), &id(9))),
        (Tree::TermEnds, key::term_end(example::now(), id(1).tenant, example::subscription(1, id(1)).id)),
    ];
    for (tree, mark) in stray {
        let wrong = found_with_time(|store| drop(store.tree(tree).insert(mark.as_slice(), b"").unwrap()));
        assert_eq!(wrong, [(tree.name(), mark, Wrong::Stray)]);
    }
}

#[test]
fn renew_4_what_time_did_to_a_purchase_that_is_not_there_is_found() {
    let charge = example::charge(id(9), 1);
    let wrong = found(|store| {
        let changes = vec![Change::Schedule(example::schedule(id(9), 1)), Change::Charge(charge.clone())];
        store.store.apply(&example::commit(changes)).unwrap();
    });
    let expected = [key::schedule(&id(9)), key::charge(&charge.id)].map(|key| ("records", key, Wrong::NoPurchase));
    assert_eq!(wrong, expected);
}

/// The number of the support request, and the key of a part of one of its files.
fn request_and_part(place: u16, part: u32) -> (SupportRequestNumber, Vec<u8>) {
    let number = example::filed_request(1, &[]).request.number;
    let part = key::attachment_part(&number, place, part);
    (number, part)
}

#[test]
fn support_2_a_request_that_is_not_found_by_its_time_is_found() {
    let filed = example::filed_request(1, &[]).request.filed;
    let (number, _) = request_and_part(0, 0);
    let mark = key::request_by_time(filed, &number);
    let wrong = found(|store| store.remove(Tree::SupportByTime, &mark));
    assert_eq!(wrong, [("support_requests", key::request(&number), Wrong::Unlisted(List::ByTime))]);
    let stray = key::request_by_time(filed.after(chrono::Duration::seconds(1)), &number);
    let wrong = found(|store| drop(store.tree(Tree::SupportByTime).insert(stray.as_slice(), b"").unwrap()));
    assert_eq!(wrong, [("support_by_time", stray, Wrong::Stray)]);
}

#[test]
fn support_1_a_file_that_is_not_as_it_was_attached_is_found() {
    let (number, last) = request_and_part(1, 1);
    let wrong = found(|store| store.remove(Tree::Attachments, &last));
    assert_eq!(wrong, [("attachments", last.clone(), Wrong::Missing)]);
    let wrong = found(|store| store.put(Tree::Attachments, &last, &ContentPart(b"something else".to_vec())));
    assert_eq!(wrong, [("attachments", key::attachment(&number, 1), Wrong::Unreadable)]);
    for (place, part) in [(0, 1), (2, 0)] {
        let (_, stray) = request_and_part(place, part);
        let wrong = found(|store| store.put(Tree::Attachments, &stray, &ContentPart(b"of no file".to_vec())));
        assert_eq!(wrong, [("attachments", stray, Wrong::Stray)]);
    }
    let without_request = found(|store| store.remove(Tree::SupportRequests, &key::request(&number)));
    let strays = without_request.iter().filter(|(tree, _, wrong)| *tree == "attachments" && *wrong == Wrong::Stray);
    assert_eq!(strays.count(), 3);
}

#[test]
fn after_1_a_key_of_a_cancelled_purchase_is_found() {
    let wrong = found(|store| {
        store.change(Tree::Records, &key::entitlement(&id(1)), |kept: &mut Kept<Entitlement>| {
            kept.value.state = EntitlementState::Cancelled { at: example::now() };
        });
    });
    let unlisted = ("records", key::entitlement(&id(1)), Wrong::Unlisted(List::Revocations));
    let key = ("records", key::sealed_key(&id(1), &example::version()), Wrong::KeyOfCancelled);
    let window = ("windows", key::window(end_of_window(), &id(1)), Wrong::Stray);
    assert_eq!(wrong, [unlisted, key, window]);
}

#[test]
fn findings_are_told_up_to_a_number_and_counted_from_there() {
    let store = Broken::new();
    for number in 0..150_u32 {
        store.tree(Tree::KeySlots).insert(number.to_be_bytes(), b"nothing").unwrap();
    }
    let verification = store.verify();
    assert_eq!((verification.findings.len(), verification.more), (Verification::FINDINGS, 50));
}

#[test]
fn a_check_stops_when_asked_and_tells_how_far_it_is() {
    let store = Broken::new();
    let stop = Stop::default();
    stop.raise();
    assert!(matches!(store.store.verify(&stop, &mut |_| {}), Err(StoreFailure::Stopped)));
    let mut told = Vec::new();
    let verification = store.store.verify(&Stop::default(), &mut |records| told.push(records)).unwrap();
    assert_eq!(told, [verification.records]);
}

#[test]
fn after_1_what_is_listed_and_stands_is_found() {
    let store = Broken::new();
    let cancelled =
        Entitlement { state: EntitlementState::Cancelled { at: example::now() }, ..example::entitlement(id(2)) };
    store.store.apply(&example::commit(vec![Change::Entitlement(cancelled)])).unwrap();
    assert_eq!(store.verify().findings, []);
    store.change(Tree::Records, &key::entitlement(&id(2)), |kept: &mut Kept<Entitlement>| {
        kept.value.state = EntitlementState::Standing;
    });
    let wrongs: Vec<Wrong> = store.verify().findings.into_iter().map(|finding| finding.wrong).collect();
    assert_eq!(wrongs, [Wrong::Revoked, Wrong::Unlisted(List::Windows)]);
}

#[test]
fn after_1_a_list_that_does_not_read_is_found() {
    let store = Broken::new();
    let path = store.folder.path().join(NAME);
    let cancelled = |line| Entitlement {
        state: EntitlementState::Cancelled { at: example::now() },
        ..example::entitlement(id(line))
    };
    store.store.apply(&example::commit(vec![Change::Entitlement(cancelled(2)), Change::NoKeys(id(2))])).unwrap();
    let subscription = Subscription { cancelled: Some(example::now()), ..example::subscription(1, id(1)) };
    store.store.apply(&example::commit(vec![Change::Subscription(subscription)])).unwrap();
    let mut bytes = std::fs::read(&path).unwrap();
    bytes[1] ^= 1;
    std::fs::write(&path, bytes).unwrap();
    let findings = store.verify().findings;
    assert!(findings.contains(&Finding { tree: NAME, key: Vec::new(), wrong: Wrong::Unreadable }), "{findings:?}");
    assert_eq!(findings.len(), 2, "and what it said is not listed");
}

#[test]
fn kms_1_a_device_without_its_mark_its_place_or_its_customer_is_found() {
    let device = example::kms_device(1, 1, 30);
    let with_device = |break_it: &dyn Fn(&Broken)| {
        found(|store| {
            store.store.apply(&example::commit(vec![Change::KmsDevice(Box::new(device.clone()))])).unwrap();
            break_it(store);
        })
    };
    let (key, other) = (key::kms_device(device.tenant, device.id), example::kms_device(1, 2, 30));
    let mark_of = |at| key::kms_deadline(at, device.tenant, device.id);
    let deadline = device.found_by().unwrap();
    assert_eq!(with_device(&|_| {}), []);
    let unlisted = ("records", key.clone(), Wrong::Unlisted(List::KmsDeadlines));
    assert_eq!(with_device(&|store| store.remove(Tree::KmsDeadlines, &mark_of(deadline))), [unlisted]);
    for stray in [mark_of(example::now()), key::kms_deadline(deadline, other.tenant, other.id)] {
        let wrong = with_device(&|store| drop(store.tree(Tree::KmsDeadlines).insert(stray.as_slice(), b"").unwrap()));
        assert_eq!(wrong, [("kms_deadlines", stray, Wrong::Stray)]);
    }
    let moved = key::kms_device(other.tenant, other.id);
    let wrong = with_device(&|store| {
        let kept: Kept<crate::domain::KmsDevice> = store.get(Tree::Records, &key);
        store.put(Tree::Records, &moved, &kept);
    });
    assert_eq!(wrong, [("records", moved, Wrong::Misplaced)]);
    // One that was removed leaves nothing to be found.
    let removed = Change::NoKmsDevice(device.tenant, device.id);
    assert_eq!(with_device(&|store| drop(store.store.apply(&example::commit(vec![removed.clone()])).unwrap())), []);
    let nobodys = example::kms_device(7, 1, 30);
    let wrong = found(|store| {
        drop(store.store.apply(&example::commit(vec![Change::KmsDevice(Box::new(nobodys.clone()))])).unwrap());
    });
    assert_eq!(wrong, [("records", key::kms_device(nobodys.tenant, nobodys.id), Wrong::NoCustomer)]);
}
