//! Making a demo store: the demo's records and the slot that its passphrase opens, loaded at once.

use std::iter;
use std::panic::resume_unwind;
use std::sync::Arc;
use std::sync::mpsc::{self, SyncSender};
use std::thread;

use crate::cli::kept::Kept;
use crate::cli::opening::{collate, of_directory};
use crate::demo::{Demo, SeededEntropy};
use crate::domain::{Operator, Passphrase, Scope};
use crate::ports::bulk_load::{BulkLoad, Load, Loaded};
use crate::ports::{KeySlot, Progress, Stop, Vault, VaultFailure};
use crate::search::{Gathered, Gathering, IndexFile};
use crate::store::SledLoader;
use crate::system::{OperatingEntropy, StorePaths};
use crate::tui::failure::OpeningFailure;
use crate::vault::{DEMO, DEMO_PASSPHRASE, SealingVault};

/// How many entities are handed over at a time, and how often before they are taken: making them and writing them are done side
/// by side.
const BATCH: usize = 512;
const BATCHES: usize = 8;

/// How far the making of a store has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) enum Stage {
    /// As many customers were written of so many.
    Customers(Progress),
    /// All were; what they are found by is put in order.
    Finishing,
}

/// Makes the demo's store in that place, whose lock is held, in place of one that is there, and its index in the same pass.
pub(in crate::cli) fn make(
    paths: &StorePaths,
    demo: Demo,
    tell: &dyn Fn(Stage),
    stop: &Stop,
) -> Result<(), OpeningFailure> {
    let operators = demo.operators();
    let mut entities = operators.iter().cloned().map(Loaded::Operator).collect::<Vec<_>>();
    entities.extend(slots(demo.seed(), &operators)?.into_iter().map(Loaded::KeySlot));
    let entities = entities.into_iter().chain(demo.records().skip(operators.len()));
    let everything = operators.first().ok_or(OpeningFailure::NoOperator)?.actor().scope();
    let (handing_over, taken) = mpsc::sync_channel(BATCHES);
    let (index, load) = thread::scope(|scope| {
        let making = move || gather(entities, handing_over, everything);
        let making = thread::Builder::new().name("nyckel-making".to_owned()).spawn_scoped(scope, making);
        let making = making.map_err(of_directory)?;
        let mut entities = told(taken.into_iter().flatten(), demo, tell);
        let mut loader = SledLoader::new(&paths.store(), Arc::new(OperatingEntropy)).of_demo(demo.seed());
        let load = loader.load(&mut entities, demo.now(), stop);
        // Whoever still makes some is told that nobody takes them.
        drop(entities);
        let index = making.join().unwrap_or_else(|panic| resume_unwind(panic));
        Ok::<_, OpeningFailure>((index, load?))
    })?;
    let Load { identity, seq } = load;
    if let Some(image) = index.and_then(|index| index.of(identity, seq).image())
        && let Err(error) = IndexFile::new(paths.index()).keep(&image)
    {
        tracing::warn!(%error, "the index of the new store could not be kept");
    }
    // Should it not come to this, the new demo goes on from when the old one ended: its time never goes back.
    Kept::at(demo.now()).write(&paths.state()).map_err(of_directory)
}

/// Hands entities over in batches and makes an index of them; nothing where they are not taken to the end.
fn gather(
    mut entities: impl Iterator<Item = Loaded>,
    handing_over: SyncSender<Vec<Loaded>>,
    everything: Scope,
) -> Option<Gathered> {
    let mut gathering = Gathering::default();
    loop {
        let batch: Vec<Loaded> = entities.by_ref().take(BATCH).collect();
        if batch.is_empty() {
            break;
        }
        for entity in &batch {
            gathering.see(entity);
        }
        handing_over.send(batch).ok()?;
    }
    // Whoever takes them goes on while the index is put in order.
    drop(handing_over);
    Some(gathering.sorted(everything, collate()))
}

/// The entities, of whose customers it is told how many there were.
fn told<'told>(
    entities: impl Iterator<Item = Loaded> + 'told,
    demo: Demo,
    tell: &'told dyn Fn(Stage),
) -> impl Iterator<Item = Loaded> + 'told {
    let mut done = 0_u64;
    let total = u64::from(demo.customers());
    let counted = entities.inspect(move |entity| {
        if let Loaded::Customer(_) = entity {
            done = done.saturating_add(1);
            tell(Stage::Customers(Progress { done, total }));
        }
    });
    counted.chain(iter::from_fn(move || {
        tell(Stage::Finishing);
        None
    }))
}

/// The slots of a master key that follows from the seed, one for each operator: there is no secret in a demo.
fn slots(seed: u64, operators: &[Operator]) -> Result<Vec<KeySlot>, VaultFailure> {
    let vault = SealingVault::create(Arc::new(SeededEntropy::new(seed)))?.with_new_slots(DEMO);
    let passphrase = Passphrase::new(DEMO_PASSPHRASE.to_owned());
    operators.iter().map(|operator| vault.new_slot(operator.id, &passphrase)).collect()
}
