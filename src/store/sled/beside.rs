//! What lies beside a store and is written after each commit: the list of revocations, then the marker. It is looked at
//! before the engine touches anything, and put right before anything is read.
//!
//! **Invariant:** a commit is answered once it is on the disk, what it revoked is listed (AFTER-1), and the marker names
//! it, in this order. So a store that ends before its marker or its list has lost something, and is not opened; and what
//! a commit revoked that was not answered is listed at the next opening.

use std::path::Path;

use crate::domain::Seq;
use crate::ports::store::StoreFailure;
use crate::store::marker::{self, Found, Marker, MarkerFile};
use crate::store::record::{Head, KeptIdentity};
use crate::store::sled::disk::{self, Opened};
use crate::store::sled::failure::of_io;
use crate::store::sled::revocations::Revocations;
use crate::store::sled::revocations::list::{self, Listed, RevocationList};

/// The open files beside an open store.
#[derive(Debug)]
pub(super) struct Beside {
    marker: MarkerFile,
    revoked: RevocationList,
}

/// What was found beside a store that is not open yet.
#[derive(Debug)]
pub(super) struct FoundBeside {
    marked: Option<Marker>,
    listed: Listed,
}

impl FoundBeside {
    /// Looks at what lies beside the store in that directory; nothing is changed.
    pub(super) fn look(directory: &Path) -> Result<Self, StoreFailure> {
        let marked = match MarkerFile::look(&marker::beside(directory)).map_err(of_io("read its marker"))? {
            Found::Nothing => None,
            Found::Newer(found) => return Err(StoreFailure::NewerSchema { found, known: marker::FORMAT }),
            Found::Damaged => return Err(StoreFailure::Damaged("the marker beside the store".to_owned())),
            Found::Marker(marker) if !directory.exists() => {
                return Err(StoreFailure::Behind { acknowledged: marker.seq, found: Seq(0) });
            }
            Found::Marker(marker) => Some(marker),
        };
        let listed = Listed::look(directory)?;
        match listed.missing(marked.and_then(|marked| marked.revocations)) {
            0 => Ok(Self { marked, listed }),
            _ => Err(StoreFailure::Damaged("the list of revocations beside the store".to_owned())),
        }
    }

    /// Says what is missing of a store that stands there and ends before what is known of it, or is another one. One
    /// that was loaded anew is further.
    pub(super) fn require_whole(&self, identity: KeptIdentity, head: &Head) -> Result<(), StoreFailure> {
        let present = marker_of(identity, head);
        if let Some(marked) = self.marked.map(|marked| Marker { revocations: None, ..marked })
            && marked != present
            && !(marked.store == present.store && (marked.epoch, marked.seq) < (present.epoch, present.seq))
        {
            let found = if marked.store == present.store { present.seq } else { marked.seq };
            return Err(StoreFailure::Behind { acknowledged: marked.seq, found });
        }
        match self.listed.latest(identity.store) {
            Some((epoch, seq)) if (present.epoch, present.seq) < (epoch, seq) => {
                Err(StoreFailure::Behind { acknowledged: seq, found: present.seq })
            }
            Some(_) | None => Ok(()),
        }
    }
}

impl Beside {
    /// Has the marker fail, as on a disk that takes no more writes.
    #[cfg(test)]
    pub(super) fn break_marker(&mut self, directory: &Path) {
        self.marker = MarkerFile::only_read(&marker::beside(directory)).unwrap();
    }

