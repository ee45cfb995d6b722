//! A vault without cryptography: what is sealed stays in the vault, and the sealed bytes are only its number. A slot holds
//! its passphrase, and its master keys are only as many as they are.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Mutex, PoisonError};

use zeroize::Zeroizing;

use crate::domain::{OperatorId, Passphrase};
use crate::ports::vault::{Derivation, KeySlot, NewMaster, SealContext, Sealed, SlotPair, Vault, VaultFailure};

/// A vault for tests. Its `Debug` shows nothing of what it keeps.
#[derive(Default)]
pub struct TestVault(Mutex<Content>);

#[derive(Default)]
struct Content {
    /// As many master keys are known while it is unlocked; none while it is locked.
    known: usize,
    sealed: BTreeMap<Vec<u8>, SealedBy>,
}

/// What was sealed, as what, and by which master key, from 0.
struct SealedBy {
    master: usize,
    context: SealContext,
    plain: Zeroizing<Vec<u8>>,
}

impl TestVault {
    /// The passphrase that the tests choose unless another is the point.
    pub const PASSPHRASE: &str = "en lösenfras för prov";

    /// A vault that is open already.
    #[must_use]
    pub fn unlocked() -> Self {
        Self(Mutex::new(Content { known: 1, ..Content::default() }))
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
        self.with(|content| 0 < content.known)
    }

    fn unlock(&self, slots: &[KeySlot], passphrase: &Passphrase) -> Result<OperatorId, VaultFailure> {
        let slot = slots.iter().find(|slot| slot.wrapped.0 == passphrase.expose());
        let slot = slot.ok_or(VaultFailure::WrongPassphrase)?;
        self.with(|content| content.known = slot.pair.as_ref().map_or(1, |pair| pair.masters.len()));
        Ok(slot.operator)
    }

    fn lock(&self) {
        self.with(|content| content.known = 0);
    }

    fn new_slot(&self, operator: OperatorId, passphrase: &Passphrase) -> Result<KeySlot, VaultFailure> {
        let known = self.with(|content| content.known);
        if known == 0 {
            return Err(VaultFailure::Locked);
        }
        let derivation = Derivation { memory_kib: 8, passes: 1, lanes: 1 };
        let pair = Some(SlotPair { public: [0; 32], masters: vec![Sealed(Vec::new()); known] });
        Ok(KeySlot { operator, derivation, salt: [0; 16], wrapped: Sealed(passphrase.expose().to_vec()), pair })
    }

    fn renewed(&self, slots: &[KeySlot]) -> Result<(Vec<KeySlot>, NewMaster), VaultFailure> {
        if !self.is_unlocked() {
            return Err(VaultFailure::Locked);
        }
        let renewed = slots.iter().cloned().map(|mut slot| {
            slot.pair.as_mut().ok_or(VaultFailure::FirstKind(slot.operator))?.masters.push(Sealed(Vec::new()));
            Ok::<_, VaultFailure>(slot)
        });
        Ok((renewed.collect::<Result<_, _>>()?, NewMaster::new(Box::new(Zeroizing::new([0; 32])))))
    }

    fn adopt(&self, _new: NewMaster) {
        self.with(|content| content.known += usize::from(0 < content.known));
    }

    fn seal(&self, context: &SealContext, plain: &[u8]) -> Result<Sealed, VaultFailure> {
        self.with(|content| {
            let master = content.known.checked_sub(1).ok_or(VaultFailure::Locked)?;
            let number = format!("sealed {}", content.sealed.len()).into_bytes();
            let sealed = SealedBy { master, context: context.clone(), plain: Zeroizing::new(plain.to_vec()) };
            content.sealed.insert(number.clone(), sealed);
            Ok(Sealed(number))
        })
    }

    fn open(&self, context: &SealContext, sealed: &Sealed) -> Result<Zeroizing<Vec<u8>>, VaultFailure> {
        self.with(|content| match content.sealed.get(&sealed.0) {
            _ if content.known == 0 => Err(VaultFailure::Locked),
            Some(sealed) if sealed.context == *context && sealed.master < content.known => Ok(sealed.plain.clone()),
            Some(_) | None => Err(VaultFailure::Damaged),
        })
    }
}
