//! The partner's operators, for Settings and for switching between them in the demo.

use crate::domain::activity::Subject;
use crate::domain::{Actor, Operator, Permission};
use crate::service::error::ServiceError;
use crate::service::recording::require_look;
use crate::service::services::Services;

/// Every operator, in the order in which they were added. Who has settings of their own may see whose others are.
///
/// # Errors
/// A refusal in the customer's own view, or what the store says.
pub fn list_operators(services: &Services, actor: &Actor) -> Result<Vec<Operator>, ServiceError> {
    require_look(services, actor, Permission::OwnSettings, Subject::default)?;
    Ok(services.store.operators()?.into_iter().map(|operator| operator.value).collect())
}
