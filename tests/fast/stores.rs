//! Every store against the contract, and sled against the memory store as its model.

mod golden;
mod loads;
mod machine;

use std::path::Path;
use std::sync::Arc;

use nyckel::ports::Store;
use nyckel::store::{MemoryStore, SledStore};
use nyckel::testing::faults::FaultyStore;
use nyckel::testing::{FakeClock, FaultPlan, SeededEntropy, reopen_contract, store_contract};
use uuid::Uuid;

fn memory(clock: Arc<FakeClock>) -> Arc<dyn Store> {
    Arc::new(MemoryStore::new(Uuid::from_u128(1), clock))
}

fn sled(directory: &Path, clock: Arc<FakeClock>) -> Arc<dyn Store> {
    Arc::new(SledStore::open(directory, clock, &SeededEntropy::new(1)).unwrap())
}

#[test]
fn the_memory_store_keeps_the_contract() {
    store_contract(memory);
}

#[test]
fn the_sled_store_keeps_the_contract() {
    let folder = tempfile::tempdir().unwrap();
    let number = std::cell::Cell::new(0);
    store_contract(|clock| {
        number.set(number.get() + 1);
        sled(&folder.path().join(number.get().to_string()).join("store"), clock)
    });
}

#[test]
fn a_faulty_store_without_fault_keeps_the_contract() {
    store_contract(|clock| Arc::new(FaultyStore::new(memory(clock), Arc::new(FaultPlan::default()))));
}

#[test]
fn the_sled_store_opened_again_is_what_it_was() {
    let folder = tempfile::tempdir().unwrap();
    reopen_contract(|clock| sled(&folder.path().join("store"), clock));
}
