//! The open trees and typed reads from them.

use std::ops::Bound;

use crate::domain::SupportRequest;
use crate::domain::version::{EntityRef, Version};
use crate::ports::store::StoreFailure;
use crate::store::key::{self, HEAD, Tree};
use crate::store::record::{self, Head, Kept, KeptOperator, Place, Record};
use crate::store::sled::failure::of_sled;

/// The trees of one open store.
#[derive(Debug, Clone)]
pub(super) struct Trees {
    db: ::sled::Db,
    meta: ::sled::Tree,
    records: ::sled::Tree,
    operators: ::sled::Tree,
    key_slots: ::sled::Tree,
    activity: ::sled::Tree,
    activity_by_tenant: ::sled::Tree,
    feed: ::sled::Tree,
    due: ::sled::Tree,
    charges_by_time: ::sled::Tree,
    open_commands: ::sled::Tree,
    orders_by_number: ::sled::Tree,
    support_requests: ::sled::Tree,
    support_by_time: ::sled::Tree,
    attachments: ::sled::Tree,
    windows: ::sled::Tree,
    term_ends: ::sled::Tree,
    activity_lists: ::sled::Tree,
    accesses: ::sled::Tree,
    activity_spans: ::sled::Tree,
    kms_deadlines: ::sled::Tree,
}

impl Trees {
    pub(super) fn open(db: ::sled::Db) -> Result<Self, StoreFailure> {
        let open = |tree: Tree| db.open_tree(tree.name()).map_err(of_sled("open a tree"));
        Ok(Self {
            meta: open(Tree::Meta)?,
            records: open(Tree::Records)?,
            operators: open(Tree::Operators)?,
            key_slots: open(Tree::KeySlots)?,
            activity: open(Tree::Activity)?,
            activity_by_tenant: open(Tree::ActivityByTenant)?,
            feed: open(Tree::Feed)?,
            due: open(Tree::Due)?,
            charges_by_time: open(Tree::ChargesByTime)?,
            open_commands: open(Tree::OpenCommands)?,
            orders_by_number: open(Tree::OrdersByNumber)?,
            support_requests: open(Tree::SupportRequests)?,
            support_by_time: open(Tree::SupportByTime)?,
            attachments: open(Tree::Attachments)?,
            windows: open(Tree::Windows)?,
            term_ends: open(Tree::TermEnds)?,
            activity_lists: open(Tree::ActivityLists)?,
            accesses: open(Tree::Accesses)?,
            activity_spans: open(Tree::ActivitySpans)?,
            kms_deadlines: open(Tree::KmsDeadlines)?,
            db,
        })
    }

