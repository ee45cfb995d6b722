//! How fast time is let pass over a partner whose store was closed: everything that became due of it is charged, renewed
//! or ended, in memory, and in a store on disk that has it for good. `cargo bench --bench time`

#![allow(clippy::expect_used, reason = "a benchmark: what does not work ends it")]

use std::fmt;
use std::sync::Arc;

use chrono::Months;
use divan::Bencher;
use divan::counter::ItemsCount;
use nyckel::demo::Demo;
use nyckel::domain::Instant;
use nyckel::ports::{BulkLoad, Clock, Stop};
use nyckel::service::{Services, apply_time};
use nyckel::store::{SledLoader, SledStore};
use nyckel::system::OperatingEntropy;
use nyckel::testing::{FakeClock, Stage, StageOptions};
use tempfile::TempDir;

fn main() {
    divan::main();
}

/// A demo that was closed for a while.
#[derive(Debug, Clone, Copy)]
struct Closed {
    customers: u32,
    months: u32,
}

const A_MONTH: Closed = Closed { customers: 200, months: 1 };
const TEN_YEARS: Closed = Closed { customers: 200, months: 120 };
/// More than 10,000 subscriptions.
const A_YEAR_OF_MANY: Closed = Closed { customers: 4_000, months: 12 };

impl fmt::Display for Closed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} customers, months: {}", self.customers, self.months)
    }
}

impl Closed {
    /// The instant at which it is opened again.
    fn opened(self) -> Instant {
        let months = Months::new(self.months);
        Demo::NOW.utc().checked_add_months(months).map(Instant::from).expect("there is such a month")
    }

    /// How many charges it comes to.
    fn charges(self) -> ItemsCount {
        ItemsCount::new(pass(&self.in_memory()))
    }

    fn in_memory(self) -> Services {
        let stage = Stage::unopened(StageOptions { customers: self.customers, ..StageOptions::default() });
        stage.clock.set(self.opened());
        stage.services
    }

    /// The same on disk, in a folder that goes with it.
    fn on_disk(self) -> (Services, TempDir) {
        let folder = tempfile::tempdir().expect("there is room for a store");
        let (path, demo) = (folder.path().join("store"), Demo::new(Demo::SEED, self.customers));
        let mut loader = SledLoader::new(&path, Arc::new(OperatingEntropy));
        loader.load(&mut demo.records(), demo.now(), &Stop::default()).expect("the demo can be loaded");
        let clock: Arc<dyn Clock> = Arc::new(FakeClock::new(self.opened()));
        let store = SledStore::open(&path, Arc::clone(&clock), &OperatingEntropy).expect("the store opens");
        // What services need besides a store and a clock is not asked for anything here.
        let nobody = Stage::unopened(StageOptions { customers: 0, ..StageOptions::default() });
        (Services { store: Arc::new(store), clock, ..nobody.services }, folder)
    }
}

/// Lets time pass over it; how many charges were made.
fn pass(services: &Services) -> u64 {
    apply_time(services, &Stop::default()).expect("it is applied").charges
}

/// What the rules and the services take.
#[divan::bench(args = [A_MONTH, TEN_YEARS])]
fn in_memory(bencher: Bencher<'_, '_>, closed: Closed) {
    bencher.counter(closed.charges()).with_inputs(|| closed.in_memory()).bench_local_refs(|services| pass(services));
}

/// What the console's keeper of time takes, every piece on disk.
#[divan::bench(args = [A_MONTH, TEN_YEARS, A_YEAR_OF_MANY])]
fn on_disk(bencher: Bencher<'_, '_>, closed: Closed) {
    bencher.counter(closed.charges()).with_inputs(|| closed.on_disk()).bench_local_refs(|(services, _)| pass(services));
}
