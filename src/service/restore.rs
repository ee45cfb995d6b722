//! Restoring the store: what is asked of the store that is there before, and what is recorded in the new one after. In
//! between the store is closed, so a door does that part.

use nonempty::NonEmpty;

use crate::domain::activity::Subject;
use crate::domain::upkeep::may_keep_store;
use crate::domain::{ActivityKind, Actor, Seq};
use crate::ports::{Commit, StoreIdentity, commit};
use crate::service::error::ServiceError;
use crate::service::recording::{record, refused};
use crate::service::services::Services;

/// Which state the store would be put back to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RestoreTo {
    /// The store that was backed up.
    pub identity: StoreIdentity,
    /// The last commit in the backup.
    pub seq: Seq,
}

/// What would be lost by a restore.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loss {
    /// The commits that were made after the backup.
    Commits(u64),
    /// Everything: the backup is that of another store.
    Everything,
}

/// Whether the actor may restore the store, and what would be lost by it.
///
/// # Errors
/// A recorded refusal, or what the store says.
pub fn may_restore(services: &Services, actor: &Actor, to: &RestoreTo) -> Result<Loss, ServiceError> {
    if let Err(refusal) = may_keep_store(actor) {
        let record = record(services, actor, ActivityKind::Restored, Subject::default());
        return Err(refused(services, actor, refusal, record));
    }
    if services.store.identity()?.store != to.identity.store {
        return Ok(Loss::Everything);
    }
    Ok(Loss::Commits(services.store.latest_seq()?.0.saturating_sub(to.seq.0)))
}

/// Records in the restored or recovered store who made it so (LOG-1).
///
/// # Errors
/// The refusal of the role, which was asked for before, or what the store says.
pub fn record_restored(services: &Services, actor: &Actor, kind: ActivityKind) -> Result<(), ServiceError> {
    let record = record(services, actor, kind, Subject::default());
    let permit = may_keep_store(actor)?;
    commit(services.store.as_ref(), &Commit::by(actor, permit, Vec::new(), NonEmpty::new(record)))?;
    Ok(())
}
