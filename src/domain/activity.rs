//! Activity records: who did what to what, from where, and how it went (LOG-1).

mod detail;

pub use detail::{ActivityDetail, KeysWritten};

use serde::{Deserialize, Serialize};

use crate::domain::choice::ProductVersion;
use crate::domain::version::EntityRef;
use crate::domain::{
    Actor, EntitlementId, Instant, OperatorId, Permission, Permit, Refusal, Roles, RuleId, TenantId, role,
};

/// What was done, or asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ActivityKind {
    /// A key was shown.
    KeyViewed,
    /// A key was copied without being shown.
    KeyCopied,
    /// A download link was copied.
    LinkCopied,
    /// The activity log was opened.
    LogOpened,
    /// An operator changed their own settings.
    SettingsChanged,
    /// A page or list was asked for (recorded only when it is refused).
    Looked,
    /// The store was backed up.
    BackedUp,
    /// The store was restored from a backup.
    Restored,
    /// A store that would not open was recovered.
    Recovered,
    /// The store was exported as text, or the receipt of a cancellation was given out.
    Exported,
    /// Records were imported.
    Imported,
    /// A download was begun, or went on after a pause or a failure.
    DownloadStarted,
    /// A download was finished: the file was whole and verified.
    DownloadFinished,
    /// A download failed or was cancelled.
    DownloadFailed,
    /// An order was placed and paid.
    OrderPlaced,
    /// Auto-renew was turned on or off.
    AutoRenewChanged,
    /// The billing plan of the next term was changed.
    PlanChanged,
    /// A subscription was given another name.
    Renamed,
    /// A purchase was cancelled.
    PurchaseCancelled,
    /// A support request was filed.
    SupportRequestFiled,
    /// Devices of a plan from KMS to MAK were added, changed, marked as moved or removed (KMS-1).
    KmsPlanChanged,
    /// An operator was added.
    OperatorAdded,
    /// An operator was removed.
    OperatorRemoved,
    /// An operator's roles were changed.
    RolesChanged,
    /// A passphrase was chosen in place of another.
    PassphraseChanged,
    /// The slot of a passphrase was made anew in the form of today; the passphrase stayed.
    SlotRenewed,
    /// Keys and links of purchases were written into a file; each of them has its own record besides.
    KeysRetrieved,
}

impl ActivityKind {
    /// Every kind.
    pub const ALL: [Self; 27] = [
        Self::KeyViewed,
        Self::KeyCopied,
        Self::LinkCopied,
        Self::LogOpened,
        Self::SettingsChanged,
        Self::Looked,
        Self::BackedUp,
        Self::Restored,
        Self::Recovered,
        Self::Exported,
        Self::Imported,
        Self::DownloadStarted,
        Self::DownloadFinished,
        Self::DownloadFailed,
        Self::OrderPlaced,
        Self::AutoRenewChanged,
        Self::PlanChanged,
        Self::Renamed,
        Self::PurchaseCancelled,
        Self::SupportRequestFiled,
        Self::KmsPlanChanged,
        Self::OperatorAdded,
        Self::OperatorRemoved,
        Self::RolesChanged,
        Self::PassphraseChanged,
        Self::SlotRenewed,
        Self::KeysRetrieved,
    ];

    /// Whether it counts as an access to keys or downloads, which is what the log lists unless asked for more (LOG-2).
    #[must_use]
    pub fn is_access(self) -> bool {
        match self {
            Self::KeyViewed
            | Self::KeyCopied
            | Self::LinkCopied
            | Self::DownloadStarted
            | Self::DownloadFinished
            | Self::DownloadFailed
            | Self::KeysRetrieved => true,
            Self::LogOpened
            | Self::SettingsChanged
            | Self::Looked
            | Self::BackedUp
            | Self::Restored
            | Self::Recovered
            | Self::Exported
            | Self::Imported
            | Self::OrderPlaced
            | Self::AutoRenewChanged
            | Self::PlanChanged
            | Self::Renamed
            | Self::PurchaseCancelled
            | Self::SupportRequestFiled
            | Self::KmsPlanChanged
            | Self::OperatorAdded
            | Self::OperatorRemoved
            | Self::RolesChanged
            | Self::PassphraseChanged
            | Self::SlotRenewed => false,
        }
    }
}

/// How it went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ActivityOutcome {
    /// It was done.
    Done,
    /// A rule or role said no.
    Refused(RuleId),
    /// It failed.
    Failed(Failure),
}

/// How it went, without why: what the log is narrowed by (LOG-2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OutcomeKind {
    /// It was done.
    Done,
    /// A rule or role said no.
    Refused,
    /// It failed.
    Failed,
}

impl OutcomeKind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Done, Self::Refused, Self::Failed];
}

impl ActivityOutcome {
    /// How it went, without why.
    #[must_use]
    pub fn kind(&self) -> OutcomeKind {
        match self {
            Self::Done => OutcomeKind::Done,
            Self::Refused(_) => OutcomeKind::Refused,
            Self::Failed(_) => OutcomeKind::Failed,
        }
    }
}

/// Why something failed that no rule forbade. What exactly was said stands in the program's own log, not in this one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Failure {
    /// As it was told in English by a nyckel that knew no kinds of failures.
    Told(String),
    /// The store.
    Store,
    /// Someone wrote in between, again and again.
    Conflict,
    /// A permit ended before it was written.
    TooLate,
    /// It reached past what the actor can reach.
    OutOfReach,
    /// The provider.
    Provider,
    /// The provider's links had expired (KEY-8).
    LinkExpired,
    /// The vault was locked.
    Locked,
    /// The vault, or what it had sealed.
    Vault,
    /// The access was not on record (KEY-5).
    NotRecorded,
    /// The operator's drafts.
    Drafts,
    /// A backup.
    Backup,
    /// It was asked to stop.
    Stopped,
    /// A download, or what keeps it.
    Download,
}

