//! The one customer whose own view a text means, by GUID, domain or exact name: any of the partner's for an operator, and
//! for who is in a customer's view already that customer alone (M365-1).

use crate::domain::activity::Subject;
use crate::domain::{Actor, Permission};
use crate::search::CustomerRow;
use crate::service::error::ServiceError;
use crate::service::find_customer_by::named_by;
use crate::service::found::Found;
use crate::service::recording::require_look;
use crate::service::services::Services;

/// The customers within the actor's reach whose GUID, domain or whole name the text is. What lies outside is not found,
/// as what is not there.
///
/// # Errors
/// A refusal without the role to look at software, or what the store says.
pub fn find_viewed_customer(
    services: &Services,
    actor: &Actor,
    text: &str,
) -> Result<Found<CustomerRow>, ServiceError> {
    require_look(services, actor, Permission::LookAtSoftware, Subject::default)?;
    named_by(services, actor, text)
}
