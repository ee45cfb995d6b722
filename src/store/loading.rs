//! What every adapter of `BulkLoad` does alike.

use crate::domain::ActivityRecord;
use crate::ports::bulk_load::Loaded;
use crate::ports::commit::Change;
use crate::ports::stop::Stop;
use crate::ports::store::StoreFailure;

/// How an entity comes into a store.
pub(in crate::store) enum Coming {
    /// As a commit would write it.
    Change(Change),
    /// As the next record of the log.
    Record(ActivityRecord),
}

/// How that entity comes into a store.
pub(in crate::store) fn coming(entity: Loaded) -> Coming {
    Coming::Change(match entity {
        Loaded::Operator(operator) => Change::Operator(operator),
        Loaded::KeySlot(slot) => Change::KeySlot(slot),
        Loaded::Customer(customer) => Change::Customer(customer),
        Loaded::Order(order) => Change::Order(order),
        Loaded::Entitlement(entitlement) => Change::Entitlement(entitlement),
        Loaded::Subscription(subscription) => Change::Subscription(subscription),
        Loaded::Schedule(schedule) => Change::Schedule(schedule),
        Loaded::Charge(charge) => Change::Charge(charge),
        Loaded::KmsDevice(device) => Change::KmsDevice(Box::new(device)),
        Loaded::SupportRequest(filed) => Change::SupportRequest(filed),
        Loaded::Activity(record) => return Coming::Record(record),
    })
}

/// Says whether loading was asked to stop; what was loaded so far is then dropped.
pub(in crate::store) fn require_going(stop: &Stop) -> Result<(), StoreFailure> {
    if stop.is_raised() {
        return Err(StoreFailure::Stopped);
    }
    Ok(())
}
