//! What was revoked: purchases that were cancelled or lost their keys, and subscriptions that were cancelled (AFTER-1).

pub(super) mod list;

use std::collections::BTreeMap;

use crate::domain::entitlement::EntitlementState;
use crate::domain::{Entitlement, EntitlementId, Instant, Subscription, SubscriptionId, TenantId};
use crate::ports::commit::Change;
use crate::ports::store::StoreFailure;
use crate::store::key::{self, Kind, Named, Tree};
use crate::store::record::{self, Kept, Place, Record};
use crate::store::sled::trees::Trees;

/// What was revoked (AFTER-1).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Revocations {
    /// The purchases; since when they are cancelled, or nothing where only their keys were taken away.
    pub(super) purchases: BTreeMap<EntitlementId, Option<Instant>>,
    /// The subscriptions that are cancelled, and since when.
    pub(super) subscriptions: BTreeMap<(TenantId, SubscriptionId), Instant>,
}

/// What a store's own records say.
#[derive(Debug, Default)]
pub(super) struct Cancelled {
    /// What is cancelled.
    pub(super) revocations: Revocations,
    /// As many records could not be read.
    pub(super) unreadable: u64,
}

impl Revocations {
    /// What those changes revoke.
    pub(super) fn of(changes: &[Change]) -> Self {
        let mut revocations = Self::default();
        for change in changes {
            match change {
                Change::Entitlement(purchase) => revocations.note_purchase(purchase),
                Change::Subscription(subscription) => revocations.note_subscription(subscription),
                Change::NoKeys(id) => {
                    revocations.purchases.entry(id.clone()).or_insert(None);
                }
                Change::Customer(_)
                | Change::Order(_)
                | Change::Schedule(_)
                | Change::Charge(_)
                | Change::Command(_)
                | Change::SealedKey(_)
                | Change::Operator(_)
                | Change::KeySlot(_)
                | Change::SupportRequest(_)
                | Change::KmsDevice(_)
                | Change::NoKmsDevice(_, _)
                | Change::OperatorGone(_) => {}
            }
        }
        revocations
    }

    /// Everything that is cancelled in a store. A record that cannot be read is counted and hides nothing else.
    pub(super) fn in_store(trees: &Trees) -> Result<Cancelled, StoreFailure> {
        let mut cancelled = Cancelled::default();
        for row in trees.raw(Tree::Records, None) {
            let (key, value) = row?;
            cancelled.note(&key, &value);
        }
        Ok(cancelled)
    }

    /// What is revoked by either.
    pub(super) fn add(&mut self, other: Self) {
        for (id, at) in other.purchases {
            let known = self.purchases.entry(id).or_insert(at);
            *known = known.or(at);
        }
        for (id, at) in other.subscriptions {
            self.subscriptions.entry(id).or_insert(at);
        }
    }

    /// What of it the other one does not have.
    pub(super) fn without(mut self, known: &Self) -> Self {
        self.purchases.retain(|id, at| match known.purchases.get(id) {
            Some(listed) => listed.is_none() && at.is_some(),
            None => true,
        });
        self.subscriptions.retain(|id, _| !known.subscriptions.contains_key(id));
        self
    }

    /// Whether that is the key of a sealed key that is not to be there any more.
    pub(super) fn has_key(&self, key: &[u8]) -> bool {
        let is_revoked = |named| match named {
            Named::SealedKey(id, _) => self.purchases.contains_key(&id),
            Named::Customer(_)
            | Named::Order(..)
            | Named::Entitlement(_)
            | Named::Subscription(..)
            | Named::LastAccess(..)
            | Named::Schedule(_)
            | Named::Charge(_)
            | Named::Command(..)
            | Named::KmsDevice(..) => false,
        };
        key::is_of_kind(key, Kind::SealedKey) && key::named(key).is_some_and(is_revoked)
    }

    fn note_purchase(&mut self, purchase: &Entitlement) {
        if let EntitlementState::Cancelled { at } = purchase.state {
            self.purchases.insert(purchase.id.clone(), Some(at));
        }
    }

    fn note_subscription(&mut self, subscription: &Subscription) {
        if let Some(at) = subscription.cancelled {
            self.subscriptions.insert((subscription.tenant(), subscription.id), at);
        }
    }
}

impl Cancelled {
    /// Notes what that record says was cancelled.
    pub(super) fn note(&mut self, key: &[u8], value: &[u8]) {
        if key::is_of_kind(key, Kind::Entitlement) {
            if let Some(purchase) = self.read::<Kept<Entitlement>>(key, value) {
                self.revocations.note_purchase(&purchase.value);
            }
        } else if key::is_of_kind(key, Kind::Subscription)
            && let Some(subscription) = self.read::<Kept<Subscription>>(key, value)
        {
            self.revocations.note_subscription(&subscription.value);
        }
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
