//! Numbers and money as each language writes them.

use std::str::FromStr;

use fixed_decimal::Decimal;
use icu_decimal::options::DecimalFormatterOptions;
use icu_decimal::{DecimalFormatter, DecimalFormatterPreferences};
use icu_locale_core::locale;

use crate::domain::{Money, TaxNote};
use crate::i18n::{Language, Locale, message};

const NO_BREAK_SPACE: char = '\u{a0}';
const MINUS_SIGN: &str = "\u{2212}";

impl Locale {
    /// A count, grouped: `1 234 567` in Swedish (with no-break spaces), `1,234,567` in English.
    #[must_use]
    pub fn number(self, count: u64) -> String {
        grouped(self.language(), &Decimal::from(count))
    }

    /// An amount to its last minor unit: `10 112,00 SEK` in Swedish (with no-break spaces), `SEK 10,112.00` in English.
    #[must_use]
    pub fn money(self, money: Money) -> String {
        let decimals = usize::try_from(money.currency().minor_unit_digits()).unwrap_or(0);
        let exact = format!("{:.decimals$}", money.amount());
        // Both write digits and a point, so that the amount always reads; if it ever did not, it stands unformatted.
        let amount = Decimal::from_str(&exact).map_or(exact, |amount| grouped(self.language(), &amount));
        let code = money.currency().code();
        match self.language() {
            Language::Swedish => format!("{amount}{NO_BREAK_SPACE}{code}"),
            Language::English => match amount.strip_prefix(['-', '\u{2212}']) {
                Some(amount) => format!("{MINUS_SIGN}{code}{NO_BREAK_SPACE}{amount}"),
                None => format!("{code}{NO_BREAK_SPACE}{amount}"),
            },
        }
    }

    /// Whether a price includes tax (MARKET-2).
    #[must_use]
    pub fn tax_note(self, note: TaxNote) -> String {
        self.text(match note {
            TaxNote::Excluded => message!("tax-excluded"),
            TaxNote::Included => message!("tax-included"),
        })
    }
}

/// The number with the language's digits grouped; plain where the language's data are missing, which a test rules out.
pub(in crate::i18n) fn grouped(language: Language, number: &Decimal) -> String {
    let preferences: DecimalFormatterPreferences = match language {
        Language::Swedish => locale!("sv").into(),
        Language::English => locale!("en").into(),
    };
    match DecimalFormatter::try_new(preferences, DecimalFormatterOptions::default()) {
        Ok(formatter) => formatter.format(number).to_string(),
        Err(_) => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Currency;
    use chrono_tz::Tz;

    const SWEDISH: fn() -> Locale = || Locale::new(Language::Swedish, Tz::UTC);
    const ENGLISH: fn() -> Locale = || Locale::new(Language::English, Tz::UTC);

    fn money(minor: i64, digits: u32, currency: Currency) -> Money {
        Money::new(rust_decimal::Decimal::new(minor, digits), currency)
    }

    #[test]
    fn numbers_are_grouped_as_the_language_groups() {
        assert_eq!(SWEDISH().number(1_234_567), "1\u{a0}234\u{a0}567");
        assert_eq!(ENGLISH().number(1_234_567), "1,234,567");
        assert_eq!(SWEDISH().number(999), "999");
        assert_eq!(ENGLISH().number(u64::MAX), "18,446,744,073,709,551,615");
    }

    #[test]
    fn money_follows_the_language() {
        let price = money(1_011_200, 2, Currency::SEK);
        assert_eq!(SWEDISH().money(price), "10\u{a0}112,00\u{a0}SEK");
        assert_eq!(ENGLISH().money(price), "SEK\u{a0}10,112.00");
        assert_eq!(SWEDISH().money(money(5, 0, Currency::SEK)), "5,00\u{a0}SEK");
        assert_eq!(ENGLISH().money(money(5, 1, Currency::EUR)), "EUR\u{a0}0.50");
    }

    #[test]
    fn a_currency_without_minor_unit_has_no_decimals() {
        assert_eq!(SWEDISH().money(money(125_000, 0, Currency::JPY)), "125\u{a0}000\u{a0}JPY");
        assert_eq!(ENGLISH().money(money(125_000, 0, Currency::JPY)), "JPY\u{a0}125,000");
    }

    #[test]
    fn a_negative_amount_has_a_real_minus_sign() {
        let credit = money(-1_011_250, 2, Currency::SEK);
        assert_eq!(SWEDISH().money(credit), "\u{2212}10\u{a0}112,50\u{a0}SEK");
        assert_eq!(ENGLISH().money(credit), "\u{2212}SEK\u{a0}10,112.50");
    }

    #[test]
    fn market_2_a_price_says_whether_it_includes_tax() {
        assert_eq!(SWEDISH().tax_note(TaxNote::Excluded), "exkl. skatt");
        assert_eq!(SWEDISH().tax_note(TaxNote::Included), "inkl. skatt");
        assert_eq!(ENGLISH().tax_note(TaxNote::Excluded), "excl. tax");
        assert_eq!(ENGLISH().tax_note(TaxNote::Included), "incl. tax");
    }
}
