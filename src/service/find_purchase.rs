//! The one purchase a script means: by title, or by order number and line.

use crate::domain::{Actor, Entitlement, TenantId};
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
    let is_numbered = |row: &SoftwareRow| is_numbered(&row.entitlement, &wanted);
    let is_titled = |row: &SoftwareRow| fold(&row.entitlement.line.title) == wanted;
    let is_titled_like = |row: &SoftwareRow| fold(&row.entitlement.line.title).contains(&wanted);
    Ok(meant(&rows, &wanted, [&is_numbered, &is_titled], &is_titled_like))
}

/// What tells whether a text means a row.
type Means<'a, T> = &'a dyn Fn(&T) -> bool;

/// Those of the rows that the folded text means by the first way in which it means any; where it means none, those that
/// are called something like it. A text of nothing means nothing.
pub(in crate::service) fn meant<T: Clone>(
    rows: &[T],
    wanted: &str,
    ways: [Means<'_, T>; 2],
    is_like: Means<'_, T>,
) -> Found<T> {
    if wanted.is_empty() {
        return Found::Nothing;
    }
    let those = |means: Means<'_, T>| -> Vec<T> { rows.iter().filter(|row| means(row)).cloned().collect() };
    if let Some(found) = ways.into_iter().map(those).find(|found| !found.is_empty()) {
        return found.into();
    }
    let like = those(is_like);
    if like.is_empty() { Found::Nothing } else { Found::Like(like) }
}

/// Whether the folded text is its order number, with or without its line.
pub(in crate::service) fn is_numbered(bought: &Entitlement, wanted: &str) -> bool {
    let order = fold(bought.id.order.as_str());
    wanted == order || wanted == format!("{order}/{}", bought.id.line)
}
