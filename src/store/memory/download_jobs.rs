//! Downloads kept in memory.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use crate::domain::{DownloadId, DownloadJob};
use crate::ports::{DownloadJobs, DownloadJobsFailure};

/// Jobs that are forgotten when dropped.
#[derive(Debug, Default)]
pub struct MemoryDownloadJobs(Mutex<BTreeMap<DownloadId, DownloadJob>>);

impl MemoryDownloadJobs {
    fn with<T>(&self, act: impl FnOnce(&mut BTreeMap<DownloadId, DownloadJob>) -> T) -> T {
        act(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl DownloadJobs for MemoryDownloadJobs {
    fn list(&self) -> Result<Vec<DownloadJob>, DownloadJobsFailure> {
        let mut jobs: Vec<DownloadJob> = self.with(|jobs| jobs.values().cloned().collect());
        jobs.sort_by_key(|job| Reverse((job.planned, job.id)));
        Ok(jobs)
    }

    fn read(&self, id: DownloadId) -> Result<Option<DownloadJob>, DownloadJobsFailure> {
        Ok(self.with(|jobs| jobs.get(&id).cloned()))
    }

    fn keep(&self, job: &DownloadJob) -> Result<(), DownloadJobsFailure> {
        self.with(|jobs| drop(jobs.insert(job.id, job.clone())));
        Ok(())
    }

    fn remove(&self, id: DownloadId) -> Result<(), DownloadJobsFailure> {
        self.with(|jobs| drop(jobs.remove(&id)));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::contract::download_jobs_contract;

    #[test]
    fn memory_keeps_every_promise() {
        download_jobs_contract(|_| Box::new(MemoryDownloadJobs::default()));
    }
}
