//! Where records lie: the trees, and keys whose byte order is the order of what they name.
//!
//! **Invariant:** everything of a customer lies in one tree under the 16 bytes of its tenant, then one byte of kind.

mod marks;
mod support;
mod tree;

use std::str::FromStr;

use uuid::Uuid;

use crate::domain::choice::ProductVersion;
use crate::domain::{
    ChargeId, CommandId, EntitlementId, EntityRef, Instant, KmsDeviceId, LineNumber, OperatorId, OrderId, Seq,
    SubscriptionId, TenantId,
};
use crate::ports::store::StoreFailure;
pub(in crate::store) use crate::store::key::marks::{
    buyer, buyer_of, buyers, charge_by_time, charge_of, due, due_of, kms_deadline, kms_deadline_of, open_command,
    open_command_of, term_end, term_end_of, window, window_of,
};
pub(in crate::store) use crate::store::key::support::{
    attachment, attachment_part, attachment_part_of, request, request_by_time, request_by_time_of, request_of,
};
pub(in crate::store) use crate::store::key::tree::Tree;

/// The key of the identity in [`Tree::Meta`].
pub(in crate::store) const IDENTITY: &[u8] = b"identity";
/// The key of the format in [`Tree::Meta`].
pub(in crate::store) const FORMAT: &[u8] = b"format";
/// The key of the head in [`Tree::Meta`].
pub(in crate::store) const HEAD: &[u8] = b"head";
/// The key of what the activity log is known to lack, in [`Tree::Meta`] of a store that was recovered without it.
pub(in crate::store) const LACKING: &[u8] = b"lacking";

/// The key of the seed in [`Tree::Meta`] of a demo's store.
pub(in crate::store) const SEED: &[u8] = b"seed";

/// What comes after the tenant in [`Tree::Records`], in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) enum Kind {
    Customer,
    Order,
    Entitlement,
    Subscription,
    SealedKey,
    LastAccess,
    Schedule,
    Charge,
    Command,
    KmsDevice,
}

/// What a key of [`Tree::Records`] names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::store) enum Named {
    Customer(TenantId),
    Order(TenantId, OrderId),
    Entitlement(EntitlementId),
    Subscription(TenantId, SubscriptionId),
    SealedKey(EntitlementId, ProductVersion),
    LastAccess(OperatorId, EntitlementId),
    Schedule(EntitlementId),
    Charge(ChargeId),
    Command(TenantId, CommandId),
    KmsDevice(TenantId, KmsDeviceId),
}

impl Kind {
    const ALL: [Self; 10] = [
        Self::Customer,
        Self::Order,
        Self::Entitlement,
        Self::Subscription,
        Self::SealedKey,
        Self::LastAccess,
        Self::Schedule,
        Self::Charge,
        Self::Command,
        Self::KmsDevice,
    ];

    fn byte(self) -> u8 {
        match self {
            Self::Customer => 0x01,
            Self::Order => 0x10,
            Self::Entitlement => 0x20,
            Self::Subscription => 0x30,
            Self::SealedKey => 0x40,
            Self::LastAccess => 0x50,
            Self::Schedule => 0x60,
            Self::Charge => 0x70,
            Self::Command => 0x80,
            Self::KmsDevice => 0x90,
        }
    }
}

/// As many bytes an instant has in a key.
const INSTANT_BYTES: usize = 12;

/// No id of text has a control character, so this ends one and sorts before all that is longer.
const END_OF_TEXT: u8 = 0;

/// Whether a key of [`Tree::Records`] is that of such a thing.
pub(in crate::store) fn is_of_kind(key: &[u8], kind: Kind) -> bool {
    key.get(16) == Some(&kind.byte())
}

/// The prefix of everything of that kind.
pub(in crate::store) fn of_kind(tenant: TenantId, kind: Kind) -> Vec<u8> {
    let mut key = tenant.as_bytes().to_vec();
    key.push(kind.byte());
    key
}

pub(in crate::store) fn customer(tenant: TenantId) -> Vec<u8> {
    of_kind(tenant, Kind::Customer)
}

pub(in crate::store) fn order(tenant: TenantId, id: &OrderId) -> Vec<u8> {
    let mut key = of_kind(tenant, Kind::Order);
    push_order(&mut key, id);
    key
}

pub(in crate::store) fn entitlement(id: &EntitlementId) -> Vec<u8> {
    let mut key = of_kind(id.tenant, Kind::Entitlement);
    push_line(&mut key, id);
    key
}

