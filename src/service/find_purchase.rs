//! The one purchase a script means: by title, or by order number and line.

use crate::domain::{Actor, TenantId};
use crate::search::fold;
use crate::service::error::ServiceError;
use crate::service::found::Found;
use crate::service::list_software::{SoftwareRow, list_software};
use crate::service::services::Services;

/// Which purchase of which customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindPurchase {
    /// The customer.
    pub tenant: TenantId,
    /// A title, `ORDER/LINE`, or the number of an order with one line.
    pub text: String,
}

/// The purchase the text means: the one with that order number and line, else the one titled so. A part of a title means
/// none, as it may mean another one tomorrow; those that have it in their title are told. Case and accents do not count.
///
/// # Errors
/// What [`list_software`] says.
pub fn find_purchase(
    services: &Services,
    actor: &Actor,
    ask: &FindPurchase,
) -> Result<Found<SoftwareRow>, ServiceError> {
    let rows = list_software(services, actor, ask.tenant)?;
    let wanted = fold(&ask.text);
    if wanted.is_empty() {
        return Ok(Found::Nothing);
    }
    let those = |means: &dyn Fn(&SoftwareRow) -> bool| -> Vec<SoftwareRow> {
        rows.iter().filter(|row| means(row)).cloned().collect()
    };
    let numbered = those(&|row| is_numbered(row, &wanted));
    if !numbered.is_empty() {
        return Ok(numbered.into());
    }
    let titled = those(&|row| fold(&row.entitlement.line.title) == wanted);
    if !titled.is_empty() {
        return Ok(titled.into());
    }
    let like = those(&|row| fold(&row.entitlement.line.title).contains(&wanted));
    Ok(if like.is_empty() { Found::Nothing } else { Found::Like(like) })
}

/// Whether the folded text is its order number, with or without its line.
fn is_numbered(row: &SoftwareRow, wanted: &str) -> bool {
    let id = &row.entitlement.id;
    let order = fold(id.order.as_str());
    wanted == order || wanted == format!("{order}/{}", id.line)
}
