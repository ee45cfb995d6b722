//! What makes the real program fail on purpose, or answer with a key that the tests know. It exists only with the
//! feature `testing`; the released program lacks it.

use std::env;
use std::sync::Arc;

use crate::domain::Instant;
use crate::ports::{Clock, Provider, Store};
use crate::provider::{BitsFault, BitsServer, EmbeddedProvider, GeneratedBits};
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

/// A named pipe: opening a store waits until whoever writes to it has closed it.
const GATE: &str = "NYCKEL_TESTING_OPENING_GATE";

/// Makes every generated file so many bytes long.
const BITS: &str = "NYCKEL_TESTING_BITS_BYTES";

/// Makes the server of the generated files close every connection after so many bytes.
const BITS_CUT: &str = "NYCKEL_TESTING_BITS_CUT";

/// The provider, whose files are as long as the environment says.
pub(in crate::cli) fn bits(provider: EmbeddedProvider) -> EmbeddedProvider {
    match number(BITS) {
        Some(bytes) if provider.files().is_some() => provider.with_files(Arc::new(GeneratedBits::of_size(1, bytes))),
        Some(_) | None => provider,
    }
}

/// Has the server do wrong what the environment says.
pub(in crate::cli) fn bits_fault(server: &BitsServer) {
    if let Some(bytes) = number(BITS_CUT) {
        server.fail(BitsFault::Cut(bytes), u32::MAX);
    }
}

fn number(name: &str) -> Option<u64> {
    env::var(name).ok()?.parse().ok()
}

/// Panics where the environment says so.
#[expect(clippy::manual_assert, clippy::panic, reason = "a panic is what is tested")]
pub(in crate::cli) fn panic_while_opening() {
    if env::var_os(PANIC).is_some() {
        panic!("a panic for a test");
    }
}

/// Waits where the environment says so; what comes through the gate does not matter.
pub(in crate::cli) fn wait_while_opening() {
    if let Some(gate) = env::var_os(GATE) {
        drop(std::fs::read(gate));
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