pub(in crate::store) fn subscription(tenant: TenantId, id: SubscriptionId) -> Vec<u8> {
    let mut key = of_kind(tenant, Kind::Subscription);
    key.extend_from_slice(id.as_bytes());
    key
}

/// The prefix of the sealed keys of a purchase.
pub(in crate::store) fn sealed_keys(id: &EntitlementId) -> Vec<u8> {
    let mut key = of_kind(id.tenant, Kind::SealedKey);
    push_line(&mut key, id);
    key
}

pub(in crate::store) fn sealed_key(id: &EntitlementId, version: &ProductVersion) -> Vec<u8> {
    let mut key = sealed_keys(id);
    key.extend_from_slice(version.0.as_bytes());
    key
}

pub(in crate::store) fn last_access(operator: OperatorId, id: &EntitlementId) -> Vec<u8> {
    let mut key = of_kind(id.tenant, Kind::LastAccess);
    key.extend_from_slice(operator.as_bytes());
    push_line(&mut key, id);
    key
}

pub(in crate::store) fn schedule(id: &EntitlementId) -> Vec<u8> {
    let mut key = of_kind(id.tenant, Kind::Schedule);
    push_line(&mut key, id);
    key
}

pub(in crate::store) fn charge(id: &ChargeId) -> Vec<u8> {
    let mut key = charges_from(id.entitlement.tenant, id.at);
    push_part(&mut key, id);
    key
}

/// The first key a charge of the customer can have that was made at that instant.
pub(in crate::store) fn charges_from(tenant: TenantId, at: Instant) -> Vec<u8> {
    let mut key = of_kind(tenant, Kind::Charge);
    push_instant(&mut key, at);
    key
}

pub(in crate::store) fn command(tenant: TenantId, id: CommandId) -> Vec<u8> {
    let mut key = of_kind(tenant, Kind::Command);
    key.extend_from_slice(id.as_bytes());
    key
}

pub(in crate::store) fn kms_device(tenant: TenantId, id: KmsDeviceId) -> Vec<u8> {
    let mut key = of_kind(tenant, Kind::KmsDevice);
    key.extend_from_slice(id.as_bytes());
    key
}

/// The instant as bytes whose order is that of time.
pub(in crate::store) fn instant(at: Instant) -> Vec<u8> {
    let mut key = Vec::with_capacity(INSTANT_BYTES);
    push_instant(&mut key, at);
    key
}

/// The place of the n-th entity of a commit in [`Tree::Feed`].
pub(in crate::store) fn feed(seq: Seq, n: u32) -> Vec<u8> {
    let mut key = seq.0.to_be_bytes().to_vec();
    key.extend_from_slice(&n.to_be_bytes());
    key
}

/// What a key of [`Tree::Records`] names; `None` for what is no such key.
pub(in crate::store) fn named(key: &[u8]) -> Option<Named> {
    let (tenant, rest) = key.split_first_chunk::<16>()?;
    let tenant = TenantId(Uuid::from_bytes(*tenant));
    let (byte, rest) = rest.split_first()?;
    match Kind::ALL.into_iter().find(|kind| kind.byte() == *byte)? {
        Kind::Customer => rest.is_empty().then_some(Named::Customer(tenant)),
        Kind::Order => match split_text(rest)? {
            (order, []) => Some(Named::Order(tenant, order)),
            (_, _) => None,
        },
        Kind::Entitlement => match split_line(tenant, rest)? {
            (id, []) => Some(Named::Entitlement(id)),
            (_, _) => None,
        },
        Kind::Subscription => Some(Named::Subscription(tenant, SubscriptionId(Uuid::from_slice(rest).ok()?))),
        Kind::SealedKey => {
            let (id, version) = split_line(tenant, rest)?;
            Some(Named::SealedKey(id, ProductVersion(std::str::from_utf8(version).ok()?.to_owned())))
        }
        Kind::Schedule => match split_line(tenant, rest)? {
            (id, []) => Some(Named::Schedule(id)),
            (_, _) => None,
        },
        Kind::Charge => {
            let (at, rest) = split_instant(rest)?;
            Some(Named::Charge(split_part(tenant, at, rest)?))
        }
        Kind::Command => Some(Named::Command(tenant, CommandId(Uuid::from_slice(rest).ok()?))),
        Kind::KmsDevice => Some(Named::KmsDevice(tenant, KmsDeviceId(Uuid::from_slice(rest).ok()?))),
        Kind::LastAccess => {
            let (operator, rest) = rest.split_first_chunk::<16>()?;
            match split_line(tenant, rest)? {
                (id, []) => Some(Named::LastAccess(OperatorId(Uuid::from_bytes(*operator)), id)),
                (_, _) => None,
            }
        }
    }
}

