//! Examples of what a store keeps, each told from the others by small numbers.

mod kms;

use std::path::PathBuf;

use nonempty::NonEmpty;
use rust_decimal::Decimal;
use uuid::Uuid;

pub use self::kms::{kms_device, moved};
use crate::domain::activity::{Door, Origin, Subject};
use crate::domain::actor::StandIn;
use crate::domain::choice::{LanguageTag, ProductVersion};
use crate::domain::customer::Contact;
use crate::domain::download::{Bits, Checksum, Existing, FileName, Validator};
use crate::domain::entitlement::{EntitlementState, Lifetime};
use crate::domain::operator::OperatorSettings;
use crate::domain::order::OrderLine;
use crate::domain::support_request::{
    Content, Details, Impact, NamedCustomer, NamedPurchase, ProblemKind, RefundWish, RequestStatus,
};
use crate::domain::version::{EntityRef, Version};
use crate::domain::{
    ActivityKind, ActivityOutcome, ActivityRecord, Actor, Attachment, BillingPlan, Charge, ChargeId, ChargeKind,
    Choice, CommandId, Currency, Customer, DownloadId, DownloadJob, DownloadState, Entitlement, EntitlementId, Instant,
    LineNumber, Money, Operator, OperatorId, Order, OrderId, Permission, Permit, ProductKind, Refund, Renewal, Role,
    Roles, Schedule, SubmissionId, Subscription, SubscriptionId, SupportDraftId, SupportRequest, SupportRequestNumber,
    TaxNote, TenantId, Term,
};
use crate::ports::commit::{Change, Commit};
use crate::ports::vault::{Derivation, KeySlot, Sealed};
use crate::ports::{Clock, Command, CommandState, FiledRequest, SealedKey, SentCommand};
use crate::testing::FakeClock;

/// The instant at which the examples happen, which is where a [`FakeClock`] stands.
#[must_use]
pub fn now() -> Instant {
    FakeClock::default().now()
}

/// The tenant with that number.
#[must_use]
pub fn tenant(number: u32) -> TenantId {
    TenantId(Uuid::from_u128(number.into()))
}

/// The operator with that number.
#[must_use]
pub fn operator_id(number: u32) -> OperatorId {
    OperatorId(Uuid::from_u128(0xA000 + u128::from(number)))
}

/// An order's number.
#[must_use]
pub fn order_id(text: &str) -> OrderId {
    text.parse().expect("a test's order number is one")
}

/// A download that waits, asked for that many seconds after [`now`].
#[must_use]
pub fn download_job(number: u32) -> DownloadJob {
    let planned = now().after(chrono::Duration::seconds(number.into()));
    let name = FileName::sanitised(&format!("file {number}.iso"));
    DownloadJob {
        id: DownloadId(Uuid::from_u128(0xD000 + u128::from(number))),
        operator: Some(operator_id(1)),
        entitlement: entitlement_id(number, "OR-00001", 1),
        choice: Choice { version: version(), language: None, file_type: None },
        customer: customer(number).name,
        product: "Windows Server".to_owned(),
        bits: Bits { name, bytes: 1_000, checksum: Some(Checksum::Blake3([7; 32])) },
        folder: PathBuf::from("/somewhere"),
        existing: Existing::Kept,
        state: DownloadState::Waiting,
        done: 0,
        validator: Some(Validator { etag: Some("\"a\"".to_owned()), bytes: 1_000 }),
        reason: None,
        planned,
        changed: planned,
    }
}

/// A purchase of the tenant with that number.
#[must_use]
pub fn entitlement_id(number: u32, order: &str, line: u32) -> EntitlementId {
    EntitlementId { tenant: tenant(number), order: order_id(order), line: LineNumber(line) }
}

/// The version all the examples have.
#[must_use]
pub fn version() -> ProductVersion {
    ProductVersion("2025".to_owned())
}

/// An admin agent who may see keys.
#[must_use]
pub fn agent() -> Actor {
    operator(1).actor()
}

/// The global admin of the tenant with that number.
#[must_use]
pub fn customer_admin(number: u32) -> Actor {
    Actor::CustomerAdmin { tenant: tenant(number), name: "Kim Kund".to_owned(), global_admin: true, by: None }
}

/// A customer.
#[must_use]
pub fn customer(number: u32) -> Customer {
    Customer {
        id: tenant(number),
        name: format!("Ösby Snickeri {number}"),
        domain: format!("osby{number}.example"),
        market: "sweden".to_owned(),
        language: LanguageTag("sv-SE".to_owned()),
        contact: Contact {
            name: "Åsa Öberg".to_owned(),
            email: format!("asa@osby{number}.example"),
            phone: "+46 70 123 45 67".to_owned(),
        },
    }
}

/// An order of one line.
#[must_use]
pub fn order(number: u32, id: &str) -> Order {
    Order { tenant: tenant(number), id: order_id(id), placed: now(), lines: 1 }
}

