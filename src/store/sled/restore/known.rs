//! What is known of the store that a restore takes the place of: itself, where it opens, and what lies beside it.

use std::path::Path;

use crate::domain::EntitlementId;
use crate::ports::store::{ChainHead, StoreFailure};
use crate::store::key::{FORMAT, IDENTITY, Tree};
use crate::store::marker::{self, Marker};
use crate::store::record::{Head, KeptFormat, KeptIdentity};
use crate::store::sled::beside::{self, FoundBeside};
use crate::store::sled::disk::{self, Opened};
use crate::store::sled::restore::joining::is_within;
use crate::store::sled::revocations::list::Listed;
use crate::store::sled::revocations::{Cancelled, Revocations};
use crate::store::sled::trees::Trees;

/// What is known of it.
#[derive(Debug)]
pub(in crate::store::sled) struct Known {
    /// What the marker says; nothing where it is damaged, as a restore puts another in its place.
    pub(in crate::store::sled) marked: Option<Marker>,
    /// What the list of revocations says, as far as it reads.
    pub(in crate::store::sled) listed: Listed,
    /// The store, where it is there and reads.
    pub(in crate::store::sled) present: Option<Present>,
    /// Whether it is there and does not open as it should.
    pub(in crate::store::sled) is_broken: bool,
    /// Everything that was revoked, by its records and by the list (AFTER-1).
    pub(in crate::store::sled) revocations: Revocations,
    /// As many of its records could not be read when it was asked what is cancelled.
    pub(in crate::store::sled) unreadable: u64,
    in_records: Revocations,
}

/// The store itself.
#[derive(Debug)]
pub(in crate::store::sled) struct Present {
    opened: Opened,
    pub(in crate::store::sled) identity: KeptIdentity,
    pub(in crate::store::sled) head: Head,
}

impl Known {
    /// Finds it out. A store that is damaged hides nothing of what lies beside it.
    pub(in crate::store::sled) fn of(directory: &Path) -> Result<Self, StoreFailure> {
        let (marked, listed) = (beside::marked(directory)?, Listed::look(directory)?);
        let read = || -> Result<_, StoreFailure> {
            let Some(present) = Present::open(directory)? else { return Ok(None) };
            let cancelled = Revocations::in_store(present.trees())?;
            Ok(Some((present, cancelled)))
        };
        let (present, cancelled) = match disk::on_opening_thread(read) {
            Ok(Some((present, cancelled))) => (Some(present), cancelled),
            Ok(None) => (None, Cancelled::default()),
            Err(failure) if failure.needs_recovery() => {
                tracing::warn!(%failure, "the store does not open, and is set aside");
                (None, Cancelled::default())
            }
            Err(failure) => return Err(failure),
        };
        let opens = |present: &Present| FoundBeside::look(directory)?.require_whole(present.identity, &present.head);
        let is_broken = directory.exists() && present.as_ref().is_none_or(|present| opens(present).is_err());
        let mut revocations = listed.revocations();
        revocations.add(cancelled.revocations.clone());
        let Cancelled { revocations: in_records, unreadable } = cancelled;
        Ok(Self { marked, listed, present, is_broken, revocations, unreadable, in_records })
    }

    /// Whether only the list says of that purchase that it was cancelled.
    pub(in crate::store::sled) fn is_known_by_the_list_alone(&self, id: &EntitlementId) -> bool {
        !self.in_records.purchases.contains_key(id)
    }
}

impl Present {
    /// Opens the store in that directory, if there is one.
    fn open(directory: &Path) -> Result<Option<Self>, StoreFailure> {
        if !directory.exists() {
            return Ok(None);
        }
        let opened = disk::open(directory)?;
        let KeptFormat(found) = opened.trees.get(Tree::Meta, FORMAT)?.unwrap_or(KeptFormat::FIRST);
        if marker::FORMAT < found {
            return Err(StoreFailure::NewerSchema { found, known: marker::FORMAT });
        }
        let identity = opened.trees.get(Tree::Meta, IDENTITY)?;
        let identity = identity.ok_or_else(|| StoreFailure::Damaged("the identity of the store is gone".to_owned()))?;
        let head = opened.trees.head()?;
        Ok(Some(Self { opened, identity, head }))
    }

    pub(in crate::store::sled) fn trees(&self) -> &Trees {
        &self.opened.trees
    }

    /// Whether its log has a record of that number with that hash, and so goes on from there.
    pub(in crate::store::sled) fn continues(&self, head: ChainHead) -> bool {
        is_within(self.trees(), head).unwrap_or_else(|failure| {
            tracing::warn!(%failure, "whether its log goes on from the backup's is unknown");
            false
        })
    }
}
