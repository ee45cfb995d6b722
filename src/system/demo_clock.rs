//! The demo's clock: it goes on from the latest instant its store has seen, as fast as time does, so that the same demo
//! looks the same next year. It never looks at the calendar.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time;

use chrono::Duration;

use crate::domain::Instant;
use crate::ports::{Clock, PutForward};

/// A clock that stands where it was left and goes while the process runs.
#[derive(Debug)]
pub struct DemoClock {
    from: Instant,
    /// How far it was put forward since, in milliseconds.
    forward: AtomicI64,
    started: time::Instant,
}

impl DemoClock {
    /// A clock that shows `from` now and goes on.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "a stopwatch, which says nothing of the time of day")]
    pub fn resuming(from: Instant) -> Self {
        Self { from, forward: AtomicI64::new(0), started: time::Instant::now() }
    }
}

impl PutForward for DemoClock {
    fn put_forward(&self, to: Instant) {
        let missing = to.since(self.now());
        if Duration::zero() < missing {
            // A millisecond more, so that what is rounded down here does not lie before `to`.
            self.forward.fetch_add(missing.num_milliseconds().saturating_add(1), Ordering::Relaxed);
        }
    }
}

impl Clock for DemoClock {
    fn now(&self) -> Instant {
        let running = Duration::from_std(self.started.elapsed()).unwrap_or(Duration::MAX);
        self.from.after(running).after(Duration::milliseconds(self.forward.load(Ordering::Relaxed)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_put_forward_and_never_back() {
        let seed = Instant::parse("2026-11-23T09:00:00Z").unwrap();
        let clock = DemoClock::resuming(seed);
        clock.put_forward(seed.before(Duration::days(1)));
        assert!(clock.now() < seed.after(Duration::hours(1)));
        let later = seed.after(Duration::hours(5));
        clock.put_forward(later);
        assert!(later <= clock.now() && clock.now() < later.after(Duration::hours(1)));
    }

    #[test]
    fn it_never_goes_back() {
        let clock = DemoClock::resuming(Instant::CUTOVER);
        let first = clock.now();
        assert!(Instant::CUTOVER <= first);
        assert!(first <= clock.now());
    }
}
