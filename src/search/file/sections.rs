//! The sections of the index's file: each with its length before it and a checksum behind it, so that a file that was cut off or
//! damaged is told from a whole one before anything is made of it.

use std::fs::File;
use std::io::{self, Write};
use std::sync::Arc;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::search::block::{Block, Part};
use crate::search::buffer::{Numbers, Text};
use crate::search::left::{Left, OpenFile};

/// How much of a hash stands behind a section, in bytes.
const CHECKSUM: usize = 8;

/// Every section begins at a multiple of so many bytes, as numbers are looked at where they were read into.
const ALIGNMENT: usize = 8;

/// As many bytes of what is left in the file are looked at a time.
const PIECE: usize = 1024 * 1024;

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
    file: Arc<OpenFile>,
    /// How long the file is.
    length: usize,
    /// What of it is held, from that byte on.
    held: (usize, Arc<Block>),
    at: usize,
}

impl SectionReader {
    /// Reads those of a file, of which at most so many bytes are held at first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub(in crate::search) fn new(file: File, held: u64) -> Result<Self, Unreadable> {
        let length = file.metadata()?.len();
        let whole = |length: u64| usize::try_from(length).map_err(|_| Unreadable::Damaged);
        let (held, length) = (whole(length.min(held))?, whole(length)?);
        let file = Arc::new(OpenFile::new(file));
        let block = Block::filled(held, |buffer| file.read(buffer, 0))?;
        Ok(Self { file, length, held: (0, Arc::new(block)), at: 0 })
    }

    /// Holds all that follows.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub(in crate::search) fn hold_rest(&mut self) -> Result<(), Unreadable> {
        let rest = Block::filled(self.length.saturating_sub(self.at), |buffer| self.file.read(buffer, self.at))?;
        self.held = (self.at, Arc::new(rest));
        Ok(())
    }

    /// Sees that a section is what was written, and leaves it in the file.
    pub(in crate::search) fn left(&mut self) -> Result<Left, Unreadable> {
        let mut length = [0; size_of::<u64>()];
        self.file.read(&mut length, self.at)?;
        let length = length_of(length)?;
        let start = self.at.saturating_add(size_of::<u64>());
        let end = start.checked_add(length).filter(|end| *end <= self.length).ok_or(Unreadable::Damaged)?;
        let mut hasher = blake3::Hasher::new();
        let mut buffer = vec![0; PIECE];
        for piece in (start..end).step_by(PIECE) {
            let buffer = buffer.get_mut(..PIECE.min(end.saturating_sub(piece))).unwrap_or_default();
            self.file.read(buffer, piece)?;
            hasher.update(buffer);
        }
        let mut tail = vec![0; tail(length)];
        self.file.read(&mut tail, end)?;
        self.at = end.saturating_add(tail.len());
        require_whole(&hasher, &tail)?;
        Ok(Left::new(&self.file, start..end))
    }

    /// Reads bytes of what is held.
    pub(in crate::search) fn bytes(&mut self) -> Result<Part, Unreadable> {
        let length = length_of(self.exactly()?)?;
        let part = self.part(length)?;
        let mut hasher = blake3::Hasher::new();
        hasher.update(part.bytes());
        require_whole(&hasher, self.part(tail(length))?.bytes())?;
        Ok(part)
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
        Ok(numbers.iter().map(|number| u32::from_le_bytes(*number)).collect::<Vec<u32>>().into())
    }

    /// Reads a record.
    pub(in crate::search) fn record<T: DeserializeOwned>(&mut self) -> Result<T, Unreadable> {
        postcard::from_bytes(self.bytes()?.bytes()).map_err(|_| Unreadable::Damaged)
    }

    fn exactly<const LENGTH: usize>(&mut self) -> Result<[u8; LENGTH], Unreadable> {
        self.part(LENGTH)?.bytes().first_chunk().copied().ok_or(Unreadable::Damaged)
    }

    fn part(&mut self, length: usize) -> Result<Part, Unreadable> {
        let (first, block) = &self.held;
        let end = self.at.checked_add(length).ok_or(Unreadable::Damaged)?;
        let held = self.at.checked_sub(*first).zip(end.checked_sub(*first)).ok_or(Unreadable::Damaged)?;
        let part = Part::of(block, held.0..held.1).ok_or(Unreadable::Damaged)?;
        self.at = end;
        Ok(part)
    }
}

/// How many bytes follow a section of so many, so that the next begins where a number may.
fn padding(length: usize) -> usize {
    length.next_multiple_of(ALIGNMENT).saturating_sub(length)
}

/// How many bytes follow a section of so many before the next one.
fn tail(length: usize) -> usize {
    padding(length).saturating_add(CHECKSUM)
}

/// How long a section is, by what stands before it.
fn length_of(before: [u8; size_of::<u64>()]) -> Result<usize, Unreadable> {
    usize::try_from(u64::from_le_bytes(before)).map_err(|_| Unreadable::Damaged)
}

/// Sees by what follows a section that it is what was written.
fn require_whole(section: &blake3::Hasher, tail: &[u8]) -> Result<(), Unreadable> {
    let (blank, kept) = tail.split_last_chunk().ok_or(Unreadable::Damaged)?;
    let is_whole = blank.iter().all(|byte| *byte == 0) && *kept == checksum(section);
    if is_whole { Ok(()) } else { Err(Unreadable::Damaged) }
}

fn checksum(hasher: &blake3::Hasher) -> [u8; CHECKSUM] {
    hasher.finalize().as_bytes().first_chunk().copied().unwrap_or_default()
}
