//! The catalogue that is part of the program: `assets/catalog/*.toml`, one file a family of products. What a product
//! is stands in `catalog`; here is only where the products come from.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::domain::catalog::{Catalog, Product};

/// One file of products.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Family {
    product: Vec<Product>,
}

const FAMILIES: [&str; 7] = [
    include_str!("../../../assets/catalog/client-access.toml"),
    include_str!("../../../assets/catalog/desktop.toml"),
    include_str!("../../../assets/catalog/extended-security.toml"),
    include_str!("../../../assets/catalog/linux.toml"),
    include_str!("../../../assets/catalog/reservations.toml"),
    include_str!("../../../assets/catalog/sql-server.toml"),
    include_str!("../../../assets/catalog/windows-server.toml"),
];

static EMBEDDED: LazyLock<Catalog> = LazyLock::new(|| Catalog::new(products()));

#[expect(clippy::expect_used, reason = "the texts are part of the program, and a test reads them")]
fn products() -> Vec<Product> {
    let read = |text| toml::from_str::<Family>(text).expect("the embedded catalogue is TOML products").product;
    FAMILIES.into_iter().flat_map(read).collect()
}

impl Catalog {
    /// The catalogue that is part of the program. Its titles are real, its list prices invented.
    #[must_use]
    pub fn embedded() -> &'static Self {
        &EMBEDDED
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::domain::catalog::{CancellationPolicy, Delivery, InstructionSteps, ProductKind, Sku, SoftwareDelivery};
    use crate::domain::{BillingPlan, Currency, Term};

    fn skus() -> impl Iterator<Item = (&'static Product, &'static Sku)> {
        Catalog::embedded().products().flat_map(|product| product.skus.iter().map(move |sku| (product, sku)))
    }

    fn software() -> impl Iterator<Item = (&'static Product, &'static SoftwareDelivery)> {
        Catalog::embedded().products().filter_map(|product| match &product.delivery {
            Delivery::Software(software) => Some((product, software)),
            Delivery::LicenceOnly | Delivery::Reservation => None,
        })
    }

    #[test]
    fn every_product_and_availability_has_an_id_of_its_own() {
        assert_eq!(Catalog::embedded().products().count(), products().len());
        let availabilities: BTreeSet<_> = skus().map(|(_, sku)| &sku.availability).collect();
        assert_eq!(availabilities.len(), skus().count());
        for (product, sku) in skus() {
            let item = product.item(sku);
            assert_eq!(Catalog::embedded().sku(&item), Some(sku), "{item}");
        }
    }

    #[test]
    fn every_sku_has_a_price_in_every_currency_down_to_its_minor_unit() {
        for (_, sku) in skus() {
            for currency in Currency::ALL {
                let price = sku.price(currency).unwrap_or_else(|| panic!("{} in {currency}", sku.title));
                assert_eq!(Some(&price.amount()), sku.prices.get(&currency), "{} in {currency}", sku.title);
                assert!(price.amount().is_sign_positive() && !price.amount().is_zero(), "{}", sku.title);
            }
            assert!(0 < sku.minimum && !sku.plans.is_empty(), "{}", sku.title);
        }
    }

    #[test]
    fn cores_and_years_are_those_of_the_title() {
        for (product, sku) in skus() {
            let unit = sku.title.strip_prefix(&format!("{} - ", product.name)).unwrap();
            let lower = unit.to_lowercase();
            let cores = lower.split_once(" core").map(|(number, _)| number.parse().unwrap());
            assert_eq!(sku.cores, cores, "{}", sku.title);
            let year = unit.rsplit_once("Year ").map(|(_, number)| number.parse().unwrap());
            assert_eq!(sku.year, year, "{}", sku.title);
            assert_eq!(sku.year.is_some(), product.kind == ProductKind::Esu, "{}", sku.title);
        }
    }

    #[test]
    fn a_title_is_product_unit_and_term() {
        for (product, sku) in skus() {
            let rest = sku.title.strip_prefix(&format!("{} - ", product.name)).unwrap();
            let suffix = rest.split_once(" - ").map(|(_, suffix)| suffix);
            match (product.kind, sku.term) {
                (ProductKind::Esu, _) => assert!(suffix.unwrap().starts_with("Year "), "{}", sku.title),
                (_, Some(Term::OneYear)) => assert_eq!(suffix, Some("1 year"), "{}", sku.title),
                (_, Some(Term::ThreeYears)) => assert_eq!(suffix, Some("3 year"), "{}", sku.title),
                (_, None) => assert_eq!(suffix, None, "{}", sku.title),
            }
        }
    }

