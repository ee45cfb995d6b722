//! Letting time pass: what became due of purchases is charged, renewed or ended, once and in order, however long the store
//! was closed (RENEW-4).

use crate::domain::passage::{Running, pass};
use crate::domain::{EntitlementId, Instant, Lifetime, Passage, Scope};
use crate::ports::{Commit, Stop, commit};
use crate::service::error::ServiceError;
use crate::service::retry::decided_anew;
use crate::service::services::Services;

/// As many purchases are written in one commit, so that nobody else's waits for long.
const PURCHASES: usize = 50;
/// As many instalments of one purchase at a time.
const INSTALMENTS: usize = 24;

/// How far time was applied.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TimeApplied {
    /// How many charges were made.
    pub charges: u64,
    /// When something is due next, of all purchases; `None` where nothing ever will be.
    pub next: Option<Instant>,
}

/// Applies to all purchases what became due by now, a bounded piece at a time. Where the clock was set back nothing is
/// applied: what was seen already stands.
///
/// # Errors
/// What the store says; what was committed until then stands, and the rest is applied by the next call. A raised `stop` is
/// no error.
pub fn apply_time(services: &Services, stop: &Stop) -> Result<TimeApplied, ServiceError> {
    let mut applied = TimeApplied::default();
    let scope = Scope::whole_partner();
    loop {
        let now = services.clock.now();
        let due = services.store.due(scope, PURCHASES)?;
        applied.next = due.first().map(|(at, _)| *at);
        let ripe: Vec<EntitlementId> = due.into_iter().filter(|(at, _)| *at <= now).map(|(_, id)| id).collect();
        let seen = services.store.latest_instant()?;
        if ripe.is_empty() || stop.is_raised() || seen.is_some_and(|seen| now.is_set_back_from(seen)) {
            return Ok(applied);
        }
        match decided_anew(|| apply_to(services, scope, &ripe, now))? {
            Pieces::Some { charges } => applied.charges = applied.charges.saturating_add(charges),
            Pieces::Nothing => return Ok(applied),
        }
    }
}

/// Whether more purchases are due than are applied in one piece, so that catching up takes longer than a moment.
///
/// # Errors
/// What the store says.
pub fn is_behind(services: &Services) -> Result<bool, ServiceError> {
    let due = services.store.due(Scope::whole_partner(), PURCHASES.saturating_add(1))?;
    Ok(due.get(PURCHASES).is_some_and(|(at, _)| *at <= services.clock.now()))
}

/// When something becomes due next, of all purchases; `None` where nothing ever will be.
///
/// # Errors
/// What the store says.
pub fn next_due(services: &Services) -> Result<Option<Instant>, ServiceError> {
    Ok(services.store.due(Scope::whole_partner(), 1)?.first().map(|(at, _)| *at))
}

/// Applies to one purchase what became due by now, so that what is decided on it next is decided on the present.
///
/// # Errors
/// What the store says.
pub(in crate::service) fn apply_time_to(services: &Services, id: &EntitlementId) -> Result<(), ServiceError> {
    let scope = Scope::whole_partner();
    loop {
        let now = services.clock.now();
        let schedule = services.store.schedule(scope, id)?;
        if schedule.and_then(|schedule| schedule.value.next).is_none_or(|due| now < due.at) {
            return Ok(());
        }
        if decided_anew(|| apply_to(services, scope, std::slice::from_ref(id), now))? == Pieces::Nothing {
            return Ok(());
        }
    }
}

/// What a commit by time came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pieces {
    /// So many charges were made, none perhaps where a purchase ended.
    Some { charges: u64 },
    /// There was nothing that time could be applied to.
    Nothing,
}

/// Reads those purchases, lets time pass over them and commits what it did.
fn apply_to(
    services: &Services,
    scope: Scope,
    purchases: &[EntitlementId],
    until: Instant,
) -> Result<Pieces, ServiceError> {
    let mut passages: Vec<Passage> = Vec::with_capacity(purchases.len());
    for id in purchases {
        match read_running(services, scope, id)?.map(|running| pass(&running, until, INSTALMENTS)) {
            Some(Ok(passage)) => passages.push(passage),
            Some(Err(error)) => tracing::error!(order = %id.order, line = %id.line, %error, "it could not be charged"),
            None => tracing::error!(order = %id.order, line = %id.line, "what is due of it could not be found"),
        }
    }
    if passages.is_empty() {
        return Ok(Pieces::Nothing);
    }
    let charges = passages.iter().map(|passage| passage.charges().len()).sum::<usize>();
    commit(services.store.as_ref(), &Commit::by_time(&passages))?;
    Ok(Pieces::Some { charges: u64::try_from(charges).unwrap_or(u64::MAX) })
}

/// The purchase as time finds it; `None` where a part of it is not there, which is a damage that `verify` tells of and
/// that keeps no other purchase waiting.
pub(in crate::service) fn read_running(
    services: &Services,
    scope: Scope,
    id: &EntitlementId,
) -> Result<Option<Running>, ServiceError> {
    let store = services.store.as_ref();
    let (Some(schedule), Some(entitlement)) = (store.schedule(scope, id)?, store.entitlement(scope, id)?) else {
        return Ok(None);
    };
    let subscription = match entitlement.value.lifetime {
        Lifetime::Subscription(subscription) => match store.subscription(scope, id.tenant, subscription)? {
            Some(subscription) => Some(subscription),
            None => return Ok(None),
        },
        Lifetime::Perpetual | Lifetime::Until(_) => None,
    };
    Ok(Some(Running { entitlement, subscription, schedule }))
}
