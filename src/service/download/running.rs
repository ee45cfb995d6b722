//! Which downloads are under way in this process. One process owns a store, so that what is kept as running and is not
//! here was interrupted.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::domain::DownloadId;

/// The downloads under way; shared by all clones.
#[derive(Debug, Clone, Default)]
pub struct RunningDownloads(Arc<Mutex<BTreeSet<DownloadId>>>);

impl RunningDownloads {
    /// Whether that one is under way.
    #[must_use]
    pub fn has(&self, id: DownloadId) -> bool {
        self.ids().contains(&id)
    }

    /// Begins with one; `None` where it is under way already.
    pub(super) fn begin(&self, id: DownloadId) -> Option<Running> {
        self.ids().insert(id).then(|| Running { all: self.clone(), id })
    }

    fn ids(&self) -> MutexGuard<'_, BTreeSet<DownloadId>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One download that is under way as long as this lives.
#[derive(Debug)]
pub(super) struct Running {
    all: RunningDownloads,
    id: DownloadId,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.all.ids().remove(&self.id);
    }
}
