//! Keeping downloads between sessions: what is fetched and how far it has come. Small, private, without links.

use std::fmt::Debug;

use crate::domain::{DownloadId, DownloadJob};

/// Says that downloads could not be read or kept.
#[derive(Debug, thiserror::Error)]
#[error("the list of downloads could not be {doing}: {reason}")]
pub struct DownloadJobsFailure {
    /// What was being done: "read", "kept" or "shortened".
    pub doing: &'static str,
    /// What the system said.
    pub reason: String,
}

/// Keeps downloads, each as one thing that is replaced at once. What was kept outlives the process, and a job that is
/// kept by one thread while another lists is seen as it was or as it is.
pub trait DownloadJobs: Send + Sync + Debug {
    /// Every job, those asked for last first. What cannot be read is left out and set aside.
    ///
    /// # Errors
    /// [`DownloadJobsFailure`] when none can be read.
    fn list(&self) -> Result<Vec<DownloadJob>, DownloadJobsFailure>;

    /// The job with that id.
    ///
    /// # Errors
    /// [`DownloadJobsFailure`] when it is there and cannot be read.
    fn read(&self, id: DownloadId) -> Result<Option<DownloadJob>, DownloadJobsFailure>;

    /// Keeps a job in the place of the one with its id.
    ///
    /// # Errors
    /// [`DownloadJobsFailure`]; the old one then stands.
    fn keep(&self, job: &DownloadJob) -> Result<(), DownloadJobsFailure>;

    /// Forgets a job; one that is not there is forgotten already.
    ///
    /// # Errors
    /// [`DownloadJobsFailure`]; it then stands.
    fn remove(&self, id: DownloadId) -> Result<(), DownloadJobsFailure>;
}
