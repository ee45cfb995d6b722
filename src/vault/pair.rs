//! Master keys sealed to the public half of a slot's key pair, by HPKE (RFC 9180): X25519, HKDF-SHA256 and
//! ChaCha20-Poly1305. Each but the first is sealed under the one before it, so that nobody puts a key of their own in the
//! place of the next one who did not know the present one.

use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::{Deserializable, HpkeError, Kem, OpModeR, OpModeS, PskBundle, Serializable};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;
use zeroize::Zeroizing;

use crate::domain::OperatorId;
use crate::ports::{Entropy, Sealed, VaultFailure};
use crate::vault::cipher::SecretKey;

/// The length of the encapsulated key in front of the ciphertext.
const ENCAPSULATED_BYTES: usize = 32;

/// What is sealed, and in which form.
const INFO: &[u8] = b"nyckel master key v1";

/// What the master key before is called where it is a preshared key.
const BEFORE: &[u8] = b"the master key before";

/// The public half of the pair with that secret.
pub(in crate::vault) fn public_half(secret: &SecretKey) -> [u8; 32] {
    X25519HkdfSha256::derive_keypair(secret.bytes()).1.to_bytes().into()
}

/// Seals a master key to the public half.
pub(in crate::vault) fn seal(
    public: &[u8; 32],
    operator: OperatorId,
    master: &SecretKey,
    before: Option<&SecretKey>,
    entropy: &dyn Entropy,
) -> Result<Sealed, VaultFailure> {
    let mut seed = Zeroizing::new([0; 32]);
    entropy.fill(seed.as_mut_slice())?;
    let mut chance = ChaCha20Rng::from_seed(*seed);
    let mut sealed = || -> Result<Vec<u8>, HpkeError> {
        let public = <X25519HkdfSha256 as Kem>::PublicKey::from_bytes(public)?;
        let mode = match before {
            None => OpModeS::Base,
            Some(before) => OpModeS::Psk(PskBundle::new(before.bytes(), BEFORE)?),
        };
        let (encapsulated, ciphertext) = hpke::single_shot_seal_with_rng::<
            ChaCha20Poly1305,
            HkdfSha256,
            X25519HkdfSha256,
        >(
            &mode, &public, INFO, master.bytes(), operator.as_bytes(), &mut chance
        )?;
        Ok(encapsulated.to_bytes().into_iter().chain(ciphertext).collect())
    };
    sealed().map(Sealed).map_err(|error| VaultFailure::BadSlot(error.to_string()))
}

/// The master key that was sealed so; `None` where it is not that.
pub(in crate::vault) fn open(
    secret: &SecretKey,
    operator: OperatorId,
    sealed: &Sealed,
    before: Option<&SecretKey>,
) -> Option<SecretKey> {
    let (encapsulated, ciphertext) = sealed.0.split_first_chunk::<ENCAPSULATED_BYTES>()?;
    let encapsulated = <X25519HkdfSha256 as Kem>::EncappedKey::from_bytes(encapsulated).ok()?;
    let mode = match before {
        None => OpModeR::Base,
        Some(before) => OpModeR::Psk(PskBundle::new(before.bytes(), BEFORE).ok()?),
    };
    let (private, _) = X25519HkdfSha256::derive_keypair(secret.bytes());
    let plain = hpke::single_shot_open::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
        &mode,
        &private,
        &encapsulated,
        INFO,
        ciphertext,
        operator.as_bytes(),
    );
    SecretKey::of(&Zeroizing::new(plain.ok()?))
}
