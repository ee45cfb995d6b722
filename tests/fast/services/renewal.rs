//! Auto-renew, billing plan and name of a subscription, and the lists of subscriptions and orders.

use chrono::Duration;

use crate::services::world::{OLD, RENEWING, SOFTWARE, World, admin, line, order, tenant};
use nyckel::domain::EntitlementStatus;
use nyckel::domain::entitlement::EntitlementState;
use nyckel::domain::order::OrderStatus;
use nyckel::domain::renewal::SubscriptionChange;
use nyckel::domain::{
    ActivityKind, ActivityOutcome, BillingPlan, Entitlement, Instant, Refusal, Renewal, RuleId, Subscription, Term,
};
use nyckel::ports::{Change, Stop, Store};
use nyckel::service::{
    ChangeSubscription, ServiceError, SubscriptionPage, What, apply_time, change_subscription, list_orders,
    list_subscriptions, open_subscription,
};
use nyckel::testing::{Fault, Step, When};

const ANNUAL: Renewal = Renewal::Renews { plan: BillingPlan::Annual };

fn change(world: &World, number: u32, renewal: Renewal) -> Result<(), ServiceError> {
    submit(world, number, SubscriptionChange { renewal: Some(renewal), name: None }).map(drop)
}

fn submit(world: &World, number: u32, change: SubscriptionChange) -> Result<Subscription, ServiceError> {
    change_subscription(&world.services, &admin(), &ChangeSubscription { entitlement: line(number), change })
}

/// A name, as it is submitted alone.
fn named(name: &str) -> SubscriptionChange {
    SubscriptionChange { renewal: None, name: Some(name.to_owned()) }
}

#[test]
fn renew_3_log_1_each_change_is_on_record_and_what_stands_already_is_not_written_again() {
    let world = World::new();
    world.begin_time();
    change(&world, RENEWING, ANNUAL).unwrap();
    assert_eq!(world.log(), []);
    change(&world, RENEWING, Renewal::Expires).unwrap();
    change(&world, RENEWING, Renewal::Expires).unwrap();
    assert_eq!(world.log(), [(ActivityKind::AutoRenewChanged, ActivityOutcome::Done)]);
    assert_eq!(world.subscription().renewal, Renewal::Expires);
    change(&world, RENEWING, ANNUAL).unwrap();
    assert_eq!(world.subscription().renewal, ANNUAL);
}

#[test]
fn renew_4_what_became_due_before_comes_before_the_change() {
    let world = World::new();
    world.begin_time();
    change(&world, RENEWING, Renewal::Expires).unwrap();
    let subscription = world.subscription();
    assert_eq!((subscription.term_number, world.charges().len()), (6, 6));
    world.clock.set(Term::OneYear.end(Instant::CUTOVER, 6));
    let refused = change(&world, RENEWING, ANNUAL).unwrap_err();
    assert!(matches!(refused.refusal(), Some(Refusal::Expired { .. })), "{refused:?}");
    assert_eq!(world.log().pop(), Some((ActivityKind::AutoRenewChanged, ActivityOutcome::Refused(RuleId::Renew1))));
    assert_eq!(world.subscription().renewal, Renewal::Expires);
}

#[test]
fn renew_2_buy_6_what_has_no_auto_renew_or_not_that_plan_is_refused_and_on_record() {
    let world = World::new();
    world.begin_time();
    for (number, renewal, rule) in [
        (OLD, ANNUAL, RuleId::Renew2),
        (SOFTWARE, Renewal::Expires, RuleId::Renew2),
        (RENEWING, Renewal::Renews { plan: BillingPlan::OneTime }, RuleId::Buy6),
    ] {
        assert_eq!(change(&world, number, renewal).unwrap_err().refusal().unwrap().rule(), rule);
        assert_eq!(world.log().pop(), Some((ActivityKind::AutoRenewChanged, ActivityOutcome::Refused(rule))));
    }
}

#[test]
fn a_subscription_is_called_what_the_operator_calls_it() {
    let world = World::new();
    assert_eq!(submit(&world, RENEWING, named("Kassan")).unwrap().friendly_name, "Kassan");
    assert_eq!(world.subscription().friendly_name, "Kassan");
    submit(&world, RENEWING, named("Kassan")).unwrap();
    assert_eq!(world.log(), [(ActivityKind::Renamed, ActivityOutcome::Done)], "what stands is not written again");
}

#[test]
fn show_1_show_2_get_subscriptions_has_those_from_the_cutover_on_and_says_how_many_are_older() {
    let world = World::new();
    let listed = list_subscriptions(&world.services, &admin(), tenant(1)).unwrap();
    let lines: Vec<_> = listed.rows.iter().map(|row| row.entitlement.id.clone()).collect();
    assert_eq!((lines, listed.older), (vec![line(RENEWING)], 1));
}

#[test]
fn show_1_show_2_show_3_the_nanosecond_decides_which_list_has_a_purchase() {
    for (bought, listed) in [(Instant::CUTOVER.before(Duration::nanoseconds(1)), 0), (Instant::CUTOVER, 1)] {
        let world = World::new();
        let renewing = Entitlement { bought, ..world.entitlement(&line(RENEWING)) };
        world.write(vec![Change::Entitlement(renewing)]);
        let subscriptions = list_subscriptions(&world.services, &admin(), tenant(1)).unwrap();
        assert_eq!((subscriptions.rows.len(), subscriptions.older), (listed, 2 - listed));
        let orders = list_orders(&world.services, &admin(), tenant(1)).unwrap();
        assert_eq!(orders[0].lines.len(), 6);
    }
}

