//! Records as lines of JSON, for people and their programs: a header, then one object a line. The names are stable and of
//! their own, so that the types of the domain stay free to change. No line holds a key, a link or a slot of the vault:
//! there is no shape for them.

mod activity;
mod checkpoint;
mod fields;
mod imported;
mod reading;
pub mod words;

pub use activity::{ActivityFields, ExportedActivity, LogForm};
pub use checkpoint::{NoCheckpoint, checkpoint_text, read_checkpoint};
pub use fields::{Expected, Parent, Problem};
pub(in crate::service) use imported::Imported;
pub(in crate::service) use reading::{Read, header, record};

use serde::Serialize;

use crate::domain::entitlement::EntitlementState;
use crate::domain::{
    Customer, Entitlement, Instant, Lifetime, Money, Operator, Order, RecordedActivity, Renewal, Subscription,
};
use crate::ports::StoreIdentity;

/// The version of the lines; a reader refuses a newer one.
pub const VERSION: u64 = 1;

/// What the header's first field is called and says.
pub(in crate::service) const HEADER: (&str, &str) = ("nyckel", "export");

/// One line.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Line {
    /// The first.
    Header(Header),
    /// Every other.
    Record(RecordLine),
}

/// The first line: what it is and of which store.
#[derive(Debug, Serialize)]
pub struct Header {
    nyckel: &'static str,
    version: u64,
    made: String,
    store: String,
}

/// A record.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum RecordLine {
    /// A customer.
    Customer(CustomerLine),
    /// An order.
    Order(OrderLine),
    /// A purchased line.
    Entitlement(Box<EntitlementLine>),
    /// A subscription.
    Subscription(SubscriptionLine),
    /// An operator.
    Operator(OperatorLine),
    /// A record of the activity log.
    Activity(Box<ExportedActivity>),
}

/// A customer.
#[derive(Debug, Serialize)]
pub struct CustomerLine {
    tenant: String,
    name: String,
    domain: String,
    market: String,
    language: String,
    contact: ContactLine,
}

#[derive(Debug, Serialize)]
struct ContactLine {
    name: String,
    email: String,
    phone: String,
}

/// An order.
#[derive(Debug, Serialize)]
pub struct OrderLine {
    tenant: String,
    order: String,
    placed: String,
    lines: u32,
}

/// A purchased line.
#[derive(Debug, Serialize)]
pub struct EntitlementLine {
    tenant: String,
    order: String,
    line: u32,
    bought: String,
    item: String,
    product_kind: &'static str,
    title: String,
    quantity: u32,
    unit_price: MoneyLine,
    tax: &'static str,
    term: Option<&'static str>,
    plan: &'static str,
    transaction: String,
    /// `perpetual`, `until` or `subscription`.
    lifetime: &'static str,
    until: Option<String>,
    subscription: Option<String>,
    cancelled: Option<String>,
    needs_information: bool,
    /// What the provider states of cancelling it (CANCEL-6).
    #[serde(skip_serializing_if = "Option::is_none")]
    stated: Option<StatedLine>,
}

#[derive(Debug, Serialize)]
struct StatedLine {
    until: Option<String>,
    full_refund: Option<String>,
    prorated_refund: Option<String>,
}

/// An amount: an exact decimal as a text, with the digits of its currency, and the ISO 4217 code.
#[derive(Debug, Serialize)]
pub struct MoneyLine {
    amount: String,
    currency: &'static str,
}

/// A subscription.
#[derive(Debug, Serialize)]
pub struct SubscriptionLine {
    subscription: String,
    tenant: String,
    order: String,
    line: u32,
    friendly_name: String,
    first_start: String,
    term_number: u32,
    term: &'static str,
    plan: &'static str,
    auto_renew: bool,
    /// How the next term is billed, where that is another plan than now (BUY-6).
    #[serde(skip_serializing_if = "Option::is_none")]
    next_plan: Option<&'static str>,
    cancelled: Option<String>,
}

/// An operator, whose slot of the vault stays behind.
#[derive(Debug, Serialize)]
pub struct OperatorLine {
    operator: String,
    name: String,
    roles: Vec<&'static str>,
}

impl Line {
    /// The first line of an export of that store, made at that instant.
    #[must_use]
    pub fn header(made: Instant, identity: StoreIdentity) -> Self {
        let (_, what) = HEADER;
        Self::Header(Header { nyckel: what, version: VERSION, made: instant(made), store: identity.store.to_string() })
    }
}

