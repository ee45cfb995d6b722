//! Keeping to so many bytes a second: a bucket that fills with time and is emptied by what comes.

use std::time::Duration;

use crate::domain::Instant;
use crate::domain::download::ByteRate;

/// For how long bytes can be saved up: what was not used a moment ago may come at once.
const SAVED_MS: u64 = 250;

/// The bucket.
#[derive(Debug)]
pub(super) struct Bucket {
    rate: u64,
    /// How many thousandths of a byte may come at once; below zero, how many came too early.
    level: i128,
    filled: Instant,
}

impl Bucket {
    /// A full one.
    pub(super) fn new(rate: ByteRate, now: Instant) -> Self {
        let mut bucket = Self { rate: rate.0.get(), level: 0, filled: now };
        bucket.level = bucket.capacity();
        bucket
    }

    /// The most bytes that are to be taken at once, so that they come evenly.
    pub(super) fn portion(&self) -> usize {
        let portion = self.rate.saturating_mul(SAVED_MS).div_ceil(1_000);
        usize::try_from(portion).unwrap_or(usize::MAX)
    }

    /// Takes the bytes that came, and says how long to wait before more may.
    pub(super) fn take(&mut self, bytes: u64, now: Instant) -> Duration {
        // A clock that was set back fills nothing.
        let passed = i128::from(now.since(self.filled).num_milliseconds().max(0));
        self.filled = now;
        let filled = self.level.saturating_add(passed.saturating_mul(self.rate.into()));
        self.level = filled.min(self.capacity()).saturating_sub(i128::from(bytes).saturating_mul(1_000));
        let missing = u128::try_from(self.level.saturating_neg()).unwrap_or(0);
        Duration::from_millis(u64::try_from(missing.div_ceil(self.rate.into())).unwrap_or(u64::MAX))
    }

    fn capacity(&self) -> i128 {
        i128::from(self.rate).saturating_mul(SAVED_MS.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ports::{Clock, Stop};
    use crate::testing::FakeClock;
    use std::num::NonZeroU64;

    fn rate(bytes: u64) -> ByteRate {
        ByteRate(NonZeroU64::new(bytes).unwrap())
    }

    #[test]
    fn over_time_no_more_comes_than_the_rate_and_no_less_is_allowed() {
        let clock = FakeClock::default();
        let begun = clock.now();
        let mut bucket = Bucket::new(rate(1_000), begun);
        for _ in 0..400 {
            let wait = bucket.take(100, clock.now());
            clock.wait(wait, &Stop::default());
        }
        let passed = clock.now().since(begun).num_milliseconds();
        // 40,000 bytes, of which 250 were saved up.
        assert!((39_700..=40_000).contains(&passed), "{passed} ms");
    }

    #[test]
    fn what_is_not_used_is_saved_for_a_moment_and_no_longer() {
        let clock = FakeClock::default();
        let mut bucket = Bucket::new(rate(1_000), clock.now());
        clock.advance(chrono::Duration::hours(1));
        assert_eq!(bucket.take(250, clock.now()), Duration::ZERO);
        assert_eq!(bucket.take(1_000, clock.now()), Duration::from_secs(1));
    }

    #[test]
    fn a_clock_that_is_set_back_stops_nothing_for_long() {
        let clock = FakeClock::default();
        let mut bucket = Bucket::new(rate(1_000), clock.now());
        clock.set(clock.now().before(chrono::Duration::hours(1)));
        assert_eq!(bucket.take(1_250, clock.now()), Duration::from_secs(1));
        clock.advance(chrono::Duration::seconds(1));
        assert_eq!(bucket.take(0, clock.now()), Duration::ZERO);
    }

    #[test]
    fn portions_are_a_quarter_of_a_second_and_at_least_a_byte() {
        let now = FakeClock::default().now();
        assert_eq!(Bucket::new(rate(1_000_000), now).portion(), 250_000);
        assert_eq!(Bucket::new(rate(1), now).portion(), 1);
    }
}
