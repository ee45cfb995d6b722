//! How fast something is played that plays by itself.

use chrono::TimeDelta;

use crate::tour::Act;

/// After the last thing that is done in a step, so that it is seen what came of it.
pub(super) const AFTER: TimeDelta = TimeDelta::milliseconds(1_400);

/// However short a text is, in milliseconds.
const READING_AT_LEAST: i64 = 1_600;

/// For each character of a text, in milliseconds: some two hundred words a minute.
const A_CHARACTER: i64 = 45;

/// How fast it plays: a half to four times as fast as a person would.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Speed(usize);

/// The speeds, in percent.
const SPEEDS: [i32; 6] = [50, 75, 100, 150, 200, 400];

impl Default for Speed {
    fn default() -> Self {
        Self(2)
    }
}

impl Speed {
    /// The one that is as near as there is to that many percent.
    #[must_use]
    pub fn nearest(percent: u32) -> Self {
        let asked = i32::try_from(percent).unwrap_or(i32::MAX);
        let distance = |place: &usize| SPEEDS.get(*place).map(|speed| speed.abs_diff(asked));
        Self((0..SPEEDS.len()).min_by_key(distance).unwrap_or(Self::default().0))
    }

    /// In percent of a person's.
    #[must_use]
    pub fn percent(self) -> u32 {
        u32::try_from(SPEEDS.get(self.0).copied().unwrap_or(100)).unwrap_or(100)
    }

    /// The next one.
    #[must_use]
    pub fn changed(self, faster: bool) -> Self {
        let next = if faster { self.0.saturating_add(1) } else { self.0.saturating_sub(1) };
        Self(next.min(SPEEDS.len().saturating_sub(1)))
    }

    /// As long as that takes at this speed.
    pub(super) fn scaled(self, time: TimeDelta) -> TimeDelta {
        let percent = SPEEDS.get(self.0).copied().unwrap_or(100);
        time.checked_mul(100).and_then(|time| time.checked_div(percent)).unwrap_or(time)
    }
}

/// As long as a text takes to be read.
pub(super) fn reading(text: &str) -> TimeDelta {
    let letters = i64::try_from(text.chars().count()).unwrap_or(0);
    TimeDelta::milliseconds(READING_AT_LEAST.saturating_add(letters.saturating_mul(A_CHARACTER)))
}

/// From that until the next thing.
pub(super) fn between(act: &Act) -> TimeDelta {
    TimeDelta::milliseconds(match act {
        Act::Letter(_) => 110,
        Act::Press(_) => 700,
        Act::Paste(_) | Act::Forward(_) | Act::Restage => 900,
    })
}
