//! The one line of a customer's orders that a script means, for whoever may look at orders and not at software.

use crate::domain::{Actor, Entitlement};
use crate::search::fold;
use crate::service::error::ServiceError;
use crate::service::find_purchase::{FindPurchase, is_numbered, meant};
use crate::service::found::Found;
use crate::service::list_orders::list_orders;
use crate::service::services::Services;

/// The line the text means: the one with that order number and line or that subscription id, else the one titled so. Of a
/// part of a title it is as in [`find_purchase`](crate::service::find_purchase()).
///
/// # Errors
/// What [`list_orders`] says.
pub fn find_ordered(
    services: &Services,
    actor: &Actor,
    ask: &FindPurchase,
) -> Result<Found<Entitlement>, ServiceError> {
    let orders = list_orders(services, actor, ask.tenant)?;
    let lines: Vec<Entitlement> =
        orders.into_iter().flat_map(|order| order.lines).map(|line| line.entitlement).collect();
    let wanted = fold(&ask.text);
    let has_id = |bought: &Entitlement| bought.subscription_id().is_some_and(|id| fold(&id.to_string()) == wanted);
    let is_identified = |bought: &Entitlement| is_numbered(bought, &wanted) || has_id(bought);
    let is_titled = |bought: &Entitlement| fold(&bought.line.title) == wanted;
    let is_titled_like = |bought: &Entitlement| fold(&bought.line.title).contains(&wanted);
    Ok(meant(&lines, &wanted, [&is_identified, &is_titled], &is_titled_like))
}
