//! The store that a restore takes the place of: what was cancelled in it, and whether its log continues the backup's.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;
use std::path::Path;

use crate::domain::entitlement::EntitlementState;
use crate::domain::{Entitlement, EntitlementId, Instant, Subscription, SubscriptionId, TenantId};
use crate::ports::store::{ChainHead, StoreFailure};
use crate::store::key::{self, FORMAT, IDENTITY, Kind, Tree};
use crate::store::marker;
use crate::store::record::{self, Head, Kept, KeptFormat, KeptIdentity, Place, Record};
use crate::store::sled::disk::{self, Opened};
use crate::store::sled::restore::is_within;
use crate::store::sled::trees::Trees;

/// The present store.
#[derive(Debug)]
pub(in crate::store::sled) struct Present {
    opened: Opened,
    pub(in crate::store::sled) identity: KeptIdentity,
    pub(in crate::store::sled) head: Head,
}

/// What is cancelled in a store (AFTER-1).
#[derive(Debug, Default)]
pub(in crate::store::sled) struct Cancelled {
    /// The purchases, and since when.
    pub(in crate::store::sled) purchases: BTreeMap<EntitlementId, Instant>,
    /// The subscriptions, and since when.
    pub(in crate::store::sled) subscriptions: BTreeMap<(TenantId, SubscriptionId), Instant>,
    /// As many records could not be read.
    pub(in crate::store::sled) unreadable: u64,
    /// What the keys of their sealed keys begin with; none of them is the beginning of another.
    prefixes: BTreeSet<Vec<u8>>,
}

impl Present {
    /// Opens the store in that directory, if there is one.
    pub(in crate::store::sled) fn open(directory: &Path) -> Result<Option<Self>, StoreFailure> {
        if !directory.exists() {
            return Ok(None);
        }
        let opened = disk::open(directory)?;
        let KeptFormat(found) = opened.trees.get(Tree::Meta, FORMAT)?.unwrap_or(KeptFormat::FIRST);
        if marker::FORMAT < found {
            return Err(StoreFailure::NewerSchema { found, known: marker::FORMAT });
        }
        let identity = opened.trees.get(Tree::Meta, IDENTITY)?;
        let identity = identity.ok_or_else(|| StoreFailure::Damaged("the identity of the store is gone".to_owned()))?;
        let head = opened.trees.head()?;
        Ok(Some(Self { opened, identity, head }))
    }

    pub(in crate::store::sled) fn trees(&self) -> &Trees {
        &self.opened.trees
    }

    /// Whether its log has a record of that number with that hash, and so goes on from there.
    pub(in crate::store::sled) fn continues(&self, head: ChainHead) -> Result<bool, StoreFailure> {
        is_within(self.trees(), head)
    }

    /// Everything that is cancelled in it. A record that cannot be read is counted and hides nothing else.
    pub(in crate::store::sled) fn cancelled(&self) -> Result<Cancelled, StoreFailure> {
        let mut cancelled = Cancelled::default();
        for row in self.trees().raw(Tree::Records, None) {
            let (key, value) = row?;
            if key::is_of_kind(&key, Kind::Entitlement) {
                let Some(entitlement) = cancelled.read::<Kept<Entitlement>>(&key, &value) else { continue };
                if let EntitlementState::Cancelled { at } = entitlement.value.state {
                    cancelled.prefixes.insert(key::sealed_keys(&entitlement.value.id));
                    cancelled.purchases.insert(entitlement.value.id, at);
                }
            } else if key::is_of_kind(&key, Kind::Subscription) {
                let Some(subscription) = cancelled.read::<Kept<Subscription>>(&key, &value) else { continue };
                let subscription = subscription.value;
                if let Some(at) = subscription.cancelled {
                    cancelled.subscriptions.insert((subscription.tenant(), subscription.id), at);
                }
            }
        }
        Ok(cancelled)
    }
}

impl Cancelled {
    /// Whether that is the key of a sealed key of a cancelled purchase.
    pub(in crate::store::sled) fn has_key(&self, key: &[u8]) -> bool {
        let up_to = (Bound::Unbounded, Bound::Included(key));
        let nearest = || self.prefixes.range::<[u8], _>(up_to).next_back();
        key::is_of_kind(key, Kind::SealedKey) && nearest().is_some_and(|prefix| key.starts_with(prefix))
    }

    fn read<T: Record>(&mut self, key: &[u8], value: &[u8]) -> Option<T> {
        let read = record::decode(Place { tree: Tree::Records.name(), key }, value);
        if let Err(failure) = &read {
            tracing::warn!(%failure, "whether it was cancelled is unknown");
            self.unreadable = self.unreadable.saturating_add(1);
        }
        read.ok()
    }
}
