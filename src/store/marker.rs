//! The marker: a small file beside a store that names its last commit, synced after the store itself.
//!
//! **Invariant:** a commit is answered only once the marker names it. So a store that ends before its marker has lost
//! what was acknowledged, and is never opened as if nothing had happened. The file has two places, written in turn:
//! whatever a power cut tears, the other one still stands.

use std::ffi::OsString;
use std::fs::{File, OpenOptions};
use std::io;
use std::os::unix::fs::{FileExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::Seq;
use crate::domain::activity::Hash;

/// The newest format of a store; it rises when a nyckel of before could misread what this one writes.
pub const FORMAT: u8 = 6;

/// What every place begins with, whatever the format.
const MAGIC: &[u8; 8] = b"nyckmark";
/// From one place to the next: they never share a block of the disk.
const STRIDE: u64 = 4_096;
/// The bytes of a place.
const PLACE_BYTES: usize = 256;
const CHECKSUM_BYTES: usize = 32;
const BODY_BYTES: usize = PLACE_BYTES - CHECKSUM_BYTES;
const HEADER_BYTES: usize = MAGIC.len() + 1;

/// The last commit of a store.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marker {
    /// Which store.
    pub store: Uuid,
    /// Which of its loads.
    pub epoch: u64,
    /// The last commit.
    pub seq: Seq,
    /// The number of the last activity record.
    pub number: u64,
    /// The hash over its bytes (LOG-3).
    pub hash: Hash,
    /// How many lines the list of revocations has (AFTER-1); nothing where that is not known, as in a marker that an
    /// earlier nyckel wrote: the bytes behind its last field are zero.
    pub revocations: Option<u64>,
}

impl Marker {
    /// Of two markers of one store the newer one has more: where they name the same commit, what is known of the list of
    /// revocations was learnt since.
    fn place(&self) -> (u64, Seq, Option<u64>) {
        (self.epoch, self.seq, self.revocations)
    }
}

/// What the file said when it was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// No file, or one that was never written.
    Nothing,
    /// The last commit.
    Marker(Marker),
    /// A newer nyckel wrote it, in this format.
    Newer(u8),
    /// Neither place can be read, and something was written there.
    Damaged,
}

/// The file of a marker.
#[derive(Debug)]
pub struct MarkerFile {
    file: File,
    /// The place that is written next, 0 or 1.
    next: u64,
}

/// Where the marker of the store in that directory lies.
#[must_use]
pub fn beside(directory: &Path) -> PathBuf {
    let mut path = OsString::from(directory);
    path.push(".marker");
    PathBuf::from(path)
}

impl MarkerFile {
    /// Opens the file, which is made where there is none, and says what it holds.
    ///
    /// # Errors
    /// What the system says.
    pub fn open(path: &Path) -> io::Result<(Self, Found)> {
        let mut options = OpenOptions::new();
        let file = options.read(true).write(true).create(true).truncate(false).mode(0o600).open(path)?;
        let (found, next) = newest(&file)?;
        Ok((Self { file, next }, found))
    }

    /// A file that cannot be written to.
    #[cfg(test)]
    pub(in crate::store) fn only_read(path: &Path) -> io::Result<Self> {
        Ok(Self { file: File::open(path)?, next: 0 })
    }

    /// What the file there holds; nothing is made or changed.
    ///
    /// # Errors
    /// What the system says.
    pub fn look(path: &Path) -> io::Result<Found> {
        match File::open(path) {
            Ok(file) => Ok(newest(&file)?.0),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Found::Nothing),
            Err(error) => Err(error),
        }
    }

    /// Names a commit, and answers when that is on the disk.
    ///
    /// # Errors
    /// What the system says; the marker before then still stands.
    pub fn write(&mut self, marker: &Marker) -> io::Result<()> {
        self.file.write_all_at(&place_of(marker)?, self.next.saturating_mul(STRIDE))?;
        self.file.sync_data()?;
        self.next = 1_u64.saturating_sub(self.next);
        Ok(())
    }

    /// Names the commit of another store or load, in both places, so that nothing is left of the one before.
    ///
    /// # Errors
    /// What the system says.
    pub fn replace(&mut self, marker: &Marker) -> io::Result<()> {
        self.write(marker)?;
        self.write(marker)
    }
}

