//! A store in front of another one: whatever is read comes from behind it, and only what it says of commits is its own.

use std::fmt::Debug;

use crate::domain::actor::Scope;
use crate::domain::choice::ProductVersion;
use crate::domain::support_request::Content;
use crate::domain::version::Versioned;
use crate::domain::{
    Charge, CommandId, Customer, Entitlement, EntitlementId, Instant, KmsDevice, KmsDeviceId, Operator, OperatorId,
    Order, OrderId, ProductKey, ReadOnlyReason, RecordedActivity, Schedule, Seq, Subscription, SubscriptionId,
    SupportRequest, SupportRequestNumber, TenantId,
};
use crate::ports::commit::Commit;
use crate::ports::page::{Cursor, Page};
use crate::ports::recovery::Entrants;
use crate::ports::store::{
    ActivityFilter, Applied, ChainHead, Changes, ChargeFilter, CommitError, EndsWithin, Store, StoreFailure,
    StoreIdentity, TermEnd, Wake, Watch,
};
use crate::ports::{AccessCount, Checkpoint, KeySlot, LogName, LogProof, SentCommand, Stop, Unrevealed, Verification};

/// What a store in front of another one decides by itself. Each one is a [`Store`].
pub trait Front: Send + Sync + Debug {
    /// The store behind it.
    fn behind(&self) -> &dyn Store;

    /// Asked before each read.
    ///
    /// # Errors
    /// What the read fails with; the store behind is not asked then.
    fn admit_read(&self) -> Result<(), StoreFailure> {
        Ok(())
    }

    /// Why no commits are taken at the moment, as [`Store::read_only`] says it.
    fn closed_to_commits(&self) -> Option<ReadOnlyReason>;

    /// Takes a commit, as [`Store::apply`] does.
    ///
    /// # Errors
    /// [`CommitError`]; nothing was written then.
    fn take(&self, commit: &Commit) -> Result<Applied, CommitError>;
}

/// The store behind, once a read of it is admitted.
fn read(front: &impl Front) -> Result<&dyn Store, StoreFailure> {
    front.admit_read()?;
    Ok(front.behind())
}

impl<F: Front> Store for F {
    fn identity(&self) -> Result<StoreIdentity, StoreFailure> {
        read(self)?.identity()
    }

    fn read_only(&self) -> Option<ReadOnlyReason> {
        self.closed_to_commits()
    }

    fn latest_seq(&self) -> Result<Seq, StoreFailure> {
        read(self)?.latest_seq()
    }

    fn latest_instant(&self) -> Result<Option<Instant>, StoreFailure> {
        read(self)?.latest_instant()
    }

    fn customers(&self, scope: Scope, after: Option<&Cursor>, limit: usize) -> Result<Page<Customer>, StoreFailure> {
        read(self)?.customers(scope, after, limit)
    }

    fn customer(&self, scope: Scope, tenant: TenantId) -> Result<Option<Versioned<Customer>>, StoreFailure> {
        read(self)?.customer(scope, tenant)
    }

