//! What the store knows already of what is to be brought in.

use std::collections::HashMap;

use crate::domain::{Actor, Order, OrderId, Schedule, TenantId};
use crate::ports::page::all_pages;
use crate::ports::{Page, StoreFailure};
use crate::service::exchange::Imported;
use crate::service::services::Services;

/// How a record stands to the one in the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// There is none.
    New,
    /// It is the same.
    Identical,
    /// It is another.
    Different,
}

/// The store, with the orders of the customer that was asked for last.
pub(super) struct Known<'a> {
    services: &'a Services,
    actor: &'a Actor,
    orders: Option<(TenantId, HashMap<OrderId, Order>)>,
}

impl<'a> Known<'a> {
    pub(super) fn new(services: &'a Services, actor: &'a Actor) -> Self {
        Self { services, actor, orders: None }
    }

    pub(super) fn standing(&mut self, imported: &Imported) -> Result<Standing, StoreFailure> {
        let (store, scope) = (&self.services.store, self.actor.scope());
        Ok(match imported {
            Imported::Customer(customer) => {
                compared(customer, store.customer(scope, customer.id)?.map(|known| known.value).as_ref())
            }
            Imported::Order(order) => compared(order, self.order(order.tenant, &order.id)?),
            Imported::Entitlement(bought) => {
                compared(bought, store.entitlement(scope, &bought.id)?.map(|known| known.value).as_ref())
            }
            Imported::Subscription(subscription) => {
                let known = store.subscription(scope, subscription.tenant(), subscription.id)?;
                compared(subscription, known.map(|known| known.value).as_ref())
            }
        })
    }

    /// Whether nothing is kept yet of what is due next of that purchase.
    pub(super) fn is_new(&self, schedule: &Schedule) -> Result<bool, StoreFailure> {
        Ok(self.services.store.schedule(self.actor.scope(), &schedule.entitlement)?.is_none())
    }

    /// Whether the store has what the record belongs to; a customer belongs to nothing.
    pub(super) fn has_parent(&mut self, imported: &Imported) -> Result<bool, StoreFailure> {
        let (store, scope) = (&self.services.store, self.actor.scope());
        match imported {
            Imported::Order(order) => Ok(store.customer(scope, order.tenant)?.is_some()),
            Imported::Entitlement(bought) => Ok(self.order(bought.id.tenant, &bought.id.order)?.is_some()),
            Imported::Subscription(subscription) => Ok(store.entitlement(scope, &subscription.entitlement)?.is_some()),
            Imported::Customer(_) => Ok(true),
        }
    }

    /// The store gives orders only by pages of a customer; files have a customer's lines together.
    fn order(&mut self, tenant: TenantId, id: &OrderId) -> Result<Option<&Order>, StoreFailure> {
        let orders = match self.orders.take() {
            Some((read, orders)) if read == tenant => orders,
            Some(_) | None => {
                let (store, scope) = (self.services.store.as_ref(), self.actor.scope());
                let all = all_pages(|after| store.orders(scope, tenant, after, Page::<()>::LIMIT))?;
                all.into_iter().map(|order| (order.id.clone(), order)).collect()
            }
        };
        let (_, orders) = self.orders.insert((tenant, orders));
        Ok(orders.get(id))
    }
}

fn compared<T: PartialEq>(said: &T, known: Option<&T>) -> Standing {
    match known {
        None => Standing::New,
        Some(known) if known == said => Standing::Identical,
        Some(_) => Standing::Different,
    }
}
