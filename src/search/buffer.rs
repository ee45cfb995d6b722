//! The buffers of an index: text and numbers that grow while it is made, and lie where its file was read into when it was kept.

use std::ops::{Deref, Range};

use zerocopy::FromBytes as _;

use crate::search::block::Part;

/// One long text.
#[derive(Debug, Clone)]
pub(in crate::search) enum Text {
    /// One that was made here.
    Grown(String),
    /// One that was read, and is UTF-8.
    Read(Part),
}

impl Default for Text {
    fn default() -> Self {
        Self::Grown(String::new())
    }
}

impl Text {
    pub(in crate::search) fn as_bytes(&self) -> &[u8] {
        match self {
            Self::Grown(text) => text.as_bytes(),
            Self::Read(part) => part.bytes(),
        }
    }

    pub(in crate::search) fn len(&self) -> usize {
        self.as_bytes().len()
    }

    /// That part of it; nothing where it has none there, or one that begins or ends within a letter.
    pub(in crate::search) fn get(&self, range: Range<usize>) -> &str {
        match self {
            Self::Grown(text) => text.get(range).unwrap_or_default(),
            Self::Read(part) => {
                part.bytes().get(range).and_then(|bytes| str::from_utf8(bytes).ok()).unwrap_or_default()
            }
        }
    }

    /// Adds to it; one that was read is copied first.
    pub(in crate::search) fn push_str(&mut self, more: &str) {
        match self {
            Self::Grown(text) => text.push_str(more),
            Self::Read(_) => *self = Self::Grown([self.get(0..self.len()), more].concat()),
        }
    }

    /// Gives back the memory that it does not need.
    pub(in crate::search) fn shrink_to_fit(&mut self) {
        if let Self::Grown(text) = self {
            text.shrink_to_fit();
        }
    }

    /// How much memory it takes, in bytes.
    pub(in crate::search) fn capacity(&self) -> usize {
        match self {
            Self::Grown(text) => text.capacity(),
            Self::Read(part) => part.bytes().len(),
        }
    }
}

/// Many numbers.
#[derive(Debug, Clone)]
pub(in crate::search) enum Numbers {
    /// Those that were made here.
    Grown(Vec<u32>),
    /// Those that were read, as this machine has numbers in its memory.
    Read(Part),
}

impl Default for Numbers {
    fn default() -> Self {
        Self::Grown(Vec::new())
    }
}

impl From<Vec<u32>> for Numbers {
    fn from(numbers: Vec<u32>) -> Self {
        Self::Grown(numbers)
    }
}

impl Deref for Numbers {
    type Target = [u32];

    fn deref(&self) -> &[u32] {
        match self {
            Self::Grown(numbers) => numbers,
            Self::Read(part) => <[u32]>::ref_from_bytes(part.bytes()).unwrap_or_default(),
        }
    }
}

impl Numbers {
    /// Adds one; those that were read are copied first.
    pub(in crate::search) fn push(&mut self, number: u32) {
        self.extend_from_slice(&[number]);
    }

    /// Adds some; those that were read are copied first.
    pub(in crate::search) fn extend_from_slice(&mut self, more: &[u32]) {
        match self {
            Self::Grown(numbers) => numbers.extend_from_slice(more),
            Self::Read(_) => *self = Self::Grown([&**self, more].concat()),
        }
    }

    /// Gives back the memory that they do not need.
    pub(in crate::search) fn shrink_to_fit(&mut self) {
        if let Self::Grown(numbers) = self {
            numbers.shrink_to_fit();
        }
    }

    /// How much memory they take, in bytes.
    pub(in crate::search) fn capacity(&self) -> usize {
        match self {
            Self::Grown(numbers) => numbers.capacity().saturating_mul(size_of::<u32>()),
            Self::Read(part) => part.bytes().len(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::search::block::Block;

    fn read(bytes: &[u8]) -> Part {
        let block = Arc::new(Block::read(&mut &*bytes, bytes.len()).unwrap());
        Part::of(&block, 0..bytes.len()).unwrap()
    }

    #[test]
    fn what_was_read_is_what_was_made_and_can_be_added_to() {
        let (made, kept) = (Text::Grown("Östra".to_owned()), Text::Read(read("Östra".as_bytes())));
        for mut text in [made, kept] {
            assert_eq!((text.get(0..2), text.get(1..3), text.get(2..6), text.get(2..7)), ("Ö", "", "stra", ""));
            text.push_str(" Bygg");
            assert_eq!(text.as_bytes(), "Östra Bygg".as_bytes());
        }
        let bytes = [1_u32, 70_000].map(u32::to_le_bytes).concat();
        for mut numbers in [Numbers::Grown(vec![1, 70_000]), Numbers::Read(read(&bytes))] {
            assert_eq!((&*numbers, numbers.capacity()), ([1, 70_000].as_slice(), 8));
            numbers.push(3);
            assert_eq!(&*numbers, [1, 70_000, 3]);
        }
    }

    #[test]
    fn a_file_that_is_shorter_than_it_says_is_an_error() {
        assert!(Block::read(&mut b"abc".as_slice(), 4).is_err());
        let block = Arc::new(Block::read(&mut b"abc".as_slice(), 3).unwrap());
        assert!(Part::of(&block, 1..4).is_none());
    }
}
