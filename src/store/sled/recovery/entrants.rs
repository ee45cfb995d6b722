//! Who could enter a store that does not open, as far as it or a backup still tells: whoever has it made whole is asked
//! first who they are.

use std::path::Path;

use crate::ports::recovery::Entrants;
use crate::ports::upkeep::UpkeepFailure;
use crate::ports::{KeySlot, Stop};
use crate::store::exports::BackupFolder;
use crate::store::key::Tree;
use crate::store::record::{self, KeptOperator, Place, Record};
use crate::store::sled::recovery::{can_be_entered, what_reads, where_it_lies};
use crate::store::sled::salvage::Salvaged;

/// The operators and the slots that the store would have once it is recovered; none where neither it nor a backup tells.
/// Nothing is changed.
pub(in crate::store::sled) fn entrants(directory: &Path, backups: &BackupFolder) -> Result<Entrants, UpkeepFailure> {
    let found = where_it_lies(directory)?;
    let salvaged = found.as_deref().map(|found| what_reads(directory, found)).transpose()?.flatten();
    let readable = salvaged.as_ref().map(of_salvaged).unwrap_or_default();
    if salvaged.as_ref().is_some_and(can_be_entered) {
        return Ok(readable);
    }
    let backup = backups.newest_whole(&Stop::default())?;
    Ok(backup.map_or(readable, |(_, archive)| Entrants { operators: archive.operators, key_slots: archive.key_slots }))
}

fn of_salvaged(salvaged: &Salvaged) -> Entrants {
    let mut operators: Vec<KeptOperator> = rows(salvaged, Tree::Operators);
    operators.sort_by_key(|kept| kept.place);
    let operators = operators.into_iter().map(|kept| kept.operator).collect();
    Entrants { operators, key_slots: rows::<KeySlot>(salvaged, Tree::KeySlots) }
}

fn rows<T: Record>(salvaged: &Salvaged, tree: Tree) -> Vec<T> {
    let rows = salvaged.get(&tree).into_iter().flat_map(|tree| &tree.rows);
    rows.filter_map(|(key, value)| record::decode(Place { tree: tree.name(), key }, value).ok()).collect()
}
