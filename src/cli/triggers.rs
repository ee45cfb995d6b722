//! What makes the real program fail on purpose, or answer with a key that the tests know. It exists only with the
//! feature `testing`; the released program lacks it.

use std::env;
use std::sync::Arc;

use crate::domain::Instant;
use crate::ports::{Clock, Provider, Store};
use crate::testing::faults::FaultyStore;
use crate::testing::{FakeClock, Fault, FaultPlan, KnownKeys, Step, When};
use crate::vault::{DEMO, SealingVault};

/// Says what fails of the store: `fail-commits`, or `full` for its disk.
const STORE: &str = "NYCKEL_TESTING_STORE";

/// Makes the provider answer with the canary key.
const CANARY: &str = "NYCKEL_TESTING_CANARY";

/// Makes the passphrase of a new store cheap to stretch.
const CHEAP: &str = "NYCKEL_TESTING_CHEAP_PASSPHRASES";

/// What the machine's clock says, as RFC 3339.
const NOW: &str = "NYCKEL_TESTING_NOW";

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
    let fault = match env::var(STORE).as_deref() {
        Ok("fail-commits") => Fault::Fail,
        Ok("full") => Fault::Full,
        Ok(_) | Err(_) => return store,
    };
    let faults = Arc::new(FaultPlan::default());
    faults.set(When::Every(Step::Commit), fault);
    Arc::new(FaultyStore::new(store, faults))
}

/// The vault, whose new slots are cheap to open where the environment says so.
pub(in crate::cli) fn vault(vault: SealingVault) -> SealingVault {
    if env::var_os(CHEAP).is_some() { vault.with_new_slots(DEMO) } else { vault }
}

/// The machine's clock, which stands still where the environment says so.
pub(in crate::cli) fn clock(clock: Arc<dyn Clock>) -> Arc<dyn Clock> {
    let told = env::var(NOW).ok().and_then(|now| Instant::parse(&now).ok());
    told.map_or(clock, |now| Arc::new(FakeClock::new(now)))
}

/// The provider, which issues the canary key where the environment says so.
pub(in crate::cli) fn provider(provider: Arc<dyn Provider>) -> Arc<dyn Provider> {
    if env::var_os(CANARY).is_some() { Arc::new(KnownKeys::canary(provider)) } else { provider }
}
