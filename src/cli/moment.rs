//! Points in time as people write them: an instant of RFC 3339, or a day, which is one of the operator's zone.

use std::str::FromStr;

use chrono::{Days, NaiveDate};

use crate::cli::ending::{Ending, Status};
use crate::domain::Instant;
use crate::domain::kms_device::{ActivationProblem, DateOrder, read_day};
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
        match read_day(text, DateOrder::Unsaid) {
            Ok(day) => Ok(Self::Day(day)),
            Err(problem @ ActivationProblem::Ambiguous { .. }) => Err(problem.to_string()),
            Err(ActivationProblem::NotADate | ActivationProblem::Ahead) => {
                Instant::parse(text).map(Self::At).map_err(|error| error.to_string())
            }
        }
    }
}

/// Says that a day lies further away than time is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) struct TooFarAway(NaiveDate);

impl TooFarAway {
    /// What is said of it.
    pub(in crate::cli) fn ending(self, locale: Locale) -> Ending {
        let texts = (message!("cli-day-too-far"), message!("cli-day-too-far-instead"));
        Ending::new(Status::WrongUsage, locale, texts, &[("day", self.0.to_string().into())])
    }
}

impl Moment {
    /// Where it begins.
    ///
    /// # Errors
    /// [`TooFarAway`].
    pub(in crate::cli) fn begin(self, locale: Locale) -> Result<Instant, TooFarAway> {
        match self {
            Self::At(instant) => Ok(instant),
            Self::Day(day) => locale.midnight(day).ok_or(TooFarAway(day)),
        }
    }

    /// Where it is over: a day with the next one's beginning.
    ///
    /// # Errors
    /// [`TooFarAway`].
    pub(in crate::cli) fn end(self, locale: Locale) -> Result<Instant, TooFarAway> {
        match self {
            Self::At(instant) => Ok(instant),
            Self::Day(day) => {
                let next = day.checked_add_days(Days::new(1));
                next.and_then(|next| locale.midnight(next)).ok_or(TooFarAway(day))
            }
        }
    }
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
        assert_eq!("25.10.2026".parse(), Ok(day));
        for unread in ["yesterday", "11/12/2026", "2026-02-30"] {
            assert!(unread.parse::<Moment>().is_err(), "{unread}");
        }
    }

    #[test]
    fn a_day_whose_midnight_was_skipped_begins_where_the_clocks_go_on() {
        let check = |zone: Tz, day: &str, begin: &str, end: &str| {
            let locale = Locale::new(Language::English, zone);
            let day: Moment = day.parse().unwrap();
            assert_eq!(day.begin(locale), Ok(Instant::parse(begin).unwrap()), "{day:?}");
            assert_eq!(day.end(locale), Ok(Instant::parse(end).unwrap()), "{day:?}");
        };
        check(Tz::America__Sao_Paulo, "2018-11-04", "2018-11-04T03:00:00Z", "2018-11-05T02:00:00Z");
        // Samoa went over the date line: there was no 30th.
        check(Tz::Pacific__Apia, "2011-12-29", "2011-12-29T10:00:00Z", "2011-12-30T10:00:00Z");
        check(Tz::Pacific__Apia, "2011-12-30", "2011-12-30T10:00:00Z", "2011-12-30T10:00:00Z");
    }

    #[test]
    fn a_day_beyond_all_counting_is_told_of() {
        let locale = Locale::new(Language::English, Tz::UTC);
        let last = Moment::Day(NaiveDate::MAX);
        assert_eq!(last.end(locale), Err(TooFarAway(NaiveDate::MAX)));
    }
}
