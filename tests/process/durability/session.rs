//! The scripted session: commit n makes a state that follows from n alone, so that a store can be checked against it.

use std::fmt;
use std::path::Path;
use std::sync::Arc;

use nonempty::NonEmpty;
use nyckel::domain::entitlement::EntitlementState;
use nyckel::domain::{ActivityKind, EntitlementId, Order, Permission, Permit, Seq, Subscription};
use nyckel::ports::commit::{Change, Commit};
use nyckel::ports::page::all_pages;
use nyckel::ports::store::ActivityFilter;
use nyckel::ports::{BackupPlace, Stop, Store, StoreFailure, Upkeep};
use nyckel::store::{SledStore, hash_of};
use nyckel::testing::{FakeClock, SeededEntropy, example};

/// How many purchases the commits write in turn.
const PURCHASES: u64 = 20;
/// As many commits after it was bought a purchase is cancelled.
const CANCELLED_AFTER: u64 = 2;

/// Opens the store of the session.
pub(crate) fn open(directory: &Path) -> Result<SledStore, StoreFailure> {
    SledStore::open(directory, Arc::new(FakeClock::default()), &SeededEntropy::new(1))
}

/// Commit `n`: two customers that are always named alike, a purchase, its sealed key, and a record that names `n`. Every
/// fourth buys one more purchase, which the second one after it cancels.
pub(crate) fn commit(n: u64) -> Commit {
    let named = |number| {
        let mut customer = example::customer(number);
        customer.name = n.to_string();
        Change::Customer(customer)
    };
    let id = purchase(n);
    let mut record = example::record(&example::agent(), ActivityKind::KeyCopied, Some(&id));
    record.reason = Some(n.to_string());
    let mut changes = vec![named(1)];
    changes.extend(buying(&id, content(n)));
    if is_buying(n) {
        changes.extend(buying(&short_lived(n), content(n)));
        changes.push(Change::Subscription(subscription(n)));
    }
    if let Some(bought) = n.checked_sub(CANCELLED_AFTER).filter(|bought| is_buying(*bought)) {
        changes.extend(example::cancellation(subscription(bought), example::now()));
    }
    changes.push(named(2));
    let permit = Permit::example(Permission::Keys, Vec::new(), None);
    Commit::by(&example::agent(), permit, changes, NonEmpty::new(record))
}

fn buying(id: &EntitlementId, content: u8) -> [Change; 3] {
    let order = Order { id: id.order.clone(), ..example::order(1, "OR-1") };
    let key = example::sealed_key(id, content);
    [Change::Order(order), Change::Entitlement(example::entitlement(id.clone())), Change::SealedKey(key)]
}

/// Whether the commit buys what is cancelled soon.
pub(crate) fn is_buying(n: u64) -> bool {
    n % 4 == 1
}

/// The store's backup as it stands, into that file.
pub(crate) fn back_up(store: &SledStore, file: &Path) {
    let place = BackupPlace::File { path: file.to_owned(), replace: true };
    store.back_up(&place, &|_| {}, &Stop::default()).expect("a backup is made");
}

/// Restores a backup of after commit `bought` into that directory, and says what was cancelled by the last commit, and
/// is not; or was not, and is.
pub(crate) fn check_restored(directory: &Path, backup: &Path, bought: u64, commits: &Commits) -> Result<(), String> {
    let restored = SledStore::restore(directory, backup, example::now(), &|_| {}, &Stop::default());
    restored.map_err(|failure| format!("it is not restored: {failure}"))?;
    let store = open(directory).map_err(|failure| format!("it does not open when it is restored: {failure}"))?;
    for bought in (0..=bought).filter(|n| is_buying(*n)) {
        check_cancelled(&store, bought, commits).map_err(|wrong| format!("restored, {wrong}"))?;
    }
    Ok(())
}

/// How far the session came.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Commits {
    /// What these commits cancelled is cancelled.
    pub(crate) acknowledged: u64,
    /// What none of these cancelled is not.
    pub(crate) begun: u64,
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
    match missing_of(store, &Commits { acknowledged: last, begun: last })?.first() {
        Some(wrong) => Err(Wrong::Value(wrong.clone())),
        None => Ok(last),
    }
}

/// As [`check`], and whether everything in it fits, the list of revocations beside it too.
pub(crate) fn check_whole(store: &dyn Store, acknowledged: u64) -> Result<u64, Wrong> {
    let last = check(store, acknowledged)?;
    let verification = store.verify(&Stop::default(), &mut |_| {})?;
    match verification.findings.first() {
        Some(finding) => Err(Wrong::Value(format!("after commit {last} {finding:?} is found"))),
        None => Ok(last),
    }
}

/// What of the state after commit `last` is not there; an error where something else is there instead.
pub(crate) fn missing(store: &dyn Store, commits: &Commits) -> Result<Vec<String>, String> {
    missing_of(store, commits).map_err(|wrong| wrong.to_string())
}

fn missing_of(store: &dyn Store, commits: &Commits) -> Result<Vec<String>, Wrong> {
    let last = commits.acknowledged;
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
    for bought in (last.saturating_sub(PURCHASES)..=last).filter(|n| is_buying(*n)) {
        missing.extend(check_cancelled(store, bought, commits)?);
    }
    missing.extend(missing_records(store, last)?);
    Ok(missing)
}

/// Whether what commit `bought` bought is cancelled and without a key, or stands, as it is to; says what is not there.
fn check_cancelled(store: &dyn Store, bought: u64, commits: &Commits) -> Result<Option<String>, Wrong> {
    let (scope, id) = (example::agent().scope(), short_lived(bought));
    let cancelled_by = bought + CANCELLED_AFTER;
    let purchase = store.entitlement(scope, &id)?.map(|purchase| purchase.value.state != EntitlementState::Standing);
    let subscription = store.subscription(scope, example::tenant(1), subscription(bought).id)?;
    let subscription = subscription.map(|subscription| subscription.value.cancelled.is_some());
    let has_key = store.sealed_key(scope, &id, &example::version())?.is_some();
    let wrong = |what: &str| Err(Wrong::Value(format!("the purchase of commit {bought} {what} after {commits:?}")));
    for is_cancelled in [purchase, subscription].into_iter().flatten() {
        match is_cancelled {
            false if cancelled_by <= commits.acknowledged => return wrong("stands"),
            true if commits.begun < cancelled_by => return wrong("is cancelled"),
            true | false => {}
        }
    }
    if has_key && cancelled_by <= commits.acknowledged {
        return wrong("has its key");
    }
    let is_there = purchase.is_some() && subscription.is_some() && (has_key || cancelled_by <= commits.begun);
    Ok((!is_there).then(|| format!("the purchase of commit {bought}, its subscription or its key")))
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

/// What commit `n` buys, to be cancelled by a later one.
fn short_lived(n: u64) -> EntitlementId {
    example::entitlement_id(1, &format!("AV-{n}"), 1)
}

fn subscription(n: u64) -> Subscription {
    example::subscription(u32::try_from(n).expect("not so many"), short_lived(n))
}

fn content(n: u64) -> u8 {
    u8::try_from(n % 251).unwrap_or(0)
}
