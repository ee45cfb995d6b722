//! *Hämta prenumerationer* and the Subscriptions page: what was bought from the cutover on (SHOW-1, SHOW-2).

use crate::domain::visibility::{is_older_subscription, is_on_subscriptions_page};
use crate::domain::{Actor, Permission, TenantId};
use crate::ports::Page;
use crate::ports::page::all_pages;
use crate::service::error::ServiceError;
use crate::service::list_software::{SoftwareRow, newest_first, software_row};
use crate::service::recording::require_look;
use crate::service::services::Services;
use crate::service::subject::{read_customer, subject_of_customer};

/// The subscriptions of a customer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Subscriptions {
    /// Those bought from the cutover on, the newest purchase first, then by title.
    pub rows: Vec<SoftwareRow>,
    /// How many were bought before, and so stand on the Software page alone (SHOW-2).
    pub older: usize,
}

/// Lists the subscriptions of a customer.
///
/// # Errors
/// A recorded refusal without the role, [`ServiceError::NotFound`], or what the store says.
pub fn list_subscriptions(services: &Services, actor: &Actor, tenant: TenantId) -> Result<Subscriptions, ServiceError> {
    require_look(services, actor, Permission::LookAtSubscriptions, || subject_of_customer(services, actor, tenant))?;
    read_customer(services, actor, tenant)?;
    let (scope, store) = (actor.scope(), services.store.as_ref());
    let mut subscriptions = Subscriptions::default();
    for entitlement in all_pages(|after| store.entitlements(scope, tenant, after, Page::<()>::LIMIT))? {
        if is_on_subscriptions_page(&entitlement) {
            subscriptions.rows.push(software_row(services, actor, entitlement)?);
        } else if is_older_subscription(&entitlement) {
            subscriptions.older += 1;
        }
    }
    newest_first(&mut subscriptions.rows);
    Ok(subscriptions)
}
