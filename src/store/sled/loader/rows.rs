//! The rows of a store that is loaded. What the engine is given in the order of its keys it keeps in half the room and writes
//! several times as fast; marks come in another order than their records, so they are put off.

use crate::ports::bulk_load::Loaded;
use crate::ports::stop::Stop;
use crate::ports::store::StoreFailure;
use crate::store::loading::Coming;
use crate::store::marks::Mark;
use crate::store::record::Head;
use crate::store::sled::leaves;
use crate::store::sled::revocations::Revocations;
use crate::store::sled::trees::Trees;
use crate::store::sled::write_set::WriteSet;
use crate::store::{chain, loading};

/// As many rows are sorted and written at a time.
const BATCH: usize = 2_000;

/// As many marks are put off before they are sorted and written: a few hundred megabytes of them.
const MOST_MARKS: usize = 4_000_000;

/// A store that is being loaded.
#[derive(Debug)]
pub(super) struct Loading<'a> {
    trees: &'a Trees,
    /// Those of the customer that is being loaded, and of some before it.
    writes: WriteSet<'a>,
    /// Those of the log, which go on from what was written of it before.
    log: WriteSet<'a>,
    marks: Vec<Mark>,
    /// What is cancelled of what was loaded so far.
    cancelled: Revocations,
}

impl<'a> Loading<'a> {
    /// Begins with nothing in these trees.
    pub(super) fn new(trees: &'a Trees) -> Self {
        let (writes, log) = (WriteSet::of_new(trees), WriteSet::new(trees));
        Self { trees, writes, log, marks: Vec::new(), cancelled: Revocations::default() }
    }

    /// Adds an entity, in the order that [`Loaded`] has.
    pub(super) fn add(&mut self, head: &mut Head, entity: Loaded) -> Result<(), StoreFailure> {
        // All of a customer is written at once: where a purchase is found follows from its subscription too.
        if matches!(entity, Loaded::Customer(_) | Loaded::SupportRequest(_)) && BATCH <= self.writes.len() {
            self.insert()?;
        }
        let change = match loading::coming(entity) {
            Coming::Change(change) => change,
            Coming::Record(record) => {
                let (records, chain) = chain::link(head.chain(), std::slice::from_ref(&record))?;
                (head.number, head.hash) = (chain.number, chain.hash);
                records.iter().try_for_each(|recorded| self.log.record(recorded))?;
                return if BATCH <= self.log.len() { self.log.insert_all() } else { Ok(()) };
            }
        };
        self.cancelled.add(Revocations::of(std::slice::from_ref(&change)));
        self.writes.change(head, &change)
    }

    /// Writes what is left, and answers the writes of a store that is not new any more and what is cancelled in it.
    pub(super) fn finish(mut self, stop: &Stop) -> Result<(WriteSet<'a>, Revocations), StoreFailure> {
        self.insert()?;
        self.insert_marks(stop)?;
        self.log.insert_all()?;
        Ok((self.log, self.cancelled))
    }

    fn insert(&mut self) -> Result<(), StoreFailure> {
        let mut rows = Vec::new();
        for ((tree, key), value) in self.writes.take() {
            match value {
                Some(value) if value.is_empty() => self.marks.push((tree, key)),
                Some(value) => rows.push(((tree, key), Some(value))),
                // What is removed in the batch that it came in was never written.
                None => {}
            }
        }
        leaves::insert(self.trees, rows)?;
        if MOST_MARKS <= self.marks.len() { self.insert_marks(&Stop::default()) } else { Ok(()) }
    }

    fn insert_marks(&mut self, stop: &Stop) -> Result<(), StoreFailure> {
        let mut marks = std::mem::take(&mut self.marks);
        marks.sort_unstable();
        let mut rows = marks.into_iter().map(|mark| (mark, Some(Vec::new()))).peekable();
        while rows.peek().is_some() {
            loading::require_going(stop)?;
            leaves::insert(self.trees, rows.by_ref().take(BATCH).collect())?;
        }
        Ok(())
    }
}
