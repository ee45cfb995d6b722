//! *Hämta beställningar* and the Order history page: every order, whatever its date (SHOW-3, BUY-5).

use std::collections::HashMap;

use crate::domain::entitlement::EntitlementState;
use crate::domain::money::SumError;
use crate::domain::order::OrderStatus;
use crate::domain::{Actor, Entitlement, Money, Order, OrderId, Permission, TenantId};
use crate::ports::Page;
use crate::ports::page::all_pages;
use crate::service::error::ServiceError;
use crate::service::recording::require_look;
use crate::service::services::Services;
use crate::service::subject::{read_customer, subject_of_customer};

/// An order with its lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderRow {
    /// The order.
    pub order: Order,
    /// Its lines, in their order.
    pub lines: Vec<Entitlement>,
    /// What its lines cost together; `None` where they are in several currencies, or too much for an amount.
    pub amount: Option<Money>,
    /// What became of it.
    pub status: OrderStatus,
}

/// Lists the orders of a customer, the newest first.
///
/// # Errors
/// A recorded refusal without the role, [`ServiceError::NotFound`], or what the store says.
pub fn list_orders(services: &Services, actor: &Actor, tenant: TenantId) -> Result<Vec<OrderRow>, ServiceError> {
    require_look(services, actor, Permission::LookAtOrders, || subject_of_customer(services, actor, tenant))?;
    read_customer(services, actor, tenant)?;
    let (scope, store) = (actor.scope(), services.store.as_ref());
    let mut lines: HashMap<OrderId, Vec<Entitlement>> = HashMap::new();
    for line in all_pages(|after| store.entitlements(scope, tenant, after, Page::<()>::LIMIT))? {
        lines.entry(line.id.order.clone()).or_default().push(line);
    }
    let orders = all_pages(|after| store.orders(scope, tenant, after, Page::<()>::LIMIT))?;
    let mut rows: Vec<OrderRow> =
        orders.into_iter().map(|order| row(lines.remove(&order.id).unwrap_or_default(), order)).collect();
    rows.sort_by(|one, other| (other.order.placed, &one.order.id).cmp(&(one.order.placed, &other.order.id)));
    Ok(rows)
}

fn row(mut lines: Vec<Entitlement>, order: Order) -> OrderRow {
    lines.sort_by_key(|line| line.id.line);
    let is_cancelled = |line: &Entitlement| matches!(line.state, EntitlementState::Cancelled { .. });
    let status = OrderStatus::of(&lines.iter().map(is_cancelled).collect::<Vec<bool>>());
    OrderRow { amount: sum(&lines).ok().flatten(), status, lines, order }
}

fn sum(lines: &[Entitlement]) -> Result<Option<Money>, SumError> {
    let mut sum: Option<Money> = None;
    for line in lines {
        let price = line.line.unit_price.times(line.line.quantity)?;
        sum = Some(sum.map_or(Ok(price), |sum| sum.plus(price))?);
    }
    Ok(sum)
}
