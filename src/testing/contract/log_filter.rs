//! The activity log by what its records say: whatever a filter asks for, a store answers what reading all of them would.

use chrono::Duration;
use nonempty::NonEmpty;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, TestRunner};

use super::{Bench, Property, customer_admins, properties, whole};
use crate::domain::activity::Failure;
use crate::domain::actor::StandIn;
use crate::domain::{ActivityKind, ActivityOutcome, ActivityRecord, Actor, Instant, OutcomeKind, RuleId, Scope};
use crate::ports::page::{Page, all_pages};
use crate::ports::store::ActivityFilter;
use crate::ports::{LogName, LogOrder};
use crate::testing::example;

pub(super) const PROPERTIES: &[Property] = properties![
    log_2_a_filter_finds_what_reading_everything_would,
    log_2_accesses_are_counted_as_reading_everything_would,
    log_2_what_the_log_names_is_listed_once_by_its_newest_record,
    log_2_a_page_goes_on_where_the_one_before_ended_in_either_order,
    role_3_what_is_drawn_from_the_log_is_nothing_of_a_tenants,
];

/// More than a block of the log of each size but the largest, and not a whole number of them.
const RECORDS: u64 = 4_300;
const TITLES: [&str; 3] = ["Windows Server 2019", "WINDOWS server 2019", "SQL Server 2022"];

fn nth<T: Copy>(of: &[T], place: u32) -> T {
    *of.get(usize::try_from(place).unwrap()).unwrap()
}

/// How records of the log come to be, each by the bits of a number of its own: now and then the clock is set back.
fn record(number: u64) -> ActivityRecord {
    let bits = number.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 20;
    let pick = |shift: u32, of: u64| u32::try_from((bits >> shift) % of).unwrap();
    let tenant = 1 + pick(0, 3);
    let actor = match pick(3, 4) {
        0 => example::customer_admin(tenant),
        1 => Actor::CustomerAdmin {
            tenant: example::tenant(tenant),
            name: "Kim Kund".to_owned(),
            global_admin: true,
            by: Some(example::stand_in(1 + pick(7, 3))),
        },
        by => operator(1 + by),
    };
    let kind = nth(&ActivityKind::ALL, pick(11, 16));
    let id = example::entitlement_id(tenant, "OR-1", 1);
    let mut record = example::record(&actor, kind, (pick(17, 5) != 0).then_some(&id));
    record.subject.product = (pick(21, 4) != 0).then(|| nth(&TITLES, pick(21, 3)).to_owned());
    record.outcome = match pick(29, 6) {
        0 => ActivityOutcome::Refused(RuleId::Role4),
        1 => ActivityOutcome::Failed(Failure::Provider),
        _ => ActivityOutcome::Done,
    };
    let set_back = if pick(33, 50) == 0 { 40 } else { 0 };
    let minutes = i64::try_from(number).unwrap() * 7;
    record.at = example::now().after(Duration::minutes(minutes)).before(Duration::hours(set_back));
    record
}

fn operator(number: u32) -> Actor {
    let StandIn { id, name, roles } = example::stand_in(number);
    Actor::Operator { id, name, roles }
}

/// The records in the log from now on, each with its number.
fn fill(bench: &Bench) -> Vec<(u64, ActivityRecord)> {
    let records: Vec<ActivityRecord> = (1..=RECORDS).map(record).collect();
    for some in records.chunks(500) {
        let records = NonEmpty::from_vec(some.to_vec()).unwrap();
        bench.apply(&example::recording(&example::agent(), records));
    }
    (1..).zip(records).collect()
}

/// The numbers of those that the filter means.
fn asked_for(records: &[(u64, ActivityRecord)], filter: &ActivityFilter, scope: Scope) -> Vec<u64> {
    let asked = records.iter().filter(|(_, record)| is_asked_for(filter, scope, record));
    asked.map(|(number, _)| *number).collect()
}

