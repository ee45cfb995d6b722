//! Azure Hybrid Benefit: which products may be converted or reused in Azure, on what ground, and what that saves (PROD-5).
//!
//! **Invariant:** a saving comes from the two rates and the hours alone, exact and then rounded down: it never promises
//! more than the rates give.

use rust_decimal::{Decimal, RoundingStrategy};
use serde::Deserialize;

use crate::domain::{Currency, Money, Product, ProductKind};

/// An edition of Windows Server that has the benefit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Edition {
    /// *Datacenter*.
    Datacenter,
    /// *Standard*.
    Standard,
}

/// What may be done in Azure with a licence for servers of one's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AzureUse {
    /// It may be converted: used in Azure instead.
    Convert,
    /// It may be reused as well: used on one's own servers and in Azure at the same time.
    ConvertOrReuse,
}

/// What the catalogue says of a product's benefit (PROD-5): the edition, and what that edition may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HybridBenefit {
    /// The edition.
    pub edition: Edition,
    /// What it may.
    pub allows: AzureUse,
}

/// By what a purchase has the benefit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ground {
    /// It is a server subscription, which is enough.
    Subscription,
    /// Only Software Assurance gives it, which perpetual software does not have in itself. It is bought elsewhere, so that
    /// nothing here tells whether the customer has it.
    SoftwareAssurance,
}

/// By what a purchase of that product has the benefit (PROD-5); `None` where nothing gives it.
#[must_use]
pub fn ground(product: &Product) -> Option<Ground> {
    product.hybrid_benefit?;
    match product.kind {
        ProductKind::ServerSubscription => Some(Ground::Subscription),
        ProductKind::Perpetual => Some(Ground::SoftwareAssurance),
        ProductKind::SoftwarePlan | ProductKind::Esu | ProductKind::Reservation | ProductKind::LicenceOnly => None,
    }
}

/// What a virtual machine costs an hour. Rates are finer than the minor unit of their currency, so that they are no
/// [`Money`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HourlyRate {
    amount: Decimal,
    currency: Currency,
}

/// Says why an amount is no rate to compute with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RateProblem {
    /// It is zero or less.
    #[error("a rate is more than zero")]
    NotPositive,
    /// It has more decimals than a rate has.
    #[error("a rate has {} decimals at most", HourlyRate::DECIMALS)]
    TooFine,
    /// It is more than any machine costs.
    #[error("a rate is less than {}", HourlyRate::LIMIT)]
    TooLarge,
    /// It is not in the currency of the other one, or of the customer; nothing is converted.
    #[error("it is in {given}, not in {wanted}")]
    OtherCurrency {
        /// The one it is in.
        given: Currency,
        /// The one it should be in.
        wanted: Currency,
    },
    /// It is the base rate, and above the rate with the Windows licence.
    #[error("the base rate is above the rate with the Windows licence")]
    AboveLicensed,
}

impl HourlyRate {
    /// How many decimals it has at most.
    pub const DECIMALS: u32 = 6;

    /// It is less than this many major units.
    pub const LIMIT: Decimal = Decimal::from_parts(1_000_000, 0, 0, false, 0);

    /// A rate of that many major units an hour.
    ///
    /// # Errors
    /// A [`RateProblem`] where it is not more than zero, or has more digits than what follows from it is exact for.
    pub fn new(amount: Decimal, currency: Currency) -> Result<Self, RateProblem> {
        let amount = amount.normalize();
        if amount <= Decimal::ZERO {
            Err(RateProblem::NotPositive)
        } else if Self::LIMIT <= amount {
            Err(RateProblem::TooLarge)
        } else if Self::DECIMALS < amount.scale() {
            Err(RateProblem::TooFine)
        } else {
            Ok(Self { amount, currency })
        }
    }

    /// It, where it is in that currency.
    ///
    /// # Errors
    /// [`RateProblem::OtherCurrency`] where it is in another one.
    pub fn in_currency(self, wanted: Currency) -> Result<Self, RateProblem> {
        if self.currency == wanted {
            return Ok(self);
        }
        Err(RateProblem::OtherCurrency { given: self.currency, wanted })
    }

    /// The amount in major units, for example kronor.
    #[must_use]
    pub fn amount(self) -> Decimal {
        self.amount
    }

    /// Its currency.
    #[must_use]
    pub fn currency(self) -> Currency {
        self.currency
    }
}

/// A number of hours or of machines: from one to a million.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Count(u32);

impl Count {
    /// The most that it can be.
    pub const MOST: u32 = 1_000_000;

