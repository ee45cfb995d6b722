//! Cancelling purchases: until when, what is given back, what follows at once, and that nothing is cancelled twice.

use std::sync::Arc;

use chrono::Duration;
use nyckel::domain::cancellation_window::StatedCancellation;
use nyckel::domain::choice::ProductVersion;
use nyckel::domain::drafts::CancellationBatch;
use nyckel::domain::entitlement::EntitlementState;
use nyckel::domain::product_key::KeyKind;
use nyckel::domain::{
    ActivityKind, ActivityOutcome, Actor, Catalog, Charge, ChargeKind, Entitlement, EntitlementId, Instant, LineNumber,
    Money, Order, Refund, Refusal, Renewal, RuleId, SubmissionId, Subscription, Term, WindowState,
};
use nyckel::ports::{Change, Clock, Provider, Stop, Store};
use nyckel::provider::{EmbeddedProvider, KeySource};
use nyckel::service::{
    CancelPurchase, CancelledPurchase, CopyLink, RevealKey, Seeing, ServiceError, Services, apply_time,
    begin_cancelling_many, cancel_purchase, copy_link, look_at_cancellation, open_cancellation, reveal_key,
    settle_commands, unfinished_cancellations,
};
use nyckel::testing::{Fault, Step, When};
use uuid::Uuid;

use crate::services::interleavings::orders::{Service, in_every_order};
use crate::services::verbs::chosen;
use crate::services::world::{
    CANCELLED, OLD, RENEWING, RESERVATION, SEED, SOFTWARE, World, admin, line, order, tenant, version,
};

pub(super) const ONE: SubmissionId = SubmissionId(Uuid::from_u128(1));
const OTHER: SubmissionId = SubmissionId(Uuid::from_u128(2));

/// The world's purchases with what is due of them, applied, in the first hours of the renewing one's seventh term.
pub(super) fn in_the_window() -> World {
    let world = World::new();
    world.begin_time();
    world.clock.set(term_start().after(Duration::hours(1)));
    apply_time(&world.whole, &Stop::default()).unwrap();
    world
}

/// The same in the window of the one that was bought for ever.
pub(super) fn in_the_window_of_software() -> World {
    let world = World::new();
    world.begin_time();
    apply_time(&world.whole, &Stop::default()).unwrap();
    world
}

pub(super) fn term_start() -> Instant {
    Term::OneYear.start(Instant::CUTOVER, 7)
}

fn shown(services: &Services, id: &EntitlementId) -> Result<Refund, Refusal> {
    look_at_cancellation(services, &admin(), id).unwrap().answer
}

/// What would be sent from a dialog that was opened over the purchase.
pub(super) fn an_ask(world: &World, number: u32, submission: SubmissionId) -> CancelPurchase {
    let shown = shown(&world.whole, &line(number)).expect("it can be cancelled");
    CancelPurchase { entitlement: line(number), submission, shown }
}

/// The same of what cannot be cancelled perhaps, for those who may not anyway.
pub(super) fn any_ask(world: &World, number: u32) -> CancelPurchase {
    let nothing = Refund::nothing(world.entitlement(&line(number)).line.unit_price.currency());
    CancelPurchase {
        entitlement: line(number),
        submission: ONE,
        shown: shown(&world.whole, &line(number)).unwrap_or(nothing),
    }
}

pub(super) fn cancel(services: &Services, ask: &CancelPurchase) -> Result<CancelledPurchase, ServiceError> {
    cancel_purchase(services, &admin(), ask, &Stop::default())
}

fn charges_of(world: &World, id: &EntitlementId) -> Vec<Charge> {
    world.charges().into_iter().filter(|charge| charge.id.entitlement == *id).collect()
}

fn sum(charges: &[Charge]) -> Money {
    let nothing = Money::zero(charges[0].amount.currency());
    charges.iter().try_fold(nothing, |sum, charge| sum.plus(charge.amount)).unwrap()
}