/// An instant as RFC 3339 in UTC.
#[must_use]
pub fn instant(instant: Instant) -> String {
    instant.utc().to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true)
}

impl From<Money> for MoneyLine {
    fn from(money: Money) -> Self {
        let digits = usize::try_from(money.currency().minor_unit_digits()).unwrap_or_default();
        Self { amount: format!("{:.digits$}", money.amount()), currency: money.currency().code() }
    }
}

impl From<&Customer> for Line {
    fn from(customer: &Customer) -> Self {
        let contact = &customer.contact;
        Self::Record(RecordLine::Customer(CustomerLine {
            tenant: customer.id.to_string(),
            name: customer.name.clone(),
            domain: customer.domain.clone(),
            market: customer.market.clone(),
            language: customer.language.0.clone(),
            contact: ContactLine {
                name: contact.name.clone(),
                email: contact.email.clone(),
                phone: contact.phone.clone(),
            },
        }))
    }
}

impl From<&Order> for Line {
    fn from(order: &Order) -> Self {
        Self::Record(RecordLine::Order(OrderLine {
            tenant: order.tenant.to_string(),
            order: order.id.to_string(),
            placed: instant(order.placed),
            lines: order.lines,
        }))
    }
}

impl From<&Entitlement> for Line {
    fn from(purchase: &Entitlement) -> Self {
        let line = &purchase.line;
        let (lifetime, until, subscription) = match &purchase.lifetime {
            Lifetime::Perpetual => (words::PERPETUAL, None, None),
            Lifetime::Until(end) => (words::UNTIL, Some(instant(*end)), None),
            Lifetime::Subscription(id) => (words::SUBSCRIPTION, None, Some(id.to_string())),
        };
        Self::Record(RecordLine::Entitlement(Box::new(EntitlementLine {
            tenant: purchase.id.tenant.to_string(),
            order: purchase.id.order.to_string(),
            line: purchase.id.line.0,
            bought: instant(purchase.bought),
            item: line.item.to_string(),
            product_kind: words::product_kind(line.kind),
            title: line.title.clone(),
            quantity: line.quantity,
            unit_price: line.unit_price.into(),
            tax: words::tax(line.tax),
            term: line.term.map(words::term),
            plan: words::plan(line.plan),
            transaction: line.transaction.clone(),
            lifetime,
            until,
            subscription,
            cancelled: match purchase.state {
                EntitlementState::Standing => None,
                EntitlementState::Cancelled { at } => Some(instant(at)),
            },
            needs_information: purchase.needs_information,
            stated: purchase.stated.map(|stated| StatedLine {
                until: stated.until.map(instant),
                full_refund: stated.full_refund.map(instant),
                prorated_refund: stated.prorated_refund.map(instant),
            }),
        })))
    }
}

impl From<&Subscription> for Line {
    fn from(subscription: &Subscription) -> Self {
        let bought = &subscription.entitlement;
        Self::Record(RecordLine::Subscription(SubscriptionLine {
            subscription: subscription.id.to_string(),
            tenant: bought.tenant.to_string(),
            order: bought.order.to_string(),
            line: bought.line.0,
            friendly_name: subscription.friendly_name.clone(),
            first_start: instant(subscription.first_start),
            term_number: subscription.term_number,
            term: words::term(subscription.term),
            plan: words::plan(subscription.plan),
            auto_renew: subscription.renewal.is_on(),
            next_plan: match subscription.renewal {
                Renewal::Renews { plan } if plan != subscription.plan => Some(words::plan(plan)),
                Renewal::Renews { .. } | Renewal::Expires => None,
            },
            cancelled: subscription.cancelled.map(instant),
        }))
    }
}

impl From<&Operator> for Line {
    fn from(operator: &Operator) -> Self {
        Self::Record(RecordLine::Operator(OperatorLine {
            operator: operator.id.to_string(),
            name: operator.name.clone(),
            roles: operator.roles.as_slice().iter().copied().map(words::role).collect(),
        }))
    }
}

impl From<&RecordedActivity> for Line {
    fn from(recorded: &RecordedActivity) -> Self {
        Self::Record(RecordLine::Activity(Box::new(recorded.into())))
    }
}
