//! *Skicka* on the page of a subscription: what is to follow its term, and its own name, each where it is another now.

use crate::domain::{Actor, EntitlementId, Renewal};
use crate::service::change_renewal::{ChangeRenewal, change_renewal};
use crate::service::error::ServiceError;
use crate::service::rename_subscription::{RenameSubscription, rename_subscription};
use crate::service::services::Services;

/// What is to be changed of which subscription.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeSubscription {
    /// The purchase that it renews.
    pub entitlement: EntitlementId,
    /// What is to follow the present term; `None` where that stays.
    pub renewal: Option<Renewal>,
    /// The name, without blanks around it; `None` where it stays.
    pub name: Option<String>,
}

/// Changes a subscription. What follows the term comes first, as a rule may say no to it; the name is written and
/// recorded by itself, so that a name which cannot be written takes nothing back.
///
/// # Errors
/// What [`change_renewal`] and [`rename_subscription`] say.
pub fn change_subscription(services: &Services, actor: &Actor, ask: ChangeSubscription) -> Result<(), ServiceError> {
    let ChangeSubscription { entitlement, renewal, name } = ask;
    if let Some(renewal) = renewal {
        change_renewal(services, actor, &ChangeRenewal { entitlement: entitlement.clone(), renewal })?;
    }
    if let Some(name) = name {
        rename_subscription(services, actor, &RenameSubscription { entitlement, name })?;
    }
    Ok(())
}
