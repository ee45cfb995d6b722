//! Opening a purchase: its keys and downloads page, without any key or link on it yet (KEY-1, KEY-5).

use crate::domain::catalog::Delivery;
use crate::domain::choice::{Offer, Picked};
use crate::domain::entitlement::may_fetch;
use crate::domain::link::may_link;
use crate::domain::product_key::may_reveal;
use crate::domain::{Actor, Choice, Customer, EntitlementId, Permission, Product, Refusal, Version};
use crate::service::copy_link::require_service;
use crate::service::error::ServiceError;
use crate::service::keep_choice::own_drafts;
use crate::service::list_software::{SoftwareRow, software_row};
use crate::service::recording::require_look;
use crate::service::services::Services;
use crate::service::subject::{Purchase, subject_of};

/// Whether the operator's last choice fills in the choices (PROD-4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LastChoice {
    /// It does: the console.
    Remembered,
    /// It does not, so that scripts do not depend on it: the command line.
    Ignored,
}

/// Which purchase to open, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenPurchase {
    /// The purchase.
    pub entitlement: EntitlementId,
    /// Whether the last choice counts.
    pub last_choice: LastChoice,
}

/// A purchase's keys and downloads page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PurchasePage {
    /// Whose it is.
    pub customer: Customer,
    /// The purchase as it stands on the Software page.
    pub row: SoftwareRow,
    /// The product.
    pub product: Product,
    /// The choices as they stand before anyone chooses; `None` where there is nothing to choose.
    pub filled_in: Option<Choice>,
    /// Whether the actor may have its key.
    pub keys: Result<(), Refusal>,
    /// Whether the actor may have its link.
    pub links: Result<(), Refusal>,
}

/// Opens a purchase. The rules are asked for what the page can offer; nobody has asked for a key or link yet, so
/// that their refusals are not recorded.
///
/// # Errors
/// A refusal without the role to look at software, [`ServiceError::NotFound`], or what the store says.
pub fn open_purchase(services: &Services, actor: &Actor, ask: &OpenPurchase) -> Result<PurchasePage, ServiceError> {
    let id = &ask.entitlement;
    require_look(services, actor, Permission::LookAtSoftware, || subject_of(services, actor, id, None))?;
    let purchase = Purchase::read(services, actor, id)?;
    let (purchased, product, customer) = (purchase.purchased(), purchase.product, &purchase.customer);
    let filled_in = match offer_of(product) {
        Some(offer) => offer.filled_in(&last_choice(services, actor, ask, product), &customer.language),
        None => None,
    };
    let fetching = may_fetch(actor, purchased, product);
    let (keys, links) = match (fetching, &filled_in) {
        (Err(refusal), _) => (Err(refusal.clone()), Err(refusal)),
        (Ok(_), None) => (Err(Refusal::NotOffered), Err(Refusal::NotOffered)),
        (Ok(_), Some(choice)) => (
            may_reveal(actor, purchased, product, &choice.version, Version::ABSENT).map(drop),
            may_link(actor, purchased, product, choice).map(drop).and_then(|()| require_service(services)),
        ),
    };
    let Purchase { entitlement, customer, .. } = purchase;
    let row = software_row(services, actor, entitlement.value)?;
    Ok(PurchasePage { customer, row, product: product.clone(), filled_in, keys, links })
}

fn offer_of(product: &Product) -> Option<&Offer> {
    match &product.delivery {
        Delivery::Software(software) => Some(&software.offer),
        Delivery::LicenceOnly | Delivery::Reservation => None,
    }
}

fn last_choice(services: &Services, actor: &Actor, ask: &OpenPurchase, product: &Product) -> Picked {
    match ask.last_choice {
        LastChoice::Remembered => own_drafts(services, actor).choices.remove(&product.id).unwrap_or_default(),
        LastChoice::Ignored => Picked::default(),
    }
}
