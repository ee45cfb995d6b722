//! Cancelling a download: its part is removed and it is taken off the list. A finished one is only taken off the list.

use nonempty::NonEmpty;

use crate::domain::activity::Failure;
use crate::domain::download::may_end_download;
use crate::domain::{
    ActivityKind, ActivityOutcome, ActivityRecord, Actor, DownloadFailure, DownloadId, DownloadJob, DownloadState,
};
use crate::ports::{Commit, commit};
use crate::service::download::own_job;
use crate::service::error::ServiceError;
use crate::service::recording::record;
use crate::service::services::Services;
use crate::service::subject::subject_of;

/// Cancels it. That what had started came to nothing is recorded (LOG-1).
///
/// # Errors
/// [`ServiceError::NotFound`]; [`DownloadFailure::InUse`] while it is under way: it is to be paused first; or what failed.
pub fn cancel_download(services: &Services, actor: &Actor, id: DownloadId) -> Result<(), ServiceError> {
    let job = own_job(services, actor, id)?;
    let Some(_running) = services.running.begin(&job, None) else {
        return Err(DownloadFailure::InUse { path: job.target().path() }.into());
    };
    if job.state != DownloadState::Finished {
        services.downloader.discard(&job.target())?;
        if job.state != DownloadState::Waiting {
            record_cancelled(services, actor, &job)?;
        }
    }
    Ok(services.downloads.remove(id)?)
}

fn record_cancelled(services: &Services, actor: &Actor, job: &DownloadJob) -> Result<(), ServiceError> {
    let permit = may_end_download(actor)?;
    let subject = subject_of(services, actor, &job.entitlement, Some(&job.choice.version));
    let outcome = ActivityOutcome::Failed(Failure::Stopped);
    let record = ActivityRecord { outcome, ..record(services, actor, ActivityKind::DownloadFailed, subject) };
    commit(services.store.as_ref(), &Commit::by(actor, permit, Vec::new(), NonEmpty::new(record)))?;
    Ok(())
}
