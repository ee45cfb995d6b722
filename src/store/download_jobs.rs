//! Downloads that are kept between sessions: a small JSON file each, only the operator's to read, replaced as a whole.
//!
//! **Invariant:** a job on disk is the old one or the new one, never half of each; a damaged one is never deleted.

use std::cmp::Reverse;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::domain::{DownloadId, DownloadJob};
use crate::ports::download_jobs::{DownloadJobs, DownloadJobsFailure};
use crate::store::whole_file;

/// The ending of a job's file.
const ENDING: &str = "json";

/// The ending of one that cannot be read.
const DAMAGED: &str = "json.damaged";

/// Jobs in a directory.
#[derive(Debug)]
pub struct FileDownloadJobs {
    directory: PathBuf,
}

impl FileDownloadJobs {
    /// The jobs in that directory, which is made with the first job.
    #[must_use]
    pub fn new(directory: &Path) -> Self {
        Self { directory: directory.to_owned() }
    }

    fn file(&self, id: DownloadId) -> PathBuf {
        self.directory.join(format!("{id}.{ENDING}"))
    }

    fn write(&self, job: &DownloadJob) -> io::Result<()> {
        whole_file::make_directory(&self.directory)?;
        whole_file::replace(&self.file(job.id), |file| Ok(serde_json::to_writer_pretty(file, job)?))
    }

    fn list_directory(&self) -> io::Result<Vec<DownloadJob>> {
        let mut jobs = Vec::new();
        for entry in whole_file::unless_absent(fs::read_dir(&self.directory))?.into_iter().flatten() {
            let path = entry?.path();
            if path.extension().is_some_and(|ending| ending == ENDING) {
                jobs.extend(read_file(&path)?);
            }
        }
        jobs.sort_by_key(|job: &DownloadJob| Reverse((job.planned, job.id)));
        Ok(jobs)
    }
}

impl DownloadJobs for FileDownloadJobs {
    fn list(&self) -> Result<Vec<DownloadJob>, DownloadJobsFailure> {
        self.list_directory().map_err(failure("read"))
    }

    fn read(&self, id: DownloadId) -> Result<Option<DownloadJob>, DownloadJobsFailure> {
        read_file(&self.file(id)).map_err(failure("read"))
    }

    fn keep(&self, job: &DownloadJob) -> Result<(), DownloadJobsFailure> {
        self.write(job).map_err(failure("kept"))
    }

    fn remove(&self, id: DownloadId) -> Result<(), DownloadJobsFailure> {
        whole_file::remove(&self.file(id)).map_err(failure("shortened"))
    }
}

fn failure(doing: &'static str) -> impl Fn(io::Error) -> DownloadJobsFailure {
    move |error| DownloadJobsFailure { doing, reason: error.to_string() }
}

/// The job in a file; `None` where there is no file, or where it is damaged: that one is set aside.
fn read_file(path: &Path) -> io::Result<Option<DownloadJob>> {
    let Some(bytes) = whole_file::read(path)? else { return Ok(None) };
    match serde_json::from_slice(&bytes) {
        Ok(job) => Ok(Some(job)),
        Err(error) => {
            let aside = path.with_extension(DAMAGED);
            fs::rename(path, &aside)?;
            tracing::warn!(%error, aside = %aside.display(), "a damaged download was set aside");
            Ok(None)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::contract::download_jobs_contract;
    use crate::testing::example;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn files_keep_every_promise() {
        let folder = tempfile::tempdir().unwrap();
        download_jobs_contract(|name| Box::new(FileDownloadJobs::new(&folder.path().join(name))));
    }

    #[test]
    fn jobs_outlive_the_process_and_are_the_operators_alone() {
        let folder = tempfile::tempdir().unwrap();
        let directory = folder.path().join("downloads");
        let jobs = FileDownloadJobs::new(&directory);
        assert!(jobs.list().unwrap().is_empty() && !directory.exists(), "reading makes nothing");
        let job = example::download_job(1);
        jobs.keep(&job).unwrap();
        assert_eq!(FileDownloadJobs::new(&directory).read(job.id).unwrap().as_ref(), Some(&job));
        assert_eq!(fs::metadata(jobs.file(job.id)).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(fs::metadata(&directory).unwrap().permissions().mode() & 0o777, 0o700);
    }

    #[test]
    fn a_damaged_job_is_set_aside_and_hides_no_other() {
        let folder = tempfile::tempdir().unwrap();
        let jobs = FileDownloadJobs::new(folder.path());
        let [whole, damaged] = [1, 2].map(example::download_job);
        jobs.keep(&whole).unwrap();
        fs::write(jobs.file(damaged.id), "{ \"id\"").unwrap();
        assert_eq!(jobs.list().unwrap(), [whole]);
        assert_eq!(jobs.read(damaged.id).unwrap(), None);
        assert_eq!(fs::read(jobs.file(damaged.id).with_extension(DAMAGED)).unwrap(), b"{ \"id\"");
    }
}
