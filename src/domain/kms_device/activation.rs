//! When KMS activated a device last: a day or an instant, and how people and programs write one. What can be read in two
//! ways is not read: a guess that is wrong costs a customer a server.

use chrono::{Days, Duration, NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use crate::domain::Instant;
use crate::domain::kms_device::KmsDevice;
use crate::domain::zone::Zone;

/// When a device was activated last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "Kept", try_from = "Kept")]
pub enum LastActivation {
    /// On that day: it counts from its beginning, so that no deadline is told too late.
    Day(NaiveDate),
    /// At that instant.
    At(Instant),
}

/// The same as it is kept; a day by its number since the year 1.
#[derive(Serialize, Deserialize)]
enum Kept {
    Day(i32),
    At(Instant),
}

/// In which order day and month are written, where the date itself does not tell.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum DateOrder {
    /// Nobody has said it.
    #[default]
    Unsaid,
    /// `26/11/2026`.
    DayFirst,
    /// `11/26/2026`.
    MonthFirst,
}

/// Says why a text is not the last activation of a device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ActivationProblem {
    /// It is no date that is known.
    #[error("it is no date")]
    NotADate,
    /// It can be read in two ways, and nobody has said which is meant.
    #[error("it can be {day_first} or {month_first}")]
    Ambiguous {
        /// With the day first.
        day_first: NaiveDate,
        /// With the month first.
        month_first: NaiveDate,
    },
    /// It lies ahead.
    #[error("it lies ahead")]
    Ahead,
}

impl LastActivation {
    /// Reads a day (`2026-11-26`, `26.11.2026`, `26/11/2026`, `11/26/2026`), with or without a time of day, or an instant of
    /// RFC 3339. With points between its numbers the day always comes first.
    ///
    /// # Errors
    /// [`ActivationProblem`].
    pub fn read(text: &str, order: DateOrder, now: Instant, zone: &dyn Zone) -> Result<Self, ActivationProblem> {
        let read = Self::read_any(text.trim(), order, zone)?;
        let is_ahead = match read {
            Self::Day(day) => zone.day_of(now) < day,
            Self::At(at) => now < at,
        };
        if is_ahead { Err(ActivationProblem::Ahead) } else { Ok(read) }
    }

    /// When an activation of then usually lapses: a day after whole days of the zone, an instant after as many times 24
    /// hours (KMS-1).
    #[must_use]
    pub fn deadline(self, zone: &dyn Zone) -> Instant {
        match self {
            Self::Day(day) => {
                let last = day.checked_add_days(Days::new(KmsDevice::DAYS.into())).unwrap_or(NaiveDate::MAX);
                zone.beginning_of(last)
            }
            Self::At(at) => at.after(Duration::days(KmsDevice::DAYS.into())),
        }
    }

    fn read_any(text: &str, order: DateOrder, zone: &dyn Zone) -> Result<Self, ActivationProblem> {
        if let Ok(at) = Instant::parse(text) {
            return Ok(Self::At(at));
        }
        let (day, time) = match text.split_once([' ', 'T', ',']) {
            Some((day, time)) => (day, Some(time.trim())),
            None => (text, None),
        };
        let day = read_day(day, order)?;
        let Some(time) = time else { return Ok(Self::Day(day)) };
        let forms = ["%H:%M", "%H:%M:%S", "%H:%M:%S%.f", "%H.%M", "%H.%M.%S", "%I:%M %p", "%I:%M:%S %p"];
        let time = forms.into_iter().find_map(|form| NaiveTime::parse_from_str(time, form).ok());
        let at = time.and_then(|time| zone.instant_of(day.and_time(time)));
        at.map(Self::At).ok_or(ActivationProblem::NotADate)
    }
}

/// Reads a day as people write one: `2026-11-26`, `26.11.2026`, `26/11/2026`, `11/26/2026`.
///
/// # Errors
/// [`ActivationProblem`].
pub fn read_day(text: &str, order: DateOrder) -> Result<NaiveDate, ActivationProblem> {
    let separator = text.chars().find(|letter| !letter.is_ascii_digit());
    let separator = separator.filter(|letter| ['-', '.', '/'].contains(letter)).ok_or(ActivationProblem::NotADate)?;
    let mut parts = text.split(separator);
    let (Some(one), Some(two), Some(three), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
        return Err(ActivationProblem::NotADate);
    };
    match [one, two, three].map(str::len) {
        [4, 1..=2, 1..=2] => date(one, two, three).ok_or(ActivationProblem::NotADate),
        [1..=2, 1..=2, 4] => {
            let (day_first, month_first) = (date(three, two, one), date(three, one, two));
            let read = match order {
                DateOrder::MonthFirst if separator != '.' => month_first,
                DateOrder::DayFirst | DateOrder::MonthFirst => day_first,
                DateOrder::Unsaid if separator == '.' => day_first,
                DateOrder::Unsaid => match (day_first, month_first) {
                    (Some(day_first), Some(month_first)) if day_first != month_first => {
                        return Err(ActivationProblem::Ambiguous { day_first, month_first });
                    }
                    (one, other) => one.or(other),
                },
            };
            read.ok_or(ActivationProblem::NotADate)
        }
        _ => Err(ActivationProblem::NotADate),
    }
}

fn date(year: &str, month: &str, day: &str) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

impl From<LastActivation> for Kept {
    fn from(activation: LastActivation) -> Self {
        match activation {
            LastActivation::Day(day) => Self::Day(chrono::Datelike::num_days_from_ce(&day)),
            LastActivation::At(at) => Self::At(at),
        }
    }
}

impl TryFrom<Kept> for LastActivation {
    type Error = ActivationProblem;

    fn try_from(kept: Kept) -> Result<Self, ActivationProblem> {
        match kept {
            Kept::Day(number) => {
                NaiveDate::from_num_days_from_ce_opt(number).map(Self::Day).ok_or(ActivationProblem::NotADate)
            }
            Kept::At(at) => Ok(Self::At(at)),
        }
    }
}
