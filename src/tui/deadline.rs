//! An end that something waits for since it began. The wall clock may be set back meanwhile: what was to last a while
//! would then last for longer, so a present before the beginning counts as the end. Better early than late.

use std::time::Duration;

use chrono::TimeDelta;

use crate::domain::Instant;

/// When something ends that has begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deadline {
    began: Instant,
    at: Instant,
}

impl Deadline {
    /// That long after it began.
    #[must_use]
    pub fn after(began: Instant, time: Duration) -> Self {
        Self { began, at: began.after(TimeDelta::from_std(time).unwrap_or(TimeDelta::MAX)) }
    }

    /// When to look whether it has come: at once where the clock was set back.
    #[must_use]
    pub fn wake(self, now: Instant) -> Instant {
        if self.is_due(now) { self.at.min(now) } else { self.at }
    }

    /// How long until it comes.
    #[must_use]
    pub fn left(self, now: Instant) -> Duration {
        if self.is_due(now) { Duration::ZERO } else { self.at.since(now).to_std().unwrap_or_default() }
    }

    /// Whether it has come.
    #[must_use]
    pub fn is_due(self, now: Instant) -> bool {
        self.at <= now || now < self.began
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_due_when_its_time_is_up_or_the_clock_was_set_back_to_before_it_began() {
        let began = Instant::CUTOVER;
        let deadline = Deadline::after(began, Duration::from_secs(45));
        for (milliseconds, is_due) in [(0, false), (44_999, false), (45_000, true), (90_000, true), (-1, true)] {
            assert_eq!(deadline.is_due(began.after(TimeDelta::milliseconds(milliseconds))), is_due, "{milliseconds}");
        }
    }
}
