//! Ids and order numbers that look random, never repeat, and need no memory of those given before: each is a
//! bijection of a running number.

use crate::demo::chance::Chance;
use crate::domain::{OperatorId, OrderId, TenantId};

/// `7F3K2`, the number of the first order of the first customer, whatever the seed.
const FIRST_ORDER: u32 = (((7 * 32 + 15) * 32 + 3) * 32 + 19) * 32 + 2;

/// The most orders a customer can have.
pub(super) const MOST_ORDERS: u32 = 32;
/// The most customers for whom there are order numbers.
pub(super) const MOST_CUSTOMERS: u32 = (1 << OrderId::EMBEDDED_BITS) / MOST_ORDERS;

/// Gives ids from running numbers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Identity {
    key: u32,
}

impl Identity {
    /// The ids of that seed.
    pub(super) fn new(seed: u64) -> Self {
        let mixed = (seed ^ (seed >> 32)).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32;
        Self { key: u32::try_from(mixed).unwrap_or(0) }
    }

    /// The first four bytes of a customer's tenant id, which no other customer has: customers sort by them.
    pub(super) fn tenant_prefix(self, number: u32) -> u32 {
        scramble(number, 32, self.key)
    }

    /// The tenant id of the customer with that number.
    pub(super) fn tenant(self, number: u32, chance: &mut Chance) -> TenantId {
        TenantId(chance.guid(&self.tenant_prefix(number).to_be_bytes()))
    }

    /// The order number of a customer's order; both count from 0, orders up to [`MOST_ORDERS`].
    pub(super) fn order(self, customer: u32, order: u32) -> OrderId {
        let running = customer.wrapping_mul(MOST_ORDERS).wrapping_add(order);
        let scrambled = |running| scramble(running, OrderId::EMBEDDED_BITS, self.key);
        OrderId::embedded(scrambled(running) ^ scrambled(0) ^ FIRST_ORDER)
    }
}

/// The id of the operator in that place; the ids sort as the places do.
pub(super) fn operator(place: u8, chance: &mut Chance) -> OperatorId {
    let first = place.saturating_mul(0x23).saturating_add(0x1A);
    OperatorId(chance.guid(&[first]))
}

/// A bijection on the numbers of that many bits, another one for every key.
fn scramble(number: u32, bits: u32, key: u32) -> u32 {
    let mask = u32::MAX >> (32 - bits);
    let half = bits / 2 + 1;
    let mut mixed = (number ^ key) & mask;
    for factor in [0x9E37_79B1_u32, 0x85EB_CA6B, 0xC2B2_AE35] {
        mixed ^= mixed >> half;
        mixed = mixed.wrapping_mul(factor) & mask;
    }
    mixed ^ (mixed >> half)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_first_order_is_or_7f3k2_whatever_the_seed() {
        for seed in [0, 1, 2, u64::MAX] {
            assert_eq!(Identity::new(seed).order(0, 0).as_str(), "OR-7F3K2");
        }
    }

    #[test]
    fn order_numbers_and_tenant_prefixes_never_repeat() {
        let identity = Identity::new(7);
        let orders: BTreeSet<_> =
            (0..3_000).flat_map(|n| (0..MOST_ORDERS).map(move |j| identity.order(n, j))).collect();
        assert_eq!(orders.len(), 3_000 * 32);
        let last = identity.order(MOST_CUSTOMERS - 1, MOST_ORDERS - 1);
        assert!(!orders.contains(&last));
        let prefixes: BTreeSet<_> = (0..100_000).map(|number| identity.tenant_prefix(number)).collect();
        assert_eq!(prefixes.len(), 100_000);
    }
}
