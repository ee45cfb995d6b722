//! A backup that is looked at while another process owns the store: restored into a place of its own, which goes when
//! nobody looks any more.

use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::cli::opening::of_directory;
use crate::domain::Instant;
use crate::ports::Stop;
use crate::service::ServiceError;
use crate::store::{BackupFolder, SledStore};
use crate::tui::failure::OpeningFailure;

/// A restored backup, and its place, which is removed when this is dropped.
#[derive(Debug)]
pub(in crate::cli) struct BackupLookedAt {
    made: Instant,
    place: TempDir,
}

impl BackupLookedAt {
    /// The newest whole backup of that folder; nothing where there is none.
    pub(in crate::cli) fn newest(folder: &Path) -> Result<Option<Self>, OpeningFailure> {
        let stop = Stop::default();
        let newest = BackupFolder::new(folder).newest_whole(&stop).map_err(ServiceError::from)?;
        let Some((file, archive)) = newest else { return Ok(None) };
        let looked_at = Self { made: archive.made, place: tempfile::tempdir().map_err(of_directory)? };
        SledStore::restore(&looked_at.store(), &file, &|_| {}, &stop).map_err(ServiceError::from)?;
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
