//! Several purchases of a customer cancelled at one submit: looked at together, then cancelled one by one, each with its own
//! record and result.
//!
//! **Invariant:** what has no result yet is kept with the operator's drafts, with the submit it belongs to: broken off, it
//! goes on with the rest, and what was cancelled before is answered and not cancelled again.

use crate::domain::drafts::CancellationBatch;
use crate::domain::entitlement::EntitlementState;
use crate::domain::{
    ActivityKind, Actor, Customer, EntitlementId, Money, Permission, Refusal, SubmissionId, TenantId, role,
};
use crate::ports::Stop;
use crate::service::cancel_purchase::{CancelPurchase, CancelledPurchase, cancel_purchase};
use crate::service::error::ServiceError;
use crate::service::keep_choice::{drafting_operator, own_drafts};
use crate::service::open_cancellation::{CancellablePurchase, looked_at, submission_id};
use crate::service::recording::{require_look, require_role};
use crate::service::services::Services;
use crate::service::subject::{read_customer, subject_of_customer};

/// What cancelling several purchases would come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CancellationReview {
    /// Whose they are.
    pub customer: Customer,
    /// Whether the actor may cancel at all.
    pub allowed: Result<(), Refusal>,
    /// Each of them, in the order asked for.
    pub rows: Vec<CancellablePurchase>,
    /// What would be given back altogether, an amount for each currency.
    pub refunds: Vec<Money>,
    /// The submit: that of the batch which was broken off, where it is that one.
    pub submission: SubmissionId,
}

impl CancellationReview {
    /// How many of them can be cancelled.
    #[must_use]
    pub fn possible(&self) -> usize {
        self.rows.iter().filter(|row| row.answer.is_ok()).count()
    }
}

/// Looks at those purchases of a customer; at what was broken off where none is named. Nothing is recorded, as nobody has asked
/// for anything to be cancelled yet.
///
/// # Errors
/// A recorded refusal without the role to look at software, [`ServiceError::NotFound`], or what the store says.
pub fn review_cancellations(
    services: &Services,
    actor: &Actor,
    tenant: TenantId,
    purchases: &[EntitlementId],
) -> Result<CancellationReview, ServiceError> {
    require_look(services, actor, Permission::LookAtSoftware, || subject_of_customer(services, actor, tenant))?;
    let customer = read_customer(services, actor, tenant)?;
    let unfinished = unfinished_cancellations(services, actor, tenant);
    let (purchases, submission) = match (purchases, unfinished) {
        ([], Some(batch)) => (batch.rest, batch.submission),
        (purchases, Some(batch)) if purchases == batch.rest => (batch.rest, batch.submission),
        (purchases, _) => (purchases.to_vec(), submission_id(services, actor, tenant)),
    };
    let mut rows = Vec::with_capacity(purchases.len());
    for id in &purchases {
        rows.push(looked_at(services, actor, id)?);
    }
    let refunds = refunds(&rows)?;
    Ok(CancellationReview { customer, allowed: role::require(actor, Permission::Cancel), rows, refunds, submission })
}

/// Keeps what is about to be cancelled, so that it can go on where it is broken off.
///
/// # Errors
/// A refusal without the role to cancel, which is not on record, as nothing was tried yet, or what the drafts say.
pub fn begin_cancelling_many(
    services: &Services,
    actor: &Actor,
    tenant: TenantId,
    batch: &CancellationBatch,
) -> Result<(), ServiceError> {
    let subject = || subject_of_customer(services, actor, tenant);
    require_role(services, actor, Permission::Cancel, ActivityKind::PurchaseCancelled, subject)?;
    let Some(operator) = drafting_operator(actor) else { return Ok(()) };
    Ok(services.drafts.change(operator, &mut |drafts| {
        drafts.cancellations.insert(tenant, batch.clone());
    })?)
}

/// Cancels one of them as [`cancel_purchase`] does. What has a result by then, be it a no, is no longer kept.
///
/// # Errors
/// As [`cancel_purchase`].
pub fn cancel_one_of_many(
    services: &Services,
    actor: &Actor,
    ask: &CancelPurchase,
    stop: &Stop,
) -> Result<CancelledPurchase, ServiceError> {
    let result = cancel_purchase(services, actor, ask, stop);
    let has_result = match &result {
        Ok(_) | Err(ServiceError::Refused(_) | ServiceError::NotFound(_) | ServiceError::OtherAmounts) => true,
        Err(_) => false,
    };
    if has_result {
        forget(services, actor, &ask.entitlement);
    }
    result
}

/// What was broken off of a customer's, for this operator to go on with. What is cancelled by now, if by somebody else, or
/// a moment ago so that it is not taken off yet, is not left.
#[must_use]
pub fn unfinished_cancellations(services: &Services, actor: &Actor, tenant: TenantId) -> Option<CancellationBatch> {
    let mut batch = own_drafts(services, actor).cancellations.remove(&tenant)?;
    batch.rest.retain(|id| match services.store.entitlement(actor.scope(), id) {
        Ok(Some(found)) => found.value.state == EntitlementState::Standing,
        Ok(None) => false,
        // What could not be read may be left.
        Err(_) => true,
    });
    Some(batch).filter(|batch| !batch.rest.is_empty())
}

/// That it stays is told of in the program's log: looked at again, it says that it was cancelled.
fn forget(services: &Services, actor: &Actor, id: &EntitlementId) {
    let Some(operator) = drafting_operator(actor) else { return };
    let forgotten = services.drafts.change(operator, &mut |drafts| {
        if let Some(batch) = drafts.cancellations.get_mut(&id.tenant) {
            batch.rest.retain(|rest| rest != id);
            if batch.rest.is_empty() {
                drafts.cancellations.remove(&id.tenant);
            }
        }
    });
    if let Err(error) = forgotten {
        tracing::warn!(%error, "a purchase that was cancelled could not be taken off what is left to be");
    }
}

/// What those that can be cancelled give back, summed for each currency.
fn refunds(rows: &[CancellablePurchase]) -> Result<Vec<Money>, Refusal> {
    let possible = rows.iter().filter_map(|row| row.answer.as_ref().ok());
    Money::sums(possible.map(|refund| refund.amount)).map_err(|_| Refusal::TooMuch)
}
