//! *Eget namn*: what a subscription is called.

use nonempty::NonEmpty;

use crate::domain::renewal::{Renamed, may_rename};
use crate::domain::{ActivityKind, Actor, EntitlementId, Permission, Subscription, role};
use crate::ports::{Change, Commit, commit};
use crate::service::error::ServiceError;
use crate::service::recording::{failed, record, refused};
use crate::service::retry::decided_anew;
use crate::service::services::Services;
use crate::service::subject::{Purchase, subject_of};

/// The name that a purchase's subscription is to have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenameSubscription {
    /// The purchase.
    pub entitlement: EntitlementId,
    /// The name, without blanks around it.
    pub name: String,
}

/// Gives the subscription that name, and gives it back as it now stands.
///
/// # Errors
/// A recorded refusal, [`ServiceError::NotFound`], or what the store says, which is recorded where that can be.
pub fn rename_subscription(
    services: &Services,
    actor: &Actor,
    ask: &RenameSubscription,
) -> Result<Subscription, ServiceError> {
    let subject = || subject_of(services, actor, &ask.entitlement, None);
    if let Err(refusal) = role::require(actor, Permission::Buy) {
        return Err(refused(services, actor, refusal, record(services, actor, ActivityKind::Renamed, subject())));
    }
    decided_anew(|| rename_once(services, actor, ask))
        .map_err(|error| failed(services, actor, error, || record(services, actor, ActivityKind::Renamed, subject())))
}

fn rename_once(services: &Services, actor: &Actor, ask: &RenameSubscription) -> Result<Subscription, ServiceError> {
    let purchase = Purchase::read(services, actor, &ask.entitlement)?;
    let record = record(services, actor, ActivityKind::Renamed, purchase.subject(None));
    let Renamed { permit, subscription } = match may_rename(actor, purchase.purchased(), ask.name.clone()) {
        Ok(renamed) => renamed,
        Err(refusal) => return Err(refused(services, actor, refusal, record)),
    };
    let changes = vec![Change::Subscription(subscription.clone())];
    commit(services.store.as_ref(), &Commit::by(actor, permit, changes, NonEmpty::new(record)))?;
    Ok(subscription)
}
