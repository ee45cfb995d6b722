//! Invoices: what was charged in a calendar month and what is still to come in it, summed per currency; nothing is
//! converted. A credit is a charge below nothing (AFTER-3).

use crate::domain::money::SumError;
use crate::domain::{Charge, Currency, Money};

/// What charges of one currency come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Total {
    /// What is to be paid.
    pub charges: Money,
    /// What is given back, below nothing or nothing.
    pub credits: Money,
    /// What both come to.
    pub sum: Money,
}

impl Total {
    /// That of no charge at all.
    #[must_use]
    pub fn nothing(currency: Currency) -> Self {
        let nothing = Money::zero(currency);
        Self { charges: nothing, credits: nothing, sum: nothing }
    }
}

/// What charges come to, a total for each of their currencies, in the order of the codes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Totals {
    totals: Vec<Total>,
    count: u64,
}

impl Totals {
    /// The totals.
    pub fn iter(&self) -> impl Iterator<Item = &Total> {
        self.totals.iter()
    }

    /// How many charges they are of.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.count
    }

    /// Adds a charge; what is of nothing counts too.
    ///
    /// # Errors
    /// [`SumError::TooLarge`] where there is no such amount.
    pub fn add(&mut self, charge: &Charge) -> Result<(), SumError> {
        let amount = charge.amount;
        let mut total = Total::nothing(amount.currency());
        let place = self.totals.binary_search_by_key(&amount.currency(), |total| total.sum.currency());
        if let Some(known) = place.ok().and_then(|place| self.totals.get(place)) {
            total = *known;
        }
        let side = if amount.amount().is_sign_negative() { &mut total.credits } else { &mut total.charges };
        *side = side.plus(amount)?;
        total.sum = total.sum.plus(amount)?;
        match place {
            Ok(place) => self.totals.get_mut(place).into_iter().for_each(|known| *known = total),
            Err(place) => self.totals.insert(place, total),
        }
        self.count = self.count.saturating_add(1);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::*;
    use crate::domain::charge::ChargeKind;
    use crate::domain::{ChargeId, Instant};
    use crate::testing::example;

    fn charge(minor_units: i64, currency: Currency) -> Charge {
        let entitlement = example::entitlement_id(1, "OR-1", 1);
        let amount = Money::new(Decimal::new(minor_units, currency.minor_unit_digits()), currency);
        let id = ChargeId { at: Instant::CUTOVER, entitlement, term: 1, kind: ChargeKind::Instalment(1) };
        Charge { id, until: None, title: "Visio".to_owned(), quantity: 1, amount }
    }

    #[test]
    fn after_3_charges_and_credits_are_summed_for_each_currency_by_itself() {
        let mut totals = Totals::default();
        for (amount, currency) in [(10_050, Currency::SEK), (700, Currency::JPY), (-2_025, Currency::SEK)] {
            totals.add(&charge(amount, currency)).unwrap();
        }
        let sums = |of: fn(&Total) -> Money| totals.iter().map(|total| of(total).amount()).collect::<Vec<_>>();
        assert_eq!(sums(|total| total.charges), [Decimal::from(700), Decimal::new(10_050, 2)]);
        assert_eq!(sums(|total| total.credits), [Decimal::ZERO, Decimal::new(-2_025, 2)]);
        assert_eq!(sums(|total| total.sum), [Decimal::from(700), Decimal::new(8_025, 2)]);
        assert_eq!(totals.count(), 3);
    }

    #[test]
    fn a_sum_that_is_no_amount_is_told_of_and_leaves_what_was() {
        let mut totals = Totals::default();
        let largest = Charge { amount: Money::new(Decimal::MAX, Currency::JPY), ..charge(1, Currency::JPY) };
        totals.add(&largest).unwrap();
        let before = totals.clone();
        assert_eq!(totals.add(&largest), Err(SumError::TooLarge));
        assert_eq!(totals, before);
    }
}
