//! The store: what is known, and the one way to write it.
//!
//! **Invariant:** a commit is all or nothing, and on disk when [`commit`] returns. **Invariant:** once a commit is
//! visible, no earlier one ever appears after it.

mod failure;

use std::fmt::Debug;

use uuid::Uuid;

use crate::domain::activity::{ActivityKind, Hash, OutcomeKind};
use crate::domain::actor::Scope;
use crate::domain::choice::ProductVersion;
use crate::domain::support_request::Content;
use crate::domain::version::{EntityRef, Version, Versioned};
use crate::domain::{
    Charge, CommandId, Customer, Entitlement, EntitlementId, Instant, KmsDevice, KmsDeviceId, Operator, OperatorId,
    Order, OrderId, ProductKey, ReadOnlyReason, RecordedActivity, Schedule, Seq, Subscription, SubscriptionId,
    SupportRequest, SupportRequestNumber, TenantId,
};
use crate::ports::activity_log::{AccessCount, LogName, LogOrder};
use crate::ports::commit::Commit;
pub use crate::ports::ends::{EndsOrder, EndsWithin};
use crate::ports::log_proof::{Checkpoint, LogProof};
use crate::ports::page::{Cursor, Page};
use crate::ports::receipt::Receipt;
use crate::ports::recovery::Entrants;
use crate::ports::sent_command::SentCommand;
use crate::ports::stop::Stop;
use crate::ports::unrevealed::Unrevealed;
use crate::ports::vault::KeySlot;
use crate::ports::verification::Verification;
pub use crate::ports::watch::{Wake, Watch};
pub use failure::{CommitError, Holder, StoreFailure};

/// What an adapter says it has put on disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applied {
    /// The commit's place in the store's order.
    pub seq: Seq,
    /// The records as numbered and linked (LOG-3).
    pub records: Vec<RecordedActivity>,
}

/// Which store it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StoreIdentity {
    /// Made with the store.
    pub store: Uuid,
    /// Raised by every load of a whole store, so that what was derived from the old one is made anew.
    pub epoch: u64,
}

/// The head of the activity log: how many records, and the hash over the last one's bytes (LOG-3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChainHead {
    /// The number of the last record; 0 before the first.
    pub number: u64,
    /// The hash over its encoded bytes; zeros before the first.
    pub hash: Hash,
}

/// Which records of the activity log are asked for, and in which order (LOG-2).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ActivityFilter {
    /// Of these kinds; of every kind where empty.
    pub kinds: Vec<ActivityKind>,
    /// Of that operator, also where the operator stood in for a customer's user (LOG-1).
    pub operator: Option<OperatorId>,
    /// Of that customer.
    pub tenant: Option<TenantId>,
    /// Of the product of that title, as it was bought; small letters and great ones are the same.
    pub product: Option<String>,
    /// Of what went so.
    pub outcome: Option<OutcomeKind>,
    /// Not before.
    pub from: Option<Instant>,
    /// Before.
    pub until: Option<Instant>,
    /// From which end they are read.
    pub order: LogOrder,
}

/// Which charges are asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChargeFilter {
    /// Of that customer; of every customer where there is none.
    pub tenant: Option<TenantId>,
    /// Not before.
    pub from: Option<Instant>,
    /// Before.
    pub until: Option<Instant>,
}

/// When the newest term of a subscription ends, whose it is, and which.
pub type TermEnd = (Instant, TenantId, SubscriptionId);

/// One entity that a commit wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedEntry {
    /// The commit.
    pub seq: Seq,
    /// The entity.
    pub entity: EntityRef,
}

/// What was written after some commit, in whole commits.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// What was written, in the order of the commits.
    pub entries: Vec<FeedEntry>,
    /// Whether later commits wrote more; it is asked for by the commit of the last entry.
    pub has_more: bool,
}

/// A store. Reads take the scope of their actor; what lies outside it is not there.
#[expect(clippy::missing_errors_doc, reason = "every read fails with a `StoreFailure`, and for no other reason")]
pub trait Store: Send + Sync + Debug {
    /// Which store it is.
    ///
    /// # Errors
    /// [`StoreFailure`], as for every read.
    fn identity(&self) -> Result<StoreIdentity, StoreFailure>;

    /// Why it takes no commits at the moment; `None` while it does. It looks at the disk, and so may block for a moment.
    fn read_only(&self) -> Option<ReadOnlyReason>;

