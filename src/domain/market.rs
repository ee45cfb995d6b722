//! Markets: where customers are, which currency they pay in, and where reservations cannot be sold (MARKET-1 … MARKET-3).
//! Finding a market by a half-remembered name is the search's business; here are only the names it searches.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::domain::{Currency, Refusal, TaxNote};

/// A market, named in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Market {
    /// The unique name it is stored by.
    pub slug: String,
    /// ISO 3166-1 alpha-2; several markets can share one (BQ, SJ).
    pub code: String,
    /// The Swedish name.
    pub sv: String,
    /// The English name.
    pub en: String,
    /// Further names to search by.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Whether Azure reservations can be sold there (MARKET-1).
    #[serde(default)]
    pub reservations: bool,
    /// The currency of the market's prices, where the catalogue has prices for it.
    #[serde(default)]
    pub currency: Option<Currency>,
}

impl Market {
    /// The currency of what is sold there: US dollars where the catalogue has no other for the market.
    #[must_use]
    pub fn price_currency(&self) -> Currency {
        self.currency.unwrap_or(Currency::USD)
    }

    /// Whether a price there includes tax: in Australia and Brazil it does (MARKET-2).
    #[must_use]
    pub fn tax(&self) -> TaxNote {
        match self.code.as_str() {
            "AU" | "BR" => TaxNote::Included,
            _ => TaxNote::Excluded,
        }
    }
}

/// Every market that is known, in the order of the embedded list.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(from = "Listed")]
pub struct Markets {
    all: Vec<Market>,
    /// Where each of them stands, as every row of a list names one.
    places: HashMap<String, usize>,
}

/// The markets as they are written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Listed {
    #[serde(rename = "market")]
    all: Vec<Market>,
}

impl From<Listed> for Markets {
    fn from(Listed { all }: Listed) -> Self {
        let places = all.iter().enumerate().map(|(place, market)| (market.slug.clone(), place)).collect();
        Self { all, places }
    }
}

#[expect(clippy::expect_used, reason = "the text is part of the program, and a test reads it")]
static EMBEDDED: LazyLock<Markets> = LazyLock::new(|| {
    toml::from_str(include_str!("../../assets/markets/markets.toml")).expect("the embedded markets are TOML markets")
});

impl Markets {
    /// The markets that are part of the program: the 109 of MARKET-1 and those where everything can be sold.
    #[must_use]
    pub fn embedded() -> &'static Self {
        &EMBEDDED
    }

    /// The market a customer's slug names.
    #[must_use]
    pub fn by_slug(&self, slug: &str) -> Option<&Market> {
        self.all.get(*self.places.get(slug)?)
    }

    /// Every market under an ISO 3166-1 alpha-2 code, upper or lower case: one, several (BQ, SJ) or none (MARKET-1).
    #[must_use]
    pub fn by_code(&self, code: &str) -> Vec<&Market> {
        self.all.iter().filter(|market| market.code.eq_ignore_ascii_case(code)).collect()
    }

    /// Every market.
    pub fn iter(&self) -> impl Iterator<Item = &Market> {
        self.all.iter()
    }
}

/// Whether an Azure reservation can be sold to a customer in that market (MARKET-1, MARKET-3).
///
/// # Errors
/// [`Refusal::ReservationMarket`] with the market's slug.
pub fn reservation_allowed(market: &Market) -> Result<(), Refusal> {
    if market.reservations {
        return Ok(());
    }
    Err(Refusal::ReservationMarket { market: market.slug.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn names_under(code: &str) -> Vec<&'static str> {
        Markets::embedded().by_code(code).into_iter().map(|market| market.sv.as_str()).collect()
    }

    #[test]
    fn market_1_market_3_a_reservation_is_refused_in_each_of_the_109_markets_with_its_name() {
        let refused: Vec<&Market> =
            Markets::embedded().iter().filter(|market| reservation_allowed(market).is_err()).collect();
        assert_eq!(refused.len(), 109);
        for market in refused {
            assert_eq!(
                reservation_allowed(market),
                Err(Refusal::ReservationMarket { market: market.slug.clone() }),
                "{}",
                market.en
            );
        }
        for name in ["Åland", "Kongo", "Kongo (DR)", "Svalbard", "Jan Mayen", "Kina", "Swaziland", "Jemen"] {
            let market = Markets::embedded().iter().find(|market| market.sv == name).unwrap();
            assert!(reservation_allowed(market).is_err(), "{name}");
        }
    }

    #[test]
    fn market_1_a_reservation_can_be_sold_where_the_list_does_not_forbid_it() {
        for code in ["SE", "NO", "DK", "FI", "DE", "GB", "US", "AU", "BR", "JP"] {
            let markets = Markets::embedded().by_code(code);
            assert_eq!(markets.len(), 1, "{code}");
            assert!(markets.iter().all(|market| reservation_allowed(market).is_ok() && market.currency.is_some()));
        }
    }

    #[test]
    fn market_1_markets_that_share_a_code_have_slugs_of_their_own() {
        assert_eq!(names_under("BQ"), ["Bonaire", "Saba", "Sint Eustatius"]);
        assert_eq!(names_under("sj"), ["Jan Mayen", "Svalbard"]);
        assert_eq!(names_under("GN"), ["Guinea"]);
        assert!(names_under("ZZ").is_empty());
        let all = Markets::embedded();
        let slugs: BTreeSet<&str> = all.iter().map(|market| market.slug.as_str()).collect();
        assert_eq!(slugs.len(), all.iter().count());
        assert!(all.iter().all(|market| all.by_slug(&market.slug) == Some(market)));
    }

    #[test]
    fn market_2_prices_include_tax_in_australia_and_brazil_only() {
        let with_tax: Vec<&str> = Markets::embedded()
            .iter()
            .filter(|market| market.tax() == TaxNote::Included)
            .map(|market| market.slug.as_str())
            .collect();
        assert_eq!(with_tax, ["australia", "brazil"]);
    }
}
