//! Making a store that will not open whole again, from what can still be read of it.
//!
//! **Invariant:** the store as it was found is set aside, never changed and never removed. **Invariant:** what does not
//! read as it was written is left out and told of; nothing is guessed.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use crate::domain::{Instant, RecordedActivity, Seq};
use crate::ports::Entropy;
use crate::ports::recovery::{Loss, Recovery, RecoverySource};
use crate::ports::store::StoreFailure;
use crate::store::chain;
use crate::store::key::{self, FORMAT, HEAD, IDENTITY, SEED, Tree};
use crate::store::marker::{self, Found, Marker, MarkerFile};
use crate::store::record::{self, DemoSeed, Head, KeptFormat, KeptIdentity, KeptOperator, Place, Record};
use crate::store::sled::disk::{self, Opened};
use crate::store::sled::engine;
use crate::store::sled::failure::of_io;
use crate::store::sled::salvage::{Gap, Salvaged, salvage};
use crate::store::sled::write_set::WriteSet;

/// As many rows are sorted and written at a time.
const BATCH: usize = 500;

/// Makes the closed store in that directory whole again from what can be read of it, and sets it aside as it was found.
///
/// # Errors
/// [`StoreFailure`] when nothing of it can be read, or there is no room; the store then lies where it lay.
pub(super) fn recover(directory: &Path, now: Instant, entropy: &dyn Entropy) -> Result<Recovery, StoreFailure> {
    let marked = marked(directory);
    let found = where_it_lies(directory)?;
    let salvaged = salvage(&found, &disk::beside(directory, ".salvage"))?;
    let new = disk::beside(directory, ".new");
    if new.exists() {
        fs::remove_dir_all(&new).map_err(of_io("remove what an earlier recovery left"))?;
    }
    let rebuilt = rebuild(&new, &salvaged, marked.as_ref(), entropy)?;
    disk::sync_directory(&new)?;
    let set_aside = if found == directory { set_aside(directory, now)? } else { found };
    fs::rename(&new, directory).map_err(of_io("move the new store into place"))?;
    disk::sync_directory(disk::parent_of(directory))?;
    engine::mark(directory, rebuilt.identity, &rebuilt.head)?;
    Ok(Recovery {
        set_aside,
        source: RecoverySource::Salvage,
        acknowledged: marked.map(|marked| marked.seq),
        recovered: rebuilt.last,
        rows: rebuilt.rows,
        losses: rebuilt.losses,
    })
}

/// Renames the store and its marker, so that both stay as they are.
pub(super) fn set_aside(directory: &Path, now: Instant) -> Result<PathBuf, StoreFailure> {
    let stamp = now.utc().format("%Y%m%dT%H%M%SZ").to_string();
    let aside = (0..NAMES)
        .map(|number| match number {
            0 => disk::beside(directory, &format!("{DAMAGED}{stamp}")),
            number => disk::beside(directory, &format!("{DAMAGED}{stamp}-{number}")),
        })
        .find(|place| !place.exists())
        .ok_or_else(|| StoreFailure::Io { doing: "set it aside", reason: "every name is taken".to_owned() })?;
    let (marker, marker_aside) = (marker::beside(directory), marker::beside(&aside));
    if marker.exists() {
        fs::copy(&marker, marker_aside).map_err(of_io("set its marker aside"))?;
    }
    fs::rename(directory, &aside).map_err(of_io("set it aside"))?;
    disk::sync_directory(disk::parent_of(directory))?;
    Ok(aside)
}

/// How many stores can be set aside in the same second.
const NAMES: u32 = 100;
/// What stands between the name of a store and the instant at which it was set aside.
const DAMAGED: &str = ".damaged-";

/// The directory itself; where a recovery was broken off between two renames, what it had set aside last.
fn where_it_lies(directory: &Path) -> Result<PathBuf, StoreFailure> {
    if directory.exists() {
        return Ok(directory.to_owned());
    }
    let mut beginning = directory.file_name().map_or_else(OsString::new, OsString::from);
    beginning.push(DAMAGED);
    let entries = fs::read_dir(disk::parent_of(directory)).map_err(of_io("look for it"))?;
    let names = entries.flatten().filter(|entry| entry.path().is_dir()).map(|entry| entry.file_name());
    let is_ours = |name: &OsString| name.as_encoded_bytes().starts_with(beginning.as_encoded_bytes());
    names
        .filter(is_ours)
        .max()
        .map(|name| disk::parent_of(directory).join(name))
        .ok_or_else(|| StoreFailure::Damaged("there is no store".to_owned()))
}

