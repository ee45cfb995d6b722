//! Exact amounts of money: a decimal and its currency, never a float.

use std::fmt;
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
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn every_code_reads_back_as_its_currency() {
        for currency in Currency::ALL {
            assert_eq!(currency.code().parse(), Ok(currency));
        }
        assert!("XXX".parse::<Currency>().is_err());
    }
}
