//! Charges: the lines of invoices, each for one instalment of one term of one purchase (BUY-4, RENEW-4), or for what of it
//! was cancelled (AFTER-3).

use std::fmt;
use std::str::FromStr;

use chrono::Datelike;
use serde::{Deserialize, Serialize};

use crate::domain::{EntitlementId, Instant, Money};

/// What a charge is for. Time applied twice makes the same ids, and so the same charges (RENEW-4).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ChargeId {
    /// When it was charged: when the instalment was due, or when it was cancelled.
    pub at: Instant,
    /// The purchase.
    pub entitlement: EntitlementId,
    /// The term, from 1.
    pub term: u32,
    /// What of that term.
    pub kind: ChargeKind,
}

/// What a line of an invoice is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "u32", from = "u32")]
pub enum ChargeKind {
    /// The instalment of that number, from 1.
    Instalment(u32),
    /// All that had been charged of what was cancelled, given back (AFTER-3).
    Credit,
    /// The days that were used before it was cancelled (AFTER-3, CANCEL-2).
    DaysUsed,
}

/// It is kept as a number in records and in the keys they lie under: no term has instalments up to the last two.
impl From<ChargeKind> for u32 {
    fn from(kind: ChargeKind) -> Self {
        match kind {
            ChargeKind::Instalment(number) => number,
            ChargeKind::Credit => Self::MAX - 1,
            ChargeKind::DaysUsed => Self::MAX,
        }
    }
}

impl From<u32> for ChargeKind {
    fn from(number: u32) -> Self {
        match number {
            u32::MAX => Self::DaysUsed,
            number if number == u32::MAX - 1 => Self::Credit,
            number => Self::Instalment(number),
        }
    }
}

/// A charge. It is written once and never changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Charge {
    /// What it is for.
    pub id: ChargeId,
    /// Until when it pays, that instant outside; `None` for ever.
    pub until: Option<Instant>,
    /// The title of what was bought.
    pub title: String,
    /// How many of it.
    pub quantity: u32,
    /// How much.
    pub amount: Money,
}

impl Charge {
    /// The month whose invoice it is on.
    #[must_use]
    pub fn month(&self) -> InvoiceMonth {
        InvoiceMonth::of(self.id.at)
    }
}

/// A calendar month, UTC. What was charged in it is on one invoice, which stands once the month is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct InvoiceMonth {
    year: i32,
    month: u32,
}

impl InvoiceMonth {
    /// The month an instant falls in.
    #[must_use]
    pub fn of(instant: Instant) -> Self {
        let day = instant.day();
        Self { year: day.year(), month: day.month() }
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.year
    }

    /// The month of the year, from 1.
    #[must_use]
    pub fn month(self) -> u32 {
        self.month
    }

    /// Its first instant.
    #[must_use]
    pub fn start(self) -> Instant {
        let day = chrono::NaiveDate::from_ymd_opt(self.year, self.month, 1).unwrap_or(chrono::NaiveDate::MAX);
        Instant::from(day.and_time(chrono::NaiveTime::MIN).and_utc())
    }

    /// The first instant after it.
    #[must_use]
    pub fn end(self) -> Instant {
        self.next().start()
    }

    /// The month after it.
    #[must_use]
    pub fn next(self) -> Self {
        match self.month {
            12 => Self { year: self.year + 1, month: 1 },
            month => Self { month: month + 1, ..self },
        }
    }

    /// The month before it.
    #[must_use]
    pub fn previous(self) -> Self {
        match self.month {
            1 => Self { year: self.year - 1, month: 12 },
            month => Self { month: month - 1, ..self },
        }
    }
}

/// As ISO 8601 writes it: `2026-11`.
impl fmt::Display for InvoiceMonth {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}-{:02}", self.year, self.month)
    }
}

/// Says that a text is no month.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no month, as 2026-11 is one")]
pub struct NotAMonth(String);

impl FromStr for InvoiceMonth {
    type Err = NotAMonth;

    fn from_str(text: &str) -> Result<Self, NotAMonth> {
        let first = chrono::NaiveDate::parse_from_str(&format!("{text}-01"), "%Y-%m-%d");
        let month = first.map(|day| Self { year: day.year(), month: day.month() });
        // Only as it is written too, so that `2026-1` does not read as something else than is meant.
        month.ok().filter(|month| month.to_string() == text).ok_or_else(|| NotAMonth(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Duration;
    use proptest::prelude::*;

    #[test]
    fn a_month_reads_as_it_is_written_and_nothing_else_does() {
        let month: InvoiceMonth = "2026-11".parse().unwrap();
        assert_eq!((month.year(), month.month(), month.to_string().as_str()), (2026, 11, "2026-11"));
        for text in ["2026-13", "2026-1", "2026", "26-11", "2026-11-01", "november", ""] {
            assert!(text.parse::<InvoiceMonth>().is_err(), "{text}");
        }
    }

    #[test]
    fn after_3_what_a_charge_is_for_reads_as_it_is_kept_and_instalments_come_before_what_is_given_back() {
        let kinds = [ChargeKind::Instalment(1), ChargeKind::Instalment(36), ChargeKind::Credit, ChargeKind::DaysUsed];
        let numbers = kinds.map(u32::from);
        assert_eq!(numbers.map(ChargeKind::from), kinds);
        assert!(numbers.is_sorted() && kinds.is_sorted());
        assert_eq!(postcard::to_stdvec(&ChargeKind::Instalment(36)).unwrap(), postcard::to_stdvec(&36_u32).unwrap());
    }

    proptest! {
        #[test]
        fn renew_4_every_instant_is_in_one_month_and_the_months_follow_each_other(seconds in -1_000_000_000_i64..9_000_000_000) {
            let instant = Instant::from_unix(seconds);
            let month = InvoiceMonth::of(instant);
            prop_assert!(month.start() <= instant && instant < month.end());
            prop_assert_eq!(InvoiceMonth::of(month.end()), month.next());
            prop_assert_eq!(InvoiceMonth::of(month.start().before(Duration::nanoseconds(1))), month.previous());
            prop_assert_eq!(month.next().previous(), month);
        }
    }
}
