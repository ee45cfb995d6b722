//! Backing up the store.

use nonempty::NonEmpty;

use crate::domain::activity::Subject;
use crate::domain::upkeep::may_keep_store;
use crate::domain::{ActivityKind, Actor};
use crate::ports::{Backup, BackupPlace, Commit, Progress, Stop, commit};
use crate::service::error::ServiceError;
use crate::service::recording::{failed, record, refused};
use crate::service::services::Services;

/// Makes a backup and records who made it (LOG-1).
///
/// # Errors
/// A recorded refusal, or what failed, which is recorded too; nothing of the backup is left then.
pub fn back_up(
    services: &Services,
    actor: &Actor,
    place: &BackupPlace,
    progress: &dyn Fn(Progress),
    stop: &Stop,
) -> Result<Backup, ServiceError> {
    let record = record(services, actor, ActivityKind::BackedUp, Subject::default());
    let permit = match may_keep_store(actor) {
        Ok(permit) => permit,
        Err(refusal) => return Err(refused(services, actor, refusal, record)),
    };
    match services.upkeep.back_up(place, progress, stop) {
        Ok(backup) => {
            commit(services.store.as_ref(), &Commit::by(actor, permit, Vec::new(), NonEmpty::new(record)))?;
            Ok(backup)
        }
        Err(failure) => Err(failed(services, actor, failure.into(), || record)),
    }
}