/// Whether everything of AFTER is so of a purchase, or nothing of it.
fn is_all_or_nothing(world: &World, number: u32) -> bool {
    let id = line(number);
    let entitlement = world.entitlement(&id);
    let is_cancelled = matches!(entitlement.state, EntitlementState::Cancelled { .. });
    let credits = charges_of(world, &id).iter().filter(|charge| charge.id.kind == ChargeKind::Credit).count();
    let next = world.store.schedule(admin().scope(), &id).unwrap().and_then(|schedule| schedule.value.next);
    let is_subscription_cancelled = number != RENEWING || world.subscription().cancelled.is_some();
    if is_cancelled {
        entitlement.line.quantity == 0
            && credits == 1
            && next.is_none()
            && is_subscription_cancelled
            && !world.has_key(number)
    } else {
        let is_standing = number != RENEWING || world.subscription().cancelled.is_none();
        entitlement.line.quantity != 0 && credits == 0 && is_standing
    }
}

/// The same of both purchases that the cases cancel.
pub(super) fn is_whole(world: &World) -> bool {
    is_all_or_nothing(world, RENEWING) && is_all_or_nothing(world, SOFTWARE)
}

#[test]
fn cancel_2_after_3_what_was_shown_is_what_is_given_back_to_the_minor_unit() {
    for (hours, days) in [(1, 0), (23, 0), (25, 2), (167, 7)] {
        let world = in_the_window();
        world.clock.set(term_start().after(Duration::hours(hours)));
        let ask = an_ask(&world, RENEWING, ONE);
        assert_eq!(ask.shown.used.map(|used| used.days), Some(days), "after {hours} h");
        let before = sum(&charges_of(&world, &line(RENEWING)));
        let done = cancel(&world.services, &ask).unwrap();
        assert_eq!((done.refund, done.at), (ask.shown, term_start().after(Duration::hours(hours))));
        let after = sum(&charges_of(&world, &line(RENEWING)));
        assert_eq!(before.minus(after), Ok(ask.shown.amount), "the net of credit and days used");
        let kinds: Vec<ChargeKind> = charges_of(&world, &line(RENEWING)).iter().map(|it| it.id.kind).collect();
        assert_eq!(kinds.contains(&ChargeKind::DaysUsed), days != 0);
        let credit = charges_of(&world, &line(RENEWING)).into_iter().find(|it| it.id.kind == ChargeKind::Credit);
        let credit = credit.expect("a credit");
        assert_eq!((credit.amount, credit.quantity), (ask.shown.charged.negated(), 1));
        assert!(is_whole(&world));
    }
}

#[test]
fn cancel_2_a_partner_can_set_that_no_hour_is_free() {
    let world = in_the_window();
    let days = |services: &Services| shown(services, &line(RENEWING)).unwrap().used.unwrap().days;
    assert_eq!(days(&world.whole), 0);
    assert_eq!(days(&world.whole.clone().with_free_hours(None)), 0);
    assert_eq!(days(&world.whole.clone().with_free_hours(Some(0))), 1);
}

#[test]
fn cancel_1_log_1_past_the_end_nothing_changes_and_the_refusal_is_on_record() {
    let end = term_start().after(Duration::hours(168));
    for (now, is_open) in [(end.before(Duration::nanoseconds(1)), true), (end, false)] {
        let world = in_the_window();
        world.clock.set(end.before(Duration::minutes(5)));
        let ask = an_ask(&world, RENEWING, ONE);
        // The clock goes on while the dialog is open.
        world.clock.set(now);
        let result = cancel(&world.services, &ask);
        assert_eq!(result.is_ok(), is_open, "{result:?}");
        if let Err(error) = result {
            assert_eq!(error.refusal(), Some(&Refusal::TermWindowPassed { at: end }));
            let refused = (ActivityKind::PurchaseCancelled, ActivityOutcome::Refused(RuleId::Cancel1));
            assert_eq!(world.log(), [refused]);
            assert_eq!(world.entitlement(&line(RENEWING)).state, EntitlementState::Standing);
        }
        assert!(is_whole(&world));
    }
}

