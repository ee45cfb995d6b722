//! Terms, how they follow each other, and the plans they are billed by (BUY-3, RENEW-1).

use chrono::Months;
use serde::{Deserialize, Serialize};

use crate::domain::Instant;

/// How long a subscription, plan or reservation is bought for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Term {
    /// One year.
    OneYear,
    /// Three years.
    ThreeYears,
}

impl Term {
    /// Its length in years.
    #[must_use]
    pub fn years(self) -> u32 {
        match self {
            Self::OneYear => 1,
            Self::ThreeYears => 3,
        }
    }

    /// When the term with this number (from 1) begins in a chain whose first begins at `first`. Every term is
    /// counted from the first one, so that a chain begun on 29 February comes back to it.
    #[must_use]
    pub fn start(self, first: Instant, number: u32) -> Instant {
        let months = self.years().saturating_mul(12).saturating_mul(number.saturating_sub(1));
        first.utc().checked_add_months(Months::new(months)).map_or(first, Instant::from)
    }

    /// When that term ends, which is when the next one begins; the instant itself is outside.
    #[must_use]
    pub fn end(self, first: Instant, number: u32) -> Instant {
        self.start(first, number.saturating_add(1))
    }
}

/// How a term is billed (BUY-3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BillingPlan {
    /// Once, up front.
    OneTime,
    /// *Månadsvis*.
    Monthly,
    /// *Årsvis*.
    Annual,
    /// *Vart tredje år*.
    Triennial,
}

/// The plans a three-year SKU can be bought with at that instant, where its data lists `listed` (BUY-3).
#[must_use]
pub fn plans_at(term: Option<Term>, listed: &[BillingPlan], bought: Instant) -> Vec<BillingPlan> {
    match term {
        Some(Term::ThreeYears) if bought < Instant::PLANS_FROM => vec![BillingPlan::OneTime],
        Some(_) | None => listed.to_vec(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Duration;
    use proptest::prelude::*;

    fn at(text: &str) -> Instant {
        Instant::parse(text).unwrap()
    }

    #[test]
    fn renew_1_a_chain_begun_on_leap_day_comes_back_to_it() {
        let first = at("2024-02-29T10:00:00Z");
        assert_eq!(Term::OneYear.end(first, 1), at("2025-02-28T10:00:00Z"));
        assert_eq!(Term::OneYear.end(first, 4), at("2028-02-29T10:00:00Z"));
        assert_eq!(Term::ThreeYears.end(first, 1), at("2027-02-28T10:00:00Z"));
    }

    #[test]
    fn buy_3_before_the_instant_a_three_year_sku_bills_once() {
        let listed = [BillingPlan::Annual, BillingPlan::Triennial];
        let plans = |instant| plans_at(Some(Term::ThreeYears), &listed, instant);
        assert_eq!(plans(Instant::PLANS_FROM.before(Duration::nanoseconds(1))), [BillingPlan::OneTime]);
        assert_eq!(plans(Instant::PLANS_FROM), listed);
    }

    proptest! {
        #[test]
        fn renew_1_terms_neither_gap_nor_overlap(seconds in 1_000_000_000_i64..4_000_000_000, number in 1_u32..30) {
            let first = Instant::from_unix(seconds);
            for term in [Term::OneYear, Term::ThreeYears] {
                prop_assert_eq!(term.end(first, number), term.start(first, number + 1));
                prop_assert!(term.start(first, number) < term.end(first, number));
            }
        }
    }
}
