//! Records of what is done and refused: who, what, from where and when (LOG-1, ROLE-5).

use nonempty::NonEmpty;

use crate::domain::activity::{ActivityDetail, ActivityOutcome, Subject};
use crate::domain::{ActivityKind, ActivityRecord, Actor, Permission, Refusal, role};
use crate::ports::{Commit, Receipt, commit};
use crate::service::error::ServiceError;
use crate::service::services::Services;

/// The record that the actor did it now, from where the services stand.
pub(in crate::service) fn record(
    services: &Services,
    actor: &Actor,
    kind: ActivityKind,
    subject: Subject,
) -> ActivityRecord {
    ActivityRecord {
        at: services.clock.now(),
        actor: actor.clone(),
        subject,
        kind,
        origin: services.origin.clone(),
        outcome: ActivityOutcome::Done,
        reason: None,
        detail: None,
    }
}

/// Records a refusal, with what the roles do not allow where they decided, and gives it back as the error. It stands even
/// where it cannot be recorded.
pub(in crate::service) fn refused(
    services: &Services,
    actor: &Actor,
    refusal: Refusal,
    record: ActivityRecord,
) -> ServiceError {
    let lacked = if let Refusal::Role { permission } = refusal { Some(permission) } else { None };
    let detail = lacked.map(ActivityDetail::Lacked).or(record.detail);
    let record = ActivityRecord { detail, ..record };
    let refused = Commit::refused(actor, &refusal, NonEmpty::new(record));
    if let Err(error) = commit(services.store.as_ref(), &refused) {
        tracing::error!(rule = %refusal.rule(), %error, "a refusal could not be recorded");
    }
    ServiceError::Refused(refusal)
}

/// Records that what was asked for failed, and why (LOG-1). What failed is told even where this cannot be recorded. A
/// refusal is on record already, and of what is not there nothing can be said.
pub(in crate::service) fn failed(
    services: &Services,
    actor: &Actor,
    error: ServiceError,
    record: impl FnOnce() -> ActivityRecord,
) -> ServiceError {
    let Some(failure) = error.failure() else { return error };
    // What exactly was said is for whoever keeps the program running.
    tracing::warn!(%error, "what was asked for failed");
    let failed = Commit::failed(actor, failure, NonEmpty::new(record()));
    if let Err(unrecorded) = commit(services.store.as_ref(), &failed) {
        tracing::error!(%error, %unrecorded, "a failure could not be recorded");
    }
    error
}

/// The number of the last record that a receipt is for; 0 for one without records, which opens nothing.
pub(in crate::service) fn last_number(receipt: &Receipt) -> u64 {
    receipt.records().last().map_or(0, |recorded| recorded.number)
}

/// Whether the actor's roles allow looking at it; the refusal is recorded with what was asked for.
pub(in crate::service) fn require_look(
    services: &Services,
    actor: &Actor,
    permission: Permission,
    subject: impl FnOnce() -> Subject,
) -> Result<(), ServiceError> {
    require_role(services, actor, permission, ActivityKind::Looked, subject)
}

/// Whether the actor's roles allow it; the refusal is recorded as one of what was to be done (ROLE-5).
pub(in crate::service) fn require_role(
    services: &Services,
    actor: &Actor,
    permission: Permission,
    kind: ActivityKind,
    subject: impl FnOnce() -> Subject,
) -> Result<(), ServiceError> {
    role::require(actor, permission)
        .map_err(|refusal| refused(services, actor, refusal, record(services, actor, kind, subject())))
}
