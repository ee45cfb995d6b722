use std::sync::atomic::{AtomicU64, Ordering};

use uuid::Uuid;

use super::*;
use crate::domain::choice::ProductVersion;
use crate::domain::ids::{EntitlementId, LineNumber, TenantId};
use crate::ports::EntropyFailure;
use crate::ports::vault::SlotPair;
use crate::vault::DEMO;

/// Bytes that differ at each call and are the same in each run.
#[derive(Debug, Default)]
struct Counting(AtomicU64);

impl Entropy for Counting {
    fn fill(&self, buffer: &mut [u8]) -> Result<(), EntropyFailure> {
        let call = self.0.fetch_add(1, Ordering::Relaxed);
        blake3::Hasher::new().update(&call.to_le_bytes()).finalize_xof().fill(buffer);
        Ok(())
    }
}

/// No chance at all.
#[derive(Debug)]
struct Dry;

impl Entropy for Dry {
    fn fill(&self, _buffer: &mut [u8]) -> Result<(), EntropyFailure> {
        Err(EntropyFailure("dry".to_owned()))
    }
}

fn entropy() -> Arc<dyn Entropy> {
    Arc::new(Counting::default())
}

fn fresh() -> SealingVault {
    SealingVault::create(entropy()).unwrap().with_new_slots(DEMO)
}

fn context(order: &str, version: &str) -> SealContext {
    let entitlement =
        EntitlementId { tenant: TenantId(Uuid::from_u128(7)), order: order.parse().unwrap(), line: LineNumber(1) };
    SealContext::example(entitlement, ProductVersion(version.to_owned()))
}

fn operator(number: u128) -> OperatorId {
    OperatorId(Uuid::from_u128(number))
}

fn passphrase(text: &str) -> Passphrase {
    Passphrase::new(text.to_owned())
}

const PLAIN: &[u8] = b"a text of no worth";

#[test]
fn what_was_sealed_opens_as_the_same_thing() {
    let vault = fresh();
    let sealed = vault.seal(&context("OR-1", "2022"), PLAIN).unwrap();
    assert_eq!(vault.open(&context("OR-1", "2022"), &sealed).unwrap().as_slice(), PLAIN);
    assert!(!sealed.0.windows(PLAIN.len()).any(|window| window == PLAIN));
}

#[test]
fn what_was_sealed_does_not_open_as_anything_else() {
    let vault = fresh();
    let sealed = vault.seal(&context("OR-1", "2022"), PLAIN).unwrap();
    for other in [context("OR-2", "2022"), context("OR-1", "2019")] {
        assert!(matches!(vault.open(&other, &sealed), Err(VaultFailure::Damaged)), "{other:?}");
    }
}

#[test]
fn a_changed_or_shortened_byte_is_noticed_wherever_it_is() {
    let vault = fresh();
    let context = context("OR-1", "2022");
    let sealed = vault.seal(&context, PLAIN).unwrap();
    for place in 0..sealed.0.len() {
        let mut changed = sealed.clone();
        changed.0[place] ^= 1;
        assert!(matches!(vault.open(&context, &changed), Err(VaultFailure::Damaged)), "byte {place} was changed");
        let shortened = Sealed(sealed.0[..place].to_vec());
        assert!(matches!(vault.open(&context, &shortened), Err(VaultFailure::Damaged)), "{place} bytes were left");
    }
}

#[test]
fn each_sealing_gives_other_bytes() {
    let vault = fresh();
    let context = context("OR-1", "2022");
    assert_ne!(vault.seal(&context, PLAIN).unwrap(), vault.seal(&context, PLAIN).unwrap());
}

#[test]
fn two_slots_open_the_same_master_key() {
    let first = fresh();
    let context = context("OR-1", "2022");
    let sealed = first.seal(&context, PLAIN).unwrap();
    let slots = [
        first.new_slot(operator(1), &passphrase("ett")).unwrap(),
        first.new_slot(operator(2), &passphrase("två")).unwrap(),
    ];
    for (text, expected) in [("ett", operator(1)), ("två", operator(2))] {
        let vault = SealingVault::locked(entropy());
        assert_eq!(vault.unlock(&slots, &passphrase(text)).unwrap(), expected);
        assert_eq!(vault.open(&context, &sealed).unwrap().as_slice(), PLAIN);
    }
}

/// A vault that the passphrase opens by these slots.
fn opened(slots: &[KeySlot], text: &str) -> SealingVault {
    let vault = SealingVault::locked(entropy()).with_new_slots(DEMO);
    vault.unlock(slots, &passphrase(text)).unwrap();
    vault
}

