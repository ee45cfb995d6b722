//! Secrets on their way to someone who has not yet been recorded as seeing them.
//!
//! An [`Unrevealed`] has no way to its text. [`crate::ports::Receipt::open`] is the only function that yields it, and
//! a receipt exists only once its records are on disk (KEY-5).

use std::convert::Infallible;
use std::fmt;

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::domain::choice::ProductVersion;
use crate::domain::{ActivityKind, DownloadLink, EntitlementId, Instant, ProductKey};
use crate::ports::vault::{SealContext, Sealed, Vault, VaultFailure};

/// A sealed product key, as a store keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealedKey {
    /// The purchase it belongs to.
    pub entitlement: EntitlementId,
    /// The version of the product it is for (KEY-6).
    pub version: ProductVersion,
    /// The key, sealed.
    pub sealed: Sealed,
}

/// A secret nobody has been recorded as seeing.
///
/// ```compile_fail,E0616
/// use nyckel::domain::ProductKey;
/// use nyckel::ports::Unrevealed;
///
/// fn show(unrevealed: &Unrevealed<ProductKey>) -> String {
///     unrevealed.content.expose().to_owned()
/// }
/// ```
///
/// ```compile_fail,E0599
/// use nyckel::domain::ProductKey;
/// use nyckel::ports::Unrevealed;
///
/// fn show(unrevealed: &Unrevealed<ProductKey>) -> String {
///     unrevealed.expose().to_owned()
/// }
/// ```
///
/// Sealed it gets no further, as nobody but this room says what a vault is to open it as: see [`SealContext`]. With a
/// receipt it can be opened, and that is the only way:
///
/// ```
/// use nyckel::domain::ProductKey;
/// use nyckel::ports::{OpenError, Receipt, Unrevealed, Vault};
///
/// fn show(unrevealed: &Unrevealed<ProductKey>, receipt: &Receipt, vault: &dyn Vault) -> Result<String, OpenError> {
///     Ok(receipt.open(unrevealed, vault)?.expose().to_owned())
/// }
/// ```
pub struct Unrevealed<T: Revealable> {
    pub(in crate::ports) entitlement: EntitlementId,
    pub(in crate::ports) version: ProductVersion,
    content: Content<T>,
}

/// A secret as its provider issued it, or as a store kept it.
enum Content<T: Revealable> {
    Issued(T),
    Kept(T::Kept),
}

impl<T: Revealable> Unrevealed<T> {
    /// A secret as a provider issues it, for that purchase and version of the product.
    #[must_use]
    pub fn issued(entitlement: EntitlementId, version: ProductVersion, secret: T) -> Self {
        Self { entitlement, version, content: Content::Issued(secret) }
    }

    /// The purchase the secret belongs to.
    #[must_use]
    pub fn entitlement(&self) -> &EntitlementId {
        &self.entitlement
    }

    /// The version of the product it is for.
    #[must_use]
    pub fn version(&self) -> &ProductVersion {
        &self.version
    }

    /// The secret itself, for [`crate::ports::Receipt::open`] alone.
    pub(in crate::ports) fn secret(&self, vault: &dyn Vault) -> Result<T, VaultFailure> {
        match &self.content {
            Content::Issued(secret) => Ok(secret.clone()),
            Content::Kept(kept) => T::open_kept(kept, |sealed| vault.open(&self.context(), sealed)),
        }
    }

    fn context(&self) -> SealContext {
        SealContext::product_key(self.entitlement.clone(), self.version.clone())
    }
}

impl Unrevealed<ProductKey> {
    /// A key as a store kept it.
    #[must_use]
    pub fn kept(key: SealedKey) -> Self {
        Self { entitlement: key.entitlement, version: key.version, content: Content::Kept(key.sealed) }
    }

    /// The key sealed, to be kept by a store.
    ///
    /// # Errors
    /// What the vault says.
    pub fn seal(&self, vault: &dyn Vault) -> Result<SealedKey, VaultFailure> {
        let sealed = match &self.content {
            Content::Issued(key) => vault.seal(&self.context(), key.expose().as_bytes())?,
            Content::Kept(sealed) => sealed.clone(),
        };
        Ok(SealedKey { entitlement: self.entitlement.clone(), version: self.version.clone(), sealed })
    }
}

impl Unrevealed<DownloadLink> {
    /// When the link stops working, which is no secret; an expired one is asked for again before it is recorded as
    /// copied (KEY-8).
    #[must_use]
    pub fn expires(&self) -> Instant {
        match &self.content {
            Content::Issued(link) => link.expires(),
            Content::Kept(kept) => match *kept {},
        }
    }
}

impl<T: Revealable> fmt::Debug for Unrevealed<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Unrevealed {{ entitlement: {:?}, content: <secret> }}", self.entitlement)
    }
}

/// A kind of secret that can be revealed once it is recorded who sees it.
pub trait Revealable: Clone {
    /// What a store keeps of it.
    type Kept;

    /// Whether a record of this kind is one of seeing such a secret.
    fn is_seen_by(kind: ActivityKind) -> bool;

    /// The secret of what a store kept; `open` opens what was sealed.
    ///
    /// # Errors
    /// What `open` says, and [`VaultFailure::Damaged`] where the bytes are no such secret.
    fn open_kept(
        kept: &Self::Kept,
        open: impl FnOnce(&Sealed) -> Result<Zeroizing<Vec<u8>>, VaultFailure>,
    ) -> Result<Self, VaultFailure>;
}

impl Revealable for ProductKey {
    type Kept = Sealed;

    fn is_seen_by(kind: ActivityKind) -> bool {
        matches!(kind, ActivityKind::KeyViewed | ActivityKind::KeyCopied)
    }

    fn open_kept(
        kept: &Sealed,
        open: impl FnOnce(&Sealed) -> Result<Zeroizing<Vec<u8>>, VaultFailure>,
    ) -> Result<Self, VaultFailure> {
        let bytes = open(kept)?;
        let text = std::str::from_utf8(&bytes).map_err(|_| VaultFailure::Damaged)?;
        Self::parse(text).map_err(|_| VaultFailure::Damaged)
    }
}

impl Revealable for DownloadLink {
    /// Links are not kept: they are renewed by their provider.
    type Kept = Infallible;

    fn is_seen_by(kind: ActivityKind) -> bool {
        matches!(kind, ActivityKind::LinkCopied | ActivityKind::DownloadStarted)
    }

    fn open_kept(
        kept: &Infallible,
        _open: impl FnOnce(&Sealed) -> Result<Zeroizing<Vec<u8>>, VaultFailure>,
    ) -> Result<Self, VaultFailure> {
        match *kept {}
    }
}
