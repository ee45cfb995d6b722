//! A store that fails when it is told to, in front of one that does not.

use std::sync::{Arc, Mutex, PoisonError};

use crate::domain::actor::Scope;
use crate::domain::choice::ProductVersion;
use crate::domain::version::Versioned;
use crate::domain::{
    Customer, Entitlement, EntitlementId, Instant, Operator, OperatorId, Order, ProductKey, ReadOnlyReason,
    RecordedActivity, Seq, Subscription, SubscriptionId, TenantId,
};
use crate::ports::commit::Commit;
use crate::ports::page::{Cursor, Page};
use crate::ports::store::{
    ActivityFilter, Applied, ChainHead, Changes, CommitError, Store, StoreFailure, StoreIdentity, Wake, Watch,
};
use crate::ports::{KeySlot, Stop, Unrevealed, Verification};

/// What fails.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Fault {
    /// Nothing.
    #[default]
    None,
    /// Every commit.
    EveryCommit,
    /// The commit with that number, counted from 1 and from when the fault was set.
    Commit(u32),
    /// Every read.
    Reads,
    /// The disk is full: no commit is made, and the store says so.
    Full,
    /// Nothing is written, for this reason, and the store says so.
    ReadOnly(ReadOnlyReason),
}

/// A store with faults. A commit that fails writes nothing.
#[derive(Debug)]
pub struct FaultyStore {
    inner: Arc<dyn Store>,
    fault: Mutex<(Fault, u32)>,
}

impl FaultyStore {
    /// The store in front of that one, without fault at first.
    #[must_use]
    pub fn new(inner: Arc<dyn Store>) -> Self {
        Self { inner, fault: Mutex::default() }
    }

    /// Sets what fails from now on.
    pub fn set(&self, fault: Fault) {
        *self.fault.lock().unwrap_or_else(PoisonError::into_inner) = (fault, 0);
    }

    fn readable(&self) -> Result<&dyn Store, StoreFailure> {
        match self.fault.lock().unwrap_or_else(PoisonError::into_inner).0 {
            Fault::Reads => Err(failure("read")),
            Fault::None | Fault::EveryCommit | Fault::Commit(_) | Fault::Full | Fault::ReadOnly(_) => Ok(&*self.inner),
        }
    }

    fn writable(&self) -> Result<&dyn Store, StoreFailure> {
        let mut fault = self.fault.lock().unwrap_or_else(PoisonError::into_inner);
        fault.1 = fault.1.saturating_add(1);
        match fault.0 {
            Fault::EveryCommit => Err(failure("commit")),
            Fault::Commit(number) if fault.1 == number => Err(failure("commit")),
            Fault::Full => Err(StoreFailure::Full),
            Fault::ReadOnly(reason) => Err(StoreFailure::ReadOnly(reason)),
            Fault::None | Fault::Commit(_) | Fault::Reads => Ok(&*self.inner),
        }
    }
}

fn failure(doing: &'static str) -> StoreFailure {
    StoreFailure::Io { doing, reason: "a fault of the test".to_owned() }
}

impl Store for FaultyStore {
    fn identity(&self) -> Result<StoreIdentity, StoreFailure> {
        self.readable()?.identity()
    }

    fn read_only(&self) -> Option<ReadOnlyReason> {
        match self.fault.lock().unwrap_or_else(PoisonError::into_inner).0 {
            Fault::Full => Some(ReadOnlyReason::NoRoom),
            Fault::ReadOnly(reason) => Some(reason),
            Fault::None | Fault::EveryCommit | Fault::Commit(_) | Fault::Reads => self.inner.read_only(),
        }
    }

    fn latest_seq(&self) -> Result<Seq, StoreFailure> {
        self.readable()?.latest_seq()
    }

    fn latest_instant(&self) -> Result<Option<Instant>, StoreFailure> {
        self.readable()?.latest_instant()
    }

    fn customers(&self, scope: Scope, after: Option<&Cursor>, limit: usize) -> Result<Page<Customer>, StoreFailure> {
        self.readable()?.customers(scope, after, limit)
    }

    fn customer(&self, scope: Scope, tenant: TenantId) -> Result<Option<Versioned<Customer>>, StoreFailure> {
        self.readable()?.customer(scope, tenant)
    }

    fn orders(
        &self,
        scope: Scope,
        tenant: TenantId,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Page<Order>, StoreFailure> {
        self.readable()?.orders(scope, tenant, after, limit)
    }

    fn entitlements(
        &self,
        scope: Scope,
        tenant: TenantId,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Page<Entitlement>, StoreFailure> {
        self.readable()?.entitlements(scope, tenant, after, limit)
    }

    fn entitlement(&self, scope: Scope, id: &EntitlementId) -> Result<Option<Versioned<Entitlement>>, StoreFailure> {
        self.readable()?.entitlement(scope, id)
    }

    fn subscriptions(
        &self,
        scope: Scope,
        tenant: TenantId,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Page<Subscription>, StoreFailure> {
        self.readable()?.subscriptions(scope, tenant, after, limit)
    }

    fn subscription(
        &self,
        scope: Scope,
        tenant: TenantId,
        id: SubscriptionId,
    ) -> Result<Option<Versioned<Subscription>>, StoreFailure> {
        self.readable()?.subscription(scope, tenant, id)
    }

    fn sealed_key(
        &self,
        scope: Scope,
        id: &EntitlementId,
        version: &ProductVersion,
    ) -> Result<Option<Versioned<Unrevealed<ProductKey>>>, StoreFailure> {
        self.readable()?.sealed_key(scope, id, version)
    }

    fn operators(&self) -> Result<Vec<Versioned<Operator>>, StoreFailure> {
        self.readable()?.operators()
    }

    fn key_slots(&self) -> Result<Vec<KeySlot>, StoreFailure> {
        self.readable()?.key_slots()
    }

    fn activity(
        &self,
        scope: Scope,
        filter: &ActivityFilter,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Page<RecordedActivity>, StoreFailure> {
        self.readable()?.activity(scope, filter, after, limit)
    }

    fn last_access(
        &self,
        scope: Scope,
        operator: OperatorId,
        id: &EntitlementId,
    ) -> Result<Option<Instant>, StoreFailure> {
        self.readable()?.last_access(scope, operator, id)
    }

    fn chain_head(&self) -> Result<ChainHead, StoreFailure> {
        self.readable()?.chain_head()
    }

    fn changes_after(&self, seq: Seq, limit: usize) -> Result<Changes, StoreFailure> {
        self.readable()?.changes_after(seq, limit)
    }

    fn verify(&self, stop: &Stop, progress: &mut dyn FnMut(u64)) -> Result<Verification, StoreFailure> {
        self.readable()?.verify(stop, progress)
    }

    fn watch(&self, wake: Wake) -> Watch {
        self.inner.watch(wake)
    }

    fn apply(&self, commit: &Commit) -> Result<Applied, CommitError> {
        self.writable()?.apply(commit)
    }
}
