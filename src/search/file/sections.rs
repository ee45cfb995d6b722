//! The sections of the index's file: each with its length before it and a checksum behind it, so that a file that was cut off or
//! damaged is told from a whole one before anything is made of it.

use std::io::{self, Read, Write};

use serde::Serialize;
use serde::de::DeserializeOwned;

/// How much of a hash stands behind a section, in bytes.
const CHECKSUM: usize = 8;

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
        self.file.write_all(&checksum(&hasher))
    }
}

/// Reads sections in the order in which they were written.
pub(in crate::search) struct SectionReader<'file> {
    file: &'file mut dyn Read,
    /// As much is left of the file at most: a damaged length asks for no more memory than that.
    left: u64,
}

impl<'file> SectionReader<'file> {
    /// Reads them from a file of that length.
    pub(in crate::search) fn new(file: &'file mut dyn Read, length: u64) -> Self {
        Self { file, left: length }
    }

    /// Reads bytes.
    pub(in crate::search) fn bytes(&mut self) -> Result<Vec<u8>, Unreadable> {
        let length = u64::from_le_bytes(self.exactly()?);
        if self.left < length {
            return Err(Unreadable::Damaged);
        }
        let mut bytes = vec![0; usize::try_from(length).map_err(|_| Unreadable::Damaged)?];
        self.fill(&mut bytes)?;
        let mut hasher = blake3::Hasher::new();
        hasher.update(&bytes);
        let kept: [u8; CHECKSUM] = self.exactly()?;
        if kept == checksum(&hasher) { Ok(bytes) } else { Err(Unreadable::Damaged) }
    }

    /// Reads text.
    pub(in crate::search) fn text(&mut self) -> Result<String, Unreadable> {
        String::from_utf8(self.bytes()?).map_err(|_| Unreadable::Damaged)
    }

    /// Reads numbers.
    pub(in crate::search) fn numbers(&mut self) -> Result<Vec<u32>, Unreadable> {
        let bytes = self.bytes()?;
        let (numbers, rest) = bytes.as_chunks();
        if !rest.is_empty() {
            return Err(Unreadable::Damaged);
        }
        Ok(numbers.iter().map(|number| u32::from_le_bytes(*number)).collect())
    }

    /// Reads a record.
    pub(in crate::search) fn record<T: DeserializeOwned>(&mut self) -> Result<T, Unreadable> {
        postcard::from_bytes(&self.bytes()?).map_err(|_| Unreadable::Damaged)
    }

    fn exactly<const LENGTH: usize>(&mut self) -> Result<[u8; LENGTH], Unreadable> {
        let mut bytes = [0; LENGTH];
        self.fill(&mut bytes)?;
        Ok(bytes)
    }

    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), Unreadable> {
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        self.left = self.left.checked_sub(length).ok_or(Unreadable::Damaged)?;
        Ok(self.file.read_exact(bytes)?)
    }
}

fn checksum(hasher: &blake3::Hasher) -> [u8; CHECKSUM] {
    hasher.finalize().as_bytes().first_chunk().copied().unwrap_or_default()
}
