//! The provider: issues keys and links and carries commands out. It never writes to the store.

use std::fmt::Debug;

use serde::{Deserialize, Serialize};

use crate::domain::choice::ProductVersion;
use crate::domain::download::{Bits, Checksum};
use crate::domain::{
    BillingPlan, CatalogItem, Choice, CommandId, DownloadLink, Entitlement, EntitlementId, Instant, Money, OrderId,
    ProductKey, Refund, SubmissionId, SubscriptionId, TaxNote, TenantId,
};
use crate::ports::stop::Stop;
use crate::ports::unrevealed::Unrevealed;

/// Says why the provider did not answer.
#[derive(Debug, thiserror::Error)]
pub enum ProviderError {
    /// It was asked to stop.
    #[error("it was stopped")]
    Stopped,
    /// It knows no such purchase or product.
    #[error("the provider knows no {0}")]
    Unknown(String),
    /// It has no files: it is connected to nothing that has.
    #[error("the provider has no files")]
    NoBits,
    /// It could not be reached, or failed.
    #[error("the provider failed: {0}")]
    Failed(String),
}

/// Something only the provider can do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Command {
    /// Cancel one purchased line (CANCEL-5, PERP-2).
    Cancel {
        /// Which one.
        entitlement: EntitlementId,
        /// By which submit.
        submission: SubmissionId,
        /// What was shown that it gives back.
        refund: Refund,
    },
    /// Create an order and pay it (BUY-1).
    PlaceOrder {
        /// For whom.
        tenant: TenantId,
        /// Its lines, numbered from 1 in this order.
        lines: Vec<OrderedLine>,
    },
}

/// A line that is to be bought, at the price that was shown before (BUY-2).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderedLine {
    /// What.
    pub item: CatalogItem,
    /// How many.
    pub quantity: u32,
    /// How it is billed.
    pub plan: BillingPlan,
    /// What one costs.
    pub unit_price: Money,
    /// Whether that includes tax (MARKET-2).
    pub tax: TaxNote,
}

/// What a command came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// It was cancelled.
    Cancelled {
        /// When.
        at: Instant,
    },
    /// The provider wants to know more first (PERP-5).
    NeedsMoreInformation,
    /// The order was placed and paid.
    Ordered(PlacedOrder),
}

/// An order as the provider placed it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlacedOrder {
    /// Its number.
    pub id: OrderId,
    /// When.
    pub placed: Instant,
    /// What became of each line, in their order.
    pub lines: Vec<PlacedLine>,
}

/// A line as the provider placed it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlacedLine {
    /// The payment's id.
    pub transaction: String,
    /// The subscription that was made, where the line is one.
    pub subscription: Option<SubscriptionId>,
}

/// How a command stands that was sent before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StandingOfCommand {
    /// It never arrived.
    NeverHappened,
    /// It came to this.
    Settled(Outcome),
    /// It is being worked on.
    UnderWay,
}

/// What a link, or the bits behind it, are asked for.
#[derive(Debug, Clone, Copy)]
pub struct LinkQuestion<'a> {
    /// The purchase.
    pub entitlement: &'a Entitlement,
    /// Version, language and file type.
    pub choice: &'a Choice,
}

/// A provider.
#[expect(clippy::missing_errors_doc, reason = "everything asked of it fails with a `ProviderError`")]
pub trait Provider: Send + Sync + Debug {
    /// A key for a purchase in one version of the product. It may be another one each time: that the same one is given
    /// however often it is asked for is the service's, which keeps the first and asks no more (KEY-6).
    ///
    /// # Errors
    /// [`ProviderError`], as for everything it is asked.
    fn product_key(
        &self,
        entitlement: &Entitlement,
        version: &ProductVersion,
        stop: &Stop,
    ) -> Result<Unrevealed<ProductKey>, ProviderError>;

    /// Whether it has the files that its links lead to; one without gives no link that anybody could use.
    fn has_files(&self) -> bool {
        true
    }

    /// A link that has not expired (KEY-3, KEY-8).
    fn download_link(&self, question: LinkQuestion<'_>, stop: &Stop)
    -> Result<Unrevealed<DownloadLink>, ProviderError>;

    /// What the bits are that a link would lead to, before there is one: at once, and so without a checksum where making
    /// it takes long.
    fn bits(&self, question: LinkQuestion<'_>) -> Result<Bits, ProviderError>;

    /// The checksum of those bits, however long making it takes.
    fn checksum(&self, question: LinkQuestion<'_>, stop: &Stop) -> Result<Checksum, ProviderError>;

    /// Carries a command out once, however often it is sent with this id.
    fn carry_out(&self, command: &Command, id: CommandId, stop: &Stop) -> Result<Outcome, ProviderError>;

    /// How a command stands that was sent before.
    fn standing(&self, id: CommandId) -> Result<StandingOfCommand, ProviderError>;
}
