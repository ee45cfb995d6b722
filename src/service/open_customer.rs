//! Opening a customer: the account page.

use crate::domain::entitlement::Entitlement;
use crate::domain::market::{Markets, reservation_allowed};
use crate::domain::visibility::{is_older_subscription, is_on_subscriptions_page};
use crate::domain::{Actor, Customer, Market, Permission, Refusal, TenantId};
use crate::ports::Page;
use crate::ports::page::all_pages;
use crate::service::edit_cart::cart_of;
use crate::service::error::ServiceError;
use crate::service::keep_choice::drafting_operator;
use crate::service::recording::require_look;
use crate::service::services::Services;
use crate::service::subject::{read_customer, subject_of_customer};

/// How much there is of a customer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// On the Subscriptions page (SHOW-1).
    pub subscriptions: usize,
    /// Subscriptions too old for that page, which are on the Software page (SHOW-2).
    pub older_subscriptions: usize,
    /// On the Software page (SHOW-4).
    pub software: usize,
    /// Orders, whatever their date (SHOW-3).
    pub orders: usize,
    /// Lines in the operator's own cart for it.
    pub in_cart: usize,
}

/// A customer's account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomerAccount {
    /// The customer.
    pub customer: Customer,
    /// Its market; `None` for a slug that is not known.
    pub market: Option<&'static Market>,
    /// Whether Azure reservations can be sold to it (MARKET-1).
    pub reservations: Result<(), Refusal>,
    /// How much there is of it.
    pub counts: Counts,
}

/// Opens a customer and notes it among the operator's last ones.
///
/// # Errors
/// A refusal without the role, [`ServiceError::NotFound`], or what the store says.
pub fn open_customer(services: &Services, actor: &Actor, tenant: TenantId) -> Result<CustomerAccount, ServiceError> {
    require_look(services, actor, Permission::LookAtCustomers, || subject_of_customer(services, actor, tenant))?;
    let customer = read_customer(services, actor, tenant)?;
    let scope = actor.scope();
    let store = services.store.as_ref();
    let bought = all_pages(|after| store.entitlements(scope, tenant, after, Page::<()>::LIMIT))?;
    let orders = all_pages(|after| store.orders(scope, tenant, after, Page::<()>::LIMIT))?;
    let market = Markets::embedded().by_slug(&customer.market);
    let in_cart = cart_of(services, actor, tenant).map_or(0, |cart| cart.lines.len());
    note_opened(services, actor, tenant);
    Ok(CustomerAccount {
        reservations: market.map_or_else(|| Err(unknown_market(&customer)), reservation_allowed),
        market,
        counts: Counts { orders: orders.len(), in_cart, ..counts(&bought) },
        customer,
    })
}

fn counts(bought: &[Entitlement]) -> Counts {
    Counts {
        subscriptions: bought.iter().filter(|purchase| is_on_subscriptions_page(purchase)).count(),
        older_subscriptions: bought.iter().filter(|purchase| is_older_subscription(purchase)).count(),
        software: bought.len(),
        ..Counts::default()
    }
}

/// Where the market is not known nothing is promised.
fn unknown_market(customer: &Customer) -> Refusal {
    Refusal::ReservationMarket { market: customer.market.clone() }
}

/// Drafts are a convenience: that they failed is logged and keeps nobody from the customer.
fn note_opened(services: &Services, actor: &Actor, tenant: TenantId) {
    let Some(operator) = drafting_operator(actor) else { return };
    if let Err(error) = services.drafts.change(operator, &mut |drafts| drafts.opened(tenant)) {
        tracing::warn!(%error, "the customers opened last could not be kept");
    }
}
