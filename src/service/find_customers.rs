//! Finding customers by what is typed: names, domains, GUIDs, order numbers, subscription ids, products.

use crate::domain::activity::Subject;
use crate::domain::{Actor, Permission, role};
use crate::search::{Answer, Depth, Question};
use crate::service::error::ServiceError;
use crate::service::recording::require_look;
use crate::service::services::Services;

/// The customers that a question finds, within what the actor's roles let it look at (ROLE-1).
///
/// # Errors
/// A refusal without the role, or what the store says.
pub fn find_customers(services: &Services, actor: &Actor, question: &Question) -> Result<Answer, ServiceError> {
    require_look(services, actor, Permission::LookAtCustomers, Subject::default)?;
    Ok(services.current_index()?.answer(actor.scope(), depth_for(actor), question))
}

/// How deep the actor's roles let a question look.
#[must_use]
pub fn depth_for(actor: &Actor) -> Depth {
    let may = |permission| role::require(actor, permission).is_ok();
    if may(Permission::LookAtSoftware) && may(Permission::LookAtSubscriptions) {
        Depth::Everything
    } else if may(Permission::LookAtOrders) {
        Depth::Orders
    } else {
        Depth::Customers
    }
}
