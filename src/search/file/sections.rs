//! The sections of the index's file: each with its length before it and a checksum behind it, so that a file that was cut off or
//! damaged is told from a whole one before anything is made of it.

use std::io::{self, Read, Write};
use std::sync::Arc;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::search::block::{Block, Part};
use crate::search::buffer::{Numbers, Text};

/// How much of a hash stands behind a section, in bytes.
const CHECKSUM: usize = 8;

/// Every section begins at a multiple of so many bytes, as numbers are looked at where they were read into.
const ALIGNMENT: usize = 8;

/// As many numbers are put into bytes at a time.
const NUMBERS: usize = 16 * 1024;

/// Why a file does not read.
#[derive(Debug, thiserror::Error)]
pub(in crate::search) enum Unreadable {
    /// What the system says.
    #[error("the file cannot be read")]
    Io(#[from] io::Error),
    /// It is not what was written.
    #[error("a section of the file is damaged")]
    Damaged,
    /// Another nyckel wrote it.
    #[error("another version of nyckel wrote the file")]
    OtherVersion,
}

/// Writes sections one after another.
pub(in crate::search) struct SectionWriter<'file> {
    file: &'file mut dyn Write,
}

impl<'file> SectionWriter<'file> {
    /// Writes them there.
    pub(in crate::search) fn new(file: &'file mut dyn Write) -> Self {
        Self { file }
    }

    /// Writes bytes.
    pub(in crate::search) fn bytes(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.section(bytes.len(), std::iter::once(bytes))
    }

    /// Writes numbers.
    pub(in crate::search) fn numbers(&mut self, numbers: &[u32]) -> io::Result<()> {
        let length = numbers.len().saturating_mul(size_of::<u32>());
        let bytes = |numbers: &[u32]| numbers.iter().flat_map(|number| number.to_le_bytes()).collect::<Vec<u8>>();
        self.section(length, numbers.chunks(NUMBERS).map(bytes))
    }

    /// Writes a record.
    pub(in crate::search) fn record(&mut self, record: &impl Serialize) -> io::Result<()> {
        self.bytes(&postcard::to_stdvec(record).map_err(io::Error::other)?)
    }

    fn section(&mut self, length: usize, parts: impl Iterator<Item = impl AsRef<[u8]>>) -> io::Result<()> {
        self.file.write_all(&u64::try_from(length).unwrap_or(u64::MAX).to_le_bytes())?;
        let mut hasher = blake3::Hasher::new();
        for part in parts {
            hasher.update(part.as_ref());
            self.file.write_all(part.as_ref())?;
        }
        self.file.write_all([0; ALIGNMENT].get(..padding(length)).unwrap_or_default())?;
        self.file.write_all(&checksum(&hasher))
    }
}

/// Reads sections in the order in which they were written.
pub(in crate::search) struct SectionReader {
    block: Arc<Block>,
    at: usize,
}

impl SectionReader {
    /// Reads those of the first bytes of a file, so many.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub(in crate::search) fn new(file: &mut impl Read, length: u64) -> Result<Self, Unreadable> {
        let length = usize::try_from(length).map_err(|_| Unreadable::Damaged)?;
        Ok(Self { block: Arc::new(Block::read(file, length)?), at: 0 })
    }

    /// Reads bytes.
    pub(in crate::search) fn bytes(&mut self) -> Result<Part, Unreadable> {
        let length = usize::try_from(u64::from_le_bytes(self.exactly()?)).map_err(|_| Unreadable::Damaged)?;
        let part = self.part(length)?;
        let is_blank = self.part(padding(length))?.bytes().iter().all(|byte| *byte == 0);
        let mut hasher = blake3::Hasher::new();
        hasher.update(part.bytes());
        let kept: [u8; CHECKSUM] = self.exactly()?;
        if is_blank && kept == checksum(&hasher) { Ok(part) } else { Err(Unreadable::Damaged) }
    }

    /// Reads text.
    pub(in crate::search) fn text(&mut self) -> Result<Text, Unreadable> {
        let part = self.bytes()?;
        str::from_utf8(part.bytes()).map_err(|_| Unreadable::Damaged)?;
        Ok(Text::Read(part))
    }

    /// Reads numbers.
    pub(in crate::search) fn numbers(&mut self) -> Result<Numbers, Unreadable> {
        let part = self.bytes()?;
        let (numbers, rest) = part.bytes().as_chunks();
        if !rest.is_empty() {
            return Err(Unreadable::Damaged);
        }
        if cfg!(target_endian = "little") {
            return Ok(Numbers::Read(part));
        }
        Ok(Numbers::Grown(numbers.iter().map(|number| u32::from_le_bytes(*number)).collect()))
    }

    /// Reads a record.
    pub(in crate::search) fn record<T: DeserializeOwned>(&mut self) -> Result<T, Unreadable> {
        postcard::from_bytes(self.bytes()?.bytes()).map_err(|_| Unreadable::Damaged)
    }

    fn exactly<const LENGTH: usize>(&mut self) -> Result<[u8; LENGTH], Unreadable> {
        self.part(LENGTH)?.bytes().first_chunk().copied().ok_or(Unreadable::Damaged)
    }

    fn part(&mut self, length: usize) -> Result<Part, Unreadable> {
        let end = self.at.checked_add(length).ok_or(Unreadable::Damaged)?;
        let part = Part::of(&self.block, self.at..end).ok_or(Unreadable::Damaged)?;
        self.at = end;
        Ok(part)
    }
}

/// How many bytes follow a section of so many, so that the next begins where a number may.
fn padding(length: usize) -> usize {
    length.next_multiple_of(ALIGNMENT).saturating_sub(length)
}

fn checksum(hasher: &blake3::Hasher) -> [u8; CHECKSUM] {
    hasher.finalize().as_bytes().first_chunk().copied().unwrap_or_default()
}
