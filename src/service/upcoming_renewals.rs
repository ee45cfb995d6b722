//! The subscriptions of all customers whose terms end soon: which renew by themselves, and which expire (RENEW-1).

use chrono::Duration;

use crate::domain::activity::Subject;
use crate::domain::subscription::Standing;
use crate::domain::{Actor, Instant, Permission, Subscription, SubscriptionId, TenantId};
use crate::ports::Page;
use crate::ports::store::EndsWithin;
use crate::service::customer_names::CustomerNames;
use crate::service::error::ServiceError;
use crate::service::recording::require_look;
use crate::service::services::Services;

/// Which terms are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RenewingWithin {
    /// Those that end in no longer than this.
    pub left: Duration,
    /// As many at most, those that end first.
    pub limit: usize,
}

/// Terms that end soon.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UpcomingRenewals {
    /// They, in the order in which they end.
    pub rows: Vec<UpcomingRenewal>,
    /// Whether there are more than were asked for.
    pub has_more: bool,
}

/// A subscription whose term ends soon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UpcomingRenewal {
    /// Whose it is.
    pub customer: String,
    /// The product's title as bought.
    pub product: String,
    /// The subscription, whose renewal says what comes after the term.
    pub subscription: Subscription,
    /// When the term ends; the instant itself is outside.
    pub end: Instant,
}

/// Finds the subscriptions whose terms end soon. A term that began by itself a moment ago, and is not written down yet, ends
/// no sooner than in a year: it is none of them.
///
/// # Errors
/// A recorded refusal without the role, or what the store says.
pub fn upcoming_renewals(
    services: &Services,
    actor: &Actor,
    ask: &RenewingWithin,
) -> Result<UpcomingRenewals, ServiceError> {
    require_look(services, actor, Permission::LookAtSubscriptions, Subject::default)?;
    let now = services.clock.now();
    // A term is over at its end, so the first end is just after now, and the last one is within.
    let instant = Duration::nanoseconds(1);
    let ends = EndsWithin::soonest(now.after(instant), now.after(ask.left).after(instant));
    let mut names = CustomerNames::new(services, actor);
    let (mut after, mut found) = (None, UpcomingRenewals::default());
    loop {
        let page = services.store.term_ends(actor.scope(), &ends, after.as_ref(), Page::<()>::LIMIT)?;
        for (end, tenant, id) in page.items {
            let Some((subscription, product)) = read(services, actor, tenant, id, end)? else { continue };
            if ask.limit <= found.rows.len() {
                found.has_more = true;
                return Ok(found);
            }
            found.rows.push(UpcomingRenewal { customer: names.of(tenant)?, product, subscription, end });
        }
        match page.next {
            Some(next) => after = Some(next),
            None => return Ok(found),
        }
    }
}

/// The subscription with the title of what it renews, if its term still ends then: it may have been cancelled since it was
/// found.
fn read(
    services: &Services,
    actor: &Actor,
    tenant: TenantId,
    id: SubscriptionId,
    end: Instant,
) -> Result<Option<(Subscription, String)>, ServiceError> {
    let (store, scope, now) = (services.store.as_ref(), actor.scope(), services.clock.now());
    let Some(subscription) = store.subscription(scope, tenant, id)?.map(|read| read.value) else { return Ok(None) };
    let is_still_so = matches!(subscription.at(now), Standing::Active { end: stands, .. } if stands == end);
    let purchase = store.entitlement(scope, &subscription.entitlement)?.filter(|_| is_still_so);
    Ok(purchase.map(|purchase| (subscription, purchase.value.line.title)))
}
