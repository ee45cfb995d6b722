//! What the values of the domain are called in JSON: stable words, in English whatever the language.

use crate::domain::activity::{Door, Failure};
use crate::domain::support_request::{Impact, ProblemKind, RequestStatus};
use crate::domain::{ActivityKind, BillingPlan, Permission, ProductKind, Role, Sealing, TaxNote, Term};

/// A purchase for ever.
pub(in crate::service::exchange) const PERPETUAL: &str = "perpetual";
/// A purchase until a date.
pub(in crate::service::exchange) const UNTIL: &str = "until";
/// A purchase that lasts as long as its subscription.
pub(in crate::service::exchange) const SUBSCRIPTION: &str = "subscription";

/// The kinds of products.
pub(in crate::service::exchange) const PRODUCT_KINDS: [ProductKind; 6] = [
    ProductKind::ServerSubscription,
    ProductKind::Perpetual,
    ProductKind::SoftwarePlan,
    ProductKind::Esu,
    ProductKind::Reservation,
    ProductKind::LicenceOnly,
];
/// The terms.
pub(in crate::service::exchange) const TERMS: [Term; 2] = [Term::OneYear, Term::ThreeYears];
/// The plans.
pub const PLANS: [BillingPlan; 4] =
    [BillingPlan::OneTime, BillingPlan::Monthly, BillingPlan::Annual, BillingPlan::Triennial];
/// The tax notes.
pub(in crate::service::exchange) const TAXES: [TaxNote; 2] = [TaxNote::Excluded, TaxNote::Included];

/// A kind of product.
#[must_use]
pub fn product_kind(kind: ProductKind) -> &'static str {
    match kind {
        ProductKind::ServerSubscription => "server-subscription",
        ProductKind::Perpetual => "perpetual",
        ProductKind::SoftwarePlan => "software-plan",
        ProductKind::Esu => "esu",
        ProductKind::Reservation => "reservation",
        ProductKind::LicenceOnly => "licence-only",
    }
}

/// A term.
#[must_use]
pub fn term(term: Term) -> &'static str {
    match term {
        Term::OneYear => "one-year",
        Term::ThreeYears => "three-years",
    }
}

/// A billing plan.
#[must_use]
pub fn plan(plan: BillingPlan) -> &'static str {
    match plan {
        BillingPlan::OneTime => "one-time",
        BillingPlan::Monthly => "monthly",
        BillingPlan::Annual => "annual",
        BillingPlan::Triennial => "triennial",
    }
}

/// Whether a price includes tax.
#[must_use]
pub fn tax(tax: TaxNote) -> &'static str {
    match tax {
        TaxNote::Excluded => "excluded",
        TaxNote::Included => "included",
    }
}

/// The role that a word names.
#[must_use]
pub fn role_of(word: &str) -> Option<Role> {
    Role::ALL.into_iter().find(|known| role(*known) == word)
}

/// A role.
#[must_use]
pub fn role(role: Role) -> &'static str {
    match role {
        Role::AdminAgent => "admin-agent",
        Role::GlobalAdmin => "global-admin",
        Role::AccountAdmin => "account-admin",
        Role::ReferralsAdmin => "referrals-admin",
        Role::MarketingContentAdmin => "marketing-content-admin",
        Role::SalesAgent => "sales-agent",
        Role::HelpdeskAgent => "helpdesk-agent",
        Role::BillingAdmin => "billing-admin",
        Role::UserManagementAdmin => "user-management-admin",
    }
}

/// What a role allows.
#[must_use]
pub fn permission(permission: Permission) -> &'static str {
    match permission {
        Permission::LookAtCustomers => "look-at-customers",
        Permission::LookAtOrders => "look-at-orders",
        Permission::LookAtSubscriptions => "look-at-subscriptions",
        Permission::LookAtSoftware => "look-at-software",
        Permission::Keys => "keys",
        Permission::Buy => "buy",
        Permission::Cancel => "cancel",
        Permission::SupportRequest => "support-request",
        Permission::LookAtPlans => "look-at-plans",
        Permission::ChangePlans => "change-plans",
        Permission::Invoices => "invoices",
        Permission::ActivityLog => "activity-log",
        Permission::Operators => "operators",
        Permission::StoreUpkeep => "store-upkeep",
        Permission::OwnSettings => "own-settings",
        Permission::Tours => "tours",
    }
}

