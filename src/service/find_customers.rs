//! Finding customers by what is typed: names, domains, GUIDs, order numbers, subscription ids, products.

use crate::domain::activity::Subject;
use crate::domain::{Actor, Permission, role};
use crate::search::{Answer, Asking, Depth, Question};
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

/// Who waits for an answer.
#[derive(Clone, Copy)]
#[expect(missing_debug_implementations, reason = "a closure has nothing to show")]
pub struct Seeker<'a> {
    /// Told the first page in the order of the list, and what fits before what is similar, where all of the answer takes a while.
    pub so_far: &'a dyn Fn(Answer),
    /// Whether nobody wants the answer any more, asked again and again while it is looked for.
    pub is_stale: &'a dyn Fn() -> bool,
}

/// The same step by step, for who sees them; `None` where nobody wants it any more.
///
/// # Errors
/// A refusal without the role, or what the store says.
pub fn find_customers_for(
    services: &Services,
    actor: &Actor,
    question: &Question,
    seeker: Seeker<'_>,
) -> Result<Option<Answer>, ServiceError> {
    require_look(services, actor, Permission::LookAtCustomers, Subject::default)?;
    let asking = Asking { scope: actor.scope(), depth: depth_for(actor), question, is_stale: seeker.is_stale };
    Ok(services.index.answer(services.store.as_ref(), &asking, &mut |answer| (seeker.so_far)(answer))?)
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
