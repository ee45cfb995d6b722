//! Making what was salvaged of a store fit together, so that a check of what is made of it finds nothing: what belongs to
//! something that is lost is left out, and a last access is what the activity log says.

use std::collections::BTreeMap;

use crate::domain::entitlement::EntitlementState;
use crate::domain::version::EntityRef;
use crate::domain::{
    Charge, Customer, Entitlement, EntitlementId, Instant, KmsDevice, Order, RecordedActivity, Schedule, Seq,
    Subscription, TenantId,
};
use crate::ports::recovery::{LeftOut, Loss, Row};
use crate::ports::store::StoreFailure;
use crate::ports::{SealedKey, SentCommand};
use crate::store::check;
use crate::store::key::{self, Named, Tree};
use crate::store::record::{self, Kept, KeptOperator, Place, Record};
use crate::store::sled::revocations::{Cancelled, Revocations};

/// The rows of one tree by their keys.
pub(super) type Rows = BTreeMap<Vec<u8>, Vec<u8>>;

/// What was left out.
#[derive(Debug, Default)]
pub(super) struct Fitted {
    pub(super) losses: Vec<Loss>,
    /// What of it was revoked, and is to stay so (AFTER-1).
    pub(super) revoked: Revocations,
}

/// Leaves out of the records of the customers what belongs to something that is not there, the keys of what is cancelled
/// (AFTER-1), and the notes of accesses that the log does not have.
pub(super) fn fit(records: &mut Rows, log: &BTreeMap<u64, RecordedActivity>) -> Fitted {
    let accesses = last_accesses(log);
    let (mut losses, mut cancelled) = (Vec::new(), Cancelled::default());
    let mut by_what_is_lost: BTreeMap<EntityRef, LeftOut> = BTreeMap::new();
    let mut left_out = Vec::new();
    for (key, value) in &*records {
        match key::named(key) {
            Some(Named::LastAccess(_, id)) if accesses.get(key).copied() < decoded::<Instant>(records, key) => {
                losses.push(Loss::Row(Row::LastAccess(id)));
                left_out.push(key.clone());
            }
            Some(named) => {
                if let Some(lost) = lost_before(records, &named, key) {
                    count(by_what_is_lost.entry(lost).or_default(), &named);
                    cancelled.note(key, value);
                    left_out.push(key.clone());
                } else if is_key_of_cancelled(records, &named) {
                    left_out.push(key.clone());
                }
            }
            None => {}
        }
    }
    for key in left_out {
        records.remove(&key);
    }
    losses.extend(by_what_is_lost.into_iter().map(|(lost, with)| Loss::With { lost, with }));
    Fitted { losses, revoked: cancelled.revocations }
}

/// Numbers the places of the operators anew where one of them is lost; says how many operators there are.
pub(super) fn place_operators(operators: &mut Rows) -> Result<u32, StoreFailure> {
    let tree = Tree::Operators.name();
    let read = |(key, value): (&Vec<u8>, &Vec<u8>)| {
        let kept: KeptOperator = record::decode(Place { tree, key }, value).ok()?;
        Some((key.clone(), kept))
    };
    let mut kept: Vec<(Vec<u8>, KeptOperator)> = operators.iter().filter_map(read).collect();
    kept.sort_by_key(|(_, kept)| kept.place);
    for (place, (key, kept)) in (0..).zip(kept) {
        let kept = KeptOperator { place, ..kept };
        let bytes = record::encode(Place { tree, key: &key }, &kept)?;
        operators.insert(key, bytes);
    }
    Ok(u32::try_from(operators.len()).unwrap_or(u32::MAX))
}