/// Of what is over it is said that it is, not only that its window was.
#[test]
fn renew_1_cancel_1_a_subscription_that_expired_is_said_to_have_expired() {
    let world = in_the_window();
    world.write(vec![Change::Subscription(Subscription { renewal: Renewal::Expires, ..world.subscription() })]);
    let end = Term::OneYear.start(Instant::CUTOVER, 8);
    for (now, over) in [(end.before(Duration::nanoseconds(1)), false), (end, true)] {
        world.clock.set(now);
        let window = term_start().after(Duration::hours(168));
        let refusal = if over { Refusal::Expired { since: end } } else { Refusal::TermWindowPassed { at: window } };
        assert_eq!(shown(&world.whole, &line(RENEWING)), Err(refusal));
    }
}

/// A permit that was given just before the end, and committed just after it.
#[test]
fn cancel_1_the_store_itself_says_no_to_a_permit_that_ended_before_it_was_written() {
    let world = in_the_window();
    let end = term_start().after(Duration::hours(168));
    world.clock.set(end.before(Duration::nanoseconds(1)));
    let ask = an_ask(&world, RENEWING, ONE);
    let still = Arc::new(nyckel::testing::FakeClock::new(end.before(Duration::nanoseconds(1))));
    world.clock.set(end);
    let services = Services { clock: still, ..world.whole.clone() };
    let error = cancel(&services, &ask).unwrap_err();
    assert_eq!(error.refusal(), Some(&Refusal::TermWindowPassed { at: end }), "{error:?}");
    assert_eq!(world.log().last(), Some(&(ActivityKind::PurchaseCancelled, ActivityOutcome::Refused(RuleId::Cancel1))));
    assert!(is_whole(&world) && world.subscription().cancelled.is_none());
}

/// A list that is read between the two commits of one of several, or after another operator cancelled it.
#[test]
fn cancel_5_what_is_cancelled_by_now_is_not_left_of_several() {
    let world = in_the_window_of_software();
    let rest = vec![line(SOFTWARE), line(OLD)];
    let batch = CancellationBatch { submission: ONE, rest };
    begin_cancelling_many(&world.services, &admin(), line(SOFTWARE).tenant, &batch).unwrap();
    let left = || unfinished_cancellations(&world.services, &admin(), line(SOFTWARE).tenant).map(|batch| batch.rest);
    assert_eq!(left(), Some(batch.rest.clone()));
    cancel(&world.services, &an_ask(&world, SOFTWARE, OTHER)).unwrap();
    assert_eq!(left(), Some(vec![line(OLD)]));
}

#[test]
fn perp_1_perp_3_what_was_bought_for_ever_is_given_back_whole_within_30_days() {
    let world = in_the_window_of_software();
    let bought = world.entitlement(&line(SOFTWARE)).bought;
    let end = bought.after(Duration::days(30));
    world.clock.set(end.before(Duration::nanoseconds(1)));
    let row = look_at_cancellation(&world.services, &admin(), &line(SOFTWARE)).unwrap();
    assert!(row.window.at(world.clock.now()).is_open());
    let refund = row.answer.unwrap();
    assert_eq!((refund.amount, refund.used), (refund.charged, None));
    world.clock.set(end);
    let row = look_at_cancellation(&world.services, &admin(), &line(SOFTWARE)).unwrap();
    assert_eq!(row.window.at(end), WindowState::Passed { at: end });
    assert_eq!(row.answer, Err(Refusal::PurchaseWindowPassed { at: end }));
    let ask = CancelPurchase { entitlement: line(SOFTWARE), submission: ONE, shown: refund };
    let error = cancel(&world.services, &ask).unwrap_err();
    assert_eq!(error.refusal(), Some(&Refusal::PurchaseWindowPassed { at: end }));
}

