//! The buffers of an index: text and numbers as they were made, or where its file was read into when it was kept.

use std::ops::{Deref, Range};

use zerocopy::FromBytes as _;

use crate::search::block::Part;

/// One long text.
#[derive(Debug, Clone)]
pub(in crate::search) enum Text {
    /// One that was made here.
    Made(String),
    /// One that was read, and is UTF-8.
    Read(Part),
}

impl Default for Text {
    fn default() -> Self {
        Self::Made(String::new())
    }
}

impl From<String> for Text {
    fn from(mut text: String) -> Self {
        text.shrink_to_fit();
        Self::Made(text)
    }
}

impl Text {
    pub(in crate::search) fn as_bytes(&self) -> &[u8] {
        match self {
            Self::Made(text) => text.as_bytes(),
            Self::Read(part) => part.bytes(),
        }
    }

    pub(in crate::search) fn len(&self) -> usize {
        self.as_bytes().len()
    }

    /// That part of it; nothing where it has none there, or one that begins or ends within a letter.
    pub(in crate::search) fn get(&self, range: Range<usize>) -> &str {
        match self {
            Self::Made(text) => text.get(range).unwrap_or_default(),
            Self::Read(part) => {
                part.bytes().get(range).and_then(|bytes| str::from_utf8(bytes).ok()).unwrap_or_default()
            }
        }
    }

    /// How much memory it takes, in bytes.
    pub(in crate::search) fn capacity(&self) -> usize {
        match self {
            Self::Made(text) => text.capacity(),
            Self::Read(part) => part.bytes().len(),
        }
    }
}

/// Many numbers.
#[derive(Debug, Clone)]
pub(in crate::search) enum Numbers {
    /// Those that were made here.
    Made(Vec<u32>),
    /// Those that were read, as this machine has numbers in its memory.
    Read(Part),
}

impl Default for Numbers {
    fn default() -> Self {
        Self::Made(Vec::new())
    }
}

impl From<Vec<u32>> for Numbers {
    fn from(mut numbers: Vec<u32>) -> Self {
        numbers.shrink_to_fit();
        Self::Made(numbers)
    }
}

impl Deref for Numbers {
    type Target = [u32];

    fn deref(&self) -> &[u32] {
        match self {
            Self::Made(numbers) => numbers,
            Self::Read(part) => <[u32]>::ref_from_bytes(part.bytes()).unwrap_or_default(),
        }
    }
}

impl Numbers {
    /// How much memory they take, in bytes.
    pub(in crate::search) fn capacity(&self) -> usize {
        match self {
            Self::Made(numbers) => numbers.capacity().saturating_mul(size_of::<u32>()),
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
        let fill = |buffer: &mut [u8]| {
            buffer.copy_from_slice(bytes);
            Ok(())
        };
        let block = Arc::new(Block::filled(bytes.len(), fill).unwrap());
        Part::of(&block, 0..bytes.len()).unwrap()
    }

    #[test]
    fn what_was_read_is_what_was_made() {
        let (made, kept) = (Text::from("Östra".to_owned()), Text::Read(read("Östra".as_bytes())));
        for text in [made, kept] {
            assert_eq!((text.get(0..2), text.get(1..3), text.get(2..6), text.get(2..7)), ("Ö", "", "stra", ""));
            assert_eq!((text.as_bytes(), text.len()), ("Östra".as_bytes(), 6));
        }
        let bytes = [1_u32, 70_000].map(u32::to_le_bytes).concat();
        for numbers in [Numbers::from(vec![1, 70_000]), Numbers::Read(read(&bytes))] {
            assert_eq!((&*numbers, numbers.capacity()), ([1, 70_000].as_slice(), 8));
        }
    }

    #[test]
    fn a_part_lies_within_its_block() {
        assert!(Part::of(&Arc::new(Block::filled(3, |_| Ok(())).unwrap()), 1..4).is_none());
    }
}
