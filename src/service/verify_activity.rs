//! Proving that the activity log is what was written, and noting where it stands to prove that later (LOG-3).

use nonempty::NonEmpty;

use crate::domain::activity::Subject;
use crate::domain::{ActivityKind, Actor};
use crate::ports::{Checkpoint, Commit, LogProof, Stop, commit};
use crate::service::error::ServiceError;
use crate::service::read_activity::require_log;
use crate::service::recording::record;
use crate::service::services::Services;

/// Follows the chain of the log and compares it with those checkpoints, which are of this store; `progress` is told now
/// and then how many records were read so far.
///
/// # Errors
/// A recorded refusal without one of the roles of ROLE-3, or what the store says; a log that is broken is no error.
pub fn verify_activity(
    services: &Services,
    actor: &Actor,
    checkpoints: &[Checkpoint],
    stop: &Stop,
    progress: &mut dyn FnMut(u64),
) -> Result<LogProof, ServiceError> {
    require_log(services, actor)?;
    Ok(services.store.prove_log(checkpoints, stop, progress)?)
}

/// Notes where the log stands, to be kept elsewhere. That it is given out is on record, and within what is noted.
///
/// # Errors
/// As [`verify_activity`].
pub fn note_checkpoint(services: &Services, actor: &Actor) -> Result<Checkpoint, ServiceError> {
    let permit = require_log(services, actor)?;
    let store = services.store.as_ref();
    let exported = record(services, actor, ActivityKind::Exported, Subject::default());
    commit(store, &Commit::by(actor, permit, Vec::new(), NonEmpty::new(exported)))?;
    let (identity, head) = (store.identity()?, store.chain_head()?);
    Ok(Checkpoint { store: identity.store, number: head.number, hash: head.hash, at: services.clock.now() })
}
