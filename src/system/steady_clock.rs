//! A clock to count by: it never goes back and goes as fast as time does, whatever is done to the one it follows. What is
//! to be hidden or cleared in a minute is so in a minute.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time;

use chrono::Duration;

use crate::domain::Instant;
use crate::ports::Clock;

/// Follows another clock while that goes forward, and time itself while it does not.
pub struct SteadyClock {
    clock: Arc<dyn Clock>,
    stopwatch: Box<dyn Fn() -> time::Duration + Send + Sync>,
    followed: Mutex<Followed>,
}

/// When the other clock was followed last.
#[derive(Debug, Clone, Copy)]
struct Followed {
    instant: Instant,
    /// What the stopwatch showed then.
    at: time::Duration,
}

impl SteadyClock {
    /// A clock that shows what the other one does.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "a stopwatch, which says nothing of the time of day")]
    pub fn over(clock: Arc<dyn Clock>) -> Self {
        let started = time::Instant::now();
        Self::with_stopwatch(clock, Box::new(move || started.elapsed()))
    }

    fn with_stopwatch(clock: Arc<dyn Clock>, stopwatch: Box<dyn Fn() -> time::Duration + Send + Sync>) -> Self {
        let followed = Mutex::new(Followed { instant: clock.now(), at: stopwatch() });
        Self { clock, stopwatch, followed }
    }
}

impl Clock for SteadyClock {
    fn now(&self) -> Instant {
        let mut followed = self.followed.lock().unwrap_or_else(PoisonError::into_inner);
        let at = (self.stopwatch)();
        let passed = Duration::from_std(at.saturating_sub(followed.at)).unwrap_or(Duration::MAX);
        let steady = followed.instant.after(passed);
        let told = self.clock.now();
        if told < steady {
            return steady;
        }
        *followed = Followed { instant: told, at };
        told
    }
}

impl fmt::Debug for SteadyClock {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("SteadyClock").field("clock", &self.clock).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU64, Ordering};

    use super::*;
    use crate::testing::FakeClock;

    /// A steady clock over another, with the seconds that its stopwatch shows.
    fn clock() -> (SteadyClock, Arc<FakeClock>, Arc<AtomicU64>) {
        let (followed, seconds) = (Arc::new(FakeClock::default()), Arc::new(AtomicU64::new(0)));
        let shown = Arc::clone(&seconds);
        let stopwatch = Box::new(move || time::Duration::from_secs(shown.load(Ordering::Relaxed)));
        (SteadyClock::with_stopwatch(followed.clone(), stopwatch), followed, seconds)
    }

    #[test]
    fn set_back_it_goes_on_as_fast_as_time_does() {
        let (clock, followed, seconds) = clock();
        let before = clock.now();
        followed.set(before.before(Duration::hours(1)));
        assert_eq!(clock.now(), before);
        seconds.store(45, Ordering::Relaxed);
        assert_eq!(clock.now(), before.after(Duration::seconds(45)));
    }

    #[test]
    fn put_forward_it_follows() {
        let (clock, followed, seconds) = clock();
        let later = clock.now().after(Duration::hours(1));
        followed.set(later);
        assert_eq!(clock.now(), later);
        seconds.store(5, Ordering::Relaxed);
        assert_eq!(clock.now(), later.after(Duration::seconds(5)));
    }
}
