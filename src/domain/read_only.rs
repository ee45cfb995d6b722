//! Why nothing can be written at the moment. Where nothing can be recorded no key is shown either (KEY-5).

use crate::domain::Instant;

/// Why nothing can be written at the moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadOnlyReason {
    /// The store was opened only to look.
    Asked,
    /// A backup is looked at, because another process owns the store.
    Backup {
        /// When the backup was made.
        made: Instant,
    },
    /// The disk of the store has too little room left.
    NoRoom,
    /// A write failed halfway; the store has to be opened again first.
    Broken,
}
