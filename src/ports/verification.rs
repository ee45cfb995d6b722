//! Checking a whole store: what was looked at and what is wrong with it. A check changes nothing.

use crate::domain::Hexadecimal;

/// What a check looked at and what it found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verification {
    /// How many records of all kinds were read, those of the log and of every index with them. The feed of changes is not
    /// counted: what it remembers stands in the records, and it is empty after a restore.
    pub records: u64,
    /// How many of them are records of the activity log.
    pub activity: u64,
    /// The records that the activity log lacks since the store was recovered without them, by the first and the last of
    /// each gap: they are lost, and known to be (LOG-3).
    pub lost: Vec<(u64, u64)>,
    /// What is wrong, in the order in which it was found; at most [`Verification::FINDINGS`].
    pub findings: Vec<Finding>,
    /// How many findings there are beyond those.
    pub more: u64,
}

impl Verification {
    /// The most findings that are told one by one.
    pub const FINDINGS: usize = 100;

    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.findings.is_empty()
    }

    /// Adds a finding, or counts it where there are too many already.
    pub fn add(&mut self, finding: Finding) {
        if self.findings.len() < Self::FINDINGS {
            self.findings.push(finding);
        } else {
            self.more = self.more.saturating_add(1);
        }
    }
}

/// Something that is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The name of the tree.
    pub tree: &'static str,
    /// The key in it; empty where it is about the tree as a whole.
    pub key: Vec<u8>,
    /// What is wrong.
    pub wrong: Wrong,
}

impl Finding {
    /// The key in hexadecimal digits.
    #[must_use]
    pub fn key_hex(&self) -> String {
        Hexadecimal(&self.key).to_string()
    }
}

/// What can be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// The store's engine stopped reading the tree here.
    Engine,
    /// It should be there and is not.
    Missing,
    /// The key is not one of this tree.
    BadKey,
    /// The record is not what was written there.
    Unreadable,
    /// The record was written by a newer nyckel.
    NewerSchema {
        /// The record's schema.
        found: u8,
        /// The newest schema that is known.
        known: u8,
    },
    /// The record is of something else than its key.
    Misplaced,
    /// It was written by a commit after the last one.
    Ahead,
    /// Records of the activity log are missing before this one (LOG-3).
    Gap {
        /// How many.
        missing: u64,
    },
    /// The record does not hold the hash of the one before, so that one of the two was changed (LOG-3).
    Unlinked,
    /// It is missing where it should be listed.
    Unlisted(List),
    /// It stands for something that is not so.
    Stray,
    /// Its customer is not there.
    NoCustomer,
    /// Its order is not there.
    NoOrder,
    /// Its purchase is not there.
    NoPurchase,
    /// It is a key of a purchase that was cancelled (AFTER-1).
    KeyOfCancelled,
    /// It stands, and the list of revocations says that it was revoked (AFTER-1).
    Revoked,
    /// The last access is not the one of the activity log.
    WrongAccess,
    /// The head does not say what was found.
    Head {
        /// What of it.
        part: HeadPart,
        /// What the head says; 0 for a hash.
        said: u64,
        /// What was found; 0 for a hash.
        found: u64,
    },
}

/// What makes things found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    /// The customer's records of the activity log.
    ByCustomer,
    /// The operators' last accesses.
    LastAccess,
    /// The feed of changes.
    Feed,
    /// The list of revocations beside the store (AFTER-1).
    Revocations,
    /// What is due, and what was charged, by its instant (RENEW-4).
    ByTime,
    /// The commands of which it is not known what came of them.
    OpenCommands,
    /// The orders by their numbers.
    OrdersByNumber,
    /// The purchases by the ends of their cancellation windows (CANCEL-4).
    Windows,
    /// The subscriptions by the ends of their newest terms.
    TermEnds,
    /// The records of the activity log by what they say (LOG-2).
    OfLog,
    /// The devices by their deadlines (KMS-1).
    KmsDeadlines,
}

/// A part of the head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeadPart {
    /// The number of the last record of the activity log.
    LogNumber,
    /// The hash over it.
    LogHash,
    /// How many operators there are.
    Operators,
    /// How many entries the feed holds.
    FeedEntries,
}
