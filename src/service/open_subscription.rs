//! Opening a subscription: its page, with what can follow its term (RENEW-3, BUY-6) and when it can be cancelled
//! (CANCEL-4).

use crate::domain::cancellation_window::CancellationWindow;
use crate::domain::catalog::CancellationPolicy;
use crate::domain::renewal::may_change_renewal;
use crate::domain::subscription::Standing;
use crate::domain::term::plans_at;
use crate::domain::{
    Actor, BillingPlan, Entitlement, EntitlementId, EntitlementStatus, Instant, Permission, Refusal, Renewal,
    Subscription,
};
use crate::service::error::{ServiceError, What};
use crate::service::recording::require_look;
use crate::service::services::Services;
use crate::service::subject::{Purchase, subject_of};

/// A subscription's page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubscriptionPage {
    /// The purchase that it renews.
    pub entitlement: Entitlement,
    /// The subscription.
    pub subscription: Subscription,
    /// The billing plans that its next term can have; none where no term follows.
    pub plans: Vec<BillingPlan>,
    /// How it can be cancelled.
    pub policy: CancellationPolicy,
    /// Whether the actor may say what follows the term.
    pub changeable: Result<(), Refusal>,
}

impl SubscriptionPage {
    /// What it is at that instant.
    #[must_use]
    pub fn status(&self, now: Instant) -> EntitlementStatus {
        self.entitlement.at(now, Some(&self.subscription))
    }

    /// The window of the term that it is in at that instant (CANCEL-1).
    #[must_use]
    pub fn window(&self, now: Instant) -> CancellationWindow {
        CancellationWindow::of(&self.entitlement, Some(&self.subscription), Some(self.policy), now)
    }
}

/// Opens a subscription by the purchase that it renews. What was bought before the cutover has none (RENEW-2).
///
/// # Errors
/// A recorded refusal without the role to look at subscriptions, [`ServiceError::NotFound`], or what the store says.
pub fn open_subscription(
    services: &Services,
    actor: &Actor,
    id: &EntitlementId,
) -> Result<SubscriptionPage, ServiceError> {
    require_look(services, actor, Permission::LookAtSubscriptions, || subject_of(services, actor, id, None))?;
    let purchase = Purchase::read(services, actor, id)?;
    let not_found = |what| ServiceError::NotFound(what);
    let subscription = purchase.subscription.as_ref().ok_or_else(|| not_found(What::Purchase(id.clone())))?;
    let item = &purchase.entitlement.value.line.item;
    let sku = services.catalog.sku(item).ok_or_else(|| not_found(What::Product(item.product.clone())))?;
    let now = services.clock.now();
    let plans = match subscription.value.at(now) {
        Standing::Active { end, .. } => plans_at(sku.term, &sku.plans, end),
        Standing::Expired { .. } | Standing::Cancelled { .. } => Vec::new(),
    };
    let changeable = may_change_renewal(actor, purchase.purchased(), sku, Renewal::Expires, now).map(drop);
    let subscription = subscription.value.clone();
    Ok(SubscriptionPage {
        subscription,
        plans,
        policy: sku.policy,
        changeable,
        entitlement: purchase.entitlement.value,
    })
}
