//! What the activity log is narrowed to: days of the shown zone, who, whose, what, which acts, and how they went (LOG-2).

use chrono::{Days, NaiveDate};

use crate::domain::zone::Zone;
use crate::domain::{ActivityKind, Instant, OperatorId, OutcomeKind, TenantId};
use crate::i18n::{Locale, message};
use crate::ports::LogOrder;
use crate::ports::store::ActivityFilter;
use crate::service::read_activity::accesses;

/// As many days are counted where no range is chosen.
const DAYS: u64 = 30;

/// What it is narrowed to. Both days are included, as whole days.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Narrowing {
    /// From that day on.
    pub from: Option<NaiveDate>,
    /// Up to that day.
    pub to: Option<NaiveDate>,
    /// Of that operator, who was called so.
    pub operator: Option<(OperatorId, String)>,
    /// Of that customer, who was called so.
    pub customer: Option<(TenantId, String)>,
    /// Of that product.
    pub product: Option<String>,
    /// Of those acts.
    pub acts: Acts,
    /// Of what went so.
    pub outcome: Option<OutcomeKind>,
}

/// The days on which accesses are counted. They go with the question and come back with its answer, so that the answer is
/// told of the days that were asked for, however late it comes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountedDays {
    /// The first and the last of them.
    pub days: (NaiveDate, NaiveDate),
    /// How many days a part has.
    pub each: u64,
    /// Where each part begins, and where the last one ends.
    pub at: Vec<Instant>,
}

/// Which acts are listed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Acts {
    /// Accesses to keys and downloads, which is what is asked for unless something else is (LOG-2).
    #[default]
    Accesses,
    /// Everything that is recorded.
    Everything,
    /// Those of one kind.
    Kind(ActivityKind),
}

impl Acts {
    /// Which acts can be chosen, those that are asked for most first.
    #[must_use]
    pub fn choices() -> Vec<Self> {
        let kinds = ActivityKind::ALL.into_iter().map(Self::Kind);
        [Self::Accesses, Self::Everything].into_iter().chain(kinds).collect()
    }

    /// What they are called.
    #[must_use]
    pub fn name(self, locale: Locale) -> String {
        match self {
            Self::Accesses => locale.text(message!("log-accesses")),
            Self::Everything => locale.text(message!("log-everything")),
            Self::Kind(kind) => locale.activity_kind(kind),
        }
    }
}

/// What an outcome is called, without why.
#[must_use]
pub fn outcome_name(outcome: OutcomeKind, locale: Locale) -> String {
    locale.text(match outcome {
        OutcomeKind::Done => message!("log-outcome-done"),
        OutcomeKind::Refused => message!("log-outcome-refused"),
        OutcomeKind::Failed => message!("log-outcome-failed"),
    })
}

impl Narrowing {
    /// The filter that means the same.
    #[must_use]
    pub fn filter(&self, order: LogOrder, locale: Locale) -> ActivityFilter {
        let kinds = match self.acts {
            Acts::Accesses => accesses().kinds,
            Acts::Everything => Vec::new(),
            Acts::Kind(kind) => vec![kind],
        };
        ActivityFilter {
            kinds,
            operator: self.operator.as_ref().map(|(id, _)| *id),
            tenant: self.customer.as_ref().map(|(tenant, _)| *tenant),
            product: self.product.clone(),
            outcome: self.outcome,
            from: self.from.and_then(|day| locale.midnight(day)),
            until: self.to.and_then(|day| locale.midnight(after(day, 1)?)),
            order,
        }
    }

    /// What it is narrowed to, each in a word: at least which acts.
    #[must_use]
    pub fn words(&self, locale: Locale) -> Vec<String> {
        let range = match (self.from, self.to) {
            (None, None) => None,
            (Some(from), None) => Some(locale.text_with(message!("log-from"), &[("day", from.to_string().into())])),
            (None, Some(to)) => Some(locale.text_with(message!("log-to"), &[("day", to.to_string().into())])),
            (Some(from), Some(to)) if from == to => Some(from.to_string()),
            (Some(from), Some(to)) => Some(format!("{from} – {to}")),
        };
        let words = [
            Some(self.acts.name(locale)),
            range,
            self.operator.as_ref().map(|(_, name)| locale.person(name)),
            self.customer.as_ref().map(|(_, name)| locale.customer(name)),
            self.product.clone(),
            self.outcome.map(|outcome| outcome_name(outcome, locale)),
        ];
        words.into_iter().flatten().collect()
    }

    /// What is counted, in no more than so many parts.
    #[must_use]
    pub fn counted(&self, now: Instant, most: u64, locale: Locale) -> CountedDays {
        let days = self.days(now, locale);
        let (at, each) = parts(days, most, locale);
        CountedDays { days, each, at }
    }

