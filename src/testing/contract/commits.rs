//! Commits: all or nothing, on the versions they rest on, in time, in one order, told of.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Barrier};
use std::thread;

use chrono::Duration;
use nonempty::NonEmpty;

use super::{Bench, Property, properties, resting_on, whole};
use crate::domain::activity::Failure;
use crate::domain::entitlement::EntitlementState;
use crate::domain::version::{EntityRef, Version, Versioned};
use crate::domain::{ActivityKind, Permission, Permit, RuleId, Seq};
use crate::domain::{ActivityOutcome, Refusal};
use crate::ports::commit::{Change, Commit, SyncedChange};
use crate::ports::recovery::Entrants;
use crate::ports::store::{ActivityFilter, CommitError};
use crate::ports::{CommandState, Outcome};
use crate::testing::example;

pub(super) const PROPERTIES: &[Property] = properties![
    nothing_is_there_at_first,
    what_was_written_is_read_with_its_version,
    a_basis_that_was_changed_is_a_conflict,
    a_conflict_leaves_nothing_of_the_commit,
    a_permit_ends_at_its_instant_and_not_before,
    renew_4_a_clock_set_back_does_not_prolong_a_permit,
    renew_4_nothing_with_a_deadline_is_decided_by_a_clock_that_was_set_back,
    renew_4_the_latest_instant_never_goes_back,
    key_6_of_two_who_keep_a_key_one_loses,
    after_1_no_keys_takes_all_keys_of_the_purchase_and_no_others,
    after_1_what_was_cancelled_is_so_everywhere,
    changes_of_one_commit_are_made_in_order,
    operators_stand_in_the_order_they_were_added,
    an_operator_who_is_gone_is_gone_with_the_slot_and_the_others_keep_their_order,
    whatever_is_written_of_operators_is_a_conflict_for_who_decided_on_all_of_them,
    each_way_to_commit_is_written,
    a_watch_is_told_of_each_commit_until_dropped,
    commits_at_once_all_get_a_place_of_their_own,
];

fn nothing_is_there_at_first(bench: &Bench) {
    let store = &bench.store;
    let id = example::entitlement_id(1, "OR-1", 1);
    assert_eq!(store.identity().unwrap().epoch, 1);
    assert_eq!(store.identity().unwrap(), store.identity().unwrap());
    assert_eq!(store.latest_seq().unwrap(), Seq(0));
    assert_eq!(store.latest_instant().unwrap(), None);
    assert_eq!((store.chain_head().unwrap().number, store.chain_head().unwrap().hash), (0, [0; 32]));
    assert!(store.customer(whole(), example::tenant(1)).unwrap().is_none());
    assert!(store.entitlement(whole(), &id).unwrap().is_none());
    assert!(store.sealed_key(whole(), &id, &example::version()).unwrap().is_none());
    assert!(store.last_access(whole(), example::operator_id(1), &id).unwrap().is_none());
    assert!(store.operators().unwrap().is_empty() && store.key_slots().unwrap().is_empty());
    assert!(store.customers(whole(), None, 10).unwrap().items.is_empty());
    assert!(store.changes_after(Seq(0), 10).unwrap().entries.is_empty());
}

fn what_was_written_is_read_with_its_version(bench: &Bench) {
    let id = example::entitlement_id(1, "OR-1", 1);
    let subscription = example::subscription(1, id.clone());
    let first = bench.write(vec![
        Change::Customer(example::customer(1)),
        Change::Order(example::order(1, "OR-1")),
        Change::Entitlement(example::entitlement(id.clone())),
        Change::Subscription(subscription.clone()),
        Change::SealedKey(example::sealed_key(&id, 1)),
        Change::Operator(example::operator(1)),
        Change::KeySlot(example::key_slot(1)),
    ]);
    assert_eq!(first, Version(Seq(1)));
    let renamed = crate::domain::Customer { name: "Nytt namn".to_owned(), ..example::customer(1) };
    let second = bench.write(vec![Change::Customer(renamed.clone())]);
    let (store, all, tenant) = (&bench.store, whole(), example::tenant(1));
    let customer = store.customer(all, tenant).unwrap().unwrap();
    assert_eq!((customer.version, customer.value), (second, renamed));
    let entitlement = store.entitlement(all, &id).unwrap().unwrap();
    assert_eq!((entitlement.version, entitlement.value), (first, example::entitlement(id.clone())));
    let read = store.subscription(all, tenant, subscription.id).unwrap().unwrap();
    assert_eq!((read.version, read.value), (first, subscription));
    assert_eq!(store.sealed_key(all, &id, &example::version()).unwrap().unwrap().version, first);
    assert_eq!(store.orders(all, tenant, None, 10).unwrap().items, [example::order(1, "OR-1")]);
    assert_eq!(store.key_slots().unwrap(), [example::key_slot(1)]);
    assert_eq!(store.operators().unwrap().first().unwrap().version, first);
}

