//! Loading a whole store: sorted, beside the old one, moved into its place when complete.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::domain::Instant;
use crate::ports::Entropy;
use crate::ports::bulk_load::{BulkLoad, Loaded};
use crate::ports::commit::Change;
use crate::ports::stop::Stop;
use crate::ports::store::{StoreFailure, StoreIdentity};
use crate::store::key::{FORMAT, HEAD, IDENTITY, SEED, Tree};
use crate::store::record::{DemoSeed, Head, KeptFormat, KeptIdentity};
use crate::store::sled::beside;
use crate::store::sled::disk::{self, Opened};
use crate::store::sled::failure::of_io;
use crate::store::sled::write_set::WriteSet;
use crate::store::{chain, loading, marker};

/// As many records are sorted and written at a time.
const BATCH: usize = 500;

/// Loads the store in a directory. The store must not be open meanwhile.
#[derive(Debug)]
pub struct SledLoader {
    directory: PathBuf,
    entropy: Arc<dyn Entropy>,
    seed: Option<DemoSeed>,
}

/// Which store it becomes and where it begins.
struct Beginning {
    identity: KeptIdentity,
    head: Head,
    seed: Option<DemoSeed>,
}

impl SledLoader {
    /// A loader of the store in that directory.
    #[must_use]
    pub fn new(directory: &Path, entropy: Arc<dyn Entropy>) -> Self {
        Self { directory: directory.to_owned(), entropy, seed: None }
    }

    /// A loader of a demo's store, which keeps the seed that it is made from.
    #[must_use]
    pub fn of_demo(self, seed: u64) -> Self {
        Self { seed: Some(DemoSeed(seed)), ..self }
    }

    /// What the new store begins with: identity and head of the old one, one further.
    fn beginning(&self, seen: Instant) -> Result<Beginning, StoreFailure> {
        let mut identity = None;
        let mut old = Head::default();
        if self.directory.exists() {
            let Opened { trees, .. } = &disk::open(&self.directory)?;
            identity = trees.get::<KeptIdentity>(Tree::Meta, IDENTITY)?;
            old = trees.get(Tree::Meta, HEAD)?.unwrap_or_default();
        }
        let identity = match identity {
            Some(KeptIdentity { store, epoch }) => KeptIdentity { store, epoch: epoch.saturating_add(1) },
            None => KeptIdentity { store: disk::new_id(&*self.entropy)?, epoch: 1 },
        };
        let seq = old.seq.next();
        let head = Head { seq, feed_forgotten: seq, seen: Some(seen), ..Head::default() };
        Ok(Beginning { identity, head, seed: self.seed })
    }
}

impl BulkLoad for SledLoader {
    fn load(
        &mut self,
        entities: &mut dyn Iterator<Item = Loaded>,
        seen: Instant,
        stop: &Stop,
    ) -> Result<StoreIdentity, StoreFailure> {
        disk::settle(&self.directory)?;
        let beginning = self.beginning(seen)?;
        let identity = beginning.identity;
        let new = disk::beside(&self.directory, ".new");
        if new.exists() {
            fs::remove_dir_all(&new).map_err(of_io("remove what an earlier load left"))?;
        }
        let written = write(&new, beginning, entities, stop);
        if written.is_err() {
            // What stays behind is removed by the next load.
            drop(fs::remove_dir_all(&new));
        }
        let head = written?;
        if self.seed.is_some() {
            beside::begin_list_anew(&self.directory)?;
        }
        disk::move_into_place(&new, &self.directory)?;
        beside::mark(&self.directory, identity, &head)?;
        Ok(identity.into())
    }
}

fn write(
    new: &Path,
    beginning: Beginning,
    entities: &mut dyn Iterator<Item = Loaded>,
    stop: &Stop,
) -> Result<Head, StoreFailure> {
    let Beginning { identity, mut head, seed } = beginning;
    let Opened { trees, file, .. } = &disk::open(new)?;
    let mut writes = WriteSet::new(trees);
    for entity in entities {
        loading::require_going(stop)?;
        add(&mut writes, &mut head, entity)?;
        if BATCH <= writes.len() {
            writes.insert_all()?;
        }
    }
    writes.put(Tree::Meta, FORMAT.to_vec(), &KeptFormat(marker::FORMAT))?;
    writes.put(Tree::Meta, IDENTITY.to_vec(), &identity)?;
    writes.put(Tree::Meta, HEAD.to_vec(), &head)?;
    if let Some(seed) = seed {
        writes.put(Tree::Meta, SEED.to_vec(), &seed)?;
    }
    writes.insert_all()?;
    file.make_durable(trees)?;
    Ok(head)
}

fn add(writes: &mut WriteSet<'_>, head: &mut Head, entity: Loaded) -> Result<(), StoreFailure> {
    let change = match entity {
        Loaded::Operator(operator) => Change::Operator(operator),
        Loaded::KeySlot(slot) => Change::KeySlot(slot),
        Loaded::Customer(customer) => Change::Customer(customer),
        Loaded::Order(order) => Change::Order(order),
        Loaded::Entitlement(entitlement) => Change::Entitlement(entitlement),
        Loaded::Subscription(subscription) => Change::Subscription(subscription),
        Loaded::Schedule(schedule) => Change::Schedule(schedule),
        Loaded::Charge(charge) => Change::Charge(charge),
        Loaded::KmsDevice(device) => Change::KmsDevice(Box::new(device)),
        Loaded::SupportRequest(filed) => Change::SupportRequest(filed),
        Loaded::Activity(record) => {
            let (records, chain) = chain::link(head.chain(), std::slice::from_ref(&record))?;
            (head.number, head.hash) = (chain.number, chain.hash);
            return records.iter().try_for_each(|recorded| writes.record(recorded));
        }
    };
    writes.change(head, &change)
}