    /// The days that are counted: from the one to the other, the last thirty where none is chosen. A range that begins
    /// after today is counted on its first day, not on another one.
    fn days(&self, now: Instant, locale: Locale) -> (NaiveDate, NaiveDate) {
        let today = locale.day_of(now);
        let last = self.to.unwrap_or_else(|| self.from.map_or(today, |from| from.max(today)));
        let first = self.from.unwrap_or_else(|| last.checked_sub_days(Days::new(DAYS - 1)).unwrap_or(last));
        (first.min(last), last)
    }
}

/// The beginnings of parts of that range of days, no more than so many, each of as many days as the others but for the
/// last; the last instant ends it. How many days each part has comes with them.
fn parts((first, last): (NaiveDate, NaiveDate), most: u64, locale: Locale) -> (Vec<Instant>, u64) {
    let days = u64::try_from(last.signed_duration_since(first).num_days()).unwrap_or(0).saturating_add(1);
    let each = days.div_ceil(most.max(1));
    let mut at: Vec<Instant> = Vec::new();
    let mut begun = 0;
    while begun < days {
        at.extend(after(first, begun).and_then(|day| locale.midnight(day)));
        begun = begun.saturating_add(each);
    }
    at.extend(after(last, 1).and_then(|day| locale.midnight(day)));
    // Where a whole day was skipped two of them are the same instant.
    at.dedup();
    (at, each)
}

fn after(day: NaiveDate, days: u64) -> Option<NaiveDate> {
    day.checked_add_days(Days::new(days))
}

#[cfg(test)]
mod tests {
    use chrono_tz::Tz;

    use super::*;
    use crate::i18n::Language;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn instant(text: &str) -> Instant {
        Instant::parse(text).unwrap()
    }

    #[test]
    fn log_2_both_ends_are_included_as_whole_days_of_the_shown_zone() {
        let locale = Locale::new(Language::Swedish, Tz::Europe__Stockholm);
        let filter = |from: &str, to: &str| {
            let narrowing = Narrowing { from: Some(day(from)), to: Some(day(to)), ..Narrowing::default() };
            let filter = narrowing.filter(LogOrder::NewestFirst, locale);
            assert!(filter.kinds.iter().all(|kind| kind.is_access()) && !filter.kinds.is_empty());
            (filter.from.unwrap(), filter.until.unwrap())
        };
        let plain = (instant("2026-11-22T23:00:00Z"), instant("2026-11-23T23:00:00Z"));
        assert_eq!(filter("2026-11-23", "2026-11-23"), plain);
        let of_25_hours = (instant("2026-10-24T22:00:00Z"), instant("2026-10-25T23:00:00Z"));
        assert_eq!(filter("2026-10-25", "2026-10-25"), of_25_hours);
        let of_23_hours = (instant("2026-03-28T23:00:00Z"), instant("2026-03-29T22:00:00Z"));
        assert_eq!(filter("2026-03-29", "2026-03-29"), of_23_hours);
    }

    #[test]
    fn log_2_what_is_counted_of_a_range_that_lies_ahead_is_its_first_day() {
        let locale = Locale::new(Language::English, Tz::UTC);
        let now = instant("2026-11-23T09:00:00Z");
        let ahead = Narrowing { from: Some(day("2026-12-13")), ..Narrowing::default() };
        assert_eq!(ahead.counted(now, 60, locale).days, (day("2026-12-13"), day("2026-12-13")));
        let since = Narrowing { from: Some(day("2026-11-20")), ..Narrowing::default() };
        let counted = since.counted(now, 60, locale);
        assert_eq!((counted.days, counted.at.len()), ((day("2026-11-20"), day("2026-11-23")), 5));
    }

    #[test]
    fn log_2_the_last_thirty_days_are_counted_unless_others_are_chosen() {
        let locale = Locale::new(Language::English, Tz::Europe__Stockholm);
        let now = instant("2026-11-23T23:30:00Z");
        let (first, last) = Narrowing::default().days(now, locale);
        assert_eq!((first, last), (day("2026-10-26"), day("2026-11-24")), "it is the 24th in Stockholm");
        let (at, each) = parts((first, last), 60, locale);
        assert_eq!((at.len(), each), (31, 1));
        let chosen = Narrowing { from: Some(day("2026-01-01")), to: Some(day("2026-12-31")), ..Narrowing::default() };
        let (at, each) = parts(chosen.days(now, locale), 60, locale);
        assert_eq!((each, at[0]), (7, instant("2025-12-31T23:00:00Z")));
        assert_eq!((at.len(), at[53]), (54, instant("2026-12-31T23:00:00Z")));
        assert!(at.is_sorted_by(|one, other| one < other));
        let samoa = Locale::new(Language::English, Tz::Pacific__Apia);
        let (at, _) = parts((day("2011-12-29"), day("2011-12-31")), 60, samoa);
        assert!(at.is_sorted_by(|one, other| one < other), "there was no 30th: {at:?}");
    }
}
