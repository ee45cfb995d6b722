//! *Skicka* on the page of a subscription: *Förnya automatiskt*, the billing plan of the next term and *eget namn*, in one
//! commit (RENEW-3, BUY-6).

use nonempty::NonEmpty;

use crate::domain::renewal::{SubscriptionChange, may_change_subscription};
use crate::domain::{ActivityKind, ActivityRecord, Actor, EntitlementId, Permission, Renewal, Subscription, role};
use crate::ports::{Change, Commit, commit};
use crate::service::apply_time::apply_time_to;
use crate::service::error::{ServiceError, What};
use crate::service::recording::{failed, record, refused};
use crate::service::retry::decided_anew;
use crate::service::services::Services;
use crate::service::subject::{Purchase, subject_of};

/// What is to be changed of which subscription.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeSubscription {
    /// The purchase that it renews.
    pub entitlement: EntitlementId,
    /// What is to be another.
    pub change: SubscriptionChange,
}

/// Changes a subscription, all that is asked for or nothing of it, and gives it back as it now stands. What stands already
/// is not written again. Auto-renew, plan and name have a record each, of what of them was changed; a refusal and a failure
/// are recorded as what was asked first of them (LOG-1).
///
/// # Errors
/// A recorded refusal, [`ServiceError::NotFound`], or what the store says, which is recorded where that can be.
pub fn change_subscription(
    services: &Services,
    actor: &Actor,
    ask: &ChangeSubscription,
) -> Result<Subscription, ServiceError> {
    let subject = || subject_of(services, actor, &ask.entitlement, None);
    if let Err(refusal) = role::require(actor, Permission::Buy) {
        return Err(refused(services, actor, refusal, record(services, actor, asked_kind(&ask.change), subject())));
    }
    // What follows a term is decided in that term: what became due until now comes first.
    let in_its_term = match ask.change.renewal {
        Some(_) => apply_time_to(services, &ask.entitlement),
        None => Ok(()),
    };
    in_its_term
        .and_then(|()| decided_anew(|| change_once(services, actor, ask)))
        .map_err(|error| failed(services, actor, error, || record(services, actor, asked_kind(&ask.change), subject())))
}

fn change_once(services: &Services, actor: &Actor, ask: &ChangeSubscription) -> Result<Subscription, ServiceError> {
    let purchase = Purchase::read(services, actor, &ask.entitlement)?;
    let item = &purchase.entitlement.value.line.item;
    let sku = services.catalog.sku(item).ok_or_else(|| ServiceError::NotFound(What::Product(item.product.clone())))?;
    let recorded = |kind| record(services, actor, kind, purchase.subject(None));
    let change = ask.change.clone();
    let decided = may_change_subscription(actor, purchase.purchased(), sku, change, services.clock.now());
    let (permit, subscription) = match decided {
        Ok(decided) => decided,
        Err(refusal) => return Err(refused(services, actor, refusal, recorded(asked_kind(&ask.change)))),
    };
    let before = purchase.subscription.as_ref().map_or(&subscription, |read| &read.value);
    let records: Vec<ActivityRecord> = changed_kinds(before, &subscription).into_iter().map(recorded).collect();
    let Some(records) = NonEmpty::collect(records) else { return Ok(subscription) };
    let changes = vec![Change::Subscription(subscription.clone())];
    commit(services.store.as_ref(), &Commit::by(actor, permit, changes, records))?;
    Ok(subscription)
}

/// What was asked for, as a record of it says that comes to nothing: what follows the term before the name.
fn asked_kind(change: &SubscriptionChange) -> ActivityKind {
    match change.renewal {
        Some(_) => ActivityKind::AutoRenewChanged,
        None => ActivityKind::Renamed,
    }
}

/// What was changed between the two, as records say it.
fn changed_kinds(before: &Subscription, after: &Subscription) -> Vec<ActivityKind> {
    let renewal = match (before.renewal, after.renewal) {
        (before, after) if before == after => None,
        (Renewal::Renews { .. }, Renewal::Renews { .. }) => Some(ActivityKind::PlanChanged),
        (_, _) => Some(ActivityKind::AutoRenewChanged),
    };
    let name = (before.friendly_name != after.friendly_name).then_some(ActivityKind::Renamed);
    renewal.into_iter().chain(name).collect()
}
