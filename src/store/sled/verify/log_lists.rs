//! What makes records of the activity log found: the lists of what they say, the counted lists of accesses, and from when
//! to when their blocks are (LOG-2). What is wrong with the log itself is told of where its chain is followed.

use crate::domain::RecordedActivity;
use crate::ports::store::StoreFailure;
use crate::ports::verification::{List, Wrong};
use crate::store::key::{self, Tree};
use crate::store::log_lists::{LogList, accesses_of, lists_of};
use crate::store::log_spans::{BlockSize, Span};
use crate::store::record::Ordinal;
use crate::store::sled::verify::{Check, LookedUp};

/// As many bytes a number has in a key.
const NUMBER_BYTES: usize = 8;

/// A block of the log that is gone through.
pub(super) struct Block {
    size: BlockSize,
    place: u64,
    /// From when to when those of its records are that were read.
    span: Option<Span>,
}

impl Block {
    /// The blocks in which the first record is.
    pub(super) fn first() -> [Self; 3] {
        BlockSize::ALL.map(|size| Self { size, place: 0, span: None })
    }
}

impl Check<'_> {
    /// Whether the record is found by everything that it says.
    pub(super) fn is_listed_by_what_it_says(
        &mut self,
        key: &[u8],
        recorded: &RecordedActivity,
    ) -> Result<(), StoreFailure> {
        let number = key::leading_number(key)?;
        for list in lists_of(&recorded.record)?.into_iter().chain(accesses_of(&recorded.record)) {
            if !self.is_there(list.tree, &list.row(number))? {
                let by = if list.tree == Tree::ActivityByTenant { List::ByCustomer } else { List::OfLog };
                self.wrong(Tree::Activity, key, Wrong::Unlisted(by));
            }
        }
        Ok(())
    }

    /// Takes a record into the blocks in which it is; those that ended before it are compared.
    pub(super) fn take_into_blocks(
        &mut self,
        blocks: &mut [Block; 3],
        number: u64,
        recorded: &RecordedActivity,
    ) -> Result<(), StoreFailure> {
        for block in blocks {
            let (place, at) = (block.size.of(number), recorded.record.at);
            if block.place != place {
                self.end_block(block)?;
                *block = Block { size: block.size, place, span: None };
            }
            block.span = Some(block.span.map_or(Span::of(at), |span| span.with(at)));
        }
        Ok(())
    }

    /// Compares a block with what is said of it.
    pub(super) fn end_block(&mut self, block: &Block) -> Result<(), StoreFailure> {
        let Some(found) = block.span else { return Ok(()) };
        let key = block.size.key(block.place);
        match self.looked_up::<Span>(Tree::ActivitySpans, &key)? {
            LookedUp::Absent => self.wrong(Tree::ActivitySpans, &key, Wrong::Missing),
            LookedUp::Read(said) if found.earliest < said.earliest || said.latest < found.latest => {
                self.wrong(Tree::ActivitySpans, &key, Wrong::Stray);
            }
            LookedUp::Unreadable | LookedUp::Read(_) => {}
        }
        Ok(())
    }

    /// Whether each row of the lists leads to a record that says so.
    pub(super) fn log_lists(&mut self) -> Result<(), StoreFailure> {
        self.each(Tree::ActivityLists, |check, key, bytes| {
            let Some(number) = number_of(key) else {
                check.wrong(Tree::ActivityLists, key, Wrong::BadKey);
                return Ok(());
            };
            if !bytes.is_empty() {
                check.wrong(Tree::ActivityLists, key, Wrong::Unreadable);
            }
            check.leads_to_record(Tree::ActivityLists, key, number, |recorded| lists_of(&recorded.record))
        })?;
        self.counted_accesses()?;
        self.each(Tree::ActivitySpans, |check, key, bytes| {
            let Some((size, place)) = BlockSize::of_key(key) else {
                check.wrong(Tree::ActivitySpans, key, Wrong::BadKey);
                return Ok(());
            };
            check.decoded::<Span>(Tree::ActivitySpans, key, bytes);
            if check.head.as_ref().is_some_and(|head| head.number < size.first(place)) {
                check.wrong(Tree::ActivitySpans, key, Wrong::Stray);
            }
            Ok(())
        })
    }

    fn counted_accesses(&mut self) -> Result<(), StoreFailure> {
        // The list that is gone through, and how many there were in it, where that is known.
        let mut last: (Vec<u8>, Option<u64>) = (Vec::new(), Some(0));
        self.each(Tree::Accesses, |check, key, bytes| {
            let Some((number, prefix)) = number_of(key).zip(key.first_chunk::<16>()) else {
                check.wrong(Tree::Accesses, key, Wrong::BadKey);
                return Ok(());
            };
            if last.0 != prefix {
                last = (prefix.to_vec(), Some(0));
            }
            let read = check.decoded::<Ordinal>(Tree::Accesses, key, bytes).map(|Ordinal(read)| read);
            if let (Some(before), Some(read)) = (last.1, read)
                && before.checked_add(1) != Some(read)
            {
                check.wrong(Tree::Accesses, key, Wrong::Stray);
            }
            last.1 = read;
            let lists = |recorded: &RecordedActivity| Ok(accesses_of(&recorded.record).into_iter().collect());
            check.leads_to_record(Tree::Accesses, key, number, lists)
        })
    }

    fn leads_to_record(
        &mut self,
        tree: Tree,
        key: &[u8],
        number: u64,
        lists: impl FnOnce(&RecordedActivity) -> Result<Vec<LogList>, StoreFailure>,
    ) -> Result<(), StoreFailure> {
        let leads_there = match self.looked_up::<RecordedActivity>(Tree::Activity, &number.to_be_bytes())? {
            // That it is missing is told of where the chain is followed.
            LookedUp::Absent => self.head.as_ref().is_none_or(|head| (1..=head.number).contains(&number)),
            LookedUp::Unreadable => true,
            LookedUp::Read(recorded) => {
                lists(&recorded)?.iter().any(|list| list.tree == tree && list.row(number) == key)
            }
        };
        if !leads_there {
            self.wrong(tree, key, Wrong::Stray);
        }
        Ok(())
    }
}

/// The number with which a key of a list ends; `None` for what is no such key.
fn number_of(key: &[u8]) -> Option<u64> {
    if key.len() <= NUMBER_BYTES { None } else { key::trailing_number(key).ok() }
}
