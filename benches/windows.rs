//! How fast the cancellation windows are found that close soon, among the purchases of many customers in a store on disk.
//! `cargo bench --bench windows`

#![allow(clippy::expect_used, reason = "a benchmark: what does not work ends it")]

use std::sync::{Arc, Mutex};

use chrono::Duration;
use divan::Bencher;
use nyckel::demo::Demo;
use nyckel::ports::store::{EndsOrder, EndsWithin};
use nyckel::ports::{BulkLoad, Stop, Store};
use nyckel::store::{SledLoader, SledStore};
use nyckel::system::OperatingEntropy;
use nyckel::testing::{FakeClock, example};
use tempfile::TempDir;

/// More than 100,000 purchases.
const CUSTOMERS: u32 = 10_000;

/// As many rows are asked for as Home shows, and as many as a page holds.
const ROWS: [usize; 2] = [20, 1_000];

/// What all of them ask of, loaded by the first.
static LOADED: Mutex<Option<Loaded>> = Mutex::new(None);

/// A store, in a folder that goes with it.
struct Loaded {
    store: SledStore,
    _folder: TempDir,
}

impl Loaded {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("there is room for a store");
        let (path, demo) = (folder.path().join("store"), Demo::new(Demo::SEED, CUSTOMERS));
        let mut loader = SledLoader::new(&path, Arc::new(OperatingEntropy));
        loader.load(&mut demo.records(), demo.now(), &Stop::default()).expect("the demo can be loaded");
        let clock = Arc::new(FakeClock::new(Demo::NOW));
        let store = SledStore::open(&path, clock, &OperatingEntropy).expect("the store opens");
        Self { store, _folder: folder }
    }
}

fn main() {
    divan::main();
    // What is static is not dropped, and the folder is not to stay.
    drop(LOADED.lock().expect("no benchmark panicked").take());
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
    let mut loaded = LOADED.lock().expect("no benchmark panicked");
    let Loaded { store, .. } = loaded.get_or_insert_with(Loaded::new);
    let filter = EndsWithin { order, ..EndsWithin::soonest(Demo::NOW, Demo::NOW.after(Duration::days(30))) };
    let scope = example::agent().scope();
    bencher.bench_local(|| store.windows(scope, &filter, None, rows).expect("the windows can be read").items.len());
}
