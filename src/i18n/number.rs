//! Numbers and money as each language writes them.

use std::str::FromStr;

use fixed_decimal::Decimal;
use icu_decimal::options::DecimalFormatterOptions;
use icu_decimal::{DecimalFormatter, DecimalFormatterPreferences};
use icu_locale_core::locale;

use crate::domain::{Currency, Money, TaxNote};
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
        self.amount(money.amount(), money.currency())
    }

    /// Sums in several currencies, which have no sum together.
    #[must_use]
    pub fn sums(self, sums: &[Money]) -> String {
        sums.iter().map(|sum| self.money(*sum)).collect::<Vec<_>>().join(" + ")
    }

    /// An amount that may be finer than the minor unit, with all its decimals, and those of the minor unit at least.
    pub(in crate::i18n) fn amount(self, amount: rust_decimal::Decimal, currency: Currency) -> String {
        let amount = self.decimal(amount, currency.minor_unit_digits());
        let code = currency.code();
        match self.language() {
            Language::Swedish => format!("{amount}{NO_BREAK_SPACE}{code}"),
            Language::English => match amount.strip_prefix(['-', '\u{2212}']) {
                Some(amount) => format!("{MINUS_SIGN}{code}{NO_BREAK_SPACE}{amount}"),
                None => format!("{code}{NO_BREAK_SPACE}{amount}"),
            },
        }
    }

    /// A number with all its decimals, and that many at least.
    pub(in crate::i18n) fn decimal(self, number: rust_decimal::Decimal, decimals: u32) -> String {
        let number = number.normalize();
        let decimals = usize::try_from(number.scale().max(decimals)).unwrap_or(0);
        let exact = format!("{number:.decimals$}");
        // Both write digits and a point, so that the number always reads; if it ever did not, it stands unformatted.
        Decimal::from_str(&exact).map_or(exact, |number| grouped(self.language(), &number))
    }

    /// The number that a text is in this language, blanks in it left out: `1 250,5` in Swedish, which takes a point for the
    /// comma, and `1250.5` in English, which takes no comma, as that would be read as a thousand. `None` for anything else.
    #[must_use]
    pub fn read_decimal(self, text: &str) -> Option<rust_decimal::Decimal> {
        let mut plain: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
        if self.language() == Language::Swedish {
            plain = plain.replace(',', ".");
        }
        let is_number = plain.starts_with(|letter: char| letter.is_ascii_digit())
            && plain.chars().all(|letter| letter.is_ascii_digit() || letter == '.');
        plain.parse().ok().filter(|_| is_number)
    }

    /// The amount that a text is, and the currency where its code stands before or after it; `None` for anything else.
    #[must_use]
    pub fn read_amount(self, text: &str) -> Option<(rust_decimal::Decimal, Option<Currency>)> {
        let text = text.trim();
        let named = Currency::ALL.into_iter().find_map(|currency| {
            let upper = text.to_ascii_uppercase();
            let code = currency.code();
            let starts = upper.starts_with(code).then(|| text.get(code.len()..));
            let ends = upper.ends_with(code).then(|| text.get(..text.len().saturating_sub(code.len())));
            Some((starts.or(ends)??, currency))
        });
        let (number, currency) = named.map_or((text, None), |(number, currency)| (number, Some(currency)));
        Some((self.read_decimal(number)?, currency))
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
    // To find the data of a language takes longer than to write a number, and every frame has some.
    thread_local! {
        static SWEDISH: Option<DecimalFormatter> = formatter(locale!("sv").into());
        static ENGLISH: Option<DecimalFormatter> = formatter(locale!("en").into());
    }
    let write = |formatter: &Option<DecimalFormatter>| match formatter {
        Some(formatter) => formatter.format(number).to_string(),
        None => number.to_string(),
    };
    match language {
        Language::Swedish => SWEDISH.with(write),
        Language::English => ENGLISH.with(write),
    }
}

fn formatter(preferences: DecimalFormatterPreferences) -> Option<DecimalFormatter> {
    DecimalFormatter::try_new(preferences, DecimalFormatterOptions::default()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
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
    fn a_number_is_read_as_the_language_writes_it() {
        let number = |text: &str| text.parse::<rust_decimal::Decimal>().ok();
        for (text, swedish, english) in [
            ("0,0835", number("0.0835"), None),
            ("0.0835", number("0.0835"), number("0.0835")),
            (" 1 250,5 ", number("1250.5"), None),
            ("1\u{a0}250", number("1250"), number("1250")),
            ("1,250.5", None, None),
            ("5,", number("5"), None),
            ("007", number("7"), number("7")),
            ("", None, None),
            ("-1", None, None),
            ("+1", None, None),
            (",5", None, None),
            ("1e3", None, None),
            ("1_000", None, None),
            ("tre", None, None),
            ("99999999999999999999999999999999", None, None),
        ] {
            assert_eq!(SWEDISH().read_decimal(text), swedish, "{text}");
            assert_eq!(ENGLISH().read_decimal(text), english, "{text}");
        }
    }

    #[test]
    fn an_amount_is_read_with_its_currency_where_that_stands_there() {
        let amount = |currency| Some(("0.5".parse().unwrap(), currency));
        for (text, expected) in [
            ("0.5", amount(None)),
            ("0.5 USD", amount(Some(Currency::USD))),
            ("usd\u{a0}0.5", amount(Some(Currency::USD))),
            ("SEK0.5", amount(Some(Currency::SEK))),
            ("0.5 XXX", None),
            ("0.5 SE", None),
            ("SEK", None),
            ("å", None),
        ] {
            assert_eq!(ENGLISH().read_amount(text), expected, "{text}");
        }
        for currency in Currency::ALL {
            for locale in [SWEDISH(), ENGLISH()] {
                let shown = locale.money(money(2, 0, currency));
                assert_eq!(locale.read_amount(&shown), Some((2.into(), Some(currency))), "{shown} is read again");
            }
        }
    }

    #[test]
    fn market_2_a_price_says_whether_it_includes_tax() {
        assert_eq!(SWEDISH().tax_note(TaxNote::Excluded), "exkl. skatt");
        assert_eq!(SWEDISH().tax_note(TaxNote::Included), "inkl. skatt");
        assert_eq!(ENGLISH().tax_note(TaxNote::Excluded), "excl. tax");
        assert_eq!(ENGLISH().tax_note(TaxNote::Included), "incl. tax");
    }
}
