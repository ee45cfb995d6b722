//! What a store says when it does not do what it is asked.

use serde::{Deserialize, Serialize};

use crate::domain::version::EntityRef;
use crate::domain::{Instant, ReadOnlyReason, Seq};

/// Who owns a store.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// The number of the process.
    pub process: u32,
    /// The name of the host it runs on.
    pub host: String,
    /// Since when.
    pub since: Instant,
}

/// Says what went wrong with a store.
#[derive(Debug, thiserror::Error)]
pub enum StoreFailure {
    /// The disk or the store's engine said no.
    #[error("the store could not {doing}: {reason}")]
    Io {
        /// What was being done, in the infinitive.
        doing: &'static str,
        /// What was said.
        reason: String,
    },
    /// There is no room left.
    #[error("there is no room left on the disk of the store")]
    Full,
    /// It takes no commits at the moment; nothing was written.
    #[error("nothing can be written: {0:?}")]
    ReadOnly(ReadOnlyReason),
    /// The store ends before the last commit that was acknowledged; nothing was changed.
    #[error("the store ends at commit {found}, and commit {acknowledged} had been acknowledged", found = .found.0, acknowledged = .acknowledged.0)]
    Behind {
        /// The last commit that was acknowledged, by the marker beside the store.
        acknowledged: Seq,
        /// The last one in the store.
        found: Seq,
    },
    /// A record is not what was written.
    #[error("a record of the store is damaged: {0}")]
    Damaged(String),
    /// The store, or a record of it, was written by a newer nyckel.
    #[error("a schema of the store is {found}, and this version of nyckel knows schemas up to {known}")]
    NewerSchema {
        /// The schema of the store or the record.
        found: u8,
        /// The newest known.
        known: u8,
    },
    /// The store has the format of an older nyckel, and has to be migrated first.
    #[error("the store has format {found}, and this version of nyckel writes format {known}")]
    OlderFormat {
        /// The format of the store.
        found: u8,
        /// The one it is to have.
        known: u8,
    },
    /// Another process owns the store.
    #[error("the store is owned by {}", .holder.as_ref().map_or_else(|| "another process".to_owned(), |holder| format!("process {} on {}", holder.process, holder.host)))]
    Owned {
        /// Who it is, where it has written that down.
        holder: Option<Holder>,
    },
    /// A cursor was made by another query.
    #[error("that is not a cursor of this query")]
    BadCursor,
    /// The feed no longer holds everything that was asked for; who follows it begins anew from the entities themselves.
    #[error("the feed of changes no longer holds all that was asked for")]
    FeedForgotten,
    /// It was asked to stop.
    #[error("it was asked to stop")]
    Stopped,
}

impl StoreFailure {
    /// Whether the store does not open or read as it should, so that it is to be recovered, or restored from a backup.
    #[must_use]
    pub fn needs_recovery(&self) -> bool {
        match self {
            Self::Damaged(_) | Self::Behind { .. } | Self::Io { .. } => true,
            Self::Full
            | Self::ReadOnly(_)
            | Self::NewerSchema { .. }
            | Self::OlderFormat { .. }
            | Self::Owned { .. }
            | Self::BadCursor
            | Self::FeedForgotten
            | Self::Stopped => false,
        }
    }
}

/// Says why a commit was not made. Nothing of it was written then, but for a failure of the store: what of the commit is
/// on the disk is known only once the store was opened again.
#[derive(Debug, thiserror::Error)]
pub enum CommitError {
    /// An entity is no longer in the version the decision was made on.
    #[error("{entity:?} was changed since")]
    Conflict {
        /// Which one.
        entity: EntityRef,
    },
    /// The permit has ended.
    #[error("it is too late")]
    TooLate {
        /// The instant from which it was.
        not_after: Instant,
    },
    /// It has a deadline, and the clock stands before an instant that the store has seen (RENEW-4).
    #[error("the clock stands at {now:?}, and {seen:?} was seen already")]
    ClockSetBack {
        /// The latest instant seen.
        seen: Instant,
        /// What the clock says.
        now: Instant,
    },
    /// A change or record lies outside what the actor can reach.
    #[error("{entity:?} is outside what the actor can reach")]
    OutOfScope {
        /// Which one.
        entity: EntityRef,
    },
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreFailure),
}
