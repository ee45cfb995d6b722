//! Telling a server that is slow from one that sends a byte now and then for ever: no read of its answer waits long, and
//! still the file never comes.

use std::time::Duration;

use chrono::TimeDelta;

use crate::domain::Instant;
use crate::domain::download::{ByteRate, LEAST_BYTES};

/// How much has come lately.
#[derive(Debug)]
pub(super) struct Trickle {
    /// The time that is looked at, one stretch after the other.
    stretch: TimeDelta,
    /// The fewest bytes that are to come in one.
    least: u64,
    began: Instant,
    came: u64,
}

impl Trickle {
    /// Begins to look. What a limit keeps from coming is not missed.
    pub(super) fn new(stall: Duration, limit: Option<ByteRate>, now: Instant) -> Self {
        let allowed = limit.map_or(u64::MAX, |limit| limit.0.get().saturating_mul(stall.as_secs()) / 2);
        let stretch = TimeDelta::from_std(stall).unwrap_or(TimeDelta::MAX);
        Self { stretch, least: LEAST_BYTES.min(allowed), began: now, came: 0 }
    }

    /// Takes what came; whether it is so little that nothing is to be waited for any more.
    pub(super) fn take(&mut self, bytes: u64, now: Instant) -> bool {
        self.came = self.came.saturating_add(bytes);
        let passed = now.since(self.began);
        // A clock that was set back begins anew.
        let is_over = self.stretch <= passed || passed < TimeDelta::zero();
        let is_too_little = self.stretch <= passed && self.came < self.least;
        if is_over {
            (self.began, self.came) = (now, 0);
        }
        is_too_little
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ports::Clock;
    use crate::testing::FakeClock;

    const STALL: Duration = Duration::from_mins(1);

    /// After how many seconds it is seen that so many bytes come every second; `None` for not within an hour.
    fn seen_after(bytes: u64, limit: Option<&str>) -> Option<u64> {
        let clock = FakeClock::default();
        let mut trickle = Trickle::new(STALL, limit.map(|limit| limit.parse().unwrap()), clock.now());
        (1..=3_600).find(|_| {
            clock.advance(chrono::Duration::seconds(1));
            trickle.take(bytes, clock.now())
        })
    }

    #[test]
    fn what_trickles_is_left_and_what_is_slow_is_waited_for() {
        assert_eq!(seen_after(1, None), Some(60));
        assert_eq!(seen_after(136, None), Some(60));
        assert_eq!(seen_after(137, None), None);
    }

    #[test]
    fn what_a_limit_keeps_from_coming_is_not_missed() {
        assert_eq!(seen_after(100, Some("100")), None);
        assert_eq!(seen_after(1, Some("1")), None);
        assert_eq!(seen_after(1, Some("100")), Some(60));
    }

    #[test]
    fn much_at_first_does_not_help_a_server_that_trickles_later() {
        let clock = FakeClock::default();
        let mut trickle = Trickle::new(STALL, None, clock.now());
        assert!(!trickle.take(1 << 30, clock.now()));
        clock.advance(chrono::Duration::seconds(60));
        assert!(!trickle.take(1, clock.now()), "the first stretch brought enough");
        clock.advance(chrono::Duration::seconds(60));
        assert!(trickle.take(1, clock.now()));
    }

    #[test]
    fn a_clock_that_is_set_back_begins_anew() {
        let clock = FakeClock::default();
        let mut trickle = Trickle::new(STALL, None, clock.now());
        clock.set(clock.now().before(chrono::Duration::hours(1)));
        assert!(!trickle.take(1, clock.now()));
        clock.advance(chrono::Duration::seconds(60));
        assert!(trickle.take(1, clock.now()));
    }
}
