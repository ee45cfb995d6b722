//! The bits of a demo: files of 1 kB to some GB whose content is a cheap function of a seed and their path, so that none
//! is ever stored. Also which links to them were issued, as whoever serves them has to know.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use zeroize::Zeroizing;

use crate::domain::download::Checksum;
use crate::domain::{EntitlementId, Instant};
use crate::ports::Stop;

/// The content repeats after so many bytes, but for a word that is mixed into every repetition.
const PAGE_BYTES: usize = 64 << 10;

/// Up to this size a checksum is made at once.
pub(in crate::provider) const SMALL_BYTES: u64 = 1 << 20;

/// As much is hashed between two looks at the stop.
const CHUNK_BYTES: usize = 1 << 20;

/// The sizes: so many powers of two from 1 kB on, and what lies between.
const SMALLEST_BYTES: u64 = 1_024;
const DOUBLINGS: u64 = 22;

/// How many issued links are known at once; the oldest are forgotten, and renewed like expired ones.
const LINKS: usize = 4_096;

/// Every file of one demo.
#[derive(Debug)]
pub struct GeneratedBits {
    seed: u64,
    /// Every file has this size where it is set, for tests and measurements.
    bytes: Option<u64>,
    checksums: Mutex<BTreeMap<String, Checksum>>,
    links: Mutex<VecDeque<IssuedLink>>,
}

/// A link that was issued.
pub(in crate::provider) struct IssuedLink {
    /// The purchase it is for.
    pub(in crate::provider) entitlement: EntitlementId,
    /// Its secret part.
    pub(in crate::provider) token: Zeroizing<String>,
    /// The file it leads to.
    pub(in crate::provider) path: String,
    /// Until when it works.
    pub(in crate::provider) expires: Instant,
}

impl std::fmt::Debug for IssuedLink {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "IssuedLink {{ path: {:?}, expires: {:?} }}", self.path, self.expires)
    }
}

impl GeneratedBits {
    /// The host that links to them name.
    pub const HOST: &str = "download.example";

    /// The files of the demo with that seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self { seed, bytes: None, checksums: Mutex::default(), links: Mutex::default() }
    }

    /// The same, every file with that size.
    #[must_use]
    pub fn of_size(seed: u64, bytes: u64) -> Self {
        Self { bytes: Some(bytes), ..Self::new(seed) }
    }

    /// The file at that path; there is one at every path.
    #[must_use]
    pub fn file(&self, path: &str) -> GeneratedFile {
        let mut hasher = blake3::Hasher::new_derive_key("nyckel demo bits, 1");
        hasher.update(&self.seed.to_le_bytes()).update(path.as_bytes());
        let mut stream = hasher.finalize_xof();
        let mut words = [[0; 8]; 2];
        stream.fill(words.as_flattened_mut());
        let [size, key] = words.map(u64::from_le_bytes);
        let mut page = vec![0; PAGE_BYTES];
        stream.fill(&mut page);
        let smallest = SMALLEST_BYTES << (size % DOUBLINGS);
        let bytes = self.bytes.unwrap_or_else(|| smallest.saturating_add((size >> 8) % smallest));
        GeneratedFile { page: page.into(), key, bytes }
    }

    /// The checksum of the file at that path, if it is known or made at once.
    #[must_use]
    pub fn known_checksum(&self, path: &str) -> Option<Checksum> {
        let known = self.checksums().get(path).copied();
        known.or_else(|| {
            let is_small = self.file(path).bytes <= SMALL_BYTES;
            is_small.then(|| self.checksum(path, &Stop::default())).flatten()
        })
    }

    /// The checksum of the file at that path; `None` where making it was stopped.
    #[must_use]
    pub fn checksum(&self, path: &str, stop: &Stop) -> Option<Checksum> {
        if let Some(known) = self.checksums().get(path) {
            return Some(*known);
        }
        let checksum = self.file(path).checksum(stop)?;
        self.checksums().insert(path.to_owned(), checksum);
        Some(checksum)
    }

    /// Notes that a link was issued.
    pub(in crate::provider) fn issue(&self, link: IssuedLink) {
        let mut links = self.links();
        links.push_back(link);
        if LINKS < links.len() {
            links.pop_front();
        }
    }

    /// Revokes every link that was issued for a purchase (AFTER-1).
    pub(in crate::provider) fn revoke(&self, entitlement: &EntitlementId) {
        self.links().retain(|link| link.entitlement != *entitlement);
    }

    /// When the link to that path with that token expires; `None` where none was issued.
    pub(in crate::provider) fn issued(&self, token: &str, path: &str) -> Option<Instant> {
        let links = self.links();
        let link = links.iter().rev().find(|link| link.path == path && *link.token == token)?;
        Some(link.expires)
    }

    fn checksums(&self) -> MutexGuard<'_, BTreeMap<String, Checksum>> {
        self.checksums.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn links(&self) -> MutexGuard<'_, VecDeque<IssuedLink>> {
        self.links.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One file, which is nowhere but computed.
#[derive(Clone)]
pub struct GeneratedFile {
    page: Arc<[u8]>,
    key: u64,
    /// Its size in bytes.
    pub bytes: u64,
}

impl std::fmt::Debug for GeneratedFile {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "GeneratedFile {{ bytes: {} }}", self.bytes)
    }
}

