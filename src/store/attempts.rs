//! Wrong passphrases in a row: in memory, and in a small file beside the store that only its owner may read.

use std::fs::{self, Permissions};
use std::io::{self, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};
use tempfile::NamedTempFile;

use crate::domain::Instant;
use crate::domain::attempts::FailedAttempts;
use crate::ports::attempts::{Attempts, AttemptsFailure};

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

    fn write(&self, kept: &Kept) -> io::Result<()> {
        let mut file = NamedTempFile::new_in(self.0.parent().unwrap_or_else(|| Path::new(".")))?;
        file.write_all(serde_json::to_string(kept)?.as_bytes())?;
        file.as_file().set_permissions(Permissions::from_mode(0o600))?;
        file.persist(&self.0)?;
        Ok(())
    }
}

impl Attempts for FileAttempts {
    fn read(&self) -> Result<FailedAttempts, AttemptsFailure> {
        let text = match fs::read_to_string(&self.0) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(FailedAttempts::default()),
            Err(error) => return Err(AttemptsFailure { doing: "read", reason: error.to_string() }),
        };
        let kept: Option<Kept> = serde_json::from_str(&text).ok();
        let attempts = kept.and_then(|kept| {
            let last = Instant::parse(&kept.last).ok()?;
            Some(FailedAttempts { count: kept.wrong, last: Some(last) })
        });
        Ok(attempts.unwrap_or_default())
    }

    fn keep(&self, attempts: FailedAttempts) -> Result<(), AttemptsFailure> {
        let done = match attempts.last {
            Some(last) if 0 < attempts.count => {
                self.write(&Kept { wrong: attempts.count, last: last.utc().to_rfc3339() })
            }
            Some(_) | None => match fs::remove_file(&self.0) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
                Ok(()) | Err(_) => Ok(()),
            },
        };
        done.map_err(|error| AttemptsFailure { doing: "kept", reason: error.to_string() })
    }
}

#[cfg(test)]
mod tests {
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
