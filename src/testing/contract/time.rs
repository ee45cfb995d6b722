//! What is due and was charged: found by its instant, of one customer or of all, and done once.

use chrono::Duration;

use super::{Bench, Property, customer_admins, properties, whole};
use crate::domain::passage::{Running, Schedule, pass};
use crate::domain::version::Versioned;
use crate::domain::{Charge, EntitlementId, Instant};
use crate::ports::commit::{Change, Commit};
use crate::ports::page::all_pages;
use crate::ports::sent_command::{CommandState, SentCommand};
use crate::ports::store::{ChargeFilter, CommitError};
use crate::testing::example;

pub(super) const PROPERTIES: &[Property] = properties![
    renew_4_what_is_due_comes_in_the_order_of_its_instants,
    renew_4_charges_are_found_by_customer_and_by_time,
    renew_4_what_became_due_is_done_once,
    a_command_is_open_until_it_is_known_what_came_of_it,
    an_order_is_found_by_its_number,
    m365_1_what_time_did_ends_at_the_customers_own,
];

fn day(days: i64) -> Instant {
    example::now().after(Duration::days(days))
}

fn id(number: u32) -> EntitlementId {
    example::entitlement_id(number, "OR-1", 1)
}

fn renew_4_what_is_due_comes_in_the_order_of_its_instants(bench: &Bench) {
    let due = || bench.store.due(whole(), 10).unwrap();
    assert_eq!(due(), []);
    bench.write(vec![
        Change::Schedule(example::schedule(id(1), 2)),
        Change::Schedule(example::schedule(id(2), -40_000)),
        Change::Schedule(example::schedule(id(3), 1)),
    ]);
    assert_eq!(due(), [(day(-40_000), id(2)), (day(1), id(3)), (day(2), id(1))]);
    assert_eq!(bench.store.due(whole(), 1).unwrap().len(), 1);
    bench.write(vec![
        Change::Schedule(Schedule { entitlement: id(2), next: None }),
        Change::Schedule(example::schedule(id(3), 5)),
    ]);
    assert_eq!(due(), [(day(2), id(1)), (day(5), id(3))]);
    assert_eq!(bench.store.schedule(whole(), &id(3)).unwrap().unwrap().value, example::schedule(id(3), 5));
}

fn charges(bench: &Bench, filter: &ChargeFilter) -> Vec<Charge> {
    let one_by_one = all_pages(|after| bench.store.charges(whole(), filter, after, 1)).unwrap();
    let at_once = all_pages(|after| bench.store.charges(whole(), filter, after, 100)).unwrap();
    assert_eq!(one_by_one, at_once);
    at_once
}

fn renew_4_charges_are_found_by_customer_and_by_time(bench: &Bench) {
    let made = [(2, 3), (1, 1), (3, 2), (1, 4)].map(|(number, days)| example::charge(id(number), days));
    bench.write(made.clone().map(Change::Charge).to_vec());
    let [second, first, third, fourth] = made;
    assert_eq!(charges(bench, &ChargeFilter::default()), [&first, &third, &second, &fourth].map(Clone::clone));
    let within = ChargeFilter { tenant: None, from: Some(day(2)), until: Some(day(4)) };
    assert_eq!(charges(bench, &within), [third, second]);
    let of_one = ChargeFilter { tenant: Some(example::tenant(1)), ..ChargeFilter::default() };
    assert_eq!(charges(bench, &of_one), [first.clone(), fourth]);
    assert_eq!(charges(bench, &ChargeFilter { until: Some(day(4)), ..of_one }), [first]);
}

fn renew_4_what_became_due_is_done_once(bench: &Bench) {
    let running = |bench: &Bench| Running {
        entitlement: bench.store.entitlement(whole(), &id(1)).unwrap().unwrap(),
        subscription: None,
        schedule: bench.store.schedule(whole(), &id(1)).unwrap().unwrap(),
    };
    let bought = example::entitlement(id(1));
    let schedule = Schedule::beginning(id(1), bought.bought);
    bench.write(vec![Change::Entitlement(bought), Change::Schedule(schedule)]);
    let passage = pass(&running(bench), day(0), 10).unwrap();
    let by_time = Commit::by_time(&[passage]);
    bench.apply(&by_time);
    assert!(matches!(bench.refuses(&by_time), CommitError::Conflict { .. }));
    assert_eq!(charges(bench, &ChargeFilter::default()).len(), 1);
    let again = pass(&running(bench), day(4_000), 10).unwrap();
    assert!(again.charges().is_empty() && again.schedule().next.is_none(), "{again:?}");
}

fn a_command_is_open_until_it_is_known_what_came_of_it(bench: &Bench) {
    let sent = [example::sent_command(2, 1), example::sent_command(1, 2)];
    bench.write(sent.clone().map(|sent| Change::Command(Box::new(sent))).to_vec());
    let open = |bench: &Bench| {
        let open = bench.store.open_commands(whole(), 10).unwrap();
        open.into_iter().map(|Versioned { value, .. }| value).collect::<Vec<_>>()
    };
    let [first, second] = sent;
    assert_eq!(open(bench), [second.clone(), first.clone()]);
    let over = SentCommand { state: CommandState::NeverHappened, ..second };
    bench.write(vec![Change::Command(Box::new(over.clone()))]);
    assert_eq!(open(bench), [first]);
    assert_eq!(bench.store.command(whole(), over.tenant, over.id).unwrap().unwrap().value, over);
}

fn an_order_is_found_by_its_number(bench: &Bench) {
    let orders = [(2, "OR-1"), (1, "OR-1"), (1, "OR-10")].map(|(number, order)| example::order(number, order));
    bench.write(orders.map(Change::Order).to_vec());
    let buyers = |order| bench.store.buyers_of(whole(), &example::order_id(order)).unwrap();
    assert_eq!(buyers("OR-1"), [1, 2].map(example::tenant));
    assert_eq!(buyers("OR-10"), [example::tenant(1)]);
    assert_eq!(buyers("OR-2"), []);
}

fn m365_1_what_time_did_ends_at_the_customers_own(bench: &Bench) {
    let [own, _] = customer_admins();
    let scope = own.scope();
    for number in [1, 2] {
        bench.write(vec![
            Change::Order(example::order(number, "OR-1")),
            Change::Schedule(example::schedule(id(number), 1)),
            Change::Charge(example::charge(id(number), 1)),
            Change::Command(Box::new(example::sent_command(number, 1))),
        ]);
    }
    let store = &bench.store;
    assert_eq!(store.due(scope, 10).unwrap(), [(day(1), id(1))]);
    assert_eq!(store.open_commands(scope, 10).unwrap().len(), 1);
    assert_eq!(store.buyers_of(scope, &example::order_id("OR-1")).unwrap(), [example::tenant(1)]);
    assert_eq!(store.charges(scope, &ChargeFilter::default(), None, 10).unwrap().items, [example::charge(id(1), 1)]);
    let foreign = ChargeFilter { tenant: Some(example::tenant(2)), ..ChargeFilter::default() };
    assert_eq!(store.charges(scope, &foreign, None, 10).unwrap().items, []);
    assert!(store.schedule(scope, &id(2)).unwrap().is_none());
    assert!(store.command(scope, example::tenant(2), example::sent_command(2, 1).id).unwrap().is_none());
}
