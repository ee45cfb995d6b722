//! The index as a file beside the store it was made from, so that a console that starts need not read the whole store.
//!
//! It is derived: one that is absent, damaged, of another version or of another store costs the time to make it anew and nothing
//! else. So it is renamed into place and never synced. **Invariant:** what is read is what was written, or nothing.

pub(in crate::search) mod sections;

use std::fs::File;
use std::io::{self, BufWriter, IntoInnerError};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::Seq;
use crate::ports::StoreIdentity;
use crate::search::arena::{Arena, Row};
use crate::search::entry::CustomerRow;
use crate::search::file::sections::{SectionReader, SectionWriter, Unreadable};
use crate::search::index::Collate;
use crate::search::places::Ranks;
use crate::search::question::{Answer, Hit, HitBy};

/// What the file is written as. Raised with every change of what stands in it.
const FORMAT: u32 = 4;

/// As many customers stand before everything else, so that they can be shown before the rest is read and the store is open.
const FRONT: usize = 100;

/// They lie within so many bytes of the file, or are not shown ahead.
const FRONT_BYTES: u64 = 256 * 1024;

/// The program that writes it: names may sort and fold otherwise in another.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// An index as it was when all of it was last made, without what changed since.
#[derive(Debug, Clone)]
pub struct Image {
    /// The store it was made from.
    pub(in crate::search) identity: StoreIdentity,
    /// The commit up to which the store's changes are in it.
    pub(in crate::search) applied: Seq,
    pub(in crate::search) arena: Arc<Arena>,
    pub(in crate::search) ranks: Arc<Ranks>,
}

/// What stands first in the file.
#[derive(Debug, Serialize, Deserialize)]
struct Header {
    format: u32,
    version: String,
    store: Uuid,
    epoch: u64,
    applied: u64,
}

impl Header {
    /// Reads that of a file which this program wrote.
    fn read(sections: &mut SectionReader) -> Result<Self, Unreadable> {
        let header: Self = sections.record()?;
        if header.format == FORMAT && header.version == VERSION { Ok(header) } else { Err(Unreadable::OtherVersion) }
    }
}

/// Where an index is kept.
#[derive(Debug, Clone)]
pub struct IndexFile(PathBuf);

impl IndexFile {
    /// That file, whether it is there or not.
    #[must_use]
    pub fn new(path: PathBuf) -> Self {
        Self(path)
    }

    /// Keeps an index in place of what was kept before.
    ///
    /// # Errors
    /// What the system says; what was kept before then still is.
    pub fn keep(&self, image: &Image) -> io::Result<()> {
        let directory = self.0.parent().unwrap_or_else(|| Path::new("."));
        // It is made so that nobody but its owner may read it.
        let mut file = BufWriter::new(tempfile::NamedTempFile::new_in(directory)?);
        image.write(&mut SectionWriter::new(&mut file))?;
        let file = file.into_inner().map_err(IntoInnerError::into_error)?;
        file.persist(&self.0).map_err(|error| error.error)?;
        Ok(())
    }

    /// The index that is kept there; nothing where none is that can be used, which is then noted in the log.
    #[must_use]
    pub fn read(&self, collate: &Collate) -> Option<Image> {
        match self.read_image(collate) {
            Ok(image) => Some(image),
            Err(Unreadable::Io(error)) if error.kind() == io::ErrorKind::NotFound => None,
            Err(failure) => {
                tracing::warn!(%failure, "the index is made anew");
                None
            }
        }
    }

    /// The first customers as they were when the index was kept: to be looked at until the store is open, which alone says whether
    /// they still are so. Nothing where that cannot be read.
    #[must_use]
    pub fn front(&self) -> Option<Answer> {
        let mut sections = SectionReader::new(File::open(&self.0).ok()?, FRONT_BYTES).ok()?;
        Header::read(&mut sections).ok()?;
        let rows: Vec<CustomerRow> = sections.record().ok()?;
        let hits: Vec<Hit> = rows.into_iter().map(|row| Hit { row, by: HitBy::Customer }).collect();
        (!hits.is_empty()).then(|| Answer { total: hits.len(), more: true, hits, ..Answer::default() })
    }

    fn read_image(&self, collate: &Collate) -> Result<Image, Unreadable> {
        Image::read(&mut SectionReader::new(File::open(&self.0)?, FRONT_BYTES)?, collate)
    }
}

impl Image {
    /// Which store it was made from, and as of which commit: a store that was compacted is another one at the same commit.
    pub(in crate::search) fn place(&self) -> (StoreIdentity, Seq) {
        (self.identity, self.applied)
    }

    fn write(&self, sections: &mut SectionWriter<'_>) -> io::Result<()> {
        let StoreIdentity { store, epoch } = self.identity;
        let version = VERSION.to_owned();
        sections.record(&Header { format: FORMAT, version, store, epoch, applied: self.applied.0 })?;
        sections.record(&self.arena.rows().take(FRONT).map(Row::shown).collect::<Vec<CustomerRow>>())?;
        self.arena.write_left(sections)?;
        self.ranks.write(sections)?;
        self.arena.write_held(sections)
    }

    fn read(sections: &mut SectionReader, collate: &Collate) -> Result<Self, Unreadable> {
        let Header { store, epoch, applied, .. } = Header::read(sections)?;
        // The front is for who cannot wait.
        sections.left()?;
        let (arena, ranks) = (Arena::read_left(sections)?, Ranks::read(sections)?);
        sections.hold_rest()?;
        let arena = arena.read_held(sections, collate)?;
        let identity = StoreIdentity { store, epoch };
        Ok(Self { identity, applied: Seq(applied), arena: Arc::new(arena), ranks: Arc::new(ranks) })
    }
}
