//! Writing an archive: header, entries, end.

use std::io::{self, Write};

use flate2::Compression;
use flate2::write::DeflateEncoder;

use crate::ports::store::StoreFailure;
use crate::ports::upkeep::UpkeepFailure;
use crate::store::archive::{ARCHIVE_VERSION, END, End, Entry, Header, LONGEST_KEY, LONGEST_VALUE, MAGIC, PUT, REMOVE};

/// An archive that is being written.
#[derive(Debug)]
pub(in crate::store) struct Writer<W: Write> {
    deflated: DeflateEncoder<Hashing<W>>,
    entries: u64,
}

impl<W: Write> Writer<W> {
    /// Begins an archive.
    pub(in crate::store) fn begin(to: W, header: &Header) -> Result<Self, UpkeepFailure> {
        let mut hashing = Hashing { to, hasher: blake3::Hasher::new() };
        let made = header.made.utc();
        let parts: [&[u8]; 6] = [
            MAGIC,
            &[ARCHIVE_VERSION, header.format],
            header.identity.store.as_bytes(),
            &header.identity.epoch.to_be_bytes(),
            &made.timestamp().to_be_bytes(),
            &made.timestamp_subsec_nanos().to_be_bytes(),
        ];
        hashing.write_all(&parts.concat()).map_err(UpkeepFailure::of_file("written"))?;
        Ok(Self { deflated: DeflateEncoder::new(hashing, Compression::fast()), entries: 0 })
    }

    /// Adds an entry, which wins over earlier ones of the same key.
    pub(in crate::store) fn add(&mut self, entry: &Entry) -> Result<(), UpkeepFailure> {
        let length = u16::try_from(entry.key.len()).ok().filter(|_| entry.key.len() <= LONGEST_KEY);
        let length = length.ok_or_else(too_long)?;
        let tag = if entry.value.is_some() { PUT } else { REMOVE };
        let mut bytes = vec![tag, entry.tree.number()];
        bytes.extend_from_slice(&length.to_be_bytes());
        bytes.extend_from_slice(&entry.key);
        if let Some(value) = &entry.value {
            let length = u32::try_from(value.len()).ok().filter(|_| value.len() <= LONGEST_VALUE);
            bytes.extend_from_slice(&length.ok_or_else(too_long)?.to_be_bytes());
            bytes.extend_from_slice(value);
        }
        self.entries = self.entries.saturating_add(1);
        self.deflated.write_all(&bytes).map_err(UpkeepFailure::of_file("written"))
    }

    /// Ends the archive and gives back where it was written to.
    pub(in crate::store) fn end(mut self, end: &End) -> Result<W, UpkeepFailure> {
        let entries = self.entries;
        let ended = self.deflated.write_all(&[END]).and_then(|()| self.deflated.finish()).and_then(|mut hashing| {
            let parts: [&[u8]; 4] =
                [&entries.to_be_bytes(), &end.seq.0.to_be_bytes(), &end.chain.number.to_be_bytes(), &end.chain.hash];
            hashing.write_all(&parts.concat())?;
            let Hashing { mut to, hasher } = hashing;
            to.write_all(hasher.finalize().as_bytes())?;
            to.flush()?;
            Ok(to)
        });
        ended.map_err(UpkeepFailure::of_file("written"))
    }

    /// How many entries were added.
    pub(in crate::store) fn entries(&self) -> u64 {
        self.entries
    }
}

/// Hashes what passes through.
#[derive(Debug)]
struct Hashing<W> {
    to: W,
    hasher: blake3::Hasher,
}

impl<W: Write> Write for Hashing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.to.write(bytes)?;
        self.hasher.update(bytes.get(..written).unwrap_or(bytes));
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

fn too_long() -> UpkeepFailure {
    StoreFailure::Damaged("a row is longer than any row can be".to_owned()).into()
}
