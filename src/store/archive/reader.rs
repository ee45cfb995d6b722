//! Reading an archive, entry by entry, to its end. Lengths are bounded before anything is set aside for them.

use std::io::{self, BufRead, Read};

use flate2::bufread::DeflateDecoder;
use uuid::Uuid;

use crate::domain::{Instant, Seq};
use crate::ports::store::{ChainHead, StoreIdentity};
use crate::ports::upkeep::UpkeepFailure;
use crate::store::archive::{
    ARCHIVE_VERSION, END, End, Entry, HASH_BYTES, Header, LONGEST_KEY, LONGEST_VALUE, MAGIC, PUT, REMOVE,
};
use crate::store::key::Tree;
use crate::store::marker;

/// An archive that is being read.
#[derive(Debug)]
pub(in crate::store) struct Reader<R: BufRead> {
    header: Header,
    /// `None` once the end was read.
    deflated: Option<DeflateDecoder<Hashing<R>>>,
    entries: u64,
    end: Option<End>,
}

impl<R: BufRead> Reader<R> {
    /// Reads the header.
    pub(in crate::store) fn open(from: R) -> Result<Self, UpkeepFailure> {
        let mut hashing = Hashing { from, hasher: blake3::Hasher::new() };
        let mut magic = [0; MAGIC.len()];
        match hashing.read_exact(&mut magic) {
            Ok(()) if magic == *MAGIC => {}
            Ok(()) => return Err(UpkeepFailure::NotABackup),
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Err(UpkeepFailure::NotABackup),
            Err(error) => return Err(of_read(error)),
        }
        let [archive, format] = array(&mut hashing)?;
        for (found, known) in [(archive, ARCHIVE_VERSION), (format, marker::FORMAT)] {
            if known < found {
                return Err(UpkeepFailure::NewerBackup { found, known });
            }
            if found == 0 {
                return Err(UpkeepFailure::DamagedBackup("it has no version"));
            }
        }
        let identity = StoreIdentity {
            store: Uuid::from_bytes(array(&mut hashing)?),
            epoch: u64::from_be_bytes(array(&mut hashing)?),
        };
        let (seconds, nanoseconds) =
            (i64::from_be_bytes(array(&mut hashing)?), u32::from_be_bytes(array(&mut hashing)?));
        let made = chrono::DateTime::from_timestamp(seconds, nanoseconds)
            .ok_or(UpkeepFailure::DamagedBackup("it was made at no instant"))?;
        let header = Header { format, identity, made: Instant::from(made) };
        Ok(Self { header, deflated: Some(DeflateDecoder::new(hashing)), entries: 0, end: None })
    }

    /// The next entry; `None` at the end, which is then known to be that of a whole archive.
    pub(in crate::store) fn next(&mut self) -> Result<Option<Entry>, UpkeepFailure> {
        let Some(deflated) = &mut self.deflated else { return Ok(None) };
        let [tag] = array(deflated)?;
        if tag == END {
            self.end = self.deflated.take().map(|deflated| read_end(deflated, self.entries)).transpose()?;
            return Ok(None);
        }
        let [number] = array(deflated)?;
        let tree = Tree::of_number(number).ok_or(UpkeepFailure::DamagedBackup("a row of no tree"))?;
        let length = usize::from(u16::from_be_bytes(array(deflated)?));
        let key = bytes(deflated, length, LONGEST_KEY)?;
        let value = match tag {
            PUT => {
                let length = usize::try_from(u32::from_be_bytes(array(deflated)?)).unwrap_or(usize::MAX);
                Some(bytes(deflated, length, LONGEST_VALUE)?)
            }
            REMOVE => None,
            _ => return Err(UpkeepFailure::DamagedBackup("a row of no kind")),
        };
        self.entries = self.entries.saturating_add(1);
        Ok(Some(Entry { tree, key, value }))
    }

    /// What stands at its beginning.
    pub(in crate::store) fn header(&self) -> Header {
        self.header
    }

    /// How many entries were read.
    pub(in crate::store) fn entries(&self) -> u64 {
        self.entries
    }

    /// What stands at its end; `None` before it was reached.
    pub(in crate::store) fn end(&self) -> Option<End> {
        self.end
    }
}

/// Reads what comes after the entries, and compares the hash over everything before it.
fn read_end<R: BufRead>(mut deflated: DeflateDecoder<Hashing<R>>, entries: u64) -> Result<End, UpkeepFailure> {
    // Past the last byte, the decoder takes in what closes the compressed part.
    if deflated.read(&mut [0]).map_err(of_read)? != 0 {
        return Err(UpkeepFailure::DamagedBackup("something stands after its last row"));
    }
    let mut hashing = deflated.into_inner();
    let counted = u64::from_be_bytes(array(&mut hashing)?);
    let seq = Seq(u64::from_be_bytes(array(&mut hashing)?));
    let chain = ChainHead { number: u64::from_be_bytes(array(&mut hashing)?), hash: array(&mut hashing)? };
    let expected = hashing.hasher.finalize();
    let written: [u8; HASH_BYTES] = array(&mut hashing)?;
    if expected != written {
        return Err(UpkeepFailure::DamagedBackup("its checksum is wrong"));
    }
    if counted != entries {
        return Err(UpkeepFailure::DamagedBackup("rows are missing"));
    }
    if hashing.read(&mut [0]).map_err(of_read)? != 0 {
        return Err(UpkeepFailure::DamagedBackup("something stands after its end"));
    }
    Ok(End { seq, chain })
}

fn array<const N: usize>(from: &mut impl Read) -> Result<[u8; N], UpkeepFailure> {
    let mut bytes = [0; N];
    from.read_exact(&mut bytes).map_err(of_read)?;
    Ok(bytes)
}

pub(super) fn bytes(from: &mut impl Read, length: usize, longest: usize) -> Result<Vec<u8>, UpkeepFailure> {
    if longest < length {
        return Err(UpkeepFailure::DamagedBackup("a row is too long"));
    }
    let mut bytes = Vec::new();
    let read = from.take(u64::try_from(length).unwrap_or(u64::MAX)).read_to_end(&mut bytes).map_err(of_read)?;
    if read == length { Ok(bytes) } else { Err(UpkeepFailure::DamagedBackup("it ends too soon")) }
}

/// What could not be read: by the system, or because the bytes make no sense.
fn of_read(error: io::Error) -> UpkeepFailure {
    if error.kind() == io::ErrorKind::UnexpectedEof {
        return UpkeepFailure::DamagedBackup("it ends too soon");
    }
    if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData) {
        return UpkeepFailure::DamagedBackup("its compressed part makes no sense");
    }
    UpkeepFailure::File { doing: "read", error }
}

/// Hashes what is taken out.
#[derive(Debug)]
struct Hashing<R> {
    from: R,
    hasher: blake3::Hasher,
}

impl<R: BufRead> Read for Hashing<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.from.read(buffer)?;
        self.hasher.update(buffer.get(..read).unwrap_or_default());
        Ok(read)
    }
}

impl<R: BufRead> BufRead for Hashing<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.from.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        // What is consumed was filled before, so this reads nothing anew and cannot fail.
        if let Ok(filled) = self.from.fill_buf() {
            self.hasher.update(filled.get(..amount).unwrap_or(filled));
        }
        self.from.consume(amount);
    }
}