/// The door through which it was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Door {
    /// The console.
    Console,
    /// The command line.
    CommandLine,
}

/// From where it was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// The door.
    pub door: Door,
    /// The host's name.
    pub host: String,
    /// The terminal's name, or nothing where there is none.
    pub terminal: String,
}

/// What it was done to, as far as it was done to anything.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subject {
    /// The customer.
    pub tenant: Option<TenantId>,
    /// The customer's name at the time.
    pub customer: Option<String>,
    /// The purchased line, which names customer and order.
    pub entitlement: Option<EntitlementId>,
    /// The product's title as bought.
    pub product: Option<String>,
    /// The version of the product.
    pub version: Option<ProductVersion>,
    /// The operator it was done to.
    pub operator: Option<OperatorSubject>,
}

/// An operator whom something was done to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OperatorSubject {
    /// Which one.
    pub id: OperatorId,
    /// The name at the time.
    pub name: String,
    /// The roles given, where roles were.
    pub roles: Option<Roles>,
}

/// What is to be recorded. The adapter numbers it and links it to the record before (LOG-3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActivityRecord {
    /// When.
    pub at: Instant,
    /// Who, with name and roles at the time.
    pub actor: Actor,
    /// To what.
    pub subject: Subject,
    /// What.
    pub kind: ActivityKind,
    /// From where.
    pub origin: Origin,
    /// How it went.
    pub outcome: ActivityOutcome,
    /// The reason the operator gave, if one was given.
    pub reason: Option<String>,
    /// What there is to say besides.
    pub detail: Option<ActivityDetail>,
}

impl ActivityRecord {
    /// Whether a key, a link or a file was got by it: an access that was refused or failed gave nothing away (LOG-2).
    #[must_use]
    pub fn is_access_done(&self) -> bool {
        self.kind.is_access() && self.outcome == ActivityOutcome::Done
    }

    /// The customer it belongs to: the one it is about, else the one of the customer's user who acted.
    #[must_use]
    pub fn tenant(&self) -> Option<TenantId> {
        let bought_by = self.subject.entitlement.as_ref().map(|entitlement| entitlement.tenant);
        bought_by.or(self.subject.tenant).or(match &self.actor {
            Actor::CustomerAdmin { tenant, .. } => Some(*tenant),
            Actor::Operator { .. } => None,
        })
    }

    /// The same with the customer's name at the time; where none was recorded, the tenant stands for it.
    #[must_use]
    pub fn customer(&self) -> Option<(TenantId, String)> {
        let tenant = self.tenant()?;
        Some((tenant, self.subject.customer.clone().unwrap_or_else(|| tenant.to_string())))
    }
}

/// In which edition of its shape a record was written. The log is append-only, and the hash in the next record is over
/// the bytes as they were written: a record stays in its edition (LOG-3).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Edition {
    /// Without tenant, without the name and roles of who stands in, rules by their number and failures by a text.
    First,
    /// Without the operator it was done to.
    Second,
    /// Without what there is to say besides.
    Third,
    /// The newest, which is [`RecordedActivity`] itself.
    #[default]
    Fourth,
}

/// A BLAKE3 hash.
pub type Hash = [u8; 32];

/// A record as it stands in the log: numbered from 1 and linked to the one before (LOG-3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordedActivity {
    /// In which edition it was written.
    #[serde(skip)]
    pub edition: Edition,
    /// Its number, from 1.
    pub number: u64,
    /// The hash over the encoded bytes of the record before; zeros before the first.
    pub previous: Hash,
    /// What was recorded.
    pub record: ActivityRecord,
}

/// Whether the actor may read the activity log (ROLE-3). Opening it is recorded, so it needs a permit.
///
/// # Errors
/// [`Refusal::Role`] without one of the roles of ROLE-3.
pub fn may_read_log(actor: &Actor) -> Result<Permit, Refusal> {
    role::require(actor, Permission::ActivityLog)?;
    let basis: Vec<(EntityRef, crate::domain::Version)> = Vec::new();
    Ok(Permit::new(Permission::ActivityLog, basis))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Role;

    #[test]
    fn role_3_the_log_is_open_to_four_roles_and_an_admin_agent_without_them_does_not_see_it() {
        for role in Role::ALL {
            let open = match role {
                Role::GlobalAdmin | Role::AccountAdmin | Role::ReferralsAdmin | Role::MarketingContentAdmin => true,
                Role::AdminAgent
                | Role::SalesAgent
                | Role::HelpdeskAgent
                | Role::BillingAdmin
                | Role::UserManagementAdmin => false,
            };
            assert_eq!(may_read_log(&Actor::example(&[role])).is_ok(), open, "{role:?}");
        }
        assert_eq!(may_read_log(&Actor::example_customer(true)), Err(Refusal::CustomerRole));
    }

    #[test]
    fn log_2_keys_links_and_downloads_count_as_accesses_and_nothing_else_does() {
        let accesses: Vec<ActivityKind> = ActivityKind::ALL.into_iter().filter(|kind| kind.is_access()).collect();
        let secrets = [ActivityKind::KeyViewed, ActivityKind::KeyCopied, ActivityKind::LinkCopied];
        let downloads = [ActivityKind::DownloadStarted, ActivityKind::DownloadFinished, ActivityKind::DownloadFailed];
        assert_eq!(accesses, [&secrets[..], &downloads, &[ActivityKind::KeysRetrieved]].concat());
    }
}
