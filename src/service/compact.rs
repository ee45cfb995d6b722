//! Compacting the store: who may. It changes nothing that is kept, and needs the store closed, so a door does it.

use crate::domain::activity::Subject;
use crate::domain::{Actor, Permission};
use crate::service::error::ServiceError;
use crate::service::recording::require_look;
use crate::service::services::Services;

/// Whether the actor may compact the store.
///
/// # Errors
/// A recorded refusal.
pub fn may_compact(services: &Services, actor: &Actor) -> Result<(), ServiceError> {
    require_look(services, actor, Permission::StoreUpkeep, Subject::default)
}
