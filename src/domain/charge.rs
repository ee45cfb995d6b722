//! Charges: the lines of invoices, each for one instalment of one term of one purchase (BUY-4, RENEW-4).

use chrono::Datelike;
use serde::{Deserialize, Serialize};

use crate::domain::{EntitlementId, Instant, Money};

/// What a charge is for. Time applied twice makes the same ids, and so the same charges (RENEW-4).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ChargeId {
    /// When it was charged, which is when the instalment was due.
    pub at: Instant,
    /// The purchase.
    pub entitlement: EntitlementId,
    /// The term, from 1.
    pub term: u32,
    /// The instalment of that term, from 1.
    pub instalment: u32,
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

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Duration;
    use proptest::prelude::*;

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
