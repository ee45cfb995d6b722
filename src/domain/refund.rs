//! What is given back for what was charged of something that is cancelled (CANCEL-2, PERP-1, AFTER-3).
//!
//! **Invariant:** a refund is neither below nothing nor above what was charged; where days are paid for, what they cost and
//! what is given back make up exactly that.

use chrono::Duration;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::domain::cancellation_window::RefundShare;
use crate::domain::money::SumError;
use crate::domain::{Charge, Currency, Instant, Money};

/// What is given back, and how that is made up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refund {
    /// What has been charged.
    pub charged: Money,
    /// The days used, where they are paid for.
    pub used: Option<DaysUsed>,
    /// What is given back.
    pub amount: Money,
}

/// The days of what was charged that were used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DaysUsed {
    /// How many, UTC calendar days.
    pub days: u32,
    /// Of how many.
    pub of: u32,
    /// What they cost, which is charged (AFTER-3).
    pub cost: Money,
}

impl Refund {
    /// That nothing is given back, and nothing was charged.
    #[must_use]
    pub fn nothing(currency: Currency) -> Self {
        let nothing = Money::zero(currency);
        Self { charged: nothing, used: None, amount: nothing }
    }

    /// What is credited, below nothing or nothing: all that was charged, of which the days used are charged anew (AFTER-3).
    /// Where nothing is given back nothing is credited.
    #[must_use]
    pub fn credit(&self) -> Money {
        match self.used {
            Some(_) => self.charged.negated(),
            None => self.amount.negated(),
        }
    }

    /// What the days used cost, where they are paid for.
    #[must_use]
    pub fn cost(&self) -> Option<Money> {
        self.used.map(|used| used.cost)
    }
}

/// What of a purchase is given back.
#[derive(Debug, Clone, Copy)]
pub struct Refunding<'a> {
    /// What has been charged for the term it is in, in order.
    pub charges: &'a [Charge],
    /// In which currency, where that is nothing.
    pub currency: Currency,
    /// How much of it is given back.
    pub share: RefundShare,
    /// For how long from the start its use costs nothing.
    pub free: Duration,
}

impl Refunding<'_> {
    /// What is given back at that instant: charged × (days in the charged period − days used) ÷ days in the charged
    /// period, rounded half-up to the minor unit, where it is prorated (CANCEL-2). What was charged for ever has no days
    /// that could be used up.
    ///
    /// # Errors
    /// [`SumError`] for charges of more than one currency, or of more digits than can be reckoned with.
    pub fn at(&self, now: Instant) -> Result<Refund, SumError> {
        let nothing = Money::zero(self.currency);
        let charged = self.charges.iter().try_fold(nothing, |sum, charge| sum.plus(charge.amount))?;
        let period = self.charges.first().zip(self.charges.last().and_then(|last| last.until));
        match (self.share, period) {
            (RefundShare::Nothing, _) => Ok(Refund { charged, used: None, amount: nothing }),
            (RefundShare::Full, _) | (RefundShare::Prorated, None) => {
                Ok(Refund { charged, used: None, amount: charged })
            }
            (RefundShare::Prorated, Some((first, until))) => {
                let start = first.id.at;
                let of = days_between(start, until).max(1);
                let days = self.days_used(start, now).min(of);
                let left = charged.amount().checked_mul(Decimal::from(of - days)).ok_or(SumError::TooLarge)?;
                let left = left.checked_div(Decimal::from(of)).ok_or(SumError::TooLarge)?;
                let amount = Money::new(left, charged.currency());
                Ok(Refund { charged, used: Some(DaysUsed { days, of, cost: charged.minus(amount)? }), amount })
            }
        }
    }

    /// No day before the free hours are over, then every day that was begun since the start, that one too.
    fn days_used(&self, start: Instant, now: Instant) -> u32 {
        if now < start.after(self.free) { 0 } else { days_between(start, now).saturating_add(1) }
    }
}

