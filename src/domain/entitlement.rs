//! Entitlements: the purchased lines, which are what the Software page lists (SHOW-4).

use serde::{Deserialize, Serialize};

use crate::domain::cancellation_window::StatedCancellation;
use crate::domain::catalog::{Delivery, Product, SoftwareDelivery};
use crate::domain::order::OrderLine;
use crate::domain::subscription::{Standing, Subscription};
use crate::domain::version::{EntityRef, Version, Versioned};
use crate::domain::{Actor, EntitlementId, Instant, Permission, Refusal, SubscriptionId, role};

/// One purchased line. Renewals keep it, and so do its keys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entitlement {
    /// Customer, order and line.
    pub id: EntitlementId,
    /// When the order was placed.
    pub bought: Instant,
    /// The line as bought.
    pub line: OrderLine,
    /// How long it lasts.
    pub lifetime: Lifetime,
    /// Whether it was cancelled.
    pub state: EntitlementState,
    /// Whether the embedded provider answers a cancellation with "needs more information" (PERP-5).
    pub needs_information: bool,
    /// What the provider itself says of when it can be cancelled, where it does (CANCEL-6).
    pub stated: Option<StatedCancellation>,
}

/// How long a purchase lasts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Lifetime {
    /// For ever.
    Perpetual,
    /// Until a date set at purchase: bought before the cutover, never renewed (RENEW-2).
    Until(Instant),
    /// As long as its subscription does.
    Subscription(SubscriptionId),
}

/// What happened to a purchase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum EntitlementState {
    /// It stands.
    Standing,
    /// It was cancelled: no key, no link, no use (AFTER-1, AFTER-2).
    Cancelled {
        /// When.
        at: Instant,
    },
}

/// What a purchase is at some instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntitlementStatus {
    /// In force.
    Active,
    /// Over.
    Expired {
        /// Since when.
        since: Instant,
    },
    /// Cancelled.
    Cancelled {
        /// When.
        at: Instant,
    },
}

impl Entitlement {
    /// The id of the subscription that renews it, where there is one.
    #[must_use]
    pub fn subscription_id(&self) -> Option<SubscriptionId> {
        match self.lifetime {
            Lifetime::Subscription(id) => Some(id),
            Lifetime::Perpetual | Lifetime::Until(_) => None,
        }
    }

    /// What it is at that instant; `subscription` is the one its lifetime names (RENEW-1, RENEW-2).
    #[must_use]
    pub fn at(&self, now: Instant, subscription: Option<&Subscription>) -> EntitlementStatus {
        if let EntitlementState::Cancelled { at } = self.state {
            return EntitlementStatus::Cancelled { at };
        }
        match (&self.lifetime, subscription) {
            (Lifetime::Until(end), _) if *end <= now => EntitlementStatus::Expired { since: *end },
            (Lifetime::Subscription(_), Some(subscription)) => match subscription.at(now) {
                Standing::Active { .. } => EntitlementStatus::Active,
                Standing::Expired { since } => EntitlementStatus::Expired { since },
                Standing::Cancelled { at } => EntitlementStatus::Cancelled { at },
            },
            (Lifetime::Perpetual | Lifetime::Until(_) | Lifetime::Subscription(_), _) => EntitlementStatus::Active,
        }
    }
}

/// A purchase as the rules look at it: with the subscription that its lifetime names, each as it was read.
#[derive(Debug, Clone, Copy)]
pub struct Purchased<'a> {
    /// The purchase.
    pub entitlement: &'a Versioned<Entitlement>,
    /// The subscription that renews it, where there is one.
    pub subscription: Option<&'a Versioned<Subscription>>,
}

impl Purchased<'_> {
    /// When it was cancelled, by what the purchase says or by what its subscription says.
    pub(in crate::domain) fn cancelled(self) -> Option<Instant> {
        match self.entitlement.value.state {
            EntitlementState::Cancelled { at } => Some(at),
            EntitlementState::Standing => self.subscription.and_then(|subscription| subscription.value.cancelled),
        }
    }

    /// Both in the versions that were read, for a permit to rest on.
    pub(in crate::domain) fn basis(self) -> Vec<(EntityRef, Version)> {
        let purchase = (EntityRef::Entitlement(self.entitlement.value.id.clone()), self.entitlement.version);
        let renewing = self.subscription.map(|read| {
            let Subscription { id, .. } = read.value;
            (EntityRef::Subscription(read.value.tenant(), id), read.version)
        });
        std::iter::once(purchase).chain(renewing).collect()
    }
}

