//! The actor's downloads as they stand now, those asked for last first.

use crate::domain::activity::Subject;
use crate::domain::{Actor, DownloadJob, DownloadState, Permission};
use crate::ports::Part;
use crate::service::error::ServiceError;
use crate::service::recording::require_look;
use crate::service::services::Services;

/// Lists them. What was under way when its process ended is [`DownloadState::Interrupted`]; how many bytes are there is
/// asked of the disk.
///
/// # Errors
/// A recorded refusal without the role, or what keeps the jobs says.
pub fn list_downloads(services: &Services, actor: &Actor) -> Result<Vec<DownloadJob>, ServiceError> {
    require_look(services, actor, Permission::Keys, Subject::default)?;
    let jobs = services.downloads.list()?.into_iter().filter(|job| job.is_of(actor));
    Ok(jobs.map(|job| as_it_stands(services, job)).collect())
}

/// A job as it is found, whatever its process could still write down. That of one under way here is not looked at, as
/// looking would be in its way.
pub(super) fn as_it_stands(services: &Services, mut job: DownloadJob) -> DownloadJob {
    if services.running.has(job.id) || job.state == DownloadState::Finished {
        return job;
    }
    if job.state == DownloadState::Running {
        job.state = DownloadState::Interrupted;
    }
    match services.downloader.part(&job.target()) {
        Part::Kept { bytes } => job.done = bytes.min(job.bits.bytes),
        Part::Absent => job.done = 0,
        Part::InUse => {}
    }
    job
}
