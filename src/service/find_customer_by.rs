//! The one customer a script means: by GUID, domain or exact name.

use crate::domain::activity::Subject;
use crate::domain::{Actor, Permission, TenantId};
use crate::search::CustomerRow;
use crate::service::error::ServiceError;
use crate::service::found::Found;
use crate::service::recording::require_look;
use crate::service::services::Services;

/// The customers whose GUID, domain or whole name the text is; case and accents do not count, parts never match.
///
/// # Errors
/// A refusal without the role, or what the store says.
pub fn find_customer_by(services: &Services, actor: &Actor, text: &str) -> Result<Found<CustomerRow>, ServiceError> {
    require_look(services, actor, Permission::LookAtCustomers, Subject::default)?;
    named_by(services, actor, text)
}

/// Those of them within the actor's reach.
pub(in crate::service) fn named_by(
    services: &Services,
    actor: &Actor,
    text: &str,
) -> Result<Found<CustomerRow>, ServiceError> {
    let index = services.current_index()?;
    let found = match text.parse::<TenantId>() {
        Ok(tenant) => index.row(actor.scope(), tenant).into_iter().collect(),
        Err(_) => index.named(actor.scope(), text),
    };
    Ok(found.into())
}