fn a_basis_that_was_changed_is_a_conflict(bench: &Bench) {
    let entity = EntityRef::Customer(example::tenant(1));
    let write = || vec![Change::Customer(example::customer(1))];
    let first = bench.apply(&resting_on(entity.clone(), Version::ABSENT, write()));
    let again = bench.refuses(&resting_on(entity.clone(), Version::ABSENT, write()));
    assert!(matches!(again, CommitError::Conflict { entity: found } if found == entity));
    let second = bench.apply(&resting_on(entity.clone(), first, write()));
    bench.refuses(&resting_on(entity.clone(), first, write()));
    bench.apply(&resting_on(entity, second, Vec::new()));
}

fn a_conflict_leaves_nothing_of_the_commit(bench: &Bench) {
    let id = example::entitlement_id(1, "OR-1", 1);
    bench.write(vec![Change::SealedKey(example::sealed_key(&id, 1))]);
    let changes = vec![
        Change::Customer(example::customer(2)),
        Change::NoKeys(id.clone()),
        Change::Operator(example::operator(2)),
        Change::KeySlot(example::key_slot(2)),
    ];
    bench.refuses(&resting_on(EntityRef::Entitlement(id), Version(Seq(9)), changes));
}

fn a_permit_ends_at_its_instant_and_not_before(bench: &Bench) {
    let end = example::now().after(Duration::hours(168));
    let commit = || until(end, vec![Change::Customer(example::customer(1))]);
    bench.clock.set(end.before(Duration::nanoseconds(1)));
    bench.apply(&commit());
    bench.clock.set(end);
    let late = bench.refuses(&commit());
    assert!(matches!(late, CommitError::TooLate { not_after } if not_after == end));
}

fn renew_4_a_clock_set_back_does_not_prolong_a_permit(bench: &Bench) {
    let end = example::now().after(Duration::hours(1));
    bench.clock.set(end);
    bench.write(Vec::new());
    bench.clock.set(end.before(Duration::minutes(30)));
    assert!(matches!(bench.refuses(&until(end, Vec::new())), CommitError::TooLate { .. }));
}

fn renew_4_nothing_with_a_deadline_is_decided_by_a_clock_that_was_set_back(bench: &Bench) {
    let seen = example::now().after(Duration::hours(1));
    let end = seen.after(Duration::hours(1));
    bench.clock.set(seen);
    bench.write(Vec::new());
    // Clocks that are kept right differ a little.
    bench.clock.set(seen.before(Duration::minutes(2)));
    bench.apply(&until(end, Vec::new()));
    let now = seen.before(Duration::minutes(3));
    bench.clock.set(now);
    let refused = bench.refuses(&until(end, Vec::new()));
    assert!(matches!(refused, CommitError::ClockSetBack { seen: told, now: then } if (told, then) == (seen, now)));
    bench.write(Vec::new());
}

fn renew_4_the_latest_instant_never_goes_back(bench: &Bench) {
    let latest = example::now().after(Duration::days(1));
    bench.clock.set(latest);
    bench.write(Vec::new());
    bench.clock.set(example::now());
    bench.write(Vec::new());
    assert_eq!(bench.store.latest_instant().unwrap(), Some(latest));
}

fn key_6_of_two_who_keep_a_key_one_loses(bench: &Bench) {
    let id = example::entitlement_id(1, "OR-1", 1);
    let absent = EntityRef::SealedKey(id.clone(), example::version());
    let start = Barrier::new(2);
    let made: Vec<bool> = thread::scope(|scope| {
        let keepers: Vec<_> = [1, 2]
            .into_iter()
            .map(|content| {
                let change = Change::SealedKey(example::sealed_key(&id, content));
                let commit = resting_on(absent.clone(), Version::ABSENT, vec![change]);
                let (store, start) = (&bench.store, &start);
                scope.spawn(move || {
                    start.wait();
                    match store.apply(&commit) {
                        Ok(_) => true,
                        Err(CommitError::Conflict { .. }) => false,
                        Err(other) => panic!("{other}"),
                    }
                })
            })
            .collect();
        keepers.into_iter().map(|keeper| keeper.join().unwrap()).collect()
    });
    assert_eq!(made.into_iter().filter(|made| *made).count(), 1);
    assert_eq!(bench.store.latest_seq().unwrap(), Seq(1));
}

