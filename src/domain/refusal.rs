//! A rule's no: calm, with the rule's id, and data enough to say why and what is possible instead.

use crate::domain::cancellation_window::WhyNever;
use crate::domain::operators::OperatorsRefusal;
use crate::domain::{Instant, Permission, ReadOnlyReason, Role, RuleId};

/// Why a rule or a role said no. `i18n` has the sentence for each.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// None of the operator's roles allows it.
    #[error("no role of the operator allows {permission:?} (ROLE-5)")]
    Role {
        /// What was asked for.
        permission: Permission,
    },
    /// Settings are their operator's own; no role gives anybody else's.
    #[error("settings are changed by the operator whose they are (ROLE-1)")]
    OthersSettings,
    /// In the customer's own view only the tenant's global admin may, and only what that view has.
    #[error("only the customer's global admin may (ROLE-4)")]
    CustomerRole,
    /// KMS keys are not allowed, not even on request; the way out is the move from KMS to MAK (KMS-1).
    #[error("KMS keys are not allowed (KEY-4)")]
    KmsKey,
    /// The product is sold as a licence, without key or download.
    #[error("the product has no keys and no downloads (PROD-2)")]
    LicenceOnly,
    /// A reservation has no key; it is managed in the Azure portal.
    #[error("a reservation has no key (PROD-6)")]
    Reservation,
    /// The product has downloads perhaps, but no key.
    #[error("the product has no key (PROD-4)")]
    NoKey,
    /// The product has a key perhaps, but nothing to download.
    #[error("the product has nothing to download (PROD-4)")]
    NoDownload,
    /// The store is connected to no service that has the files: a link would lead nowhere.
    #[error("there is no service that has the files (KEY-3)")]
    NoService,
    /// The product does not have that version, language or file type.
    #[error("the product does not offer that (PROD-4)")]
    NotOffered,
    /// The purchase was cancelled, and its keys and links with it.
    #[error("the purchase was cancelled (AFTER-2)")]
    Cancelled {
        /// When.
        at: Instant,
    },
    /// Something else was changed on the page and not sent: a change and a cancellation do not share one submit.
    #[error("a pending change is to be sent or put back first (RENEW-3)")]
    ChangePending,
    /// The window of the term has passed; the whole term is charged.
    #[error("the window of the term closed at {at:?} (CANCEL-1)")]
    TermWindowPassed {
        /// Since when.
        at: Instant,
    },
    /// The window of a purchase for ever has passed.
    #[error("the window of the purchase closed at {at:?} (PERP-1)")]
    PurchaseWindowPassed {
        /// Since when.
        at: Instant,
    },
    /// It can be cancelled at no time.
    #[error("it can never be cancelled: {why:?} (CANCEL-3, CANCEL-6)")]
    NeverCancelled {
        /// Why.
        why: WhyNever,
    },
    /// The provider wants to know more before it cancels that.
    #[error("the provider needs more information (PERP-5)")]
    NeedsInformation,
    /// It is over, and what is over does not renew.
    #[error("it expired (RENEW-1)")]
    Expired {
        /// Since when.
        since: Instant,
    },
    /// It was bought before the cutover, or is nothing that renews.
    #[error("it has no auto-renew (RENEW-2)")]
    NoAutoRenew,
    /// The SKU cannot be billed by that plan.
    #[error("the SKU does not have that billing plan (BUY-6)")]
    PlanNotOffered,
    /// No prices are known for the customer's market.
    #[error("there are no prices for {market} (BUY-1)")]
    NoPrices {
        /// The market's slug.
        market: String,
    },
    /// A year of Extended Security Updates without an earlier one.
    #[error("year {year} is needed first (PROD-1)")]
    EarlierYearMissing {
        /// The first year that is missing.
        year: u32,
    },
    /// It is not in the catalogue, or no more.
    #[error("it is not sold (BUY-1)")]
    NotSold,
    /// Fewer or more than can be bought.
    #[error("from {least} to {most} can be bought (BUY-2)")]
    Quantity {
        /// The fewest.
        least: u32,
        /// The most.
        most: u32,
    },
    /// There is nothing to order.
    #[error("the cart is empty (BUY-1)")]
    EmptyCart,
    /// More money than an amount can say.
    #[error("the amount has too many digits (BUY-4)")]
    TooMuch,
    /// A reservation cannot be sold to a customer in this market.
    #[error("a reservation cannot be sold in {market} (MARKET-1)")]
    ReservationMarket {
        /// The market's slug.
        market: String,
    },
    /// The partner wants a reason for every access, and none was given.
    #[error("a reason is required, and none was given (KEY-5)")]
    ReasonMissing,
    /// Keys are written to a plain file once their number was typed, and it was not.
    #[error("a plain file of {keys} keys was not confirmed (KEY-5)")]
    PlainUnconfirmed {
        /// How many keys it would have.
        keys: u64,
    },
    /// Nothing can be written, and so no access can be recorded.
    #[error("nothing can be written at the moment: {0:?} (KEY-5)")]
    ReadOnly(ReadOnlyReason),
    /// The clock stands before an instant that the store has seen, so that no deadline can be told.
    #[error("the clock stands at {now:?}, and the store has seen {seen:?} (RENEW-4)")]
    ClockSetBack {
        /// The latest instant seen.
        seen: Instant,
        /// What the clock says.
        now: Instant,
    },
    /// It does not go with the operators that there are.
    #[error(transparent)]
    Operators(#[from] OperatorsRefusal),
}

