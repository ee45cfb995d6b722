//! Terms, how they follow each other, and the plans they are billed by (BUY-3, RENEW-1).

use std::num::NonZeroU32;

use chrono::Months;
use serde::{Deserialize, Serialize};

use crate::domain::Instant;

const MONTHS_A_YEAR: NonZeroU32 = NonZeroU32::new(12).unwrap();

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

    /// Its length in months.
    #[must_use]
    pub fn months(self) -> u32 {
        self.years().saturating_mul(MONTHS_A_YEAR.get())
    }

    /// When the term with this number (from 1) begins in a chain whose first begins at `first`. Every term is
    /// counted from the first one, so that a chain begun on 29 February comes back to it.
    #[must_use]
    pub fn start(self, first: Instant, number: u32) -> Instant {
        self.months_into(first, number, 0)
    }

    /// The instant that many months into that term, counted from the first term too, so that an instalment of the 31st
    /// comes back to it after every shorter month.
    #[must_use]
    pub fn months_into(self, first: Instant, number: u32, months: u32) -> Instant {
        let months = self.months().saturating_mul(number.saturating_sub(1)).saturating_add(months);
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

impl BillingPlan {
    /// In how many instalments a term is paid.
    #[must_use]
    pub fn instalments(self, term: Term) -> NonZeroU32 {
        let years = NonZeroU32::MIN.saturating_add(term.years() - 1);
        match self {
            Self::OneTime | Self::Triennial => NonZeroU32::MIN,
            Self::Annual => years,
            Self::Monthly => years.saturating_mul(MONTHS_A_YEAR),
        }
    }
}

/// The plans a SKU can be bought with at that instant, where its data lists `listed`: before the instant of BUY-3 three
/// years are paid once, and nothing monthly.
#[must_use]
pub fn plans_at(term: Option<Term>, listed: &[BillingPlan], bought: Instant) -> Vec<BillingPlan> {
    match term {
        Some(Term::ThreeYears) if bought < Instant::PLANS_FROM => vec![BillingPlan::OneTime],
        Some(Term::OneYear) if bought < Instant::PLANS_FROM => {
            listed.iter().copied().filter(|plan| *plan != BillingPlan::Monthly).collect()
        }
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

    #[test]
    fn buy_3_nothing_is_billed_monthly_before_the_instant() {
        let listed = [BillingPlan::Monthly, BillingPlan::Annual];
        let plans = |instant| plans_at(Some(Term::OneYear), &listed, instant);
        assert_eq!(plans(Instant::PLANS_FROM.before(Duration::nanoseconds(1))), [BillingPlan::Annual]);
        assert_eq!(plans(Instant::PLANS_FROM), listed);
    }

    #[test]
    fn buy_3_a_term_is_paid_in_as_many_instalments_as_its_plan_says() {
        let instalments = |plan: BillingPlan| {
            let of = |term| plan.instalments(term).get();
            (of(Term::OneYear), of(Term::ThreeYears))
        };
        assert_eq!(instalments(BillingPlan::OneTime), (1, 1));
        assert_eq!(instalments(BillingPlan::Monthly), (12, 36));
        assert_eq!(instalments(BillingPlan::Annual), (1, 3));
        assert_eq!(instalments(BillingPlan::Triennial), (1, 1));
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