    /// That many; `None` for none and for more than [`Self::MOST`].
    #[must_use]
    pub fn new(count: u32) -> Option<Self> {
        (1..=Self::MOST).contains(&count).then_some(Self(count))
    }

    /// How many it is.
    #[must_use]
    pub fn get(self) -> u32 {
        self.0
    }
}

/// The two rates of a machine: with the Windows licence, and the base (Linux) compute rate that it costs with the benefit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rates {
    licensed: HourlyRate,
    base: HourlyRate,
}

impl Rates {
    /// Both together.
    ///
    /// # Errors
    /// What is wrong with the base rate beside the other one: [`RateProblem::OtherCurrency`] or
    /// [`RateProblem::AboveLicensed`].
    pub fn new(licensed: HourlyRate, base: HourlyRate) -> Result<Self, RateProblem> {
        let base = base.in_currency(licensed.currency)?;
        if licensed.amount < base.amount {
            return Err(RateProblem::AboveLicensed);
        }
        Ok(Self { licensed, base })
    }

    /// What a machine saves an hour, exactly; nothing where both rates are the same.
    #[must_use]
    pub fn saving_per_hour(self) -> HourlyRate {
        HourlyRate { amount: self.licensed.amount - self.base.amount, currency: self.licensed.currency }
    }

    /// What is saved of the rate with the Windows licence, in percent with one decimal, rounded down (PROD-5).
    #[must_use]
    pub fn percent(self) -> Decimal {
        let percent = self.saving_per_hour().amount * Decimal::ONE_HUNDRED / self.licensed.amount;
        percent.round_dp_with_strategy(1, RoundingStrategy::ToZero)
    }

