//! What every adapter checks of a commit before it writes anything, inside its transaction.

use crate::domain::actor::Reach;
use crate::domain::version::{EntityRef, Version};
use crate::domain::{ActivityRecord, Actor, EntitlementId, Instant, OperatorId, Scope};
use crate::ports::commit::{Change, Commit};
use crate::ports::page::Cursor;
use crate::ports::store::{ActivityFilter, CommitError, StoreFailure};
use crate::store::cursor::Query;
use crate::store::key;

/// Checks reach, then the versions it was decided on, then the time: nothing with a deadline is decided by a clock that
/// was set back, and one that was set back a little prolongs no permit (RENEW-4); the last instant itself is too late.
pub(in crate::store) fn check(
    commit: &Commit,
    seen: Option<Instant>,
    now: Instant,
    mut version_of: impl FnMut(&EntityRef) -> Result<Version, StoreFailure>,
) -> Result<(), CommitError> {
    if let Some(scope) = commit.scope() {
        check_reach(commit, scope)?;
    }
    for (entity, version) in commit.basis() {
        if version_of(entity)? != *version {
            return Err(CommitError::Conflict { entity: entity.clone() });
        }
    }
    let Some(not_after) = commit.not_after() else { return Ok(()) };
    match seen {
        _ if not_after <= latest(seen, now) => Err(CommitError::TooLate { not_after }),
        Some(seen) if now.is_set_back_from(seen) => Err(CommitError::ClockSetBack { seen, now }),
        Some(_) | None => Ok(()),
    }
}

/// The later of the two instants; the one of the clock where none was seen.
pub(in crate::store) fn latest(seen: Option<Instant>, now: Instant) -> Instant {
    seen.map_or(now, |seen| seen.max(now))
}

/// Whose access to which purchase a record is, where it is one that was done (ROLE-3).
pub(in crate::store) fn access_of(record: &ActivityRecord) -> Option<(OperatorId, &EntitlementId)> {
    if !record.is_access_done() {
        return None;
    }
    Some((record.actor.operator()?, record.subject.entitlement.as_ref()?))
}

/// The number of the record after which a page of the log begins; `None` for the first page.
pub(in crate::store) fn activity_after(after: Option<&Cursor>) -> Result<Option<u64>, StoreFailure> {
    let Some(bytes) = Query::Activity.key(after, &[])? else {
        return Ok(None);
    };
    Ok(Some(u64::from_be_bytes(bytes.try_into().map_err(|_| StoreFailure::BadCursor)?)))
}

/// The key of its time before which a page of the support requests begins; `None` for the first page.
pub(in crate::store) fn request_before(after: Option<&Cursor>) -> Result<Option<&[u8]>, StoreFailure> {
    let before = Query::SupportRequests.key(after, &[])?;
    if before.is_some_and(|before| key::request_by_time_of(before).is_none()) {
        return Err(StoreFailure::BadCursor);
    }
    Ok(before)
}

/// Whether the filter asks for the record.
pub(in crate::store) fn matches(filter: &ActivityFilter, record: &ActivityRecord) -> bool {
    (filter.kinds.is_empty() || filter.kinds.contains(&record.kind))
        && filter.operator.is_none_or(|operator| record.actor.operator() == Some(operator))
        && filter.tenant.is_none_or(|tenant| record.tenant() == Some(tenant))
        && filter.product.as_ref().is_none_or(|product| {
            let title = record.subject.product.as_ref();
            title.is_some_and(|title| title.to_lowercase() == product.to_lowercase())
        })
        && filter.outcome.is_none_or(|outcome| record.outcome.kind() == outcome)
        && filter.from.is_none_or(|from| from <= record.at)
        && filter.until.is_none_or(|until| record.at < until)
}

fn check_reach(commit: &Commit, scope: Scope) -> Result<(), CommitError> {
    let Reach::Tenant(_) = scope.reach() else {
        return Ok(());
    };
    let changed = commit.changes().iter().filter_map(entity_of_change);
    let based_on = commit.basis().iter().map(|(entity, _)| entity.clone());
    let recorded = commit.records().iter().map(entity_of_record);
    let is_outside = |entity: &EntityRef| !entity.tenant().is_some_and(|tenant| scope.includes(tenant));
    match changed.chain(based_on).chain(recorded).find(is_outside) {
        Some(entity) => Err(CommitError::OutOfScope { entity }),
        None => Ok(()),
    }
}

/// What a change is about; a slot, which has no version of its own, is its operator's, and a charge
/// is its purchase's.
fn entity_of_change(change: &Change) -> Option<EntityRef> {
    match (change.entity(), change) {
        (None, Change::KeySlot(slot)) => Some(EntityRef::Operator(slot.operator)),
        (None, Change::Charge(charged)) => Some(EntityRef::Entitlement(charged.id.entitlement.clone())),
        (entity, _) => entity,
    }
}

fn entity_of_record(record: &ActivityRecord) -> EntityRef {
    match (&record.subject.entitlement, record.tenant(), &record.actor) {
        (Some(entitlement), _, _) => EntityRef::Entitlement(entitlement.clone()),
        (None, Some(tenant), _) => EntityRef::Customer(tenant),
        (None, None, Actor::CustomerAdmin { tenant, .. }) => EntityRef::Customer(*tenant),
        (None, None, Actor::Operator { id, .. }) => EntityRef::Operator(*id),
    }
}
