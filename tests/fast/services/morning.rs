//! What waits in the morning: each thing once, in its order, and nothing that the actor may not look at.

use chrono::Duration;
use nyckel::domain::drafts::CancellationBatch;
use nyckel::domain::{
    ActivityKind, Actor, BillingPlan, Cart, CartLine, CatalogItem, CommandId, Entitlement, EntitlementId, Instant,
    OperatorDrafts, Renewal, Role, Roles, SubmissionId, Subscription, SupportDraft, SupportForm,
};
use nyckel::ports::{Change, Clock};
use nyckel::service::support::{begin_support_draft, file_support_request};
use nyckel::service::{Morning, RenewingWithin, Task, UpcomingRenewal, morning, open_customer, upcoming_renewals};
use nyckel::testing::example;
use uuid::Uuid;

use crate::services::support::a_request;
use crate::services::world::{World, admin, customer, tenant};

const NANOSECOND: Duration = Duration::nanoseconds(1);

fn id(number: u32) -> EntitlementId {
    example::entitlement_id(1, &format!("OR-{number:05}"), 1)
}

/// Contoso AB with a subscription whose first term ends then.
fn ending(world: &World, number: u32, end: Instant) -> Subscription {
    let (purchase, subscription) = example::renewing(number, id(number));
    let first_start = end.utc().checked_sub_months(chrono::Months::new(12)).map(Instant::from).unwrap();
    let subscription = Subscription { first_start, ..subscription };
    assert_eq!(subscription.newest_end(), end);
    world.write(vec![
        Change::Customer(customer(1, "Contoso AB", "sweden")),
        Change::Entitlement(Entitlement { bought: first_start, ..purchase }),
        Change::Subscription(subscription.clone()),
    ]);
    subscription
}

fn within(world: &World, left: Duration) -> Vec<UpcomingRenewal> {
    let ask = RenewingWithin { left, limit: usize::MAX };
    let found = upcoming_renewals(&world.services, &admin(), &ask).unwrap();
    assert!(!found.has_more);
    found.rows
}

#[test]
fn renew_1_a_term_is_told_of_until_its_end_and_not_at_it() {
    let world = World::empty();
    let end = world.clock.now().after(Duration::days(40));
    ending(&world, 7, end);
    let day = Duration::days(1);
    for (now, left, is_told) in [
        (end.before(day), day, true),
        (end.before(day).before(NANOSECOND), day, false),
        (end.before(NANOSECOND), day, true),
        (end, day, false),
    ] {
        world.clock.set(now);
        assert_eq!(within(&world, left).len(), usize::from(is_told), "{now:?} {left}");
    }
}

#[test]
fn renew_1_terms_are_told_of_in_the_order_of_their_ends_with_what_comes_after() {
    let world = World::empty();
    let now = world.clock.now();
    ending(&world, 1, now.after(Duration::days(20)));
    let expiring = ending(&world, 2, now.after(Duration::days(3)));
    let cancelled = ending(&world, 3, now.after(Duration::days(5)));
    world.write(vec![
        Change::Subscription(Subscription { renewal: Renewal::Expires, ..expiring }),
        Change::Subscription(Subscription { cancelled: Some(now), ..cancelled }),
    ]);
    let told: Vec<_> = within(&world, Duration::days(30))
        .into_iter()
        .map(|row| (row.subscription.entitlement, row.subscription.renewal.is_on(), row.customer))
        .collect();
    let name = || "Contoso AB".to_owned();
    assert_eq!(told, [(id(2), false, name()), (id(1), true, name())]);
    let first = upcoming_renewals(&world.services, &admin(), &RenewingWithin { left: Duration::days(30), limit: 1 });
    let first = first.unwrap();
    assert!(first.rows.len() == 1 && first.has_more);
}

