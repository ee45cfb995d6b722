//! Support requests: what is reported on *Rapportera ett problem med Partnercenter*, once it is filed (SUPPORT-1,
//! SUPPORT-2). What is still being written is a [`SupportDraft`], whose form is checked into [`Details`].

mod attachment;
mod draft;
mod form;
mod shape;

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::domain::customer::Contact;
use crate::domain::{
    Actor, EntityRef, Instant, Money, OperatorId, OrderId, Permission, Permit, Refusal, SubscriptionId, SupportDraftId,
    SupportRequestNumber, TenantId, Version, role,
};
pub use attachment::{Attachment, AttachmentProblem, Content};
pub use draft::SupportDraft;
pub use form::{FieldProblem, FormField, Problem, RefundSubject, SupportForm, TypedAmount};

/// *Typ av problem*.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProblemKind {
    /// *CSP-köp/återbetalning för kundernas räkning*.
    Refund,
    /// An order, or placing one.
    Order,
    /// A subscription: its term, renewal or plan.
    Subscription,
    /// Product keys, links and downloads.
    KeysAndDownloads,
    /// Invoices and payment.
    Billing,
    /// Operators, roles and access.
    Access,
    /// Anything else.
    Other,
}

impl ProblemKind {
    /// Every kind, in the order of the list.
    pub const ALL: [Self; 7] = [
        Self::Refund,
        Self::Order,
        Self::Subscription,
        Self::KeysAndDownloads,
        Self::Billing,
        Self::Access,
        Self::Other,
    ];
}

/// *Effekt*: how much it keeps people from their work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Impact {
    /// Work has stopped.
    Critical,
    /// Work is hindered.
    Moderate,
    /// Work goes on.
    Minimal,
}

impl Impact {
    /// Every impact, the worst first.
    pub const ALL: [Self; 3] = [Self::Critical, Self::Moderate, Self::Minimal];
}

/// How a request that was filed stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RequestStatus {
    /// Somebody is to look at it.
    Open,
    /// Whoever filed it is asked something.
    AttentionNeeded,
    /// It is answered.
    Closed,
}

impl RequestStatus {
    /// Every status.
    pub const ALL: [Self; 3] = [Self::Open, Self::AttentionNeeded, Self::Closed];
}

/// A customer as a request names one: *Kundklientorganisations-GUID eller domännamn*.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum NamedCustomer {
    /// By the tenant's GUID.
    Tenant(TenantId),
    /// By a domain name, in lower case.
    Domain(String),
}

/// A purchase as a request names one: *Order-ID eller prenumerations-ID*.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum NamedPurchase {
    /// By an order.
    Order(OrderId),
    /// By a subscription.
    Subscription(SubscriptionId),
}

impl fmt::Display for NamedCustomer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Tenant(tenant) => tenant.fmt(formatter),
            Self::Domain(domain) => domain.fmt(formatter),
        }
    }
}

impl fmt::Display for NamedPurchase {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Order(order) => order.fmt(formatter),
            Self::Subscription(id) => id.fmt(formatter),
        }
    }
}

/// What is asked for where a purchase is to be refunded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefundWish {
    /// *Återbetalningsorsak*.
    pub reason: String,
    /// *Begärt belopp*.
    pub amount: Money,
}

/// A form that was checked: everything that belongs to its kind of problem, and nothing that is malformed (SUPPORT-2).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Details {
    /// *Typ av problem*.
    pub kind: ProblemKind,
    /// *Effekt*.
    pub impact: Impact,
    /// *Rubrik*.
    pub title: String,
    /// *Beskrivning*.
    pub description: String,
    /// *Kundklientorganisations-GUID eller domännamn*.
    pub customer: Option<NamedCustomer>,
    /// *Order-ID eller prenumerations-ID*.
    pub purchase: Option<NamedPurchase>,
    /// What is to be refunded; only of that kind of problem.
    pub refund: Option<RefundWish>,
    /// *Kontakt*.
    pub contact: Contact,
}

/// A support request that was filed. What its files contain lies beside it in the store.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupportRequest {
    /// Its number.
    pub number: SupportRequestNumber,
    /// The draft that it was, so that the same one is filed once.
    pub draft: SupportDraftId,
    /// How it stands.
    pub status: RequestStatus,
    /// When it was filed.
    pub filed: Instant,
    /// Who filed it.
    pub operator: OperatorId,
    /// The name of who filed it, at the time.
    pub operator_name: String,
    /// What it says.
    pub details: Details,
    /// Its files.
    pub attachments: Vec<Attachment>,
}

/// Whether the actor may file a request of that number, which nobody has yet. Every operator may (ROLE-2).
///
/// # Errors
/// [`Refusal::CustomerRole`] in the customer's own view.
pub fn may_file(actor: &Actor, number: &SupportRequestNumber) -> Result<Permit, Refusal> {
    role::require(actor, Permission::SupportRequest)?;
    let basis = vec![(EntityRef::SupportRequest(number.clone()), Version::ABSENT)];
    Ok(Permit::new(Permission::SupportRequest, basis))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Role;

    #[test]
    fn role_2_every_operator_may_file_a_request_and_no_customer() {
        let number = SupportRequestNumber::embedded(1);
        for role in Role::ALL {
            let permit = may_file(&Actor::example(&[role]), &number).unwrap();
            assert_eq!(permit.basis(), [(EntityRef::SupportRequest(number.clone()), Version::ABSENT)], "{role:?}");
        }
        assert_eq!(may_file(&Actor::example_customer(true), &number), Err(Refusal::CustomerRole));
    }
}