#[test]
fn cancel_3_prod_6_after_2_what_cannot_be_cancelled_says_why() {
    let world = in_the_window_of_software();
    for (number, rule) in
        [(CANCELLED, RuleId::After2), (OLD, RuleId::Cancel1), (RESERVATION, RuleId::Prod6), (RENEWING, RuleId::Cancel1)]
    {
        assert_eq!(shown(&world.services, &line(number)).unwrap_err().rule(), rule, "line {number}");
    }
    let plan = Catalog::embedded().products().find(|it| it.kind == nyckel::domain::ProductKind::SoftwarePlan).unwrap();
    world.write(vec![Change::Entitlement(Entitlement::example(9, plan))]);
    assert_eq!(shown(&world.services, &line(9)).unwrap_err().rule(), RuleId::Cancel3);
}

#[test]
fn cancel_6_what_the_provider_states_of_window_and_refund_wins() {
    let world = in_the_window_of_software();
    let now = world.clock.now();
    let until = Some(now.after(Duration::hours(1)));
    let stated = StatedCancellation { until, full_refund: Some(now), prorated_refund: until };
    world.write(vec![Change::Entitlement(Entitlement { stated: Some(stated), ..world.entitlement(&line(SOFTWARE)) })]);
    let row = look_at_cancellation(&world.services, &admin(), &line(SOFTWARE)).unwrap();
    assert_eq!(row.window.end(), until);
    let stated = StatedCancellation { prorated_refund: None, ..stated };
    world.write(vec![Change::Entitlement(Entitlement { stated: Some(stated), ..world.entitlement(&line(SOFTWARE)) })]);
    let refund = shown(&world.services, &line(SOFTWARE)).unwrap();
    assert!(refund.amount.is_zero() && !refund.charged.is_zero(), "{refund:?}");
    let ask = an_ask(&world, SOFTWARE, ONE);
    cancel(&world.services, &ask).unwrap();
    assert_eq!(charges_of(&world, &line(SOFTWARE)).len(), 1, "nothing is credited");
}

fn reveal(services: &Services, actor: &Actor, version: &ProductVersion) -> Result<(), ServiceError> {
    let ask = RevealKey {
        entitlement: line(SOFTWARE),
        version: version.clone(),
        seeing: Seeing::Viewed,
        kind: KeyKind::Mak,
        reason: None,
    };
    reveal_key(services, actor, &ask, &Stop::default()).map(drop)
}

#[test]
fn after_1_after_2_keys_and_links_are_gone_at_once_for_the_partner_and_the_customer() {
    let world = in_the_window_of_software();
    let files = Arc::new(nyckel::provider::GeneratedBits::new(SEED));
    let provider = EmbeddedProvider::new(KeySource::Seeded(SEED), world.store.clone(), world.clock.clone());
    let provider: Arc<dyn Provider> = Arc::new(provider.with_files(Arc::clone(&files)));
    let services = world.with_provider(provider);
    let version = version(&world);
    let link = CopyLink { entitlement: line(SOFTWARE), choice: chosen(&world).1, reason: None };
    reveal(&services, &admin(), &version).unwrap();
    copy_link(&services, &admin(), &link, &Stop::default()).unwrap();
    assert!(world.has_key(SOFTWARE));
    let at = cancel(&services, &an_ask(&world, SOFTWARE, ONE)).unwrap().at;
    assert!(is_whole(&world) && !world.has_key(SOFTWARE));
    for actor in [admin(), Actor::example_customer(true)] {
        let refusal = Refusal::Cancelled { at };
        assert_eq!(reveal(&services, &actor, &version).unwrap_err().refusal(), Some(&refusal));
        let copied = copy_link(&services, &actor, &link, &Stop::default()).unwrap_err();
        assert_eq!(copied.refusal(), Some(&refusal));
        let rows = nyckel::service::list_software(&services, &actor, tenant(1)).unwrap();
        assert!(rows.iter().any(|row| row.entitlement.id == line(SOFTWARE)), "the line stays (AFTER-2)");
    }
}

