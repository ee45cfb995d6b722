//! The catalogue: products, what they deliver, and the SKUs they are sold as (PROD-1 … PROD-4).

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::domain::choice::Offer;
use crate::domain::ids::{AvailabilityId, SkuId};
use crate::domain::{BillingPlan, CatalogItem, Currency, HybridBenefit, Money, ProductId, Term};

mod embedded;
pub mod instructions;

pub use instructions::{InstructionSteps, Instructions};

/// The kinds of PROD-1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProductKind {
    /// A server subscription of one or three years.
    ServerSubscription,
    /// *Evig programvara*.
    Perpetual,
    /// A third party's software plan: Red Hat, SUSE.
    SoftwarePlan,
    /// Extended Security Updates.
    Esu,
    /// An Azure reservation.
    Reservation,
    /// A licence that gives the right to the services, without key or download (PROD-2).
    LicenceOnly,
}

impl ProductKind {
    /// Whether a purchase of that kind is a software subscription, whose terms follow each other.
    #[must_use]
    pub fn is_subscription(self) -> bool {
        match self {
            Self::ServerSubscription | Self::SoftwarePlan => true,
            Self::Perpetual | Self::Esu | Self::Reservation | Self::LicenceOnly => false,
        }
    }
}

/// What a product delivers.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Delivery {
    /// Keys, downloads, instructions.
    Software(SoftwareDelivery),
    /// Neither key nor download (PROD-2).
    LicenceOnly,
    /// Managed in the Azure portal (PROD-6).
    Reservation,
}

/// What a product with keys or downloads delivers.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SoftwareDelivery {
    /// The choices (PROD-4).
    pub offer: Offer,
    /// Whether it has a MAK key (KEY-4).
    pub mak: bool,
    /// Whether it has a download.
    pub downloads: bool,
    /// The installation instructions, where it has them (PROD-3).
    #[serde(default)]
    pub instructions: Option<Instructions>,
}

/// How a purchase can be cancelled; the rules belong to the cancelling issue, the data to the SKU.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CancellationPolicy {
    /// Within 168 hours of the start of a term (CANCEL-1).
    FromTerm,
    /// Within 30 days of the purchase (PERP-1).
    FromPurchase,
    /// Never (CANCEL-3), or not here (PROD-6).
    Never,
}

/// What a reservation counts for (PROD-6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReservationScope {
    /// All subscriptions of the customer.
    Shared,
    /// One of them.
    SingleSubscription,
}

/// A product.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Product {
    /// Its id.
    pub id: ProductId,
    /// Its kind (PROD-1).
    pub kind: ProductKind,
    /// Its name, without unit and term.
    pub name: String,
    /// Who publishes it.
    pub publisher: String,
    /// What it delivers.
    pub delivery: Delivery,
    /// What a reservation counts for (PROD-6); `None` for anything else.
    #[serde(default)]
    pub scope: Option<ReservationScope>,
    /// What its edition may in Azure (PROD-5); `None` of what has no Azure Hybrid Benefit.
    #[serde(default)]
    pub hybrid_benefit: Option<HybridBenefit>,
    /// For how many hours from the start of a term its use costs nothing, should it be cancelled (CANCEL-2).
    #[serde(default = "free_hours")]
    pub free_hours: u32,
    /// The SKUs it is sold as.
    pub skus: Vec<Sku>,
}

/// What a product has that says nothing else (CANCEL-2).
fn free_hours() -> u32 {
    24
}

impl Product {
    /// The catalogue item of one of its SKUs.
    #[must_use]
    pub fn item(&self, sku: &Sku) -> CatalogItem {
        CatalogItem { product: self.id.clone(), sku: sku.id.clone(), availability: sku.availability.clone() }
    }

    /// How it is installed, where it has instructions for that (PROD-3).
    #[must_use]
    pub fn instructions(&self) -> Option<&Instructions> {
        match &self.delivery {
            Delivery::Software(software) => software.instructions.as_ref(),
            Delivery::LicenceOnly | Delivery::Reservation => None,
        }
    }
}

/// A stock keeping unit: a product in one unit and one term.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sku {
    /// Its id within the product.
    pub id: SkuId,
    /// The availability it is offered in.
    pub availability: AvailabilityId,
    /// The whole title: `<product> - <unit> - <term>`.
    pub title: String,
    /// How many cores one of it covers; `None` of what is not sold by the core.
    #[serde(default)]
    pub cores: Option<u32>,
    /// Which year of Extended Security Updates it is; every earlier one is needed first. `None` of anything else.
    #[serde(default)]
    pub year: Option<u32>,
    /// For how long; `None` for ever.
    #[serde(default)]
    pub term: Option<Term>,
    /// The plans it can be billed by, from the instant of BUY-3 on.
    pub plans: Vec<BillingPlan>,
    /// The smallest quantity that can be bought.
    pub minimum: u32,
    /// How a purchase can be cancelled.
    pub policy: CancellationPolicy,
    /// Invented list prices, one a currency.
    pub prices: BTreeMap<Currency, Decimal>,
}

impl Sku {
    /// The title for where there is little room and the term stands beside it: without that, and without the words that say of
    /// a unit only that it is one of licences.
    #[must_use]
    pub fn short_title(&self) -> &str {
        let term = self.term.map(|term| format!(" - {} year", term.years()));
        let title = term.and_then(|term| self.title.strip_suffix(&term)).unwrap_or(&self.title);
        title.strip_suffix(" License Pack").unwrap_or(title)
    }

    /// What one costs in that currency; `None` where it has no price in it.
    #[must_use]
    pub fn price(&self, currency: Currency) -> Option<Money> {
        self.prices.get(&currency).map(|amount| Money::new(*amount, currency))
    }
}

/// Everything that is sold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Catalog {
    products: BTreeMap<ProductId, Product>,
}

impl Catalog {
    /// A catalogue of these products; of two with the same id the later one counts.
    #[must_use]
    pub fn new(products: Vec<Product>) -> Self {
        Self { products: products.into_iter().map(|product| (product.id.clone(), product)).collect() }
    }

    /// The same with so many free hours for every product, as the partner has set (CANCEL-2).
    #[must_use]
    pub fn with_free_hours(mut self, hours: u32) -> Self {
        self.products.values_mut().for_each(|product| product.free_hours = hours);
        self
    }

    /// Every product, in order of its id.
    pub fn products(&self) -> impl Iterator<Item = &Product> {
        self.products.values()
    }

    /// The product with this id.
    #[must_use]
    pub fn product(&self, id: &ProductId) -> Option<&Product> {
        self.products.get(id)
    }

    /// The SKU of a catalogue item.
    #[must_use]
    pub fn sku(&self, item: &CatalogItem) -> Option<&Sku> {
        let product = self.product(&item.product)?;
        product.skus.iter().find(|sku| sku.id == item.sku && sku.availability == item.availability)
    }

    /// How a catalogue item can be cancelled.
    #[must_use]
    pub fn policy(&self, item: &CatalogItem) -> Option<CancellationPolicy> {
        self.sku(item).map(|sku| sku.policy)
    }
}