#[test]
fn a_new_master_key_seals_once_it_is_adopted_and_what_was_sealed_before_still_opens() {
    let vault = fresh();
    let old = vec![vault.new_slot(operator(1), &passphrase("ett")).unwrap()];
    let context = context("OR-1", "2022");
    let before = vault.seal(&context, PLAIN).unwrap();
    let (slots, new) = vault.renewed(&old).unwrap();
    let meanwhile = vault.seal(&context, PLAIN).unwrap();
    assert!(opened(&old, "ett").open(&context, &meanwhile).is_ok(), "nothing is sealed by it before");
    vault.adopt(new);
    let after = vault.seal(&context, PLAIN).unwrap();
    for sealed in [&before, &meanwhile, &after] {
        assert_eq!(vault.open(&context, sealed).unwrap().as_slice(), PLAIN);
        assert_eq!(opened(&slots, "ett").open(&context, sealed).unwrap().as_slice(), PLAIN);
    }
    assert!(matches!(opened(&old, "ett").open(&context, &after), Err(VaultFailure::Damaged)));
    vault.lock();
    vault.adopt(opened(&slots, "ett").renewed(&slots).unwrap().1);
    assert!(!vault.is_unlocked(), "a locked vault stays locked");
}

#[test]
fn a_slot_of_the_first_kind_opens_and_nothing_new_can_be_sealed_to_it() {
    let vault = fresh();
    let context = context("OR-1", "2022");
    let sealed = vault.seal(&context, PLAIN).unwrap();
    let make = |masters: &Masters| Ok(slot::of_the_first_kind(masters, operator(1), &passphrase("ett"), &*entropy()));
    let slots = [vault.with_masters(make).unwrap()];
    assert_eq!(opened(&slots, "ett").open(&context, &sealed).unwrap().as_slice(), PLAIN);
    assert!(matches!(vault.renewed(&slots), Err(VaultFailure::FirstKind(id)) if id == operator(1)));
    let anew = [opened(&slots, "ett").new_slot(operator(1), &passphrase("ett")).unwrap()];
    assert_eq!(opened(&anew, "ett").open(&context, &sealed).unwrap().as_slice(), PLAIN);
}

#[test]
fn a_master_key_put_into_a_slot_by_somebody_who_never_knew_the_one_before_does_not_open() {
    let (vault, stranger) = (fresh(), SealingVault::create(Arc::new(crate::testing::SeededEntropy::new(5))).unwrap());
    let slot = vault.new_slot(operator(1), &passphrase("ett")).unwrap();
    let (forged, _) = stranger.renewed(std::slice::from_ref(&slot)).unwrap();
    let locked = SealingVault::locked(entropy());
    assert!(matches!(locked.unlock(&forged, &passphrase("ett")), Err(VaultFailure::BadSlot(_))));
    let mut without = slot.clone();
    without.pair.as_mut().unwrap().masters.clear();
    assert!(matches!(locked.unlock(&[without], &passphrase("ett")), Err(VaultFailure::BadSlot(_))));
    let (ahead, _) = vault.renewed(std::slice::from_ref(&slot)).unwrap();
    assert!(matches!(vault.renewed(&ahead), Err(VaultFailure::BadSlot(_))), "it has a master key that was not adopted");
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config { cases: 32, ..Default::default() })]

    /// Operators come and go: whoever is there opens everything, and whoever is gone what was sealed until then.
    #[test]
    fn who_is_there_opens_everything_and_who_is_gone_nothing_newer(steps in proptest::collection::vec(0..6_u128, 1..12)) {
        let vault = fresh();
        let context = context("OR-1", "2022");
        let mut slots = vec![vault.new_slot(operator(9), &passphrase("9")).unwrap()];
        let mut gone: Vec<(KeySlot, String, usize)> = Vec::new();
        let mut sealed = Vec::new();
        for (number, step) in steps.into_iter().enumerate() {
            match slots.iter().position(|slot| slot.operator == operator(step)) {
                None => slots.push(vault.new_slot(operator(step), &passphrase(&step.to_string())).unwrap()),
                Some(place) => {
                    gone.push((slots.remove(place), step.to_string(), sealed.len()));
                    let (renewed, new) = vault.renewed(&slots).unwrap();
                    vault.adopt(new);
                    slots = renewed;
                }
            }
            sealed.push((number.to_string(), vault.seal(&context, number.to_string().as_bytes()).unwrap()));
        }
        for slot in &slots {
            let number = (0..10).find(|number| slot.operator == operator(*number)).unwrap();
            let vault = opened(std::slice::from_ref(slot), &number.to_string());
            for (plain, sealed) in &sealed {
                let found = vault.open(&context, sealed).unwrap();
                proptest::prop_assert_eq!(found.as_slice(), plain.as_bytes());
            }
        }
        for (slot, text, until) in &gone {
            let vault = opened(std::slice::from_ref(slot), text);
            for (number, (_, sealed)) in sealed.iter().enumerate() {
                proptest::prop_assert_eq!(vault.open(&context, sealed).is_ok(), number < *until);
            }
        }
    }
}