#[test]
fn cancel_5_the_same_submit_sent_again_is_answered_again_and_gives_nothing_back_twice() {
    let world = in_the_window();
    let ask = an_ask(&world, RENEWING, ONE);
    let first = cancel(&world.services, &ask).unwrap();
    world.clock.advance(Duration::days(30));
    assert_eq!(cancel(&world.services, &ask).unwrap(), first);
    let other = CancelPurchase { submission: OTHER, ..ask };
    assert_eq!(cancel(&world.services, &other).unwrap_err().refusal(), Some(&Refusal::Cancelled { at: first.at }));
    assert!(is_whole(&world));
}

#[test]
fn cancel_2_another_amount_than_was_shown_is_asked_about_again() {
    let world = in_the_window();
    world.clock.set(term_start().after(Duration::hours(23)));
    let ask = an_ask(&world, RENEWING, ONE);
    world.clock.set(term_start().after(Duration::hours(25)));
    assert!(matches!(cancel(&world.services, &ask), Err(ServiceError::OtherAmounts)));
    assert!(is_whole(&world) && world.subscription().cancelled.is_none());
    cancel(&world.services, &an_ask(&world, RENEWING, ONE)).unwrap();
}

#[test]
fn perp_5_a_provider_that_needs_more_information_changes_nothing_and_can_be_asked_again() {
    let world = in_the_window_of_software();
    let needing = Entitlement { needs_information: true, ..world.entitlement(&line(SOFTWARE)) };
    world.write(vec![Change::Entitlement(needing.clone())]);
    for submission in [ONE, OTHER] {
        let error = cancel(&world.services, &an_ask(&world, SOFTWARE, submission)).unwrap_err();
        assert_eq!(error.refusal(), Some(&Refusal::NeedsInformation));
    }
    let asked = ActivityKind::PurchaseCancelled;
    let once = [(asked, ActivityOutcome::Done), (asked, ActivityOutcome::Refused(RuleId::Perp5))];
    assert_eq!(world.log(), [once.clone(), once].concat(), "sent, and what came of it");
    assert!(is_whole(&world));
    world.write(vec![Change::Entitlement(Entitlement { needs_information: false, ..needing })]);
    cancel(&world.services, &an_ask(&world, SOFTWARE, ONE)).unwrap();
    assert!(is_whole(&world));
}

#[test]
fn perp_2_the_dialog_lists_every_order_of_the_product_and_a_subscription_stands_alone() {
    let world = in_the_window_of_software();
    let first = world.entitlement(&line(SOFTWARE));
    let id = EntitlementId { order: order("OR-00002"), line: LineNumber(1), ..first.id.clone() };
    let bought = first.bought.after(Duration::days(2));
    let placed = Order { tenant: tenant(1), id: order("OR-00002"), placed: bought, lines: 1 };
    let second = Entitlement { id: id.clone(), bought, ..first };
    world.write(vec![Change::Order(placed), Change::Entitlement(second)]);
    let page = open_cancellation(&world.services, &admin(), &line(SOFTWARE)).unwrap();
    let listed: Vec<&EntitlementId> = page.purchases.iter().map(|row| &row.entitlement.id).collect();
    assert_eq!(listed, [&id, &line(SOFTWARE), &line(CANCELLED)], "bought last first");
    let page = open_cancellation(&world.services, &admin(), &line(RENEWING)).unwrap();
    assert_eq!(page.purchases.len(), 1);
}

#[test]
fn perp_6_the_order_is_cancelled_once_all_its_lines_are() {
    use nyckel::domain::order::OrderStatus;
    let world = in_the_window_of_software();
    let status = |world: &World| {
        let orders = nyckel::service::list_orders(&world.services, &admin(), tenant(1)).unwrap();
        orders
            .into_iter()
            .map(|row| (row.status, row.lines.iter().map(|it| it.entitlement.line.quantity).collect()))
            .next()
            .unwrap()
    };
    cancel(&world.services, &an_ask(&world, SOFTWARE, ONE)).unwrap();
    let (now, quantities): (OrderStatus, Vec<u32>) = status(&world);
    assert_eq!(now, OrderStatus::Completed);
    assert_eq!(quantities.first(), Some(&0), "the line stays with nothing of it");
}

