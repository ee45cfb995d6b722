//! A backup that is looked at while another process owns the store: restored into a place of its own, which goes when
//! nobody looks any more.

use std::fs;
use std::path::PathBuf;

use tempfile::TempDir;

use crate::cli::opening::of_directory;
use crate::domain::Instant;
use crate::ports::{Clock, Stop};
use crate::service::ServiceError;
use crate::store::{BackupFolder, SledStore};
use crate::system::{StorePaths, SystemClock};
use crate::tui::failure::OpeningFailure;

/// A restored backup, and its place, which is removed when this is dropped.
#[derive(Debug)]
pub(in crate::cli) struct BackupLookedAt {
    made: Instant,
    place: TempDir,
}

impl BackupLookedAt {
    /// The newest whole backup of that store, with what was cancelled since (AFTER-1); nothing where there is none.
    pub(in crate::cli) fn newest(paths: &StorePaths) -> Result<Option<Self>, OpeningFailure> {
        let stop = Stop::default();
        let newest = BackupFolder::new(&paths.exports()).newest_whole(&stop).map_err(ServiceError::from)?;
        let Some((file, archive)) = newest else { return Ok(None) };
        let looked_at = Self { made: archive.made, place: tempfile::tempdir().map_err(of_directory)? };
        let revoked = paths.revoked();
        if revoked.exists() {
            fs::copy(&revoked, looked_at.place.path().join("revoked")).map_err(of_directory)?;
        }
        SledStore::restore(&looked_at.store(), &file, SystemClock.now(), &|_| {}, &stop).map_err(ServiceError::from)?;
        Ok(Some(looked_at))
    }

    /// When the backup was made.
    pub(in crate::cli) fn made(&self) -> Instant {
        self.made
    }

    /// The directory of its store.
    pub(in crate::cli) fn store(&self) -> PathBuf {
        self.place.path().join("store")
    }
}
