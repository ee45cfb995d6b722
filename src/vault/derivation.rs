//! From a passphrase to the key of its slot, by Argon2id. It knows which parameters can be used: a slot from a damaged
//! or hostile store must not take the machine's memory or its day.

use argon2::{Algorithm, Argon2, Params, Version};

use crate::domain::Passphrase;
use crate::ports::VaultFailure;
use crate::ports::vault::Derivation;
use crate::vault::cipher::{KEY_BYTES, SecretKey};

/// What a partner's own store uses: 64 MiB, three passes.
pub const STRONG: Derivation = Derivation { memory_kib: 64 * 1024, passes: 3, lanes: 1 };

/// What the demo uses: its passphrase is in the README, so stretching it would only cost time.
pub const DEMO: Derivation = Derivation { memory_kib: 256, passes: 1, lanes: 1 };

const MOST_MEMORY_KIB: u32 = 1024 * 1024;
const MOST_PASSES: u32 = 20;
const MOST_LANES: u32 = 8;

/// Stretches the passphrase.
pub(in crate::vault) fn stretch(
    passphrase: &Passphrase,
    salt: &[u8; 16],
    derivation: Derivation,
) -> Result<SecretKey, VaultFailure> {
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, parameters(derivation)?);
    let mut key = SecretKey::zeros();
    argon.hash_password_into(passphrase.expose(), salt, key.bytes_mut()).map_err(bad_slot)?;
    Ok(key)
}

fn parameters(derivation: Derivation) -> Result<Params, VaultFailure> {
    let Derivation { memory_kib, passes, lanes } = derivation;
    if MOST_MEMORY_KIB < memory_kib || MOST_PASSES < passes || MOST_LANES < lanes {
        return Err(VaultFailure::BadSlot(format!(
            "{memory_kib} KiB, {passes} passes and {lanes} lanes are more than \
             {MOST_MEMORY_KIB} KiB, {MOST_PASSES} passes and {MOST_LANES} lanes"
        )));
    }
    Params::new(memory_kib, passes, lanes, Some(KEY_BYTES)).map_err(bad_slot)
}

fn bad_slot(error: argon2::Error) -> VaultFailure {
    VaultFailure::BadSlot(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_out_of_bounds_are_refused_before_any_memory_is_taken() {
        let cases = [
            Derivation { memory_kib: MOST_MEMORY_KIB + 1, ..DEMO },
            Derivation { passes: MOST_PASSES + 1, ..DEMO },
            Derivation { lanes: MOST_LANES + 1, ..DEMO },
            Derivation { memory_kib: 0, ..DEMO },
            Derivation { passes: 0, ..DEMO },
            Derivation { lanes: 0, ..DEMO },
        ];
        for derivation in cases {
            assert!(matches!(parameters(derivation), Err(VaultFailure::BadSlot(_))), "{derivation:?}");
        }
        for derivation in [STRONG, DEMO] {
            assert!(parameters(derivation).is_ok(), "{derivation:?}");
        }
    }

    #[test]
    fn the_salt_and_each_parameter_change_the_key() {
        let passphrase = Passphrase::new("tre små ord".to_owned());
        let stretched = |salt: [u8; 16], derivation| *stretch(&passphrase, &salt, derivation).unwrap().bytes();
        let key = stretched([1; 16], DEMO);
        assert_eq!(key, stretched([1; 16], DEMO));
        assert_ne!(key, stretched([2; 16], DEMO));
        assert_ne!(key, stretched([1; 16], Derivation { passes: 2, ..DEMO }));
        assert_ne!(key, stretched([1; 16], Derivation { memory_kib: 512, ..DEMO }));
    }
}
