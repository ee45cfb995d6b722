//! A clock that stands still until it is put forward by hand.

use std::sync::{Mutex, PoisonError};

use chrono::Duration;

use crate::domain::Instant;
use crate::ports::{Clock, PutForward, Stop};

/// A clock that only goes on when it is told to.
#[derive(Debug)]
pub struct HandClock(Mutex<Instant>);

impl HandClock {
    /// A clock that stands at that instant.
    #[must_use]
    pub fn new(now: Instant) -> Self {
        Self(Mutex::new(now))
    }

    /// Sets it, also back.
    pub fn set(&self, now: Instant) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = now;
    }

    /// Moves it forward.
    pub fn advance(&self, duration: Duration) {
        let mut now = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *now = now.after(duration);
    }
}

impl PutForward for HandClock {
    fn put_forward(&self, to: Instant) {
        self.set(to.max(self.now()));
    }
}

impl Default for HandClock {
    /// A clock that stands at 2026-11-23T09:00:00Z.
    fn default() -> Self {
        Self::new(Instant::from_unix(1_795_424_400))
    }
}

impl Clock for HandClock {
    fn now(&self) -> Instant {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Nothing waits: the clock goes on by as much at once.
    fn wait(&self, time: std::time::Duration, _stop: &Stop) {
        self.advance(Duration::from_std(time).unwrap_or(Duration::MAX));
    }
}