    /// Opens what was found beside a store that is open now and whole. Where the marker does not say that the list has
    /// everything of the store, it is compared with the store's records.
    pub(super) fn open(
        directory: &Path,
        opened: &Opened,
        identity: KeptIdentity,
        found: &FoundBeside,
    ) -> Result<Self, StoreFailure> {
        let head = opened.trees.head()?;
        found.require_whole(identity, &head)?;
        let mut revoked = RevocationList::open(directory, &found.listed)?;
        let present =
            |revoked: &RevocationList| Marker { revocations: Some(revoked.lines()), ..marker_of(identity, &head) };
        if found.marked != Some(present(&revoked)) {
            revoked.add(identity, head.seq, Revocations::in_store(&opened.trees)?.revocations)?;
        }
        let (mut marker, _) = MarkerFile::open(&marker::beside(directory)).map_err(of_io("open its marker"))?;
        let present = present(&revoked);
        if found.marked != Some(present) {
            marker.write(&present).map_err(of_io("write its marker"))?;
            disk::sync_directory(disk::parent_of(directory))?;
        }
        Ok(Self { marker, revoked })
    }

    /// Lists what a commit revoked that is on the disk, and names it.
    pub(super) fn write(
        &mut self,
        identity: KeptIdentity,
        head: &Head,
        revoked: Revocations,
    ) -> Result<(), StoreFailure> {
        self.revoked.add(identity, head.seq, revoked)?;
        let marker = Marker { revocations: Some(self.revoked.lines()), ..marker_of(identity, head) };
        self.marker.write(&marker).map_err(of_io("write its marker"))
    }
}

/// Marks the store that was just put into its place, whatever was marked there before. The list is compared with it when
/// it is opened.
pub(super) fn mark(directory: &Path, identity: KeptIdentity, head: &Head) -> Result<(), StoreFailure> {
    let (mut file, _) = MarkerFile::open(&marker::beside(directory)).map_err(of_io("open its marker"))?;
    file.replace(&marker_of(identity, head)).map_err(of_io("write its marker"))?;
    disk::sync_directory(disk::parent_of(directory))
}

/// Marks the store that was just loaded into its place, and lists what its records say is cancelled, so that they need not be
/// gone through when it is opened. A list that is damaged is left to that.
pub(super) fn mark_loaded(
    directory: &Path,
    identity: KeptIdentity,
    head: &Head,
    cancelled: Revocations,
) -> Result<(), StoreFailure> {
    mark(directory, identity, head)?;
    let listed = Listed::look(directory)?;
    if listed.missing(None) != 0 {
        return Ok(());
    }
    let mut revoked = RevocationList::open(directory, &listed)?;
    revoked.add(identity, head.seq, cancelled)?;
    let (mut file, _) = MarkerFile::open(&marker::beside(directory)).map_err(of_io("open its marker"))?;
    let marker = Marker { revocations: Some(revoked.lines()), ..marker_of(identity, head) };
    file.write(&marker).map_err(of_io("write its marker"))
}

/// Removes the list before a demo is made anew, whose purchases are others of the same names. The marker is told first,
/// so that the list is not missed.
pub(super) fn begin_list_anew(directory: &Path) -> Result<(), StoreFailure> {
    if let Some(marked) = marked(directory)? {
        let (mut file, _) = MarkerFile::open(&marker::beside(directory)).map_err(of_io("open its marker"))?;
        file.replace(&Marker { revocations: None, ..marked }).map_err(of_io("write its marker"))?;
    }
    list::remove(directory)
}

/// What the marker says, if it can be read; one that is damaged says nothing, as who asks puts another in its place.
///
/// # Errors
/// [`StoreFailure::NewerSchema`] for one of a newer nyckel, and what the system says.
pub(super) fn marked(directory: &Path) -> Result<Option<Marker>, StoreFailure> {
    match MarkerFile::look(&marker::beside(directory)).map_err(of_io("read its marker"))? {
        Found::Marker(marker) => Ok(Some(marker)),
        Found::Nothing | Found::Damaged => Ok(None),
        Found::Newer(found) => Err(StoreFailure::NewerSchema { found, known: marker::FORMAT }),
    }
}

/// The marker of a store that stands there; of its list it says nothing.
fn marker_of(identity: KeptIdentity, head: &Head) -> Marker {
    Marker {
        store: identity.store,
        epoch: identity.epoch,
        seq: head.seq,
        number: head.number,
        hash: head.hash,
        revocations: None,
    }
}
