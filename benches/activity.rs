//! How fast the activity log is read and narrowed in a store on disk, and what it costs to write to it (LOG-2).
//!
//! `cargo bench --bench activity` measures a log of 100,000 records; `NYCKEL_BENCH_RECORDS=10000000 cargo bench --bench
//! activity` one of ten million, which takes some minutes and gigabytes below `target/tmp` to make. What is asked for is
//! the same in both, so that a page and a filter are to take the same time, to one and a half.

#![allow(clippy::expect_used, reason = "a benchmark: what does not work ends it")]

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::Duration;
use divan::Bencher;
use nonempty::NonEmpty;
use nyckel::domain::{ActivityKind, ActivityOutcome, ActivityRecord, Instant, OutcomeKind, RuleId};
use nyckel::ports::store::ActivityFilter;
use nyckel::ports::{BulkLoad, Loaded, Stop, Store};
use nyckel::store::{SledLoader, SledStore};
use nyckel::system::OperatingEntropy;
use nyckel::testing::{FakeClock, example};

/// As many rows as the page shows at once, and some that were read ahead.
const ROWS: usize = 100;

/// From one record to the next, in seconds.
const APART: i64 = 7;

/// The stores that were made, each once for all measurements.
static STORES: Mutex<BTreeMap<u32, Arc<Made>>> = Mutex::new(BTreeMap::new());

fn main() {
    divan::main();
    // What is static is not dropped by itself, and the folders would stay.
    STORES.lock().unwrap_or_else(PoisonError::into_inner).clear();
}

/// How long the log is.
fn lengths() -> [u32; 1] {
    let asked = std::env::var("NYCKEL_BENCH_RECORDS").ok().and_then(|text| text.parse().ok());
    [asked.unwrap_or(100_000)]
}

fn at(number: u32) -> Instant {
    example::now().after(Duration::seconds(i64::from(number) * APART))
}

/// One of twenty operators, of two hundred customers and of a hundred products does one of four things; one in five
/// hundred of them is refused.
fn record(number: u32) -> ActivityRecord {
    const KINDS: [ActivityKind; 4] =
        [ActivityKind::KeyViewed, ActivityKind::LinkCopied, ActivityKind::OrderPlaced, ActivityKind::DownloadStarted];
    let mixed = number.wrapping_mul(0x9E37_79B1) >> 8;
    let id = example::entitlement_id(1 + mixed % 200, "OR-1", 1);
    let kind = KINDS.get(usize::try_from(number % 4).unwrap_or(0)).copied().unwrap_or(ActivityKind::KeyViewed);
    let by = example::stand_in(1 + mixed % 20);
    let actor = nyckel::domain::Actor::Operator { id: by.id, name: by.name, roles: by.roles };
    let mut record = example::record(&actor, kind, Some(&id));
    record.subject.product = Some(format!("Product {}", mixed % 100));
    record.at = at(number);
    if number.is_multiple_of(500) {
        record.outcome = ActivityOutcome::Refused(RuleId::Role4);
    }
    record
}

/// A store with a log of that length, in a folder that goes with it.
struct Made {
    store: SledStore,
    _folder: tempfile::TempDir,
}

fn made(records: u32) -> Arc<Made> {
    let mut stores = STORES.lock().unwrap_or_else(PoisonError::into_inner);
    Arc::clone(stores.entry(records).or_insert_with(|| {
        let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("there is room for a store");
        let path = folder.path().join("store");
        let mut loader = SledLoader::new(&path, Arc::new(OperatingEntropy));
        let mut log = (1..=records).map(|number| Loaded::Activity(record(number)));
        loader.load(&mut log, example::now(), &Stop::default()).expect("the log can be loaded");
        let store = SledStore::open(&path, Arc::new(FakeClock::default()), &OperatingEntropy).expect("the store opens");
        Arc::new(Made { store, _folder: folder })
    }))
}

