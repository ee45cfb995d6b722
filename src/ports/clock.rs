//! The time of day, passed in so that no decision depends on the machine's.

use std::fmt::Debug;
use std::time::Duration;

use crate::domain::Instant;
use crate::ports::stop::Stop;

/// Tells what time it is, and lets it pass.
pub trait Clock: Send + Sync + Debug {
    /// The present instant.
    fn now(&self) -> Instant;

    /// Lets so much time pass, or less where it is asked to stop.
    fn wait(&self, time: Duration, stop: &Stop) {
        stop.wait(time);
    }
}
