//! A vault without cryptography: what is sealed stays in the vault, and the sealed bytes are only its number.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Mutex, PoisonError};

use zeroize::Zeroizing;

use crate::domain::{OperatorId, Passphrase};
use crate::ports::vault::{Derivation, KeySlot, SealContext, Sealed, Vault, VaultFailure};

/// A vault for tests. Its `Debug` shows nothing of what it keeps.
#[derive(Default)]
pub struct TestVault(Mutex<Content>);

#[derive(Default)]
struct Content {
    is_unlocked: bool,
    sealed: BTreeMap<Vec<u8>, (SealContext, Zeroizing<Vec<u8>>)>,
}

impl TestVault {
    /// The passphrase that opens every slot.
    pub const PASSPHRASE: &str = "en lösenfras för prov";

    /// A vault that is open already.
    #[must_use]
    pub fn unlocked() -> Self {
        Self(Mutex::new(Content { is_unlocked: true, ..Content::default() }))
    }

    fn with<T>(&self, change: impl FnOnce(&mut Content) -> T) -> T {
        change(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl fmt::Debug for TestVault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("TestVault")
    }
}

impl Vault for TestVault {
    fn is_unlocked(&self) -> bool {
        self.with(|content| content.is_unlocked)
    }

    fn unlock(&self, slots: &[KeySlot], passphrase: &Passphrase) -> Result<OperatorId, VaultFailure> {
        match slots.first() {
            Some(slot) if passphrase.expose() == Self::PASSPHRASE.as_bytes() => {
                self.with(|content| content.is_unlocked = true);
                Ok(slot.operator)
            }
            Some(_) | None => Err(VaultFailure::WrongPassphrase),
        }
    }

    fn lock(&self) {
        self.with(|content| content.is_unlocked = false);
    }

    fn new_slot(&self, operator: OperatorId, _passphrase: &Passphrase) -> Result<KeySlot, VaultFailure> {
        if !self.is_unlocked() {
            return Err(VaultFailure::Locked);
        }
        let derivation = Derivation { memory_kib: 8, passes: 1, lanes: 1 };
        Ok(KeySlot { operator, derivation, salt: [0; 16], wrapped: Sealed(Vec::new()) })
    }

    fn seal(&self, context: &SealContext, plain: &[u8]) -> Result<Sealed, VaultFailure> {
        self.with(|content| {
            if !content.is_unlocked {
                return Err(VaultFailure::Locked);
            }
            let number = format!("sealed {}", content.sealed.len()).into_bytes();
            content.sealed.insert(number.clone(), (context.clone(), Zeroizing::new(plain.to_vec())));
            Ok(Sealed(number))
        })
    }

    fn open(&self, context: &SealContext, sealed: &Sealed) -> Result<Zeroizing<Vec<u8>>, VaultFailure> {
        self.with(|content| {
            if !content.is_unlocked {
                return Err(VaultFailure::Locked);
            }
            match content.sealed.get(&sealed.0) {
                Some((kept, plain)) if kept == context => Ok(plain.clone()),
                Some(_) | None => Err(VaultFailure::Damaged),
            }
        })
    }
}