/// The first eight bytes as a number: the commit of a key of the feed, the number of one of the log.
pub(in crate::store) fn leading_number(key: &[u8]) -> Result<u64, StoreFailure> {
    key.first_chunk().map(|bytes| u64::from_be_bytes(*bytes)).ok_or_else(|| cut_short("a number"))
}

/// The last eight bytes as a number: that of a key of a list of the log.
pub(in crate::store) fn trailing_number(key: &[u8]) -> Result<u64, StoreFailure> {
    key.last_chunk().map(|bytes| u64::from_be_bytes(*bytes)).ok_or_else(|| cut_short("a number"))
}

/// The first key after every key with this prefix; `None` after the last there can be.
pub(in crate::store) fn end_of(prefix: &[u8]) -> Option<Vec<u8>> {
    let mut end = prefix.to_vec();
    while let Some(byte) = end.pop() {
        if let Some(next) = byte.checked_add(1) {
            end.push(next);
            return Some(end);
        }
    }
    None
}

/// The first key after this one.
pub(in crate::store) fn after(key: &[u8]) -> Vec<u8> {
    let mut next = key.to_vec();
    next.push(0);
    next
}

/// The entity that a key names; `None` where it names none, or is no key.
pub(in crate::store) fn entity_of(tree: Tree, key: &[u8]) -> Option<EntityRef> {
    if tree == Tree::Operators {
        return Some(EntityRef::Operator(OperatorId(Uuid::from_slice(key).ok()?)));
    }
    if tree == Tree::SupportRequests {
        return Some(EntityRef::SupportRequest(request_of(key)?));
    }
    match named(key).filter(|_| tree == Tree::Records)? {
        Named::Customer(tenant) => Some(EntityRef::Customer(tenant)),
        Named::Order(tenant, order) => Some(EntityRef::Order(tenant, order)),
        Named::Entitlement(id) => Some(EntityRef::Entitlement(id)),
        Named::Subscription(tenant, id) => Some(EntityRef::Subscription(tenant, id)),
        Named::SealedKey(id, version) => Some(EntityRef::SealedKey(id, version)),
        Named::Schedule(id) => Some(EntityRef::Schedule(id)),
        Named::Command(tenant, id) => Some(EntityRef::Command(tenant, id)),
        Named::KmsDevice(tenant, id) => Some(EntityRef::KmsDevice(tenant, id)),
        Named::LastAccess(_, _) | Named::Charge(_) => None,
    }
}

fn push_order(key: &mut Vec<u8>, id: &OrderId) {
    key.extend_from_slice(id.as_str().as_bytes());
    key.push(END_OF_TEXT);
}

fn push_line(key: &mut Vec<u8>, id: &EntitlementId) {
    push_order(key, &id.order);
    key.extend_from_slice(&id.line.0.to_be_bytes());
}

/// Seconds and nanoseconds, the greater byte first; the sign turned round, so that what was before 1970 comes first.
fn push_instant(key: &mut Vec<u8>, at: Instant) {
    let utc = at.utc();
    key.extend_from_slice(&(utc.timestamp() ^ i64::MIN).to_be_bytes());
    key.extend_from_slice(&utc.timestamp_subsec_nanos().to_be_bytes());
}

fn split_instant(bytes: &[u8]) -> Option<(Instant, &[u8])> {
    let (seconds, rest) = bytes.split_first_chunk::<8>()?;
    let (nanoseconds, rest) = rest.split_first_chunk::<4>()?;
    let seconds = i64::from_be_bytes(*seconds) ^ i64::MIN;
    let utc = chrono::DateTime::from_timestamp(seconds, u32::from_be_bytes(*nanoseconds))?;
    Some((Instant::from(utc), rest))
}

/// What comes after the instant of a charge: line, term and what of it.
fn push_part(key: &mut Vec<u8>, id: &ChargeId) {
    push_line(key, &id.entitlement);
    key.extend_from_slice(&id.term.to_be_bytes());
    key.extend_from_slice(&u32::from(id.kind).to_be_bytes());
}

