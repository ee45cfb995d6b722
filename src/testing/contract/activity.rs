//! The activity log: numbered, linked, the newest first, and what an operator may know of their own accesses.

use chrono::Duration;
use nonempty::{NonEmpty, nonempty};

use super::{Bench, Property, properties, whole};
use crate::domain::activity::Failure;
use crate::domain::{ActivityKind, ActivityOutcome, ActivityRecord, Actor, Instant, RuleId};
use crate::ports::commit::Commit;
use crate::ports::page::all_pages;
use crate::ports::store::ActivityFilter;
use crate::store::hash_of;
use crate::testing::example;

pub(super) const PROPERTIES: &[Property] = properties![
    log_3_records_are_numbered_and_linked_over_their_bytes,
    log_3_the_answer_of_a_commit_is_what_the_log_holds,
    the_log_is_read_from_the_newest_in_pages,
    log_2_the_filter_takes_kinds_and_a_half_open_range,
    role_3_an_operator_knows_their_own_last_access,
    only_accesses_that_were_done_count_as_last,
];

fn viewed(at: Instant) -> ActivityRecord {
    let id = example::entitlement_id(1, "OR-1", 1);
    ActivityRecord { at, ..example::record(&example::agent(), ActivityKind::KeyViewed, Some(&id)) }
}

fn record(bench: &Bench, records: NonEmpty<ActivityRecord>) {
    bench.apply(&example::recording(&example::agent(), records));
}

fn log_3_records_are_numbered_and_linked_over_their_bytes(bench: &Bench) {
    record(bench, nonempty![viewed(example::now()), viewed(example::now())]);
    record(bench, NonEmpty::new(viewed(example::now())));
    let mut log = all_pages(|after| bench.store.activity(whole(), &ActivityFilter::default(), after, 2)).unwrap();
    log.reverse();
    let mut previous = [0; 32];
    for (number, recorded) in (1..).zip(&log) {
        assert_eq!((recorded.number, recorded.previous), (number, previous));
        previous = hash_of(recorded).unwrap();
    }
    let head = bench.store.chain_head().unwrap();
    assert_eq!((head.number, head.hash), (3, previous));
}

fn log_3_the_answer_of_a_commit_is_what_the_log_holds(bench: &Bench) {
    let commit = example::recording(&example::agent(), nonempty![viewed(example::now()), viewed(example::now())]);
    let mut applied = bench.store.apply(&commit).unwrap().records;
    applied.reverse();
    assert_eq!(bench.store.activity(whole(), &ActivityFilter::default(), None, 10).unwrap().items, applied);
}

fn the_log_is_read_from_the_newest_in_pages(bench: &Bench) {
    for second in 0..5 {
        record(bench, NonEmpty::new(viewed(example::now().after(Duration::seconds(second)))));
    }
    let own = example::customer_admin(1).scope();
    for (scope, limit) in [(whole(), 1), (whole(), 2), (own, 2), (own, 5)] {
        let log = all_pages(|after| bench.store.activity(scope, &ActivityFilter::default(), after, limit)).unwrap();
        assert_eq!(log.iter().map(|recorded| recorded.number).collect::<Vec<_>>(), [5, 4, 3, 2, 1]);
    }
}

fn log_2_the_filter_takes_kinds_and_a_half_open_range(bench: &Bench) {
    let at = |second| example::now().after(Duration::seconds(second));
    for second in 0..4 {
        record(bench, NonEmpty::new(viewed(at(second))));
    }
    record(bench, NonEmpty::new(example::record(&example::agent(), ActivityKind::LogOpened, None)));
    let numbers = |filter: &ActivityFilter| -> Vec<u64> {
        let log = all_pages(|after| bench.store.activity(whole(), filter, after, 1)).unwrap();
        log.iter().map(|recorded| recorded.number).collect()
    };
    let range = ActivityFilter { from: Some(at(1)), until: Some(at(3)), ..ActivityFilter::default() };
    assert_eq!(numbers(&range), [3, 2]);
    let opened = ActivityFilter { kinds: vec![ActivityKind::LogOpened], ..ActivityFilter::default() };
    assert_eq!(numbers(&opened), [5]);
}

fn role_3_an_operator_knows_their_own_last_access(bench: &Bench) {
    let at = |second| example::now().after(Duration::seconds(second));
    let id = example::entitlement_id(1, "OR-1", 1);
    record(bench, nonempty![viewed(at(5)), viewed(at(3))]);
    let mut standing_in = viewed(at(9));
    standing_in.actor = Actor::CustomerAdmin {
        tenant: example::tenant(1),
        name: "Kim Kund".to_owned(),
        global_admin: true,
        by: Some(example::stand_in(2)),
    };
    record(bench, NonEmpty::new(standing_in));
    let last = |number, id| bench.store.last_access(whole(), example::operator_id(number), id).unwrap();
    assert_eq!((last(1, &id), last(2, &id), last(3, &id)), (Some(at(5)), Some(at(9)), None));
    assert_eq!(last(1, &example::entitlement_id(1, "OR-1", 2)), None);
}

fn only_accesses_that_were_done_count_as_last(bench: &Bench) {
    let id = example::entitlement_id(1, "OR-1", 1);
    let agent = example::agent();
    let failed = ActivityRecord { outcome: ActivityOutcome::Failed(Failure::Provider), ..viewed(example::now()) };
    let looked = example::record(&agent, ActivityKind::Looked, Some(&id));
    record(bench, nonempty![failed, looked]);
    let refusal = crate::domain::Refusal::CustomerRole;
    assert_eq!(refusal.rule(), RuleId::Role4);
    bench.apply(&Commit::refused(&agent, &refusal, NonEmpty::new(viewed(example::now()))));
    assert_eq!(bench.store.last_access(whole(), example::operator_id(1), &id).unwrap(), None);
}