/// The latest commit that wrote one of those records.
pub(super) fn last_written(records: &Rows) -> Option<Seq> {
    let written = |key: &Vec<u8>| match key::named(key)? {
        Named::Customer(_) => decoded::<Kept<Customer>>(records, key).map(|kept| kept.written),
        Named::Order(..) => decoded::<Kept<Order>>(records, key).map(|kept| kept.written),
        Named::Entitlement(_) => decoded::<Kept<Entitlement>>(records, key).map(|kept| kept.written),
        Named::Subscription(..) => decoded::<Kept<Subscription>>(records, key).map(|kept| kept.written),
        Named::SealedKey(..) => decoded::<Kept<SealedKey>>(records, key).map(|kept| kept.written),
        Named::Schedule(_) => decoded::<Kept<Schedule>>(records, key).map(|kept| kept.written),
        Named::Charge(_) => decoded::<Kept<Charge>>(records, key).map(|kept| kept.written),
        Named::Command(..) => decoded::<Kept<SentCommand>>(records, key).map(|kept| kept.written),
        Named::KmsDevice(..) => decoded::<Kept<KmsDevice>>(records, key).map(|kept| kept.written),
        Named::LastAccess(..) => None,
    };
    records.keys().filter_map(written).max()
}

/// By the key of its note, when each operator last had access to each purchase.
fn last_accesses(log: &BTreeMap<u64, RecordedActivity>) -> BTreeMap<Vec<u8>, Instant> {
    let mut accesses = BTreeMap::new();
    for recorded in log.values() {
        if let Some((operator, id)) = check::access_of(&recorded.record) {
            let at = recorded.record.at;
            let last = accesses.entry(key::last_access(operator, id)).or_insert(at);
            *last = at.max(*last);
        }
    }
    accesses
}

/// The first of what such a record belongs to that is not there: customer, order or purchase.
fn lost_before(records: &Rows, named: &Named, key: &[u8]) -> Option<EntityRef> {
    match named {
        Named::Customer(_) | Named::LastAccess(..) => None,
        Named::Order(tenant, _) | Named::Command(tenant, _) | Named::KmsDevice(tenant, _) => {
            lost_customer(records, *tenant)
        }
        Named::Entitlement(id) => lost_order(records, id),
        Named::SealedKey(id, _) | Named::Schedule(id) => lost_purchase(records, id),
        Named::Charge(id) => lost_purchase(records, &id.entitlement),
        Named::Subscription(tenant, _) => match decoded::<Kept<Subscription>>(records, key) {
            Some(kept) => lost_purchase(records, &kept.value.entitlement),
            None => lost_customer(records, *tenant),
        },
    }
}

fn lost_customer(records: &Rows, tenant: TenantId) -> Option<EntityRef> {
    (!records.contains_key(&key::customer(tenant))).then_some(EntityRef::Customer(tenant))
}

fn lost_order(records: &Rows, id: &EntitlementId) -> Option<EntityRef> {
    lost_customer(records, id.tenant).or_else(|| {
        let is_there = records.contains_key(&key::order(id.tenant, &id.order));
        (!is_there).then(|| EntityRef::Order(id.tenant, id.order.clone()))
    })
}

fn lost_purchase(records: &Rows, id: &EntitlementId) -> Option<EntityRef> {
    let is_there = || records.contains_key(&key::entitlement(id));
    lost_order(records, id).or_else(|| (!is_there()).then(|| EntityRef::Entitlement(id.clone())))
}

fn is_key_of_cancelled(records: &Rows, named: &Named) -> bool {
    let Named::SealedKey(id, _) = named else { return false };
    decoded::<Kept<Entitlement>>(records, &key::entitlement(id))
        .is_some_and(|kept| kept.value.state != EntitlementState::Standing)
}

fn count(left_out: &mut LeftOut, named: &Named) {
    let counted = match named {
        Named::Order(..) => &mut left_out.orders,
        Named::Entitlement(_) => &mut left_out.purchases,
        Named::Subscription(..) => &mut left_out.subscriptions,
        Named::SealedKey(..) => &mut left_out.keys,
        Named::KmsDevice(..) => &mut left_out.devices,
        // They go with their purchase or customer, and say nothing that those do not.
        Named::Customer(_) | Named::LastAccess(..) | Named::Schedule(_) | Named::Charge(_) | Named::Command(..) => {
            return;
        }
    };
    *counted = counted.saturating_add(1);
}

fn decoded<T: Record>(records: &Rows, key: &[u8]) -> Option<T> {
    record::decode(Place { tree: Tree::Records.name(), key }, records.get(key)?).ok()
}
