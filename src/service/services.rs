//! The parts that services work with, put together once by a door.

use std::sync::Arc;

use crate::domain::activity::Origin;
use crate::domain::{Catalog, ReasonRule};
use crate::ports::{
    Attempts, Clock, DownloadJobs, Downloader, DraftFiles, Drafts, FileSealer, OwnFiles, Provider, Store, StoreFailure,
    Upkeep, Vault,
};
use crate::search::{Index, LiveIndex};
use crate::service::download::RunningDownloads;

/// What services need; cheap to clone, and the same for every actor of a session.
#[derive(Debug, Clone)]
pub struct Services {
    /// What is known.
    pub store: Arc<dyn Store>,
    /// What keeps it.
    pub upkeep: Arc<dyn Upkeep>,
    /// What seals keys.
    pub vault: Arc<dyn Vault>,
    /// What seals files that leave.
    pub sealer: Arc<dyn FileSealer>,
    /// Who issues keys and links.
    pub provider: Arc<dyn Provider>,
    /// What fetches files.
    pub downloader: Arc<dyn Downloader>,
    /// What was asked to be downloaded.
    pub downloads: Arc<dyn DownloadJobs>,
    /// Which downloads are under way.
    pub running: RunningDownloads,
    /// What remembers wrong passphrases.
    pub attempts: Arc<dyn Attempts>,
    /// What operators leave standing.
    pub drafts: Arc<dyn Drafts>,
    /// The files of the support requests that operators are writing.
    pub draft_files: Arc<dyn DraftFiles>,
    /// The operator's own files on this machine.
    pub own_files: Arc<dyn OwnFiles>,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// What is sold.
    pub catalog: Arc<Catalog>,
    /// Whom a text finds. Built over the whole partner; every answer is narrowed to the scope of who asks.
    pub index: Arc<LiveIndex>,
    /// From where things are done.
    pub origin: Origin,
    /// Whether the partner wants a reason for every access to a key, a link or a file.
    pub reason_rule: ReasonRule,
}

impl Services {
    /// The same with so many free hours for every product, where the partner has set that (CANCEL-2).
    #[must_use]
    pub fn with_free_hours(mut self, hours: Option<u32>) -> Self {
        if let Some(hours) = hours {
            self.catalog = Arc::new(self.catalog.as_ref().clone().with_free_hours(hours));
        }
        self
    }

    /// The same where the partner's rule of reasons is this one (KEY-5).
    #[must_use]
    pub fn with_reason_rule(self, reason_rule: ReasonRule) -> Self {
        Self { reason_rule, ..self }
    }

    /// The index, with everything the store has committed by now in it.
    ///
    /// # Errors
    /// What the store says.
    pub(in crate::service) fn current_index(&self) -> Result<Arc<Index>, StoreFailure> {
        self.index.current(self.store.as_ref())
    }
}
