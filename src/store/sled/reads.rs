//! The read side: each query is one get or one range, within the scope of who asks.

mod customers;
mod entrants;
mod log;
mod log_proof;

use std::ops::Range;

use uuid::Uuid;

use crate::domain::actor::{Reach, Scope};
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
    ActivityFilter, Applied, ChainHead, Changes, ChargeFilter, CommitError, EndsOrder, EndsWithin, FeedEntry, Store,
    StoreFailure, StoreIdentity, TermEnd, Wake, Watch,
};
use crate::ports::{
    AccessCount, Checkpoint, KeySlot, LogName, LogProof, SealedKey, SentCommand, Stop, Unrevealed, Verification,
};
use crate::store::cursor::{Query, bounded, page};
use crate::store::key::{self, Kind, Tree};
use crate::store::sled::SledStore;
use crate::store::sled::reads::customers::CustomerRows;
use crate::store::sled::trees::Trees;
use crate::store::sled::verify::{Begun, verify};
use crate::store::timed::{self, Timed};
use crate::store::{check, feed};

impl Store for SledStore {
    fn identity(&self) -> Result<StoreIdentity, StoreFailure> {
        Ok(self.engine.identity())
    }

    fn read_only(&self) -> Option<ReadOnlyReason> {
        self.engine.read_only()
    }

    fn latest_seq(&self) -> Result<Seq, StoreFailure> {
        self.engine.read(|trees| Ok(trees.head()?.seq))
    }

    fn latest_instant(&self) -> Result<Option<Instant>, StoreFailure> {
        self.engine.read(|trees| Ok(trees.head()?.seen))
    }

    fn customers(&self, scope: Scope, after: Option<&Cursor>, limit: usize) -> Result<Page<Customer>, StoreFailure> {
        let after = match Query::Customers.key(after, &[])? {
            Some(bytes) => Some(TenantId(Uuid::from_slice(bytes).map_err(|_| StoreFailure::BadCursor)?)),
            None => None,
        };
        self.engine.read(|trees| match scope.reach() {
            Reach::All => {
                let first = after.map_or(Some(Vec::new()), |tenant| key::end_of(tenant.as_bytes()));
                page(Query::Customers, limit, trees.customers_from(first))
            }
            Reach::Tenant(own) => {
                let own: Option<Versioned<Customer>> = trees.kept(scope, own, &key::customer(own))?;
                let own = own.filter(|own| after.is_none_or(|after| after < own.value.id));
                page(Query::Customers, limit, own.into_iter().map(|own| Ok((Vec::new(), own.value))))
            }
        })
    }

    fn customer(&self, scope: Scope, tenant: TenantId) -> Result<Option<Versioned<Customer>>, StoreFailure> {
        self.engine.read(|trees| trees.kept(scope, tenant, &key::customer(tenant)))
    }

