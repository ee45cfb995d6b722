//! *Förnya automatiskt* and the billing plan of the next term, changed by one *Skicka* (RENEW-3, BUY-6).

use nonempty::NonEmpty;

use crate::domain::renewal::may_change_renewal;
use crate::domain::{ActivityKind, ActivityRecord, Actor, EntitlementId, Permission, Renewal, Subscription, role};
use crate::ports::{Change, Commit, commit};
use crate::service::apply_time::apply_time_to;
use crate::service::error::{ServiceError, What};
use crate::service::recording::{failed, record, refused};
use crate::service::retry::decided_anew;
use crate::service::services::Services;
use crate::service::subject::{Purchase, subject_of};

/// What is to follow the present term of which purchase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeRenewal {
    /// The purchase.
    pub entitlement: EntitlementId,
    /// What is to follow.
    pub renewal: Renewal,
}

/// Changes what follows the present term, and gives the subscription back as it now stands. What stands already is not
/// written again. Auto-renew and plan have a record each, of what of them was changed (LOG-1).
///
/// # Errors
/// A recorded refusal, [`ServiceError::NotFound`], or what the store says, which is recorded where that can be.
pub fn change_renewal(services: &Services, actor: &Actor, ask: &ChangeRenewal) -> Result<Subscription, ServiceError> {
    if let Err(refusal) = role::require(actor, Permission::Buy) {
        let subject = subject_of(services, actor, &ask.entitlement, None);
        return Err(refused(
            services,
            actor,
            refusal,
            record(services, actor, ActivityKind::AutoRenewChanged, subject),
        ));
    }
    // What follows a term is decided in that term: what became due until now comes first.
    let changed =
        apply_time_to(services, &ask.entitlement).and_then(|()| decided_anew(|| change_once(services, actor, ask)));
    changed.map_err(|error| {
        let subject = || subject_of(services, actor, &ask.entitlement, None);
        failed(services, actor, error, || record(services, actor, ActivityKind::AutoRenewChanged, subject()))
    })
}

fn change_once(services: &Services, actor: &Actor, ask: &ChangeRenewal) -> Result<Subscription, ServiceError> {
    let purchase = Purchase::read(services, actor, &ask.entitlement)?;
    let item = &purchase.entitlement.value.line.item;
    let sku = services.catalog.sku(item).ok_or_else(|| ServiceError::NotFound(What::Product(item.product.clone())))?;
    let subject = || purchase.subject(None);
    let decided = may_change_renewal(actor, purchase.purchased(), sku, ask.renewal, services.clock.now());
    let (permit, subscription) = match decided {
        Ok(decided) => decided,
        Err(refusal) => {
            let asked = record(services, actor, ActivityKind::AutoRenewChanged, subject());
            return Err(refused(services, actor, refusal, asked));
        }
    };
    let before = purchase.subscription.as_ref().map_or(ask.renewal, |read| read.value.renewal);
    let records = kinds(before, ask.renewal).into_iter().map(|kind| record(services, actor, kind, subject()));
    let Some(records) = NonEmpty::collect(records.collect::<Vec<ActivityRecord>>()) else { return Ok(subscription) };
    let changes = vec![Change::Subscription(subscription.clone())];
    commit(services.store.as_ref(), &Commit::by(actor, permit, changes, records))?;
    Ok(subscription)
}

/// What was changed between the two, as records say it.
fn kinds(before: Renewal, after: Renewal) -> Vec<ActivityKind> {
    match (before, after) {
        (Renewal::Expires, Renewal::Expires) => Vec::new(),
        (Renewal::Expires, Renewal::Renews { .. }) | (Renewal::Renews { .. }, Renewal::Expires) => {
            vec![ActivityKind::AutoRenewChanged]
        }
        (Renewal::Renews { plan }, Renewal::Renews { plan: next }) if plan == next => Vec::new(),
        (Renewal::Renews { .. }, Renewal::Renews { .. }) => vec![ActivityKind::PlanChanged],
    }
}
