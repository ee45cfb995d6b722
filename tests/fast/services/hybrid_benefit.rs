//! What of a customer's purchases has Azure Hybrid Benefit, and in which currency its savings are computed.

use crate::services::world::{World, admin, customer, line, order, tenant};
use nyckel::domain::entitlement::{EntitlementState, Lifetime};
use nyckel::domain::hybrid_benefit::{AzureUse, Edition, Ground};
use nyckel::domain::{Catalog, Currency, Entitlement, EntitlementId, LineNumber, Product, TaxNote};
use nyckel::ports::{Change, Clock};
use nyckel::service::{HybridBenefitPage, open_hybrid_benefit};

fn named(name: &str) -> &'static Product {
    Catalog::embedded().products().find(|product| product.name == name).unwrap()
}

/// A purchase of tenant 3, of that many of the product's first SKU.
fn bought(number: u32, name: &str, quantity: u32) -> Entitlement {
    let mut bought = Entitlement::example(number, named(name));
    bought.id = EntitlementId { tenant: tenant(3), order: order("OR-00003"), line: LineNumber(number) };
    bought.line.quantity = quantity;
    bought
}

fn page(world: &World, number: u128) -> HybridBenefitPage {
    open_hybrid_benefit(&world.services, &admin(), tenant(number)).unwrap()
}

/// Line, edition, use, ground and cores of each.
fn rows(page: &HybridBenefitPage) -> Vec<(u32, Edition, AzureUse, Ground, Option<u64>)> {
    let row = |purchase: &nyckel::service::QualifyingPurchase| {
        let line = purchase.entitlement.id.line.0;
        (line, purchase.benefit.edition, purchase.benefit.allows, purchase.ground, purchase.cores)
    };
    page.purchases.iter().map(row).collect()
}

#[test]
fn prod_5_the_page_has_what_qualifies_with_edition_cores_use_and_ground() {
    let world = World::new();
    world.write(vec![
        Change::Customer(customer(3, "Fabrikam", "norway")),
        Change::Entitlement(bought(1, "Windows Server 2022 Standard", 8)),
        Change::Entitlement(bought(2, "Windows Server 2022 Datacenter", 8)),
        Change::Entitlement(bought(3, "Windows Server Standard", 4)),
        Change::Entitlement(bought(4, "Windows Server Datacenter", 3)),
        Change::Entitlement(bought(5, "Windows Server 2022 Remote Desktop Services CAL", 9)),
        Change::Entitlement(bought(6, "Windows Server Datacenter Core Extended Security 2012", 8)),
    ]);
    let page = page(&world, 3);
    assert_eq!((page.currency, page.tax), (Currency::NOK, TaxNote::Excluded));
    let (reuse, convert) = (AzureUse::ConvertOrReuse, AzureUse::Convert);
    assert_eq!(
        rows(&page),
        [
            (4, Edition::Datacenter, reuse, Ground::Subscription, Some(24)),
            (3, Edition::Standard, convert, Ground::Subscription, Some(32)),
            (2, Edition::Datacenter, reuse, Ground::SoftwareAssurance, Some(16)),
            (1, Edition::Standard, convert, Ground::SoftwareAssurance, Some(16)),
        ]
    );
    assert!(world.log().is_empty(), "to look is not recorded");
}

#[test]
fn prod_5_what_no_longer_stands_does_not_qualify() {
    let world = World::new();
    let now = world.clock.now();
    let nanosecond = chrono::Duration::nanoseconds(1);
    let cancelled = EntitlementState::Cancelled { at: now };
    let until =
        |number, end| Entitlement { lifetime: Lifetime::Until(end), ..bought(number, "Windows Server Datacenter", 2) };
    world.write(vec![
        Change::Customer(customer(3, "Fabrikam", "australia")),
        Change::Entitlement(Entitlement { state: cancelled, ..bought(1, "Windows Server 2022 Datacenter", 8) }),
        Change::Entitlement(until(2, now)),
        Change::Entitlement(until(3, now.after(nanosecond))),
    ]);
    let there = page(&world, 3);
    assert_eq!(rows(&there).into_iter().map(|row| row.0).collect::<Vec<_>>(), [3]);
    assert_eq!((there.currency, there.tax), (Currency::AUD, TaxNote::Included));
}

#[test]
fn prod_5_nothing_of_another_customers_is_on_the_page() {
    let world = World::new();
    let contoso: Vec<EntitlementId> =
        page(&world, 1).purchases.into_iter().map(|purchase| purchase.entitlement.id).collect();
    assert!(!contoso.is_empty() && contoso.iter().all(|id| id.tenant == tenant(1) && *id != line(3)), "{contoso:?}");
    assert!(page(&world, 2).purchases.is_empty());
}
