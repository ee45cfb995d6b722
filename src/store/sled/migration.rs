//! Bringing a store of an older nyckel to the newest format. Who calls this has backed the store up first.

use std::path::Path;

use crate::ports::store::StoreFailure;
use crate::store::key::{FORMAT, Tree};
use crate::store::marker;
use crate::store::record::KeptFormat;
use crate::store::sled::disk;
use crate::store::sled::write_set::WriteSet;

/// Migrates the closed store in that directory. Done twice it is done once, so that it can be broken off at any point.
///
/// # Errors
/// [`StoreFailure::NewerSchema`] for one of a newer nyckel, and what keeps a store from being opened.
pub(super) fn migrate(directory: &Path) -> Result<(), StoreFailure> {
    let opened = disk::open(directory)?;
    let KeptFormat(found) = opened.trees.get(Tree::Meta, FORMAT)?.unwrap_or(KeptFormat::FIRST);
    let known = marker::FORMAT;
    if known < found {
        return Err(StoreFailure::NewerSchema { found, known });
    }
    // From the first format to the second: the format itself is written down, and a marker lies beside the store, which
    // is made when it is opened.
    let mut writes = WriteSet::new(&opened.trees);
    writes.put(Tree::Meta, FORMAT.to_vec(), &KeptFormat(known))?;
    writes.commit()?;
    opened.file.make_durable(&opened.trees)
}
