//! Loading a whole store at once: sorted, into a fresh place, moved into place when complete.

use crate::domain::{
    ActivityRecord, Charge, Customer, Entitlement, Instant, KmsDevice, Operator, Order, Schedule, Seq, Subscription,
};
use crate::ports::filed_request::FiledRequest;
use crate::ports::stop::Stop;
use crate::ports::store::{StoreFailure, StoreIdentity};
use crate::ports::vault::KeySlot;

/// One entity of the store that is loaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Loaded {
    /// An operator; they come first.
    Operator(Operator),
    /// An operator's slot of the vault.
    KeySlot(KeySlot),
    /// A customer; then come its orders, purchases and subscriptions, each in the order of their ids.
    Customer(Customer),
    /// An order.
    Order(Order),
    /// A purchased line.
    Entitlement(Entitlement),
    /// A subscription.
    Subscription(Subscription),
    /// What comes next of a purchase by itself; those of a customer come after its subscriptions.
    Schedule(Schedule),
    /// A charge; those of a customer come after its schedules.
    Charge(Charge),
    /// A device of a customer's plan from KMS to MAK; they come last of what is a customer's.
    KmsDevice(KmsDevice),
    /// A support request; they come after all customers.
    SupportRequest(Box<FiledRequest>),
    /// A record of the activity log.
    Activity(ActivityRecord),
}

/// A store that was loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Load {
    /// Which store it is now.
    pub identity: StoreIdentity,
    /// Where its commits go on from.
    pub seq: Seq,
}

/// Loads a store.
pub trait BulkLoad {
    /// Replaces the whole store by these entities, customers in order of their tenant ids. Until it is complete the
    /// old store stands. The store's latest instant becomes `seen`; its epoch rises.
    ///
    /// # Errors
    /// [`StoreFailure`]; the old store then still stands.
    fn load(
        &mut self,
        entities: &mut dyn Iterator<Item = Loaded>,
        seen: Instant,
        stop: &Stop,
    ) -> Result<Load, StoreFailure>;
}
