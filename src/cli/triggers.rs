//! What makes the real program fail on purpose, or answer with a key that the tests know. It exists only with the
//! feature `testing`; the released program lacks it.

use std::env;
use std::sync::Arc;

use crate::ports::{Provider, Store};
use crate::testing::{Fault, FaultyStore, KnownKeys};

/// Says what fails of the store: `fail-commits`.
const STORE: &str = "NYCKEL_TESTING_STORE";

/// Makes the provider answer with the canary key.
const CANARY: &str = "NYCKEL_TESTING_CANARY";

/// Panics while a store is opened, on whichever thread that is.
const PANIC: &str = "NYCKEL_TESTING_PANIC_OPENING";

/// Panics where the environment says so.
#[expect(clippy::manual_assert, clippy::panic, reason = "a panic is what is tested")]
pub(in crate::cli) fn panic_while_opening() {
    if env::var_os(PANIC).is_some() {
        panic!("a panic for a test");
    }
}

/// The store, which fails as the environment says.
pub(in crate::cli) fn store(store: Arc<dyn Store>) -> Arc<dyn Store> {
    if env::var_os(STORE).is_none_or(|fault| fault != "fail-commits") {
        return store;
    }
    let faulty = FaultyStore::new(store);
    faulty.set(Fault::EveryCommit);
    Arc::new(faulty)
}

/// The provider, which issues the canary key where the environment says so.
pub(in crate::cli) fn provider(provider: Arc<dyn Provider>) -> Arc<dyn Provider> {
    if env::var_os(CANARY).is_some() { Arc::new(KnownKeys::canary(provider)) } else { provider }
}
