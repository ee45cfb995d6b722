//! The cancellation windows of all customers that close soon, in the order in which they do (CANCEL-4).

use std::collections::BTreeSet;

use chrono::Duration;

use crate::domain::activity::Subject;
use crate::domain::cancellation_window::{CancellationWindow, CountedFrom};
use crate::domain::{Actor, Entitlement, EntitlementId, EntitlementStatus, Instant, Permission, Subscription};
use crate::ports::Page;
use crate::ports::store::EndsWithin;
use crate::service::customer_names::CustomerNames;
use crate::service::error::ServiceError;
use crate::service::recording::require_look;
use crate::service::services::Services;
use crate::service::subject::read_subscription;

/// Which windows are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClosingWithin {
    /// Those that are open for no longer than this.
    pub left: Duration,
    /// As many at most, those that close first.
    pub limit: usize,
}

/// Windows that close soon.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ClosingWindows {
    /// They, in the order in which they close.
    pub rows: Vec<ClosingWindow>,
    /// Whether there are more than were asked for.
    pub has_more: bool,
}

/// A window that closes soon, and what can be cancelled until then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClosingWindow {
    /// Whose purchase it is.
    pub customer: String,
    /// The purchase.
    pub entitlement: Entitlement,
    /// The subscription that renews it, where there is one.
    pub subscription: Option<Subscription>,
    /// What the window is counted from.
    pub counted_from: CountedFrom,
    /// When it closes; the instant itself is outside.
    pub end: Instant,
}

impl ClosingWindow {
    /// The window.
    #[must_use]
    pub fn window(&self) -> CancellationWindow {
        CancellationWindow::Until(self.end)
    }
}

/// Finds the windows that close soon.
///
/// # Errors
/// A recorded refusal without the role, or what the store says.
pub fn closing_windows(
    services: &Services,
    actor: &Actor,
    ask: &ClosingWithin,
) -> Result<ClosingWindows, ServiceError> {
    require_look(services, actor, Permission::LookAtPlans, Subject::default)?;
    let now = services.clock.now();
    let mut found = BTreeSet::new();
    for id in renewed_meanwhile(services, actor, now)? {
        if let Some(end) = open_until(services, actor, &id, now)?.filter(|end| end.since(now) <= ask.left) {
            found.insert((end, id));
        }
    }
    let enough = ask.limit.saturating_add(1);
    // An end is outside its window, so the first end is just after now, and the last one is within.
    let instant = Duration::nanoseconds(1);
    let filter = EndsWithin::soonest(now.after(instant), now.after(ask.left).after(instant));
    let (mut after, mut read) = (None, 0);
    while read < enough {
        let limit = enough.saturating_sub(read).min(Page::<()>::LIMIT);
        let page = services.store.windows(actor.scope(), &filter, after.as_ref(), limit)?;
        read = read.saturating_add(page.items.len());
        found.extend(page.items);
        match page.next {
            Some(next) => after = Some(next),
            None => break,
        }
    }
    rows(services, actor, found, ask.limit)
}

/// The purchases of which something became due that was not applied yet (RENEW-4): a term that began by itself has a window
/// that no index knows of.
pub(in crate::service) fn renewed_meanwhile(
    services: &Services,
    actor: &Actor,
    now: Instant,
) -> Result<Vec<EntitlementId>, ServiceError> {
    let due = services.store.due(actor.scope(), Page::<()>::LIMIT)?.into_iter();
    Ok(due.take_while(|(at, _)| *at <= now).map(|(_, id)| id).collect())
}

/// When the window of a purchase closes that is open at that instant.
pub(in crate::service) fn open_until(
    services: &Services,
    actor: &Actor,
    id: &EntitlementId,
    now: Instant,
) -> Result<Option<Instant>, ServiceError> {
    let Some(purchase) = services.store.entitlement(actor.scope(), id)? else { return Ok(None) };
    let subscription = read_subscription(services, actor, &purchase.value)?.map(|read| read.value);
    Ok(open_end(services, &purchase.value, subscription.as_ref(), now))
}

/// The same of what was read.
fn open_end(
    services: &Services,
    purchase: &Entitlement,
    subscription: Option<&Subscription>,
    now: Instant,
) -> Option<Instant> {
    if purchase.at(now, subscription) != EntitlementStatus::Active {
        return None;
    }
    let policy = services.catalog.policy(&purchase.line.item);
    CancellationWindow::of(purchase, subscription, policy, now).end().filter(|end| now < *end)
}

/// The first of what was found, with what they are of.
fn rows(
    services: &Services,
    actor: &Actor,
    found: BTreeSet<(Instant, EntitlementId)>,
    limit: usize,
) -> Result<ClosingWindows, ServiceError> {
    let mut names = CustomerNames::new(services, actor);
    let mut closing = ClosingWindows::default();
    for window in found {
        let Some(row) = row(services, actor, &mut names, window)? else { continue };
        if limit <= closing.rows.len() {
            closing.has_more = true;
            break;
        }
        closing.rows.push(row);
    }
    Ok(closing)
}

/// What was found, with what it is of. What was cancelled or renewed since it was found is no more.
pub(in crate::service) fn row(
    services: &Services,
    actor: &Actor,
    names: &mut CustomerNames<'_>,
    (end, id): (Instant, EntitlementId),
) -> Result<Option<ClosingWindow>, ServiceError> {
    let Some(purchase) = services.store.entitlement(actor.scope(), &id)? else { return Ok(None) };
    let entitlement = purchase.value;
    let subscription = read_subscription(services, actor, &entitlement)?.map(|read| read.value);
    if open_end(services, &entitlement, subscription.as_ref(), services.clock.now()) != Some(end) {
        return Ok(None);
    }
    let customer = names.of(id.tenant)?;
    let counted_from = CountedFrom::of(&entitlement, services.catalog.policy(&entitlement.line.item));
    Ok(Some(ClosingWindow { customer, entitlement, subscription, counted_from, end }))
}
