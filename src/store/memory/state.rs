//! What the memory store holds, typed and sorted, and how a commit that was checked changes it.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::ops::Bound;

use uuid::Uuid;

use crate::domain::choice::ProductVersion;
use crate::domain::support_request::Content;
use crate::domain::version::{EntityRef, Version, Versioned};
use crate::domain::{
    ActivityRecord, Charge, CommandId, Customer, Entitlement, EntitlementId, Instant, KmsDevice, KmsDeviceId, Operator,
    OperatorId, Order, OrderId, RecordedActivity, Schedule, Seq, Subscription, SubscriptionId, SupportRequest,
    SupportRequestNumber, TenantId,
};
use crate::ports::commit::{Change, Commit};
use crate::ports::store::{Applied, ChainHead, FeedEntry, StoreFailure, StoreIdentity};
use crate::ports::{FiledRequest, KeySlot, SealedKey, SentCommand};
use crate::store::memory::shared::Shared;
use crate::store::{chain, check, feed, key, marks, windows};

/// Everything a store knows.
#[derive(Debug, Clone)]
pub(super) struct State {
    pub(super) identity: StoreIdentity,
    pub(super) seq: Seq,
    pub(super) chain: ChainHead,
    pub(super) seen: Option<Instant>,
    pub(super) customers: Shared<BTreeMap<TenantId, Versioned<Customer>>>,
    pub(super) orders: Shared<BTreeMap<TenantId, BTreeMap<OrderId, Versioned<Order>>>>,
    /// By their keys in a store on disk, which are in the order of the ids.
    pub(super) entitlements: Shared<BTreeMap<Vec<u8>, Versioned<Entitlement>>>,
    pub(super) subscriptions: Shared<BTreeMap<(TenantId, SubscriptionId), Versioned<Subscription>>>,
    /// By their keys in a store on disk.
    pub(super) schedules: Shared<BTreeMap<Vec<u8>, Versioned<Schedule>>>,
    /// By their keys in a store on disk where all are found by their instants.
    pub(super) charges: Shared<BTreeMap<Vec<u8>, Charge>>,
    /// The purchases that stand by the ends of their windows, by their keys in a store on disk.
    pub(super) windows: Shared<BTreeSet<Vec<u8>>>,
    /// The subscriptions that were not cancelled by the ends of their newest terms, by the same.
    pub(super) term_ends: Shared<BTreeSet<Vec<u8>>>,
    pub(super) commands: Shared<BTreeMap<(TenantId, CommandId), Versioned<SentCommand>>>,
    pub(super) kms_devices: Shared<BTreeMap<(TenantId, KmsDeviceId), Versioned<KmsDevice>>>,
    pub(super) sealed_keys: Shared<BTreeMap<(EntitlementId, ProductVersion), Versioned<SealedKey>>>,
    pub(super) support_requests: Shared<BTreeMap<SupportRequestNumber, Versioned<SupportRequest>>>,
    /// By their keys in a store on disk where they are found by their instants.
    pub(super) support_by_time: Shared<BTreeMap<Vec<u8>, SupportRequestNumber>>,
    /// What the files of each support request contain.
    pub(super) attached: Shared<BTreeMap<SupportRequestNumber, Vec<Content>>>,
    pub(super) operators: Vec<Versioned<Operator>>,
    pub(super) operators_written: Version,
    pub(super) key_slots: Shared<BTreeMap<OperatorId, KeySlot>>,
    pub(super) activity: Shared<Vec<RecordedActivity>>,
    pub(super) last_access: Shared<BTreeMap<(OperatorId, EntitlementId), Instant>>,
    pub(super) feed: Shared<VecDeque<FeedEntry>>,
    pub(super) feed_forgotten: Seq,
}

impl State {
    pub(super) fn new(identity: StoreIdentity) -> Self {
        Self {
            identity,
            seq: Seq(0),
            chain: ChainHead { number: 0, hash: [0; 32] },
            seen: None,
            customers: Shared::default(),
            orders: Shared::default(),
            entitlements: Shared::default(),
            subscriptions: Shared::default(),
            schedules: Shared::default(),
            charges: Shared::default(),
            windows: Shared::default(),
            term_ends: Shared::default(),
            commands: Shared::default(),
            kms_devices: Shared::default(),
            sealed_keys: Shared::default(),
            support_requests: Shared::default(),
            support_by_time: Shared::default(),
            attached: Shared::default(),
            operators: Vec::new(),
            operators_written: Version::ABSENT,
            key_slots: Shared::default(),
            activity: Shared::default(),
            last_access: Shared::default(),
            feed: Shared::default(),
            feed_forgotten: Seq(0),
        }
    }

