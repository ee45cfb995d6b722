//! The demo's vault: nobody is asked for its passphrase, which the README tells. It is opened at the first key, on
//! the thread that asks for it, so that the start of the demo pays nothing.

use std::fmt;
use std::sync::{Mutex, PoisonError};

use zeroize::Zeroizing;

use crate::domain::{OperatorId, Passphrase};
use crate::ports::vault::NewMaster;
use crate::ports::{KeySlot, SealContext, Sealed, Vault, VaultFailure};
use crate::vault::SealingVault;

/// The passphrase of every demo, as the README has it.
pub const DEMO_PASSPHRASE: &str = "nyckel demo";

/// A vault that unlocks itself by [`DEMO_PASSPHRASE`] when something is first sealed or opened.
///
/// Once it was locked by hand it stays so until it is unlocked by hand: a lock that opens itself is none. So it is too
/// where no slot has that passphrase any more.
pub struct OpenedOnDemand<S> {
    vault: SealingVault,
    slots: S,
    opening: Mutex<Opening>,
}

/// Whether it may unlock itself.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Opening {
    OnDemand,
    ByHand,
}

impl<S> OpenedOnDemand<S>
where
    S: Fn() -> Result<Vec<KeySlot>, VaultFailure> + Send + Sync,
{
    /// The vault with its slots as `slots` reads them when they are first needed.
    #[must_use]
    pub fn new(vault: SealingVault, slots: S) -> Self {
        Self { vault, slots, opening: Mutex::new(Opening::OnDemand) }
    }

    fn opened(&self) -> Result<&SealingVault, VaultFailure> {
        // Held while it opens, so that two threads that need it at once stretch the passphrase once.
        let mut opening = self.opening.lock().unwrap_or_else(PoisonError::into_inner);
        if *opening == Opening::OnDemand && !self.vault.is_unlocked() {
            let slots = (self.slots)()?;
            match self.vault.unlock(&slots, &Passphrase::new(DEMO_PASSPHRASE.to_owned())) {
                Ok(_) => {}
                // Every operator has another passphrase by now: whoever is there is asked for theirs.
                Err(VaultFailure::WrongPassphrase) if !slots.is_empty() => {
                    *opening = Opening::ByHand;
                    return Err(VaultFailure::Locked);
                }
                Err(failure) => return Err(failure),
            }
        }
        Ok(&self.vault)
    }

    fn set_opening(&self, opening: Opening) {
        *self.opening.lock().unwrap_or_else(PoisonError::into_inner) = opening;
    }
}

impl<S> Vault for OpenedOnDemand<S>
where
    S: Fn() -> Result<Vec<KeySlot>, VaultFailure> + Send + Sync,
{
    fn is_unlocked(&self) -> bool {
        *self.opening.lock().unwrap_or_else(PoisonError::into_inner) == Opening::OnDemand || self.vault.is_unlocked()
    }

    fn unlock(&self, slots: &[KeySlot], passphrase: &Passphrase) -> Result<OperatorId, VaultFailure> {
        let operator = self.vault.unlock(slots, passphrase)?;
        self.set_opening(Opening::OnDemand);
        Ok(operator)
    }

    fn lock(&self) {
        self.set_opening(Opening::ByHand);
        self.vault.lock();
    }

    fn new_slot(&self, operator: OperatorId, passphrase: &Passphrase) -> Result<KeySlot, VaultFailure> {
        self.opened()?.new_slot(operator, passphrase)
    }

    /// A demo knows the passphrases of slots of the first kind.
    fn renewed(&self, slots: &[KeySlot]) -> Result<(Vec<KeySlot>, NewMaster), VaultFailure> {
        let vault = self.opened()?;
        let passphrase = Passphrase::new(DEMO_PASSPHRASE.to_owned());
        let of_today = |slot: &KeySlot| match slot.pair {
            Some(_) => Ok(slot.clone()),
            None => vault.new_slot(slot.operator, &passphrase),
        };
        vault.renewed(&slots.iter().map(of_today).collect::<Result<Vec<_>, _>>()?)
    }

    fn adopt(&self, new: NewMaster) {
        self.vault.adopt(new);
    }

    fn seal(&self, context: &SealContext, plain: &[u8]) -> Result<Sealed, VaultFailure> {
        self.opened()?.seal(context, plain)
    }

    fn open(&self, context: &SealContext, sealed: &Sealed) -> Result<Zeroizing<Vec<u8>>, VaultFailure> {
        self.opened()?.open(context, sealed)
    }
}

