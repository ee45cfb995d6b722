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
    /// A title or a part of it, `ORDER/LINE`, or the number of an order with one line.
    pub text: String,
}

/// The purchases the text means: those with that order number and line; else those titled so; else those whose title
/// contains it. Case and accents do not count.
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
    let by_number = |row: &SoftwareRow| {
        let id = &row.entitlement.id;
        let order = fold(id.order.as_str());
        wanted == order || wanted == format!("{order}/{}", id.line)
    };
    let titled = |row: &SoftwareRow| fold(&row.entitlement.line.title) == wanted;
    let titled_like = |row: &SoftwareRow| fold(&row.entitlement.line.title).contains(&wanted);
    let ways: [&dyn Fn(&SoftwareRow) -> bool; 3] = [&by_number, &titled, &titled_like];
    for means in ways {
        let found: Vec<SoftwareRow> = rows.iter().filter(|row| means(row)).cloned().collect();
        if !found.is_empty() {
            return Ok(found.into());
        }
    }
    Ok(Found::Nothing)
}