/// How a file of keys is closed to others.
#[must_use]
pub fn sealing(sealing: &Sealing) -> &'static str {
    match sealing {
        Sealing::Recipients(_) => "recipients",
        Sealing::Passphrase => "passphrase",
        Sealing::Plain => "plain",
    }
}

/// The kind of record that a word names.
#[must_use]
pub fn activity_kind_of(word: &str) -> Option<ActivityKind> {
    ActivityKind::ALL.into_iter().find(|kind| activity_kind(*kind) == word)
}

/// What was done.
#[must_use]
pub fn activity_kind(kind: ActivityKind) -> &'static str {
    match kind {
        ActivityKind::KeyViewed => "key-viewed",
        ActivityKind::KeyCopied => "key-copied",
        ActivityKind::LinkCopied => "link-copied",
        ActivityKind::LogOpened => "log-opened",
        ActivityKind::SettingsChanged => "settings-changed",
        ActivityKind::BackedUp => "backed-up",
        ActivityKind::Restored => "restored",
        ActivityKind::Recovered => "recovered",
        ActivityKind::Exported => "exported",
        ActivityKind::Imported => "imported",
        ActivityKind::DownloadStarted => "download-started",
        ActivityKind::DownloadFinished => "download-finished",
        ActivityKind::DownloadFailed => "download-failed",
        ActivityKind::OrderPlaced => "order-placed",
        ActivityKind::AutoRenewChanged => "auto-renew-changed",
        ActivityKind::PlanChanged => "plan-changed",
        ActivityKind::Renamed => "renamed",
        ActivityKind::PurchaseCancelled => "purchase-cancelled",
        ActivityKind::SupportRequestFiled => "support-request-filed",
        ActivityKind::KmsPlanChanged => "kms-plan-changed",
        ActivityKind::OperatorAdded => "operator-added",
        ActivityKind::OperatorRemoved => "operator-removed",
        ActivityKind::RolesChanged => "roles-changed",
        ActivityKind::PassphraseChanged => "passphrase-changed",
        ActivityKind::SlotRenewed => "slot-renewed",
        ActivityKind::KeysRetrieved => "keys-retrieved",
        ActivityKind::Looked => "looked",
    }
}

/// A kind of problem.
#[must_use]
pub fn problem_kind(kind: ProblemKind) -> &'static str {
    match kind {
        ProblemKind::Refund => "refund",
        ProblemKind::Order => "order",
        ProblemKind::Subscription => "subscription",
        ProblemKind::KeysAndDownloads => "keys-and-downloads",
        ProblemKind::Billing => "billing",
        ProblemKind::Access => "access",
        ProblemKind::Other => "other",
    }
}

/// An impact.
#[must_use]
pub fn impact(impact: Impact) -> &'static str {
    match impact {
        Impact::Critical => "critical",
        Impact::Moderate => "moderate",
        Impact::Minimal => "minimal",
    }
}

/// How a support request stands.
#[must_use]
pub fn request_status(status: RequestStatus) -> &'static str {
    match status {
        RequestStatus::Open => "open",
        RequestStatus::AttentionNeeded => "attention-needed",
        RequestStatus::Closed => "closed",
    }
}

/// A door.
#[must_use]
pub fn door(door: Door) -> &'static str {
    match door {
        Door::Console => "console",
        Door::CommandLine => "command-line",
    }
}

/// Why something failed; what an older nyckel told of it is told as it stands.
#[must_use]
pub fn failure(failure: &Failure) -> &str {
    match failure {
        Failure::Told(told) => told,
        Failure::Store => "store",
        Failure::Conflict => "conflict",
        Failure::TooLate => "too-late",
        Failure::OutOfReach => "out-of-reach",
        Failure::Provider => "provider",
        Failure::LinkExpired => "link-expired",
        Failure::Locked => "locked",
        Failure::Vault => "vault",
        Failure::NotRecorded => "not-recorded",
        Failure::Drafts => "drafts",
        Failure::Backup => "backup",
        Failure::Stopped => "stopped",
        Failure::Download => "download",
    }
}