/// What the marker says, if it can be read.
pub(super) fn marked(directory: &Path) -> Option<Marker> {
    match MarkerFile::look(&marker::beside(directory)) {
        Ok(Found::Marker(marker)) => Some(marker),
        Ok(Found::Nothing | Found::Newer(_) | Found::Damaged) | Err(_) => None,
    }
}

/// A new store of what was salvaged.
struct Rebuilt {
    identity: KeptIdentity,
    head: Head,
    /// The last commit of the old store that is in it.
    last: Seq,
    rows: u64,
    losses: Vec<Loss>,
}

fn rebuild(
    new: &Path,
    salvaged: &Salvaged,
    marked: Option<&Marker>,
    entropy: &dyn Entropy,
) -> Result<Rebuilt, StoreFailure> {
    let mut losses = losses_of_rows(salvaged);
    let log = log_of(salvaged);
    let old = row::<Head>(salvaged, Tree::Meta, HEAD);
    let last = old.as_ref().map_or_else(|| last_written(salvaged), |head| head.seq);
    if let Some(marked) = marked.filter(|marked| last < marked.seq) {
        losses.push(Loss::Commits(marked.seq.0.saturating_sub(last.0)));
    }
    let end = old.as_ref().map_or(0, |head| head.number).max(marked.map_or(0, |marked| marked.number));
    losses.extend(gaps(&log, end));
    let identity = match row::<KeptIdentity>(salvaged, Tree::Meta, IDENTITY) {
        Some(KeptIdentity { store, epoch }) => KeptIdentity { store, epoch: epoch.saturating_add(1) },
        None => match marked {
            Some(marked) => KeptIdentity { store: marked.store, epoch: marked.epoch.saturating_add(1) },
            None => KeptIdentity { store: disk::new_id(entropy)?, epoch: 1 },
        },
    };
    let seq = last.max(marked.map_or(Seq(0), |marked| marked.seq)).next();
    let head = Head {
        seq,
        number: log.keys().next_back().copied().unwrap_or(0),
        hash: log.values().next_back().map_or(Ok([0; 32]), chain::hash_of)?,
        seen: old.and_then(|head| head.seen).max(log.values().map(|recorded| recorded.record.at).max()),
        operators: places_of_operators(salvaged),
        feed_entries: 0,
        feed_forgotten: seq,
    };
    let rows = write(new, salvaged, &log, identity, &head)?;
    Ok(Rebuilt { identity, head, last, rows, losses })
}

fn write(
    new: &Path,
    salvaged: &Salvaged,
    log: &BTreeMap<u64, RecordedActivity>,
    identity: KeptIdentity,
    head: &Head,
) -> Result<u64, StoreFailure> {
    let Opened { trees, file, .. } = &disk::open(new)?;
    let mut writes = WriteSet::new(trees);
    let mut rows = 0_u64;
    for tree in [Tree::Records, Tree::Operators, Tree::KeySlots] {
        for (key, value) in salvaged.get(&tree).map(|tree| &tree.rows).into_iter().flatten() {
            writes.put_as_it_is(tree, key.clone(), value.clone());
            rows = rows.saturating_add(1);
            if BATCH <= writes.len() {
                writes.insert_all()?;
            }
        }
    }
    // What is found by the log is made from it anew, so that neither can lack what the other has.
    for recorded in log.values() {
        writes.record(recorded)?;
        rows = rows.saturating_add(1);
        if BATCH <= writes.len() {
            writes.insert_all()?;
        }
    }
    writes.put(Tree::Meta, FORMAT.to_vec(), &KeptFormat(marker::FORMAT))?;
    writes.put(Tree::Meta, IDENTITY.to_vec(), &identity)?;
    writes.put(Tree::Meta, HEAD.to_vec(), head)?;
    if let Some(seed) = row::<DemoSeed>(salvaged, Tree::Meta, SEED) {
        writes.put(Tree::Meta, SEED.to_vec(), &seed)?;
    }
    writes.insert_all()?;
    file.make_durable(trees)?;
    Ok(rows)
}

fn row<T: Record>(salvaged: &Salvaged, tree: Tree, key: &[u8]) -> Option<T> {
    let bytes = salvaged.get(&tree)?.rows.get(key)?;
    record::decode(Place { tree: tree.name(), key }, bytes).ok()
}

fn rows<T: Record>(salvaged: &Salvaged, tree: Tree) -> impl Iterator<Item = (&Vec<u8>, T)> {
    let keys = salvaged.get(&tree).into_iter().flat_map(|tree| tree.rows.keys());
    keys.filter_map(move |key| Some((key, row(salvaged, tree, key)?)))
}

