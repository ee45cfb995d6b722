//! The ends of terms, by which subscriptions are found that renew or expire soon.

use super::{Bench, Property, customer_admins, properties, whole};
use crate::domain::{Instant, Renewal, Scope, Subscription, Term};
use crate::ports::commit::Change;
use crate::ports::page::all_pages;
use crate::ports::store::{EndsOrder, EndsWithin, StoreFailure, TermEnd};
use crate::testing::example;

pub(super) const PROPERTIES: &[Property] = properties![
    renew_1_subscriptions_come_in_the_order_of_the_ends_of_their_terms,
    renew_1_the_first_end_is_within_and_the_last_outside,
    renew_1_a_renewal_moves_the_end_to_its_term,
    after_1_what_was_cancelled_has_no_end_any_more,
    m365_1_terms_end_at_the_customers_own,
];

fn subscription(number: u32) -> Subscription {
    example::subscription(number, example::entitlement_id(number, "OR-1", 1))
}

fn write(bench: &Bench, subscription: &Subscription) {
    bench.write(vec![Change::Subscription(subscription.clone())]);
}

fn found(subscription: &Subscription) -> TermEnd {
    (subscription.newest_end(), subscription.tenant(), subscription.id)
}

fn within(bench: &Bench, scope: Scope, from: Instant, until: Instant) -> Vec<TermEnd> {
    let ends = EndsWithin::soonest(from, until);
    let one_by_one = all_pages(|after| bench.store.term_ends(scope, &ends, after, 1)).unwrap();
    let at_once = all_pages(|after| bench.store.term_ends(scope, &ends, after, 100)).unwrap();
    assert_eq!(one_by_one, at_once);
    let latest = EndsWithin { order: EndsOrder::LatestFirst, ..ends };
    let mut backwards = all_pages(|after| bench.store.term_ends(scope, &latest, after, 1)).unwrap();
    backwards.reverse();
    assert_eq!(backwards, at_once, "from the other side");
    let half = bench.store.term_ends(scope, &ends, None, at_once.len().div_ceil(2)).unwrap();
    if let Some(place) = half.next {
        let before = bench.store.term_ends(scope, &latest, Some(&place), 100).unwrap().items;
        let expected: Vec<_> = half.items.into_iter().rev().skip(1).collect();
        assert_eq!(before, expected, "what lies before the last row of a page, read back from there");
    }
    at_once
}

fn all(bench: &Bench) -> Vec<TermEnd> {
    within(bench, whole(), Instant::from_unix(0), Instant::from_unix(4_000_000_000))
}

fn renew_1_subscriptions_come_in_the_order_of_the_ends_of_their_terms(bench: &Bench) {
    assert_eq!(all(bench), []);
    let later = Subscription { term: Term::ThreeYears, ..subscription(1) };
    let expiring = Subscription { renewal: Renewal::Expires, ..subscription(3) };
    for written in [&later, &expiring, &subscription(2)] {
        write(bench, written);
    }
    assert_eq!(all(bench), [found(&subscription(2)), found(&expiring), found(&later)]);
}

fn renew_1_the_first_end_is_within_and_the_last_outside(bench: &Bench) {
    write(bench, &subscription(1));
    let (end, nanosecond) = (subscription(1).newest_end(), chrono::Duration::nanoseconds(1));
    for (from, until, is_found) in [
        (end, end.after(nanosecond), true),
        (end.before(nanosecond), end, false),
        (end.after(nanosecond), end.after(chrono::Duration::days(1)), false),
        (end, end, false),
        (end.after(nanosecond), end, false),
    ] {
        assert_eq!(within(bench, whole(), from, until).len(), usize::from(is_found), "{from:?} to {until:?}");
    }
    let ends = EndsWithin::soonest(end, end.after(nanosecond));
    let of_another_query = crate::ports::Cursor(vec![0]);
    let answer = bench.store.term_ends(whole(), &ends, Some(&of_another_query), 1);
    assert!(matches!(answer, Err(StoreFailure::BadCursor)));
}

fn renew_1_a_renewal_moves_the_end_to_its_term(bench: &Bench) {
    write(bench, &subscription(1));
    let renewed = Subscription { term_number: 2, ..subscription(1) };
    write(bench, &renewed);
    assert_eq!(all(bench), [found(&renewed)]);
    assert_eq!(renewed.newest_end(), renewed.term.end(renewed.first_start, 2));
}

fn after_1_what_was_cancelled_has_no_end_any_more(bench: &Bench) {
    for number in [1, 2] {
        write(bench, &subscription(number));
    }
    write(bench, &Subscription { cancelled: Some(example::now()), ..subscription(1) });
    assert_eq!(all(bench), [found(&subscription(2))]);
}

fn m365_1_terms_end_at_the_customers_own(bench: &Bench) {
    let [own, _] = customer_admins();
    for number in [2, 1, 3] {
        write(bench, &subscription(number));
    }
    let (from, until) = (Instant::from_unix(0), Instant::from_unix(4_000_000_000));
    assert_eq!(within(bench, own.scope(), from, until), [found(&subscription(1))]);
}
