//! What of a customer's purchases has Azure Hybrid Benefit (PROD-5), and the currency that savings are computed in.

use crate::domain::hybrid_benefit::{Ground, ground};
use crate::domain::market::Markets;
use crate::domain::{
    Actor, Currency, Entitlement, EntitlementStatus, HybridBenefit, Market, Permission, TaxNote, TenantId,
};
use crate::ports::Page;
use crate::ports::page::all_pages;
use crate::search::fold;
use crate::service::error::ServiceError;
use crate::service::recording::require_look;
use crate::service::services::Services;
use crate::service::subject::{read_customer, read_subscription, subject_of_customer};

/// A purchase that has the benefit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QualifyingPurchase {
    /// The purchase.
    pub entitlement: Entitlement,
    /// What its edition may in Azure.
    pub benefit: HybridBenefit,
    /// By what it has the benefit.
    pub ground: Ground,
    /// How many cores it covers; `None` of what is not sold by the core.
    pub cores: Option<u64>,
}

/// A customer's Hybrid Benefit page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HybridBenefitPage {
    /// The standing purchases that have the benefit: those that have it by themselves before those that need Software
    /// Assurance, then Datacenter before Standard, then by title and id.
    pub purchases: Vec<QualifyingPurchase>,
    /// The currency of the customer's market; US dollars where the market is not known.
    pub currency: Currency,
    /// Whether prices there include tax (MARKET-2).
    pub tax: TaxNote,
}

/// Opens the Hybrid Benefit page of a customer.
///
/// # Errors
/// A recorded refusal without the role, [`ServiceError::NotFound`], or what the store says.
pub fn open_hybrid_benefit(
    services: &Services,
    actor: &Actor,
    tenant: TenantId,
) -> Result<HybridBenefitPage, ServiceError> {
    require_look(services, actor, Permission::LookAtPlans, || subject_of_customer(services, actor, tenant))?;
    let customer = read_customer(services, actor, tenant)?;
    let (scope, store) = (actor.scope(), services.store.as_ref());
    let mut purchases = Vec::new();
    for entitlement in all_pages(|after| store.entitlements(scope, tenant, after, Page::<()>::LIMIT))? {
        purchases.extend(qualifying(services, actor, entitlement)?);
    }
    purchases.sort_by_cached_key(|purchase| {
        let Entitlement { id, line, .. } = &purchase.entitlement;
        (purchase.ground, purchase.benefit.edition, fold(&line.title), id.clone())
    });
    let market = Markets::embedded().by_slug(&customer.market);
    Ok(HybridBenefitPage {
        purchases,
        currency: market.map_or(Currency::USD, Market::price_currency),
        tax: market.map_or(TaxNote::Excluded, Market::tax),
    })
}

/// The purchase, where it stands and has the benefit.
fn qualifying(
    services: &Services,
    actor: &Actor,
    entitlement: Entitlement,
) -> Result<Option<QualifyingPurchase>, ServiceError> {
    let item = &entitlement.line.item;
    let product = services.catalog.product(&item.product);
    let Some((benefit, ground)) = product.and_then(|product| product.hybrid_benefit.zip(ground(product))) else {
        return Ok(None);
    };
    let subscription = read_subscription(services, actor, &entitlement)?.map(|subscription| subscription.value);
    if entitlement.at(services.clock.now(), subscription.as_ref()) != EntitlementStatus::Active {
        return Ok(None);
    }
    let cores_of_one = services.catalog.sku(item).and_then(|sku| sku.cores);
    let cores = cores_of_one.map(|cores| u64::from(cores).saturating_mul(entitlement.line.quantity.into()));
    Ok(Some(QualifyingPurchase { entitlement, benefit, ground, cores }))
}
