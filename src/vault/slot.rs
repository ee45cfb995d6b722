//! A slot: a key pair whose secret half is wrapped by what an operator's passphrase stretches to, and the master keys,
//! each sealed to the public half. So a new master key can be given to everybody without anybody's passphrase.
//!
//! **Invariant:** a slot that was given to another operator, was weakened, or has another public half or another first
//! master key than it was made with does not open.

use nonempty::NonEmpty;
use serde::Serialize;

use crate::domain::{OperatorId, Passphrase};
use crate::ports::vault::{Derivation, SlotPair};
use crate::ports::{Entropy, KeySlot, Sealed, VaultFailure};
use crate::vault::cipher::{self, SecretKey};
use crate::vault::derivation::stretch;
use crate::vault::masters::Masters;
use crate::vault::pair;

/// What the master key of a slot of the first kind is sealed as.
#[derive(Serialize)]
struct SlotContext {
    purpose: &'static str,
    operator: OperatorId,
    derivation: Derivation,
    salt: [u8; 16],
}

/// What the secret half of a pair is sealed as.
#[derive(Serialize)]
struct PairContext<'a> {
    slot: SlotContext,
    public: [u8; 32],
    first_master: &'a Sealed,
}

impl SlotContext {
    fn of_the_first_kind(slot: &KeySlot) -> Self {
        let KeySlot { operator, derivation, salt, .. } = slot;
        Self { purpose: "nyckel key slot", operator: *operator, derivation: *derivation, salt: *salt }
    }
}

/// Makes a slot for the operator, with those master keys.
pub(in crate::vault) fn make(
    masters: &Masters,
    operator: OperatorId,
    passphrase: &Passphrase,
    derivation: Derivation,
    entropy: &dyn Entropy,
) -> Result<KeySlot, VaultFailure> {
    let (mut salt, mut secret) = ([0; 16], SecretKey::zeros());
    entropy.fill(&mut salt)?;
    entropy.fill(secret.bytes_mut())?;
    let public = pair::public_half(&secret);
    let mut sealed = NonEmpty::new(pair::seal(&public, operator, masters.oldest(), None, entropy)?);
    for (before, master) in masters.successions() {
        sealed.push(pair::seal(&public, operator, master, Some(before), entropy)?);
    }
    let slot = SlotContext { purpose: "nyckel key slot with a pair", operator, derivation, salt };
    let context = PairContext { slot, public, first_master: sealed.first() };
    let wrapped = cipher::seal(&stretch(passphrase, &salt, derivation)?, &context, secret.bytes(), entropy)?;
    let pair = Some(SlotPair { public, masters: sealed.into() });
    Ok(KeySlot { operator, derivation, salt, wrapped, pair })
}

/// The master keys of the slot; [`VaultFailure::WrongPassphrase`] where the passphrase does not open it.
pub(in crate::vault) fn open(slot: &KeySlot, passphrase: &Passphrase) -> Result<Masters, VaultFailure> {
    let key = stretch(passphrase, &slot.salt, slot.derivation)?;
    let Some(SlotPair { public, masters }) = &slot.pair else {
        return unwrap(&key, &SlotContext::of_the_first_kind(slot), &slot.wrapped).map(Masters::of);
    };
    let bad = || VaultFailure::BadSlot("its master keys do not open".to_owned());
    let (first_master, later) = masters.split_first().ok_or_else(bad)?;
    let context = SlotContext { purpose: "nyckel key slot with a pair", ..SlotContext::of_the_first_kind(slot) };
    let context = PairContext { slot: context, public: *public, first_master };
    let secret = unwrap(&key, &context, &slot.wrapped)?;
    let mut opened = Masters::of(pair::open(&secret, slot.operator, first_master, None).ok_or_else(bad)?);
    for sealed in later {
        let next = pair::open(&secret, slot.operator, sealed, Some(opened.newest())).ok_or_else(bad)?;
        opened.push(next);
    }
    Ok(opened)
}

/// The slot with one more master key after those that it has.
pub(in crate::vault) fn with_next(
    slot: &KeySlot,
    masters: &Masters,
    next: &SecretKey,
    entropy: &dyn Entropy,
) -> Result<KeySlot, VaultFailure> {
    let pair = slot.pair.as_ref().ok_or(VaultFailure::FirstKind(slot.operator))?;
    if pair.masters.len() != masters.count() {
        let (found, expected) = (pair.masters.len(), masters.count());
        return Err(VaultFailure::BadSlot(format!("it has {found} master keys instead of {expected}")));
    }
    let sealed = pair::seal(&pair.public, slot.operator, next, Some(masters.newest()), entropy)?;
    let masters = pair.masters.iter().cloned().chain([sealed]).collect();
    Ok(KeySlot { pair: Some(SlotPair { masters, ..pair.clone() }), ..slot.clone() })
}

fn unwrap(key: &SecretKey, context: &impl Serialize, wrapped: &Sealed) -> Result<SecretKey, VaultFailure> {
    let plain = cipher::open(key, context, wrapped).map_err(|_| VaultFailure::WrongPassphrase)?;
    SecretKey::of(&plain)
        .ok_or_else(|| VaultFailure::BadSlot(format!("it holds {} bytes instead of a key", plain.len())))
}

/// A slot of the first kind, as a nyckel wrote it that knew no other.
#[cfg(test)]
pub(in crate::vault) fn of_the_first_kind(
    masters: &Masters,
    operator: OperatorId,
    passphrase: &Passphrase,
    entropy: &dyn Entropy,
) -> KeySlot {
    let wrapped = Sealed(Vec::new());
    let bare = KeySlot { operator, derivation: crate::vault::DEMO, salt: [5; 16], wrapped, pair: None };
    let key = stretch(passphrase, &bare.salt, bare.derivation).unwrap();
    let context = SlotContext::of_the_first_kind(&bare);
    KeySlot { wrapped: cipher::seal(&key, &context, masters.oldest().bytes(), entropy).unwrap(), ..bare }
}
