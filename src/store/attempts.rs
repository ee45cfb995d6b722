//! Wrong passphrases in a row: in memory, and in a small file beside the store that only its owner may read.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use crate::domain::Instant;
use crate::domain::attempts::FailedAttempts;
use crate::ports::attempts::{Attempts, AttemptsFailure};
use crate::store::whole_file;

/// Kept as long as the process runs.
#[derive(Debug, Default)]
pub struct MemoryAttempts(Mutex<FailedAttempts>);

impl Attempts for MemoryAttempts {
    fn read(&self) -> Result<FailedAttempts, AttemptsFailure> {
        Ok(*self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn keep(&self, attempts: FailedAttempts) -> Result<(), AttemptsFailure> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = attempts;
        Ok(())
    }
}

/// Kept in a file, which is there while there are any.
#[derive(Debug)]
pub struct FileAttempts(PathBuf);

/// The file.
#[derive(Serialize, Deserialize)]
struct Kept {
    wrong: u32,
    /// When the last one was tried, as RFC 3339.
    last: String,
}

impl FileAttempts {
    /// Those of that file.
    #[must_use]
    pub fn new(path: &Path) -> Self {
        Self(path.to_owned())
    }
}

impl Attempts for FileAttempts {
    fn read(&self) -> Result<FailedAttempts, AttemptsFailure> {
        let bytes = whole_file::read(&self.0).map_err(failure("read"))?.unwrap_or_default();
        let kept: Option<Kept> = serde_json::from_slice(&bytes).ok();
        let attempts = kept.and_then(|kept| {
            let last = Instant::parse(&kept.last).ok()?;
            Some(FailedAttempts { count: kept.wrong, last: Some(last) })
        });
        Ok(attempts.unwrap_or_default())
    }

    fn keep(&self, attempts: FailedAttempts) -> Result<(), AttemptsFailure> {
        let done = match attempts.last {
            Some(last) if 0 < attempts.count => {
                let kept = Kept { wrong: attempts.count, last: last.utc().to_rfc3339() };
                whole_file::replace(&self.0, |file| Ok(serde_json::to_writer(file, &kept)?))
            }
            Some(_) | None => whole_file::remove(&self.0),
        };
        done.map_err(failure("kept"))
    }
}

fn failure(doing: &'static str) -> impl Fn(io::Error) -> AttemptsFailure {
    move |error| AttemptsFailure { doing, reason: error.to_string() }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    fn check(attempts: &dyn Attempts) {
        let none = FailedAttempts::default();
        assert_eq!(attempts.read().unwrap(), none);
        attempts.keep(none).unwrap();
        for number in 1..4 {
            let failed = FailedAttempts { count: number, last: Some(Instant::CUTOVER) };
            attempts.keep(failed).unwrap();
            assert_eq!(attempts.read().unwrap(), failed);
        }
        attempts.keep(none).unwrap();
        assert_eq!(attempts.read().unwrap(), none);
    }

    #[test]
    fn what_was_kept_last_is_read_in_memory_and_in_a_file() {
        check(&MemoryAttempts::default());
        let folder = tempfile::tempdir().unwrap();
        check(&FileAttempts::new(&folder.path().join("attempts")));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "nothing is left");
    }

    #[test]
    fn the_file_outlives_the_process_is_its_owners_and_a_damaged_one_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("attempts");
        let failed = FailedAttempts { count: 4, last: Some(Instant::CUTOVER) };
        FileAttempts::new(&path).keep(failed).unwrap();
        assert_eq!(FileAttempts::new(&path).read().unwrap(), failed);
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        fs::write(&path, "{").unwrap();
        assert_eq!(FileAttempts::new(&path).read().unwrap(), FailedAttempts::default());
        let nowhere = FileAttempts::new(Path::new("/nonexistent/attempts"));
        assert!(nowhere.keep(failed).is_err() && nowhere.read().is_ok());
    }
}
