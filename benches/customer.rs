//! How long the lists of one customer take to be read from a store on disk, and the memory they need, which divan counts: a customer's
//! software and orders are held as a whole (`docs/adr/0018`). `cargo bench --bench customer`

#![allow(clippy::expect_used, reason = "a benchmark: what does not work ends it")]

use std::path::Path;
use std::sync::Arc;

use divan::{AllocProfiler, Bencher};
use nyckel::demo::Demo;
use nyckel::domain::{Actor, Order, TenantId};
use nyckel::ports::{BulkLoad, Change, Stop, Store};
use nyckel::service::{Services, list_orders, list_software};
use nyckel::store::{SledLoader, SledStore};
use nyckel::system::OperatingEntropy;
use nyckel::testing::{FakeClock, Stage, StageOptions, example};

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

/// How many purchases, each an order of its own: a usual customer, a large one, and one that is ten times as large.
const PURCHASES: [u32; 3] = [10, 1_000, 10_000];

/// As many are put in by one commit.
const COMMITTED: usize = 500;

fn main() {
    divan::main();
}

/// The services over a store in that folder, and the customer who has bought so much more than the others.
fn bought(folder: &Path, purchases: u32) -> (Services, Actor, TenantId) {
    let (path, demo) = (folder.join("store"), Demo::new(Demo::SEED, 1));
    let mut loader = SledLoader::new(&path, Arc::new(OperatingEntropy));
    loader.load(&mut demo.records(), demo.now(), &Stop::default()).expect("the demo can be loaded");
    let store =
        SledStore::open(&path, Arc::new(FakeClock::new(Demo::NOW)), &OperatingEntropy).expect("the store opens");
    let customer = example::customer(1);
    store.apply(&example::commit(vec![Change::Customer(customer.clone())])).expect("the customer is new");
    let changes: Vec<Change> = (1..=purchases)
        .flat_map(|number| {
            let purchase = example::entitlement(example::entitlement_id(1, &format!("OR-{number:05}"), 1));
            let order = Order { tenant: customer.id, id: purchase.id.order.clone(), placed: purchase.bought, lines: 1 };
            [Change::Order(order), Change::Entitlement(purchase)]
        })
        .collect();
    for changes in changes.chunks(COMMITTED) {
        store.apply(&example::commit(changes.to_vec())).expect("the purchases are new");
    }
    let services = Stage::new(StageOptions::default()).services;
    (Services { store: Arc::new(store), ..services }, example::agent(), customer.id)
}

/// The Software page.
#[divan::bench(args = PURCHASES, sample_count = 20)]
fn software(bencher: Bencher<'_, '_>, purchases: u32) {
    let folder = tempfile::tempdir().expect("there is room for a store");
    let (services, actor, tenant) = bought(folder.path(), purchases);
    bencher.bench_local(|| list_software(&services, &actor, tenant).expect("the software can be read").len());
}

/// The Order history page.
#[divan::bench(args = PURCHASES, sample_count = 20)]
fn orders(bencher: Bencher<'_, '_>, purchases: u32) {
    let folder = tempfile::tempdir().expect("there is room for a store");
    let (services, actor, tenant) = bought(folder.path(), purchases);
    bencher.bench_local(|| list_orders(&services, &actor, tenant).expect("the orders can be read").len());
}
