//! Keys of the marks: of rows that say all by their keys, and make a record found by something else than its own.

use uuid::Uuid;

use crate::domain::{ChargeId, CommandId, EntitlementId, Instant, KmsDeviceId, OrderId, SubscriptionId, TenantId};
use crate::store::key::{instant, push_line, push_order, push_part, split_instant, split_line, split_part, split_text};

/// The key in [`Tree::Due`] of what is due of a purchase at that instant.
pub(in crate::store) fn due(at: Instant, id: &EntitlementId) -> Vec<u8> {
    purchase_at(at, id)
}

/// What a key of [`Tree::Due`] says; `None` for what is no such key.
pub(in crate::store) fn due_of(key: &[u8]) -> Option<(Instant, EntitlementId)> {
    split_purchase_at(key)
}

/// The key in [`Tree::Windows`] of a purchase whose window ends at that instant.
pub(in crate::store) fn window(end: Instant, id: &EntitlementId) -> Vec<u8> {
    purchase_at(end, id)
}

/// What a key of [`Tree::Windows`] says; `None` for what is no such key.
pub(in crate::store) fn window_of(key: &[u8]) -> Option<(Instant, EntitlementId)> {
    split_purchase_at(key)
}

/// The key in [`Tree::TermEnds`] of a subscription whose newest term ends at that instant.
pub(in crate::store) fn term_end(end: Instant, tenant: TenantId, id: SubscriptionId) -> Vec<u8> {
    of_tenant_at(end, tenant, id.0)
}

/// What a key of [`Tree::TermEnds`] says; `None` for what is no such key.
pub(in crate::store) fn term_end_of(key: &[u8]) -> Option<(Instant, TenantId, SubscriptionId)> {
    split_of_tenant_at(key).map(|(end, tenant, id)| (end, tenant, SubscriptionId(id)))
}

/// The key in [`Tree::ChargesByTime`] of a charge.
pub(in crate::store) fn charge_by_time(id: &ChargeId) -> Vec<u8> {
    let mut key = instant(id.at);
    key.extend_from_slice(id.entitlement.tenant.as_bytes());
    push_part(&mut key, id);
    key
}

/// The charge that a key of [`Tree::ChargesByTime`] names; `None` for what is no such key.
pub(in crate::store) fn charge_of(key: &[u8]) -> Option<ChargeId> {
    let (at, rest) = split_instant(key)?;
    let (tenant, rest) = rest.split_first_chunk::<16>()?;
    split_part(TenantId(Uuid::from_bytes(*tenant)), at, rest)
}

/// The key in [`Tree::OpenCommands`] of a command.
pub(in crate::store) fn open_command(tenant: TenantId, id: CommandId) -> Vec<u8> {
    let mut key = tenant.as_bytes().to_vec();
    key.extend_from_slice(id.as_bytes());
    key
}

/// The command that a key of [`Tree::OpenCommands`] names; `None` for what is no such key.
pub(in crate::store) fn open_command_of(key: &[u8]) -> Option<(TenantId, CommandId)> {
    let (tenant, rest) = key.split_first_chunk::<16>()?;
    Some((TenantId(Uuid::from_bytes(*tenant)), CommandId(Uuid::from_slice(rest).ok()?)))
}

/// The prefix in [`Tree::OrdersByNumber`] of the customers that have an order of that number.
pub(in crate::store) fn buyers(order: &OrderId) -> Vec<u8> {
    let mut key = Vec::new();
    push_order(&mut key, order);
    key
}

/// The key in [`Tree::OrdersByNumber`] of an order.
pub(in crate::store) fn buyer(tenant: TenantId, order: &OrderId) -> Vec<u8> {
    let mut key = buyers(order);
    key.extend_from_slice(tenant.as_bytes());
    key
}

/// The order that a key of [`Tree::OrdersByNumber`] names; `None` for what is no such key.
pub(in crate::store) fn buyer_of(key: &[u8]) -> Option<(TenantId, OrderId)> {
    let (order, rest) = split_text(key)?;
    Some((TenantId(Uuid::from_slice(rest).ok()?), order))
}

/// The key in [`Tree::KmsDeadlines`] of a device that is found by that instant.
pub(in crate::store) fn kms_deadline(at: Instant, tenant: TenantId, id: KmsDeviceId) -> Vec<u8> {
    of_tenant_at(at, tenant, id.0)
}

/// What a key of [`Tree::KmsDeadlines`] says; `None` for what is no such key.
pub(in crate::store) fn kms_deadline_of(key: &[u8]) -> Option<(Instant, TenantId, KmsDeviceId)> {
    split_of_tenant_at(key).map(|(at, tenant, id)| (at, tenant, KmsDeviceId(id)))
}

fn of_tenant_at(at: Instant, tenant: TenantId, id: Uuid) -> Vec<u8> {
    let mut key = instant(at);
    key.extend_from_slice(tenant.as_bytes());
    key.extend_from_slice(id.as_bytes());
    key
}

fn split_of_tenant_at(key: &[u8]) -> Option<(Instant, TenantId, Uuid)> {
    let (at, rest) = split_instant(key)?;
    let (tenant, rest) = rest.split_first_chunk::<16>()?;
    Some((at, TenantId(Uuid::from_bytes(*tenant)), Uuid::from_slice(rest).ok()?))
}

fn purchase_at(at: Instant, id: &EntitlementId) -> Vec<u8> {
    let mut key = instant(at);
    key.extend_from_slice(id.tenant.as_bytes());
    push_line(&mut key, id);
    key
}

fn split_purchase_at(key: &[u8]) -> Option<(Instant, EntitlementId)> {
    let (at, rest) = split_instant(key)?;
    let (tenant, rest) = rest.split_first_chunk::<16>()?;
    match split_line(TenantId(Uuid::from_bytes(*tenant)), rest)? {
        (id, []) => Some((at, id)),
        (_, _) => None,
    }
}