fn split_part(tenant: TenantId, at: Instant, bytes: &[u8]) -> Option<ChargeId> {
    let (entitlement, rest) = split_line(tenant, bytes)?;
    let (term, rest) = rest.split_first_chunk::<4>()?;
    let (term, kind) = (u32::from_be_bytes(*term), u32::from_be_bytes(rest.try_into().ok()?));
    Some(ChargeId { at, entitlement, term, kind: kind.into() })
}

/// A text up to its end, read as what it names, and what comes after.
fn split_text<T: FromStr>(bytes: &[u8]) -> Option<(T, &[u8])> {
    let end = bytes.iter().position(|byte| *byte == END_OF_TEXT)?;
    let (text, rest) = bytes.split_at_checked(end)?;
    let (_, rest) = rest.split_first()?;
    Some((std::str::from_utf8(text).ok()?.parse().ok()?, rest))
}

fn split_line(tenant: TenantId, bytes: &[u8]) -> Option<(EntitlementId, &[u8])> {
    let (order, rest) = split_text(bytes)?;
    let (line, rest) = rest.split_first_chunk()?;
    Some((EntitlementId { tenant, order, line: LineNumber(u32::from_be_bytes(*line)) }, rest))
}

/// What is said of a mark that names nothing.
pub(in crate::store) fn bad_mark() -> StoreFailure {
    StoreFailure::Damaged("a mark that names nothing".to_owned())
}

fn cut_short(what: &str) -> StoreFailure {
    StoreFailure::Damaged(format!("a key without {what}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::example;

    #[test]
    fn everything_of_a_customer_lies_under_its_tenant_and_nobody_elses() {
        let id = example::entitlement_id(7, "OR-1", 1);
        let keys = [
            customer(id.tenant),
            order(id.tenant, &id.order),
            entitlement(&id),
            subscription(id.tenant, example::subscription(1, id.clone()).id),
            sealed_key(&id, &example::version()),
            last_access(example::operator_id(1), &id),
        ];
        let end = end_of(id.tenant.as_bytes()).unwrap();
        assert!(keys.is_sorted(), "a customer comes before what it has");
        assert!(keys.iter().all(|key| key.starts_with(id.tenant.as_bytes()) && *key < end));
        assert!(end <= customer(example::tenant(8)));
    }

    #[test]
    fn a_key_names_what_it_was_made_for_and_nothing_else_is_a_key() {
        let id = example::entitlement_id(7, "Ö 1", 256);
        let subscription_id = example::subscription(1, id.clone()).id;
        for (key, expected) in [
            (customer(id.tenant), Named::Customer(id.tenant)),
            (order(id.tenant, &id.order), Named::Order(id.tenant, id.order.clone())),
            (entitlement(&id), Named::Entitlement(id.clone())),
            (subscription(id.tenant, subscription_id), Named::Subscription(id.tenant, subscription_id)),
            (sealed_key(&id, &example::version()), Named::SealedKey(id.clone(), example::version())),
            (last_access(example::operator_id(1), &id), Named::LastAccess(example::operator_id(1), id.clone())),
        ] {
            assert_eq!(named(&key), Some(expected.clone()));
            let cut = key.split_last().unwrap().1;
            assert_ne!(named(cut), Some(expected), "{cut:?}");
        }
        assert_eq!(named(&[0; 17]), None, "an unknown kind");
        assert_eq!(named(&after(&customer(id.tenant))), None, "something left over");
    }

    #[test]
    fn purchases_sort_as_their_ids_do() {
        let mut ids: Vec<_> = ["OR-1", "OR-10", "OR-1 x", "Ö", "O"]
            .into_iter()
            .flat_map(|order| [1, 2, 256].map(|line| example::entitlement_id(1, order, line)))
            .collect();
        ids.sort();
        let keys: Vec<_> = ids.iter().map(entitlement).collect();
        assert!(keys.is_sorted_by(|earlier, later| earlier < later));
    }

    #[test]
    fn the_end_of_a_prefix_comes_after_everything_with_it() {
        assert_eq!(end_of(&[1, 2]), Some(vec![1, 3]));
        assert_eq!(end_of(&[1, 0xFF, 0xFF]), Some(vec![2]));
        assert_eq!(end_of(&[0xFF; 16]), None);
    }
}