    fn orders(
        &self,
        scope: Scope,
        tenant: TenantId,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Page<Order>, StoreFailure> {
        read(self)?.orders(scope, tenant, after, limit)
    }

    fn buyers_of(&self, scope: Scope, order: &OrderId) -> Result<Vec<TenantId>, StoreFailure> {
        read(self)?.buyers_of(scope, order)
    }

    fn entitlements(
        &self,
        scope: Scope,
        tenant: TenantId,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Page<Entitlement>, StoreFailure> {
        read(self)?.entitlements(scope, tenant, after, limit)
    }

    fn entitlement(&self, scope: Scope, id: &EntitlementId) -> Result<Option<Versioned<Entitlement>>, StoreFailure> {
        read(self)?.entitlement(scope, id)
    }

    fn subscriptions(
        &self,
        scope: Scope,
        tenant: TenantId,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Page<Subscription>, StoreFailure> {
        read(self)?.subscriptions(scope, tenant, after, limit)
    }

    fn subscription(
        &self,
        scope: Scope,
        tenant: TenantId,
        id: SubscriptionId,
    ) -> Result<Option<Versioned<Subscription>>, StoreFailure> {
        read(self)?.subscription(scope, tenant, id)
    }

    fn schedule(&self, scope: Scope, id: &EntitlementId) -> Result<Option<Versioned<Schedule>>, StoreFailure> {
        read(self)?.schedule(scope, id)
    }

    fn due(&self, scope: Scope, limit: usize) -> Result<Vec<(Instant, EntitlementId)>, StoreFailure> {
        read(self)?.due(scope, limit)
    }

    fn windows(
        &self,
        scope: Scope,
        filter: &EndsWithin,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Page<(Instant, EntitlementId)>, StoreFailure> {
        read(self)?.windows(scope, filter, after, limit)
    }

    fn term_ends(
        &self,
        scope: Scope,
        ends: &EndsWithin,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Page<TermEnd>, StoreFailure> {
        read(self)?.term_ends(scope, ends, after, limit)
    }

    fn charges(
        &self,
        scope: Scope,
        filter: &ChargeFilter,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Page<Charge>, StoreFailure> {
        read(self)?.charges(scope, filter, after, limit)
    }

    fn command(
        &self,
        scope: Scope,
        tenant: TenantId,
        id: CommandId,
    ) -> Result<Option<Versioned<SentCommand>>, StoreFailure> {
        read(self)?.command(scope, tenant, id)
    }

    fn open_commands(&self, scope: Scope, limit: usize) -> Result<Vec<Versioned<SentCommand>>, StoreFailure> {
        read(self)?.open_commands(scope, limit)
    }

    fn support_requests(
        &self,
        scope: Scope,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Page<SupportRequest>, StoreFailure> {
        read(self)?.support_requests(scope, after, limit)
    }

    fn support_request(
        &self,
        scope: Scope,
        number: &SupportRequestNumber,
    ) -> Result<Option<Versioned<SupportRequest>>, StoreFailure> {
        read(self)?.support_request(scope, number)
    }

    fn attached(
        &self,
        scope: Scope,
        number: &SupportRequestNumber,
        place: usize,
    ) -> Result<Option<Content>, StoreFailure> {
        read(self)?.attached(scope, number, place)
    }

    fn kms_devices(
        &self,
        scope: Scope,
        tenant: TenantId,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Page<KmsDevice>, StoreFailure> {
        read(self)?.kms_devices(scope, tenant, after, limit)
    }

    fn kms_device(
        &self,
        scope: Scope,
        tenant: TenantId,
        id: KmsDeviceId,
    ) -> Result<Option<Versioned<KmsDevice>>, StoreFailure> {
        read(self)?.kms_device(scope, tenant, id)
    }

    fn kms_deadlines(
        &self,
        scope: Scope,
        before: Instant,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Page<(Instant, TenantId, KmsDeviceId)>, StoreFailure> {
        read(self)?.kms_deadlines(scope, before, after, limit)
    }

    fn sealed_key(
        &self,
        scope: Scope,
        id: &EntitlementId,
        version: &ProductVersion,
    ) -> Result<Option<Versioned<Unrevealed<ProductKey>>>, StoreFailure> {
        read(self)?.sealed_key(scope, id, version)
    }

    fn operators(&self) -> Result<Vec<Versioned<Operator>>, StoreFailure> {
        read(self)?.operators()
    }

    fn key_slots(&self) -> Result<Vec<KeySlot>, StoreFailure> {
        read(self)?.key_slots()
    }

    fn entrants(&self) -> Result<Versioned<Entrants>, StoreFailure> {
        read(self)?.entrants()
    }

    fn activity(
        &self,
        scope: Scope,
        filter: &ActivityFilter,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Page<RecordedActivity>, StoreFailure> {
        read(self)?.activity(scope, filter, after, limit)
    }

    fn named_in_log(
        &self,
        scope: Scope,
        named: LogName,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Page<RecordedActivity>, StoreFailure> {
        read(self)?.named_in_log(scope, named, after, limit)
    }

    fn count_accesses(&self, scope: Scope, at: &[Instant]) -> Result<Vec<AccessCount>, StoreFailure> {
        read(self)?.count_accesses(scope, at)
    }

    fn last_access(
        &self,
        scope: Scope,
        operator: OperatorId,
        id: &EntitlementId,
    ) -> Result<Option<Instant>, StoreFailure> {
        read(self)?.last_access(scope, operator, id)
    }

    fn chain_head(&self) -> Result<ChainHead, StoreFailure> {
        read(self)?.chain_head()
    }

    fn prove_log(
        &self,
        checkpoints: &[Checkpoint],
        stop: &Stop,
        progress: &mut dyn FnMut(u64),
    ) -> Result<LogProof, StoreFailure> {
        read(self)?.prove_log(checkpoints, stop, progress)
    }

    fn changes_after(&self, seq: Seq, limit: usize) -> Result<Changes, StoreFailure> {
        read(self)?.changes_after(seq, limit)
    }

    fn verify(&self, stop: &Stop, progress: &mut dyn FnMut(u64)) -> Result<Verification, StoreFailure> {
        read(self)?.verify(stop, progress)
    }

    fn watch(&self, wake: Wake) -> Watch {
        self.behind().watch(wake)
    }

    fn apply(&self, commit: &Commit) -> Result<Applied, CommitError> {
        self.take(commit)
    }
}