/// A world in which something of every kind waits.
fn busy() -> World {
    let world = World::new();
    ending(&world, 9, world.clock.now().after(Duration::days(12)));
    open_customer(&world.services, &admin(), tenant(2)).unwrap();
    let operator = admin().operator().unwrap();
    let item: CatalogItem = "DG7GMGF0F1MN:0001:DG7GMGF0F6HJ".parse().unwrap();
    let line = CartLine { item, quantity: 1, plan: BillingPlan::Annual };
    let command = CommandId(Uuid::from_u128(5));
    let rest = vec![id(9)];
    let batch = CancellationBatch { submission: SubmissionId(Uuid::from_u128(6)), rest };
    let mut change = |drafts: &mut OperatorDrafts| {
        drafts.carts.insert(tenant(1), Cart { command, lines: vec![line.clone()] });
        drafts.carts.insert(tenant(2), Cart { command, lines: Vec::new() });
        drafts.cancellations.insert(tenant(2), batch.clone());
    };
    world.services.drafts.change(operator, &mut change).unwrap();
    world
}

/// What kind of thing it is.
fn kind(task: &Task) -> &'static str {
    match task {
        Task::Window(_) => "window",
        Task::Renewal(_) => "renewal",
        Task::Kms(_) => "kms",
        Task::BrokenOff { .. } => "broken off",
        Task::Retrieval { .. } => "retrieval",
        Task::Cart { .. } => "cart",
        Task::Draft(_) => "draft",
        Task::Download(_) => "download",
        Task::Recent(_) => "recent",
    }
}

fn kinds(world: &World, actor: &Actor) -> Vec<&'static str> {
    let Morning { tasks, has_more } = morning(&world.services, actor, &chrono::Utc).unwrap();
    assert!(!has_more);
    tasks.iter().map(kind).collect()
}

#[test]
fn everything_that_waits_is_there_once_and_in_its_order() {
    let world = busy();
    let form = SupportForm { title: "En fråga".to_owned(), ..SupportForm::default() };
    begin_support_draft(&world.services, &admin(), form).unwrap();
    assert_eq!(kinds(&world, &admin()), ["renewal", "broken off", "cart", "draft", "recent"]);
    assert!(world.records().iter().all(|record| record.kind != ActivityKind::Looked));
}

#[test]
fn support_2_a_draft_that_was_filed_and_could_not_go_waits_no_more() {
    let world = busy();
    let ask = a_request(&world);
    let draft = SupportDraft {
        id: ask.draft,
        form: SupportForm::default(),
        files: ask.files.clone(),
        changed: world.clock.now(),
    };
    let operator = admin().operator().unwrap();
    let mut keep = |drafts: &mut OperatorDrafts| drop(drafts.support_requests.insert(draft.id, draft.clone()));
    world.services.drafts.change(operator, &mut keep).unwrap();
    assert!(kinds(&world, &admin()).contains(&"draft"));
    file_support_request(&world.services, &admin(), &ask).unwrap();
    world.services.drafts.change(operator, &mut keep).unwrap();
    assert!(!kinds(&world, &admin()).contains(&"draft"));
}

#[test]
fn role_5_nobody_is_told_of_what_they_may_not_look_at_and_that_is_no_attempt() {
    let world = busy();
    let as_role = |role| {
        let Actor::Operator { id, name, .. } = admin() else { unreachable!() };
        Actor::Operator { id, name, roles: Roles::new(&[role]) }
    };
    let mut before = world.log().len();
    for (role, expected) in [
        (Role::AdminAgent, vec!["renewal", "broken off", "cart", "recent"]),
        (Role::GlobalAdmin, vec!["renewal", "cart", "recent"]),
        (Role::HelpdeskAgent, vec!["renewal", "recent"]),
        (Role::BillingAdmin, vec!["recent"]),
        (Role::ReferralsAdmin, vec![]),
    ] {
        assert_eq!(kinds(&world, &as_role(role)), expected, "{role:?}");
        assert_eq!(world.log().len(), before, "{role:?}");
        before = world.log().len();
    }
    assert_eq!(kinds(&world, &Actor::example_customer(true)), Vec::<&str>::new());
}
