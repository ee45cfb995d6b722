//! The small file beside a demo's store: the latest instant it has seen, so that the time of a session without any
//! commit is not forgotten.

use std::fs::{self, Permissions};
use std::io::{self, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use serde::{Deserialize, Serialize};
use tempfile::NamedTempFile;

use crate::demo::Demo;
use crate::domain::Instant;

/// What is kept beside a demo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::cli) struct Kept {
    /// The latest instant seen, as RFC 3339.
    seen: String,
}

impl Kept {
    /// What is kept of that instant.
    pub(in crate::cli) fn at(seen: Instant) -> Self {
        Self { seen: seen.utc().to_rfc3339() }
    }

    /// The latest instant seen; never before the one the demo was made for.
    pub(in crate::cli) fn seen(&self) -> Instant {
        Instant::parse(&self.seen).map_or(Demo::NOW, |seen| seen.max(Demo::NOW))
    }

    /// Reads the file; one that is gone or damaged is as good as that of a new demo.
    pub(in crate::cli) fn read(path: &Path) -> Self {
        let new = || Self::at(Demo::NOW);
        let Ok(text) = fs::read_to_string(path) else { return new() };
        serde_json::from_str(&text).unwrap_or_else(|error| {
            tracing::warn!(%error, path = %path.display(), "what was kept of the demo is damaged");
            new()
        })
    }

    /// Replaces the file whole.
    pub(in crate::cli) fn write(&self, path: &Path) -> io::Result<()> {
        let mut file = NamedTempFile::new_in(path.parent().unwrap_or_else(|| Path::new(".")))?;
        file.write_all(serde_json::to_string(self)?.as_bytes())?;
        file.as_file().set_permissions(Permissions::from_mode(0o600))?;
        file.persist(path)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_what_is_damaged_is_a_new_demo() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("state");
        let new = Kept::at(Demo::NOW);
        assert_eq!(Kept::read(&path), new);
        let kept = Kept::at(Instant::parse("2027-01-02T03:04:05.678Z").unwrap());
        kept.write(&path).unwrap();
        assert_eq!(Kept::read(&path), kept);
        assert_eq!(kept.seen(), Instant::parse("2027-01-02T03:04:05.678Z").unwrap());
        fs::write(&path, "{").unwrap();
        assert_eq!(Kept::read(&path), new);
    }

    #[test]
    fn nothing_is_seen_before_the_demo_was_made() {
        assert_eq!(Kept::at(Instant::CUTOVER).seen(), Demo::NOW);
    }
}