impl Refusal {
    /// The rule that said no.
    #[must_use]
    pub fn rule(&self) -> RuleId {
        match self {
            Self::Role { .. } => RuleId::Role5,
            Self::OthersSettings
            | Self::Operators(
                OperatorsRefusal::LastGlobalAdmin
                | OperatorsRefusal::RemovingOneself
                | OperatorsRefusal::NoRoles
                | OperatorsRefusal::NotAName
                | OperatorsRefusal::NameTaken { .. }
                | OperatorsRefusal::ShortPassphrase
                | OperatorsRefusal::SlotOfFirstKind { .. },
            ) => RuleId::Role1,
            Self::CustomerRole => RuleId::Role4,
            Self::KmsKey => RuleId::Key4,
            Self::LicenceOnly => RuleId::Prod2,
            Self::Reservation => RuleId::Prod6,
            Self::NoKey | Self::NoDownload | Self::NotOffered => RuleId::Prod4,
            Self::NoService => RuleId::Key3,
            Self::Cancelled { .. } => RuleId::After2,
            Self::ChangePending => RuleId::Renew3,
            Self::TermWindowPassed { .. } => RuleId::Cancel1,
            Self::PurchaseWindowPassed { .. } => RuleId::Perp1,
            Self::NeverCancelled { why } => match why {
                WhyNever::SoftwarePlan => RuleId::Cancel3,
                WhyNever::Reservation => RuleId::Prod6,
                WhyNever::NoWindow => RuleId::Cancel6,
            },
            Self::NeedsInformation => RuleId::Perp5,
            Self::Expired { .. } => RuleId::Renew1,
            Self::NoAutoRenew => RuleId::Renew2,
            Self::PlanNotOffered => RuleId::Buy6,
            Self::NoPrices { .. } | Self::NotSold | Self::EmptyCart => RuleId::Buy1,
            Self::EarlierYearMissing { .. } => RuleId::Prod1,
            Self::Quantity { .. } => RuleId::Buy2,
            Self::TooMuch => RuleId::Buy4,
            Self::ReservationMarket { .. } => RuleId::Market1,
            Self::ReadOnly(_) | Self::ReasonMissing | Self::PlainUnconfirmed { .. } => RuleId::Key5,
            Self::ClockSetBack { .. } => RuleId::Renew4,
            Self::Operators(OperatorsRefusal::AboveOwnRoles) => RuleId::Role2,
        }
    }

    /// The roles any one of which would allow it; none where it is not a matter of roles.
    #[must_use]
    pub fn needed_roles(&self) -> Vec<Role> {
        match self {
            Self::Role { permission } => permission.given_by(),
            Self::Operators(OperatorsRefusal::AboveOwnRoles) => vec![Role::GlobalAdmin],
            Self::OthersSettings
            | Self::CustomerRole
            | Self::KmsKey
            | Self::LicenceOnly
            | Self::Reservation
            | Self::NoKey
            | Self::NoDownload
            | Self::NotOffered
            | Self::NoService
            | Self::Cancelled { .. }
            | Self::ChangePending
            | Self::TermWindowPassed { .. }
            | Self::PurchaseWindowPassed { .. }
            | Self::NeverCancelled { .. }
            | Self::NeedsInformation
            | Self::Expired { .. }
            | Self::NoAutoRenew
            | Self::PlanNotOffered
            | Self::NoPrices { .. }
            | Self::EarlierYearMissing { .. }
            | Self::NotSold
            | Self::Quantity { .. }
            | Self::EmptyCart
            | Self::TooMuch
            | Self::ReservationMarket { .. }
            | Self::ReasonMissing
            | Self::PlainUnconfirmed { .. }
            | Self::ReadOnly(_)
            | Self::ClockSetBack { .. }
            | Self::Operators(_) => Vec::new(),
        }
    }
}
