//! Points in time as people write them: an instant of RFC 3339, or a day, which is one of the operator's zone.

use std::str::FromStr;

use chrono::{Days, NaiveDate, NaiveTime, TimeZone, Utc};

use crate::domain::Instant;
use crate::i18n::Locale;

/// An instant or a whole day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) enum Moment {
    /// An instant.
    At(Instant),
    /// A day.
    Day(NaiveDate),
}

impl FromStr for Moment {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.parse() {
            Ok(day) => Ok(Self::Day(day)),
            Err(_) => Instant::parse(text).map(Self::At).map_err(|error| error.to_string()),
        }
    }
}

impl Moment {
    /// Where it begins.
    pub(in crate::cli) fn begin(self, locale: Locale) -> Option<Instant> {
        match self {
            Self::At(instant) => Some(instant),
            Self::Day(day) => midnight(day, locale),
        }
    }

    /// Where it is over: a day with the next one's beginning.
    pub(in crate::cli) fn end(self, locale: Locale) -> Option<Instant> {
        match self {
            Self::At(instant) => Some(instant),
            Self::Day(day) => midnight(day.checked_add_days(Days::new(1))?, locale),
        }
    }
}

/// The first instant of a day. Where the clocks skip midnight it is an hour later.
fn midnight(day: NaiveDate, locale: Locale) -> Option<Instant> {
    let at = |hour| {
        let time = NaiveTime::from_hms_opt(hour, 0, 0)?;
        locale.zone().from_local_datetime(&day.and_time(time)).earliest()
    };
    at(0).or_else(|| at(1)).map(|instant| instant.with_timezone(&Utc).into())
}

#[cfg(test)]
mod tests {
    use chrono_tz::Tz;

    use super::*;
    use crate::i18n::Language;

    #[test]
    fn a_day_is_one_of_the_zone_and_an_instant_is_itself() {
        let locale = Locale::new(Language::Swedish, Tz::Europe__Stockholm);
        let instant = |text| Some(Instant::parse(text).unwrap());
        let day: Moment = "2026-10-25".parse().unwrap();
        assert_eq!(day.begin(locale), instant("2026-10-24T22:00:00Z"));
        assert_eq!(day.end(locale), instant("2026-10-25T23:00:00Z"), "a day of 25 hours");
        let at: Moment = "2026-11-23T09:00:00+01:00".parse().unwrap();
        assert_eq!(at.begin(locale), instant("2026-11-23T08:00:00Z"));
        assert_eq!(at.end(locale), at.begin(locale));
        assert!("yesterday".parse::<Moment>().is_err());
    }
}
