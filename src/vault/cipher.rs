//! XChaCha20-Poly1305 with the nonce in front of the ciphertext. It knows keys of 32 bytes and what a text is sealed
//! as, and not where the keys come from.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use serde::Serialize;
use zeroize::Zeroizing;

use crate::ports::{Entropy, Sealed, VaultFailure};

/// The length of a key, in bytes.
pub(in crate::vault) const KEY_BYTES: usize = 32;

/// The length of a nonce, in bytes: so long that a random one never comes twice.
const NONCE_BYTES: usize = 24;

/// The form of sealed bytes. It is authenticated with them, so that bytes of one form never open as another.
const FORMAT: u8 = 1;

/// A key on the heap, wiped when dropped: moving it leaves no copy behind.
pub(in crate::vault) struct SecretKey(Box<Zeroizing<[u8; KEY_BYTES]>>);

impl SecretKey {
    /// The key of these bytes.
    pub(in crate::vault) fn new(bytes: [u8; KEY_BYTES]) -> Self {
        Self(Box::new(Zeroizing::new(bytes)))
    }

    /// The key of these bytes, where they are as many as a key has.
    pub(in crate::vault) fn of(bytes: &[u8]) -> Option<Self> {
        let mut key = Self::zeros();
        (bytes.len() == KEY_BYTES).then(|| key.bytes_mut().copy_from_slice(bytes))?;
        Some(key)
    }

    /// The same key where it lies already.
    pub(in crate::vault) fn boxed(bytes: Box<Zeroizing<[u8; KEY_BYTES]>>) -> Self {
        Self(bytes)
    }

    /// The same key as it lies.
    pub(in crate::vault) fn into_boxed(self) -> Box<Zeroizing<[u8; KEY_BYTES]>> {
        self.0
    }

    /// A key of zeros, to be filled.
    pub(in crate::vault) fn zeros() -> Self {
        Self::new([0; KEY_BYTES])
    }

    /// Its bytes.
    pub(in crate::vault) fn bytes(&self) -> &[u8; KEY_BYTES] {
        &self.0
    }

    /// Its bytes, to be filled.
    pub(in crate::vault) fn bytes_mut(&mut self) -> &mut [u8; KEY_BYTES] {
        &mut self.0
    }
}

/// Seals the text as what `context` names.
pub(in crate::vault) fn seal(
    key: &SecretKey,
    context: &impl Serialize,
    plain: &[u8],
    entropy: &dyn Entropy,
) -> Result<Sealed, VaultFailure> {
    let mut nonce = [0; NONCE_BYTES];
    entropy.fill(&mut nonce)?;
    let authenticated = authenticated(context)?;
    let payload = Payload { msg: plain, aad: &authenticated };
    let ciphertext = cipher(key).encrypt(&XNonce::from(nonce), payload).map_err(|_| VaultFailure::Damaged)?;
    let mut bytes = Vec::with_capacity(NONCE_BYTES + ciphertext.len());
    bytes.extend_from_slice(&nonce);
    bytes.extend_from_slice(&ciphertext);
    Ok(Sealed(bytes))
}

/// Opens what was sealed as what `context` names.
pub(in crate::vault) fn open(
    key: &SecretKey,
    context: &impl Serialize,
    sealed: &Sealed,
) -> Result<Zeroizing<Vec<u8>>, VaultFailure> {
    let (nonce, ciphertext) = sealed.0.split_first_chunk::<NONCE_BYTES>().ok_or(VaultFailure::Damaged)?;
    let authenticated = authenticated(context)?;
    let payload = Payload { msg: ciphertext, aad: &authenticated };
    let plain = cipher(key).decrypt(&XNonce::from(*nonce), payload).map_err(|_| VaultFailure::Damaged)?;
    Ok(Zeroizing::new(plain))
}

fn cipher(key: &SecretKey) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(<&Key>::from(key.bytes()))
}

fn authenticated(context: &impl Serialize) -> Result<Vec<u8>, VaultFailure> {
    postcard::to_extend(context, vec![FORMAT]).map_err(|_| VaultFailure::Damaged)
}
