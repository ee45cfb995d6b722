//! Making a demo store: the demo's records and the slot that its passphrase opens, loaded at once.

use std::sync::Arc;

use crate::cli::kept::Kept;
use crate::cli::opening::of_directory;
use crate::demo::{Demo, SeededEntropy};
use crate::domain::{Operator, Passphrase};
use crate::ports::bulk_load::{BulkLoad, Loaded};
use crate::ports::{KeySlot, Stop, Vault, VaultFailure};
use crate::store::SledLoader;
use crate::system::{OperatingEntropy, StorePaths};
use crate::tui::failure::OpeningFailure;
use crate::vault::{DEMO, DEMO_PASSPHRASE, SealingVault};

/// Makes the demo's store in that place, whose lock is held, in place of one that is there.
pub(in crate::cli) fn make(paths: &StorePaths, seed: u64, customers: u32) -> Result<(), OpeningFailure> {
    let demo = Demo::new(seed, customers);
    let operators = demo.operators();
    let mut entities = operators.iter().cloned().map(Loaded::Operator).collect::<Vec<_>>();
    entities.extend(slots(seed, &operators)?.into_iter().map(Loaded::KeySlot));
    let mut entities = entities.into_iter().chain(demo.records().skip(operators.len()));
    let mut loader = SledLoader::new(&paths.store(), Arc::new(OperatingEntropy)).of_demo(seed);
    loader.load(&mut entities, demo.now(), &Stop::default())?;
    // Should it not come to this, the new demo goes on from when the old one ended: its time never goes back.
    Kept::at(demo.now()).write(&paths.state()).map_err(of_directory)
}

/// The slots of a master key that follows from the seed, one for each operator: there is no secret in a demo.
fn slots(seed: u64, operators: &[Operator]) -> Result<Vec<KeySlot>, VaultFailure> {
    let vault = SealingVault::create(Arc::new(SeededEntropy::new(seed)))?.with_new_slots(DEMO);
    let passphrase = Passphrase::new(DEMO_PASSPHRASE.to_owned());
    operators.iter().map(|operator| vault.new_slot(operator.id, &passphrase)).collect()
}
