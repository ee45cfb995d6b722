//! The scripted session: commit n makes a state that follows from n alone, so that a store can be checked against it.

use std::path::Path;
use std::sync::Arc;

use nonempty::NonEmpty;
use nyckel::domain::{ActivityKind, EntitlementId, Permission, Permit, Seq};
use nyckel::ports::commit::{Change, Commit};
use nyckel::ports::page::all_pages;
use nyckel::ports::store::ActivityFilter;
use nyckel::ports::{Store, StoreFailure};
use nyckel::store::{SledStore, hash_of};
use nyckel::testing::{FakeClock, SeededEntropy, example};

/// How many purchases the commits write in turn.
const PURCHASES: u64 = 20;

/// Opens the store of the session.
pub(crate) fn open(directory: &Path) -> Result<SledStore, StoreFailure> {
    SledStore::open(directory, Arc::new(FakeClock::default()), &SeededEntropy::new(1))
}

/// Commit `n`: two customers that are always named alike, a purchase, its sealed key, and a record that names `n`.
pub(crate) fn commit(n: u64) -> Commit {
    let named = |number| {
        let mut customer = example::customer(number);
        customer.name = n.to_string();
        Change::Customer(customer)
    };
    let id = purchase(n);
    let mut record = example::record(&example::agent(), ActivityKind::KeyCopied, Some(&id));
    record.reason = Some(n.to_string());
    let changes = vec![
        named(1),
        Change::Entitlement(example::entitlement(id.clone())),
        Change::SealedKey(example::sealed_key(&id, content(n))),
        named(2),
    ];
    let permit = Permit::example(Permission::Keys, Vec::new(), None);
    Commit::by(&example::agent(), permit, changes, NonEmpty::new(record))
}

/// Says what of the store is not as it stands after its last commit, which may not be before `acknowledged`.
pub(crate) fn check(store: &dyn Store, acknowledged: u64) -> Result<u64, String> {
    let failed = |failure: StoreFailure| format!("it does not read: {failure}");
    let Seq(last) = store.latest_seq().map_err(failed)?;
    if last < acknowledged {
        return Err(format!("it ends at {last}, and {acknowledged} was acknowledged"));
    }
    let scope = example::agent().scope();
    for number in [1, 2] {
        let customer = store.customer(scope, example::tenant(number)).map_err(failed)?;
        let name = customer.map(|customer| customer.value.name);
        if name != (0 < last).then(|| last.to_string()) {
            return Err(format!("customer {number} is {name:?} after commit {last}"));
        }
    }
    for n in last.saturating_sub(PURCHASES).saturating_add(1)..=last {
        let kept = store.sealed_key(scope, &purchase(n), &example::version()).map_err(failed)?;
        let written = kept.map(|kept| kept.version.0.0);
        if written != Some(n) {
            return Err(format!("the key of commit {n} was written by {written:?}"));
        }
    }
    check_log(store, last)?;
    Ok(last)
}

fn check_log(store: &dyn Store, last: u64) -> Result<(), String> {
    let scope = example::agent().scope();
    let log = all_pages(|after| store.activity(scope, &ActivityFilter::default(), after, 200));
    let mut log = log.map_err(|failure| format!("the log does not read: {failure}"))?;
    log.reverse();
    let mut previous = [0; 32];
    for (n, recorded) in (1_u64..).zip(&log) {
        let named = recorded.record.reason.as_deref();
        if recorded.number != n || recorded.previous != previous || named != Some(n.to_string().as_str()) {
            return Err(format!("record {n} of the log is number {} and names {named:?}", recorded.number));
        }
        previous = hash_of(recorded).map_err(|failure| failure.to_string())?;
    }
    let head = store.chain_head().map_err(|failure| failure.to_string())?;
    let count = u64::try_from(log.len()).unwrap_or(u64::MAX);
    if (count, head.number, head.hash) != (last, last, previous) {
        return Err(format!("the log has {count} records, and its head {} after commit {last}", head.number));
    }
    Ok(())
}

fn purchase(n: u64) -> EntitlementId {
    example::entitlement_id(1, &format!("OR-{}", n % PURCHASES), 1)
}

fn content(n: u64) -> u8 {
    u8::try_from(n % 251).unwrap_or(0)
}