fn log_of(salvaged: &Salvaged) -> BTreeMap<u64, RecordedActivity> {
    rows::<RecordedActivity>(salvaged, Tree::Activity).map(|(_, recorded)| (recorded.number, recorded)).collect()
}

/// The numbers from 1 to `end` that the log lacks, together where they follow on each other.
fn gaps(log: &BTreeMap<u64, RecordedActivity>, end: u64) -> Vec<Loss> {
    let mut gaps = Vec::new();
    let mut next = 1;
    for number in log.keys().copied().chain(std::iter::once(end.saturating_add(1))) {
        if next < number {
            gaps.push(Loss::Records { first: next, last: number.saturating_sub(1) });
        }
        next = next.max(number.saturating_add(1));
    }
    gaps
}

/// The commit that wrote what was written last, where the head itself is lost.
fn last_written(salvaged: &Salvaged) -> Seq {
    let operators = rows::<KeptOperator>(salvaged, Tree::Operators).map(|(_, kept)| kept.written);
    let feed = salvaged.get(&Tree::Feed).into_iter().flat_map(|tree| tree.rows.keys());
    let commits = feed.filter_map(|key| key::leading_number(key).ok()).map(Seq);
    operators.chain(commits).max().unwrap_or(Seq(0))
}

fn places_of_operators(salvaged: &Salvaged) -> u32 {
    let places = rows::<KeptOperator>(salvaged, Tree::Operators).map(|(_, kept)| kept.place);
    places.max().map_or(0, |place| place.saturating_add(1))
}

