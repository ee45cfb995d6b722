//! Where a store stands, as it was written by schema 1, which did not say when an operator was written last.

use serde::{Deserialize, Serialize};

use crate::domain::{Instant, Seq};
use crate::store::record::Head;

/// The head. Nothing here changes any more.
#[derive(Serialize, Deserialize)]
pub(super) struct FirstHead {
    seq: Seq,
    number: u64,
    hash: [u8; 32],
    seen: Option<Instant>,
    operators: u32,
    feed_entries: u64,
    feed_forgotten: Seq,
}

impl From<FirstHead> for Head {
    fn from(first: FirstHead) -> Self {
        let FirstHead { seq, number, hash, seen, operators, feed_entries, feed_forgotten } = first;
        Self { seq, number, hash, seen, operators, feed_entries, feed_forgotten, operators_written: Seq(0) }
    }
}

#[cfg(test)]
impl FirstHead {
    /// What schema 1 would have written of it.
    pub(super) fn of(newest: &Head) -> Self {
        let Head { seq, number, hash, seen, operators, feed_entries, feed_forgotten, .. } = *newest;
        Self { seq, number, hash, seen, operators, feed_entries, feed_forgotten }
    }
}
