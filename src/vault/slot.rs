//! A slot: the master key, wrapped by what an operator's passphrase stretches to. The slot's own fields are
//! authenticated, so that a slot that was given to another operator or weakened does not open.

use serde::Serialize;

use crate::domain::{OperatorId, Passphrase};
use crate::ports::vault::Derivation;
use crate::ports::{Entropy, KeySlot, VaultFailure};
use crate::vault::cipher::{self, SecretKey};
use crate::vault::derivation::stretch;

/// What a wrapped master key is sealed as.
#[derive(Serialize)]
struct SlotContext {
    purpose: &'static str,
    operator: OperatorId,
    derivation: Derivation,
    salt: [u8; 16],
}

impl SlotContext {
    fn new(operator: OperatorId, derivation: Derivation, salt: [u8; 16]) -> Self {
        Self { purpose: "nyckel key slot", operator, derivation, salt }
    }
}

/// Wraps the master key for the operator.
pub(in crate::vault) fn wrap(
    master: &SecretKey,
    operator: OperatorId,
    passphrase: &Passphrase,
    derivation: Derivation,
    entropy: &dyn Entropy,
) -> Result<KeySlot, VaultFailure> {
    let mut salt = [0; 16];
    entropy.fill(&mut salt)?;
    let key = stretch(passphrase, &salt, derivation)?;
    let wrapped = cipher::seal(&key, &SlotContext::new(operator, derivation, salt), master.bytes(), entropy)?;
    Ok(KeySlot { operator, derivation, salt, wrapped })
}

/// The master key of the slot; [`VaultFailure::WrongPassphrase`] where the passphrase does not open it.
pub(in crate::vault) fn unwrap(slot: &KeySlot, passphrase: &Passphrase) -> Result<SecretKey, VaultFailure> {
    let key = stretch(passphrase, &slot.salt, slot.derivation)?;
    let context = SlotContext::new(slot.operator, slot.derivation, slot.salt);
    let plain = cipher::open(&key, &context, &slot.wrapped).map_err(|_| VaultFailure::WrongPassphrase)?;
    let mut master = SecretKey::zeros();
    if plain.len() != master.bytes().len() {
        return Err(VaultFailure::BadSlot(format!("it holds {} bytes instead of a key", plain.len())));
    }
    master.bytes_mut().copy_from_slice(&plain);
    Ok(master)
}
