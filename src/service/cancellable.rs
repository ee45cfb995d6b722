//! A purchase read with everything that the rules of cancelling need of it.

use crate::domain::cancellation::Cancellable;
use crate::domain::passage::{Running, Schedule, pass};
use crate::domain::subscription::Standing;
use crate::domain::{Actor, Charge, EntitlementId, Instant, Versioned};
use crate::ports::page::all_pages;
use crate::ports::store::ChargeFilter;
use crate::ports::{Page, StoreFailure};
use crate::service::error::ServiceError;
use crate::service::services::Services;
use crate::service::subject::Purchase;

/// A purchase, what comes next of it, and what has been charged for the term it is in.
#[derive(Debug)]
pub(in crate::service) struct ReadCancellable<'a> {
    pub(in crate::service) purchase: Purchase<'a>,
    services: &'a Services,
    schedule: Option<Versioned<Schedule>>,
    charges: Vec<Charge>,
}

impl<'a> ReadCancellable<'a> {
    /// Reads a purchase within the actor's scope.
    pub(in crate::service) fn read(
        services: &'a Services,
        actor: &Actor,
        id: &EntitlementId,
    ) -> Result<Self, ServiceError> {
        let purchase = Purchase::read(services, actor, id)?;
        let schedule = services.store.schedule(actor.scope(), id)?;
        let mut read = Self { purchase, services, schedule, charges: Vec::new() };
        let now = services.clock.now();
        // Of what cannot be cancelled anyway nobody asks for years of charges.
        if read.cancellable().window(now).at(now).is_open() {
            read.charges = read.charged(actor, now)?;
        }
        Ok(read)
    }

    /// It, as the rules look at it.
    pub(in crate::service) fn cancellable(&self) -> Cancellable<'_> {
        Cancellable {
            purchased: self.purchase.purchased(),
            product: self.purchase.product,
            policy: self.services.catalog.policy(&self.purchase.entitlement.value.line.item),
            schedule: self.schedule.as_ref(),
            charges: &self.charges,
        }
    }

    /// What has been charged for the term it is in at that instant, with what became due by then and is not written down
    /// yet: who only looks sees the amounts that whoever cancels it gets.
    fn charged(&self, actor: &Actor, now: Instant) -> Result<Vec<Charge>, ServiceError> {
        let entitlement = &self.purchase.entitlement.value;
        let standing = self.purchase.subscription.as_ref().map(|read| read.value.at(now));
        let (term, start) = match standing {
            Some(Standing::Active { number, start, .. }) => (number, start),
            Some(Standing::Expired { .. } | Standing::Cancelled { .. }) | None => (1, entitlement.bought),
        };
        let filter = ChargeFilter { tenant: Some(entitlement.id.tenant), from: Some(start), until: None };
        let store = self.services.store.as_ref();
        let mut charges = all_pages(|after| store.charges(actor.scope(), &filter, after, Page::<()>::LIMIT))?;
        for due in self.due(now)? {
            if charges.iter().all(|charge| charge.id != due.id) {
                charges.push(due);
            }
        }
        charges.retain(|charge| charge.id.entitlement == entitlement.id && charge.id.term == term);
        Ok(charges)
    }

    /// What is due of it until then and was not charged when it was read.
    fn due(&self, now: Instant) -> Result<Vec<Charge>, ServiceError> {
        let Some(schedule) = self.schedule.clone() else { return Ok(Vec::new()) };
        let Purchase { entitlement, subscription, .. } = &self.purchase;
        let running = Running { entitlement: entitlement.clone(), subscription: subscription.clone(), schedule };
        match pass(&running, now, usize::MAX) {
            Ok(passage) => Ok(passage.charges().to_vec()),
            // Amounts have so many digits that only damage makes a sum of them too large.
            Err(error) => Err(StoreFailure::Damaged(format!("what is due of a purchase: {error}")).into()),
        }
    }
}
