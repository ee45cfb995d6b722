//! Slots of the vault as they were written by schema 1, whose passphrases wrapped the one master key itself.

use serde::{Deserialize, Serialize};

use crate::domain::OperatorId;
use crate::ports::vault::Derivation;
use crate::ports::{KeySlot, Sealed};

/// A slot of the first kind. Nothing here changes any more.
#[derive(Serialize, Deserialize)]
pub(super) struct FirstKeySlot {
    operator: OperatorId,
    derivation: Derivation,
    salt: [u8; 16],
    wrapped: Sealed,
}

impl From<FirstKeySlot> for KeySlot {
    fn from(first: FirstKeySlot) -> Self {
        let FirstKeySlot { operator, derivation, salt, wrapped } = first;
        Self { operator, derivation, salt, wrapped, pair: None }
    }
}

#[cfg(test)]
impl FirstKeySlot {
    /// What schema 1 would have written of it.
    pub(super) fn of(newest: &KeySlot) -> Self {
        let KeySlot { operator, derivation, salt, wrapped, .. } = newest.clone();
        Self { operator, derivation, salt, wrapped }
    }
}
