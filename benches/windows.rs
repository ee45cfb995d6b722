//! How fast the cancellation windows are found that close soon, among the purchases of many customers in a store on disk.
//! `cargo bench --bench windows`

#![allow(clippy::expect_used, reason = "a benchmark: what does not work ends it")]

use std::sync::Arc;

use chrono::Duration;
use divan::Bencher;
use nyckel::demo::Demo;
use nyckel::ports::store::{EndsOrder, EndsWithin};
use nyckel::ports::{BulkLoad, Stop, Store};
use nyckel::store::{SledLoader, SledStore};
use nyckel::system::OperatingEntropy;
use nyckel::testing::{FakeClock, example};

/// More than 100,000 purchases.
const CUSTOMERS: u32 = 10_000;

/// As many rows are asked for as Home shows, and as many as a page holds.
const ROWS: [usize; 2] = [20, 1_000];

fn main() {
    divan::main();
}

#[divan::bench(args = ROWS, sample_count = 20)]
fn the_first_that_close(bencher: Bencher<'_, '_>, rows: usize) {
    read(bencher, rows, EndsOrder::SoonestFirst);
}

#[divan::bench(args = ROWS, sample_count = 20)]
fn the_last_that_close(bencher: Bencher<'_, '_>, rows: usize) {
    read(bencher, rows, EndsOrder::LatestFirst);
}

/// Reads a page of that many from that side.
fn read(bencher: Bencher<'_, '_>, rows: usize, order: EndsOrder) {
    let folder = tempfile::tempdir().expect("there is room for a store");
    let (path, demo) = (folder.path().join("store"), Demo::new(Demo::SEED, CUSTOMERS));
    let mut loader = SledLoader::new(&path, Arc::new(OperatingEntropy));
    loader.load(&mut demo.records(), demo.now(), &Stop::default()).expect("the demo can be loaded");
    let store =
        SledStore::open(&path, Arc::new(FakeClock::new(Demo::NOW)), &OperatingEntropy).expect("the store opens");
    let filter = EndsWithin { order, ..EndsWithin::soonest(Demo::NOW, Demo::NOW.after(Duration::days(30))) };
    let scope = example::agent().scope();
    bencher.bench_local(|| store.windows(scope, &filter, None, rows).expect("the windows can be read").items.len());
}
