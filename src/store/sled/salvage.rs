//! What can still be read of a damaged store: each tree from its beginning until something does not read, then from its
//! end back to there. It reads a copy, as sled writes to what it opens, and it changes nothing else.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use walkdir::WalkDir;

use crate::ports::store::StoreFailure;
use crate::store::key::Tree;
use crate::store::record::{self, Place};
use crate::store::sled::disk::{self, Opened};
use crate::store::sled::failure::of_io;

/// The rows of one tree.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct SalvagedTree {
    /// What was read, and is what was written.
    pub(super) rows: BTreeMap<Vec<u8>, Vec<u8>>,
    /// The keys of what was read, and is not what was written.
    pub(super) changed: Vec<Vec<u8>>,
    /// Where reading ended from either side, if it did not come through.
    pub(super) gap: Option<Gap>,
}

/// What lies between two keys was not read; from the beginning or to the end where there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Gap {
    pub(super) after: Option<Vec<u8>>,
    pub(super) before: Option<Vec<u8>>,
}

/// Everything that was read.
pub(super) type Salvaged = BTreeMap<Tree, SalvagedTree>;

/// Reads what can be read of the store in that directory, of which a copy is made at `copy`, and removed again.
///
/// # Errors
/// [`StoreFailure`] when the copy cannot be made, or does not open at all.
pub(super) fn salvage(directory: &Path, copy: &Path) -> Result<Salvaged, StoreFailure> {
    remove(copy)?;
    copy_all(directory, copy)?;
    let read = disk::on_opening_thread(|| {
        let opened = disk::open(copy)?;
        Ok(Tree::ALL.into_iter().map(|tree| (tree, read(&opened, tree))).collect())
    });
    remove(copy)?;
    read
}

fn read(opened: &Opened, tree: Tree) -> SalvagedTree {
    let mut salvaged = SalvagedTree::default();
    let rows = opened.trees.of(tree);
    let mut last = None;
    let mut came_through = true;
    for row in rows {
        let Ok((key, value)) = row else {
            came_through = false;
            break;
        };
        last = Some(key.to_vec());
        salvaged.take(tree, &key, &value);
    }
    if came_through {
        return salvaged;
    }
    let mut first = None;
    for row in rows.iter().rev() {
        let Ok((key, value)) = row else { break };
        if last.as_ref().is_some_and(|last| key.as_ref() <= last.as_slice()) {
            break;
        }
        first = Some(key.to_vec());
        salvaged.take(tree, &key, &value);
    }
    salvaged.gap = Some(Gap { after: last, before: first });
    salvaged
}

impl SalvagedTree {
    fn take(&mut self, tree: Tree, key: &[u8], value: &[u8]) {
        let is_index = tree.has_marks() && value.is_empty();
        if is_index || record::is_whole(Place { tree: tree.name(), key }, value) {
            self.rows.insert(key.to_vec(), value.to_vec());
        } else {
            self.changed.push(key.to_vec());
        }
    }
}

fn copy_all(from: &Path, to: &Path) -> Result<(), StoreFailure> {
    for entry in WalkDir::new(from) {
        let entry = entry.map_err(|error| of_io("copy it")(error.into()))?;
        let Ok(inside) = entry.path().strip_prefix(from) else { continue };
        let place = to.join(inside);
        let copied = if entry.file_type().is_dir() {
            fs::create_dir_all(&place)
        } else {
            fs::copy(entry.path(), &place).map(drop)
        };
        copied.map_err(of_io("copy it"))?;
    }
    Ok(())
}

fn remove(directory: &Path) -> Result<(), StoreFailure> {
    if directory.exists() { fs::remove_dir_all(directory).map_err(of_io("remove a copy")) } else { Ok(()) }
}
