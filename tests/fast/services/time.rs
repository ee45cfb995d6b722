//! Time passing over a store: everything due is done, once and in order, whoever looks and however late (RENEW-4).

use chrono::Duration;

use crate::services::world::{CHARGES, RENEWING, World, admin, line};
use nyckel::domain::renewal::SubscriptionChange;
use nyckel::domain::{Instant, Renewal, Term};
use nyckel::ports::{Clock, Stop, Store};
use nyckel::service::{ChangeSubscription, TimeApplied, apply_time, change_subscription};
use nyckel::testing::{Fault, Step, When};

fn apply(world: &World) -> TimeApplied {
    apply_time(&world.services, &Stop::default()).unwrap()
}

fn begun() -> World {
    let world = World::new();
    world.begin_time();
    world
}

#[test]
fn renew_4_what_became_due_is_charged_once_however_often_it_is_asked_for() {
    let world = begun();
    let next = Term::OneYear.end(Instant::CUTOVER, 6);
    assert_eq!(apply(&world), TimeApplied { charges: 11, next: Some(next) });
    let charges = world.charges();
    assert_eq!((charges.len(), world.subscription().term_number), (CHARGES, 6));
    assert_eq!(apply(&world), TimeApplied { charges: 0, next: Some(next) });
    assert_eq!(world.charges(), charges);
}

#[test]
fn renew_4_at_the_instant_itself_and_not_a_nanosecond_before() {
    let world = begun();
    apply(&world);
    let next = Term::OneYear.end(Instant::CUTOVER, 6);
    world.clock.set(next.before(Duration::nanoseconds(1)));
    assert_eq!(apply(&world).charges, 0);
    world.clock.set(next);
    assert_eq!(apply(&world).charges, 1);
    assert_eq!(world.charges().last().unwrap().id.at, next);
    assert_eq!(world.subscription().term_number, 7);
}

#[test]
fn renew_4_ten_years_closed_come_to_the_same_as_ten_years_open() {
    let (closed, open) = (begun(), begun());
    for _ in 0..3_650 {
        open.clock.advance(Duration::days(1));
        apply(&open);
    }
    closed.clock.advance(Duration::days(3_650));
    apply(&closed);
    assert_eq!(closed.charges(), open.charges());
    assert_eq!(closed.subscription(), open.subscription());
    assert_eq!(closed.charges().len(), CHARGES + 10);
}

#[test]
fn renew_1_what_was_turned_off_ends_with_its_term_and_nothing_more_is_charged() {
    let world = begun();
    apply(&world);
    let change = SubscriptionChange { renewal: Some(Renewal::Expires), name: None };
    let off = ChangeSubscription { entitlement: line(RENEWING), change };
    change_subscription(&world.services, &admin(), &off).unwrap();
    world.clock.advance(Duration::days(3_650));
    assert_eq!(apply(&world), TimeApplied { charges: 0, next: None });
    assert_eq!(world.charges().len(), CHARGES);
}

#[test]
fn renew_4_by_a_clock_that_was_set_back_nothing_becomes_due() {
    let world = begun();
    let now = world.clock.now();
    world.clock.advance(Duration::days(400));
    world.write(Vec::new());
    world.clock.set(now);
    assert_eq!(apply(&world).charges, 0);
    assert_eq!(world.charges(), []);
    world.clock.advance(Duration::days(400));
    assert_eq!(apply(&world).charges, 12);
}

#[test]
fn renew_4_a_purchase_of_which_a_part_is_gone_keeps_no_other_waiting() {
    let world = begun();
    let gone = nyckel::domain::EntitlementId { line: nyckel::domain::LineNumber(99), ..line(RENEWING) };
    let schedule = nyckel::domain::Schedule::beginning(gone, Instant::CUTOVER);
    world.write(vec![nyckel::ports::Change::Schedule(schedule)]);
    assert_eq!(apply(&world).charges, 11);
    assert_eq!(apply(&world).charges, 0);
}

#[test]
fn renew_4_a_stop_between_two_pieces_leaves_the_rest_for_the_next_time() {
    let world = begun();
    let stop = Stop::default();
    stop.raise();
    assert_eq!(apply_time(&world.services, &stop).unwrap().charges, 0);
    assert_eq!(apply(&world).charges, 11);
}

#[test]
fn renew_4_a_store_that_fails_is_told_of_and_the_next_time_does_it_all() {
    let world = begun();
    world.faults.set(When::Every(Step::Commit), Fault::Fail);
    assert!(apply_time(&world.services, &Stop::default()).is_err());
    world.faults.clear();
    assert_eq!(world.charges(), []);
    assert_eq!(apply(&world).charges, 11);
    assert!(world.store.due(admin().scope(), 1).unwrap().first().is_some_and(|(at, _)| world.clock.now() < *at));
}