fn after_1_no_keys_takes_all_keys_of_the_purchase_and_no_others(bench: &Bench) {
    let ids = [("OR-1", 1), ("OR-1", 2), ("OR-10", 1)].map(|(order, line)| example::entitlement_id(1, order, line));
    let [gone, next_line, longer] = &ids;
    let older = crate::ports::SealedKey {
        version: crate::domain::choice::ProductVersion("2022".to_owned()),
        ..example::sealed_key(gone, 9)
    };
    let mut changes: Vec<Change> = ids.iter().map(|id| Change::SealedKey(example::sealed_key(id, 1))).collect();
    changes.push(Change::SealedKey(older.clone()));
    bench.write(changes);
    bench.write(vec![Change::NoKeys(gone.clone())]);
    let newest = example::version();
    let is_kept = |id, version| bench.store.sealed_key(whole(), id, version).unwrap().is_some();
    assert!(!is_kept(gone, &newest) && !is_kept(gone, &older.version));
    assert!(is_kept(next_line, &newest) && is_kept(longer, &newest));
}

fn after_1_what_was_cancelled_is_so_everywhere(bench: &Bench) {
    for number in 1..=2 {
        bench.write(example::customer_with_purchase(number));
    }
    bench.write(example::cancellation(example::bought(1), example::now()));
    let state = |number| {
        let id = example::bought(number).entitlement;
        let purchase = bench.store.entitlement(whole(), &id).unwrap().unwrap().value;
        let key = bench.store.sealed_key(whole(), &id, &example::version()).unwrap();
        (purchase.state, key.is_some())
    };
    assert_eq!(state(1), (EntitlementState::Cancelled { at: example::now() }, false));
    assert_eq!(state(2), (EntitlementState::Standing, true));
    assert_eq!(bench.verified().findings, []);
}

fn changes_of_one_commit_are_made_in_order(bench: &Bench) {
    let id = example::entitlement_id(1, "OR-1", 1);
    let key = || Change::SealedKey(example::sealed_key(&id, 1));
    let is_kept = || bench.store.sealed_key(whole(), &id, &example::version()).unwrap().is_some();
    bench.write(vec![key(), Change::NoKeys(id.clone())]);
    assert!(!is_kept());
    bench.write(vec![Change::NoKeys(id.clone()), key()]);
    assert!(is_kept());
}

fn operators_stand_in_the_order_they_were_added(bench: &Bench) {
    bench.write(vec![Change::Operator(example::operator(3)), Change::Operator(example::operator(1))]);
    bench.write(vec![Change::Operator(example::operator(2)), Change::Operator(example::operator(3))]);
    let numbers: Vec<_> = bench.store.operators().unwrap().into_iter().map(|kept| kept.value.id).collect();
    assert_eq!(numbers, [3, 1, 2].map(example::operator_id));
}

fn an_operator_who_is_gone_is_gone_with_the_slot_and_the_others_keep_their_order(bench: &Bench) {
    let entering = |number| [Change::Operator(example::operator(number)), Change::KeySlot(example::key_slot(number))];
    bench.write([3, 1, 2].into_iter().flat_map(entering).collect());
    let ids = || bench.store.operators().unwrap().into_iter().map(|kept| kept.value.id).collect::<Vec<_>>();
    bench.write(vec![Change::OperatorGone(example::operator_id(1))]);
    assert_eq!(ids(), [3, 2].map(example::operator_id));
    assert_eq!(bench.store.key_slots().unwrap(), [2, 3].map(example::key_slot));
    bench.write(vec![Change::OperatorGone(example::operator_id(7))]);
    bench.write(
        [vec![Change::OperatorGone(example::operator_id(3))], entering(4).to_vec(), entering(1).to_vec()].concat(),
    );
    assert_eq!(ids(), [2, 4, 1].map(example::operator_id));
    assert!(bench.verified().findings.is_empty());
}