#[test]
fn a_wrong_passphrase_opens_nothing_and_leaves_an_open_vault_open() {
    let vault = fresh();
    let slots = [vault.new_slot(operator(1), &passphrase("rätt")).unwrap()];
    assert!(matches!(vault.unlock(&slots, &passphrase("fel")), Err(VaultFailure::WrongPassphrase)));
    assert!(matches!(vault.unlock(&[], &passphrase("rätt")), Err(VaultFailure::WrongPassphrase)));
    assert!(vault.is_unlocked());
    let locked = SealingVault::locked(entropy());
    assert!(matches!(locked.unlock(&slots, &passphrase("fel")), Err(VaultFailure::WrongPassphrase)));
    assert!(!locked.is_unlocked());
}

#[test]
fn a_slot_opens_only_as_it_was_made() {
    let vault = fresh();
    let slot = vault.new_slot(operator(1), &passphrase("rätt")).unwrap();
    let pair = slot.pair.clone().unwrap();
    let with = |pair| KeySlot { pair, ..slot.clone() };
    let changed = [
        with(Some(SlotPair { public: [9; 32], ..pair.clone() })),
        with(None),
        with(Some(SlotPair {
            masters: vault.new_slot(operator(1), &passphrase("rätt")).unwrap().pair.unwrap().masters,
            ..pair
        })),
        KeySlot { operator: operator(2), ..slot.clone() },
        KeySlot { derivation: Derivation { passes: 2, ..DEMO }, ..slot.clone() },
        KeySlot { salt: [0; 16], ..slot.clone() },
    ];
    for slot in changed {
        let locked = SealingVault::locked(entropy());
        let outcome = locked.unlock(std::slice::from_ref(&slot), &passphrase("rätt"));
        assert!(matches!(outcome, Err(VaultFailure::WrongPassphrase)), "{slot:?}");
    }
}

#[test]
fn an_unusable_slot_is_told_of_only_where_no_other_was_tried() {
    let vault = fresh();
    let slot = vault.new_slot(operator(1), &passphrase("rätt")).unwrap();
    let unusable = KeySlot { derivation: Derivation { memory_kib: u32::MAX, ..DEMO }, ..slot.clone() };
    let locked = SealingVault::locked(entropy());
    let outcome = locked.unlock(std::slice::from_ref(&unusable), &passphrase("rätt"));
    assert!(matches!(outcome, Err(VaultFailure::BadSlot(_))));
    let both = [unusable, slot];
    assert!(matches!(locked.unlock(&both, &passphrase("fel")), Err(VaultFailure::WrongPassphrase)));
    assert_eq!(locked.unlock(&both, &passphrase("rätt")).unwrap(), operator(1));
}

#[test]
fn locking_forgets_the_master_key() {
    let vault = fresh();
    let context = context("OR-1", "2022");
    let sealed = vault.seal(&context, PLAIN).unwrap();
    vault.lock();
    assert!(!vault.is_unlocked());
    assert!(matches!(vault.open(&context, &sealed), Err(VaultFailure::Locked)));
    assert!(matches!(vault.seal(&context, PLAIN), Err(VaultFailure::Locked)));
    assert!(matches!(vault.new_slot(operator(1), &passphrase("ett")), Err(VaultFailure::Locked)));
}

#[test]
fn without_chance_nothing_is_sealed() {
    assert!(matches!(SealingVault::create(Arc::new(Dry)), Err(VaultFailure::Entropy(_))));
    let vault = fresh();
    let slots = [vault.new_slot(operator(1), &passphrase("ett")).unwrap()];
    let dry = SealingVault::locked(Arc::new(Dry));
    dry.unlock(&slots, &passphrase("ett")).unwrap();
    assert!(matches!(dry.seal(&context("OR-1", "2022"), PLAIN), Err(VaultFailure::Entropy(_))));
    assert!(matches!(dry.new_slot(operator(2), &passphrase("två")), Err(VaultFailure::Entropy(_))));
}

#[test]
fn debug_output_shows_only_whether_it_is_unlocked() {
    assert_eq!(format!("{:?}", fresh()), "SealingVault { is_unlocked: true, .. }");
}
