//! Loading a whole store: sorted, beside the old one, moved into its place when complete.

mod rows;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::domain::Instant;
use crate::ports::Entropy;
use crate::ports::bulk_load::{BulkLoad, Load, Loaded};
use crate::ports::stop::Stop;
use crate::ports::store::StoreFailure;
use crate::store::key::{FORMAT, HEAD, IDENTITY, SEED, Tree};
use crate::store::record::{DemoSeed, Head, KeptFormat, KeptIdentity};
use crate::store::sled::beside;
use crate::store::sled::disk::{self, Opened};
use crate::store::sled::failure::of_io;
use crate::store::sled::loader::rows::Loading;
use crate::store::sled::revocations::Revocations;
use crate::store::{loading, marker};

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
    ) -> Result<Load, StoreFailure> {
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
        let (head, cancelled) = written?;
        if self.seed.is_some() {
            beside::begin_list_anew(&self.directory)?;
        }
        disk::move_into_place(&new, &self.directory)?;
        beside::mark_loaded(&self.directory, identity, &head, cancelled)?;
        Ok(Load { identity: identity.into(), seq: head.seq })
    }
}

/// Writes everything into a fresh directory, and opens it once more, so that whoever opens it next has not to wait for what the
/// engine sorts out then.
fn write(
    new: &Path,
    beginning: Beginning,
    entities: &mut dyn Iterator<Item = Loaded>,
    stop: &Stop,
) -> Result<(Head, Revocations), StoreFailure> {
    let Beginning { identity, mut head, seed } = beginning;
    let cancelled = {
        let Opened { trees, file, .. } = &disk::open(new)?;
        let mut loading = Loading::new(trees);
        for entity in entities {
            loading::require_going(stop)?;
            loading.add(&mut head, entity)?;
        }
        let (mut writes, cancelled) = loading.finish(stop)?;
        writes.put(Tree::Meta, FORMAT.to_vec(), &KeptFormat(marker::FORMAT))?;
        writes.put(Tree::Meta, IDENTITY.to_vec(), &identity)?;
        writes.put(Tree::Meta, HEAD.to_vec(), &head)?;
        if let Some(seed) = seed {
            writes.put(Tree::Meta, SEED.to_vec(), &seed)?;
        }
        writes.insert_all()?;
        file.make_durable(trees)?;
        cancelled
    };
    Ok((disk::open(new)?.trees.head()?, cancelled))
}
