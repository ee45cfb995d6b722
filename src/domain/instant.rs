//! Points in time, always UTC inside. The operator's zone is added when one is shown, and nowhere else.

use chrono::{DateTime, Duration, NaiveDate, TimeZone, Utc};
use serde::{Deserialize, Serialize};

/// A point in time, UTC, to the nanosecond.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "Stamp", try_from = "Stamp")]
pub struct Instant(DateTime<Utc>);

/// An instant as it is stored: whole seconds since 1970 and the nanoseconds past them.
#[derive(Serialize, Deserialize)]
struct Stamp(i64, u32);

/// Says that a stored instant lies outside the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{seconds} s and {nanoseconds} ns since 1970 is not an instant of the calendar")]
pub struct InstantError {
    seconds: i64,
    nanoseconds: u32,
}

impl Instant {
    /// Software bought at or after this instant has auto-renew and stands on the Subscriptions page (SHOW-1, RENEW-1).
    pub const CUTOVER: Self = Self::from_unix(1_634_169_600);
    /// From this instant three-year SKUs bill yearly or every third year (BUY-3).
    pub const PLANS_FROM: Self = Self::from_unix(1_634_860_800);

    /// How far a clock may stand before an instant that was seen without having been set back.
    pub const CLOCK_TOLERANCE_SECONDS: i64 = 120;

    /// The instant that many whole seconds after 1970-01-01T00:00:00Z; 1970 itself where the calendar ends before.
    #[must_use]
    pub const fn from_unix(seconds: i64) -> Self {
        match DateTime::from_timestamp(seconds, 0) {
            Some(instant) => Self(instant),
            None => Self(DateTime::UNIX_EPOCH),
        }
    }

    /// Reads an RFC 3339 instant, for example `2026-11-23T09:00:00Z`.
    ///
    /// # Errors
    /// What chrono says of a text that is not one.
    pub fn parse(text: &str) -> Result<Self, chrono::ParseError> {
        DateTime::parse_from_rfc3339(text).map(|instant| Self(instant.with_timezone(&Utc)))
    }

    /// The instant for those who format it.
    #[must_use]
    pub fn utc(self) -> DateTime<Utc> {
        self.0
    }

    /// The UTC calendar day it falls on.
    #[must_use]
    pub fn day(self) -> NaiveDate {
        self.0.date_naive()
    }

    /// Whole seconds since 1970.
    #[must_use]
    pub fn unix_seconds(self) -> i64 {
        self.0.timestamp()
    }

    /// The instant `duration` later; the last one there is where the calendar ends before.
    #[must_use]
    pub fn after(self, duration: Duration) -> Self {
        Self(self.0.checked_add_signed(duration).unwrap_or(DateTime::<Utc>::MAX_UTC))
    }

    /// The instant `duration` earlier; the first one there is where the calendar begins after.
    #[must_use]
    pub fn before(self, duration: Duration) -> Self {
        Self(self.0.checked_sub_signed(duration).unwrap_or(DateTime::<Utc>::MIN_UTC))
    }

    /// Whether a clock that says this was set back, when that instant was seen before: further than clocks differ that
    /// are kept right (RENEW-4).
    #[must_use]
    pub fn is_set_back_from(self, seen: Self) -> bool {
        self.after(Duration::seconds(Self::CLOCK_TOLERANCE_SECONDS)) < seen
    }

    /// How long from `earlier` to this one; negative when it is the later one.
    #[must_use]
    pub fn since(self, earlier: Self) -> Duration {
        self.0.signed_duration_since(earlier.0)
    }
}

impl From<DateTime<Utc>> for Instant {
    fn from(instant: DateTime<Utc>) -> Self {
        Self(instant)
    }
}

impl From<Instant> for Stamp {
    fn from(instant: Instant) -> Self {
        Self(instant.0.timestamp(), instant.0.timestamp_subsec_nanos())
    }
}

impl TryFrom<Stamp> for Instant {
    type Error = InstantError;

    fn try_from(Stamp(seconds, nanoseconds): Stamp) -> Result<Self, InstantError> {
        Utc.timestamp_opt(seconds, nanoseconds).single().map(Self).ok_or(InstantError { seconds, nanoseconds })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_two_named_instants_are_the_ones_of_the_rules() {
        assert_eq!(Instant::CUTOVER, Instant::parse("2021-10-14T00:00:00Z").unwrap());
        assert_eq!(Instant::PLANS_FROM, Instant::parse("2021-10-22T00:00:00Z").unwrap());
    }

    #[test]
    fn an_instant_survives_encoding_to_the_nanosecond() {
        let instant = Instant::CUTOVER.before(Duration::nanoseconds(1));
        let bytes = postcard::to_stdvec(&instant).unwrap();
        assert_eq!(postcard::from_bytes::<Instant>(&bytes).unwrap(), instant);
    }
}