impl GeneratedFile {
    /// Fills the buffer with the content from that byte on, whether the file ends before or not.
    pub fn fill(&self, offset: u64, buffer: &mut [u8]) {
        let page_bytes = u64::try_from(PAGE_BYTES).unwrap_or(u64::MAX);
        let mut offset = offset;
        let mut rest = buffer;
        while !rest.is_empty() {
            let within = usize::try_from(offset % page_bytes).unwrap_or(0);
            let (piece, after) = rest.split_at_mut(rest.len().min(PAGE_BYTES - within));
            let source = self.page.get(within..).unwrap_or_default();
            fill_piece(piece, source, self.word(offset / page_bytes).rotate_right(turn(within)));
            offset = offset.saturating_add(u64::try_from(piece.len()).unwrap_or(u64::MAX));
            rest = after;
        }
    }

    /// The same file with another content.
    #[must_use]
    pub(in crate::provider) fn changed(&self, times: u64) -> Self {
        Self { key: self.key.wrapping_add(times), ..self.clone() }
    }

    fn checksum(&self, stop: &Stop) -> Option<Checksum> {
        let mut hasher = blake3::Hasher::new();
        let mut buffer = vec![0; CHUNK_BYTES];
        let mut done = 0;
        while done < self.bytes {
            if stop.is_raised() {
                return None;
            }
            let length = usize::try_from(self.bytes - done).unwrap_or(CHUNK_BYTES).min(CHUNK_BYTES);
            let chunk = buffer.get_mut(..length).unwrap_or_default();
            self.fill(done, chunk);
            hasher.update(chunk);
            done = done.saturating_add(u64::try_from(length).unwrap_or(u64::MAX));
        }
        Some(Checksum::Blake3(*hasher.finalize().as_bytes()))
    }

    /// What is mixed into that repetition of the page: the finaliser of `SplitMix64`.
    fn word(&self, page: u64) -> u64 {
        let word = page.wrapping_add(self.key).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let word = (word ^ word >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let word = (word ^ word >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        word ^ word >> 31
    }
}

/// By how many bits the word is turned for a piece that begins there, so that it always lies over the page alike.
fn turn(within: usize) -> u32 {
    u32::try_from(within % 8).unwrap_or(0) * 8
}

/// Writes the source with the word mixed in, eight bytes at a time, so that it is as fast as memory.
fn fill_piece(piece: &mut [u8], source: &[u8], word: u64) {
    let bytes = word.to_le_bytes();
    let (words, last) = piece.as_chunks_mut::<8>();
    let (sources, last_source) = source.as_chunks::<8>();
    for (target, source) in words.iter_mut().zip(sources) {
        *target = (u64::from_le_bytes(*source) ^ word).to_le_bytes();
    }
    let last_source = sources.get(words.len()).map_or(last_source, <[u8; 8]>::as_slice);
    for ((target, source), mixed) in last.iter_mut().zip(last_source).zip(bytes) {
        *target = source ^ mixed;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    #[test]
    fn files_are_of_every_size_and_the_same_for_the_same_seed_and_path() {
        let bits = GeneratedBits::new(1);
        let sizes: Vec<u64> = (0..200).map(|number| bits.file(&number.to_string()).bytes).collect();
        assert!(sizes.iter().any(|bytes| *bytes < 10_000) && sizes.iter().any(|bytes| 1_000_000_000 < *bytes));
        assert!(sizes.iter().all(|bytes| (1_024..8_589_934_592).contains(bytes)));
        let beginning = |seed, path: &str| {
            let mut buffer = [0; 16];
            GeneratedBits::new(seed).file(path).fill(0, &mut buffer);
            buffer
        };
        assert_eq!(beginning(1, "a"), beginning(1, "a"));
        let others: BTreeSet<[u8; 16]> =
            [(1, "a"), (2, "a"), (1, "b")].map(|(seed, path)| beginning(seed, path)).into();
        assert_eq!(others.len(), 3);
    }

    #[test]
    fn no_two_pages_are_alike() {
        let file = GeneratedBits::of_size(1, 1 << 20).file("a");
        let mut content = vec![0; 1 << 20];
        file.fill(0, &mut content);
        let pages: BTreeSet<&[u8]> = content.chunks(PAGE_BYTES).collect();
        assert_eq!(pages.len(), 16);
    }

    #[test]
    fn a_checksum_is_that_of_the_content_and_can_be_stopped() {
        let mut content = vec![0; 3 * PAGE_BYTES + 7];
        let bits = GeneratedBits::of_size(1, content.len().try_into().unwrap());
        bits.file("a").fill(0, &mut content);
        let expected = Checksum::Blake3(*blake3::hash(&content).as_bytes());
        assert_eq!(bits.known_checksum("a"), Some(expected));
        let large = GeneratedBits::of_size(1, SMALL_BYTES + 1);
        assert_eq!(large.known_checksum("a"), None);
        let stop = Stop::default();
        stop.raise();
        assert_eq!(large.checksum("a", &stop), None);
        let made = large.checksum("a", &Stop::default());
        assert!(made.is_some() && large.known_checksum("a") == made);
    }

    proptest! {
        #[test]
        fn whatever_is_asked_for_is_the_same_piece_of_the_file(from in 0_usize..150_000, length in 0_usize..70_000) {
            let file = GeneratedBits::new(1).file("a");
            let mut whole = vec![0; from + length];
            file.fill(0, &mut whole);
            let mut piece = vec![0; length];
            file.fill(from.try_into().unwrap(), &mut piece);
            prop_assert_eq!(&whole[from..], &piece[..]);
        }
    }
}
