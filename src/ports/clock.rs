//! The time of day, passed in so that no decision depends on the machine's.

use std::fmt::Debug;
use std::time::Duration;

use crate::domain::Instant;
use crate::ports::stop::Stop;

/// A clock that can be put forward, as that of a demo is.
pub trait PutForward: Send + Sync + Debug {
    /// Puts it forward to that instant; it never goes back.
    fn put_forward(&self, to: Instant);
}

/// Tells what time it is, and lets it pass.
pub trait Clock: Send + Sync + Debug {
    /// The present instant.
    fn now(&self) -> Instant;

    /// Lets so much time pass, or less where it is asked to stop.
    fn wait(&self, time: Duration, stop: &Stop) {
        stop.wait(time);
    }
}
