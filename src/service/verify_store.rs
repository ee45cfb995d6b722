//! Checking the whole store: whether everything reads, the activity log is whole and every index agrees (LOG-3).

use crate::domain::activity::Subject;
use crate::domain::{Actor, Permission};
use crate::ports::{Stop, Verification};
use crate::service::error::ServiceError;
use crate::service::recording::require_look;
use crate::service::services::Services;

/// Checks the store; `progress` is told now and then how many records were read so far.
///
/// # Errors
/// A recorded refusal without the role, or what the store says; what is wrong with the store is no error.
pub fn verify_store(
    services: &Services,
    actor: &Actor,
    stop: &Stop,
    progress: &mut dyn FnMut(u64),
) -> Result<Verification, ServiceError> {
    require_look(services, actor, Permission::StoreUpkeep, Subject::default)?;
    Ok(services.store.verify(stop, progress)?)
}
