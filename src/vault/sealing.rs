//! The vault itself: it holds the master key while it is unlocked, and lends it to nobody.

use std::fmt;
use std::sync::{Arc, PoisonError, RwLock};

use zeroize::Zeroizing;

use crate::domain::{OperatorId, Passphrase};
use crate::ports::vault::Derivation;
use crate::ports::{Entropy, KeySlot, SealContext, Sealed, Vault, VaultFailure};
use crate::vault::cipher::{self, SecretKey};
use crate::vault::derivation::STRONG;
use crate::vault::slot;

/// What the subkey is derived for: another use of the master key gets another name, and so another key.
const SEALED_KEYS: &str = "nyckel sealed keys v1";

/// Seals with a subkey of a random master key.
pub struct SealingVault {
    master: RwLock<Option<SecretKey>>,
    entropy: Arc<dyn Entropy>,
    derivation: Derivation,
}

impl SealingVault {
    /// A vault with a fresh master key, unlocked.
    ///
    /// # Errors
    /// [`VaultFailure::Entropy`] where there is no chance for a key.
    pub fn create(entropy: Arc<dyn Entropy>) -> Result<Self, VaultFailure> {
        let mut master = SecretKey::zeros();
        entropy.fill(master.bytes_mut())?;
        Ok(Self { master: RwLock::new(Some(master)), entropy, derivation: STRONG })
    }

    /// A vault that has to be unlocked first.
    #[must_use]
    pub fn locked(entropy: Arc<dyn Entropy>) -> Self {
        Self { master: RwLock::new(None), entropy, derivation: STRONG }
    }

    /// The same vault, whose new slots stretch their passphrases so.
    #[must_use]
    pub fn with_new_slots(self, derivation: Derivation) -> Self {
        Self { derivation, ..self }
    }

    fn with_master<T>(&self, act: impl FnOnce(&SecretKey) -> Result<T, VaultFailure>) -> Result<T, VaultFailure> {
        let master = self.master.read().unwrap_or_else(PoisonError::into_inner);
        act(master.as_ref().ok_or(VaultFailure::Locked)?)
    }

    fn replace_master(&self, master: Option<SecretKey>) {
        *self.master.write().unwrap_or_else(PoisonError::into_inner) = master;
    }
}

impl Vault for SealingVault {
    fn is_unlocked(&self) -> bool {
        self.master.read().unwrap_or_else(PoisonError::into_inner).is_some()
    }

    fn unlock(&self, slots: &[KeySlot], passphrase: &Passphrase) -> Result<OperatorId, VaultFailure> {
        let mut unusable = None;
        let mut was_tried = false;
        for slot in slots {
            match slot::unwrap(slot, passphrase) {
                Ok(master) => {
                    self.replace_master(Some(master));
                    return Ok(slot.operator);
                }
                Err(VaultFailure::WrongPassphrase) => was_tried = true,
                Err(failure) => unusable = Some(failure),
            }
        }
        // A colleague's unusable slot must not hide from an operator that the passphrase was mistyped.
        Err(unusable.filter(|_| !was_tried).unwrap_or(VaultFailure::WrongPassphrase))
    }

    fn lock(&self) {
        self.replace_master(None);
    }

    fn new_slot(&self, operator: OperatorId, passphrase: &Passphrase) -> Result<KeySlot, VaultFailure> {
        self.with_master(|master| slot::wrap(master, operator, passphrase, self.derivation, self.entropy.as_ref()))
    }

    fn seal(&self, context: &SealContext, plain: &[u8]) -> Result<Sealed, VaultFailure> {
        self.with_master(|master| cipher::seal(&sealing_key(master), context, plain, self.entropy.as_ref()))
    }

    fn open(&self, context: &SealContext, sealed: &Sealed) -> Result<Zeroizing<Vec<u8>>, VaultFailure> {
        self.with_master(|master| cipher::open(&sealing_key(master), context, sealed))
    }
}

impl fmt::Debug for SealingVault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("SealingVault").field("is_unlocked", &self.is_unlocked()).finish_non_exhaustive()
    }
}

fn sealing_key(master: &SecretKey) -> SecretKey {
    SecretKey::new(blake3::derive_key(SEALED_KEYS, master.bytes()))
}

#[cfg(test)]
mod tests;
