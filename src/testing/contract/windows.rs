//! The windows in which something can be cancelled: found by their ends as long as what they are of stands.

use chrono::Duration;

use super::{Bench, Property, customer_admins, properties, whole};
use crate::domain::cancellation_window::{CancellationWindow, StatedCancellation};
use crate::domain::entitlement::EntitlementState;
use crate::domain::{Entitlement, EntitlementId, Instant, Scope, Subscription};
use crate::ports::commit::Change;
use crate::ports::page::all_pages;
use crate::ports::store::{EndsOrder, EndsWithin, StoreFailure};
use crate::testing::example;

pub(super) const PROPERTIES: &[Property] = properties![
    cancel_4_windows_come_in_the_order_of_their_ends,
    cancel_4_the_first_end_is_within_and_the_last_outside,
    cancel_1_a_renewal_moves_the_window_to_its_term,
    cancel_6_what_the_provider_states_moves_the_window,
    after_1_what_was_cancelled_has_no_window,
    m365_1_windows_end_at_the_customers_own,
];

fn id(number: u32) -> EntitlementId {
    example::entitlement_id(number, "OR-1", 1)
}

fn end_of_purchase() -> Instant {
    example::now().after(CancellationWindow::OF_PURCHASE)
}

fn end_of_term() -> Instant {
    example::now().after(CancellationWindow::OF_TERM)
}

/// A purchase with its subscription, in one commit or the subscription first.
fn write_renewing(bench: &Bench, number: u32) -> (Entitlement, Subscription) {
    let (purchase, subscription) = example::renewing(number, id(number));
    let (bought, renewed) = (Change::Entitlement(purchase.clone()), Change::Subscription(subscription.clone()));
    if number.is_multiple_of(2) {
        bench.write(vec![bought, renewed]);
    } else {
        bench.write(vec![renewed]);
        bench.write(vec![bought]);
    }
    (purchase, subscription)
}

fn within(bench: &Bench, scope: Scope, from: Instant, until: Instant) -> Vec<(Instant, EntitlementId)> {
    let filter = EndsWithin::soonest(from, until);
    let one_by_one = all_pages(|after| bench.store.windows(scope, &filter, after, 1)).unwrap();
    let at_once = all_pages(|after| bench.store.windows(scope, &filter, after, 100)).unwrap();
    assert_eq!(one_by_one, at_once);
    let latest = EndsWithin { order: EndsOrder::LatestFirst, ..filter };
    let mut backwards = all_pages(|after| bench.store.windows(scope, &latest, after, 1)).unwrap();
    backwards.reverse();
    assert_eq!(backwards, at_once, "from the other side");
    let half = bench.store.windows(scope, &filter, None, at_once.len().div_ceil(2)).unwrap();
    if let Some(place) = half.next {
        let before = bench.store.windows(scope, &latest, Some(&place), 100).unwrap().items;
        let expected: Vec<_> = half.items.into_iter().rev().skip(1).collect();
        assert_eq!(before, expected, "what lies before the last row of a page, read back from there");
    }
    at_once
}

fn all(bench: &Bench) -> Vec<(Instant, EntitlementId)> {
    within(bench, whole(), Instant::from_unix(0), Instant::from_unix(4_000_000_000))
}

fn cancel_4_windows_come_in_the_order_of_their_ends(bench: &Bench) {
    assert_eq!(all(bench), []);
    let earlier = example::now().before(Duration::days(3));
    bench.write(vec![
        Change::Entitlement(example::entitlement(id(3))),
        Change::Entitlement(Entitlement { bought: earlier, ..example::entitlement(id(4)) }),
    ]);
    let _ = (write_renewing(bench, 1), write_renewing(bench, 2));
    let purchases = [(end_of_purchase().before(Duration::days(3)), id(4)), (end_of_purchase(), id(3))];
    let expected = [[(end_of_term(), id(1)), (end_of_term(), id(2))], purchases].concat();
    assert_eq!(all(bench), expected);
}

fn cancel_4_the_first_end_is_within_and_the_last_outside(bench: &Bench) {
    bench.write(vec![Change::Entitlement(example::entitlement(id(1)))]);
    let (end, nanosecond) = (end_of_purchase(), Duration::nanoseconds(1));
    for (from, until, is_found) in [
        (end, end.after(nanosecond), true),
        (end.before(nanosecond), end, false),
        (end.after(nanosecond), end.after(Duration::days(1)), false),
        (end, end, false),
        (end.after(nanosecond), end, false),
    ] {
        assert_eq!(within(bench, whole(), from, until).len(), usize::from(is_found), "{from:?} to {until:?}");
    }
    let filter = EndsWithin::soonest(end, end.after(nanosecond));
    let foreign = bench.store.customers(whole(), None, 1).unwrap().next;
    assert!(foreign.is_none());
    let cursor = crate::ports::Cursor(vec![0]);
    assert!(matches!(bench.store.windows(whole(), &filter, Some(&cursor), 1), Err(StoreFailure::BadCursor)));
}

fn cancel_1_a_renewal_moves_the_window_to_its_term(bench: &Bench) {
    let (_, subscription) = write_renewing(bench, 1);
    let renewed = Subscription { term_number: 2, ..subscription };
    let start = renewed.term.start(renewed.first_start, 2);
    bench.write(vec![Change::Subscription(renewed)]);
    assert_eq!(all(bench), [(start.after(CancellationWindow::OF_TERM), id(1))]);
}

fn cancel_6_what_the_provider_states_moves_the_window(bench: &Bench) {
    let until = Some(example::now().after(Duration::days(2)));
    let stated = |until| Some(StatedCancellation { until, full_refund: None, prorated_refund: None });
    bench.write(vec![Change::Entitlement(example::entitlement(id(1)))]);
    bench.write(vec![Change::Entitlement(Entitlement { stated: stated(until), ..example::entitlement(id(1)) })]);
    assert_eq!(all(bench), [(example::now().after(Duration::days(2)), id(1))]);
    bench.write(vec![Change::Entitlement(Entitlement { stated: stated(None), ..example::entitlement(id(1)) })]);
    assert_eq!(all(bench), []);
}

fn after_1_what_was_cancelled_has_no_window(bench: &Bench) {
    let at = example::now();
    let (_, by_subscription) = write_renewing(bench, 1);
    let (by_purchase, _) = write_renewing(bench, 2);
    let (together, renewal) = write_renewing(bench, 3);
    bench.write(vec![Change::Entitlement(example::entitlement(id(4)))]);
    let state = EntitlementState::Cancelled { at };
    bench.write(vec![Change::Subscription(Subscription { cancelled: Some(at), ..by_subscription })]);
    bench.write(vec![Change::Entitlement(Entitlement { state, ..by_purchase })]);
    bench.write(vec![
        Change::Entitlement(Entitlement { state, ..together }),
        Change::Subscription(Subscription { cancelled: Some(at), ..renewal }),
    ]);
    assert_eq!(all(bench), [(end_of_purchase(), id(4))]);
    bench.write(vec![Change::Entitlement(Entitlement { state, ..example::entitlement(id(4)) })]);
    assert_eq!(all(bench), []);
}

fn m365_1_windows_end_at_the_customers_own(bench: &Bench) {
    let [own, _] = customer_admins();
    for number in [2, 1, 3] {
        bench.write(vec![Change::Entitlement(example::entitlement(id(number)))]);
    }
    let (from, until) = (example::now(), end_of_purchase().after(Duration::days(1)));
    assert_eq!(within(bench, own.scope(), from, until), [(end_of_purchase(), id(1))]);
}
