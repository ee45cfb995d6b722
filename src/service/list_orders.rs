//! *Hämta beställningar* and the Order history page: every order, whatever its date (SHOW-3, BUY-5).

use std::collections::HashMap;

use crate::domain::entitlement::EntitlementState;
use crate::domain::money::SumError;
use crate::domain::order::OrderStatus;
use crate::domain::{Actor, Entitlement, EntitlementStatus, Money, Order, OrderId, Permission, TaxNote, TenantId};
use crate::ports::Page;
use crate::ports::page::all_pages;
use crate::service::error::ServiceError;
use crate::service::recording::require_look;
use crate::service::services::Services;
use crate::service::subject::{read_customer, read_subscription, subject_of_customer};

/// An order with its lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderRow {
    /// The order.
    pub order: Order,
    /// Its lines, in their order.
    pub lines: Vec<OrderLineRow>,
    /// What its lines cost together; `None` where they are in several currencies, or too much for an amount.
    pub amount: Option<Money>,
    /// What became of it.
    pub status: OrderStatus,
}

/// A line of an order, and what it is now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderLineRow {
    /// The line as bought.
    pub entitlement: Entitlement,
    /// What it is now.
    pub status: EntitlementStatus,
}

impl OrderRow {
    /// Whether its amount includes tax, which is the same for all lines of a customer's market (MARKET-2); `None` where
    /// it has none.
    #[must_use]
    pub fn tax(&self) -> Option<TaxNote> {
        self.lines.first().map(|line| line.entitlement.line.tax)
    }
}

/// Lists the orders of a customer, the newest first.
///
/// # Errors
/// A recorded refusal without the role, [`ServiceError::NotFound`], or what the store says.
pub fn list_orders(services: &Services, actor: &Actor, tenant: TenantId) -> Result<Vec<OrderRow>, ServiceError> {
    require_look(services, actor, Permission::LookAtOrders, || subject_of_customer(services, actor, tenant))?;
    read_customer(services, actor, tenant)?;
    let (scope, store) = (actor.scope(), services.store.as_ref());
    let now = services.clock.now();
    let mut lines: HashMap<OrderId, Vec<OrderLineRow>> = HashMap::new();
    for entitlement in all_pages(|after| store.entitlements(scope, tenant, after, Page::<()>::LIMIT))? {
        let subscription = read_subscription(services, actor, &entitlement)?.map(|read| read.value);
        let status = entitlement.at(now, subscription.as_ref());
        lines.entry(entitlement.id.order.clone()).or_default().push(OrderLineRow { entitlement, status });
    }
    let orders = all_pages(|after| store.orders(scope, tenant, after, Page::<()>::LIMIT))?;
    let mut rows: Vec<OrderRow> =
        orders.into_iter().map(|order| row(lines.remove(&order.id).unwrap_or_default(), order)).collect();
    rows.sort_by(|one, other| (other.order.placed, &one.order.id).cmp(&(one.order.placed, &other.order.id)));
    Ok(rows)
}

fn row(mut lines: Vec<OrderLineRow>, order: Order) -> OrderRow {
    lines.sort_by_key(|line| line.entitlement.id.line);
    let is_cancelled = |line: &OrderLineRow| matches!(line.entitlement.state, EntitlementState::Cancelled { .. });
    let status = OrderStatus::of(&lines.iter().map(is_cancelled).collect::<Vec<bool>>());
    OrderRow { amount: sum(&lines).ok().flatten(), status, lines, order }
}

fn sum(lines: &[OrderLineRow]) -> Result<Option<Money>, SumError> {
    let mut sum: Option<Money> = None;
    for OrderLineRow { entitlement, .. } in lines {
        let price = entitlement.line.unit_price.times(entitlement.line.quantity)?;
        sum = Some(sum.map_or(Ok(price), |sum| sum.plus(price))?);
    }
    Ok(sum)
}
