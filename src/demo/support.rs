//! The support requests of the demo: the few that stand in `assets/demo/support.toml`, of customers there are.

use chrono::Duration;
use rust_decimal::Decimal;
use serde::Deserialize;
use uuid::Builder;

use crate::demo::identity::Identity;
use crate::demo::parts::address_of;
use crate::domain::customer::Contact;
use crate::domain::download::FileName;
use crate::domain::support_request::{
    Content, Details, Impact, NamedCustomer, NamedPurchase, ProblemKind, RefundWish, RequestStatus,
};
use crate::domain::{
    Attachment, Currency, Instant, Money, Operator, SupportDraftId, SupportRequest, SupportRequestNumber, TenantId,
};
use crate::ports::FiledRequest;

/// A request that is not left to chance.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Listed {
    kind: ProblemKind,
    impact: Impact,
    status: RequestStatus,
    title: String,
    description: String,
    pub(super) customer: u32,
    operator: usize,
    #[serde(default)]
    order: Option<u32>,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    amount: Option<Decimal>,
    #[serde(default)]
    currency: Option<Currency>,
    hours_ago: u32,
    #[serde(default)]
    file: Option<String>,
    #[serde(default)]
    content: String,
}

/// Of whom the requests are, and until when.
pub(super) struct Filing<'a> {
    pub(super) identity: Identity,
    pub(super) operators: &'a [Operator],
    pub(super) now: Instant,
}

impl Listed {
    /// The request as it was filed for that customer; `number` is its place among all of them.
    pub(super) fn filed(&self, number: u32, tenant: TenantId, filing: &Filing<'_>) -> Option<FiledRequest> {
        let operator = filing.operators.get(self.operator)?;
        let address = operator.name.split(' ').map(address_of).collect::<Vec<_>>().join(".");
        let money = self.amount.zip(self.currency).map(|(amount, currency)| Money::new(amount, currency));
        let details = Details {
            kind: self.kind,
            impact: self.impact,
            title: self.title.clone(),
            description: self.description.trim().to_owned(),
            customer: Some(NamedCustomer::Tenant(tenant)),
            purchase: self.order.map(|order| NamedPurchase::Order(filing.identity.order(self.customer, order))),
            refund: money.map(|amount| RefundWish { reason: self.reason.clone(), amount }),
            contact: Contact {
                name: operator.name.clone(),
                email: format!("{address}@partner.example"),
                phone: "+46 8 123 45 67".to_owned(),
            },
        };
        let content = self.content.as_bytes().to_vec();
        let attached = self.file.as_ref().map(|name| Attachment {
            name: FileName::sanitised(name),
            bytes: u64::try_from(content.len()).unwrap_or(0),
            hash: *blake3::hash(&content).as_bytes(),
        });
        let contents = attached.iter().map(|_| Content::new(content.clone())).collect();
        let request = SupportRequest {
            number: SupportRequestNumber::embedded(number.wrapping_mul(0x1F3_5A7D).wrapping_add(0x2A9_14C3)),
            draft: SupportDraftId(Builder::from_random_bytes(u128::from(number).to_be_bytes()).into_uuid()),
            status: self.status,
            filed: filing.now.before(Duration::hours(self.hours_ago.into())),
            operator: operator.id,
            operator_name: operator.name.clone(),
            details,
            attachments: attached.into_iter().collect(),
        };
        Some(FiledRequest { request, contents })
    }
}
