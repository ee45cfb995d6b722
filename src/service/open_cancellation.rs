//! Opening the dialog of a cancellation: what can be cancelled, until when, and what would be given back (CANCEL-2, CANCEL-4,
//! PERP-2, PERP-3).

use crate::domain::cancellation::can_be_cancelled;
use crate::domain::{
    ActivityKind, Actor, CancellationWindow, Customer, Entitlement, EntitlementId, Instant, Permission, Refund,
    Refusal, SubmissionId, Subscription, TenantId, WindowState, role,
};
use crate::ports::Page;
use crate::ports::page::all_pages;
use crate::service::cancellable::ReadCancellable;
use crate::service::error::ServiceError;
use crate::service::fresh_id::fresh_id;
use crate::service::recording::{require_look, require_role};
use crate::service::services::Services;
use crate::service::subject::subject_of;

/// What of a customer is cancelled the same way: one subscription, or every order of one product that was bought for ever.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CancellationPage {
    /// Whose it is.
    pub customer: Customer,
    /// Whether the actor may cancel at all.
    pub allowed: Result<(), Refusal>,
    /// The purchases, those bought last first; one at least.
    pub purchases: Vec<CancellablePurchase>,
    /// Of a submit from this page, whatever of it is cancelled.
    pub submission: SubmissionId,
}

/// A purchase with what cancelling it would come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CancellablePurchase {
    /// The purchase.
    pub entitlement: Entitlement,
    /// The subscription that renews it, where there is one.
    pub subscription: Option<Subscription>,
    /// Until when it can be cancelled.
    pub window: CancellationWindow,
    /// What would be given back, or why it cannot be cancelled.
    pub answer: Result<Refund, Refusal>,
}

impl CancellablePurchase {
    /// What would be given back at that instant, or why it cannot be cancelled: also by the clock, which goes on while it is
    /// looked at.
    ///
    /// # Errors
    /// The [`Refusal`].
    pub fn answer_at(&self, now: Instant) -> Result<Refund, Refusal> {
        match (&self.answer, self.window.at(now)) {
            (Ok(_), WindowState::Passed { at }) if self.subscription.is_some() => Err(Refusal::TermWindowPassed { at }),
            (Ok(_), WindowState::Passed { at }) => Err(Refusal::PurchaseWindowPassed { at }),
            (answer, _) => answer.clone(),
        }
    }
}

/// Opens the cancellation of a purchase, with those of the same product beside it where it was bought for ever. Nobody has
/// asked for anything to be cancelled yet, so that the refusals in it are not recorded.
///
/// # Errors
/// A recorded refusal without the role to look at software, [`ServiceError::NotFound`], or what the store says.
pub fn open_cancellation(
    services: &Services,
    actor: &Actor,
    id: &EntitlementId,
) -> Result<CancellationPage, ServiceError> {
    require_look(services, actor, Permission::LookAtSoftware, || subject_of(services, actor, id, None))?;
    let at = services.clock.now();
    let asked = ReadCancellable::read(services, actor, id)?;
    let customer = asked.purchase.customer.clone();
    let others = orders_beside(services, actor, &asked.purchase.entitlement.value)?;
    let mut purchases = vec![row(asked, at)];
    for other in others {
        purchases.push(row(ReadCancellable::read(services, actor, &other)?, at));
    }
    purchases.sort_by_key(|row| std::cmp::Reverse(row.entitlement.bought));
    let submission = submission_id(services, actor, id.tenant);
    Ok(CancellationPage { customer, allowed: role::require(actor, Permission::Cancel), purchases, submission })
}

/// An id that no other page has: between two pages of one operator over one customer's purchases something was committed, or
/// time passed.
pub(in crate::service) fn submission_id(services: &Services, actor: &Actor, tenant: TenantId) -> SubmissionId {
    SubmissionId(fresh_id(services, actor, "nyckel cancellation, submit, 1", tenant.as_bytes()))
}

/// What cancelling one purchase would come to now.
///
/// # Errors
/// As [`open_cancellation`].
pub fn look_at_cancellation(
    services: &Services,
    actor: &Actor,
    id: &EntitlementId,
) -> Result<CancellablePurchase, ServiceError> {
    require_look(services, actor, Permission::LookAtSoftware, || subject_of(services, actor, id, None))?;
    looked_at(services, actor, id)
}

/// What cancelling one purchase would come to for who may cancel it, and whose it is. That a role does not allow it is
/// recorded, as if it had been asked for (ROLE-5); a rule's no is in the answer.
///
/// # Errors
/// A recorded refusal without the role to cancel, [`ServiceError::NotFound`], or what the store says.
pub fn rehearse_cancellation(
    services: &Services,
    actor: &Actor,
    id: &EntitlementId,
) -> Result<(Customer, CancellablePurchase), ServiceError> {
    let subject = || subject_of(services, actor, id, None);
    require_role(services, actor, Permission::Cancel, ActivityKind::PurchaseCancelled, subject)?;
    let read = ReadCancellable::read(services, actor, id)?;
    Ok((read.purchase.customer.clone(), row(read, services.clock.now())))
}

/// The customer's other purchases of the same product and unit, where it is not a subscription.
fn orders_beside(services: &Services, actor: &Actor, asked: &Entitlement) -> Result<Vec<EntitlementId>, ServiceError> {
    if asked.subscription_id().is_some() {
        return Ok(Vec::new());
    }
    let store = services.store.as_ref();
    let tenant = asked.id.tenant;
    let bought = all_pages(|after| store.entitlements(actor.scope(), tenant, after, Page::<()>::LIMIT))?;
    let is_beside = |other: &Entitlement| {
        let (item, this) = (&other.line.item, &asked.line.item);
        other.id != asked.id
            && (&item.product, &item.sku) == (&this.product, &this.sku)
            && other.subscription_id().is_none()
    };
    Ok(bought.into_iter().filter(is_beside).map(|other| other.id).collect())
}

/// One purchase within the actor's scope, as it stands now.
pub(in crate::service) fn looked_at(
    services: &Services,
    actor: &Actor,
    id: &EntitlementId,
) -> Result<CancellablePurchase, ServiceError> {
    Ok(row(ReadCancellable::read(services, actor, id)?, services.clock.now()))
}

fn row(read: ReadCancellable<'_>, now: Instant) -> CancellablePurchase {
    let window = read.cancellable().window(now);
    let answer = can_be_cancelled(read.cancellable(), now).map(|(_, refund)| refund);
    let subscription = read.purchase.subscription.map(|read| read.value);
    CancellablePurchase { entitlement: read.purchase.entitlement.value, subscription, window, answer }
}
