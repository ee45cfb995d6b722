//! The zone that days are counted in. Days belong to whoever looks; instants do not.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};

use crate::domain::Instant;

/// A zone with its days.
pub trait Zone {
    /// The day that it is there at that instant.
    fn day_of(&self, instant: Instant) -> NaiveDate;

    /// The first instant at which the clocks there say that; where they skip it, the one at which they go on. `None` beyond
    /// all counting.
    fn instant_of(&self, clock: NaiveDateTime) -> Option<Instant>;

    /// When that day begins there; the last instant there is beyond all counting.
    fn beginning_of(&self, day: NaiveDate) -> Instant {
        self.instant_of(day.and_time(NaiveTime::MIN)).unwrap_or_else(|| DateTime::<Utc>::MAX_UTC.into())
    }
}

/// The zone of those who have none.
impl Zone for Utc {
    fn day_of(&self, instant: Instant) -> NaiveDate {
        instant.day()
    }

    fn instant_of(&self, clock: NaiveDateTime) -> Option<Instant> {
        Some(clock.and_utc().into())
    }
}
