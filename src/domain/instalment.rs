//! Instalments: what of a term's price is paid when (BUY-2, BUY-4).

use crate::domain::money::SumError;
use crate::domain::{BillingPlan, Instant, Money, Term};

/// One payment of a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Instalment {
    /// Its number within the term, from 1.
    pub number: u32,
    /// When it is charged: at the beginning of what it pays for.
    pub due: Instant,
    /// Until when it pays, that instant outside; `None` for ever.
    pub until: Option<Instant>,
    /// How much it is.
    pub amount: Money,
}

/// What a term is bought for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms {
    /// The price of a whole term, of all that was bought.
    pub price: Money,
    /// For how long; `None` for ever.
    pub term: Option<Term>,
    /// How it is billed.
    pub plan: BillingPlan,
    /// When the first term begins.
    pub first_start: Instant,
}

impl Terms {
    /// The instalments of the term with that number, from 1. Their sum is the price to the last minor unit (BUY-4), and
    /// each begins where the one before ends. What is bought for ever has one instalment, whatever the number.
    ///
    /// # Errors
    /// [`SumError`] for a price of more digits than can be divided.
    pub fn instalments(&self, number: u32) -> Result<Vec<Instalment>, SumError> {
        let Some(term) = self.term else {
            return Ok(vec![Instalment { number: 1, due: self.first_start, until: None, amount: self.price }]);
        };
        let count = self.plan.instalments(term);
        let months = term.months() / count;
        let begins = |instalment: u32| term.months_into(self.first_start, number, months.saturating_mul(instalment));
        let amounts = self.price.split(count)?;
        let instalments = (0..).zip(amounts).map(|(index, amount)| Instalment {
            number: index + 1,
            due: begins(index),
            until: Some(begins(index + 1)),
            amount,
        });
        Ok(instalments.collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Catalog, Currency};
    use proptest::prelude::*;
    use rust_decimal::Decimal;

    fn at(text: &str) -> Instant {
        Instant::parse(text).unwrap()
    }

    fn due(terms: &Terms, number: u32) -> Vec<Instant> {
        terms.instalments(number).unwrap().into_iter().map(|instalment| instalment.due).collect()
    }

    #[test]
    fn buy_2_instalments_of_the_31st_come_back_to_it_after_every_shorter_month() {
        let price = Money::new(120.into(), Currency::SEK);
        let terms = Terms {
            price,
            term: Some(Term::OneYear),
            plan: BillingPlan::Monthly,
            first_start: at("2023-12-31T23:30:00Z"),
        };
        let first = due(&terms, 1);
        let expected = ["2023-12-31T23:30:00Z", "2024-01-31T23:30:00Z", "2024-02-29T23:30:00Z", "2024-03-31T23:30:00Z"];
        assert_eq!(first.get(..4).unwrap(), expected.map(at));
        assert_eq!(due(&terms, 2).get(2), Some(&at("2025-02-28T23:30:00Z")));
    }

    #[test]
    fn buy_4_what_is_bought_for_ever_is_paid_once() {
        let price = Money::new(Decimal::new(100_001, 2), Currency::SEK);
        let first_start = at("2026-01-10T08:00:00Z");
        let terms = Terms { price, term: None, plan: BillingPlan::OneTime, first_start };
        let once = Instalment { number: 1, due: first_start, until: None, amount: price };
        assert_eq!(terms.instalments(1), Ok(vec![once]));
    }

    #[test]
    fn buy_4_the_instalments_of_every_sku_sum_to_its_price_in_every_currency_term_and_plan() {
        for sku in Catalog::embedded().products().flat_map(|product| &product.skus) {
            for (currency, plan) in
                Currency::ALL.into_iter().flat_map(|currency| sku.plans.iter().map(move |plan| (currency, *plan)))
            {
                let price = sku.price(currency).unwrap().times(7).unwrap();
                let terms = Terms { price, term: sku.term, plan, first_start: Instant::PLANS_FROM };
                let instalments = terms.instalments(1).unwrap();
                let sum = instalments.iter().try_fold(Money::zero(currency), |sum, it| sum.plus(it.amount));
                assert_eq!(sum, Ok(price), "{} in {currency}, {plan:?}", sku.title);
            }
        }
    }

    proptest! {
        #[test]
        fn renew_1_instalments_neither_gap_nor_overlap_within_a_term_or_between_terms(
            seconds in 1_000_000_000_i64..4_000_000_000,
            number in 1_u32..20,
            term in proptest::sample::select(&[Term::OneYear, Term::ThreeYears][..]),
            plan in proptest::sample::select(&[BillingPlan::Monthly, BillingPlan::Annual, BillingPlan::Triennial][..]),
        ) {
            let first_start = Instant::from_unix(seconds);
            let terms = Terms { price: Money::new(1000.into(), Currency::JPY), term: Some(term), plan, first_start };
            let instalments = terms.instalments(number).unwrap();
            prop_assert_eq!(instalments.first().unwrap().due, term.start(first_start, number));
            prop_assert_eq!(instalments.last().unwrap().until, Some(term.end(first_start, number)));
            for (one, next) in instalments.iter().zip(instalments.iter().skip(1)) {
                prop_assert_eq!(one.until, Some(next.due));
                prop_assert!(one.due < next.due);
            }
        }
    }
}