    /// The place of the last commit.
    fn latest_seq(&self) -> Result<Seq, StoreFailure>;

    /// The latest instant the store has seen (RENEW-4).
    fn latest_instant(&self) -> Result<Option<Instant>, StoreFailure>;

    /// The customers in order of their tenant ids.
    fn customers(&self, scope: Scope, after: Option<&Cursor>, limit: usize) -> Result<Page<Customer>, StoreFailure>;

    /// One customer.
    fn customer(&self, scope: Scope, tenant: TenantId) -> Result<Option<Versioned<Customer>>, StoreFailure>;

    /// The orders of a customer, in order of their numbers.
    fn orders(
        &self,
        scope: Scope,
        tenant: TenantId,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Page<Order>, StoreFailure>;

    /// The customers within reach that have an order of that number, in order of their tenant ids: mostly one or none.
    fn buyers_of(&self, scope: Scope, order: &OrderId) -> Result<Vec<TenantId>, StoreFailure>;

    /// The purchases of a customer, in order of order number and line.
    fn entitlements(
        &self,
        scope: Scope,
        tenant: TenantId,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Page<Entitlement>, StoreFailure>;

    /// One purchase.
    fn entitlement(&self, scope: Scope, id: &EntitlementId) -> Result<Option<Versioned<Entitlement>>, StoreFailure>;

    /// The subscriptions of a customer, in order of their ids.
    fn subscriptions(
        &self,
        scope: Scope,
        tenant: TenantId,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Page<Subscription>, StoreFailure>;

    /// One subscription.
    fn subscription(
        &self,
        scope: Scope,
        tenant: TenantId,
        id: SubscriptionId,
    ) -> Result<Option<Versioned<Subscription>>, StoreFailure>;

    /// What comes next of a purchase by itself (RENEW-4).
    fn schedule(&self, scope: Scope, id: &EntitlementId) -> Result<Option<Versioned<Schedule>>, StoreFailure>;

    /// What is due first of all purchases within reach, in order: when, and of which purchase.
    fn due(&self, scope: Scope, limit: usize) -> Result<Vec<(Instant, EntitlementId)>, StoreFailure>;

    /// The purchases within reach that stand and whose cancellation windows end when the filter asks, in its order of those
    /// ends (CANCEL-4). The window is that of the term that was written down last: of what is due by itself and was not
    /// applied yet the one of the term before.
    fn windows(
        &self,
        scope: Scope,
        filter: &EndsWithin,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Page<(Instant, EntitlementId)>, StoreFailure>;

    /// The subscriptions within reach that were not cancelled and whose newest terms end when it is asked, in the order
    /// asked for (RENEW-1). The newest term is the one that was written down last, as of the windows.
    fn term_ends(
        &self,
        scope: Scope,
        ends: &EndsWithin,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Page<TermEnd>, StoreFailure>;

    /// The charges that are asked for, in order of the instants at which they were made.
    fn charges(
        &self,
        scope: Scope,
        filter: &ChargeFilter,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Page<Charge>, StoreFailure>;

    /// A command that was sent to the provider for a customer.
    fn command(
        &self,
        scope: Scope,
        tenant: TenantId,
        id: CommandId,
    ) -> Result<Option<Versioned<SentCommand>>, StoreFailure>;

    /// Commands within reach of which it is not known what came of them.
    fn open_commands(&self, scope: Scope, limit: usize) -> Result<Vec<Versioned<SentCommand>>, StoreFailure>;

    /// The support requests, the newest first. They are the partner's own: within one customer's reach there are none.
    fn support_requests(
        &self,
        scope: Scope,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Page<SupportRequest>, StoreFailure>;

    /// One support request.
    fn support_request(
        &self,
        scope: Scope,
        number: &SupportRequestNumber,
    ) -> Result<Option<Versioned<SupportRequest>>, StoreFailure>;

    /// What the file at that place of a support request contains, exactly as it was attached.
    fn attached(
        &self,
        scope: Scope,
        number: &SupportRequestNumber,
        place: usize,
    ) -> Result<Option<Content>, StoreFailure>;

    /// The devices of a customer's plan from KMS to MAK, in order of their ids.
    fn kms_devices(
        &self,
        scope: Scope,
        tenant: TenantId,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Page<KmsDevice>, StoreFailure>;

    /// One device of such a plan.
    fn kms_device(
        &self,
        scope: Scope,
        tenant: TenantId,
        id: KmsDeviceId,
    ) -> Result<Option<Versioned<KmsDevice>>, StoreFailure>;

    /// The devices within reach that have no MAK yet and are found before that instant, in the order of the instants by
    /// which they are ([`KmsDevice::found_by`]).
    fn kms_deadlines(
        &self,
        scope: Scope,
        before: Instant,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Page<(Instant, TenantId, KmsDeviceId)>, StoreFailure>;

    /// The key that is kept for a purchase in one version of the product, with no way to its text (KEY-5, KEY-6).
    fn sealed_key(
        &self,
        scope: Scope,
        id: &EntitlementId,
        version: &ProductVersion,
    ) -> Result<Option<Versioned<Unrevealed<ProductKey>>>, StoreFailure>;

    /// The operators, in the order in which they were added.
    fn operators(&self) -> Result<Vec<Versioned<Operator>>, StoreFailure>;

    /// The slots of the vault.
    fn key_slots(&self) -> Result<Vec<KeySlot>, StoreFailure>;

    /// The operators and the slots together, with the version of [`EntityRef::Operators`] at which they stood or an earlier
    /// one.
    fn entrants(&self) -> Result<Versioned<Entrants>, StoreFailure>;

    /// The records of the activity log that the filter asks for, in its order.
    fn activity(
        &self,
        scope: Scope,
        filter: &ActivityFilter,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Page<RecordedActivity>, StoreFailure>;

    /// What the records of the log can be narrowed by: of each operator, customer or product that one names, the newest
    /// such record, in an order of its own. A tenant's scope reaches none of it.
    fn named_in_log(
        &self,
        scope: Scope,
        named: LogName,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Page<RecordedActivity>, StoreFailure>;

    /// How often each operator accessed keys or downloads, as the log lists it (LOG-2), in each of the spans of time that
    /// follow each other at those instants, the last of which ends the last span; those who did not are left out. A tenant's
    /// scope reaches none of it.
    fn count_accesses(&self, scope: Scope, at: &[Instant]) -> Result<Vec<AccessCount>, StoreFailure>;

    /// When this operator last saw or copied a key or link of the purchase; every operator may know their own (ROLE-3).
    fn last_access(
        &self,
        scope: Scope,
        operator: OperatorId,
        id: &EntitlementId,
    ) -> Result<Option<Instant>, StoreFailure>;

    /// The head of the activity log.
    fn chain_head(&self) -> Result<ChainHead, StoreFailure>;

    /// Follows the chain of the activity log from the first record to the last, and compares it with what was noted of it
    /// before (LOG-3). `progress` is told now and then how many records were read so far. What comes meanwhile is left out.
    fn prove_log(
        &self,
        checkpoints: &[Checkpoint],
        stop: &Stop,
        progress: &mut dyn FnMut(u64),
    ) -> Result<LogProof, StoreFailure>;

    /// What was written by the commits after `seq`, in order: about `limit` entries, but no commit is cut in two.
    ///
    /// # Errors
    /// [`StoreFailure::FeedForgotten`] where it no longer holds all of them.
    fn changes_after(&self, seq: Seq, limit: usize) -> Result<Changes, StoreFailure>;

    /// Reads everything there is and says what does not fit; what can be read and is wrong is a finding and no failure.
    /// `progress` is told now and then how many records were read so far. It fails where it was asked to stop, or was
    /// written to meanwhile.
    fn verify(&self, stop: &Stop, progress: &mut dyn FnMut(u64)) -> Result<Verification, StoreFailure>;

    /// Calls `wake` after each commit, until the watch is dropped.
    fn watch(&self, wake: Wake) -> Watch;

    /// Writes a commit; services call [`commit`], which makes a receipt of it.
    ///
    /// # Errors
    /// [`CommitError`], with what it says of what was written.
    fn apply(&self, commit: &Commit) -> Result<Applied, CommitError>;
}

/// Writes a commit and answers when it is on disk. This is the only maker of a [`Receipt`].
///
/// # Errors
/// [`CommitError`], with what it says of what was written. There is no receipt then.
pub fn commit(store: &dyn Store, commit: &Commit) -> Result<Receipt, CommitError> {
    let applied = store.apply(commit)?;
    Ok(Receipt::new(applied.seq, applied.records))
}

/// The version of an entity that was read, or of its absence.
#[must_use]
pub fn version_of<T>(read: Option<&Versioned<T>>) -> Version {
    read.map_or(Version::ABSENT, |versioned| versioned.version)
}
