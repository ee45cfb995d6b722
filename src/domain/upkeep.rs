//! Keeping the store: who may back it up, restore it and compact it.

use crate::domain::version::EntityRef;
use crate::domain::{Actor, Permission, Permit, Refusal, Version, role};

/// Whether the actor may back up, restore or compact the store (ROLE-1). It is recorded, so it needs a permit.
///
/// # Errors
/// The [`Refusal`] of the role.
pub fn may_keep_store(actor: &Actor) -> Result<Permit, Refusal> {
    role::require(actor, Permission::StoreUpkeep)?;
    let basis: Vec<(EntityRef, Version)> = Vec::new();
    Ok(Permit::new(Permission::StoreUpkeep, basis))
}