/// A perpetual purchase.
#[must_use]
pub fn entitlement(id: EntitlementId) -> Entitlement {
    let line = OrderLine {
        number: id.line,
        item: "DG7GMGF0DVSV:000P:DG7GMGF0F3Q9".parse().expect("a catalogue item"),
        kind: ProductKind::Perpetual,
        title: "Windows Server 2025 Standard - 16 Core License Pack".to_owned(),
        quantity: 2,
        unit_price: Money::new(Decimal::new(1_069_000, 2), Currency::SEK),
        tax: TaxNote::Excluded,
        term: None,
        plan: BillingPlan::OneTime,
        transaction: "T-1".to_owned(),
    };
    let state = EntitlementState::Standing;
    Entitlement {
        id,
        bought: now(),
        line,
        lifetime: Lifetime::Perpetual,
        state,
        needs_information: false,
        stated: None,
    }
}

/// A subscription for that purchase.
#[must_use]
pub fn subscription(id: u32, entitlement: EntitlementId) -> Subscription {
    Subscription {
        id: SubscriptionId(Uuid::from_u128(0x5B00 + u128::from(id))),
        entitlement,
        friendly_name: "Lagret".to_owned(),
        first_start: now(),
        term_number: 1,
        term: Term::OneYear,
        plan: BillingPlan::Annual,
        renewal: Renewal::Renews { plan: BillingPlan::Annual },
        cancelled: None,
    }
}

/// A purchase of a server subscription, and what renews it, as [`subscription`] makes that.
#[must_use]
pub fn renewing(number: u32, id: EntitlementId) -> (Entitlement, Subscription) {
    let subscription = subscription(number, id.clone());
    let mut purchase = Entitlement { lifetime: Lifetime::Subscription(subscription.id), ..entitlement(id) };
    purchase.line.item = "DG7GMGF0F1MN:0001:DG7GMGF0F6HJ".parse().expect("a catalogue item");
    purchase.line.kind = ProductKind::ServerSubscription;
    purchase.line.term = Some(subscription.term);
    purchase.line.plan = subscription.plan;
    (purchase, subscription)
}

/// What comes next of a purchase: an instalment that many days after the example's instant.
#[must_use]
pub fn schedule(entitlement: EntitlementId, days: i64) -> Schedule {
    Schedule::beginning(entitlement, now().after(chrono::Duration::days(days)))
}

/// A charge of a purchase, made that many days after the example's instant.
#[must_use]
pub fn charge(entitlement: EntitlementId, days: i64) -> Charge {
    let at = now().after(chrono::Duration::days(days));
    Charge {
        id: ChargeId { at, entitlement, term: 1, kind: ChargeKind::Instalment(1) },
        until: None,
        title: "Windows Server 2025 Standard - 16 Core License Pack".to_owned(),
        quantity: 2,
        amount: Money::new(Decimal::new(2_138_000, 2), Currency::SEK),
    }
}

/// An order of nothing by customer `number`, sent to the provider.
#[must_use]
pub fn sent_command(number: u32, id: u32) -> SentCommand {
    SentCommand {
        id: CommandId(Uuid::from_u128(0xC000 + u128::from(id))),
        tenant: tenant(number),
        command: Command::PlaceOrder { tenant: tenant(number), lines: Vec::new() },
        by: agent(),
        origin: origin(),
        at: now(),
        state: CommandState::Sent,
    }
}

/// The command that cancels that purchase for nothing.
#[must_use]
pub fn cancel(entitlement: EntitlementId) -> Command {
    let refund = Refund::nothing(Currency::SEK);
    Command::Cancel { entitlement, submission: SubmissionId(Uuid::from_u128(0xD000)), refund }
}

fn origin() -> Origin {
    Origin { door: Door::Console, host: "kontoret".to_owned(), terminal: "pts/1".to_owned() }
}

/// A sealed key of that purchase; `content` stands in for the ciphertext.
#[must_use]
pub fn sealed_key(entitlement: &EntitlementId, content: u8) -> SealedKey {
    SealedKey { entitlement: entitlement.clone(), version: version(), sealed: Sealed(vec![content; 4]) }
}

/// The subscription of the one purchase of the customer with that number.
#[must_use]
pub fn bought(number: u32) -> Subscription {
    subscription(number, entitlement_id(number, "OR-1", 1))
}

/// The customer with that number, with everything that a store keeps of one who bought something.
#[must_use]
pub fn customer_with_purchase(number: u32) -> Vec<Change> {
    let subscription = bought(number);
    let id = subscription.entitlement.clone();
    vec![
        Change::Customer(customer(number)),
        Change::Order(order(number, "OR-1")),
        Change::Entitlement(entitlement(id.clone())),
        Change::Subscription(subscription),
        Change::SealedKey(sealed_key(&id, 7)),
    ]
}

