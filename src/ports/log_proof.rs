//! Proof that the activity log is what was written: to which record its chain is unbroken, or where it breaks (LOG-3).

use uuid::Uuid;

use crate::domain::Instant;
use crate::domain::activity::Hash;

/// A place in the log that was noted: kept elsewhere, it proves later that everything up to it is as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Checkpoint {
    /// Of which store.
    pub store: Uuid,
    /// The number of the last record then.
    pub number: u64,
    /// The hash over its bytes.
    pub hash: Hash,
    /// When it was noted.
    pub at: Instant,
}

/// What came of following the chain from the first record to the last.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LogProof {
    /// The last record up to which everything is as it was written.
    pub unbroken_to: u64,
    /// Where it breaks first, if it does.
    pub broken: Option<LogBreak>,
    /// The records that the log lacks since the store was recovered without them, by the first and the last of each gap.
    pub lost: Vec<(u64, u64)>,
}

/// Where the chain breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LogBreak {
    /// The number of the record.
    pub number: u64,
    /// How.
    pub kind: BreakKind,
}

/// How the chain breaks at a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BreakKind {
    /// It is not what was written: it does not read, or the record after it holds another hash.
    Changed,
    /// It is missing, and so are those up to another one.
    Removed {
        /// The last that is missing there.
        last: u64,
    },
    /// Another record stands in its place.
    Reordered {
        /// Which one.
        found: u64,
    },
    /// The log ends before it, and went on up to another one.
    CutOff {
        /// The last that there was.
        last: u64,
    },
    /// Something stands there that no commit wrote.
    Added,
    /// A checkpoint says another hash of it, though the chain is whole: everything was written anew from some record on
    /// that came after another one.
    Rewritten {
        /// Up to this one another checkpoint agrees; 0 where none does.
        after: u64,
    },
}
