//! Looking a market up by name, code or a part of either.

use crate::domain::Market;
use crate::search::market_search;

/// The markets a text means (MARKET-1). The list is public, so that no role is asked for.
#[must_use]
pub fn look_up_market(text: &str) -> Vec<&'static Market> {
    market_search(text)
}
