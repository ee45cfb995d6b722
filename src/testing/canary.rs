//! The key that stands in the data of the tests and must never be found in the clear in anything they leave behind.

use crate::domain::ProductKey;

/// The key's text: 32 digits that no provider issues.
pub const CANARY_KEY: &str = "97979797313131315353535386868686";

/// The key.
#[must_use]
pub fn key() -> ProductKey {
    ProductKey::parse(CANARY_KEY).expect("the canary has the shape of a key")
}
