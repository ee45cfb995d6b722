//! The newest whole backup of a store that was salvaged, where it has something of what is missing. It is read and
//! nothing is taken from it: what came after it would stand beside what it knows, and only a restore sets that right.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use crate::domain::{Customer, TenantId};
use crate::ports::Stop;
use crate::ports::recovery::Remedy;
use crate::ports::upkeep::UpkeepFailure;
use crate::store::archive::{Entry, Reader};
use crate::store::exports::BackupFolder;
use crate::store::key::{self, Kind, Named, Tree};
use crate::store::record::{self, Kept, Place};
use crate::store::sled::recovery::rebuilding::Rebuilt;
use crate::store::sled::revocations::Revocations;
use crate::store::sled::salvage::Salvaged;

/// What a restore brings back; everything else is made from it.
const TREES: [Tree; 6] =
    [Tree::Records, Tree::Operators, Tree::KeySlots, Tree::Activity, Tree::SupportRequests, Tree::Attachments];

/// Looks for such a backup, and learns from it what lost customers are called. Where the backups cannot be read there is
/// none: the store is made whole as far as it goes all the same.
pub(super) fn look_for(
    backups: &BackupFolder,
    salvaged: &Salvaged,
    revoked: &Revocations,
    rebuilt: &mut Rebuilt,
) -> Option<Remedy> {
    let newest = backups.newest_whole(&Stop::default()).unwrap_or_else(|failure| {
        tracing::warn!(%failure, "the backups could not be looked at");
        None
    });
    let (file, archive) = newest.filter(|(_, archive)| archive.identity.store == rebuilt.identity.store)?;
    let Missing { rows, customers } = missing(&file, salvaged, revoked).unwrap_or_else(|failure| {
        tracing::warn!(path = %file.display(), %failure, "the backup could not be read again");
        Missing::default()
    });
    rebuilt.names.extend(customers.clone());
    let later = rebuilt.last.0.saturating_sub(archive.seq.0);
    let rows = u64::try_from(rows.len()).unwrap_or(u64::MAX);
    let has_something = 0 < rows || rebuilt.last < archive.seq;
    has_something.then_some(Remedy { file, made: archive.made, rows, customers, later })
}

/// What a backup has and was not salvaged.
#[derive(Default)]
struct Missing {
    rows: BTreeSet<(Tree, Vec<u8>)>,
    customers: BTreeMap<TenantId, String>,
}

/// What that backup has and was not salvaged. What was revoked is not missing (AFTER-1).
fn missing(file: &Path, salvaged: &Salvaged, revoked: &Revocations) -> Result<Missing, UpkeepFailure> {
    let opened = File::open(file).map_err(UpkeepFailure::of_file("opened"))?;
    let mut reader = Reader::open(BufReader::new(opened))?;
    let mut missing = Missing::default();
    while let Some(Entry { tree, key, value }) = reader.next()? {
        let is_there = || salvaged.get(&tree).is_some_and(|tree| tree.rows.contains_key(&key));
        let is_made_anew = || tree == Tree::Records && key::is_of_kind(&key, Kind::LastAccess);
        if !TREES.contains(&tree) || is_made_anew() || revoked.has_key(&key) || is_there() {
            continue;
        }
        let Some(value) = value else {
            missing.rows.remove(&(tree, key));
            continue;
        };
        if let (Tree::Records, Some(Named::Customer(tenant))) = (tree, key::named(&key))
            && let Ok(kept) = record::decode::<Kept<Customer>>(Place { tree: tree.name(), key: &key }, &value)
        {
            missing.customers.insert(tenant, kept.value.name);
        }
        missing.rows.insert((tree, key));
    }
    Ok(missing)
}
