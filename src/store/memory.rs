//! A store in memory, with all that is kept beside one: for walkthroughs and tests, and the model the other adapters are
//! compared with. It forgets all when dropped.

mod download_jobs;
mod draft_files;
mod drafts;
mod load;
mod log;
mod pages;
mod shared;
mod state;

pub use download_jobs::MemoryDownloadJobs;
pub use draft_files::MemoryDraftFiles;
pub use drafts::MemoryDrafts;

use std::sync::{Arc, Mutex, PoisonError, RwLock, RwLockReadGuard};

use uuid::Uuid;

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
use crate::ports::{
    AccessCount, Checkpoint, Clock, KeySlot, LogName, LogProof, SentCommand, Stop, Unrevealed, Verification,
};
use crate::store::cursor::{Query, bounded, page};
use crate::store::memory::pages::of_customer;
use crate::store::memory::state::State;
use crate::store::watchers::Watchers;
use crate::store::{check, feed, key, timed};

/// A store in memory.
#[derive(Debug)]
pub struct MemoryStore {
    clock: Arc<dyn Clock>,
    /// Held through a commit and the waking, so that commits are told of in their order.
    commits: Mutex<()>,
    state: RwLock<State>,
    watchers: Watchers,
}

impl MemoryStore {
    /// An empty store with that id.
    #[must_use]
    pub fn new(store: Uuid, clock: Arc<dyn Clock>) -> Self {
        let state = State::new(StoreIdentity { store, epoch: 1 });
        Self { clock, commits: Mutex::new(()), state: RwLock::new(state), watchers: Watchers::default() }
    }

    /// A store of its own with the same in it, by that clock. Nobody watches it.
    #[must_use]
    pub fn duplicate(&self, clock: Arc<dyn Clock>) -> Self {
        let state = RwLock::new(self.read().clone());
        Self { clock, commits: Mutex::new(()), state, watchers: Watchers::default() }
    }

