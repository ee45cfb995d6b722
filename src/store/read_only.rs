//! A store that is only looked at: it reads like the one behind it, and takes no commit.

use std::sync::Arc;

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
    ActivityFilter, Applied, ChainHead, CommitError, FeedEntry, Store, StoreFailure, StoreIdentity, Wake, Watch,
};
use crate::ports::{KeySlot, Stop, Unrevealed, Verification};

/// A store in front of another one, which is read and never written to.
#[derive(Debug)]
pub struct ReadOnlyStore {
    inner: Arc<dyn Store>,
    reason: ReadOnlyReason,
}

impl ReadOnlyStore {
    /// The store in front of that one, and why nothing is written.
    #[must_use]
    pub fn new(inner: Arc<dyn Store>, reason: ReadOnlyReason) -> Self {
        Self { inner, reason }
    }
}

impl Store for ReadOnlyStore {
    fn identity(&self) -> Result<StoreIdentity, StoreFailure> {
        self.inner.identity()
    }

    fn read_only(&self) -> Option<ReadOnlyReason> {
        Some(self.reason)
    }

    fn latest_seq(&self) -> Result<Seq, StoreFailure> {
        self.inner.latest_seq()
    }

    fn latest_instant(&self) -> Result<Option<Instant>, StoreFailure> {
        self.inner.latest_instant()
    }

    fn customers(&self, scope: Scope, after: Option<&Cursor>, limit: usize) -> Result<Page<Customer>, StoreFailure> {
        self.inner.customers(scope, after, limit)
    }

    fn customer(&self, scope: Scope, tenant: TenantId) -> Result<Option<Versioned<Customer>>, StoreFailure> {
        self.inner.customer(scope, tenant)
    }

    fn orders(
        &self,
        scope: Scope,
        tenant: TenantId,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Page<Order>, StoreFailure> {
        self.inner.orders(scope, tenant, after, limit)
    }

    fn entitlements(
        &self,
        scope: Scope,
        tenant: TenantId,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Page<Entitlement>, StoreFailure> {
        self.inner.entitlements(scope, tenant, after, limit)
    }

    fn entitlement(&self, scope: Scope, id: &EntitlementId) -> Result<Option<Versioned<Entitlement>>, StoreFailure> {
        self.inner.entitlement(scope, id)
    }

    fn subscriptions(
        &self,
        scope: Scope,
        tenant: TenantId,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Page<Subscription>, StoreFailure> {
        self.inner.subscriptions(scope, tenant, after, limit)
    }

    fn subscription(
        &self,
        scope: Scope,
        tenant: TenantId,
        id: SubscriptionId,
    ) -> Result<Option<Versioned<Subscription>>, StoreFailure> {
        self.inner.subscription(scope, tenant, id)
    }

    fn sealed_key(
        &self,
        scope: Scope,
        id: &EntitlementId,
        version: &ProductVersion,
    ) -> Result<Option<Versioned<Unrevealed<ProductKey>>>, StoreFailure> {
        self.inner.sealed_key(scope, id, version)
    }

    fn operators(&self) -> Result<Vec<Versioned<Operator>>, StoreFailure> {
        self.inner.operators()
    }

    fn key_slots(&self) -> Result<Vec<KeySlot>, StoreFailure> {
        self.inner.key_slots()
    }

    fn activity(
        &self,
        scope: Scope,
        filter: &ActivityFilter,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Page<RecordedActivity>, StoreFailure> {
        self.inner.activity(scope, filter, after, limit)
    }

    fn last_access(
        &self,
        scope: Scope,
        operator: OperatorId,
        id: &EntitlementId,
    ) -> Result<Option<Instant>, StoreFailure> {
        self.inner.last_access(scope, operator, id)
    }

    fn chain_head(&self) -> Result<ChainHead, StoreFailure> {
        self.inner.chain_head()
    }

    fn changes_after(&self, seq: Seq, limit: usize) -> Result<Page<FeedEntry>, StoreFailure> {
        self.inner.changes_after(seq, limit)
    }

    fn verify(&self, stop: &Stop, progress: &mut dyn FnMut(u64)) -> Result<Verification, StoreFailure> {
        self.inner.verify(stop, progress)
    }

    fn watch(&self, wake: Wake) -> Watch {
        self.inner.watch(wake)
    }

    fn apply(&self, _commit: &Commit) -> Result<Applied, CommitError> {
        Err(StoreFailure::ReadOnly(self.reason).into())
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::store::MemoryStore;
    use crate::testing::{FakeClock, example, observe};

    #[test]
    fn it_reads_like_the_store_behind_it_and_writes_nothing() {
        let inner: Arc<dyn Store> = Arc::new(MemoryStore::new(Uuid::from_u128(1), Arc::new(FakeClock::default())));
        inner.apply(&example::commit(Vec::new())).unwrap();
        let before = observe(inner.as_ref(), 100);
        let store = ReadOnlyStore::new(Arc::clone(&inner), ReadOnlyReason::Asked);
        assert_eq!(observe(&store, 100), before);
        assert_eq!(store.read_only(), Some(ReadOnlyReason::Asked));
        let refused = store.apply(&example::commit(Vec::new())).unwrap_err();
        assert!(matches!(refused, CommitError::Store(StoreFailure::ReadOnly(ReadOnlyReason::Asked))));
        assert_eq!(observe(inner.as_ref(), 100), before);
    }
}
