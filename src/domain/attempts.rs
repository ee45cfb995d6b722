//! Wrong passphrases in a row, and how long the next try waits: so that guessing at a terminal takes longer and longer.

use chrono::Duration;

use crate::domain::Instant;

/// Wrong passphrases in a row.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct FailedAttempts {
    /// How many there were since the last right one.
    pub count: u32,
    /// When the last one was tried.
    pub last: Option<Instant>,
}

impl FailedAttempts {
    /// So many can be wrong before the next try waits.
    pub const FREE: u32 = 3;

    /// The longest that a try waits, in seconds.
    pub const LONGEST_SECONDS: i64 = 60;

    /// With one more, at that instant.
    #[must_use]
    pub fn and_one(self, at: Instant) -> Self {
        Self { count: self.count.saturating_add(1), last: Some(at) }
    }

    /// When the next try may be made; `None` where it may be made now. After a clock was set back it may be: the last one
    /// lies ahead then, and would be waited for until the clock has come there.
    #[must_use]
    pub fn next_try(&self, now: Instant) -> Option<Instant> {
        let doublings = self.count.checked_sub(Self::FREE)?;
        let seconds = 1_i64.checked_shl(doublings.min(16)).unwrap_or(i64::MAX).min(Self::LONGEST_SECONDS);
        let wait = Duration::seconds(seconds);
        let until = self.last.filter(|last| *last <= now)?.after(wait);
        (now < until).then_some(until)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failed(count: u32) -> FailedAttempts {
        FailedAttempts { count, last: Some(Instant::CUTOVER) }
    }

    #[test]
    fn three_are_free_and_each_further_one_waits_twice_as_long_up_to_a_minute() {
        let now = Instant::CUTOVER;
        for (count, seconds) in [(0, 0), (1, 0), (2, 0), (3, 1), (4, 2), (5, 4), (6, 8), (9, 60), (u32::MAX, 60)] {
            let until = failed(count).next_try(now).map_or(0, |until| until.since(now).num_seconds());
            assert_eq!(until, seconds, "{count}");
        }
        assert_eq!(FailedAttempts::default().next_try(now), None);
        assert_eq!(failed(2).and_one(now), failed(3));
    }

    #[test]
    fn the_wait_ends_at_its_instant_and_a_clock_set_back_locks_nobody_out() {
        let end = Instant::CUTOVER.after(Duration::seconds(4));
        assert_eq!(failed(5).next_try(end.before(Duration::milliseconds(1))), Some(end));
        assert_eq!(failed(5).next_try(end), None);
        let earlier = Instant::CUTOVER.before(Duration::days(400));
        assert_eq!(failed(5).next_try(earlier), None);
        let again = failed(5).and_one(earlier);
        let end = earlier.after(Duration::seconds(8));
        assert_eq!((again.next_try(earlier), again.next_try(end)), (Some(end), None));
    }
}
