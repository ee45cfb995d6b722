//! What is asked for of a purchase that has nothing to choose, and so neither key nor download (PROD-2, PROD-6).

use crate::domain::entitlement::may_fetch;
use crate::domain::{ActivityKind, Actor, EntitlementId, Refusal};
use crate::service::error::ServiceError;
use crate::service::recording::{record, refused};
use crate::service::services::Services;
use crate::service::subject::Purchase;

/// Says why nothing of such a purchase can be fetched, and records who asked for it as what.
#[must_use]
pub fn refuse_without_choice(
    services: &Services,
    actor: &Actor,
    id: &EntitlementId,
    kind: ActivityKind,
) -> ServiceError {
    let purchase = match Purchase::read(services, actor, id) {
        Ok(purchase) => purchase,
        Err(error) => return error,
    };
    let refusal = may_fetch(actor, purchase.purchased(), purchase.product).err().unwrap_or(Refusal::NotOffered);
    let record = record(services, actor, kind, purchase.subject(None));
    refused(services, actor, refusal, record)
}