    pub(super) fn customers_after(&self, after: Option<TenantId>) -> impl Iterator<Item = &Customer> {
        let from = after.map_or(Bound::Unbounded, Bound::Excluded);
        self.customers.range((from, Bound::Unbounded)).map(|(_, kept)| &kept.value)
    }

    pub(super) fn orders_of(&self, tenant: TenantId) -> impl Iterator<Item = &Order> {
        self.orders.get(&tenant).into_iter().flat_map(BTreeMap::values).map(|kept| &kept.value)
    }

    pub(super) fn entitlements_of(&self, tenant: TenantId) -> impl Iterator<Item = &Entitlement> {
        let first = key::of_kind(tenant, key::Kind::Entitlement);
        let end = key::end_of(&first).map_or(Bound::Unbounded, Bound::Excluded);
        self.entitlements.range((Bound::Included(first), end)).map(|(_, kept)| &kept.value)
    }

    pub(super) fn subscriptions_of(&self, tenant: TenantId) -> impl Iterator<Item = &Subscription> {
        let first = (tenant, SubscriptionId(Uuid::nil()));
        let last = (tenant, SubscriptionId(Uuid::max()));
        self.subscriptions.range(first..=last).map(|(_, kept)| &kept.value)
    }

    pub(super) fn kms_devices_of(&self, tenant: TenantId) -> impl Iterator<Item = &KmsDevice> {
        let (first, last) = ((tenant, KmsDeviceId(Uuid::nil())), (tenant, KmsDeviceId(Uuid::max())));
        self.kms_devices.range(first..=last).map(|(_, kept)| &kept.value)
    }

    /// The devices that have no MAK yet by their keys in a store on disk where they are found by their deadlines.
    pub(super) fn kms_deadlines(&self) -> BTreeSet<Vec<u8>> {
        self.kms_devices.values().filter_map(|kept| marks::of_device(&kept.value)).map(|(_, key)| key).collect()
    }

    /// What is due of which purchase, in no order.
    pub(super) fn due(&self) -> impl Iterator<Item = (Instant, EntitlementId)> {
        self.schedules.values().filter_map(|kept| Some((kept.value.next?.at, kept.value.entitlement.clone())))
    }

    /// The key by which a purchase is found by the end of its window, as it stands.
    fn window_of(&self, id: &EntitlementId) -> Option<Vec<u8>> {
        let purchase = &self.entitlements.get(&key::entitlement(id))?.value;
        let subscription =
            purchase.subscription_id().and_then(|renewing| self.subscriptions.get(&(id.tenant, renewing)));
        Some(key::window(windows::end(purchase, subscription.map(|kept| &kept.value))?, id))
    }

    /// Writes a purchase or its subscription, and moves it to where it is found by the end of its window.
    fn moving_window(&mut self, id: &EntitlementId, write: impl FnOnce(&mut Self)) {
        if let Some(before) = self.window_of(id) {
            self.windows.remove(&before);
        }
        write(self);
        let window = self.window_of(id);
        self.windows.extend(window);
    }

    pub(super) fn version_of(&self, entity: &EntityRef) -> Version {
        let found = match entity {
            EntityRef::Customer(tenant) => self.customers.get(tenant).map(|kept| kept.version),
            EntityRef::Order(tenant, id) => {
                self.orders.get(tenant).and_then(|orders| orders.get(id)).map(|kept| kept.version)
            }
            EntityRef::Entitlement(id) => self.entitlements.get(&key::entitlement(id)).map(|kept| kept.version),
            EntityRef::Subscription(tenant, id) => self.subscriptions.get(&(*tenant, *id)).map(|kept| kept.version),
            EntityRef::SealedKey(id, version) => {
                self.sealed_keys.get(&(id.clone(), version.clone())).map(|kept| kept.version)
            }
            EntityRef::Schedule(id) => self.schedules.get(&key::schedule(id)).map(|kept| kept.version),
            EntityRef::Command(tenant, id) => self.commands.get(&(*tenant, *id)).map(|kept| kept.version),
            EntityRef::SupportRequest(number) => self.support_requests.get(number).map(|kept| kept.version),
            EntityRef::KmsDevice(tenant, id) => self.kms_devices.get(&(*tenant, *id)).map(|kept| kept.version),
            EntityRef::Operators => Some(self.operators_written),
            EntityRef::Operator(id) => self.operators.iter().find(|kept| kept.value.id == *id).map(|kept| kept.version),
        };
        found.unwrap_or(Version::ABSENT)
    }

