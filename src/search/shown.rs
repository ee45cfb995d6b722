//! The names as they are shown. None is searched, and of a million few are ever seen: those of a file stay there.

use std::borrow::Cow;
use std::io;

use crate::search::file::sections::{SectionReader, SectionWriter, Unreadable};
use crate::search::left::Left;
use crate::search::runs::{Runs, wide};

/// One text a row.
#[derive(Debug, Clone)]
pub(in crate::search) enum Shown {
    /// Those that were made here.
    Made(Runs),
    /// Those of a file.
    Left {
        /// One behind the other.
        texts: Left,
        /// Where each of them ends, in bytes.
        ends: Left,
    },
}

impl Default for Shown {
    fn default() -> Self {
        Self::Made(Runs::default())
    }
}

impl Shown {
    /// The text of a row; none where there is no such row, or it cannot be read.
    pub(in crate::search) fn get(&self, row: usize) -> Cow<'_, str> {
        match self {
            Self::Made(runs) => Cow::Borrowed(runs.get(row)),
            Self::Left { texts, ends } => {
                let start = row.checked_sub(1).map_or(Some(0), |before| ends.number(before));
                let range = start.zip(ends.number(row)).map(|(start, end)| wide(start)..wide(end));
                Cow::Owned(range.map(|range| texts.text(range)).unwrap_or_default())
            }
        }
    }

    /// Whether they were left in a file that cannot be read any more.
    pub(in crate::search) fn are_lost(&self) -> bool {
        match self {
            Self::Made(_) => false,
            Self::Left { texts, .. } => texts.is_lost(),
        }
    }

    /// How many bytes of memory they take.
    pub(in crate::search) fn bytes(&self) -> usize {
        match self {
            Self::Made(runs) => runs.bytes(),
            Self::Left { .. } => 0,
        }
    }

    /// Writes them.
    pub(in crate::search) fn write(&self, sections: &mut SectionWriter<'_>) -> io::Result<()> {
        match self {
            Self::Made(runs) => runs.write(sections),
            Self::Left { texts, ends } => [texts, ends].into_iter().try_for_each(|left| sections.bytes(&left.all()?)),
        }
    }

    /// Leaves what was written where it is.
    pub(in crate::search) fn read(sections: &mut SectionReader) -> Result<Self, Unreadable> {
        Ok(Self::Left { texts: sections.left()?, ends: sections.left()? })
    }
}
