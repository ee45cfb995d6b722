//! How fast a demo partner is there: made alone, and as at the first start, when it is loaded into a store of its own,
//! which is opened and indexed.

#![allow(clippy::expect_used, reason = "a benchmark: what does not work ends it")]

use std::sync::Arc;

use divan::Bencher;
use divan::counter::ItemsCount;
use nyckel::demo::Demo;
use nyckel::domain::Actor;
use nyckel::i18n::{Collation, Language};
use nyckel::ports::{BulkLoad, Clock, Stop};
use nyckel::search::{Collate, Index};
use nyckel::store::{SledLoader, SledStore};
use nyckel::system::OperatingEntropy;
use nyckel::testing::FakeClock;

fn main() {
    divan::main();
}

/// The entities of a demo, before anything is written.
#[divan::bench(args = [200, 10_000])]
fn make(bencher: Bencher<'_, '_>, customers: u32) {
    bencher.counter(ItemsCount::new(customers)).bench(|| Demo::new(Demo::SEED, customers).records().count());
}

/// What the first `nyckel` does before customers are listed: make, load, open, index.
#[divan::bench(args = [200, 10_000])]
fn first_start(bencher: Bencher<'_, '_>, customers: u32) {
    let folders = || tempfile::tempdir().expect("there is room for a store");
    bencher.counter(ItemsCount::new(customers)).with_inputs(folders).bench_local_refs(|folder| {
        let path = folder.path().join("store");
        let demo = Demo::new(Demo::SEED, customers);
        let mut loader = SledLoader::new(&path, Arc::new(OperatingEntropy));
        loader.load(&mut demo.records(), demo.now(), &Stop::default()).expect("the demo can be loaded");
        let clock: Arc<dyn Clock> = Arc::new(FakeClock::default());
        let store = SledStore::open(&path, clock, &OperatingEntropy).expect("the store opens");
        let collation = Collation::of(Language::Swedish);
        let collate: Collate = Arc::new(move |one, other| collation.compare(one, other));
        Index::build(&store, Actor::example(&[]).scope(), collate).expect("the store can be read")
    });
}