#[test]
fn show_3_buy_5_perp_6_get_orders_has_every_order_with_lines_amount_and_status() {
    let world = World::new();
    let old = nyckel::domain::Order {
        tenant: tenant(1),
        id: order("OR-00002"),
        placed: Instant::CUTOVER.before(Duration::days(900)),
        lines: 1,
    };
    let mut line = Entitlement { bought: old.placed, ..world.entitlement(&line(SOFTWARE)) };
    line.id.order = old.id.clone();
    line.line.quantity = 3;
    let standing = line.clone();
    world.write(vec![Change::Order(old), Change::Entitlement(line)]);
    let listed = |world: &World| list_orders(&world.services, &admin(), tenant(1)).unwrap();
    let rows = listed(&world);
    assert_eq!(rows.iter().map(|row| row.order.id.as_str()).collect::<Vec<_>>(), ["OR-00001", "OR-00002"]);
    let [newer, older] = rows.as_slice() else { panic!("{rows:?}") };
    assert_eq!((newer.status, newer.lines.len()), (OrderStatus::Completed, 6));
    assert_eq!(older.amount, standing.line.unit_price.times(3).ok());
    let at = Instant::CUTOVER;
    world.write(vec![Change::Entitlement(Entitlement { state: EntitlementState::Cancelled { at }, ..standing })]);
    assert_eq!(listed(&world)[1].status, OrderStatus::Cancelled);
}

#[test]
fn renew_3_log_1_what_is_submitted_is_changed_by_one_commit_with_a_record_of_each() {
    let world = World::new();
    world.begin_time();
    apply_time(&world.services, &Stop::default()).unwrap();
    submit(&world, RENEWING, SubscriptionChange::default()).unwrap();
    assert_eq!(world.log(), []);
    let both = |renewal| SubscriptionChange { renewal: Some(renewal), ..named("Kassan") };
    submit(&world, RENEWING, both(Renewal::Renews { plan: BillingPlan::OneTime })).unwrap_err();
    assert_ne!(world.subscription().friendly_name, "Kassan");
    let commits = world.store.latest_seq().unwrap();
    let changed = submit(&world, RENEWING, both(Renewal::Expires)).unwrap();
    assert_eq!(world.store.latest_seq().unwrap(), commits.next(), "one commit");
    assert_eq!(changed, world.subscription());
    assert_eq!((changed.renewal, changed.friendly_name.as_str()), (Renewal::Expires, "Kassan"));
    let done = [ActivityKind::AutoRenewChanged, ActivityKind::Renamed].map(|kind| (kind, ActivityOutcome::Done));
    assert_eq!(world.log()[1..], done);
}

#[test]
fn renew_3_whatever_commit_fails_neither_what_follows_nor_the_name_is_another() {
    let change = SubscriptionChange { renewal: Some(Renewal::Expires), ..named("Kassan") };
    for failing in 1.. {
        let world = World::new();
        world.begin_time();
        let before = world.subscription();
        world.faults.set(When::Nth(Step::Commit, failing), Fault::Fail);
        let submitted = submit(&world, RENEWING, change.clone());
        let struck = !world.faults.struck().is_empty();
        world.faults.clear();
        let after = world.subscription();
        if !struck {
            assert!(1 < failing && submitted.is_ok(), "time was applied before, and then it was changed");
            assert_eq!((after.renewal, after.friendly_name.as_str()), (Renewal::Expires, "Kassan"));
            return;
        }
        submitted.unwrap_err();
        assert_eq!((after.renewal, after.friendly_name), (before.renewal, before.friendly_name), "commit {failing}");
    }
}

#[test]
fn buy_6_cancel_4_a_page_says_what_can_follow_the_term_and_until_when_it_can_be_cancelled() {
    let world = World::new();
    let open = |world: &World| open_subscription(&world.services, &admin(), &line(RENEWING));
    let SubscriptionPage { plans, changeable, .. } = open(&world).unwrap();
    assert!(changeable.is_ok() && plans.contains(&BillingPlan::Annual), "{plans:?}");
    world.begin_time();
    let start = Term::OneYear.start(Instant::CUTOVER, 7);
    world.clock.set(start);
    let page = open(&world).unwrap();
    assert_eq!(page.window(start).end(), Some(start.after(Duration::hours(168))));
    change(&world, RENEWING, Renewal::Expires).unwrap();
    let end = Term::OneYear.end(Instant::CUTOVER, 7);
    world.clock.set(end);
    let page = open(&world).unwrap();
    assert_eq!((page.plans.as_slice(), page.window(end).at(end).is_open()), (&[][..], false));
    assert_eq!(page.status(end), EntitlementStatus::Expired { since: end });
    assert_eq!(page.changeable, Err(Refusal::Expired { since: end }));
    let old = open_subscription(&world.services, &admin(), &line(OLD)).unwrap_err();
    assert!(matches!(old, ServiceError::NotFound(What::Purchase(_))), "{old:?}");
}