/// What did not read as it was written. What is made anew is no loss.
fn losses_of_rows(salvaged: &Salvaged) -> Vec<Loss> {
    let mut losses = Vec::new();
    for (tree, rows) in salvaged {
        match tree {
            Tree::Meta | Tree::Feed | Tree::ActivityByTenant | Tree::Activity => continue,
            Tree::Records | Tree::Operators | Tree::KeySlots => {}
        }
        losses.extend(rows.changed.iter().map(|key| match key::entity_of(*tree, key) {
            Some(entity) => Loss::Entity(entity),
            None => Loss::Row { tree: tree.name(), key: record::hex(key) },
        }));
        if let Some(Gap { after, before }) = &rows.gap {
            let [after, before] = [after, before].map(|key| key.as_deref().map(record::hex));
            losses.push(Loss::Between { tree: tree.name(), after, before });
        }
    }
    losses
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::domain::version::EntityRef;
    use crate::ports::Store;
    use crate::ports::commit::Change;
    use crate::ports::store::ActivityFilter;
    use crate::store::SledStore;
    use crate::testing::{FakeClock, SeededEntropy, example};

    struct Place {
        _folder: tempfile::TempDir,
        directory: PathBuf,
    }

    impl Place {
        /// A store of five commits: customers 1 to 5, and a record each.
        fn of_five_commits() -> Self {
            let folder = tempfile::tempdir().unwrap();
            let place = Self { directory: folder.path().join("store"), _folder: folder };
            let store = place.open();
            for number in 1..=5 {
                store.apply(&example::commit(vec![Change::Customer(example::customer(number))])).unwrap();
            }
            place
        }

        fn open(&self) -> SledStore {
            SledStore::open(&self.directory, Arc::new(FakeClock::default()), &SeededEntropy::new(1)).unwrap()
        }

        fn recover(&self) -> Recovery {
            SledStore::recover(&self.directory, example::now(), &SeededEntropy::new(2)).unwrap()
        }

        /// Changes rows behind the store's back.
        fn tamper(&self, change: impl FnOnce(&mut WriteSet<'_>)) {
            let opened = disk::open(&self.directory).unwrap();
            let mut writes = WriteSet::new(&opened.trees);
            change(&mut writes);
            writes.commit().unwrap();
            opened.file.make_durable(&opened.trees).unwrap();
        }
    }

    fn answers(store: &SledStore) -> String {
        let scope = example::agent().scope();
        let customers = (1..=5).map(|number| store.customer(scope, example::tenant(number)).unwrap());
        let log = store.activity(scope, &ActivityFilter::default(), None, 100).unwrap();
        format!("{:?} {log:?} {:?}", customers.collect::<Vec<_>>(), store.chain_head().unwrap())
    }

    #[test]
    fn a_whole_store_loses_nothing_and_lies_set_aside_as_it_was() {
        let place = Place::of_five_commits();
        let before = answers(&place.open());
        let recovery = place.recover();
        assert!(recovery.is_whole(), "{recovery:?}");
        assert_eq!((recovery.acknowledged, recovery.recovered), (Some(Seq(5)), Seq(5)));
        let now = place.open();
        assert_eq!(answers(&now), before);
        assert_eq!(now.latest_seq().unwrap(), Seq(6), "places never come twice");
        assert_eq!(now.identity().unwrap().epoch, 2);
        drop(now);
        let aside = SledStore::open(&recovery.set_aside, Arc::new(FakeClock::default()), &SeededEntropy::new(1));
        assert_eq!(aside.unwrap().latest_seq().unwrap(), Seq(5));
    }

    #[test]
    fn a_row_that_was_changed_is_left_out_and_named() {
        let place = Place::of_five_commits();
        let key = key::customer(example::tenant(3));
        place.tamper(|writes| writes.put_as_it_is(Tree::Records, key, b"not what was written".to_vec()));
        let recovery = place.recover();
        assert_eq!(recovery.losses, [Loss::Entity(EntityRef::Customer(example::tenant(3)))]);
        let store = place.open();
        let known = |number| store.customer(example::agent().scope(), example::tenant(number)).unwrap().is_some();
        assert_eq!([1, 2, 3, 4, 5].map(known), [true, true, false, true, true]);
    }

    #[test]
    fn log_3_records_that_are_missing_are_named_and_the_log_goes_on_after_its_last() {
        let place = Place::of_five_commits();
        place.tamper(|writes| {
            for number in [2_u64, 3, 5] {
                writes.put_as_it_is(Tree::Activity, number.to_be_bytes().to_vec(), vec![0; 20]);
            }
        });
        let recovery = place.recover();
        assert_eq!(recovery.losses, [Loss::Records { first: 2, last: 3 }, Loss::Records { first: 5, last: 5 }]);
        let store = place.open();
        assert_eq!(store.chain_head().unwrap().number, 4);
        store.apply(&example::commit(Vec::new())).unwrap();
        assert_eq!(store.chain_head().unwrap().number, 5);
    }

    #[test]
    fn commits_that_were_acknowledged_and_are_not_there_are_counted() {
        let place = Place::of_five_commits();
        let path = marker::beside(&place.directory);
        let Found::Marker(marker) = MarkerFile::look(&path).unwrap() else { panic!() };
        let further = Marker { seq: Seq(9), number: 9, ..marker };
        MarkerFile::open(&path).unwrap().0.replace(&further).unwrap();
        let recovery = place.recover();
        assert_eq!(recovery.losses, [Loss::Commits(4), Loss::Records { first: 6, last: 9 }]);
        assert_eq!((recovery.acknowledged, recovery.recovered), (Some(Seq(9)), Seq(5)));
        assert_eq!(place.open().latest_seq().unwrap(), Seq(10));
    }

    #[test]
    fn a_store_without_head_and_marker_is_put_together_from_its_rows() {
        let place = Place::of_five_commits();
        place.tamper(|writes| writes.remove(Tree::Meta, HEAD.to_vec()));
        fs::remove_file(marker::beside(&place.directory)).unwrap();
        let recovery = place.recover();
        assert_eq!((recovery.recovered, recovery.acknowledged), (Seq(5), None));
        assert_eq!(place.open().chain_head().unwrap().number, 5);
    }

    #[test]
    fn a_recovery_that_was_broken_off_between_two_names_is_begun_again() {
        let place = Place::of_five_commits();
        let aside = set_aside(&place.directory, example::now()).unwrap();
        let recovery = place.recover();
        assert!(recovery.is_whole(), "{recovery:?}");
        assert_eq!(recovery.set_aside, aside);
        assert_eq!(place.open().latest_seq().unwrap(), Seq(6));
    }

    #[test]
    fn what_cannot_be_read_at_all_stays_where_it_lies() {
        let place = Place::of_five_commits();
        fs::write(place.directory.join("db"), [7; 9_000]).unwrap();
        fs::write(place.directory.join("conf"), [7; 50]).unwrap();
        SledStore::recover(&place.directory, example::now(), &SeededEntropy::new(2)).unwrap_err();
        assert_eq!(fs::read(place.directory.join("db")).unwrap(), [7; 9_000]);
        let names = fs::read_dir(place.directory.parent().unwrap()).unwrap();
        let mut names: Vec<_> = names.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        assert_eq!(names, ["store", "store.marker"], "no copy is left");
    }
}
