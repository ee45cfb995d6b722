//! How fast a download goes and how long it will still take, from what was seen of it lately.

use std::collections::VecDeque;
use std::time::Duration;

use crate::domain::Instant;

/// How far back is looked: long enough to be calm, short enough to be true.
const WINDOW_MS: i64 = 5_000;

/// The most sightings that are kept.
const SIGHTINGS: usize = 64;

/// What was seen of one download lately.
#[derive(Debug, Clone, Default)]
pub struct Pace {
    /// When so many bytes were there; the oldest first.
    seen: VecDeque<(Instant, u64)>,
}

impl Pace {
    /// Notes that so many bytes are there. Fewer than before is a download that started over.
    pub fn see(&mut self, now: Instant, done: u64) {
        if self.seen.back().is_some_and(|(at, before)| now < *at || done < *before) {
            self.seen.clear();
        }
        let is_close = |(at, _): &(Instant, u64)| now.since(*at).num_milliseconds() <= WINDOW_MS / 50;
        // Of sightings close together the last one counts, so that the window is as long as it says.
        if 1 < self.seen.len() && self.seen.iter().nth_back(1).is_some_and(is_close) {
            self.seen.pop_back();
        }
        self.seen.push_back((now, done));
        while self.seen.len() > SIGHTINGS || self.oldest_is_out_of(now) {
            self.seen.pop_front();
        }
    }

    /// Bytes a second; `None` until enough was seen.
    #[must_use]
    pub fn bytes_per_second(&self) -> Option<u64> {
        let ((first, before), (last, done)) = (self.seen.front()?, self.seen.back()?);
        let milliseconds = u64::try_from(last.since(*first).num_milliseconds()).ok().filter(|passed| 0 < *passed)?;
        done.saturating_sub(*before).saturating_mul(1_000).checked_div(milliseconds)
    }

    /// How long it will still take until so many bytes are there; `None` while that cannot be told.
    #[must_use]
    pub fn left(&self, bytes: u64) -> Option<Duration> {
        let (_, done) = self.seen.back()?;
        let rate = self.bytes_per_second().filter(|rate| 0 < *rate)?;
        Some(Duration::from_secs(bytes.saturating_sub(*done).div_ceil(rate)))
    }

    /// Whether the window is full without the oldest sighting.
    fn oldest_is_out_of(&self, now: Instant) -> bool {
        self.seen.get(1).is_some_and(|(second, _)| WINDOW_MS <= now.since(*second).num_milliseconds())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Duration as Span;

    fn at(milliseconds: i64) -> Instant {
        Instant::from_unix(1_795_424_400).after(Span::milliseconds(milliseconds))
    }

    #[test]
    fn the_pace_is_that_of_the_last_seconds() {
        let mut pace = Pace::default();
        assert_eq!((pace.bytes_per_second(), pace.left(1)), (None, None));
        for second in 0..=10_u32 {
            pace.see(at(i64::from(second) * 1_000), u64::from(second) * 100);
        }
        assert_eq!(pace.bytes_per_second(), Some(100));
        assert_eq!(pace.left(2_000), Some(Duration::from_secs(10)));
        for second in 11..=20_u32 {
            pace.see(at(i64::from(second) * 1_000), 1_000);
        }
        assert_eq!((pace.bytes_per_second(), pace.left(2_000)), (Some(0), None));
    }

    #[test]
    fn many_sightings_in_a_moment_do_not_shorten_the_window() {
        let mut pace = Pace::default();
        for millisecond in 0..10_000_u32 {
            pace.see(at(i64::from(millisecond)), u64::from(millisecond));
        }
        assert!(pace.seen.len() <= SIGHTINGS && pace.bytes_per_second() == Some(1_000));
        let (first, _) = pace.seen.front().unwrap();
        assert!(WINDOW_MS <= at(9_999).since(*first).num_milliseconds());
    }

    #[test]
    fn what_starts_over_is_measured_anew() {
        let mut pace = Pace::default();
        pace.see(at(0), 0);
        pace.see(at(1_000), 900);
        pace.see(at(2_000), 10);
        assert_eq!(pace.bytes_per_second(), None);
    }
}