fn whatever_is_written_of_operators_is_a_conflict_for_who_decided_on_all_of_them(bench: &Bench) {
    let decided = |version| resting_on(EntityRef::Operators, version, Vec::new());
    bench.apply(&decided(Version::ABSENT));
    bench.write(vec![Change::Customer(example::customer(1))]);
    bench.apply(&decided(Version::ABSENT));
    let mut before = Version::ABSENT;
    for change in [
        Change::Operator(example::operator(1)),
        Change::KeySlot(example::key_slot(1)),
        Change::OperatorGone(example::operator_id(1)),
    ] {
        let written = bench.write(vec![change]);
        assert!(matches!(bench.refuses(&decided(before)), CommitError::Conflict { .. }));
        let entrants = bench.store.entrants().unwrap();
        assert_eq!(entrants.version, written);
        bench.apply(&decided(written));
        before = written;
    }
    assert_eq!(bench.store.entrants().unwrap().value, Entrants::default());
}

fn each_way_to_commit_is_written(bench: &Bench) {
    let id = example::entitlement_id(1, "OR-1", 1);
    let agent = example::agent();
    let record = || NonEmpty::new(example::record(&agent, ActivityKind::KeyViewed, Some(&id)));
    bench.apply(&Commit::refused(&agent, &Refusal::KmsKey, record()));
    let refused = bench.store.activity(whole(), &ActivityFilter::default(), None, 1).unwrap().items;
    assert_eq!(refused.first().unwrap().record.outcome, ActivityOutcome::Refused(RuleId::Key4));
    bench.apply(&Commit::failed(&agent, Failure::Stopped, record()));
    let failed = bench.store.activity(whole(), &ActivityFilter::default(), None, 1).unwrap().items;
    assert_eq!(failed.first().unwrap().record.outcome, ActivityOutcome::Failed(Failure::Stopped));
    let absent = |value| Versioned { version: Version::ABSENT, value };
    let done = Commit::outcome(
        &absent(example::sent_command(1, 1)),
        Outcome::Cancelled { at: example::now() },
        Vec::new(),
        record(),
    );
    bench.apply(&done);
    assert!(matches!(bench.refuses(&done), CommitError::Conflict { .. }), "what was settled is not settled again");
    bench.apply(&Commit::never_happened(&absent(example::sent_command(1, 2)), record()));
    bench.apply(&Commit::by_time(&[]));
    bench.apply(&Commit::synced(vec![SyncedChange::Customer(example::customer(1))]));
    assert_eq!(bench.store.latest_seq().unwrap(), Seq(6));
    assert_eq!(bench.store.chain_head().unwrap().number, 4);
    assert!(bench.store.customer(whole(), example::tenant(1)).unwrap().is_some());
    let state = |id| bench.store.command(whole(), example::tenant(1), example::sent_command(1, id).id).unwrap();
    assert_eq!(state(1).unwrap().value.state, CommandState::Settled(Outcome::Cancelled { at: example::now() }));
    assert_eq!(state(2).unwrap().value.state, CommandState::NeverHappened);
}

fn a_watch_is_told_of_each_commit_until_dropped(bench: &Bench) {
    let told = Arc::new(AtomicU64::new(0));
    let tell = Arc::clone(&told);
    let watch = bench.store.watch(Box::new(move |seq| tell.store(seq.0, Ordering::SeqCst)));
    bench.write(Vec::new());
    assert_eq!(told.load(Ordering::SeqCst), 1);
    bench.refuses(&resting_on(EntityRef::Customer(example::tenant(1)), Version(Seq(9)), Vec::new()));
    assert_eq!(told.load(Ordering::SeqCst), 1, "a refused commit wakes nobody");
    drop(watch);
    bench.write(Vec::new());
    assert_eq!(told.load(Ordering::SeqCst), 1);
}

fn commits_at_once_all_get_a_place_of_their_own(bench: &Bench) {
    let mut places: Vec<u64> = thread::scope(|scope| {
        let writers: Vec<_> = (1..=8)
            .map(|number| {
                let commit = example::commit(vec![Change::Customer(example::customer(number))]);
                scope.spawn(move || bench.store.apply(&commit).unwrap().seq.0)
            })
            .collect();
        writers.into_iter().map(|writer| writer.join().unwrap()).collect()
    });
    places.sort_unstable();
    assert_eq!(places, (1..=8).collect::<Vec<_>>());
}

fn until(not_after: crate::domain::Instant, changes: Vec<Change>) -> Commit {
    let agent = example::agent();
    let permit = Permit::example(Permission::Keys, Vec::new(), Some(not_after));
    Commit::by(&agent, permit, changes, NonEmpty::new(example::record(&agent, ActivityKind::SettingsChanged, None)))
}
