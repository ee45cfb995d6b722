//! The customers the operator opened last.

use crate::domain::activity::Subject;
use crate::domain::{Actor, Permission};
use crate::search::CustomerRow;
use crate::service::error::ServiceError;
use crate::service::keep_choice::own_drafts;
use crate::service::recording::require_look;
use crate::service::services::Services;

/// The customers this operator opened last, the newest first; those that are gone are left out.
///
/// # Errors
/// A refusal without the role, or what the store says.
pub fn recent_customers(services: &Services, actor: &Actor) -> Result<Vec<CustomerRow>, ServiceError> {
    require_look(services, actor, Permission::LookAtCustomers, Subject::default)?;
    let drafts = own_drafts(services, actor);
    let index = services.current_index()?;
    Ok(drafts.recent_customers.iter().filter_map(|tenant| index.row(actor.scope(), *tenant)).collect())
}
