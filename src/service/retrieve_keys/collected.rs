//! What was got and is in no file yet: in memory alone, shown by nothing, wiped when it is dropped.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::domain::{Choice, DownloadLink, EntitlementId, ProductKey, Refusal};

/// The keys and links that were got so far; cheap to clone, and the same for all clones. Only this service reads them.
#[derive(Clone, Default)]
pub struct Collected(Arc<Mutex<BTreeMap<EntitlementId, Row>>>);

impl Collected {
    /// How many purchases were asked of it.
    #[must_use]
    pub fn count(&self) -> usize {
        self.rows().len()
    }

    pub(super) fn rows(&self) -> MutexGuard<'_, BTreeMap<EntitlementId, Row>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Collected {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("<secret>")
    }
}

/// A row of the file.
pub(super) struct Row {
    pub(super) about: About,
    pub(super) key: Result<ProductKey, Missing>,
    pub(super) link: Result<DownloadLink, Missing>,
    pub(super) again: bool,
}

/// What a row says besides its secrets.
#[derive(Debug, Clone, Default)]
pub(super) struct About {
    pub(super) customer: String,
    pub(super) title: String,
    pub(super) choice: Option<Choice>,
    pub(super) instructions: Option<String>,
}

/// Why a key or link is not in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Missing {
    /// A rule said no.
    Refused(Refusal),
    /// The purchase is not there any more.
    NotThere,
    /// Who issues it failed at it, or what was kept of it does not open. That is on record.
    Failed,
}

/// What came of one purchase, without its secrets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowResult {
    /// Its key.
    pub key: Result<(), Missing>,
    /// Its link.
    pub link: Result<(), Missing>,
    /// Whether it had been got before, by a run that did not come to a file.
    pub again: bool,
}

impl Row {
    pub(super) fn result(&self) -> RowResult {
        let plain = |missing: &Missing| missing.clone();
        RowResult {
            key: self.key.as_ref().map(drop).map_err(plain),
            link: self.link.as_ref().map(drop).map_err(plain),
            again: self.again,
        }
    }
}