/// What the actor may fetch of a purchase: nothing without the role, nothing of what was cancelled, nothing of what is
/// sold without keys and downloads (ROLE-2, ROLE-4, AFTER-2, PROD-2, PROD-6).
///
/// # Errors
/// The [`Refusal`] of the first rule that says no; the role first.
pub fn may_fetch<'product>(
    actor: &Actor,
    purchased: Purchased<'_>,
    product: &'product Product,
) -> Result<&'product SoftwareDelivery, Refusal> {
    role::require(actor, Permission::Keys)?;
    if let Some(at) = purchased.cancelled() {
        return Err(Refusal::Cancelled { at });
    }
    match &product.delivery {
        Delivery::Software(software) => Ok(software),
        Delivery::LicenceOnly => Err(Refusal::LicenceOnly),
        Delivery::Reservation => Err(Refusal::Reservation),
    }
}

#[cfg(any(test, feature = "testing"))]
impl Entitlement {
    /// A standing purchase for ever of that product by tenant 1, as that line of order `OR-00001`.
    #[must_use]
    pub fn example(line: u32, product: &Product) -> Self {
        use crate::domain::{BillingPlan, Currency, LineNumber, Money, OrderId, TaxNote, TenantId};
        let number = LineNumber(line);
        let order = OrderId::try_from("OR-00001".to_owned()).unwrap_or_else(|_| unreachable!("it is an order number"));
        let sku = product.skus.first().unwrap_or_else(|| unreachable!("every product has a SKU"));
        Self {
            id: EntitlementId { tenant: TenantId(uuid::Uuid::from_u128(1)), order, line: number },
            bought: Instant::from_unix(1_793_520_000),
            line: OrderLine {
                number,
                item: product.item(sku),
                kind: product.kind,
                title: sku.title.clone(),
                quantity: 1,
                unit_price: Money::new(100.into(), Currency::SEK),
                tax: TaxNote::Excluded,
                term: None,
                plan: BillingPlan::OneTime,
                transaction: "T-1".to_owned(),
            },
            lifetime: Lifetime::Perpetual,
            state: EntitlementState::Standing,
            needs_information: false,
            stated: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::subscription::Renewal;
    use crate::domain::{BillingPlan, Catalog, Term};
    use chrono::Duration;
    use uuid::Uuid;

    fn purchase(lifetime: Lifetime) -> Entitlement {
        let product = Catalog::embedded().products().next().unwrap();
        Entitlement { lifetime, ..Entitlement::example(1, product) }
    }

    fn nanosecond() -> Duration {
        Duration::nanoseconds(1)
    }

    #[test]
    fn renew_2_bought_before_the_cutover_it_expires_on_the_date_set_at_purchase() {
        let end = Instant::parse("2024-03-01T12:00:00Z").unwrap();
        let old = purchase(Lifetime::Until(end));
        assert_eq!(old.at(end.before(nanosecond()), None), EntitlementStatus::Active);
        assert_eq!(old.at(end, None), EntitlementStatus::Expired { since: end });
        assert_eq!(old.at(end.after(Duration::days(4_000)), None), EntitlementStatus::Expired { since: end });
    }

    #[test]
    fn renew_1_a_purchase_lasts_as_long_as_its_subscription() {
        let id = SubscriptionId(Uuid::from_u128(7));
        let bought = purchase(Lifetime::Subscription(id));
        let first_start = Instant::CUTOVER;
        let on = Renewal::Renews { plan: BillingPlan::Annual };
        let subscription = |renewal, cancelled| Subscription {
            id,
            entitlement: bought.id.clone(),
            friendly_name: String::new(),
            first_start,
            term_number: 1,
            term: Term::OneYear,
            plan: BillingPlan::Annual,
            renewal,
            cancelled,
        };
        let end = Term::OneYear.end(first_start, 1);
        assert_eq!(bought.at(end, Some(&subscription(on, None))), EntitlementStatus::Active);
        let once = subscription(Renewal::Expires, None);
        assert_eq!(bought.at(end.before(nanosecond()), Some(&once)), EntitlementStatus::Active);
        assert_eq!(bought.at(end, Some(&once)), EntitlementStatus::Expired { since: end });
        let at = first_start.after(Duration::days(3));
        let cancelled = subscription(on, Some(at));
        assert_eq!(bought.at(at.before(nanosecond()), Some(&cancelled)), EntitlementStatus::Active);
        assert_eq!(bought.at(at, Some(&cancelled)), EntitlementStatus::Cancelled { at });
    }

    #[test]
    fn after_2_cancelled_says_more_than_expired() {
        let at = Instant::CUTOVER;
        for lifetime in [Lifetime::Perpetual, Lifetime::Until(at.before(nanosecond()))] {
            let cancelled = Entitlement { state: EntitlementState::Cancelled { at }, ..purchase(lifetime) };
            assert_eq!(cancelled.at(at, None), EntitlementStatus::Cancelled { at });
        }
    }
}
