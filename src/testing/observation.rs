//! Everything a store answers about a small world, as lines that two stores can be compared by.

use std::fmt::Debug;

use crate::domain::{Actor, EntitlementId, Instant, Role, Seq};
use crate::ports::page::{Page, all_pages};
use crate::ports::store::{ActivityFilter, ChargeFilter, EndsWithin, Store, StoreFailure};
use crate::testing::{TestVault, example};

/// The tenants of the small world are 1 to this.
pub const TENANTS: u32 = 3;
/// The orders each of them can have; their order of bytes is not that of their lengths.
pub const ORDERS: [&str; 3] = ["OR-1", "OR-10", "Ö"];
/// All ends of windows and terms of the small world.
const ENDS: EndsWithin = EndsWithin::soonest(Instant::from_unix(0), Instant::from_unix(4_000_000_000));
/// The operators of the small world are 1 to this.
pub const OPERATORS: u32 = 3;

/// What the store answers about the tenants, orders and operators of the small world, read in pages of `limit`, by an
/// operator and in the views of the customers.
///
/// # Panics
/// If a read fails.
#[must_use]
pub fn observe(store: &dyn Store, limit: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut note = |what: &str, answer: &dyn Debug| lines.push(format!("{what}: {answer:?}"));
    note("seq", &store.latest_seq().unwrap());
    note("instant", &store.latest_instant().unwrap());
    note("head", &store.chain_head().unwrap());
    note("operators", &store.operators().unwrap());
    note("slots", &store.key_slots().unwrap());
    note("feed", &feed(store, limit));
    let partner = Actor::example(&[Role::AdminAgent]);
    let actors = std::iter::once(partner).chain((1..=TENANTS).map(example::customer_admin));
    for (view, actor) in actors.enumerate() {
        observe_scope(store, &actor, limit, &mut |what, answer| note(&format!("view {view}, {what}"), answer));
    }
    lines
}

fn observe_scope(store: &dyn Store, actor: &Actor, limit: usize, note: &mut dyn FnMut(&str, &dyn Debug)) {
    let scope = actor.scope();
    note("customers", &all(|after| store.customers(scope, after, limit)));
    note("due", &store.due(scope, 100).unwrap());
    let requests = all(|after| store.support_requests(scope, after, limit));
    for request in &requests {
        note("support request", &store.support_request(scope, &request.number).unwrap());
        for place in 0..=request.attachments.len() {
            note("attached", &store.attached(scope, &request.number, place).unwrap());
        }
    }
    note("support requests", &requests);
    note("windows", &all(|after| store.windows(scope, &ENDS, after, limit)));
    note("ends of terms", &all(|after| store.term_ends(scope, &ENDS, after, limit)));
    let before = Instant::from_unix(4_000_000_000);
    note("kms deadlines", &all(|after| store.kms_deadlines(scope, before, after, limit)));
    note("open commands", &store.open_commands(scope, 100).unwrap());
    for order in ORDERS {
        note("buyers", &store.buyers_of(scope, &example::order_id(order)).unwrap());
    }
    for filter in charge_filters() {
        note("charges", &all(|after| store.charges(scope, &filter, after, limit)));
    }
    for filter in filters() {
        note("activity", &all(|after| store.activity(scope, &filter, after, limit)));
    }
    for number in 1..=TENANTS {
        let tenant = example::tenant(number);
        note("customer", &store.customer(scope, tenant).unwrap());
        note("orders", &all(|after| store.orders(scope, tenant, after, limit)));
        note("entitlements", &all(|after| store.entitlements(scope, tenant, after, limit)));
        let subscriptions = all(|after| store.subscriptions(scope, tenant, after, limit));
        for subscription in &subscriptions {
            note("subscription", &store.subscription(scope, tenant, subscription.id).unwrap());
        }
        note("subscriptions", &subscriptions);
        let devices = all(|after| store.kms_devices(scope, tenant, after, limit));
        for device in &devices {
            note("kms device", &store.kms_device(scope, tenant, device.id).unwrap());
        }
        note("kms devices", &devices);
        note("command", &store.command(scope, tenant, example::sent_command(number, 1).id).unwrap());
        for order in ORDERS {
            observe_entitlement(store, actor, &example::entitlement_id(number, order, 1), note);
        }
    }
}

fn observe_entitlement(store: &dyn Store, actor: &Actor, id: &EntitlementId, note: &mut dyn FnMut(&str, &dyn Debug)) {
    let scope = actor.scope();
    note("entitlement", &store.entitlement(scope, id).unwrap());
    note("schedule", &store.schedule(scope, id).unwrap());
    let key = store.sealed_key(scope, id, &example::version()).unwrap();
    note("sealed key", &key.map(|key| (key.version, key.value.seal(&TestVault::default()).unwrap())));
    for number in 1..=OPERATORS {
        note("last access", &store.last_access(scope, example::operator_id(number), id).unwrap());
    }
}

fn filters() -> [ActivityFilter; 2] {
    let accesses = crate::domain::ActivityKind::ALL.into_iter().filter(|kind| kind.is_access()).collect();
    let until = Some(example::now().after(chrono::Duration::seconds(5)));
    let from = Some(example::now());
    [ActivityFilter::default(), ActivityFilter { kinds: accesses, from, until, ..ActivityFilter::default() }]
}

fn charge_filters() -> [ChargeFilter; 3] {
    let day = |days| Some(example::now().after(chrono::Duration::days(days)));
    [
        ChargeFilter::default(),
        ChargeFilter { tenant: Some(example::tenant(1)), ..ChargeFilter::default() },
        ChargeFilter { tenant: None, from: day(1), until: day(2) },
    ]
}

fn all<T>(ask: impl FnMut(Option<&crate::ports::Cursor>) -> Result<Page<T>, StoreFailure>) -> Vec<T> {
    all_pages(ask).unwrap()
}

fn feed(store: &dyn Store, limit: usize) -> Vec<crate::ports::FeedEntry> {
    let mut entries: Vec<crate::ports::FeedEntry> = Vec::new();
    loop {
        let after = entries.last().map_or(Seq(0), |entry| entry.seq);
        let changes = store.changes_after(after, limit).unwrap();
        entries.extend(changes.entries);
        if !changes.has_more {
            return entries;
        }
    }
}