    /// What that many machines save in that many hours each, rounded down to the minor unit (PROD-5).
    #[must_use]
    pub fn saving(self, hours: Count, machines: Count) -> Money {
        let HourlyRate { amount, currency } = self.saving_per_hour();
        let exact = amount * Decimal::from(hours.get()) * Decimal::from(machines.get());
        let digits = currency.minor_unit_digits();
        Money::new(exact.round_dp_with_strategy(digits, RoundingStrategy::ToZero), currency)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Catalog;
    use proptest::prelude::*;

    fn rate(amount: &str, currency: Currency) -> Result<HourlyRate, RateProblem> {
        HourlyRate::new(amount.parse().unwrap(), currency)
    }

    fn rates(licensed: &str, base: &str) -> Result<Rates, RateProblem> {
        Rates::new(rate(licensed, Currency::SEK).unwrap(), rate(base, Currency::SEK).unwrap())
    }

    #[test]
    fn prod_5_datacenter_may_be_converted_or_reused_and_standard_converted() {
        for product in Catalog::embedded().products() {
            let is = |edition: &str| product.name.starts_with("Windows Server") && product.name.ends_with(edition);
            let is_server = matches!(product.kind, ProductKind::ServerSubscription | ProductKind::Perpetual);
            let expected = match (is_server && is("Datacenter"), is_server && is("Standard")) {
                (true, _) => Some(HybridBenefit { edition: Edition::Datacenter, allows: AzureUse::ConvertOrReuse }),
                (_, true) => Some(HybridBenefit { edition: Edition::Standard, allows: AzureUse::Convert }),
                (false, false) => None,
            };
            assert_eq!(product.hybrid_benefit, expected, "{}", product.name);
        }
    }

    #[test]
    fn prod_5_a_server_subscription_is_enough_and_perpetual_software_needs_software_assurance() {
        let named = |name: &str| Catalog::embedded().products().find(|product| product.name == name).unwrap();
        for (name, expected) in [
            ("Windows Server Datacenter", Some(Ground::Subscription)),
            ("Windows Server Standard", Some(Ground::Subscription)),
            ("Windows Server 2022 Datacenter", Some(Ground::SoftwareAssurance)),
            ("Windows Server 2022 Standard", Some(Ground::SoftwareAssurance)),
            ("Windows Server 2022 Remote Desktop Services CAL", None),
            ("Windows Server Datacenter Core Extended Security 2012", None),
        ] {
            assert_eq!(ground(named(name)), expected, "{name}");
        }
        for kind in [ProductKind::SoftwarePlan, ProductKind::Esu, ProductKind::Reservation, ProductKind::LicenceOnly] {
            let other = Product { kind, ..named("Windows Server Datacenter").clone() };
            assert_eq!(ground(&other), None, "{kind:?}");
        }
    }

    #[test]
    fn prod_5_the_saving_is_that_of_the_two_rates_and_the_hours_rounded_down() {
        for (licensed, base, hours, machines, per_hour, percent, saving) in [
            ("0.2", "0.12", 730, 1, "0.08", "40", "58.40"),
            ("0.2", "0.12", 730, 3, "0.08", "40", "175.20"),
            ("3", "2", 1, 1, "1", "33.3", "1"),
            ("0.3", "0.1", 1, 1, "0.2", "66.6", "0.20"),
            // Half up it would be 0.02.
            ("0.019", "0.001", 1, 1, "0.018", "94.7", "0.01"),
            ("0.000001", "0.000001", 730, 1, "0", "0", "0"),
            ("999999.999999", "0.000001", 1_000_000, 1_000_000, "999999.999998", "99.9", "999999999998000000.00"),
        ] {
            let rates = rates(licensed, base).unwrap();
            let count = |count| Count::new(count).unwrap();
            let decimal = |text: &str| text.parse::<Decimal>().unwrap();
            assert_eq!(rates.saving_per_hour().amount(), decimal(per_hour), "{licensed} {base}");
            assert_eq!(rates.percent(), decimal(percent), "{licensed} {base}");
            assert_eq!(rates.saving(count(hours), count(machines)).amount(), decimal(saving), "{licensed} {base}");
        }
        let yen = |amount| rate(amount, Currency::JPY).unwrap();
        let rates = Rates::new(yen("30.9"), yen("10")).unwrap();
        let one = Count::new(1).unwrap();
        assert_eq!(rates.saving(one, one), Money::new(20.into(), Currency::JPY), "a yen is not divided");
    }

    #[test]
    fn prod_5_rates_that_promise_what_they_cannot_give_are_refused() {
        for (amount, problem) in [
            ("0", RateProblem::NotPositive),
            ("-0.1", RateProblem::NotPositive),
            ("0.0000001", RateProblem::TooFine),
            ("1000000", RateProblem::TooLarge),
        ] {
            assert_eq!(rate(amount, Currency::SEK), Err(problem), "{amount}");
        }
        assert!(rate("0.1000000000", Currency::SEK).is_ok(), "it is no finer for its zeros");
        assert_eq!(rates("0.1", "0.100001"), Err(RateProblem::AboveLicensed));
        assert!(rates("0.1", "0.1").is_ok());
        let (kronor, dollars) = (rate("1", Currency::SEK).unwrap(), rate("0.1", Currency::USD).unwrap());
        let other = Err(RateProblem::OtherCurrency { given: Currency::USD, wanted: Currency::SEK });
        assert_eq!(Rates::new(kronor, dollars), other);
    }

    #[test]
    fn a_count_is_from_one_to_a_million() {
        assert_eq!(
            [0, 1, Count::MOST, Count::MOST + 1].map(|count| Count::new(count).map(Count::get)),
            [None, Some(1), Some(Count::MOST), None]
        );
    }

    proptest! {
        #[test]
        fn prod_5_it_never_promises_more_than_the_rates_give(
            one in 1_i64..1_000_000_000_000,
            other in 1_i64..1_000_000_000_000,
            hours in 1..=Count::MOST,
            machines in 1..=Count::MOST,
            currency in proptest::sample::select(&Currency::ALL[..]),
        ) {
            let rate = |millionths: i64| HourlyRate::new(Decimal::new(millionths, HourlyRate::DECIMALS), currency).unwrap();
            let rates = Rates::new(rate(one.max(other)), rate(one.min(other))).unwrap();
            let saving = rates.saving(Count::new(hours).unwrap(), Count::new(machines).unwrap()).amount();
            // All in whole numbers, without a decimal to round.
            let whole = |mut number: Decimal, decimals: u32| {
                number.rescale(decimals);
                number.mantissa()
            };
            let (licensed, difference) = (i128::from(one.max(other)), i128::from((one - other).abs()));
            let tenths = whole(rates.percent(), 1);
            prop_assert!(tenths * licensed <= difference * 1_000, "no more than the rates give");
            prop_assert!(difference * 1_000 < (tenths + 1) * licensed, "and not a tenth of a percent less");
            let (saved, exact) = (whole(saving, 6), difference * i128::from(hours) * i128::from(machines));
            let minor_unit = 10_i128.pow(6 - currency.minor_unit_digits());
            prop_assert!(saved <= exact, "no more than the rates give");
            prop_assert!(exact < saved + minor_unit && saved % minor_unit == 0, "and not a minor unit less");
        }
    }
}