/// The newer of the two places, and the place that is written next: the other one.
fn newest(file: &File) -> io::Result<(Found, u64)> {
    let (first, second) = (read(file, 0)?, read(file, STRIDE)?);
    Ok(match (first, second) {
        (Found::Newer(format), _) | (_, Found::Newer(format)) => (Found::Newer(format), 0),
        (Found::Marker(one), Found::Marker(other)) => {
            if one.place() < other.place() {
                (second, 0)
            } else {
                (first, 1)
            }
        }
        (Found::Marker(_), Found::Nothing | Found::Damaged) => (first, 1),
        (Found::Nothing | Found::Damaged, Found::Marker(_)) => (second, 0),
        (Found::Nothing, Found::Nothing) => (Found::Nothing, 0),
        (Found::Nothing | Found::Damaged, Found::Nothing | Found::Damaged) => (Found::Damaged, 0),
    })
}

fn read(file: &File, offset: u64) -> io::Result<Found> {
    let mut bytes = [0; PLACE_BYTES];
    let mut filled = 0;
    while let Some(rest) = bytes.get_mut(filled..).filter(|rest| !rest.is_empty()) {
        let at = offset.saturating_add(u64::try_from(filled).unwrap_or(u64::MAX));
        match file.read_at(rest, at) {
            Ok(0) => break,
            Ok(count) => filled = filled.saturating_add(count),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(if bytes.iter().all(|byte| *byte == 0) { Found::Nothing } else { understood(&bytes) })
}

fn understood(bytes: &[u8; PLACE_BYTES]) -> Found {
    let (body, checksum) = bytes.split_at(BODY_BYTES);
    let Some((header, payload)) = body.split_at_checked(HEADER_BYTES) else { return Found::Damaged };
    if checksum != blake3::hash(body).as_bytes() || !header.starts_with(MAGIC) {
        return Found::Damaged;
    }
    match header.last() {
        Some(format) if FORMAT < *format => Found::Newer(*format),
        Some(_) => postcard::take_from_bytes(payload).map_or(Found::Damaged, |(marker, _)| Found::Marker(marker)),
        None => Found::Damaged,
    }
}

fn place_of(marker: &Marker) -> io::Result<[u8; PLACE_BYTES]> {
    let mut body = Vec::with_capacity(PLACE_BYTES);
    body.extend_from_slice(MAGIC);
    body.push(FORMAT);
    let mut body = postcard::to_extend(marker, body).map_err(io::Error::other)?;
    body.resize(BODY_BYTES, 0);
    let checksum = blake3::hash(&body);
    body.extend_from_slice(checksum.as_bytes());
    body.try_into().map_err(|_| io::Error::other("a marker is longer than its place"))
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;
    use crate::testing::Torn;

    fn marker(seq: u64) -> Marker {
        Marker { store: Uuid::from_u128(7), epoch: 1, seq: Seq(seq), number: seq, hash: [9; 32], revocations: Some(3) }
    }

    fn place() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("store.marker");
        (folder, path)
    }

    #[test]
    fn the_last_one_written_is_found_and_a_missing_file_is_nothing() {
        let (_folder, path) = place();
        assert_eq!(MarkerFile::look(&path).unwrap(), Found::Nothing);
        let (mut file, found) = MarkerFile::open(&path).unwrap();
        assert_eq!(found, Found::Nothing);
        for seq in 1..=5 {
            file.write(&marker(seq)).unwrap();
            assert_eq!(MarkerFile::look(&path).unwrap(), Found::Marker(marker(seq)));
            let (again, found) = MarkerFile::open(&path).unwrap();
            assert_eq!(found, Found::Marker(marker(seq)));
            file = again;
        }
    }

    #[test]
    fn what_is_learnt_of_the_list_after_a_load_is_found_in_whichever_place_it_is_written() {
        let (_folder, path) = place();
        let loaded = Marker { revocations: None, ..marker(1) };
        for writes_before in 0..2 {
            let (mut file, _) = MarkerFile::open(&path).unwrap();
            for _ in 0..writes_before {
                file.write(&loaded).unwrap();
            }
            file.replace(&loaded).unwrap();
            MarkerFile::open(&path).unwrap().0.write(&marker(1)).unwrap();
            assert_eq!(MarkerFile::look(&path).unwrap(), Found::Marker(marker(1)), "{writes_before}");
        }
    }

    #[test]
    fn whatever_is_torn_of_the_last_write_the_one_before_stands() {
        let (_folder, path) = place();
        let (mut file, _) = MarkerFile::open(&path).unwrap();
        file.write(&marker(1)).unwrap();
        let before = std::fs::read(&path).unwrap();
        file.write(&marker(2)).unwrap();
        let after = std::fs::read(&path).unwrap();
        for cut in 0..=PLACE_BYTES {
            let mut torn = before.clone();
            torn.resize(after.len(), 0);
            let end = usize::try_from(STRIDE).unwrap() + cut;
            torn[..end].copy_from_slice(&after[..end]);
            std::fs::write(&path, &torn).unwrap();
            let expected = if cut == PLACE_BYTES { 2 } else { 1 };
            assert_eq!(MarkerFile::look(&path).unwrap(), Found::Marker(marker(expected)), "cut after {cut} bytes");
        }
    }

    #[test]
    fn whatever_is_torn_of_a_write_over_an_older_one_the_newest_before_stands() {
        let (_folder, path) = place();
        let (mut file, _) = MarkerFile::open(&path).unwrap();
        file.write(&marker(1)).unwrap();
        file.write(&marker(2)).unwrap();
        let before = std::fs::read(&path).unwrap();
        let whole = [place_of(&marker(3)).unwrap().as_slice(), &before[PLACE_BYTES..]].concat();
        for cut in 0..=PLACE_BYTES {
            std::fs::write(&path, &before).unwrap();
            let file = OpenOptions::new().write(true).open(&path).unwrap();
            let torn = Torn::after(cut, file).write_all(&whole[..PLACE_BYTES]);
            assert_eq!(torn.is_ok(), cut == PLACE_BYTES);
            let is_there = std::fs::read(&path).unwrap() == whole;
            let expected = if is_there { 3 } else { 2 };
            assert_eq!(MarkerFile::look(&path).unwrap(), Found::Marker(marker(expected)), "cut after {cut} bytes");
        }
    }

    #[test]
    fn a_marker_of_before_the_list_says_nothing_of_it() {
        let (_folder, path) = place();
        let mut bytes = place_of(&Marker { revocations: Some(0), ..marker(1) }).unwrap();
        let written = postcard::to_stdvec(&marker(1)).unwrap().len();
        // Where the field stands now there was nothing.
        bytes[HEADER_BYTES + written - 2..BODY_BYTES].fill(0);
        let checksum = blake3::hash(&bytes[..BODY_BYTES]);
        bytes[BODY_BYTES..].copy_from_slice(checksum.as_bytes());
        std::fs::write(&path, bytes).unwrap();
        let expected = Marker { revocations: None, ..marker(1) };
        assert_eq!(MarkerFile::look(&path).unwrap(), Found::Marker(expected));
    }

    #[test]
    fn a_file_of_which_nothing_can_be_read_is_damaged_and_one_of_a_newer_nyckel_says_so() {
        let (_folder, path) = place();
        std::fs::write(&path, [1; 300]).unwrap();
        assert_eq!(MarkerFile::look(&path).unwrap(), Found::Damaged);
        let mut bytes = place_of(&marker(1)).unwrap();
        bytes[MAGIC.len()] = FORMAT + 1;
        let checksum = blake3::hash(&bytes[..BODY_BYTES]);
        bytes[BODY_BYTES..].copy_from_slice(checksum.as_bytes());
        std::fs::write(&path, bytes).unwrap();
        assert_eq!(MarkerFile::look(&path).unwrap(), Found::Newer(FORMAT + 1));
    }
}
