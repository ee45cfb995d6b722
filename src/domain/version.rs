//! Which state of an entity a decision was made on.

use serde::{Deserialize, Serialize};

use crate::domain::choice::ProductVersion;
use crate::domain::{
    CommandId, EntitlementId, KmsDeviceId, OperatorId, OrderId, Seq, SubscriptionId, SupportRequestNumber, TenantId,
};

/// Names one entity of the store.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum EntityRef {
    /// A customer.
    Customer(TenantId),
    /// An order of a customer.
    Order(TenantId, OrderId),
    /// A purchased line.
    Entitlement(EntitlementId),
    /// A subscription of a customer.
    Subscription(TenantId, SubscriptionId),
    /// The sealed key of a purchased line, in one version of the product (KEY-6).
    SealedKey(EntitlementId, ProductVersion),
    /// An operator.
    Operator(OperatorId),
    /// What comes next of a purchased line by itself (RENEW-4).
    Schedule(EntitlementId),
    /// A command that was sent to the provider for a customer.
    Command(TenantId, CommandId),
    /// A support request, which is the partner's own.
    SupportRequest(SupportRequestNumber),
    /// A device of a customer that is moved from KMS to MAK (KMS-1).
    KmsDevice(TenantId, KmsDeviceId),
    /// All operators and the slots that their passphrases open: written by each commit that writes any of these.
    Operators,
}

impl EntityRef {
    /// The customer it belongs to, if it belongs to one.
    #[must_use]
    pub fn tenant(&self) -> Option<TenantId> {
        match self {
            Self::Customer(tenant)
            | Self::Order(tenant, _)
            | Self::Subscription(tenant, _)
            | Self::Command(tenant, _)
            | Self::KmsDevice(tenant, _) => Some(*tenant),
            Self::Entitlement(id) | Self::SealedKey(id, _) | Self::Schedule(id) => Some(id.tenant),
            Self::Operator(_) | Self::SupportRequest(_) | Self::Operators => None,
        }
    }
}

/// The version of an entity: the commit that wrote it last, or [`Version::ABSENT`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Version(pub Seq);

impl Version {
    /// The version of what is not there.
    pub const ABSENT: Self = Self(Seq(0));
}

/// An entity and the version of it that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Versioned<T> {
    /// Which version it is.
    pub version: Version,
    /// The entity.
    pub value: T,
}
