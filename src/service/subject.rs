//! A purchase read with everything that rules and records need of it.

use crate::domain::activity::Subject;
use crate::domain::choice::ProductVersion;
use crate::domain::entitlement::Purchased;
use crate::domain::{Actor, Customer, Entitlement, EntitlementId, Product, Scope, Subscription, TenantId, Versioned};
use crate::service::error::{ServiceError, What};
use crate::service::services::Services;

/// A purchase, what renews it, whose it is and what was bought.
#[derive(Debug)]
pub(in crate::service) struct Purchase<'a> {
    pub(in crate::service) entitlement: Versioned<Entitlement>,
    pub(in crate::service) subscription: Option<Versioned<Subscription>>,
    pub(in crate::service) customer: Customer,
    pub(in crate::service) product: &'a Product,
}

impl<'a> Purchase<'a> {
    /// Reads a purchase within the actor's scope.
    pub(in crate::service) fn read(
        services: &'a Services,
        actor: &Actor,
        id: &EntitlementId,
    ) -> Result<Self, ServiceError> {
        let entitlement = services.store.entitlement(actor.scope(), id)?;
        let entitlement = entitlement.ok_or_else(|| ServiceError::NotFound(What::Purchase(id.clone())))?;
        let subscription = read_subscription(services, actor, &entitlement.value)?;
        let customer = read_customer(services, actor, id.tenant)?;
        let product_id = &entitlement.value.line.item.product;
        let product = services.catalog.product(product_id);
        let product = product.ok_or_else(|| ServiceError::NotFound(What::Product(product_id.clone())))?;
        Ok(Self { entitlement, subscription, customer, product })
    }

    /// It, as the rules look at it.
    pub(in crate::service) fn purchased(&self) -> Purchased<'_> {
        Purchased { entitlement: &self.entitlement, subscription: self.subscription.as_ref() }
    }

    /// What a record says of it.
    pub(in crate::service) fn subject(&self, version: Option<&ProductVersion>) -> Subject {
        Subject {
            operator: None,
            tenant: Some(self.customer.id),
            customer: Some(self.customer.name.clone()),
            entitlement: Some(self.entitlement.value.id.clone()),
            product: Some(self.entitlement.value.line.title.clone()),
            version: version.cloned(),
        }
    }
}

/// Reads the subscription that renews a purchase, where there is one, within the actor's scope.
pub(in crate::service) fn read_subscription(
    services: &Services,
    actor: &Actor,
    entitlement: &Entitlement,
) -> Result<Option<Versioned<Subscription>>, ServiceError> {
    subscription_of(services, actor.scope(), entitlement)
}

/// Reads the subscription that renews a purchase, where there is one, within that scope.
pub(in crate::service) fn subscription_of(
    services: &Services,
    scope: Scope,
    entitlement: &Entitlement,
) -> Result<Option<Versioned<Subscription>>, ServiceError> {
    match entitlement.subscription_id() {
        Some(id) => Ok(services.store.subscription(scope, entitlement.id.tenant, id)?),
        None => Ok(None),
    }
}

/// Reads a customer within the actor's scope.
pub(in crate::service) fn read_customer(
    services: &Services,
    actor: &Actor,
    tenant: TenantId,
) -> Result<Customer, ServiceError> {
    let customer = services.store.customer(actor.scope(), tenant)?;
    Ok(customer.ok_or(ServiceError::NotFound(What::Customer(tenant)))?.value)
}

/// What a record says of a purchase that was asked for: which one, and as much of it as can be read. What lies outside
/// the actor's scope is not named, as no record of that actor can be about it.
pub(in crate::service) fn subject_of(
    services: &Services,
    actor: &Actor,
    id: &EntitlementId,
    version: Option<&ProductVersion>,
) -> Subject {
    match Purchase::read(services, actor, id) {
        Ok(purchase) => purchase.subject(version),
        Err(_) if actor.scope().includes(id.tenant) => Subject {
            entitlement: Some(id.clone()),
            version: version.cloned(),
            ..subject_of_customer(services, actor, id.tenant)
        },
        Err(_) => Subject::default(),
    }
}

/// What a record says of a customer that was asked for: which one, and the name where it can be read.
pub(in crate::service) fn subject_of_customer(services: &Services, actor: &Actor, tenant: TenantId) -> Subject {
    let customer = read_customer(services, actor, tenant).ok().map(|customer| customer.name);
    let tenant = actor.scope().includes(tenant).then_some(tenant);
    Subject { tenant, customer, ..Subject::default() }
}
