//! How Azure Hybrid Benefit reads: editions, what they may in Azure, rates and percentages (PROD-5).

use rust_decimal::Decimal;

use crate::domain::hybrid_benefit::{AzureUse, Count, Edition, Ground, HourlyRate, RateProblem};
use crate::i18n::{Locale, message};

impl Locale {
    /// An edition of Windows Server.
    #[must_use]
    pub fn edition(self, edition: Edition) -> String {
        self.text(match edition {
            Edition::Datacenter => message!("edition-datacenter"),
            Edition::Standard => message!("edition-standard"),
        })
    }

    /// What an edition may in Azure, short enough for a column.
    #[must_use]
    pub fn azure_use(self, allowed: AzureUse) -> String {
        self.text(match allowed {
            AzureUse::Convert => message!("hybrid-convert"),
            AzureUse::ConvertOrReuse => message!("hybrid-convert-or-reuse"),
        })
    }

    /// Whether Software Assurance is needed for the benefit, in one word.
    #[must_use]
    pub fn needs_assurance(self, ground: Ground) -> String {
        self.text(match ground {
            Ground::Subscription => message!("hybrid-assurance-no"),
            Ground::SoftwareAssurance => message!("hybrid-assurance-yes"),
        })
    }

    /// A rate with all its decimals, and those of the minor unit at least: `0,0835 SEK` in Swedish (with a no-break space).
    #[must_use]
    pub fn hourly_rate(self, rate: HourlyRate) -> String {
        self.amount(rate.amount(), rate.currency())
    }

    /// A percentage with one decimal: `40,0 %` in Swedish (with a no-break space), `40.0%` in English.
    #[must_use]
    pub fn percent(self, percent: Decimal) -> String {
        self.text_with(message!("hybrid-percent"), &[("percent", self.decimal(percent, 1).into())])
    }

    /// What is wrong with a rate, in a sentence.
    #[must_use]
    pub fn rate_problem(self, problem: RateProblem) -> String {
        match problem {
            RateProblem::NotPositive => self.text(message!("hybrid-not-positive")),
            RateProblem::TooFine => {
                self.text_with(message!("hybrid-too-fine"), &[("decimals", HourlyRate::DECIMALS.into())])
            }
            RateProblem::TooLarge => {
                let limit = self.decimal(HourlyRate::LIMIT, 0);
                self.text_with(message!("hybrid-too-large"), &[("limit", limit.into())])
            }
            RateProblem::OtherCurrency { given, wanted } => {
                let values = [("given", given.code().into()), ("wanted", wanted.code().into())];
                self.text_with(message!("hybrid-other-currency"), &values)
            }
            RateProblem::AboveLicensed => self.text(message!("hybrid-above-licensed")),
        }
    }

    /// That something is no number of hours or machines.
    #[must_use]
    pub fn not_a_count(self) -> String {
        let most = self.number(Count::MOST.into());
        self.text_with(message!("hybrid-not-a-count"), &[("most", most.into())])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Currency;
    use crate::i18n::Language;

    #[test]
    fn prod_5_a_rate_and_a_percentage_follow_the_language() {
        let rate = |amount: &str, currency| HourlyRate::new(amount.parse().unwrap(), currency).unwrap();
        let percent: Decimal = "40".parse().unwrap();
        for (language, fine, coarse, yen, share) in [
            (Language::Swedish, "0,0835\u{a0}SEK", "2,00\u{a0}SEK", "30,5\u{a0}JPY", "40,0\u{a0}%"),
            (Language::English, "SEK\u{a0}0.0835", "SEK\u{a0}2.00", "JPY\u{a0}30.5", "40.0%"),
        ] {
            let locale = Locale::new(language, chrono_tz::UTC);
            assert_eq!(locale.hourly_rate(rate("0.08350", Currency::SEK)), fine);
            assert_eq!(locale.hourly_rate(rate("2", Currency::SEK)), coarse);
            assert_eq!(locale.hourly_rate(rate("30.5", Currency::JPY)), yen);
            assert_eq!(locale.percent(percent), share);
        }
    }
}
