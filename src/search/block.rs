//! The memory that the file of an index is read into: one piece, which the system makes of its large pages where it has them. In small
//! ones an index of a million customers is tens of thousands of pages, each of which is to be found when it is first touched and
//! given back when the console ends.

use std::fmt;
use std::io;
use std::ops::Range;
use std::sync::Arc;

use memmap2::MmapMut;

/// What was read, and is not changed any more.
pub(in crate::search) struct Block(MmapMut);

impl Block {
    /// Has so many bytes filled, at least one.
    ///
    /// # Errors
    /// When the system gives no memory, and what filling them says.
    pub(in crate::search) fn filled(length: usize, fill: impl FnOnce(&mut [u8]) -> io::Result<()>) -> io::Result<Self> {
        let mut memory = MmapMut::map_anon(length)?;
        // A system without them has small ones, which do as well.
        #[cfg(target_os = "linux")]
        drop(memory.advise(memmap2::Advice::HugePage));
        fill(&mut memory)?;
        Ok(Self(memory))
    }

    pub(in crate::search) fn len(&self) -> usize {
        self.0.len()
    }
}

impl fmt::Debug for Block {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Block").field(&self.len()).finish()
    }
}

/// A part of a block, which stays as long as one of its parts does.
#[derive(Debug, Clone)]
pub(in crate::search) struct Part {
    block: Arc<Block>,
    range: Range<usize>,
}

impl Part {
    /// That part; `None` where the block is not so long.
    pub(in crate::search) fn of(block: &Arc<Block>, range: Range<usize>) -> Option<Self> {
        block.0.get(range.clone()).map(|_| Self { block: Arc::clone(block), range })
    }

    pub(in crate::search) fn bytes(&self) -> &[u8] {
        self.block.0.get(self.range.clone()).unwrap_or_default()
    }
}