    fn read(&self) -> RwLockReadGuard<'_, State> {
        self.state.read().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Store for MemoryStore {
    fn identity(&self) -> Result<StoreIdentity, StoreFailure> {
        Ok(self.read().identity)
    }

    fn read_only(&self) -> Option<ReadOnlyReason> {
        None
    }

    fn latest_seq(&self) -> Result<Seq, StoreFailure> {
        Ok(self.read().seq)
    }

    fn latest_instant(&self) -> Result<Option<Instant>, StoreFailure> {
        Ok(self.read().seen)
    }

    fn customers(&self, scope: Scope, after: Option<&Cursor>, limit: usize) -> Result<Page<Customer>, StoreFailure> {
        let after = match Query::Customers.key(after, &[])? {
            Some(bytes) => Some(TenantId(Uuid::from_slice(bytes).map_err(|_| StoreFailure::BadCursor)?)),
            None => None,
        };
        let state = self.read();
        let rows = state.customers_after(after).filter(|customer| scope.includes(customer.id));
        page(Query::Customers, limit, rows.map(|customer| Ok((customer.id.as_bytes().to_vec(), customer.clone()))))
    }

    fn customer(&self, scope: Scope, tenant: TenantId) -> Result<Option<Versioned<Customer>>, StoreFailure> {
        Ok(self.read().customers.get(&tenant).filter(|_| scope.includes(tenant)).cloned())
    }

    fn orders(
        &self,
        scope: Scope,
        tenant: TenantId,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Page<Order>, StoreFailure> {
        let state = self.read();
        let rows = state.orders_of(tenant).filter(|_| scope.includes(tenant));
        let rows = rows.map(|order| (key::order(tenant, &order.id), order));
        of_customer(Query::Orders, &key::of_kind(tenant, key::Kind::Order), after, limit, rows)
    }

    fn buyers_of(&self, scope: Scope, order: &OrderId) -> Result<Vec<TenantId>, StoreFailure> {
        let state = self.read();
        let buyers =
            state.orders.iter().filter(|(tenant, orders)| scope.includes(**tenant) && orders.contains_key(order));
        Ok(buyers.map(|(tenant, _)| *tenant).collect())
    }

    fn entitlements(
        &self,
        scope: Scope,
        tenant: TenantId,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Page<Entitlement>, StoreFailure> {
        let state = self.read();
        let rows = state.entitlements_of(tenant).filter(|_| scope.includes(tenant));
        let rows = rows.map(|entitlement| (key::entitlement(&entitlement.id), entitlement));
        of_customer(Query::Entitlements, &key::of_kind(tenant, key::Kind::Entitlement), after, limit, rows)
    }

    fn entitlement(&self, scope: Scope, id: &EntitlementId) -> Result<Option<Versioned<Entitlement>>, StoreFailure> {
        Ok(self.read().entitlements.get(&key::entitlement(id)).filter(|_| scope.includes(id.tenant)).cloned())
    }

    fn subscriptions(
        &self,
        scope: Scope,
        tenant: TenantId,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Page<Subscription>, StoreFailure> {
        let state = self.read();
        let rows = state.subscriptions_of(tenant).filter(|_| scope.includes(tenant));
        let rows = rows.map(|subscription| (key::subscription(tenant, subscription.id), subscription));
        of_customer(Query::Subscriptions, &key::of_kind(tenant, key::Kind::Subscription), after, limit, rows)
    }

    fn subscription(
        &self,
        scope: Scope,
        tenant: TenantId,
        id: SubscriptionId,
    ) -> Result<Option<Versioned<Subscription>>, StoreFailure> {
        Ok(self.read().subscriptions.get(&(tenant, id)).filter(|_| scope.includes(tenant)).cloned())
    }

    fn schedule(&self, scope: Scope, id: &EntitlementId) -> Result<Option<Versioned<Schedule>>, StoreFailure> {
        Ok(self.read().schedules.get(&key::schedule(id)).filter(|_| scope.includes(id.tenant)).cloned())
    }

    fn due(&self, scope: Scope, limit: usize) -> Result<Vec<(Instant, EntitlementId)>, StoreFailure> {
        let state = self.read();
        let mut due: Vec<_> = state.due().filter(|(_, id)| scope.includes(id.tenant)).collect();
        due.sort_by_cached_key(|(at, id)| key::due(*at, id));
        due.truncate(bounded(limit));
        Ok(due)
    }

    fn windows(
        &self,
        scope: Scope,
        filter: &EndsWithin,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Page<(Instant, EntitlementId)>, StoreFailure> {
        let Some(between) = timed::WINDOWS.within(filter, after)? else { return Ok(Page::default()) };
        timed::WINDOWS.page_in(filter.order, scope, limit, self.read().windows.range(between).cloned().map(Ok))
    }

    fn term_ends(
        &self,
        scope: Scope,
        ends: &EndsWithin,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Page<TermEnd>, StoreFailure> {
        let Some(between) = timed::TERM_ENDS.within(ends, after)? else { return Ok(Page::default()) };
        timed::TERM_ENDS.page_in(ends.order, scope, limit, self.read().term_ends.range(between).cloned().map(Ok))
    }

    fn charges(
        &self,
        scope: Scope,
        filter: &ChargeFilter,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Page<Charge>, StoreFailure> {
        self.read().charges_page(scope, filter, after, limit)
    }

    fn command(
        &self,
        scope: Scope,
        tenant: TenantId,
        id: CommandId,
    ) -> Result<Option<Versioned<SentCommand>>, StoreFailure> {
        Ok(self.read().commands.get(&(tenant, id)).filter(|_| scope.includes(tenant)).cloned())
    }

    fn open_commands(&self, scope: Scope, limit: usize) -> Result<Vec<Versioned<SentCommand>>, StoreFailure> {
        let state = self.read();
        let open = state.commands.values().filter(|sent| sent.value.is_open() && scope.includes(sent.value.tenant));
        Ok(open.take(bounded(limit)).cloned().collect())
    }

    fn support_requests(
        &self,
        scope: Scope,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Page<SupportRequest>, StoreFailure> {
        let before = check::request_before(after)?;
        let state = self.read();
        let rows = state
            .support_by_time
            .iter()
            .rev()
            .filter(|(key, _)| scope.only().is_none() && before.is_none_or(|before| key.as_slice() < before));
        let rows =
            rows.filter_map(|(key, number)| Some((key.clone(), state.support_requests.get(number)?.value.clone())));
        page(Query::SupportRequests, limit, rows.map(Ok))
    }

    fn support_request(
        &self,
        scope: Scope,
        number: &SupportRequestNumber,
    ) -> Result<Option<Versioned<SupportRequest>>, StoreFailure> {
        Ok(self.read().support_requests.get(number).filter(|_| scope.only().is_none()).cloned())
    }

    fn attached(
        &self,
        scope: Scope,
        number: &SupportRequestNumber,
        place: usize,
    ) -> Result<Option<Content>, StoreFailure> {
        let state = self.read();
        let contents = state.attached.get(number).filter(|_| scope.only().is_none());
        Ok(contents.and_then(|contents| contents.get(place)).cloned())
    }

    fn kms_devices(
        &self,
        scope: Scope,
        tenant: TenantId,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Page<KmsDevice>, StoreFailure> {
        let state = self.read();
        let rows = state.kms_devices_of(tenant).filter(|_| scope.includes(tenant));
        let rows = rows.map(|device| (key::kms_device(tenant, device.id), device));
        of_customer(Query::KmsDevices, &key::of_kind(tenant, key::Kind::KmsDevice), after, limit, rows)
    }

    fn kms_device(
        &self,
        scope: Scope,
        tenant: TenantId,
        id: KmsDeviceId,
    ) -> Result<Option<Versioned<KmsDevice>>, StoreFailure> {
        Ok(self.read().kms_devices.get(&(tenant, id)).filter(|_| scope.includes(tenant)).cloned())
    }

    fn kms_deadlines(
        &self,
        scope: Scope,
        before: Instant,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Page<(Instant, TenantId, KmsDeviceId)>, StoreFailure> {
        let Some(between) = timed::KMS_DEADLINES.before(before, after)? else { return Ok(Page::default()) };
        timed::KMS_DEADLINES.page(scope, limit, self.read().kms_deadlines().range(between).cloned().map(Ok))
    }

    fn sealed_key(
        &self,
        scope: Scope,
        id: &EntitlementId,
        version: &ProductVersion,
    ) -> Result<Option<Versioned<Unrevealed<ProductKey>>>, StoreFailure> {
        let state = self.read();
        let found = state.sealed_keys.get(&(id.clone(), version.clone())).filter(|_| scope.includes(id.tenant));
        Ok(found.map(|kept| Versioned { version: kept.version, value: Unrevealed::kept(kept.value.clone()) }))
    }

    fn operators(&self) -> Result<Vec<Versioned<Operator>>, StoreFailure> {
        Ok(self.read().operators.clone())
    }

    fn key_slots(&self) -> Result<Vec<KeySlot>, StoreFailure> {
        Ok(self.read().key_slots.values().cloned().collect())
    }

    fn entrants(&self) -> Result<Versioned<Entrants>, StoreFailure> {
        let state = self.read();
        let operators = state.operators.iter().map(|kept| kept.value.clone()).collect();
        let key_slots = state.key_slots.values().cloned().collect();
        Ok(Versioned { version: state.operators_written, value: Entrants { operators, key_slots } })
    }

    fn activity(
        &self,
        scope: Scope,
        filter: &ActivityFilter,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Page<RecordedActivity>, StoreFailure> {
        self.read().activity(scope, filter, after, limit)
    }

    fn named_in_log(
        &self,
        scope: Scope,
        named: LogName,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Page<RecordedActivity>, StoreFailure> {
        self.read().named_in_log(scope, named, after, limit)
    }

    fn count_accesses(&self, scope: Scope, at: &[Instant]) -> Result<Vec<AccessCount>, StoreFailure> {
        Ok(self.read().count_accesses(scope, at))
    }

    fn last_access(
        &self,
        scope: Scope,
        operator: OperatorId,
        id: &EntitlementId,
    ) -> Result<Option<Instant>, StoreFailure> {
        let state = self.read();
        Ok(state.last_access.get(&(operator, id.clone())).filter(|_| scope.includes(id.tenant)).copied())
    }

    fn chain_head(&self) -> Result<ChainHead, StoreFailure> {
        Ok(self.read().chain)
    }

    fn prove_log(
        &self,
        checkpoints: &[Checkpoint],
        stop: &Stop,
        progress: &mut dyn FnMut(u64),
    ) -> Result<LogProof, StoreFailure> {
        let (head, log) = {
            let state = self.read();
            (state.chain, state.activity.clone())
        };
        log::prove((head, &log), checkpoints, stop, progress)
    }

    fn changes_after(&self, seq: Seq, limit: usize) -> Result<Changes, StoreFailure> {
        let state = self.read();
        feed::require_kept(seq, state.feed_forgotten)?;
        let first = state.feed.partition_point(|entry| entry.seq <= seq);
        feed::first_of(limit, state.feed.iter().skip(first).cloned().map(Ok))
    }

    /// It lies on no disk, so that there is nothing that could be other than what was written.
    fn verify(&self, _stop: &Stop, _progress: &mut dyn FnMut(u64)) -> Result<Verification, StoreFailure> {
        Ok(Verification::default())
    }

    fn watch(&self, wake: Wake) -> Watch {
        self.watchers.watch(wake)
    }

    fn apply(&self, commit: &Commit) -> Result<Applied, CommitError> {
        let _in_order = self.commits.lock().unwrap_or_else(PoisonError::into_inner);
        let applied = {
            let mut state = self.state.write().unwrap_or_else(PoisonError::into_inner);
            let now = self.clock.now();
            check::check(commit, state.seen, now, |entity| Ok(state.version_of(entity)))?;
            let now = check::latest(state.seen, now);
            state.write(commit, now)?
        };
        self.watchers.wake(applied.seq);
        Ok(applied)
    }
}