/// Measures how a page of what a filter asks for is read.
fn read(bencher: Bencher<'_, '_>, records: u32, filter: &ActivityFilter) {
    let made = made(records);
    let (store, scope) = (&made.store, example::agent().scope());
    let read = || store.activity(scope, filter, None, ROWS).expect("the log can be read").items.len();
    assert_eq!(read(), ROWS, "a log this short is not like a long one");
    bencher.bench_local(read);
}

fn accesses() -> Vec<ActivityKind> {
    ActivityKind::ALL.into_iter().filter(|kind| kind.is_access()).collect()
}

#[divan::bench(args = lengths())]
fn a_page_of_the_log(bencher: Bencher<'_, '_>, records: u32) {
    read(bencher, records, &ActivityFilter::default());
}

#[divan::bench(args = lengths())]
fn a_page_of_the_accesses(bencher: Bencher<'_, '_>, records: u32) {
    read(bencher, records, &ActivityFilter { kinds: accesses(), ..ActivityFilter::default() });
}

#[divan::bench(args = lengths())]
fn a_filter_by_customer(bencher: Bencher<'_, '_>, records: u32) {
    read(bencher, records, &ActivityFilter { tenant: Some(example::tenant(7)), ..ActivityFilter::default() });
}

#[divan::bench(args = lengths())]
fn a_filter_by_operator(bencher: Bencher<'_, '_>, records: u32) {
    read(bencher, records, &ActivityFilter { operator: Some(example::operator_id(7)), ..ActivityFilter::default() });
}

#[divan::bench(args = lengths())]
fn a_filter_by_product(bencher: Bencher<'_, '_>, records: u32) {
    read(bencher, records, &ActivityFilter { product: Some("Product 6".to_owned()), ..ActivityFilter::default() });
}

#[divan::bench(args = lengths())]
fn a_filter_by_kind(bencher: Bencher<'_, '_>, records: u32) {
    read(bencher, records, &ActivityFilter { kinds: vec![ActivityKind::LinkCopied], ..ActivityFilter::default() });
}

#[divan::bench(args = lengths())]
fn a_filter_by_outcome(bencher: Bencher<'_, '_>, records: u32) {
    read(bencher, records, &ActivityFilter { outcome: Some(OutcomeKind::Refused), ..ActivityFilter::default() });
}

#[divan::bench(args = lengths())]
fn a_filter_by_all_of_them(bencher: Bencher<'_, '_>, records: u32) {
    let filter = ActivityFilter {
        kinds: accesses(),
        tenant: Some(example::tenant(7)),
        operator: Some(example::operator_id(7)),
        product: Some("Product 6".to_owned()),
        outcome: Some(OutcomeKind::Done),
        ..ActivityFilter::default()
    };
    read(bencher, records, &filter);
}

#[divan::bench(args = lengths())]
fn a_filter_by_a_day_in_the_middle(bencher: Bencher<'_, '_>, records: u32) {
    let (from, until) = (Some(at(records / 2).before(Duration::days(1))), Some(at(records / 2)));
    read(bencher, records, &ActivityFilter { kinds: accesses(), from, until, ..ActivityFilter::default() });
}

#[divan::bench(args = lengths())]
fn a_week_of_accesses_by_operator_and_day(bencher: Bencher<'_, '_>, records: u32) {
    let made = made(records);
    let (store, scope) = (&made.store, example::agent().scope());
    let days: Vec<Instant> = (0..=7).rev().map(|days| at(records).before(Duration::days(days))).collect();
    bencher.bench_local(|| store.count_accesses(scope, &days).expect("the log can be read").len());
}

#[divan::bench(args = lengths())]
fn a_commit_with_one_record(bencher: Bencher<'_, '_>, records: u32) {
    let made = made(records);
    let commit = example::recording(&example::agent(), NonEmpty::new(record(records + 1)));
    bencher.bench_local(|| made.store.apply(&commit).expect("the commit is made").seq);
}
