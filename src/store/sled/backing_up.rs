//! Making an archive of a store: in slices between the commits of one that is open, or at once of one that is closed.
//!
//! **Invariant:** what a commit writes while an archive is being made is appended to it, after every row that was read
//! before and before every row that is read after. So it ends in exactly the state of its last commit.

use std::path::Path;
use std::sync::{Arc, Weak};

use crate::domain::Instant;
use crate::ports::stop::Stop;
use crate::ports::store::StoreFailure;
use crate::ports::upkeep::{Backup, BackupPlace, Progress, UpkeepFailure};
use crate::store::archive::{End, Entry, Header, Writer};
use crate::store::exports::NewBackup;
use crate::store::key::{FORMAT, IDENTITY, Tree};
use crate::store::record::{KeptFormat, KeptIdentity};
use crate::store::sled::disk;
use crate::store::sled::trees::Trees;

/// As many rows are read at a time; a commit waits for no more than that.
const SLICE: usize = 500;

/// What the writer keeps of a backup between two slices.
#[derive(Debug)]
pub(super) struct Ongoing {
    /// Held by the one who makes the backup; gone, nobody wants it any more.
    wanted: Weak<()>,
    /// The trees that are not read to their end yet, the next one last.
    trees: Vec<Tree>,
    /// The last row read of the next tree.
    last: Option<Vec<u8>>,
    /// What was written since the last slice.
    meanwhile: Vec<Entry>,
}

/// Some rows of a backup, in the order in which they stand in it.
#[derive(Debug)]
pub(super) struct Slice {
    pub(super) entries: Vec<Entry>,
    /// Where the store stands, once all was read.
    pub(super) end: Option<End>,
}

impl Ongoing {
    /// A backup of which nothing was read yet.
    pub(super) fn new(wanted: &Arc<()>) -> Self {
        let mut trees = Tree::ALL.to_vec();
        trees.reverse();
        Self { wanted: Arc::downgrade(wanted), trees, last: None, meanwhile: Vec::new() }
    }

    /// Whether somebody still makes it.
    pub(super) fn is_wanted(&self) -> bool {
        0 < self.wanted.strong_count()
    }

    /// Notes what a commit wrote.
    pub(super) fn append(&mut self, written: Vec<Entry>) {
        self.meanwhile.extend(written);
    }

    /// The next slice. The store must not be written to meanwhile.
    pub(super) fn next(&mut self, trees: &Trees) -> Result<Slice, StoreFailure> {
        let mut entries = std::mem::take(&mut self.meanwhile);
        let mut left = SLICE;
        while let Some(tree) = self.trees.last().copied().filter(|_| 0 < left) {
            let wanted = left;
            for row in trees.raw(tree, self.last.as_deref()).take(wanted) {
                let (key, value) = row?;
                self.last = Some(key.clone());
                entries.push(Entry { tree, key, value: Some(value) });
                left = left.saturating_sub(1);
            }
            if 0 < left {
                self.trees.pop();
                self.last = None;
            }
        }
        let head = self.trees.is_empty().then(|| trees.head()).transpose()?;
        Ok(Slice { entries, end: head.map(|head| End { seq: head.seq, chain: head.chain() }) })
    }
}

/// What stands at the beginning of an archive of that store.
pub(super) fn header(trees: &Trees, made: Instant) -> Result<Header, StoreFailure> {
    let identity = trees.get::<KeptIdentity>(Tree::Meta, IDENTITY)?;
    let identity = identity.ok_or_else(|| StoreFailure::Damaged("the identity of the store is gone".to_owned()))?;
    let KeptFormat(format) = trees.get(Tree::Meta, FORMAT)?.unwrap_or(KeptFormat::FIRST);
    Ok(Header { format, identity: identity.into(), made })
}

/// Who wants to know how far it is, and may ask it to stop.
#[derive(Clone, Copy)]
pub(super) struct Watched<'a> {
    pub(super) progress: &'a dyn Fn(Progress),
    pub(super) stop: &'a Stop,
}

/// Writes an archive of slices, until one says that it is the last, and puts it in its place.
pub(super) fn write(
    place: &BackupPlace,
    header: &Header,
    total: u64,
    watched: Watched<'_>,
    mut next: impl FnMut() -> Result<Slice, StoreFailure>,
) -> Result<Backup, UpkeepFailure> {
    let new = NewBackup::begin_at(place, header.made)?;
    let mut writer = Writer::begin(new.file()?, header)?;
    let end = loop {
        UpkeepFailure::unless_stopped(watched.stop)?;
        new.require_room()?;
        let slice = next()?;
        slice.entries.iter().try_for_each(|entry| writer.add(entry))?;
        (watched.progress)(Progress { done: writer.entries(), total });
        if let Some(end) = slice.end {
            break end;
        }
    };
    let rows = writer.entries();
    drop(writer.end(&end)?);
    UpkeepFailure::unless_stopped(watched.stop)?;
    let (path, bytes) = new.finish()?;
    Ok(Backup { path, made: header.made, seq: end.seq, rows, bytes })
}

/// Makes a backup of the closed store in that directory, which may have an older format.
pub(super) fn back_up_closed(
    directory: &Path,
    place: &BackupPlace,
    made: Instant,
    watched: Watched<'_>,
) -> Result<Backup, UpkeepFailure> {
    disk::settle(directory)?;
    let opened = disk::open(directory)?;
    let header = header(&opened.trees, made)?;
    let wanted = Arc::new(());
    let mut ongoing = Ongoing::new(&wanted);
    write(place, &header, opened.trees.count(), watched, || ongoing.next(&opened.trees))
}

#[cfg(test)]
mod tests;
