//! Which downloads are under way in this process. One process owns a store, so that what is kept as running and is not
//! here was interrupted.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::domain::{DownloadId, DownloadJob, EntitlementId};
use crate::ports::Stop;

/// The downloads under way; shared by all clones.
#[derive(Debug, Clone, Default)]
pub struct RunningDownloads(Arc<Mutex<BTreeMap<DownloadId, UnderWay>>>);

/// What is fetched, and what stops it where that is known.
#[derive(Debug)]
struct UnderWay {
    entitlement: EntitlementId,
    stop: Option<Stop>,
}

impl RunningDownloads {
    /// Whether that one is under way.
    #[must_use]
    pub fn has(&self, id: DownloadId) -> bool {
        self.under_way().contains_key(&id)
    }

    /// Begins with one, which this stops; `None` where it is under way already.
    pub(super) fn begin(&self, job: &DownloadJob, stop: Option<&Stop>) -> Option<Running> {
        let mut under_way = self.under_way();
        let Entry::Vacant(place) = under_way.entry(job.id) else { return None };
        place.insert(UnderWay { entitlement: job.entitlement.clone(), stop: stop.cloned() });
        Some(Running { all: self.clone(), id: job.id })
    }

    /// Stops those of a purchase (AFTER-1); each of them sees for itself why.
    pub(in crate::service) fn stop_of(&self, entitlement: &EntitlementId) {
        let under_way = self.under_way();
        let of_it = under_way.values().filter(|it| it.entitlement == *entitlement);
        let stops: Vec<Stop> = of_it.filter_map(|it| it.stop.clone()).collect();
        // What is called when one is raised may ask what is under way.
        drop(under_way);
        stops.iter().for_each(Stop::raise);
    }

    fn under_way(&self) -> MutexGuard<'_, BTreeMap<DownloadId, UnderWay>> {
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
        self.all.under_way().remove(&self.id);
    }
}
