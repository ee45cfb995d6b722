//! From when to when the records of the activity log are, blocks of them at a time, so that a range of time is found
//! among millions of records without reading them.
//!
//! **Invariant:** a block says the earliest and the latest instant of its records. So nothing is lost where the clock was
//! set back and the instants are not in the order of the numbers: a block that can hold one is looked into.

use serde::{Deserialize, Serialize};

use crate::domain::Instant;
use crate::store::key::Tree;
use crate::store::log_lists::LogList;
use crate::store::record::Record;

/// How many records are one block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) enum BlockSize {
    /// 64.
    Small,
    /// 64 small ones.
    Middle,
    /// 64 middle ones.
    Large,
}

/// From when to when the records of a block are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::store) struct Span {
    /// When the earliest is.
    pub(in crate::store) earliest: Instant,
    /// When the latest is.
    pub(in crate::store) latest: Instant,
}

impl Record for Span {}

impl BlockSize {
    /// The larger first.
    pub(in crate::store) const ALL: [Self; 3] = [Self::Large, Self::Middle, Self::Small];

    fn bits(self) -> u32 {
        match self {
            Self::Small => 6,
            Self::Middle => 12,
            Self::Large => 18,
        }
    }

    /// The block of that size in which a record is.
    pub(in crate::store) fn of(self, number: u64) -> u64 {
        number >> self.bits()
    }

    /// The first number of a block; 0, which no record has, is in the first one.
    pub(in crate::store) fn first(self, block: u64) -> u64 {
        block << self.bits()
    }

    /// The last number of a block.
    pub(in crate::store) fn last(self, block: u64) -> u64 {
        self.first(block) | !(u64::MAX << self.bits())
    }

    /// The blocks of that size, as a list whose rows are theirs.
    pub(in crate::store) fn list(self) -> LogList {
        let byte = match self {
            Self::Small => 1,
            Self::Middle => 2,
            Self::Large => 3,
        };
        LogList { tree: Tree::ActivitySpans, prefix: vec![byte] }
    }

    /// The key of a block in [`Tree::ActivitySpans`].
    pub(in crate::store) fn key(self, block: u64) -> Vec<u8> {
        self.list().row(block)
    }

    /// Which block a key is of; `None` for what is no such key.
    pub(in crate::store) fn of_key(key: &[u8]) -> Option<(Self, u64)> {
        let (byte, block) = key.split_first()?;
        let block = u64::from_be_bytes(block.try_into().ok()?);
        match byte {
            1 => Some((Self::Small, block)),
            2 => Some((Self::Middle, block)),
            3 => Some((Self::Large, block)),
            _ => None,
        }
    }
}

impl Span {
    /// That of one record.
    pub(in crate::store) fn of(at: Instant) -> Self {
        Self { earliest: at, latest: at }
    }

    /// With one more record.
    pub(in crate::store) fn with(self, at: Instant) -> Self {
        Self { earliest: self.earliest.min(at), latest: self.latest.max(at) }
    }

    /// Whether there can be a record in it from the one instant to before the other.
    pub(in crate::store) fn meets(&self, from: Option<Instant>, until: Option<Instant>) -> bool {
        from.is_none_or(|from| from <= self.latest) && until.is_none_or(|until| self.earliest < until)
    }
}

/// In which of the spans of time that follow each other at those instants that instant lies.
pub(in crate::store) fn place_among(at: &[Instant], instant: Instant) -> Option<usize> {
    let begun = at.partition_point(|begin| *begin <= instant);
    if begun < at.len() { begun.checked_sub(1) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_is_in_one_block_and_small_blocks_fill_large_ones() {
        for size in BlockSize::ALL {
            for number in [1, 63, 64, 65, 4_095, 4_096, 262_143, 262_144, 10_000_000] {
                let block = size.of(number);
                assert!((size.first(block)..=size.last(block)).contains(&number), "{size:?} {number}");
                assert_eq!(size.first(block + 1), size.last(block) + 1);
                assert_eq!(BlockSize::of_key(&size.key(block)), Some((size, block)));
            }
        }
        assert_eq!(BlockSize::Small.of(BlockSize::Large.last(0)), 4_095);
    }

    #[test]
    fn an_instant_lies_between_two_and_the_last_one_is_outside() {
        let at = [10, 20, 30].map(Instant::from_unix);
        let place = |seconds| place_among(&at, Instant::from_unix(seconds));
        assert_eq!([9, 10, 19, 20, 29, 30].map(place), [None, Some(0), Some(0), Some(1), Some(1), None]);
        assert_eq!(place_among(&[], Instant::from_unix(1)), None);
    }
}
