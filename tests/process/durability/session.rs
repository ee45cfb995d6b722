//! The scripted session: commit n makes a state that follows from n alone, so that a store can be checked against it.

use std::fmt;
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

/// What is wrong with a store.
#[derive(Debug)]
pub(crate) enum Wrong {
    /// It says itself that it does not read.
    Failure(StoreFailure),
    /// It answers what is not so.
    Value(String),
}

impl From<StoreFailure> for Wrong {
    fn from(failure: StoreFailure) -> Self {
        Self::Failure(failure)
    }
}

impl fmt::Display for Wrong {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Failure(failure) => write!(formatter, "it does not read: {failure}"),
            Self::Value(wrong) => formatter.write_str(wrong),
        }
    }
}

/// Says what of the store is not as it stands after its last commit, which may not be before `acknowledged`.
pub(crate) fn check(store: &dyn Store, acknowledged: u64) -> Result<u64, Wrong> {
    let Seq(last) = store.latest_seq()?;
    if last < acknowledged {
        return Err(Wrong::Value(format!("it ends at {last}, and {acknowledged} was acknowledged")));
    }
    match missing_of(store, last)?.first() {
        Some(wrong) => Err(Wrong::Value(wrong.clone())),
        None => Ok(last),
    }
}

/// What of the state after commit `last` is not there; an error where something else is there instead.
pub(crate) fn missing(store: &dyn Store, last: u64) -> Result<Vec<String>, String> {
    missing_of(store, last).map_err(|wrong| wrong.to_string())
}

fn missing_of(store: &dyn Store, last: u64) -> Result<Vec<String>, Wrong> {
    let mut missing = Vec::new();
    let scope = example::agent().scope();
    for number in [1, 2].into_iter().filter(|_| 0 < last) {
        match store.customer(scope, example::tenant(number))?.map(|customer| customer.value.name) {
            Some(name) if name == last.to_string() => {}
            Some(name) => return Err(Wrong::Value(format!("customer {number} is {name} after commit {last}"))),
            None => missing.push(format!("customer {number} after commit {last}")),
        }
    }
    for n in last.saturating_sub(PURCHASES).saturating_add(1)..=last {
        let id = purchase(n);
        if store.entitlement(scope, &id)?.is_none() {
            missing.push(format!("purchase {id:?}"));
        }
        match store.sealed_key(scope, &id, &example::version())?.map(|kept| kept.version.0.0) {
            Some(written) if written == n => {}
            Some(written) => {
                return Err(Wrong::Value(format!("the key of commit {n} was written by {written}")));
            }
            None => missing.push(format!("the key of commit {n}")),
        }
    }
    missing.extend(missing_records(store, last)?);
    Ok(missing)
}

fn missing_records(store: &dyn Store, last: u64) -> Result<Vec<String>, Wrong> {
    let scope = example::agent().scope();
    let mut log = all_pages(|after| store.activity(scope, &ActivityFilter::default(), after, 200))?;
    log.reverse();
    let mut missing = Vec::new();
    let mut next = 1;
    let mut previous = Some([0; 32]);
    for recorded in &log {
        let n = recorded.number;
        if n < next || recorded.record.reason.as_deref() != Some(n.to_string().as_str()) {
            return Err(Wrong::Value(format!("record {n} of the log is out of order or another one")));
        }
        if next < n {
            missing.push(format!("records {next} to {} of the log", n - 1));
            previous = None;
        }
        if previous.is_some_and(|previous| previous != recorded.previous) {
            return Err(Wrong::Value(format!("record {n} of the log does not follow the one before")));
        }
        (next, previous) = (n + 1, Some(hash_of(recorded)?));
    }
    if next <= last {
        missing.push(format!("records {next} to {last} of the log"));
    }
    let head = store.chain_head()?;
    if (head.number, Some(head.hash)) != (next - 1, previous) {
        return Err(Wrong::Value(format!("the head of the log is {}, and its last record {}", head.number, next - 1)));
    }
    Ok(missing)
}

fn purchase(n: u64) -> EntitlementId {
    example::entitlement_id(1, &format!("OR-{}", n % PURCHASES), 1)
}

fn content(n: u64) -> u8 {
    u8::try_from(n % 251).unwrap_or(0)
}
