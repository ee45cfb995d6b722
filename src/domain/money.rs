//! Exact amounts of money: a decimal and its currency, never a float.

use std::collections::BTreeMap;
use std::fmt;
use std::num::NonZeroU32;
use std::str::FromStr;

use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};

/// The currencies the catalogue has prices in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Currency {
    /// Australian dollar.
    AUD,
    /// Brazilian real.
    BRL,
    /// Danish krone.
    DKK,
    /// Euro.
    EUR,
    /// Pound sterling.
    GBP,
    /// Japanese yen.
    JPY,
    /// Norwegian krone.
    NOK,
    /// Swedish krona.
    SEK,
    /// United States dollar.
    USD,
}

impl Currency {
    /// Every currency, in order of its code.
    pub const ALL: [Self; 9] =
        [Self::AUD, Self::BRL, Self::DKK, Self::EUR, Self::GBP, Self::JPY, Self::NOK, Self::SEK, Self::USD];

    /// The ISO 4217 code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::AUD => "AUD",
            Self::BRL => "BRL",
            Self::DKK => "DKK",
            Self::EUR => "EUR",
            Self::GBP => "GBP",
            Self::JPY => "JPY",
            Self::NOK => "NOK",
            Self::SEK => "SEK",
            Self::USD => "USD",
        }
    }

    /// How many decimals the minor unit has (ISO 4217).
    #[must_use]
    pub fn minor_unit_digits(self) -> u32 {
        match self {
            Self::JPY => 0,
            Self::AUD | Self::BRL | Self::DKK | Self::EUR | Self::GBP | Self::NOK | Self::SEK | Self::USD => 2,
        }
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

/// Says that a text is not the code of a currency in [`Currency::ALL`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a currency the catalogue has prices in")]
pub struct UnknownCurrency(String);

impl FromStr for Currency {
    type Err = UnknownCurrency;

    fn from_str(code: &str) -> Result<Self, UnknownCurrency> {
        Self::ALL.into_iter().find(|currency| currency.code() == code).ok_or_else(|| UnknownCurrency(code.to_owned()))
    }
}

/// Whether a price includes tax (MARKET-2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum TaxNote {
    /// Tax comes on top.
    Excluded,
    /// Tax is in the price: Australia and Brazil.
    Included,
}

/// An amount in a currency, whole minor units. It has no `Display`: `i18n` formats it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Kept")]
pub struct Money {
    amount: Decimal,
    currency: Currency,
}

/// An amount as it is kept, which may be of less than a minor unit.
#[derive(Deserialize)]
struct Kept {
    amount: Decimal,
    currency: Currency,
}

/// Says that an amount is not one of whole minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("it is not an amount of whole minor units of {0}")]
pub struct NotWhole(Currency);

/// Says why two amounts are not added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SumError {
    /// They are in different currencies; nothing is converted.
    #[error("an amount in {0} and one in {1} have no sum")]
    Currencies(Currency, Currency),
    /// The sum has more digits than an amount can have.
    #[error("the sum has too many digits")]
    TooLarge,
}

impl TryFrom<Kept> for Money {
    type Error = NotWhole;

    fn try_from(Kept { amount, currency }: Kept) -> Result<Self, NotWhole> {
        let whole = Self::new(amount, currency);
        if whole.amount == amount { Ok(Self { amount, currency }) } else { Err(NotWhole(currency)) }
    }
}

impl Money {
    /// The amount rounded to the currency's minor unit, a half away from zero: the half-up of CANCEL-2, for a charge and
    /// for its credit alike.
    #[must_use]
    pub fn new(amount: Decimal, currency: Currency) -> Self {
        let digits = currency.minor_unit_digits();
        Self { amount: amount.round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero), currency }
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

    /// Nothing, in that currency.
    #[must_use]
    pub fn zero(currency: Currency) -> Self {
        Self { amount: Decimal::ZERO, currency }
    }

    /// Both together.
    ///
    /// # Errors
    /// [`SumError`] where they are in different currencies, or the sum has too many digits.
    pub fn plus(self, other: Self) -> Result<Self, SumError> {
        if self.currency != other.currency {
            return Err(SumError::Currencies(self.currency, other.currency));
        }
        let amount = self.amount.checked_add(other.amount).ok_or(SumError::TooLarge)?;
        Ok(Self { amount, ..self })
    }

    /// All of them together, one sum for each currency that there is, in order of its code.
    ///
    /// # Errors
    /// [`SumError::TooLarge`] where a sum has too many digits.
    pub fn sums(amounts: impl IntoIterator<Item = Self>) -> Result<Vec<Self>, SumError> {
        let mut sums: BTreeMap<Currency, Self> = BTreeMap::new();
        for amount in amounts {
            let sum = sums.entry(amount.currency).or_insert(Self::zero(amount.currency));
            *sum = sum.plus(amount)?;
        }
        Ok(sums.into_values().collect())
    }

    /// What is left once the other is taken away.
    ///
    /// # Errors
    /// As [`Money::plus`].
    pub fn minus(self, other: Self) -> Result<Self, SumError> {
        self.plus(other.negated())
    }

    /// As much, the other way: a credit for a charge.
    #[must_use]
    pub fn negated(self) -> Self {
        if self.amount.is_zero() { self } else { Self { amount: -self.amount, ..self } }
    }

