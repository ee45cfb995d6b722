//! The one subscription a script means: by its id, by its order number and line, or by its friendly name (CANCEL-5).

use crate::domain::{Actor, TenantId};
use crate::search::fold;
use crate::service::error::ServiceError;
use crate::service::find_purchase::{is_numbered, meant};
use crate::service::found::Found;
use crate::service::list_software::SoftwareRow;
use crate::service::list_subscriptions::list_subscriptions;
use crate::service::services::Services;

/// Which subscription of which customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindSubscription {
    /// The customer.
    pub tenant: TenantId,
    /// Its id, `ORDER/LINE`, the number of an order with one line, or its friendly name (*eget namn*).
    pub text: String,
}

/// The subscription the text means: the one with that id or order number and line, else the one that is called so. A part
/// of a name, or the title of what was bought, means none, as it may mean another one tomorrow; those that have it in their
/// name or title are told. Case and accents do not count.
///
/// # Errors
/// What [`list_subscriptions`] says.
pub fn find_subscription(
    services: &Services,
    actor: &Actor,
    ask: &FindSubscription,
) -> Result<Found<SoftwareRow>, ServiceError> {
    let rows = list_subscriptions(services, actor, ask.tenant)?.rows;
    let wanted = fold(&ask.text);
    let name = |row: &SoftwareRow| row.subscription.as_ref().map(|it| fold(&it.friendly_name)).unwrap_or_default();
    let has_id = |row: &SoftwareRow| row.subscription_id().is_some_and(|id| fold(&id.to_string()) == wanted);
    let is_identified = |row: &SoftwareRow| has_id(row) || is_numbered(&row.entitlement, &wanted);
    let is_named = |row: &SoftwareRow| name(row) == wanted;
    let is_like =
        |row: &SoftwareRow| name(row).contains(&wanted) || fold(&row.entitlement.line.title).contains(&wanted);
    Ok(meant(&rows, &wanted, [&is_identified, &is_named], &is_like))
}
