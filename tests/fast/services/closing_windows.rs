//! Which cancellation windows close soon: all of them, in order, and none that is over or of what was cancelled.

use chrono::Duration;
use nyckel::domain::cancellation_window::{CancellationWindow, CountedFrom, StatedCancellation};
use nyckel::domain::entitlement::EntitlementState;
use nyckel::domain::{Entitlement, EntitlementId, Instant, Renewal, Subscription, Term};
use nyckel::ports::store::EndsOrder;
use nyckel::ports::{Change, Clock};
use nyckel::service::{
    ClosingWindow, ClosingWithin, LookThroughWindows, WindowPlace, WindowsFrom, closing_windows, look_through_windows,
};
use nyckel::testing::example;
use proptest::prelude::*;

use crate::services::world::{RENEWING, World, admin, customer, line};

const NANOSECOND: Duration = Duration::nanoseconds(1);

fn id(number: u32) -> EntitlementId {
    example::entitlement_id(1, &format!("OR-{number:05}"), 1)
}

fn bought(number: u32, bought: Instant) -> Entitlement {
    Entitlement { bought, ..example::entitlement(id(number)) }
}

/// Contoso AB, which has bought nothing yet.
fn contoso() -> World {
    let world = World::empty();
    world.write(vec![Change::Customer(customer(1, "Contoso AB", "sweden"))]);
    world
}

fn within(world: &World, left: Duration) -> Vec<ClosingWindow> {
    let ask = ClosingWithin { left, limit: usize::MAX };
    let closing = closing_windows(&world.services, &admin(), &ask).unwrap();
    assert!(!closing.has_more);
    closing.rows
}

fn ids(world: &World, left: Duration) -> Vec<EntitlementId> {
    within(world, left).into_iter().map(|window| window.entitlement.id).collect()
}

#[test]
fn cancel_4_windows_are_told_of_in_the_order_in_which_they_close() {
    let world = contoso();
    let now = world.clock.now();
    let (renewed, subscription) = example::renewing(9, id(9));
    let subscription = Subscription { first_start: now, ..subscription };
    let until = Some(now.after(Duration::hours(5)));
    let stated = Some(StatedCancellation { until, full_refund: None, prorated_refund: None });
    world.write(vec![
        Change::Entitlement(bought(7, now.before(Duration::days(26)))),
        Change::Entitlement(Entitlement { bought: now, ..renewed }),
        Change::Subscription(subscription),
        Change::Entitlement(Entitlement { stated, ..bought(8, now) }),
    ]);
    let told: Vec<_> = within(&world, Duration::days(8))
        .into_iter()
        .map(|window| (window.entitlement.id, window.counted_from, window.end.since(now), window.customer))
        .collect();
    let name = || "Contoso AB".to_owned();
    let expected = [
        (id(8), CountedFrom::Provider, Duration::hours(5), name()),
        (id(7), CountedFrom::Purchase, Duration::days(4), name()),
        (id(9), CountedFrom::Term, Duration::days(7), name()),
    ];
    assert_eq!(told, expected);
    assert_eq!(within(&world, Duration::days(8))[2].subscription.as_ref().unwrap().entitlement, id(9));
}

#[test]
fn cancel_4_a_window_is_told_of_until_its_end_and_not_at_it() {
    let world = contoso();
    let end = world.clock.now().after(CancellationWindow::OF_PURCHASE);
    world.write(vec![Change::Entitlement(bought(7, world.clock.now()))]);
    let day = Duration::days(1);
    for (now, left, is_told) in [
        (end.before(day), day, true),
        (end.before(day).before(NANOSECOND), day, false),
        (end.before(NANOSECOND), day, true),
        (end.before(NANOSECOND), NANOSECOND, true),
        (end, day, false),
        (end.after(NANOSECOND), day, false),
    ] {
        world.clock.set(now);
        assert_eq!(ids(&world, left), if is_told { vec![id(7)] } else { Vec::new() }, "{now:?}, {left}");
    }
}

#[test]
fn cancel_4_what_was_asked_for_is_a_part_and_the_rest_is_said_to_be_there() {
    let world = contoso();
    let now = world.clock.now();
    world.write((1..=5).map(|day| Change::Entitlement(bought(day, now.before(Duration::days(day.into()))))).collect());
    let asked = |limit| {
        let ask = ClosingWithin { left: CancellationWindow::OF_PURCHASE, limit };
        let closing = closing_windows(&world.services, &admin(), &ask).unwrap();
        (closing.rows.iter().map(|row| row.entitlement.id.clone()).collect::<Vec<_>>(), closing.has_more)
    };
    assert_eq!(asked(2), (vec![id(5), id(4)], true));
    assert_eq!(asked(0), (Vec::new(), true));
    assert_eq!(asked(5), ([5, 4, 3, 2, 1].map(id).to_vec(), false));
}

#[test]
fn renew_4_a_term_that_began_and_was_not_written_down_yet_has_its_window() {
    let world = World::new();
    world.begin_time();
    let subscription = world.subscription();
    let start = Term::OneYear.start(subscription.first_start, 6);
    world.clock.set(start.after(Duration::hours(1)));
    let told = within(&world, CancellationWindow::OF_TERM);
    assert_eq!(told.iter().map(|window| window.end).collect::<Vec<_>>(), [start.after(CancellationWindow::OF_TERM)]);
    assert_eq!(told[0].entitlement.id, line(RENEWING));
    // Once it is written down it is told of once.
    nyckel::service::apply_time(&world.whole, &nyckel::ports::Stop::default()).unwrap();
    assert_eq!(within(&world, CancellationWindow::OF_TERM).len(), 1);
    // What expires instead has none.
    let expiring = Subscription { renewal: Renewal::Expires, ..world.subscription() };
    world.write(vec![Change::Subscription(expiring)]);
    world.clock.set(Term::OneYear.start(subscription.first_start, 7).after(Duration::hours(1)));
    assert_eq!(within(&world, CancellationWindow::OF_TERM), []);
}

