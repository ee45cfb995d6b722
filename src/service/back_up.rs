//! Backing up the store: because someone asks, and once a day by itself.

use std::path::{Path, PathBuf};

use nonempty::NonEmpty;

use crate::domain::activity::Subject;
use crate::domain::upkeep::{is_backup_due, may_keep_store};
use crate::domain::{ActivityKind, Actor, Permission, Refusal};
use crate::ports::{Backup, BackupPlace, Commit, KeptBackup, Progress, Stop, commit};
use crate::service::error::ServiceError;
use crate::service::recording::{failed, record, refused, require_look};
use crate::service::services::Services;

/// Makes a backup and records who made it (LOG-1). None is made while its record could not be written.
///
/// # Errors
/// A recorded refusal, or what failed, which is recorded too; nothing of the backup is left then. Only where the record
/// fails after the backup is whole does it stay, and [`ServiceError::UnrecordedBackup`] says where.
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
    if let Some(reason) = services.store.read_only() {
        return Err(Refusal::ReadOnly(reason).into());
    }
    match services.upkeep.back_up(place, progress, stop) {
        Ok(backup) => {
            let recorded = Commit::by(actor, permit, Vec::new(), NonEmpty::new(record));
            match commit(services.store.as_ref(), &recorded) {
                Ok(_) => Ok(backup),
                Err(error) => Err(ServiceError::UnrecordedBackup { path: backup.path, error }),
            }
        }
        Err(failure) => Err(failed(services, actor, failure.into(), || record)),
    }
}

/// Makes the daily backup where it is due; `None` where it is not. Nobody asks for it, so nobody stands on record.
///
/// # Errors
/// What failed; nothing of the backup is left then.
pub fn back_up_daily(
    services: &Services,
    folder: PathBuf,
    progress: &dyn Fn(Progress),
    stop: &Stop,
) -> Result<Option<Backup>, ServiceError> {
    let newest = services.upkeep.kept(&folder)?.first().map(|newest| newest.made);
    if !is_backup_due(newest, services.clock.now()) {
        return Ok(None);
    }
    Ok(Some(services.upkeep.back_up(&BackupPlace::Folder(folder), progress, stop)?))
}

/// The backups that are kept in that folder, the newest first.
///
/// # Errors
/// A recorded refusal without the role that keeps the store, or what the folder says.
pub fn list_backups(services: &Services, actor: &Actor, folder: &Path) -> Result<Vec<KeptBackup>, ServiceError> {
    require_look(services, actor, Permission::StoreUpkeep, Subject::default)?;
    Ok(services.upkeep.kept(folder)?)
}