/// How many times the calendar day changes between the two, UTC.
fn days_between(from: Instant, to: Instant) -> u32 {
    u32::try_from(to.day().signed_duration_since(from.day()).num_days()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{ChargeId, ChargeKind, Entitlement, Term};
    use crate::testing::example;
    use proptest::prelude::*;

    fn at(text: &str) -> Instant {
        Instant::parse(text).unwrap()
    }

    fn money(minor_units: i64) -> Money {
        Money::new(Decimal::new(minor_units, 2), Currency::SEK)
    }

    fn charge(start: Instant, until: Option<Instant>, amount: Money) -> Charge {
        let Entitlement { id: entitlement, line, .. } = example::entitlement(example::entitlement_id(1, "OR-1", 1));
        let id = ChargeId { at: start, entitlement, term: 1, kind: ChargeKind::Instalment(1) };
        Charge { id, until, title: line.title, quantity: 1, amount }
    }

    fn refund(charges: &[Charge], share: RefundShare, free: Duration, now: Instant) -> Refund {
        Refunding { charges, currency: Currency::SEK, share, free }.at(now).unwrap()
    }

    fn a_year(start: Instant, minor_units: i64) -> [Charge; 1] {
        [charge(start, Some(Term::OneYear.end(start, 1)), money(minor_units))]
    }

    #[test]
    fn cancel_2_no_day_is_used_before_the_free_hours_are_over_and_then_every_day_that_was_begun() {
        let start = at("2026-11-20T09:14:00Z");
        let charges = a_year(start, 36_500);
        let day = Duration::hours(24);
        for (free, now, days) in [
            (day, "2026-11-20T09:14:00Z", 0),
            (day, "2026-11-21T09:13:59.999999999Z", 0),
            (day, "2026-11-21T09:14:00Z", 2),
            (day, "2026-11-21T23:59:59.999999999Z", 2),
            (day, "2026-11-22T00:00:00Z", 3),
            (day, "2026-11-27T09:13:59.999999999Z", 8),
            (Duration::zero(), "2026-11-20T09:14:00Z", 1),
            (Duration::zero(), "2026-11-20T23:59:59.999999999Z", 1),
            (Duration::zero(), "2026-11-21T00:00:00Z", 2),
        ] {
            let used = refund(&charges, RefundShare::Prorated, free, at(now)).used.unwrap();
            assert_eq!((used.days, used.of, used.cost), (days, 365, money(i64::from(days) * 100)), "{now}, {free}");
        }
    }

    #[test]
    fn cancel_2_the_days_of_the_charged_period_are_those_of_the_calendar() {
        for (start, term, of) in [
            ("2023-03-01T12:00:00Z", Term::OneYear, 366),
            ("2024-02-29T12:00:00Z", Term::OneYear, 365),
            ("2026-11-20T23:59:59Z", Term::OneYear, 365),
            ("2026-11-20T00:00:00Z", Term::ThreeYears, 1096),
        ] {
            let start = at(start);
            let charges = [charge(start, Some(term.end(start, 1)), money(100))];
            let used = refund(&charges, RefundShare::Prorated, Duration::zero(), start).used.unwrap();
            assert_eq!(used.of, of, "{start:?}");
        }
    }

    #[test]
    fn cancel_2_it_is_rounded_half_up_to_the_minor_unit() {
        let start = at("2026-04-01T10:00:00Z");
        let until = at("2026-04-05T10:00:00Z");
        // Three of four days are left of 1.10 kronor: 0.825, of which the half goes up.
        let charges = [charge(start, Some(until), money(110))];
        let refund = refund(&charges, RefundShare::Prorated, Duration::zero(), start);
        assert_eq!((refund.amount, refund.used.unwrap().cost), (money(83), money(27)));
    }

    #[test]
    fn perp_1_what_was_bought_for_ever_is_given_back_whole() {
        let start = at("2026-11-20T09:14:00Z");
        let charges = [charge(start, None, money(1_011_200))];
        let whole = Refund { charged: money(1_011_200), used: None, amount: money(1_011_200) };
        let later = start.after(Duration::days(29));
        assert_eq!(refund(&charges, RefundShare::Full, Duration::zero(), later), whole);
        assert_eq!(refund(&charges, RefundShare::Prorated, Duration::zero(), later), whole);
        let nothing = refund(&[], RefundShare::Prorated, Duration::zero(), later);
        assert_eq!(nothing, Refund { charged: money(0), used: None, amount: money(0) });
    }

    #[test]
    fn cancel_6_where_the_provider_gives_nothing_back_nothing_is() {
        let charges = a_year(at("2026-11-20T09:14:00Z"), 500);
        let nothing = refund(&charges, RefundShare::Nothing, Duration::zero(), at("2026-11-20T09:14:00Z"));
        assert_eq!(nothing, Refund { charged: money(500), used: None, amount: money(0) });
    }

    #[test]
    fn charges_of_two_currencies_have_no_refund() {
        let start = at("2026-11-20T09:14:00Z");
        let charges = [charge(start, None, money(1)), charge(start, None, Money::new(1.into(), Currency::JPY))];
        let refunding =
            Refunding { charges: &charges, currency: Currency::SEK, share: RefundShare::Full, free: Duration::zero() };
        assert_eq!(refunding.at(start), Err(SumError::Currencies(Currency::SEK, Currency::JPY)));
    }

    proptest! {
        #[test]
        fn cancel_2_a_refund_is_never_below_nothing_nor_above_what_was_charged_and_never_grows(
            seconds in 0_i64..4_000_000_000,
            amounts in proptest::collection::vec(0_i64..10_000_000_000, 1..4),
            passed in 0_i64..40_000_000,
            more in 0_i64..40_000_000,
            free in 0_i64..1_000,
            full in proptest::bool::ANY,
        ) {
            let start = Instant::from_unix(seconds);
            let share = if full { RefundShare::Full } else { RefundShare::Prorated };
            let charges: Vec<Charge> = (0..)
                .zip(&amounts)
                .map(|(month, amount)| {
                    let begins = |month| Term::OneYear.months_into(start, 1, month);
                    charge(begins(month), Some(begins(month + 1)), money(*amount))
                })
                .collect();
            let free = Duration::hours(free);
            let now = start.after(Duration::seconds(passed));
            let given = refund(&charges, share, free, now);
            let cost = given.used.map_or(money(0), |used| used.cost);
            prop_assert!(Decimal::ZERO <= given.amount.amount() && given.amount.amount() <= given.charged.amount());
            prop_assert!(Decimal::ZERO <= cost.amount());
            prop_assert_eq!(given.amount.plus(cost), Ok(given.charged));
            let later = refund(&charges, share, free, now.after(Duration::seconds(more)));
            prop_assert!(later.amount.amount() <= given.amount.amount());
        }
    }
}