/// What cancels that purchase, which is as [`entitlement`] makes it, and its subscription.
#[must_use]
pub fn cancellation(subscription: Subscription, at: Instant) -> Vec<Change> {
    let id = subscription.entitlement.clone();
    vec![
        Change::Entitlement(Entitlement { state: EntitlementState::Cancelled { at }, ..entitlement(id.clone()) }),
        Change::Subscription(Subscription { cancelled: Some(at), ..subscription }),
        Change::NoKeys(id),
    ]
}

/// A file of that many bytes, and what it contains.
#[must_use]
pub fn attached(name: &str, bytes: usize) -> (Attachment, Content) {
    let content: Vec<u8> = name.bytes().chain(0..=250).cycle().take(bytes).collect();
    let hash = *blake3::hash(&content).as_bytes();
    let size = u64::try_from(bytes).expect("a test's file is small");
    (Attachment { name: FileName::sanitised(name), bytes: size, hash }, Content::new(content))
}

/// A support request with those files, filed that many minutes after [`now`].
#[must_use]
pub fn filed_request(number: u32, files: &[(&str, usize)]) -> FiledRequest {
    let (attachments, contents) = files.iter().map(|(name, bytes)| attached(name, *bytes)).unzip();
    let details = Details {
        kind: ProblemKind::Refund,
        impact: Impact::Moderate,
        title: format!("Återbetalning {number}"),
        description: "Ordern lades två gånger.\nDen andra ska bort.".to_owned(),
        customer: Some(NamedCustomer::Tenant(tenant(1))),
        purchase: Some(NamedPurchase::Order(order_id("OR-1"))),
        refund: Some(RefundWish {
            reason: "Lagd två gånger".to_owned(),
            amount: Money::new(Decimal::new(2_138_000, 2), Currency::SEK),
        }),
        contact: contact(),
    };
    let request = SupportRequest {
        number: SupportRequestNumber::embedded(number),
        draft: SupportDraftId(Uuid::from_u128(0x50D0 + u128::from(number))),
        status: RequestStatus::Open,
        filed: now().after(chrono::Duration::minutes(number.into())),
        operator: operator_id(1),
        operator_name: operator(1).name,
        details,
        attachments,
    };
    FiledRequest { request, contents }
}

/// Whom to ask about a support request.
#[must_use]
pub fn contact() -> Contact {
    Contact {
        name: "Anna Berg".to_owned(),
        email: "anna.berg@partner.example".to_owned(),
        phone: "+46 70 123 45 67".to_owned(),
    }
}

/// An operator who is an admin agent.
#[must_use]
pub fn operator(number: u32) -> Operator {
    Operator {
        id: operator_id(number),
        name: format!("Anna Berg {number}"),
        roles: Roles::new(&[Role::AdminAgent]),
        settings: OperatorSettings::default(),
    }
}

/// That operator, standing in for a customer's user.
#[must_use]
pub fn stand_in(number: u32) -> StandIn {
    let Operator { id, name, roles, .. } = operator(number);
    StandIn { id, name, roles }
}

/// A slot of that operator.
#[must_use]
pub fn key_slot(number: u32) -> KeySlot {
    KeySlot {
        operator: operator_id(number),
        derivation: Derivation { memory_kib: 8, passes: 1, lanes: 1 },
        salt: [7; 16],
        wrapped: Sealed(vec![1, 2, 3]),
        pair: None,
    }
}

/// A record that the actor did that; to that purchase, or to nothing.
#[must_use]
pub fn record(actor: &Actor, kind: ActivityKind, entitlement: Option<&EntitlementId>) -> ActivityRecord {
    let subject = Subject {
        operator: None,
        tenant: entitlement.map(|id| id.tenant),
        entitlement: entitlement.cloned(),
        customer: entitlement.map(|_| "Ösby Snickeri".to_owned()),
        product: entitlement.map(|_| "Windows Server".to_owned()),
        version: entitlement.map(|_| version()),
    };
    ActivityRecord {
        at: now(),
        actor: actor.clone(),
        subject,
        kind,
        origin: origin(),
        outcome: ActivityOutcome::Done,
        reason: None,
        detail: None,
    }
}

/// A commit by the agent, with one record that is no access, resting on nothing.
#[must_use]
pub fn commit(changes: Vec<Change>) -> Commit {
    commit_on(&agent(), Vec::new(), changes)
}

/// A commit by that actor that rests on those versions.
#[must_use]
pub fn commit_on(actor: &Actor, basis: Vec<(EntityRef, Version)>, changes: Vec<Change>) -> Commit {
    let permit = Permit::example(Permission::Keys, basis, None);
    Commit::by(actor, permit, changes, NonEmpty::new(record(actor, ActivityKind::SettingsChanged, None)))
}

/// A commit by that actor that changes nothing and has those records.
#[must_use]
pub fn recording(actor: &Actor, records: NonEmpty<ActivityRecord>) -> Commit {
    Commit::by(actor, Permit::example(Permission::Keys, Vec::new(), None), Vec::new(), records)
}
