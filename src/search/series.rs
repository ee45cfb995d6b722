//! A number for each customer: how it stands by a column, which one stands there, or how many subscriptions it has. They are asked for
//! where somebody sorts by that column, where a customer is shown or changes and where one is looked for by its GUID: those of a file
//! stay there.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::io;

use crate::search::file::sections::{SectionReader, SectionWriter, Unreadable};
use crate::search::left::Left;
use crate::search::runs::wide;

/// The numbers, in their order.
#[derive(Debug, Clone)]
pub(in crate::search) enum Series {
    /// Those that were made here.
    Made(Vec<u32>),
    /// Those of a file.
    Left(Left),
}

impl Default for Series {
    fn default() -> Self {
        Self::Made(Vec::new())
    }
}

impl From<Vec<u32>> for Series {
    fn from(numbers: Vec<u32>) -> Self {
        Self::Made(numbers)
    }
}

impl Series {
    /// The number at that place.
    pub(in crate::search) fn get(&self, place: usize) -> Option<u32> {
        match self {
            Self::Made(numbers) => numbers.get(place).copied(),
            Self::Left(left) => left.number(place),
        }
    }

    /// The place of the first whose row is not less, where the numbers are those of rows.
    pub(in crate::search) fn first(&self, compare: impl Fn(usize) -> Ordering) -> usize {
        let count = match self {
            Self::Made(numbers) => numbers.len(),
            Self::Left(left) => left.count(),
        };
        first_from(count, |place| self.get(place).map_or(Ordering::Less, |row| compare(wide(row))))
    }

    /// All of them.
    pub(in crate::search) fn all(&self) -> Cow<'_, [u32]> {
        match self {
            Self::Made(numbers) => Cow::Borrowed(numbers),
            Self::Left(left) => Cow::Owned(left.numbers()),
        }
    }

    /// How many bytes of memory they take.
    pub(in crate::search) fn bytes(&self) -> usize {
        match self {
            Self::Made(numbers) => numbers.capacity().saturating_mul(size_of::<u32>()),
            Self::Left(_) => 0,
        }
    }

    /// Writes them.
    pub(in crate::search) fn write(&self, sections: &mut SectionWriter<'_>) -> io::Result<()> {
        match self {
            Self::Made(numbers) => sections.numbers(numbers),
            Self::Left(left) => sections.bytes(&left.all()?),
        }
    }

    /// Leaves what was written where it is.
    pub(in crate::search) fn read(sections: &mut SectionReader) -> Result<Self, Unreadable> {
        sections.left().map(Self::Left)
    }
}

/// The first of so many sorted things that is not less.
pub(in crate::search) fn first_from(count: usize, compare: impl Fn(usize) -> Ordering) -> usize {
    let (mut from, mut until) = (0, count);
    while from < until {
        let middle = from.midpoint(until);
        match compare(middle) {
            Ordering::Less => from = middle.saturating_add(1),
            Ordering::Equal | Ordering::Greater => until = middle,
        }
    }
    from
}
