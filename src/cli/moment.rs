//! Points in time as people write them: an instant of RFC 3339, or a day, which is one of the operator's zone.

use std::str::FromStr;

use chrono::{Days, NaiveDate, NaiveTime, TimeZone, Utc};

use crate::cli::ending::{Ending, Status};
use crate::domain::Instant;
use crate::i18n::{Locale, message};

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

/// Says that a day cannot be told in the operator's zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) struct NoSuchDay(NaiveDate);

impl NoSuchDay {
    /// The end of a command that was given it.
    pub(in crate::cli) fn ending(self, locale: Locale) -> Ending {
        let texts = (message!("cli-no-such-day"), message!("cli-no-such-day-instead"));
        let values = [("day", self.0.to_string().into()), ("zone", locale.zone().name().into())];
        Ending::new(Status::WrongUsage, locale, texts, &values)
    }
}

impl Moment {
    /// Where it begins.
    ///
    /// # Errors
    /// [`NoSuchDay`] where the zone has no such day.
    pub(in crate::cli) fn begin(self, locale: Locale) -> Result<Instant, NoSuchDay> {
        match self {
            Self::At(instant) => Ok(instant),
            Self::Day(day) => midnight(day, locale).ok_or(NoSuchDay(day)),
        }
    }

    /// Where it is over: a day with the next one's beginning.
    ///
    /// # Errors
    /// [`NoSuchDay`] where the zone has no such day.
    pub(in crate::cli) fn end(self, locale: Locale) -> Result<Instant, NoSuchDay> {
        match self {
            Self::At(instant) => Ok(instant),
            Self::Day(day) => {
                let next = day.checked_add_days(Days::new(1));
                next.and_then(|next| midnight(next, locale)).ok_or(NoSuchDay(day))
            }
        }
    }
}

/// The first instant of a day; `None` for a day that the zone skipped. Where the clocks skip midnight it is an hour later.
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
        let instant = |text| Ok(Instant::parse(text).unwrap());
        let day: Moment = "2026-10-25".parse().unwrap();
        assert_eq!(day.begin(locale), instant("2026-10-24T22:00:00Z"));
        assert_eq!(day.end(locale), instant("2026-10-25T23:00:00Z"), "a day of 25 hours");
        let at: Moment = "2026-11-23T09:00:00+01:00".parse().unwrap();
        assert_eq!(at.begin(locale), instant("2026-11-23T08:00:00Z"));
        assert_eq!(at.end(locale), at.begin(locale));
        assert!("yesterday".parse::<Moment>().is_err());
    }

    #[test]
    fn a_day_that_the_zone_does_not_have_is_an_error_and_no_open_end() {
        let samoa = Locale::new(Language::English, Tz::Pacific__Apia);
        let skipped = NaiveDate::from_ymd_opt(2011, 12, 30).unwrap();
        assert_eq!(Moment::Day(skipped).begin(samoa), Err(NoSuchDay(skipped)));
        assert_eq!(Moment::Day(NaiveDate::MAX).end(samoa), Err(NoSuchDay(NaiveDate::MAX)));
        let complaint = NoSuchDay(skipped).ending(samoa).sentence.what;
        assert!(complaint.contains("2011-12-30") && complaint.contains("Pacific/Apia"), "{complaint}");
    }
}
