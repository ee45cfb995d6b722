//! What an import brings in: the kinds of records that a line can say and a store takes.

use crate::domain::version::EntityRef;
use crate::domain::{Customer, Entitlement, Order, Subscription};
use crate::ports::commit::Change;

/// A record that a line says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::service) enum Imported {
    /// A customer, who belongs to nothing.
    Customer(Customer),
    /// An order of a customer.
    Order(Order),
    /// A purchase of an order.
    Entitlement(Entitlement),
    /// A subscription of a purchase.
    Subscription(Subscription),
}

impl Imported {
    /// What it is to be in the store.
    pub(in crate::service) fn entity(&self) -> EntityRef {
        match self {
            Self::Customer(customer) => EntityRef::Customer(customer.id),
            Self::Order(order) => EntityRef::Order(order.tenant, order.id.clone()),
            Self::Entitlement(bought) => EntityRef::Entitlement(bought.id.clone()),
            Self::Subscription(subscription) => EntityRef::Subscription(subscription.tenant(), subscription.id),
        }
    }

    /// What it belongs to.
    pub(in crate::service) fn belongs_to(&self) -> Option<EntityRef> {
        match self {
            Self::Customer(_) => None,
            Self::Order(order) => Some(EntityRef::Customer(order.tenant)),
            Self::Entitlement(bought) => Some(EntityRef::Order(bought.id.tenant, bought.id.order.clone())),
            Self::Subscription(subscription) => Some(EntityRef::Entitlement(subscription.entitlement.clone())),
        }
    }
}

impl From<Imported> for Change {
    fn from(imported: Imported) -> Self {
        match imported {
            Imported::Customer(customer) => Self::Customer(customer),
            Imported::Order(order) => Self::Order(order),
            Imported::Entitlement(bought) => Self::Entitlement(bought),
            Imported::Subscription(subscription) => Self::Subscription(subscription),
        }
    }
}
