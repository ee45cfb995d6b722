//! The archive, which is the file of a backup: rows as the store keeps them, compressed, keys still sealed.
//!
//! A header in clear; then, deflated, the rows of each tree and after them what was written meanwhile, where a later
//! entry wins over an earlier one of the same key; then, in clear, where the store stood at the end and a BLAKE3 hash
//! over every byte before it. **Invariant:** nothing relies on an archive that was not read to that hash.

mod reader;
mod writer;

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use crate::domain::{Instant, Operator, Seq};
use crate::ports::KeySlot;
use crate::ports::stop::Stop;
use crate::ports::store::{ChainHead, StoreIdentity};
use crate::ports::upkeep::UpkeepFailure;
use crate::store::key::Tree;
use crate::store::record::{self, KeptOperator, Place};

pub(in crate::store) use reader::Reader;
pub(in crate::store) use writer::Writer;

/// What every archive begins with.
const MAGIC: &[u8; 8] = b"nyckel\x1a\n";
/// The version of the archive's own shape.
const ARCHIVE_VERSION: u8 = 1;
const END: u8 = 0;
const PUT: u8 = 1;
const REMOVE: u8 = 2;
/// No key of a store comes near it.
const LONGEST_KEY: usize = 4 << 10;
/// No value of a store comes near it.
const LONGEST_VALUE: usize = 16 << 20;
const HASH_BYTES: usize = 32;

/// One row as it is kept, or that there is none with that key any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::store) struct Entry {
    pub(in crate::store) tree: Tree,
    pub(in crate::store) key: Vec<u8>,
    /// `None` removes.
    pub(in crate::store) value: Option<Vec<u8>>,
}

/// What stands at the beginning of an archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) struct Header {
    /// The format of the store.
    pub(in crate::store) format: u8,
    pub(in crate::store) identity: StoreIdentity,
    pub(in crate::store) made: Instant,
}

/// Where the store stands after the last entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) struct End {
    pub(in crate::store) seq: Seq,
    pub(in crate::store) chain: ChainHead,
}

/// A whole archive: what was learnt by reading it to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Archive {
    /// The format of the store it is of, which may be an older one.
    pub format: u8,
    /// Which store it is of.
    pub identity: StoreIdentity,
    /// When it was begun.
    pub made: Instant,
    /// The last commit in it.
    pub seq: Seq,
    /// The head of the activity log in it.
    pub chain: ChainHead,
    /// How many entries it has.
    pub entries: u64,
    /// How many bytes their keys and values have.
    pub bytes: u64,
    /// The operators in it, in the order in which they were added.
    pub operators: Vec<Operator>,
    /// The slots that their passphrases open.
    pub key_slots: Vec<KeySlot>,
}

impl Archive {
    /// Reads the file to its end and says what is in it. It may take a while for a large one.
    ///
    /// # Errors
    /// [`UpkeepFailure`]: it is no archive, is not whole, was made by a newer nyckel, cannot be read, or it was asked
    /// to stop.
    pub fn check(path: &Path, stop: &Stop) -> Result<Self, UpkeepFailure> {
        let file = File::open(path).map_err(UpkeepFailure::of_file("opened"))?;
        let mut reader = Reader::open(BufReader::new(file))?;
        let mut operators: Vec<KeptOperator> = Vec::new();
        let mut key_slots: Vec<KeySlot> = Vec::new();
        let mut bytes = 0_u64;
        while let Some(entry) = reader.next()? {
            UpkeepFailure::unless_stopped(stop)?;
            let length = entry.key.len().saturating_add(entry.value.as_ref().map_or(0, Vec::len));
            bytes = bytes.saturating_add(u64::try_from(length).unwrap_or(u64::MAX));
            let place = Place { tree: entry.tree.name(), key: &entry.key };
            match (entry.tree, &entry.value) {
                (Tree::Operators, Some(value)) => {
                    let kept: KeptOperator = record::decode(place, value)?;
                    operators.retain(|known| known.operator.id != kept.operator.id);
                    operators.push(kept);
                }
                (Tree::KeySlots, Some(value)) => {
                    let slot: KeySlot = record::decode(place, value)?;
                    key_slots.retain(|known| known.operator != slot.operator);
                    key_slots.push(slot);
                }
                (Tree::Operators, None) => {
                    operators.retain(|known| known.operator.id.as_bytes() != entry.key.as_slice());
                }
                (Tree::KeySlots, None) => key_slots.retain(|known| known.operator.as_bytes() != entry.key.as_slice()),
                (_, _) => {}
            }
        }
        operators.sort_by_key(|kept| kept.place);
        let Header { format, identity, made } = reader.header();
        let End { seq, chain } = reader.end().ok_or(UpkeepFailure::DamagedBackup("it has no end"))?;
        let operators = operators.into_iter().map(|kept| kept.operator).collect();
        Ok(Self { format, identity, made, seq, chain, entries: reader.entries(), bytes, operators, key_slots })
    }
}

#[cfg(test)]
mod tests;
