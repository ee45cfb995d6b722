//! What can be bought, by kind and by the year it came: nobody bought Windows Server 2025 in 2020.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::demo::chance::Chance;
use crate::domain::{Catalog, Product, ProductKind, Sku};

/// A SKU of the catalogue, and since when it has been sold.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ware {
    /// The product.
    pub(super) product: &'static Product,
    /// The SKU.
    pub(super) sku: &'static Sku,
    /// The first whole year in which it was sold.
    since: i32,
}

/// Every ware, by kind.
#[derive(Debug)]
pub(super) struct Shelf {
    by_kind: BTreeMap<ProductKind, Vec<Ware>>,
    by_title: BTreeMap<&'static str, Ware>,
}

/// The first whole year in which extended security updates were sold.
const UPDATES_SINCE: i32 = 2024;

static EMBEDDED: LazyLock<Shelf> = LazyLock::new(|| {
    let mut shelf = Shelf { by_kind: BTreeMap::new(), by_title: BTreeMap::new() };
    for product in Catalog::embedded().products() {
        let since = match product.kind {
            ProductKind::Esu => UPDATES_SINCE,
            ProductKind::ServerSubscription
            | ProductKind::Perpetual
            | ProductKind::SoftwarePlan
            | ProductKind::Reservation
            | ProductKind::LicenceOnly => year_in(&product.name),
        };
        for sku in &product.skus {
            let ware = Ware { product, sku, since };
            shelf.by_kind.entry(product.kind).or_default().push(ware);
            shelf.by_title.insert(&sku.title, ware);
        }
    }
    shelf
});

impl Ware {
    /// The SKUs of its product up to and including its own, in the catalogue's order: the years of an ESU.
    pub(super) fn years_up_to(self) -> impl Iterator<Item = Self> {
        let Self { product, sku: last, since } = self;
        let count = product.skus.iter().position(|sku| sku.id == last.id).map_or(0, |place| place + 1);
        product.skus.iter().take(count).map(move |sku| Self { product, sku, since })
    }
}

impl Shelf {
    /// The wares of the embedded catalogue.
    pub(super) fn embedded() -> &'static Self {
        &EMBEDDED
    }

    /// The ware with that title.
    pub(super) fn titled(&self, title: &str) -> Option<Ware> {
        self.by_title.get(title).copied()
    }

    /// A ware of that kind that was sold in that year; `None` where there was none.
    pub(super) fn pick(&self, kind: ProductKind, year: i32, chance: &mut Chance) -> Option<Ware> {
        let sold = || self.by_kind.get(&kind).into_iter().flatten().filter(|ware| ware.since <= year);
        let place = chance.below(u32::try_from(sold().count()).unwrap_or(0));
        sold().nth(usize::try_from(place).unwrap_or(0)).copied()
    }
}

/// The last year a name speaks of; 0 where it speaks of none.
fn year_in(name: &str) -> i32 {
    let mut years = name.split(' ').filter(|word| word.len() == 4).filter_map(|word| word.parse().ok());
    years.next_back().unwrap_or(0)
}
