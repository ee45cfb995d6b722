//! The vault itself: it holds the master keys while it is unlocked, and lends them to nobody.

use std::fmt;
use std::sync::{Arc, PoisonError, RwLock};

use zeroize::Zeroizing;

use crate::domain::{OperatorId, Passphrase};
use crate::ports::vault::{Derivation, NewMaster};
use crate::ports::{Entropy, KeySlot, SealContext, Sealed, Vault, VaultFailure};
use crate::vault::cipher::{self, SecretKey};
use crate::vault::derivation::STRONG;
use crate::vault::masters::Masters;
use crate::vault::slot;

/// What the subkey is derived for: another use of the master key gets another name, and so another key.
const SEALED_KEYS: &str = "nyckel sealed keys v1";

/// Seals with a subkey of the newest of its random master keys, and opens with that of each.
pub struct SealingVault {
    masters: RwLock<Option<Masters>>,
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
        Ok(Self { masters: RwLock::new(Some(Masters::of(master))), entropy, derivation: STRONG })
    }

    /// A vault that has to be unlocked first.
    #[must_use]
    pub fn locked(entropy: Arc<dyn Entropy>) -> Self {
        Self { masters: RwLock::new(None), entropy, derivation: STRONG }
    }

    /// The same vault, whose new slots stretch their passphrases so.
    #[must_use]
    pub fn with_new_slots(self, derivation: Derivation) -> Self {
        Self { derivation, ..self }
    }

    fn with_masters<T>(&self, act: impl FnOnce(&Masters) -> Result<T, VaultFailure>) -> Result<T, VaultFailure> {
        let masters = self.masters.read().unwrap_or_else(PoisonError::into_inner);
        act(masters.as_ref().ok_or(VaultFailure::Locked)?)
    }

    fn replace_masters(&self, masters: Option<Masters>) {
        *self.masters.write().unwrap_or_else(PoisonError::into_inner) = masters;
    }
}

impl Vault for SealingVault {
    fn is_unlocked(&self) -> bool {
        self.masters.read().unwrap_or_else(PoisonError::into_inner).is_some()
    }

    fn unlock(&self, slots: &[KeySlot], passphrase: &Passphrase) -> Result<OperatorId, VaultFailure> {
        let mut unusable = None;
        let mut was_tried = false;
        for slot in slots {
            match slot::open(slot, passphrase) {
                Ok(masters) => {
                    self.replace_masters(Some(masters));
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
        self.replace_masters(None);
    }

    fn new_slot(&self, operator: OperatorId, passphrase: &Passphrase) -> Result<KeySlot, VaultFailure> {
        self.with_masters(|masters| slot::make(masters, operator, passphrase, self.derivation, self.entropy.as_ref()))
    }

    fn renewed(&self, slots: &[KeySlot]) -> Result<(Vec<KeySlot>, NewMaster), VaultFailure> {
        self.with_masters(|masters| {
            let mut next = SecretKey::zeros();
            self.entropy.fill(next.bytes_mut())?;
            let renewed = slots.iter().map(|slot| slot::with_next(slot, masters, &next, self.entropy.as_ref()));
            Ok((renewed.collect::<Result<_, _>>()?, NewMaster::new(next.into_boxed())))
        })
    }

    fn adopt(&self, new: NewMaster) {
        let mut masters = self.masters.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(masters) = masters.as_mut() {
            masters.push(SecretKey::boxed(new.into_bytes()));
        }
    }

    fn seal(&self, context: &SealContext, plain: &[u8]) -> Result<Sealed, VaultFailure> {
        self.with_masters(|masters| cipher::seal(&sealing_key(masters.newest()), context, plain, self.entropy.as_ref()))
    }

    /// By the newest master key first: by which one it was sealed stands nowhere, and one that does not fit says so.
    fn open(&self, context: &SealContext, sealed: &Sealed) -> Result<Zeroizing<Vec<u8>>, VaultFailure> {
        self.with_masters(|masters| {
            let opened = |master| cipher::open(&sealing_key(master), context, sealed).ok();
            masters.newest_first().find_map(opened).ok_or(VaultFailure::Damaged)
        })
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