/// What the filter means, said once more.
fn is_asked_for(filter: &ActivityFilter, scope: Scope, record: &ActivityRecord) -> bool {
    let tenant = record.subject.entitlement.as_ref().map(|id| id.tenant).or(match &record.actor {
        Actor::CustomerAdmin { tenant, .. } => Some(*tenant),
        Actor::Operator { .. } => None,
    });
    let title = record.subject.product.as_deref().map(str::to_lowercase);
    scope.only().is_none_or(|own| tenant == Some(own))
        && (filter.kinds.is_empty() || filter.kinds.contains(&record.kind))
        && (filter.operator.is_none() || filter.operator == record.actor.operator())
        && (filter.tenant.is_none() || filter.tenant == tenant)
        && filter.product.as_deref().is_none_or(|product| Some(product.to_lowercase()) == title)
        && filter.outcome.is_none_or(|outcome| outcome == record.outcome.kind())
        && filter.from.is_none_or(|from| from <= record.at)
        && filter.until.is_none_or(|until| record.at < until)
}

fn instants() -> impl Strategy<Value = Option<Instant>> {
    proptest::option::of((-100_i64..32_000).prop_map(|minutes| example::now().after(Duration::minutes(minutes))))
}

fn filters() -> impl Strategy<Value = ActivityFilter> {
    let kinds = proptest::collection::vec(select(ActivityKind::ALL.to_vec()), 0..4);
    let operator = proptest::option::of((1_u32..5).prop_map(example::operator_id));
    let tenant = proptest::option::of((1_u32..5).prop_map(example::tenant));
    let titles = ["windows server 2019", "SQL Server 2022", "Nothing"].map(str::to_owned);
    let product = proptest::option::of(select(titles.to_vec()));
    let outcome = proptest::option::of(select(OutcomeKind::ALL.to_vec()));
    let order = prop_oneof![Just(LogOrder::NewestFirst), Just(LogOrder::OldestFirst)];
    (kinds, operator, tenant, product, outcome, (instants(), instants()), order).prop_map(
        |(kinds, operator, tenant, product, outcome, (from, until), order)| ActivityFilter {
            kinds,
            operator,
            tenant,
            product,
            outcome,
            from,
            until,
            order,
        },
    )
}

fn scopes() -> impl Strategy<Value = Scope> {
    let own = customer_admins().map(|admin| admin.scope());
    prop_oneof![2 => Just(whole()), 1 => select(own.to_vec())]
}

fn run<S: Strategy>(strategy: &S, test: impl Fn(S::Value) -> Result<(), TestCaseError>) {
    let config = Config { cases: 64, failure_persistence: None, ..Config::default() };
    TestRunner::new(config).run(strategy, test).unwrap();
}

fn log_2_a_filter_finds_what_reading_everything_would(bench: &Bench) {
    let records = fill(bench);
    run(&(filters(), scopes(), 1_usize..400), |(filter, scope, limit)| {
        let mut expected = asked_for(&records, &filter, scope);
        if filter.order == LogOrder::NewestFirst {
            expected.reverse();
        }
        let found = all_pages(|after| bench.store.activity(scope, &filter, after, limit)).unwrap();
        prop_assert_eq!(found.iter().map(|found| found.number).collect::<Vec<_>>(), expected);
        Ok(())
    });
}