    /// Writes a commit that was checked. What can fail comes before anything is changed.
    pub(super) fn write(&mut self, commit: &Commit, now: Instant) -> Result<Applied, StoreFailure> {
        let (records, chain) = chain::link(self.chain, commit.records())?;
        let seq = self.seq.next();
        self.seq = seq;
        self.chain = chain;
        self.seen = Some(now);
        for change in commit.changes() {
            self.change(Version(seq), change);
        }
        for record in commit.records() {
            self.note_access(record);
        }
        self.activity.extend(records.iter().cloned());
        self.feed.extend(feed::entities(commit).into_iter().map(|entity| FeedEntry { seq, entity }));
        self.forget_old_entries();
        Ok(Applied { seq, records })
    }

    pub(super) fn change(&mut self, version: Version, change: &Change) {
        if change.is_of_operators() {
            self.operators_written = version;
        }
        match change {
            Change::Customer(customer) => {
                self.customers.insert(customer.id, Versioned { version, value: customer.clone() });
            }
            Change::Order(order) => {
                let orders = self.orders.entry(order.tenant).or_default();
                orders.insert(order.id.clone(), Versioned { version, value: order.clone() });
            }
            Change::Entitlement(entitlement) => self.moving_window(&entitlement.id, |state| {
                let key = key::entitlement(&entitlement.id);
                state.entitlements.insert(key, Versioned { version, value: entitlement.clone() });
            }),
            Change::Subscription(subscription) => self.moving_window(&subscription.entitlement, |state| {
                let id = (subscription.tenant(), subscription.id);
                let before = state.subscriptions.insert(id, Versioned { version, value: subscription.clone() });
                if let Some((_, mark)) = before.as_ref().and_then(|before| marks::of_subscription(&before.value)) {
                    state.term_ends.remove(&mark);
                }
                state.term_ends.extend(marks::of_subscription(subscription).map(|(_, mark)| mark));
            }),
            Change::SealedKey(key) => {
                let id = (key.entitlement.clone(), key.version.clone());
                self.sealed_keys.insert(id, Versioned { version, value: key.clone() });
            }
            Change::Schedule(schedule) => {
                let key = key::schedule(&schedule.entitlement);
                self.schedules.insert(key, Versioned { version, value: schedule.clone() });
            }
            Change::Charge(charged) => {
                self.charges.insert(key::charge_by_time(&charged.id), charged.clone());
            }
            Change::Command(sent) => {
                let id = (sent.tenant, sent.id);
                self.commands.insert(id, Versioned { version, value: SentCommand::clone(sent) });
            }
            Change::NoKeys(id) => self.sealed_keys.retain(|(entitlement, _), _| entitlement != id),
            Change::Operator(operator) => self.change_operator(Versioned { version, value: operator.clone() }),
            Change::KeySlot(slot) => {
                self.key_slots.insert(slot.operator, slot.clone());
            }
            Change::SupportRequest(filed) => self.change_request(version, filed),
            Change::KmsDevice(device) => {
                let value = KmsDevice::clone(device);
                self.kms_devices.insert((device.tenant, device.id), Versioned { version, value });
            }
            Change::NoKmsDevice(tenant, id) => {
                self.kms_devices.remove(&(*tenant, *id));
            }
            Change::OperatorGone(id) => {
                self.operators.retain(|kept| kept.value.id != *id);
                self.key_slots.remove(id);
            }
        }
    }

    pub(super) fn note_access(&mut self, record: &ActivityRecord) {
        if let Some((operator, entitlement)) = check::access_of(record) {
            let last = self.last_access.entry((operator, entitlement.clone())).or_insert(record.at);
            *last = record.at.max(*last);
        }
    }

    fn change_request(&mut self, version: Version, filed: &FiledRequest) {
        let FiledRequest { request, contents } = filed;
        let number = request.number.clone();
        if !contents.is_empty() {
            self.attached.insert(number.clone(), contents.clone());
        }
        self.support_by_time.insert(key::request_by_time(request.filed, &number), number.clone());
        self.support_requests.insert(number, Versioned { version, value: request.clone() });
    }

    fn change_operator(&mut self, operator: Versioned<Operator>) {
        match self.operators.iter_mut().find(|kept| kept.value.id == operator.value.id) {
            Some(kept) => *kept = operator,
            None => self.operators.push(operator),
        }
    }

    fn forget_old_entries(&mut self) {
        while feed::is_too_long(u64::try_from(self.feed.len()).unwrap_or(u64::MAX)) {
            let Some(oldest) = self.feed.front().map(|entry| entry.seq).filter(|oldest| *oldest < self.seq) else {
                return;
            };
            let kept = self.feed.partition_point(|entry| entry.seq <= oldest);
            self.feed.drain(..kept);
            self.feed_forgotten = oldest;
        }
    }
}
