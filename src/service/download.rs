//! Downloading the bits of a purchase (KEY-3, KEY-5, KEY-8, LOG-1): planned as a job that is kept, then run, paused, run
//! again, and cancelled or finished.
//!
//! **Invariant:** no byte comes before it is on disk who gets it. Every run is an access of its own, with a link of its
//! own that only the receipt of its record opens; so a download that goes on after a pause, a failure or a restart is
//! recorded as started again. A link that is renewed within a run is opened by the same receipt, after the rules were
//! asked again.

mod cancel;
mod describe;
mod list;
mod plan;
mod run;
mod running;

pub use cancel::cancel_download;
pub use describe::{DescribeDownload, describe_download};
pub use list::list_downloads;
pub use plan::{PlanDownload, plan_download};
pub use run::{DownloadEvent, RunDownload, run_download};
pub use running::RunningDownloads;

use crate::domain::{Actor, DownloadId, DownloadJob};
use crate::service::error::{ServiceError, What};
use crate::service::services::Services;

/// A job of the actor's own; that of somebody else is as good as none.
fn own_job(services: &Services, actor: &Actor, id: DownloadId) -> Result<DownloadJob, ServiceError> {
    let job = services.downloads.read(id)?.filter(|job| job.is_of(actor));
    job.ok_or(ServiceError::NotFound(What::Download(id)))
}
