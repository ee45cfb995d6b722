//! The time of day, passed in so that no decision depends on the machine's.

use std::fmt::Debug;

use crate::domain::Instant;

/// Tells what time it is.
pub trait Clock: Send + Sync + Debug {
    /// The present instant.
    fn now(&self) -> Instant;
}