    fn orders(
        &self,
        scope: Scope,
        tenant: TenantId,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Page<Order>, StoreFailure> {
        let asked = CustomerRows { tenant, kind: Kind::Order, after, limit };
        self.engine.read(|trees| trees.of_customer(Query::Orders, scope, &asked))
    }

    fn buyers_of(&self, scope: Scope, order: &OrderId) -> Result<Vec<TenantId>, StoreFailure> {
        let prefix = key::buyers(order);
        self.engine.read(|trees| {
            let marks = trees.keys(Tree::OrdersByNumber, prefix.clone(), key::end_of(&prefix));
            let buyers = marks.map(|mark| key::buyer_of(&mark?).map(|(tenant, _)| tenant).ok_or_else(key::bad_mark));
            buyers.filter(|buyer| buyer.as_ref().map_or(true, |tenant| scope.includes(*tenant))).collect()
        })
    }

    fn entitlements(
        &self,
        scope: Scope,
        tenant: TenantId,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Page<Entitlement>, StoreFailure> {
        let asked = CustomerRows { tenant, kind: Kind::Entitlement, after, limit };
        self.engine.read(|trees| trees.of_customer(Query::Entitlements, scope, &asked))
    }

    fn entitlement(&self, scope: Scope, id: &EntitlementId) -> Result<Option<Versioned<Entitlement>>, StoreFailure> {
        self.engine.read(|trees| trees.kept(scope, id.tenant, &key::entitlement(id)))
    }

    fn subscriptions(
        &self,
        scope: Scope,
        tenant: TenantId,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Page<Subscription>, StoreFailure> {
        let asked = CustomerRows { tenant, kind: Kind::Subscription, after, limit };
        self.engine.read(|trees| trees.of_customer(Query::Subscriptions, scope, &asked))
    }

    fn subscription(
        &self,
        scope: Scope,
        tenant: TenantId,
        id: SubscriptionId,
    ) -> Result<Option<Versioned<Subscription>>, StoreFailure> {
        self.engine.read(|trees| trees.kept(scope, tenant, &key::subscription(tenant, id)))
    }

    fn schedule(&self, scope: Scope, id: &EntitlementId) -> Result<Option<Versioned<Schedule>>, StoreFailure> {
        self.engine.read(|trees| trees.kept(scope, id.tenant, &key::schedule(id)))
    }

    fn due(&self, scope: Scope, limit: usize) -> Result<Vec<(Instant, EntitlementId)>, StoreFailure> {
        self.engine.read(|trees| {
            let marks = trees.keys(Tree::Due, Vec::new(), None).map(|key| key::due_of(&key?).ok_or_else(key::bad_mark));
            let is_within = |due: &Result<(Instant, EntitlementId), StoreFailure>| {
                due.as_ref().map_or(true, |(_, id)| scope.includes(id.tenant))
            };
            marks.filter(is_within).take(bounded(limit)).collect()
        })
    }

    fn windows(
        &self,
        scope: Scope,
        filter: &EndsWithin,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Page<(Instant, EntitlementId)>, StoreFailure> {
        self.listed(&timed::WINDOWS, scope, (filter.order, limit), timed::WINDOWS.within(filter, after)?)
    }

    fn term_ends(
        &self,
        scope: Scope,
        ends: &EndsWithin,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Page<TermEnd>, StoreFailure> {
        self.listed(&timed::TERM_ENDS, scope, (ends.order, limit), timed::TERM_ENDS.within(ends, after)?)
    }

    fn charges(
        &self,
        scope: Scope,
        filter: &ChargeFilter,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Page<Charge>, StoreFailure> {
        let after = match Query::Charges.key(after, &[])? {
            Some(key) => Some(key::charge_of(key).ok_or(StoreFailure::BadCursor)?),
            None => None,
        };
        self.engine.read(|trees| match filter.tenant.or(scope.only()) {
            Some(tenant) if !scope.includes(tenant) => Ok(Page::default()),
            Some(tenant) => page(Query::Charges, limit, trees.charges_of(tenant, filter, after.as_ref())),
            None => page(Query::Charges, limit, trees.charges_by_time(filter, after.as_ref())),
        })
    }

    fn command(
        &self,
        scope: Scope,
        tenant: TenantId,
        id: CommandId,
    ) -> Result<Option<Versioned<SentCommand>>, StoreFailure> {
        self.engine.read(|trees| trees.kept(scope, tenant, &key::command(tenant, id)))
    }

    fn open_commands(&self, scope: Scope, limit: usize) -> Result<Vec<Versioned<SentCommand>>, StoreFailure> {
        self.engine.read(|trees| {
            let mut open = Vec::new();
            for mark in trees.keys(Tree::OpenCommands, Vec::new(), None) {
                let (tenant, id) = key::open_command_of(&mark?).ok_or_else(key::bad_mark)?;
                // The writer may have settled it since its mark was read.
                let sent: Option<Versioned<SentCommand>> = trees.kept(scope, tenant, &key::command(tenant, id))?;
                open.extend(sent.filter(|sent| sent.value.is_open()));
                if bounded(limit) <= open.len() {
                    break;
                }
            }
            Ok(open)
        })
    }

    fn support_requests(
        &self,
        scope: Scope,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Page<SupportRequest>, StoreFailure> {
        let before = check::request_before(after)?;
        match scope.reach() {
            Reach::Tenant(_) => Ok(Page::default()),
            Reach::All => {
                self.engine.read(|trees| page(Query::SupportRequests, limit, trees.support_requests_before(before)))
            }
        }
    }

    fn support_request(
        &self,
        scope: Scope,
        number: &SupportRequestNumber,
    ) -> Result<Option<Versioned<SupportRequest>>, StoreFailure> {
        match scope.reach() {
            Reach::Tenant(_) => Ok(None),
            Reach::All => self.engine.read(|trees| trees.support_request(number)),
        }
    }

    fn attached(
        &self,
        scope: Scope,
        number: &SupportRequestNumber,
        place: usize,
    ) -> Result<Option<Content>, StoreFailure> {
        match scope.reach() {
            Reach::Tenant(_) => Ok(None),
            Reach::All => self.engine.read(|trees| trees.attached(number, place)),
        }
    }

    fn kms_devices(
        &self,
        scope: Scope,
        tenant: TenantId,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Page<KmsDevice>, StoreFailure> {
        let asked = CustomerRows { tenant, kind: Kind::KmsDevice, after, limit };
        self.engine.read(|trees| trees.of_customer(Query::KmsDevices, scope, &asked))
    }

    fn kms_device(
        &self,
        scope: Scope,
        tenant: TenantId,
        id: KmsDeviceId,
    ) -> Result<Option<Versioned<KmsDevice>>, StoreFailure> {
        self.engine.read(|trees| trees.kept(scope, tenant, &key::kms_device(tenant, id)))
    }

    fn kms_deadlines(
        &self,
        scope: Scope,
        before: Instant,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Page<(Instant, TenantId, KmsDeviceId)>, StoreFailure> {
        self.listed(
            &timed::KMS_DEADLINES,
            scope,
            (EndsOrder::SoonestFirst, limit),
            timed::KMS_DEADLINES.before(before, after)?,
        )
    }

    fn sealed_key(
        &self,
        scope: Scope,
        id: &EntitlementId,
        version: &ProductVersion,
    ) -> Result<Option<Versioned<Unrevealed<ProductKey>>>, StoreFailure> {
        let kept: Option<Versioned<SealedKey>> =
            self.engine.read(|trees| trees.kept(scope, id.tenant, &key::sealed_key(id, version)))?;
        Ok(kept.map(|kept| Versioned { version: kept.version, value: Unrevealed::kept(kept.value) }))
    }

    fn operators(&self) -> Result<Vec<Versioned<Operator>>, StoreFailure> {
        self.engine.read(Trees::operators)
    }

    fn key_slots(&self) -> Result<Vec<KeySlot>, StoreFailure> {
        self.engine.read(Trees::key_slots)
    }

    fn entrants(&self) -> Result<Versioned<Entrants>, StoreFailure> {
        self.engine.read(Trees::entrants)
    }

    fn activity(
        &self,
        scope: Scope,
        filter: &ActivityFilter,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Page<RecordedActivity>, StoreFailure> {
        self.engine.read(|trees| trees.log(scope, filter, after, limit))
    }

    fn named_in_log(
        &self,
        scope: Scope,
        named: LogName,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Page<RecordedActivity>, StoreFailure> {
        self.engine.read(|trees| trees.named_in_log(scope, named, after, limit))
    }

    fn count_accesses(&self, scope: Scope, at: &[Instant]) -> Result<Vec<AccessCount>, StoreFailure> {
        self.engine.read(|trees| trees.count_accesses(scope, at))
    }

    fn last_access(
        &self,
        scope: Scope,
        operator: OperatorId,
        id: &EntitlementId,
    ) -> Result<Option<Instant>, StoreFailure> {
        if !scope.includes(id.tenant) {
            return Ok(None);
        }
        self.engine.read(|trees| trees.get(Tree::Records, &key::last_access(operator, id)))
    }

    fn chain_head(&self) -> Result<ChainHead, StoreFailure> {
        self.engine.read(|trees| Ok(trees.head()?.chain()))
    }

    fn prove_log(
        &self,
        checkpoints: &[Checkpoint],
        stop: &Stop,
        progress: &mut dyn FnMut(u64),
    ) -> Result<LogProof, StoreFailure> {
        self.engine.read(|trees| trees.prove_log(checkpoints, stop, progress))
    }

    fn changes_after(&self, seq: Seq, limit: usize) -> Result<Changes, StoreFailure> {
        self.engine.read(|trees| {
            let rows = trees.rows(Tree::Feed, key::feed(seq.next(), 0), None);
            let entries = rows.map(|row| {
                let (key, entity) = row?;
                Ok(FeedEntry { seq: Seq(key::leading_number(&key)?), entity })
            });
            let changes = feed::first_of(limit, entries)?;
            // Asked last, as the writer may have forgotten a commit while they were read.
            feed::require_kept(seq, trees.head()?.feed_forgotten.max(self.engine.feed_begins()))?;
            Ok(changes)
        })
    }

    fn verify(&self, stop: &Stop, progress: &mut dyn FnMut(u64)) -> Result<Verification, StoreFailure> {
        let (head, listed) = self.engine.read_list()?;
        self.engine.read(|trees| verify(trees, &Begun { head, listed }, stop, progress))
    }

    fn watch(&self, wake: Wake) -> Watch {
        self.watchers.watch(wake)
    }

    fn apply(&self, commit: &Commit) -> Result<Applied, CommitError> {
        self.writer.apply(commit)
    }
}

impl SledStore {
    /// A page of a list of marks, of those with these keys.
    fn listed<T>(
        &self,
        list: &Timed<T>,
        scope: Scope,
        (order, limit): (EndsOrder, usize),
        between: Option<Range<Vec<u8>>>,
    ) -> Result<Page<T>, StoreFailure> {
        let Some(Range { start, end }) = between else { return Ok(Page::default()) };
        self.engine.read(|trees| list.page_in(order, scope, limit, trees.keys(list.tree, start, Some(end))))
    }
}
