//! A vault that fails when its plan says so, in front of one that does not.

use std::sync::Arc;

use zeroize::Zeroizing;

use crate::domain::{OperatorId, Passphrase};
use crate::ports::EntropyFailure;
use crate::ports::vault::{KeySlot, NewMaster, SealContext, Sealed, Vault, VaultFailure};
use crate::testing::faults::{FaultPlan, REASON, Step};

/// A vault with faults. Whether it is open, locking it, and taking over a new master key, is no step.
#[derive(Debug)]
pub struct FaultyVault {
    inner: Arc<dyn Vault>,
    faults: Arc<FaultPlan>,
}

impl FaultyVault {
    /// The vault in front of that one.
    #[must_use]
    pub fn new(inner: Arc<dyn Vault>, faults: Arc<FaultPlan>) -> Self {
        Self { inner, faults }
    }
}

impl Vault for FaultyVault {
    fn is_unlocked(&self) -> bool {
        self.inner.is_unlocked()
    }

    fn unlock(&self, slots: &[KeySlot], passphrase: &Passphrase) -> Result<OperatorId, VaultFailure> {
        let unlock = || self.inner.unlock(slots, passphrase);
        let failure = |_: &_| VaultFailure::BadSlot(REASON.to_owned());
        self.faults.write(Step::Unlock, failure, unlock, |unlock| unlock().inspect(|_| self.inner.lock()))
    }

    fn lock(&self) {
        self.inner.lock();
    }

    fn new_slot(&self, operator: OperatorId, passphrase: &Passphrase) -> Result<KeySlot, VaultFailure> {
        let failure = |_: &_| VaultFailure::BadSlot(REASON.to_owned());
        self.faults.ask(Step::MakeSlot, failure, || self.inner.new_slot(operator, passphrase))
    }

    fn renewed(&self, slots: &[KeySlot]) -> Result<(Vec<KeySlot>, NewMaster), VaultFailure> {
        let failure = |_: &_| VaultFailure::BadSlot(REASON.to_owned());
        self.faults.ask(Step::MakeSlot, failure, || self.inner.renewed(slots))
    }

    fn adopt(&self, new: NewMaster) {
        self.inner.adopt(new);
    }

    fn seal(&self, context: &SealContext, plain: &[u8]) -> Result<Sealed, VaultFailure> {
        let failure = |_: &_| EntropyFailure(REASON.to_owned()).into();
        self.faults.ask(Step::Seal, failure, || self.inner.seal(context, plain))
    }

    fn open(&self, context: &SealContext, sealed: &Sealed) -> Result<Zeroizing<Vec<u8>>, VaultFailure> {
        self.faults.ask(Step::Open, |_| VaultFailure::Damaged, || self.inner.open(context, sealed))
    }
}
