//! From an order that the provider placed to the records of it: order, purchases, subscriptions, what was charged at once and
//! what is due next.

use crate::domain::entitlement::EntitlementState;
use crate::domain::order::OrderLine;
use crate::domain::passage::{Running, Schedule, pass};
use crate::domain::{
    Entitlement, EntitlementId, Instant, Lifetime, LineNumber, Order, Product, Refusal, Renewal, Sku, Subscription,
    TenantId, Version, Versioned,
};
use crate::ports::{Change, OrderedLine, PlacedLine, PlacedOrder};
use crate::service::error::ServiceError;
use crate::service::services::Services;

/// More instalments are never due at the instant at which something is bought.
const AT_ONCE: usize = 1;

/// Everything that a placed order comes to.
///
/// # Errors
/// A refusal of what the catalogue does not have any more.
pub(in crate::service) fn changes_of(
    services: &Services,
    tenant: TenantId,
    lines: &[OrderedLine],
    placed: &PlacedOrder,
) -> Result<Vec<Change>, ServiceError> {
    let count = u32::try_from(lines.len()).unwrap_or(u32::MAX);
    let order = Order { tenant, id: placed.id.clone(), placed: placed.placed, lines: count };
    let mut changes = vec![Change::Order(order)];
    for (number, (line, became)) in (1..).zip(lines.iter().zip(&placed.lines)) {
        let product = services.catalog.product(&line.item.product).ok_or(Refusal::NotSold)?;
        let sku = services.catalog.sku(&line.item).ok_or(Refusal::NotSold)?;
        let id = EntitlementId { tenant, order: placed.id.clone(), line: LineNumber(number) };
        changes.extend(bought(&id, Sold { line, became, placed, product, sku })?);
    }
    Ok(changes)
}

/// A line that was sold.
#[derive(Clone, Copy)]
struct Sold<'a> {
    line: &'a OrderedLine,
    became: &'a PlacedLine,
    placed: &'a PlacedOrder,
    product: &'a Product,
    sku: &'a Sku,
}

/// The purchase of one line with what renews it, what of it was charged and what is due next.
fn bought(id: &EntitlementId, sold: Sold<'_>) -> Result<Vec<Change>, ServiceError> {
    let Sold { line, became, placed, product, sku } = sold;
    let subscription = became.subscription.zip(sku.term).map(|(subscription, term)| Subscription {
        id: subscription,
        entitlement: id.clone(),
        friendly_name: product.name.clone(),
        first_start: placed.placed,
        term_number: 1,
        term,
        plan: line.plan,
        renewal: Renewal::Renews { plan: line.plan },
        cancelled: None,
    });
    let lifetime = match (&subscription, sku.term) {
        (Some(subscription), _) => Lifetime::Subscription(subscription.id),
        (None, Some(term)) => Lifetime::Until(term.end(placed.placed, 1)),
        (None, None) => Lifetime::Perpetual,
    };
    let entitlement = Entitlement {
        id: id.clone(),
        bought: placed.placed,
        line: order_line(id.line, sold),
        lifetime,
        state: EntitlementState::Standing,
        needs_information: false,
        stated: None,
    };
    let mut changes = vec![Change::Entitlement(entitlement.clone())];
    changes.extend(subscription.clone().map(Change::Subscription));
    changes.extend(charged_at_once(entitlement, subscription, placed.placed)?);
    Ok(changes)
}

fn order_line(number: LineNumber, sold: Sold<'_>) -> OrderLine {
    let Sold { line, became, product, sku, .. } = sold;
    OrderLine {
        number,
        item: line.item.clone(),
        kind: product.kind,
        title: sku.title.clone(),
        quantity: line.quantity,
        unit_price: line.unit_price,
        tax: line.tax,
        term: sku.term,
        plan: line.plan,
        transaction: became.transaction.clone(),
    }
}

fn charged_at_once(
    entitlement: Entitlement,
    subscription: Option<Subscription>,
    placed: Instant,
) -> Result<Vec<Change>, ServiceError> {
    let schedule = Schedule::beginning(entitlement.id.clone(), placed);
    let running =
        Running { entitlement: new(entitlement), subscription: subscription.map(new), schedule: new(schedule) };
    let passage = pass(&running, placed, AT_ONCE).map_err(|_| Refusal::TooMuch)?;
    let charges = passage.charges().iter().cloned().map(Change::Charge);
    Ok(charges.chain([Change::Schedule(passage.schedule().clone())]).collect())
}

fn new<T>(value: T) -> Versioned<T> {
    Versioned { version: Version::ABSENT, value }
}
