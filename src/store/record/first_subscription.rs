//! Subscriptions as they were written by schema 1, which knew no plan of a next term (BUY-6).

use serde::{Deserialize, Serialize};

use crate::domain::{BillingPlan, EntitlementId, Instant, Renewal, Subscription, SubscriptionId, Term};

/// A subscription. Nothing here changes any more.
#[derive(Serialize, Deserialize)]
pub(super) struct FirstSubscription {
    id: SubscriptionId,
    entitlement: EntitlementId,
    friendly_name: String,
    first_start: Instant,
    term_number: u32,
    term: Term,
    plan: BillingPlan,
    auto_renew: bool,
    cancelled: Option<Instant>,
}

impl From<FirstSubscription> for Subscription {
    fn from(first: FirstSubscription) -> Self {
        Self {
            id: first.id,
            entitlement: first.entitlement,
            friendly_name: first.friendly_name,
            first_start: first.first_start,
            term_number: first.term_number,
            term: first.term,
            plan: first.plan,
            renewal: if first.auto_renew { Renewal::Renews { plan: first.plan } } else { Renewal::Expires },
            cancelled: first.cancelled,
        }
    }
}

#[cfg(test)]
impl FirstSubscription {
    /// What schema 1 would have written of it.
    pub(super) fn of(newest: &Subscription) -> Self {
        Self {
            id: newest.id,
            entitlement: newest.entitlement.clone(),
            friendly_name: newest.friendly_name.clone(),
            first_start: newest.first_start,
            term_number: newest.term_number,
            term: newest.term,
            plan: newest.plan,
            auto_renew: newest.renewal.is_on(),
            cancelled: newest.cancelled,
        }
    }
}
