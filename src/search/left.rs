//! What of a kept index stays in its file and is read where it is asked for: most of it never is, and held in memory it would be a
//! quarter of the index.
//!
//! **Invariant:** once something could not be read, everything that was left in the file says that it is lost. Whoever asked takes
//! nothing of what was found meanwhile.

use std::fs::File;
use std::io;
use std::ops::Range;
use std::os::unix::fs::FileExt as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use zerocopy::IntoBytes as _;

/// How long a number is, in bytes.
const NUMBER: usize = size_of::<u32>();

/// The file of an index that is open. It is not written again: another index is another file with its name.
#[derive(Debug)]
pub(in crate::search) struct OpenFile {
    file: File,
    is_lost: AtomicBool,
}

impl OpenFile {
    /// That file.
    pub(in crate::search) fn new(file: File) -> Self {
        Self { file, is_lost: AtomicBool::new(false) }
    }

    /// Fills the buffer with what stands there.
    ///
    /// # Errors
    /// What the system says, also where the file ends before.
    pub(in crate::search) fn read(&self, buffer: &mut [u8], at: usize) -> io::Result<()> {
        self.file.read_exact_at(buffer, u64::try_from(at).unwrap_or(u64::MAX))
    }

    fn lose(&self, failure: &io::Error) {
        if !self.is_lost.swap(true, Ordering::Relaxed) {
            tracing::warn!(%failure, "the file of the index cannot be read any more; the index is made anew");
        }
    }
}

/// A section that was left in the file.
#[derive(Debug, Clone)]
pub(in crate::search) struct Left {
    file: Arc<OpenFile>,
    place: Range<usize>,
}

impl Left {
    /// What stands there in the file, and was seen to be what was written.
    pub(in crate::search) fn new(file: &Arc<OpenFile>, place: Range<usize>) -> Self {
        Self { file: Arc::clone(file), place }
    }

    /// How many bytes it has.
    pub(in crate::search) fn len(&self) -> usize {
        self.place.len()
    }

    /// Whether something of the file could not be read, so that nothing that was told of it holds.
    pub(in crate::search) fn is_lost(&self) -> bool {
        self.file.is_lost.load(Ordering::Relaxed)
    }

    /// That part of it as text. Where it has none there the file is not what was written, and is lost.
    pub(in crate::search) fn text(&self, range: Range<usize>) -> String {
        if range.end < range.start || self.len() < range.end {
            self.file.lose(&io::Error::new(io::ErrorKind::InvalidData, "a text does not lie in its section"));
            return String::new();
        }
        let mut bytes = vec![0; range.len()];
        if !self.fill(&mut bytes, range.start) {
            return String::new();
        }
        String::from_utf8(bytes).unwrap_or_else(|failure| {
            self.file.lose(&io::Error::new(io::ErrorKind::InvalidData, failure));
            String::new()
        })
    }

    /// How many numbers it has.
    pub(in crate::search) fn count(&self) -> usize {
        self.len() / NUMBER
    }

    /// The number at that place.
    pub(in crate::search) fn number(&self, place: usize) -> Option<u32> {
        let mut bytes = [0; NUMBER];
        (place < self.count() && self.fill(&mut bytes, place.saturating_mul(NUMBER))).then(|| u32::from_le_bytes(bytes))
    }

    /// All of its numbers.
    pub(in crate::search) fn numbers(&self) -> Vec<u32> {
        let mut numbers = vec![0_u32; self.count()];
        if !self.fill(numbers.as_mut_bytes(), 0) {
            return Vec::new();
        }
        for number in &mut numbers {
            *number = u32::from_le(*number);
        }
        numbers
    }

    /// All of its bytes.
    ///
    /// # Errors
    /// What the system says.
    pub(in crate::search) fn all(&self) -> io::Result<Vec<u8>> {
        let mut bytes = vec![0; self.len()];
        self.file.read(&mut bytes, self.place.start)?;
        Ok(bytes)
    }

    fn fill(&self, buffer: &mut [u8], at: usize) -> bool {
        let read = self.file.read(buffer, self.place.start.saturating_add(at));
        read.inspect_err(|failure| self.file.lose(failure)).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    #[test]
    fn what_is_no_text_or_lies_outside_loses_the_file() {
        let left = || {
            let mut file = tempfile::tempfile().unwrap();
            file.write_all(b"ab\xffc").unwrap();
            Left::new(&Arc::new(OpenFile::new(file)), 0..4)
        };
        let whole = left();
        assert_eq!((whole.text(0..2), whole.is_lost()), ("ab".to_owned(), false));
        for range in [1..4, 2..5, Range { start: 2, end: 1 }] {
            let left = left();
            assert_eq!((left.text(range.clone()), left.is_lost()), (String::new(), true), "{range:?}");
        }
    }
}
