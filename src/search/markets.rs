//! Markets by half-remembered names, as MARKET-1 wants them found.

use crate::domain::Market;
use crate::domain::market::Markets;
use crate::search::fold::fold;
use crate::search::question::MarketNames;

/// The markets that a text means: the one whose name in either language, alias or slug it is exactly, alone; else
/// all under the code it is; else those whose names contain it. Case and accents do not count (MARKET-1).
#[must_use]
pub fn market_search(text: &str) -> Vec<&'static Market> {
    let wanted = fold(text);
    if wanted.is_empty() {
        return Vec::new();
    }
    let markets = Markets::embedded();
    let exact: Vec<&Market> = markets.iter().filter(|market| names(market).any(|name| name == wanted)).collect();
    if !exact.is_empty() {
        return exact;
    }
    let by_code = markets.by_code(&wanted);
    if !by_code.is_empty() {
        return by_code;
    }
    markets.iter().filter(|market| names(market).any(|name| name.contains(&wanted))).collect()
}

/// The slugs of the markets whose name in that language has the folded word.
pub(in crate::search) fn named_with(word: &str, names: MarketNames) -> Vec<&'static str> {
    let has_it = |market: &&Market| fold(market_name(market, names)).contains(word);
    Markets::embedded().iter().filter(has_it).map(|market| market.slug.as_str()).collect()
}

/// The market's name in that language.
pub(in crate::search) fn market_name(market: &Market, names: MarketNames) -> &str {
    match names {
        MarketNames::Swedish => &market.sv,
        MarketNames::English => &market.en,
    }
}

/// Everything a market is called, folded.
fn names(market: &Market) -> impl Iterator<Item = String> {
    [&market.sv, &market.en, &market.slug].into_iter().chain(&market.aliases).map(|name| fold(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&'static str> {
        market_search(text).into_iter().map(|market| market.sv.as_str()).collect()
    }

    #[test]
    fn market_1_an_exact_name_wins_alone() {
        assert_eq!(found("Kongo"), ["Kongo"]);
        assert_eq!(found("kongo (dr)"), ["Kongo (DR)"]);
        assert_eq!(found("Guinea"), ["Guinea"]);
        assert_eq!(found("SAMOA"), ["Samoa"]);
    }

    #[test]
    fn market_1_a_code_lists_all_that_share_it() {
        assert_eq!(found("BQ"), ["Bonaire", "Saba", "Sint Eustatius"]);
        assert_eq!(found("sj"), ["Jan Mayen", "Svalbard"]);
    }

    #[test]
    fn market_1_search_folds_accents_and_takes_parts_of_names_in_both_languages() {
        assert_eq!(found("aland"), ["Åland"]);
        assert_eq!(found("Sweden"), ["Sverige"]);
        assert!(found("guin").len() > 2);
        assert!(found("nowhere at all").is_empty());
        assert!(found("  ").is_empty());
    }
}
