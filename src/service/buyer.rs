//! A customer as a buyer: read once, with everything that rules of selling ask for.

use crate::domain::market::Markets;
use crate::domain::sale::{Buyer, Sale};
use crate::domain::{Actor, Customer, Entitlement, TenantId, Versioned};
use crate::ports::Page;
use crate::ports::page::all_pages;
use crate::service::error::{ServiceError, What};
use crate::service::services::Services;

/// A customer and what it has bought.
#[derive(Debug)]
pub(in crate::service) struct ReadBuyer {
    customer: Versioned<Customer>,
    bought: Vec<Entitlement>,
}

impl ReadBuyer {
    /// Reads it within the actor's scope.
    pub(in crate::service) fn read(services: &Services, actor: &Actor, tenant: TenantId) -> Result<Self, ServiceError> {
        let (scope, store) = (actor.scope(), services.store.as_ref());
        let customer = store.customer(scope, tenant)?.ok_or(ServiceError::NotFound(What::Customer(tenant)))?;
        let bought = all_pages(|after| store.entitlements(scope, tenant, after, Page::<()>::LIMIT))?;
        Ok(Self { customer, bought })
    }

    /// It, as the rules look at it.
    pub(in crate::service) fn buyer(&self) -> Buyer<'_> {
        let market = Markets::embedded().by_slug(&self.customer.value.market);
        Buyer { customer: &self.customer, market, bought: &self.bought }
    }

    /// What can be sold to it.
    pub(in crate::service) fn sale<'a>(&'a self, services: &'a Services) -> Sale<'a> {
        Sale { catalog: &services.catalog, buyer: self.buyer() }
    }
}
