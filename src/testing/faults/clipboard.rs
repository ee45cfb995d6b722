//! Clipboards that fail when their plan says so, in front of ones that do not.

use std::sync::Arc;

use crate::domain::SecretText;
use crate::ports::{Clearing, Clipboard, ClipboardFailure, CopyPlace, CopyRoute};
use crate::testing::faults::{Fault, FaultPlan, REASON, Step};

/// Clipboards with faults. A copy that is only said to be there has the number 0, which no other copy has.
#[derive(Debug)]
pub struct FaultyClipboard {
    inner: Arc<dyn Clipboard>,
    faults: Arc<FaultPlan>,
}

impl FaultyClipboard {
    /// The clipboards in front of those.
    #[must_use]
    pub fn new(inner: Arc<dyn Clipboard>, faults: Arc<FaultPlan>) -> Self {
        Self { inner, faults }
    }
}

impl Clipboard for FaultyClipboard {
    fn routes(&self) -> Vec<CopyRoute> {
        self.inner.routes()
    }

    fn put(&self, route: CopyRoute, text: &SecretText) -> Result<CopyPlace, ClipboardFailure> {
        let put = || self.inner.put(route, text);
        self.faults.write(Step::Copy, failure(route), put, |_| Ok(CopyPlace { route, file: None, number: 0 }))
    }

    fn put_plain(&self, route: CopyRoute, text: &str) -> Result<CopyPlace, ClipboardFailure> {
        let put = || self.inner.put_plain(route, text);
        self.faults.write(Step::Copy, failure(route), put, |_| Ok(CopyPlace { route, file: None, number: 0 }))
    }

    fn clear(&self, place: &CopyPlace) -> Result<Clearing, ClipboardFailure> {
        let clear = || self.inner.clear(place);
        self.faults.write(Step::Clear, failure(place.route), clear, |_| Ok(Clearing::Cleared))
    }

    /// Nothing goes wrong at the end: what would is the system's, and is tested there.
    fn close(&self) -> Vec<ClipboardFailure> {
        self.inner.close()
    }
}

fn failure(route: CopyRoute) -> impl Fn(&Fault) -> ClipboardFailure {
    move |_| ClipboardFailure { route, reason: REASON.to_owned() }
}
