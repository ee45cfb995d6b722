//! The functional core: what nyckel knows and every rule it decides by.
//!
//! Nothing here knows a terminal, a disk, a network, a clock or chance. A rule returns a [`Permit`] or a
//! [`Refusal`]; a `Permit` can be made only in this room, so that no door can skip a rule. Money and instants
//! have no `Display`: how they read is a matter of language, and languages live in `i18n`.

pub mod activity;
pub mod actor;
pub mod attempts;
pub mod cancellation;
pub mod cancellation_receipt;
pub mod cancellation_window;
pub mod cart;
pub mod catalog;
pub mod charge;
pub mod choice;
pub mod customer;
pub mod download;
pub mod drafts;
pub mod entitlement;
pub mod hexadecimal;
pub mod hybrid_benefit;
pub mod ids;
pub mod instalment;
pub mod instant;
pub mod invoice;
pub mod kms_device;
pub mod link;
pub mod market;
pub mod money;
pub mod operator;
pub mod operators;
pub mod order;
pub mod passage;
pub mod permit;
pub mod product_key;
pub mod published;
pub mod read_only;
pub mod reason;
pub mod refund;
pub mod refusal;
pub mod renewal;
pub mod retrieval;
pub mod role;
pub mod rule;
pub mod sale;
pub mod secret;
pub mod subscription;
pub mod support_request;
pub mod term;
pub mod tour_progress;
pub mod upkeep;
pub mod version;
pub mod visibility;
pub mod zone;

pub use activity::{ActivityKind, ActivityOutcome, ActivityRecord, OutcomeKind, RecordedActivity};
pub use actor::{Actor, Scope};
pub use cancellation_receipt::CancellationReceipt;
pub use cancellation_window::{CancellationWindow, WindowState};
pub use cart::{Cart, CartLine};
pub use catalog::{Catalog, Product, ProductKind, Sku};
pub use charge::{Charge, ChargeId, ChargeKind, InvoiceMonth};
pub use choice::{Choice, Offer};
pub use customer::Customer;
pub use download::{DownloadFailure, DownloadJob, DownloadState};
pub use drafts::OperatorDrafts;
pub use entitlement::{Entitlement, EntitlementStatus, Lifetime};
pub use hexadecimal::Hexadecimal;
pub use hybrid_benefit::HybridBenefit;
pub use ids::{
    CatalogItem, CommandId, DownloadId, EntitlementId, KmsDeviceId, LineNumber, OperatorId, OrderId, ProductId, Seq,
    SubmissionId, SubscriptionId, SupportDraftId, SupportRequestNumber, TenantId,
};
pub use instalment::{Instalment, Terms};
pub use instant::Instant;
pub use invoice::{Total, Totals};
pub use kms_device::{KmsDevice, KmsState};
pub use link::DownloadLink;
pub use market::{Market, Markets};
pub use money::{Currency, Money, TaxNote};
pub use operator::Operator;
pub use order::Order;
pub use passage::{Due, Passage, Schedule};
pub use permit::Permit;
pub use product_key::ProductKey;
pub use read_only::ReadOnlyReason;
pub use reason::{Reason, ReasonRule};
pub use refund::Refund;
pub use refusal::Refusal;
pub use retrieval::{Recipient, RetrievalBatch, Sealing};
pub use role::{Permission, Role, Roles};
pub use rule::RuleId;
pub use secret::{Passphrase, SecretText};
pub use subscription::{Renewal, Subscription};
pub use support_request::{Attachment, SupportDraft, SupportForm, SupportRequest};
pub use term::{BillingPlan, Term};
pub use tour_progress::{TourLeft, TourMode, TourNote, TourProgress, Walked};
pub use version::{EntityRef, Version, Versioned};
pub use zone::Zone;
