//! *Lägg till produkter*: everything that is sold, each with how it is sold to the customer or why it is not (BUY-1).

use crate::domain::sale::OnSale;
use crate::domain::{Actor, CartLine, CatalogItem, Permission, ProductId, ProductKind, Refusal, Sku, TenantId, role};
use crate::search::fold;
use crate::service::buyer::ReadBuyer;
use crate::service::edit_cart::cart_of;
use crate::service::error::ServiceError;
use crate::service::recording::require_look;
use crate::service::review_order::{Review, review_for};
use crate::service::services::Services;
use crate::service::subject::subject_of_customer;

/// A SKU as it is sold to one customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CatalogRow {
    /// What a cart calls it.
    pub item: CatalogItem,
    /// The product.
    pub product: ProductId,
    /// Its kind (PROD-1).
    pub kind: ProductKind,
    /// Who publishes it.
    pub publisher: String,
    /// The SKU.
    pub sku: Sku,
    /// How it is sold, or the rule that says no (MARKET-3).
    pub on_sale: Result<OnSale, Refusal>,
}

/// What can be added for a customer, and what was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CatalogPage {
    /// Everything that is sold, in order of the titles.
    pub rows: Vec<CatalogRow>,
    /// The operator's cart; `None` where nothing is in it.
    pub cart: Option<Review>,
}

/// The catalogue as it is sold to that customer, in order of the titles.
///
/// # Errors
/// A recorded refusal without the role to look at the customer's orders, [`ServiceError::NotFound`], or what the store says.
pub fn list_catalog(services: &Services, actor: &Actor, tenant: TenantId) -> Result<Vec<CatalogRow>, ServiceError> {
    require_look(services, actor, Permission::LookAtOrders, || subject_of_customer(services, actor, tenant))?;
    let buyer = ReadBuyer::read(services, actor, tenant)?;
    let cart = cart_of(services, actor, tenant).map(|cart| cart.lines).unwrap_or_default();
    Ok(rows_for(services, &buyer, &cart))
}

/// Everything that is sold, as it is sold to that buyer with those lines in the cart.
fn rows_for(services: &Services, buyer: &ReadBuyer, cart: &[CartLine]) -> Vec<CatalogRow> {
    let (sale, now) = (buyer.sale(services), services.clock.now());
    let skus = services.catalog.products().flat_map(|product| product.skus.iter().map(move |sku| (product, sku)));
    let mut rows: Vec<CatalogRow> = skus
        .map(|(product, sku)| CatalogRow {
            item: product.item(sku),
            product: product.id.clone(),
            kind: product.kind,
            publisher: product.publisher.clone(),
            on_sale: sale.on_sale(product, sku, cart, now),
            sku: sku.clone(),
        })
        .collect();
    rows.sort_by_cached_key(|row| (fold(&row.sku.title), row.item.clone()));
    rows
}

/// The catalogue with what lies in the operator's cart for that customer, which nobody has without the role to buy.
///
/// # Errors
/// As [`list_catalog`].
pub fn open_catalog(services: &Services, actor: &Actor, tenant: TenantId) -> Result<CatalogPage, ServiceError> {
    require_look(services, actor, Permission::LookAtOrders, || subject_of_customer(services, actor, tenant))?;
    let buyer = ReadBuyer::read(services, actor, tenant)?;
    let cart = cart_of(services, actor, tenant);
    let rows = rows_for(services, &buyer, cart.as_ref().map_or(&[], |cart| &cart.lines));
    let may_buy = role::require(actor, Permission::Buy).is_ok();
    let cart = cart.filter(|_| may_buy).map(|cart| review_for(services, &buyer, cart));
    Ok(CatalogPage { rows, cart })
}
