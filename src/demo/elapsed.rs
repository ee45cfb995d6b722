//! What time did to a demo's purchases until the demo's instant: charged what became due, and what comes next.

use std::collections::HashMap;

use crate::domain::passage::{Running, Schedule, pass};
use crate::domain::{Charge, Entitlement, EntitlementId, Instant, Subscription, Version, Versioned};

/// What of the purchases of one customer was charged, and what is due next of each.
#[derive(Debug, Default)]
pub(super) struct Elapsed {
    /// In the order of the purchases.
    pub(super) schedules: Vec<Schedule>,
    /// In the order of a bulk load.
    pub(super) charges: Vec<Charge>,
}

/// Lets time pass over purchases that were just made, each with the subscription that renews it, until `now`.
pub(super) fn elapsed(entitlements: &[Entitlement], subscriptions: &[Subscription], now: Instant) -> Elapsed {
    let renewing: HashMap<&EntitlementId, &Subscription> =
        subscriptions.iter().map(|subscription| (&subscription.entitlement, subscription)).collect();
    let mut elapsed = Elapsed::default();
    for entitlement in entitlements {
        let subscription = renewing.get(&entitlement.id).copied();
        let first_start = subscription.map_or(entitlement.bought, |subscription| subscription.first_start);
        let running = Running {
            entitlement: read(entitlement.clone()),
            subscription: subscription.cloned().map(read),
            schedule: read(Schedule::beginning(entitlement.id.clone(), first_start)),
        };
        // The catalogue's prices have few digits, so that each sum of them is an amount.
        let Ok(passage) = pass(&running, now, usize::MAX) else { continue };
        elapsed.charges.extend_from_slice(passage.charges());
        elapsed.schedules.push(passage.schedule().clone());
    }
    elapsed.charges.sort_by(|one, other| one.id.cmp(&other.id));
    elapsed
}

fn read<T>(value: T) -> Versioned<T> {
    Versioned { version: Version::ABSENT, value }
}