    /// Whether it is nothing.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.amount.is_zero()
    }

    /// That many of it.
    ///
    /// # Errors
    /// [`SumError::TooLarge`] where the product has too many digits.
    pub fn times(self, quantity: u32) -> Result<Self, SumError> {
        let amount = self.amount.checked_mul(quantity.into()).ok_or(SumError::TooLarge)?;
        Ok(Self { amount, ..self })
    }

    /// The amount in that many parts of whole minor units, whose sum is the amount (BUY-4). What does not divide goes to
    /// the first parts, a minor unit each.
    ///
    /// # Errors
    /// [`SumError::TooLarge`] where an amount of minor units has too many digits.
    pub fn split(self, parts: NonZeroU32) -> Result<Vec<Self>, SumError> {
        let digits = self.currency.minor_unit_digits();
        let minor_unit = Decimal::new(1, digits);
        let count = Decimal::from(parts.get());
        let units = self.amount.checked_div(minor_unit).ok_or(SumError::TooLarge)?;
        let each = units.checked_div(count).ok_or(SumError::TooLarge)?.trunc();
        let rest = each.checked_mul(count).and_then(|whole| units.checked_sub(whole)).ok_or(SumError::TooLarge)?;
        let sign = if rest.is_sign_negative() { Decimal::NEGATIVE_ONE } else { Decimal::ONE };
        let part = |number: u32| {
            let extra = if Decimal::from(number) < rest.abs() { sign } else { Decimal::ZERO };
            Self { amount: (each + extra) * minor_unit, ..self }
        };
        Ok((0..parts.get()).map(part).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_amount_is_rounded_half_up_to_the_minor_unit() {
        assert_eq!(Money::new(Decimal::new(1005, 3), Currency::SEK).amount(), Decimal::new(101, 2));
        assert_eq!(Money::new(Decimal::new(15, 1), Currency::JPY).amount(), Decimal::new(2, 0));
        let credit = Money::new(Decimal::new(-1005, 3), Currency::SEK);
        assert_eq!(credit.amount(), Decimal::new(-101, 2), "a credit is what was charged");
    }

    #[test]
    fn an_amount_that_was_kept_is_of_whole_minor_units() {
        let kept = |text: &str| serde_json::from_str::<Money>(&format!(r#"{{"amount":"{text}","currency":"SEK"}}"#));
        assert_eq!(kept("10.50").unwrap(), Money::new(Decimal::new(1050, 2), Currency::SEK));
        assert!(kept("10.505").is_err());
    }

    #[test]
    fn amounts_of_different_currencies_have_no_sum() {
        let (kronor, euro) = (Money::new(10.into(), Currency::SEK), Money::new(1.into(), Currency::EUR));
        assert_eq!(kronor.plus(kronor), kronor.times(2));
        assert_eq!(kronor.plus(euro), Err(SumError::Currencies(Currency::SEK, Currency::EUR)));
        let largest = Money::new(Decimal::MAX, Currency::JPY);
        assert_eq!((largest.plus(largest), largest.times(2)), (Err(SumError::TooLarge), Err(SumError::TooLarge)));
        assert_eq!(largest.plus(Money::zero(Currency::JPY)), Ok(largest));
    }

    #[test]
    fn buy_4_what_does_not_divide_goes_to_the_first_parts() {
        let in_three = |amount: Decimal, currency| {
            let parts = Money::new(amount, currency).split(NonZeroU32::new(3).unwrap()).unwrap();
            parts.into_iter().map(Money::amount).collect::<Vec<_>>()
        };
        let hundredths = |parts: [i64; 3]| parts.map(|part| Decimal::new(part, 2));
        assert_eq!(in_three(Decimal::new(10000, 2), Currency::SEK), hundredths([3334, 3333, 3333]));
        assert_eq!(in_three(Decimal::from(200), Currency::JPY), [67, 67, 66].map(Decimal::from));
        assert_eq!(in_three(Decimal::new(-10000, 2), Currency::SEK), hundredths([-3334, -3333, -3333]));
        assert_eq!(in_three(Decimal::from(0), Currency::EUR), hundredths([0, 0, 0]));
    }

    proptest! {
        #[test]
        fn buy_4_the_parts_sum_to_the_amount_and_differ_by_a_minor_unit_at_most(
            minor_units in -9_000_000_000_000_i64..9_000_000_000_000,
            currency in proptest::sample::select(&Currency::ALL[..]),
            parts in 1_u32..40,
        ) {
            let amount = Money::new(Decimal::new(minor_units, currency.minor_unit_digits()), currency);
            let parts = amount.split(NonZeroU32::new(parts).unwrap()).unwrap();
            let sum = parts.iter().try_fold(Money::zero(currency), |sum, part| sum.plus(*part)).unwrap();
            prop_assert_eq!(sum, amount);
            let least = parts.iter().map(|part| part.amount()).min().unwrap();
            let most = parts.iter().map(|part| part.amount()).max().unwrap();
            prop_assert!(most - least <= Decimal::new(1, currency.minor_unit_digits()));
            for part in parts {
                prop_assert_eq!(Money::new(part.amount(), currency), part);
            }
        }
    }

    #[test]
    fn every_code_reads_back_as_its_currency() {
        for currency in Currency::ALL {
            assert_eq!(currency.code().parse(), Ok(currency));
        }
        assert!("XXX".parse::<Currency>().is_err());
    }
}