/// Everything that is found page by page from that side, and where each page ended.
fn looked_through(world: &World, order: EndsOrder, limit: usize) -> (Vec<ClosingWindow>, Vec<WindowPlace>) {
    let (mut rows, mut places, mut from) = (Vec::new(), Vec::new(), WindowsFrom::Beginning);
    loop {
        let ask = LookThroughWindows { order, from, limit };
        let page = look_through_windows(&world.services, &admin(), &ask).unwrap();
        rows.extend(page.rows);
        match page.next {
            Some(place) => {
                places.push(place.clone());
                from = WindowsFrom::Behind(place);
            }
            None => return (rows, places),
        }
    }
}

#[test]
fn cancel_4_all_windows_are_looked_through_from_either_side_and_each_is_told_of_once() {
    let world = World::new();
    world.begin_time();
    // A term began that was not written down yet, and two purchases close together.
    let start = Term::OneYear.start(world.subscription().first_start, 6);
    let now = start.after(Duration::hours(1));
    world.clock.set(now);
    let same_day = |number: u32| now.before(Duration::days(i64::from(number.max(2))));
    let renewed_ends_between = Duration::days(6);
    world.write((1..=28).map(|number| Change::Entitlement(bought(number, same_day(number)))).collect());
    let all = within(&world, CancellationWindow::LONGEST);
    assert!(all.iter().any(|window| window.end.since(now) < renewed_ends_between) && 28 < all.len());
    for limit in [1, 2, 3, 10, 100] {
        let (soonest, places) = looked_through(&world, EndsOrder::SoonestFirst, limit);
        assert_eq!(soonest, all, "{limit}");
        let (mut latest, _) = looked_through(&world, EndsOrder::LatestFirst, limit);
        latest.reverse();
        assert_eq!(latest, all, "{limit} from the other side");
        // From where a page ended one goes back as well as on.
        let back = |place: &WindowPlace| {
            let from = WindowsFrom::Behind(place.clone());
            let ask = LookThroughWindows { order: EndsOrder::LatestFirst, from, limit: 100 };
            look_through_windows(&world.services, &admin(), &ask).unwrap().rows.len()
        };
        assert!(places.iter().map(back).is_sorted_by(|one, other| one < other), "{limit}");
    }
    let asked = |order, end| {
        let ask = LookThroughWindows { order, from: WindowsFrom::Closing(end), limit: 100 };
        look_through_windows(&world.services, &admin(), &ask).unwrap().rows
    };
    let end = all[10].end;
    assert_eq!(asked(EndsOrder::SoonestFirst, end), all[10..]);
    assert_eq!(asked(EndsOrder::LatestFirst, end).into_iter().rev().collect::<Vec<_>>(), all[..=10]);
}

#[test]
fn after_1_what_was_cancelled_is_not_told_of() {
    let world = contoso();
    let at = world.clock.now();
    world.write(vec![Change::Entitlement(bought(7, at))]);
    assert_eq!(ids(&world, Duration::days(30)), [id(7)]);
    let state = EntitlementState::Cancelled { at };
    world.write(vec![Change::Entitlement(Entitlement { state, ..bought(7, at) })]);
    assert_eq!(ids(&world, Duration::days(30)), []);
}

/// A purchase some minutes before now: perpetual, or a subscription whose first terms are over.
fn purchase() -> impl Strategy<Value = (bool, i64)> {
    (any::<bool>(), prop_oneof![0_i64..45 * 24 * 60, 364_i64 * 24 * 60..374 * 24 * 60])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// The index leads to exactly those that one finds by looking at every purchase.
    #[test]
    fn cancel_4_the_index_leads_to_every_open_window_and_to_no_other(
        purchases in prop::collection::vec(purchase(), 0..20),
        hours in 0_i64..800,
    ) {
        let world = World::empty();
        let now = world.clock.now();
        let (mut changes, mut expected) = (vec![Change::Customer(example::customer(1))], Vec::new());
        for (number, (renews, minutes)) in (1..).zip(purchases) {
            let at = now.before(Duration::minutes(minutes));
            let end = if renews {
                let (purchase, subscription) = example::renewing(number, id(number));
                let subscription = Subscription { first_start: at, ..subscription };
                let terms = if Term::OneYear.end(at, 1) <= now { 2 } else { 1 };
                changes.push(Change::Schedule(nyckel::domain::Schedule::beginning(id(number), at)));
                changes.push(Change::Entitlement(Entitlement { bought: at, ..purchase }));
                changes.push(Change::Subscription(subscription));
                Term::OneYear.start(at, terms).after(CancellationWindow::OF_TERM)
            } else {
                changes.push(Change::Entitlement(bought(number, at)));
                at.after(CancellationWindow::OF_PURCHASE)
            };
            if now < end && end.since(now) <= Duration::hours(hours) {
                expected.push((end, id(number)));
            }
        }
        world.write(changes);
        expected.sort();
        let told: Vec<_> = within(&world, Duration::hours(hours))
            .into_iter()
            .map(|window| (window.end, window.entitlement.id))
            .collect();
        prop_assert_eq!(told, expected);
    }
}
