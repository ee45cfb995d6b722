//! The vault: seals what may not lie in clear. Random master keys, which one slot per passphrase opens.

use std::fmt::{self, Debug};

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::domain::choice::ProductVersion;
use crate::domain::{EntitlementId, OperatorId, Passphrase};
use crate::ports::EntropyFailure;

/// Sealed bytes: nonce, ciphertext and tag in one piece.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sealed(pub Vec<u8>);

/// What a sealed thing belongs to; it opens only as the same thing of the same purchase. Only this room makes one, so
/// that a vault opens a key for [`crate::ports::Receipt::open`] and for nobody else.
///
/// ```compile_fail,E0624
/// use nyckel::domain::EntitlementId;
/// use nyckel::domain::choice::ProductVersion;
/// use nyckel::ports::{SealContext, Sealed, Vault};
///
/// fn open(vault: &dyn Vault, id: EntitlementId, version: ProductVersion, sealed: &Sealed) -> bool {
///     vault.open(&SealContext::product_key(id, version), sealed).is_ok()
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SealContext(Belonging);

/// What there is to be sealed. It is sealed with the thing: the order of the variants stays as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
enum Belonging {
    ProductKey(EntitlementId, ProductVersion),
}

impl SealContext {
    /// As the key of a purchase in one version.
    pub(in crate::ports) fn product_key(entitlement: EntitlementId, version: ProductVersion) -> Self {
        Self(Belonging::ProductKey(entitlement, version))
    }
}

#[cfg(any(test, feature = "testing"))]
impl SealContext {
    /// As the key of a purchase in one version, for tests of vaults.
    #[must_use]
    pub fn example(entitlement: EntitlementId, version: ProductVersion) -> Self {
        Self::product_key(entitlement, version)
    }
}

/// What one operator's passphrase opens: a key pair, and by it the master keys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeySlot {
    /// Whose passphrase opens it.
    pub operator: OperatorId,
    /// How the passphrase is stretched.
    pub derivation: Derivation,
    /// The salt of the derivation.
    pub salt: [u8; 16],
    /// What the passphrase wraps: the secret half of the pair; in a slot of the first kind the one master key itself.
    pub wrapped: Sealed,
    /// What can be given to the operator without the passphrase; `None` in a slot of the first kind.
    pub pair: Option<SlotPair>,
}

/// The public half of a slot's key pair, and what is sealed to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlotPair {
    /// The public half.
    pub public: [u8; 32],
    /// The master keys, the oldest first: by the last one everything is sealed that is sealed from now on.
    pub masters: Vec<Sealed>,
}

/// A master key that a vault has made and does not seal by yet. It is wiped when dropped, and never shown.
pub struct NewMaster(Box<Zeroizing<[u8; 32]>>);

impl NewMaster {
    /// The key of these bytes.
    #[must_use]
    pub fn new(bytes: Box<Zeroizing<[u8; 32]>>) -> Self {
        Self(bytes)
    }

    /// Its bytes, for the vault that made it.
    #[must_use]
    pub fn into_bytes(self) -> Box<Zeroizing<[u8; 32]>> {
        self.0
    }
}

impl Debug for NewMaster {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("NewMaster")
    }
}

/// The parameters of Argon2id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Derivation {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over it.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

/// Says why the vault did not do it.
#[derive(Debug, thiserror::Error)]
pub enum VaultFailure {
    /// It has not been unlocked.
    #[error("the vault is locked")]
    Locked,
    /// No slot opens with that passphrase.
    #[error("no slot of the vault opens with that passphrase")]
    WrongPassphrase,
    /// The sealed bytes were changed, or belong to something else.
    #[error("what was sealed does not open as what it should be")]
    Damaged,
    /// The parameters of a slot are not ones that can be used.
    #[error("a slot of the vault cannot be used: {0}")]
    BadSlot(String),
    /// Nothing can be sealed to a slot of the first kind without its passphrase.
    #[error("the slot of {0} is of the first kind; its operator has to unlock once")]
    FirstKind(OperatorId),
    /// There was no chance to be had for a nonce or a key.
    #[error(transparent)]
    Entropy(#[from] EntropyFailure),
}

/// Seals and opens.
pub trait Vault: Send + Sync + Debug {
    /// Whether it can seal and open now.
    fn is_unlocked(&self) -> bool;

    /// Tries the passphrase on the slots and says whose it was.
    ///
    /// # Errors
    /// [`VaultFailure::WrongPassphrase`] when it opens none of them.
    fn unlock(&self, slots: &[KeySlot], passphrase: &Passphrase) -> Result<OperatorId, VaultFailure>;

    /// Forgets the master keys.
    fn lock(&self);

    /// A slot for the operator, with every master key there is.
    ///
    /// # Errors
    /// [`VaultFailure::Locked`] before it was unlocked.
    fn new_slot(&self, operator: OperatorId, passphrase: &Passphrase) -> Result<KeySlot, VaultFailure>;

    /// Makes a new master key and answers these slots with it. Nothing is sealed by it before it is adopted, which is to
    /// be done once those slots are on disk.
    ///
    /// # Errors
    /// [`VaultFailure::Locked`], [`VaultFailure::FirstKind`], [`VaultFailure::BadSlot`] for a slot that does not have the
    /// master keys of now, or no chance for a key.
    fn renewed(&self, slots: &[KeySlot]) -> Result<(Vec<KeySlot>, NewMaster), VaultFailure>;

    /// Seals by that master key from now on; what was sealed before still opens. A locked vault stays locked.
    fn adopt(&self, new: NewMaster);

    /// Seals the bytes as that thing.
    ///
    /// # Errors
    /// [`VaultFailure::Locked`], or no chance for a nonce.
    fn seal(&self, context: &SealContext, plain: &[u8]) -> Result<Sealed, VaultFailure>;

    /// Opens what was sealed as that thing.
    ///
    /// # Errors
    /// [`VaultFailure::Damaged`] when it was sealed as another, or changed since.
    fn open(&self, context: &SealContext, sealed: &Sealed) -> Result<Zeroizing<Vec<u8>>, VaultFailure>;
}