impl<S> fmt::Debug for OpenedOnDemand<S> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("OpenedOnDemand").field("vault", &self.vault).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use uuid::Uuid;

    use super::*;
    use crate::domain::choice::ProductVersion;
    use crate::domain::ids::{EntitlementId, LineNumber, TenantId};
    use crate::ports::{Entropy, EntropyFailure};
    use crate::vault::DEMO;

    #[derive(Debug)]
    struct Sevens;

    impl Entropy for Sevens {
        fn fill(&self, buffer: &mut [u8]) -> Result<(), EntropyFailure> {
            buffer.fill(7);
            Ok(())
        }
    }

    fn context() -> SealContext {
        let entitlement =
            EntitlementId { tenant: TenantId(Uuid::nil()), order: "OR-1".parse().unwrap(), line: LineNumber(1) };
        SealContext::example(entitlement, ProductVersion("2022".to_owned()))
    }

    fn slot_and_sealed() -> (KeySlot, Sealed) {
        let vault = SealingVault::create(Arc::new(Sevens)).unwrap().with_new_slots(DEMO);
        let passphrase = Passphrase::new(DEMO_PASSPHRASE.to_owned());
        let slot = vault.new_slot(OperatorId(Uuid::from_u128(1)), &passphrase).unwrap();
        (slot, vault.seal(&context(), b"text").unwrap())
    }

    #[test]
    fn slots_are_read_once_and_not_before_the_first_key() {
        let (slot, sealed) = slot_and_sealed();
        let reads = AtomicUsize::new(0);
        let vault = OpenedOnDemand::new(SealingVault::locked(Arc::new(Sevens)), || {
            reads.fetch_add(1, Ordering::Relaxed);
            Ok(vec![slot.clone()])
        });
        assert!(vault.is_unlocked());
        assert_eq!(reads.load(Ordering::Relaxed), 0);
        for _ in 0..2 {
            assert_eq!(vault.open(&context(), &sealed).unwrap().as_slice(), b"text");
        }
        assert_eq!(reads.load(Ordering::Relaxed), 1);
    }

    #[test]
    fn locked_by_hand_it_stays_locked_until_it_is_unlocked_by_hand() {
        let (slot, sealed) = slot_and_sealed();
        let vault = OpenedOnDemand::new(SealingVault::locked(Arc::new(Sevens)), || Ok(vec![slot.clone()]));
        vault.open(&context(), &sealed).unwrap();
        vault.lock();
        assert!(!vault.is_unlocked());
        assert!(matches!(vault.open(&context(), &sealed), Err(VaultFailure::Locked)));
        vault.unlock(std::slice::from_ref(&slot), &Passphrase::new(DEMO_PASSPHRASE.to_owned())).unwrap();
        assert!(vault.open(&context(), &sealed).is_ok());
    }

    #[test]
    fn where_every_slot_has_another_passphrase_it_is_locked_until_it_is_unlocked_by_hand() {
        let sealing = SealingVault::create(Arc::new(Sevens)).unwrap().with_new_slots(DEMO);
        let changed = Passphrase::new("en annan fras".to_owned());
        let slot = sealing.new_slot(OperatorId(Uuid::from_u128(1)), &changed).unwrap();
        let sealed = sealing.seal(&context(), b"text").unwrap();
        let vault = OpenedOnDemand::new(SealingVault::locked(Arc::new(Sevens)), || Ok(vec![slot.clone()]));
        for _ in 0..2 {
            assert!(matches!(vault.open(&context(), &sealed), Err(VaultFailure::Locked)));
            assert!(!vault.is_unlocked());
        }
        vault.unlock(std::slice::from_ref(&slot), &changed).unwrap();
        assert_eq!(vault.open(&context(), &sealed).unwrap().as_slice(), b"text");
    }

    #[test]
    fn a_store_without_slots_is_told_of() {
        let vault = OpenedOnDemand::new(SealingVault::locked(Arc::new(Sevens)), || Ok(Vec::new()));
        assert!(matches!(vault.seal(&context(), b"text"), Err(VaultFailure::WrongPassphrase)));
    }
}