fn log_2_accesses_are_counted_as_reading_everything_would(bench: &Bench) {
    let records = fill(bench);
    let instants = proptest::collection::btree_set(-100_i64..32_000, 0..12);
    run(&instants, |minutes| {
        let at: Vec<Instant> =
            minutes.into_iter().map(|minutes| example::now().after(Duration::minutes(minutes))).collect();
        let counted = bench.store.count_accesses(whole(), &at).unwrap();
        let everybody = counted.iter().map(|count| count.operator).collect::<Vec<_>>();
        prop_assert!(everybody.is_sorted_by(|one, other| one < other));
        for operator in (1..=4).map(example::operator_id) {
            let expected: Vec<usize> = at
                .windows(2)
                .map(|span| {
                    let kinds = ActivityKind::ALL.into_iter().filter(|kind| kind.is_access()).collect();
                    let (from, until) = (span.first().copied(), span.last().copied());
                    let operator = Some(operator);
                    let outcome = Some(OutcomeKind::Done);
                    let filter = ActivityFilter { kinds, operator, outcome, from, until, ..Default::default() };
                    asked_for(&records, &filter, whole()).len()
                })
                .collect();
            match counted.iter().find(|count| count.operator == operator) {
                Some(count) => {
                    prop_assert_eq!(
                        count.counts.iter().map(|count| usize::try_from(*count).unwrap()).collect::<Vec<_>>(),
                        expected
                    );
                    prop_assert_eq!(count.newest.record.actor.operator(), Some(operator));
                }
                None => prop_assert!(expected.iter().all(|count| *count == 0), "{:?}", expected),
            }
        }
        Ok(())
    });
}

fn log_2_what_the_log_names_is_listed_once_by_its_newest_record(bench: &Bench) {
    fill(bench);
    let named = |named, limit| {
        let newest = all_pages(|after| bench.store.named_in_log(whole(), named, after, limit)).unwrap();
        newest.into_iter().map(|recorded| recorded.number).collect::<std::collections::BTreeSet<u64>>()
    };
    let newest = |is_it: &dyn Fn(&ActivityRecord) -> bool| (1..=RECORDS).rev().find(|number| is_it(&record(*number)));
    let operators = (1..=4).map(example::operator_id).map(Some);
    let expected = operators.filter_map(|id| newest(&|record| record.actor.operator() == id)).collect();
    assert_eq!(named(LogName::Operator, 2), expected);
    let titles = ["windows server 2019", "sql server 2022"].map(|title| Some(title.to_owned()));
    let is_of = |record: &ActivityRecord| record.subject.product.as_deref().map(str::to_lowercase);
    let expected = titles.iter().filter_map(|title| newest(&|record| is_of(record) == *title)).collect();
    assert_eq!(named(LogName::Product, 1), expected);
    let filter = |number| ActivityFilter { tenant: Some(example::tenant(number)), ..ActivityFilter::default() };
    let customers = (1..=3).filter_map(|number| newest(&|record| is_asked_for(&filter(number), whole(), record)));
    assert_eq!(named(LogName::Customer, 1), customers.collect());
}

fn log_2_a_page_goes_on_where_the_one_before_ended_in_either_order(bench: &Bench) {
    fill(bench);
    for order in [LogOrder::NewestFirst, LogOrder::OldestFirst] {
        let filter = ActivityFilter { kinds: vec![ActivityKind::KeyViewed], order, ..ActivityFilter::default() };
        let first = bench.store.activity(whole(), &filter, None, 10).unwrap();
        let second = bench.store.activity(whole(), &filter, first.next.as_ref(), 10).unwrap();
        let both = bench.store.activity(whole(), &filter, None, 20).unwrap();
        assert_eq!([first.items.clone(), second.items].concat(), both.items);
        let back = ActivityFilter { order: order.reversed(), ..filter };
        let before = bench.store.activity(whole(), &back, first.next.as_ref(), 9).unwrap();
        let expected: Vec<_> = first.items.into_iter().rev().skip(1).collect();
        assert_eq!(before.items, expected, "what lies before the last row of a page, read back from there");
    }
}

fn role_3_what_is_drawn_from_the_log_is_nothing_of_a_tenants(bench: &Bench) {
    fill(bench);
    let at = [example::now().before(Duration::days(1)), example::now().after(Duration::days(30))];
    assert_ne!(bench.store.count_accesses(whole(), &at).unwrap(), []);
    for own in customer_admins().map(|admin| admin.scope()) {
        assert_eq!(bench.store.count_accesses(own, &at).unwrap(), []);
        for named in [LogName::Operator, LogName::Customer, LogName::Product] {
            assert_eq!(bench.store.named_in_log(own, named, None, 10).unwrap(), Page::default());
        }
    }
}
