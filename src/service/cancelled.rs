//! From a purchase that the provider cancelled to the records of it: nothing is left of the line, its keys are gone, what was
//! charged is credited and nothing more becomes due (AFTER-1, AFTER-3, PERP-6).

use crate::domain::cancellation::{Cancelled, cancelled};
use crate::domain::{EntitlementId, Instant, Refund, Scope};
use crate::ports::Change;
use crate::service::error::{ServiceError, What};
use crate::service::services::Services;
use crate::service::subject::subscription_of;

/// Everything that the cancellation of a purchase within that scope comes to.
///
/// # Errors
/// [`ServiceError::NotFound`], or what the store says.
pub(in crate::service) fn changes_of(
    services: &Services,
    scope: Scope,
    (id, refund): (&EntitlementId, &Refund),
    at: Instant,
) -> Result<Vec<Change>, ServiceError> {
    let purchase = services.store.entitlement(scope, id)?;
    let purchase = purchase.ok_or_else(|| ServiceError::NotFound(What::Purchase(id.clone())))?.value;
    let subscription = subscription_of(services, scope, &purchase)?.map(|read| read.value);
    let Cancelled { entitlement, subscription, schedule, charges } =
        cancelled(&purchase, subscription.as_ref(), refund, at);
    let mut changes = vec![Change::Entitlement(entitlement), Change::NoKeys(id.clone()), Change::Schedule(schedule)];
    changes.extend(subscription.map(Change::Subscription));
    changes.extend(charges.into_iter().map(Change::Charge));
    Ok(changes)
}
