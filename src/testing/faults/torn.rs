//! A file that is torn: it takes the beginning of what is written to it, and no more.

use std::io::{self, Write};

use crate::testing::faults::REASON;

/// Takes so many bytes and then fails, as on a disk that has become full. What it took stays where it went.
#[derive(Debug)]
pub struct Torn<W> {
    to: W,
    left: usize,
}

impl<W: Write> Torn<W> {
    /// What takes that many bytes.
    #[must_use]
    pub fn after(bytes: usize, to: W) -> Self {
        Self { to, left: bytes }
    }
}

impl<W: Write> Write for Torn<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = bytes.get(..self.left).unwrap_or(bytes);
        if taken.is_empty() && !bytes.is_empty() {
            return Err(io::Error::new(io::ErrorKind::StorageFull, REASON));
        }
        let written = self.to.write(taken)?;
        self.left = self.left.saturating_sub(written);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}