    pub(super) fn of(&self, tree: Tree) -> &::sled::Tree {
        match tree {
            Tree::Meta => &self.meta,
            Tree::Records => &self.records,
            Tree::Operators => &self.operators,
            Tree::KeySlots => &self.key_slots,
            Tree::Activity => &self.activity,
            Tree::ActivityByTenant => &self.activity_by_tenant,
            Tree::Feed => &self.feed,
            Tree::Due => &self.due,
            Tree::ChargesByTime => &self.charges_by_time,
            Tree::OpenCommands => &self.open_commands,
            Tree::OrdersByNumber => &self.orders_by_number,
            Tree::SupportRequests => &self.support_requests,
            Tree::SupportByTime => &self.support_by_time,
            Tree::Attachments => &self.attachments,
            Tree::Windows => &self.windows,
            Tree::TermEnds => &self.term_ends,
            Tree::ActivityLists => &self.activity_lists,
            Tree::Accesses => &self.accesses,
            Tree::ActivitySpans => &self.activity_spans,
            Tree::KmsDeadlines => &self.kms_deadlines,
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        Tree::ALL.into_iter().all(|tree| self.of(tree).is_empty())
    }

    /// Gives sled's buffers to the system.
    pub(super) fn flush(&self) -> Result<(), StoreFailure> {
        self.db.flush().map(|_| ()).map_err(of_sled("flush"))
    }

    /// The record with that key.
    pub(super) fn get<T: Record>(&self, tree: Tree, key: &[u8]) -> Result<Option<T>, StoreFailure> {
        let found = self.of(tree).get(key).map_err(of_sled("read"))?;
        found.map(|bytes| record::decode(Place { tree: tree.name(), key }, &bytes)).transpose()
    }

    /// The row of [`Tree::Records`] with that key, as it is kept.
    pub(super) fn row(&self, key: &[u8]) -> Result<Option<Vec<u8>>, StoreFailure> {
        Ok(self.records.get(key).map_err(of_sled("read"))?.map(|bytes| bytes.to_vec()))
    }

    /// Where the store stands.
    pub(super) fn head(&self) -> Result<Head, StoreFailure> {
        self.get(Tree::Meta, HEAD)?.ok_or_else(|| StoreFailure::Damaged("the head of the store is gone".to_owned()))
    }

    /// The rows as they are kept, from the first after that key, or from the first of all.
    pub(super) fn raw(
        &self,
        tree: Tree,
        after: Option<&[u8]>,
    ) -> impl Iterator<Item = Result<(Vec<u8>, Vec<u8>), StoreFailure>> + use<> {
        let from = after.map_or(Bound::Unbounded, |after| Bound::Excluded(after.to_vec()));
        let rows = self.of(tree).range::<Vec<u8>, _>((from, Bound::Unbounded));
        rows.map(|row| row.map(|(key, value)| (key.to_vec(), value.to_vec())).map_err(of_sled("read")))
    }

    /// How many rows there are; all of them are gone through for it.
    pub(super) fn count(&self) -> u64 {
        let counts = Tree::ALL.into_iter().map(|tree| u64::try_from(self.of(tree).len()).unwrap_or(u64::MAX));
        counts.fold(0, u64::saturating_add)
    }

    /// The keys from `from` to before `to`, or to the last.
    pub(super) fn keys(
        &self,
        tree: Tree,
        from: Vec<u8>,
        to: Option<Vec<u8>>,
    ) -> impl DoubleEndedIterator<Item = Result<Vec<u8>, StoreFailure>> + use<> {
        let to = to.map_or(Bound::Unbounded, Bound::Excluded);
        let entries = self.of(tree).range::<Vec<u8>, _>((Bound::Included(from), to)).keys();
        entries.map(|key| key.map(|key| key.to_vec()).map_err(of_sled("read")))
    }

    /// The records with those keys, with their keys.
    pub(super) fn rows<T: Record>(
        &self,
        tree: Tree,
        from: Vec<u8>,
        to: Option<Vec<u8>>,
    ) -> impl DoubleEndedIterator<Item = Result<(Vec<u8>, T), StoreFailure>> + use<T> {
        let to = to.map_or(Bound::Unbounded, Bound::Excluded);
        let entries = self.of(tree).range::<Vec<u8>, _>((Bound::Included(from), to));
        entries.map(move |entry| {
            let (key, bytes) = entry.map_err(of_sled("read"))?;
            let value = record::decode(Place { tree: tree.name(), key: &key }, &bytes)?;
            Ok((key.to_vec(), value))
        })
    }

    pub(super) fn version_of(&self, entity: &EntityRef) -> Result<Version, StoreFailure> {
        match entity {
            EntityRef::Customer(tenant) => self.written::<crate::domain::Customer>(&key::customer(*tenant)),
            EntityRef::Order(tenant, id) => self.written::<crate::domain::Order>(&key::order(*tenant, id)),
            EntityRef::Entitlement(id) => self.written::<crate::domain::Entitlement>(&key::entitlement(id)),
            EntityRef::Subscription(tenant, id) => {
                self.written::<crate::domain::Subscription>(&key::subscription(*tenant, *id))
            }
            EntityRef::Schedule(id) => self.written::<crate::domain::Schedule>(&key::schedule(id)),
            EntityRef::Command(tenant, id) => self.written::<crate::ports::SentCommand>(&key::command(*tenant, *id)),
            EntityRef::KmsDevice(tenant, id) => {
                self.written::<crate::domain::KmsDevice>(&key::kms_device(*tenant, *id))
            }
            EntityRef::SealedKey(id, version) => self.written::<crate::ports::SealedKey>(&key::sealed_key(id, version)),
            EntityRef::SupportRequest(number) => {
                let kept = self.get::<Kept<SupportRequest>>(Tree::SupportRequests, &key::request(number))?;
                Ok(kept.map_or(Version::ABSENT, |kept| Version(kept.written)))
            }
            EntityRef::Operators => Ok(Version(self.head()?.operators_written)),
            EntityRef::Operator(id) => {
                let kept = self.get::<KeptOperator>(Tree::Operators, id.as_bytes())?;
                Ok(kept.map_or(Version::ABSENT, |kept| Version(kept.written)))
            }
        }
    }

    fn written<T>(&self, key: &[u8]) -> Result<Version, StoreFailure>
    where
        Kept<T>: Record,
    {
        Ok(self.get::<Kept<T>>(Tree::Records, key)?.map_or(Version::ABSENT, |kept| Version(kept.written)))
    }
}
