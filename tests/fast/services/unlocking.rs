//! Unlocking: whose passphrase it is says who acts, and nobody else is let in.

use nyckel::domain::{OperatorId, Passphrase};
use nyckel::ports::{Change, Vault, VaultFailure};
use nyckel::service::{ServiceError, What, unlock};
use nyckel::testing::{Fault, Step, TestVault, When};
use uuid::Uuid;

use super::world::World;

pub(super) fn passphrase() -> Passphrase {
    Passphrase::new(TestVault::PASSPHRASE.to_owned())
}

/// A world whose one slot is that operator's, and locked.
pub(super) fn locked_for(operator: OperatorId) -> World {
    let world = World::new();
    let slot = world.vault.new_slot(operator, &passphrase()).unwrap();
    world.write(vec![Change::KeySlot(slot)]);
    world.vault.lock();
    world
}

#[test]
fn the_owner_of_the_slot_acts() {
    let known = World::new().services.store.operators().unwrap().swap_remove(0).value;
    let world = locked_for(known.id);
    assert_eq!(unlock(&world.services, &passphrase(), None).unwrap(), known);
    assert!(world.vault.is_unlocked());
}

#[test]
fn who_is_no_operator_any_more_is_not_let_in() {
    let gone = OperatorId(Uuid::from_u128(0x6047));
    let world = locked_for(gone);
    let refused = unlock(&world.services, &passphrase(), None).unwrap_err();
    assert!(matches!(refused, ServiceError::NotFound(What::Operator(id)) if id == gone), "{refused:?}");
    assert!(!world.vault.is_unlocked());
}

#[test]
fn a_wrong_passphrase_closes_no_vault_that_something_still_runs_on() {
    let world = locked_for(World::new().services.store.operators().unwrap().swap_remove(0).value.id);
    unlock(&world.services, &passphrase(), None).unwrap();
    let refused = unlock(&world.services, &Passphrase::new("fel".to_owned()), None).unwrap_err();
    assert!(matches!(refused, ServiceError::Vault(VaultFailure::WrongPassphrase)), "{refused:?}");
    assert!(world.vault.is_unlocked());
}

#[test]
fn a_wrong_passphrase_or_a_store_that_cannot_be_read_leaves_it_locked() {
    let world = locked_for(OperatorId(Uuid::from_u128(1)));
    let refused = unlock(&world.services, &Passphrase::new("fel".to_owned()), None).unwrap_err();
    assert!(matches!(refused, ServiceError::Vault(VaultFailure::WrongPassphrase)), "{refused:?}");
    world.faults.set(When::Every(Step::Read), Fault::Fail);
    assert!(matches!(unlock(&world.services, &passphrase(), None), Err(ServiceError::Store(_))));
    assert!(!world.vault.is_unlocked());
    assert!(world.services.vault.unlock(&[], &passphrase()).is_err());
}
