//! Opening a link in a test as a service does: by the receipt of a record of who gets it.

use std::sync::Arc;

use nonempty::NonEmpty;
use uuid::Uuid;

use crate::domain::activity::Subject;
use crate::domain::{ActivityKind, ActivityRecord, DownloadLink, Permission, Permit};
use crate::ports::{Commit, Unrevealed, commit};
use crate::store::MemoryStore;
use crate::testing::{FakeClock, TestVault, example};

/// The link itself.
#[must_use]
pub fn open_link(unrevealed: &Unrevealed<DownloadLink>) -> DownloadLink {
    let store = MemoryStore::new(Uuid::from_u128(1), Arc::new(FakeClock::default()));
    let subject = Subject {
        entitlement: Some(unrevealed.entitlement().clone()),
        version: Some(unrevealed.version().clone()),
        ..Subject::default()
    };
    let record = example::record(&example::agent(), ActivityKind::DownloadStarted, None);
    let record = ActivityRecord { subject, ..record };
    let permit = Permit::example(Permission::Keys, Vec::new(), None);
    let started = Commit::by(&example::agent(), permit, Vec::new(), NonEmpty::new(record));
    let receipt = commit(&store, &started).expect("a memory store takes every record");
    receipt.open(unrevealed, &TestVault::unlocked()).expect("the access is on record")
}