#[test]
fn two_who_cancel_the_same_order_at_once_one_succeeds_and_the_other_is_told_so() {
    let asks = [ONE, OTHER].map(|submission| an_ask(&in_the_window(), RENEWING, submission));
    let [one, other]: [Service<'_, _>; 2] =
        [&|services: &Services| cancel(services, &asks[0]), &|services: &Services| cancel(services, &asks[1])];
    let make = || {
        let world = in_the_window();
        let services = world.whole.clone();
        (world, services)
    };
    let orders = in_every_order(make, [one, other], |world, answers| {
        let at = world.subscription().cancelled.expect("it is cancelled");
        let refused: Vec<&ServiceError> = answers.iter().filter_map(|answer| answer.as_ref().err()).collect();
        let [refused] = refused.as_slice() else { panic!("one of {answers:?}") };
        assert_eq!(refused.refusal(), Some(&Refusal::Cancelled { at }), "{refused:?}");
        assert!(is_whole(world));
    });
    assert!(100 < orders, "{orders} orders");
}

#[test]
fn enter_pressed_twice_at_once_cancels_once_and_both_are_told_that_it_is_done() {
    let ask = an_ask(&in_the_window(), RENEWING, ONE);
    let cancelled: Service<'_, _> = &|services: &Services| cancel(services, &ask);
    let make = || {
        let world = in_the_window();
        let services = world.whole.clone();
        (world, services)
    };
    in_every_order(make, [cancelled, cancelled], |world, answers| {
        let [one, other] = answers.map(|answer| answer.expect("it is cancelled"));
        assert_eq!(one, other);
        assert!(is_whole(world));
    });
}

/// The program ends, or the disk is full, between what was sent and what came of it.
#[test]
fn what_was_sent_and_not_settled_never_happened_and_can_be_sent_again() {
    let world = in_the_window();
    let ask = an_ask(&world, RENEWING, ONE);
    world.faults.set(When::Call(1), Fault::Fail);
    let mut number = 1;
    // Every step in turn until the one is found after which the command is on disk and its outcome is not.
    loop {
        world.faults.set(When::Call(number), Fault::Full);
        let result = cancel(&world.services, &ask);
        world.faults.clear();
        let open = world.store.open_commands(admin().scope(), 10).unwrap();
        if result.is_err() && !open.is_empty() {
            break;
        }
        assert!(result.is_err(), "it was to fail at step {number}");
        number += 1;
    }
    assert!(is_whole(&world) && world.subscription().cancelled.is_none());
    settle_commands(&world.services, &Stop::default()).unwrap();
    assert!(world.store.open_commands(admin().scope(), 10).unwrap().is_empty());
    cancel(&world.services, &ask).unwrap();
    assert!(is_whole(&world) && world.subscription().cancelled.is_some());
    assert!(world.faults.steps().is_empty() || world.faults.steps().contains(&Step::Commit));
}

#[test]
fn cancel_2_renew_4_who_only_looks_is_told_what_is_given_back_before_time_was_applied_and_applies_none() {
    let world = World::new();
    world.begin_time();
    world.clock.set(term_start().after(Duration::hours(30)));
    let before = world.store.latest_seq().unwrap();
    let told = shown(&world.services, &line(RENEWING)).unwrap();
    assert!(!told.charged.is_zero(), "{told:?}");
    assert_eq!(world.store.latest_seq().unwrap(), before, "nothing was written");
    apply_time(&world.whole, &Stop::default()).unwrap();
    assert_eq!(shown(&world.services, &line(RENEWING)), Ok(told));
}
