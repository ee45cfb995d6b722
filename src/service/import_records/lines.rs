//! The lines of a file one by one, none longer than a record can be, so that no file takes more memory than another.

use std::io::{self, BufRead, Read, Seek, SeekFrom};

use crate::service::exchange::Problem;

/// The most bytes of a line; the longest record, with every character escaped, needs a quarter.
const LINE_BYTES: usize = 1 << 18;

/// A line that is not empty.
pub(super) struct Line {
    /// Its number among all lines, from 1.
    pub(super) number: u64,
    /// Whether it is the first one.
    pub(super) is_first: bool,
    /// What stands there, where it is short enough.
    pub(super) bytes: Result<Vec<u8>, Problem>,
}

/// The lines of a file from its beginning.
pub(super) struct Lines<'a, S> {
    source: &'a mut S,
    number: u64,
    is_first: bool,
}

impl<'a, S: BufRead + Seek> Lines<'a, S> {
    pub(super) fn from_start(source: &'a mut S) -> io::Result<Self> {
        source.seek(SeekFrom::Start(0))?;
        Ok(Self { source, number: 0, is_first: true })
    }

    /// The next line; one that is too long is passed over, and a problem.
    pub(super) fn next(&mut self) -> io::Result<Option<Line>> {
        loop {
            let mut bytes = Vec::new();
            let limit = u64::try_from(LINE_BYTES).unwrap_or(u64::MAX).saturating_add(1);
            if self.source.by_ref().take(limit).read_until(b'\n', &mut bytes)? == 0 {
                return Ok(None);
            }
            self.number = self.number.saturating_add(1);
            let is_whole = bytes.ends_with(b"\n") || bytes.len() <= LINE_BYTES;
            if !is_whole {
                self.source.skip_until(b'\n')?;
            }
            if is_whole && bytes.iter().all(u8::is_ascii_whitespace) {
                continue;
            }
            let is_first = std::mem::replace(&mut self.is_first, false);
            let bytes = if is_whole { Ok(bytes) } else { Err(Problem::TooLong) };
            return Ok(Some(Line { number: self.number, is_first, bytes }));
        }
    }
}