    #[test]
    fn short_titles_with_their_terms_still_tell_every_sku_from_every_other() {
        let mut seen = BTreeSet::new();
        for (_, sku) in skus() {
            assert!(sku.title.starts_with(sku.short_title()), "{}", sku.title);
            assert!(seen.insert((sku.short_title(), sku.term)), "{}", sku.title);
        }
        assert!(seen.contains(&("Windows Server 2022 Standard - 16 Core", None)), "{seen:?}");
    }

    #[test]
    fn prod_1_every_kind_is_sold_and_delivers_what_its_kind_can() {
        let kinds: BTreeSet<ProductKind> = Catalog::embedded().products().map(|product| product.kind).collect();
        assert_eq!(kinds.len(), 6);
        for product in Catalog::embedded().products() {
            let reservation = product.delivery == Delivery::Reservation;
            assert_eq!(product.kind == ProductKind::Reservation, reservation, "{}", product.name);
            assert_eq!(product.scope.is_some(), reservation, "{}", product.name);
            if product.kind == ProductKind::LicenceOnly {
                assert_eq!(product.delivery, Delivery::LicenceOnly, "{}", product.name);
            }
        }
    }

    #[test]
    fn prod_3_prod_4_the_offers_cover_every_shape_the_keys_page_must_show() {
        for (product, delivery) in software() {
            let count = delivery.offer.versions.len();
            assert!((1..=3).contains(&count), "{} has {count} versions", product.name);
            assert!(delivery.mak || delivery.downloads || delivery.instructions.is_some(), "{}", product.name);
        }
        let some = |shape: fn(&SoftwareDelivery) -> bool| software().any(|(_, delivery)| shape(delivery));
        assert!(some(|it| it.offer.languages.is_empty() && it.offer.file_types.is_empty()));
        assert!(some(|it| it.offer.languages.is_empty() && !it.offer.file_types.is_empty()));
        assert!(some(|it| !it.offer.languages.is_empty() && it.offer.file_types.is_empty()));
        assert!(some(|it| (it.offer.versions.len(), it.offer.languages.len(), it.offer.file_types.len()) == (1, 1, 1)));
        assert!(some(|it| it.mak && !it.downloads));
        assert!(some(|it| !it.mak && it.downloads));
        assert!(some(|it| !it.mak && !it.downloads));
        let esu: Vec<_> = software().filter(|(product, _)| product.kind == ProductKind::Esu).collect();
        assert!(!esu.is_empty() && esu.iter().all(|(_, delivery)| delivery.instructions.is_some()));
        let steps: BTreeSet<_> =
            software().filter_map(|(product, _)| product.instructions()).map(|it| it.steps).collect();
        assert_eq!(steps, BTreeSet::from(InstructionSteps::ALL));
        let licences = Catalog::embedded().products().filter(|product| product.delivery == Delivery::LicenceOnly);
        assert!(2 <= licences.count());
    }

    #[test]
    fn buy_3_plans_follow_from_the_term() {
        for (product, sku) in skus() {
            let monthly = product.name.contains("Remote Desktop Services CAL");
            assert_eq!(sku.plans.contains(&BillingPlan::Monthly), monthly, "{}", sku.title);
            let rest: Vec<_> = sku.plans.iter().copied().filter(|plan| *plan != BillingPlan::Monthly).collect();
            let expected: &[BillingPlan] = match (product.kind, sku.term) {
                (ProductKind::Esu, _) | (_, None) => &[BillingPlan::OneTime],
                (_, Some(Term::OneYear)) => &[BillingPlan::Annual],
                (_, Some(Term::ThreeYears)) => &[BillingPlan::Annual, BillingPlan::Triennial],
            };
            assert_eq!(rest, expected, "{}", sku.title);
        }
    }

    #[test]
    fn cancel_3_perp_1_the_policy_follows_from_the_kind() {
        for (product, sku) in skus() {
            let expected = match (product.kind, sku.term) {
                (ProductKind::SoftwarePlan | ProductKind::Reservation, _) => CancellationPolicy::Never,
                (ProductKind::ServerSubscription, _) | (ProductKind::LicenceOnly, Some(_)) => {
                    CancellationPolicy::FromTerm
                }
                (ProductKind::Perpetual | ProductKind::Esu, _) | (ProductKind::LicenceOnly, None) => {
                    CancellationPolicy::FromPurchase
                }
            };
            assert_eq!(sku.policy, expected, "{}", sku.title);
        }
    }
}
