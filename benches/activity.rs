//! How fast the activity log is read and narrowed in a store on disk, and what it costs to write to it.
//!
//! `cargo bench --bench activity` measures logs of 1,000, 10,000 and 100,000 records; `NYCKEL_BENCH_RECORDS=10000000 cargo
//! bench --bench activity` one of ten million, which takes some minutes to make. A page and a filter are to take the same
//! time in all of them, to one and a half.

#![allow(clippy::expect_used, reason = "a benchmark: what does not work ends it")]

use std::path::Path;
use std::sync::Arc;

use chrono::Duration;
use divan::Bencher;
use nonempty::NonEmpty;
use nyckel::domain::{ActivityKind, ActivityOutcome, ActivityRecord, RuleId};
use nyckel::ports::store::ActivityFilter;
use nyckel::ports::{BulkLoad, Loaded, Stop, Store};
use nyckel::store::{SledLoader, SledStore};
use nyckel::system::OperatingEntropy;
use nyckel::testing::{FakeClock, example};

/// As many rows as the page shows at once, and some that were read ahead.
const ROWS: usize = 100;

/// From one record to the next.
const APART: i64 = 7;

fn main() {
    divan::main();
}

/// How long the logs are.
fn lengths() -> Vec<u32> {
    let asked = std::env::var("NYCKEL_BENCH_RECORDS").ok().and_then(|text| text.parse().ok());
    asked.map_or_else(|| vec![1_000, 10_000, 100_000], |records| vec![records])
}

/// One of twenty operators, of a thousand customers and of a hundred products does one of four things; one in a thousand
/// of them is refused.
fn record(number: u32) -> ActivityRecord {
    const KINDS: [ActivityKind; 4] =
        [ActivityKind::KeyViewed, ActivityKind::LinkCopied, ActivityKind::OrderPlaced, ActivityKind::DownloadStarted];
    let mixed = number.wrapping_mul(0x9E37_79B1) >> 8;
    let id = example::entitlement_id(1 + mixed % 1_000, "OR-1", 1);
    let kind = KINDS.get(usize::try_from(number % 4).unwrap_or(0)).copied().unwrap_or(ActivityKind::KeyViewed);
    let by = example::stand_in(1 + mixed % 20);
    let actor = nyckel::domain::Actor::Operator { id: by.id, name: by.name, roles: by.roles };
    let mut record = example::record(&actor, kind, Some(&id));
    record.subject.product = Some(format!("Product {}", mixed % 100));
    record.at = example::now().after(Duration::seconds(i64::from(number) * APART));
    if number.is_multiple_of(1_000) {
        record.outcome = ActivityOutcome::Refused(RuleId::Role4);
    }
    record
}

/// A store with a log of that length.
fn store(folder: &Path, records: u32) -> SledStore {
    let path = folder.join("store");
    let mut loader = SledLoader::new(&path, Arc::new(OperatingEntropy));
    let mut log = (1..=records).map(|number| Loaded::Activity(record(number)));
    loader.load(&mut log, example::now(), &Stop::default()).expect("the log can be loaded");
    SledStore::open(&path, Arc::new(FakeClock::default()), &OperatingEntropy).expect("the store opens")
}

/// Measures how a page of what a filter asks for is read; the filter is made from how long the log is.
fn read(bencher: Bencher<'_, '_>, records: u32, filter: impl FnOnce(u32) -> ActivityFilter) {
    let folder = tempfile::tempdir().expect("there is room for a store");
    let store = store(folder.path(), records);
    let (filter, scope) = (filter(records), example::agent().scope());
    bencher.bench_local(|| store.activity(scope, &filter, None, ROWS).expect("the log can be read").items.len());
}

fn accesses() -> Vec<ActivityKind> {
    ActivityKind::ALL.into_iter().filter(|kind| kind.is_access()).collect()
}

#[divan::bench(args = lengths())]
fn a_page_of_the_log(bencher: Bencher<'_, '_>, records: u32) {
    read(bencher, records, |_| ActivityFilter::default());
}

#[divan::bench(args = lengths())]
fn a_page_of_the_accesses(bencher: Bencher<'_, '_>, records: u32) {
    read(bencher, records, |_| ActivityFilter { kinds: accesses(), ..ActivityFilter::default() });
}

#[divan::bench(args = lengths())]
fn a_filter_by_operator_product_and_kind(bencher: Bencher<'_, '_>, records: u32) {
    read(bencher, records, |_| ActivityFilter {
        kinds: accesses(),
        operator: Some(example::operator_id(7)),
        product: Some("Product 6".to_owned()),
        ..ActivityFilter::default()
    });
}

#[divan::bench(args = lengths())]
fn a_filter_by_a_day_in_the_middle(bencher: Bencher<'_, '_>, records: u32) {
    read(bencher, records, |records| {
        let middle = example::now().after(Duration::seconds(i64::from(records) / 2 * APART));
        ActivityFilter {
            kinds: accesses(),
            from: Some(middle.before(Duration::minutes(30))),
            until: Some(middle),
            ..ActivityFilter::default()
        }
    });
}

#[divan::bench(args = lengths())]
fn a_month_of_accesses_by_operator_and_day(bencher: Bencher<'_, '_>, records: u32) {
    let folder = tempfile::tempdir().expect("there is room for a store");
    let store = store(folder.path(), records);
    let end = example::now().after(Duration::seconds(i64::from(records) * APART));
    let days: Vec<_> = (0..=30).rev().map(|days| end.before(Duration::days(days))).collect();
    let scope = example::agent().scope();
    bencher.bench_local(|| store.count_accesses(scope, &days).expect("the log can be read").len());
}

#[divan::bench(args = lengths())]
fn a_commit_with_one_record(bencher: Bencher<'_, '_>, records: u32) {
    let folder = tempfile::tempdir().expect("there is room for a store");
    let store = store(folder.path(), records);
    let commit = example::recording(&example::agent(), NonEmpty::new(record(1)));
    bencher.bench_local(|| store.apply(&commit).expect("the commit is made").seq);
}
