//! Which ends are asked for of a list of things that end, and from which side they are read.

use crate::domain::Instant;

/// Which ends are asked for: of cancellation windows, or of terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EndsWithin {
    /// Those that end then or later.
    pub from: Instant,
    /// Those that end before.
    pub until: Instant,
    /// In which order they are read. A page of one order goes on in the other one where it ended.
    pub order: EndsOrder,
}

/// From which side ends are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EndsOrder {
    /// What ends first comes first.
    SoonestFirst,
    /// What ends last comes first.
    LatestFirst,
}

impl EndsWithin {
    /// Those that end from that instant on and before the other one, what ends first before all.
    #[must_use]
    pub const fn soonest(from: Instant, until: Instant) -> Self {
        Self { from, until, order: EndsOrder::SoonestFirst }
    }
}

impl EndsOrder {
    /// The order from the other side.
    #[must_use]
    pub fn reversed(self) -> Self {
        match self {
            Self::SoonestFirst => Self::LatestFirst,
            Self::LatestFirst => Self::SoonestFirst,
        }
    }
}
