//! Writing a record of the activity log with everything by which it is found.

use crate::domain::{ActivityRecord, RecordedActivity};
use crate::ports::store::StoreFailure;
use crate::store::check;
use crate::store::key::{self, Tree};
use crate::store::log_lists::{self, LogList};
use crate::store::log_spans::{BlockSize, Span};
use crate::store::record::{self, Ordinal, Place};
use crate::store::sled::write_set::WriteSet;

impl WriteSet<'_> {
    /// Writes a linked record of the log with everything that is found by it. Its number is the greatest so far.
    pub(in crate::store::sled) fn record(&mut self, recorded: &RecordedActivity) -> Result<(), StoreFailure> {
        self.put(Tree::Activity, recorded.number.to_be_bytes().to_vec(), recorded)?;
        self.list(recorded)?;
        self.note_access(&recorded.record)
    }

    /// Writes the rows by which a record is found, whose number is the greatest so far.
    pub(in crate::store::sled) fn list(&mut self, recorded: &RecordedActivity) -> Result<(), StoreFailure> {
        let (number, at) = (recorded.number, recorded.record.at);
        for list in log_lists::lists_of(&recorded.record)? {
            self.mark((list.tree, list.row(number)));
        }
        if let Some(list) = log_lists::accesses_of(&recorded.record) {
            let Ordinal(last) = self.last_ordinal(&list)?;
            self.put(list.tree, list.row(number), &Ordinal(last.saturating_add(1)))?;
        }
        for size in BlockSize::ALL {
            let key = size.key(size.of(number));
            let span: Option<Span> = self.get(Tree::ActivitySpans, &key)?;
            self.put(Tree::ActivitySpans, key, &span.map_or(Span::of(at), |span| span.with(at)))?;
        }
        Ok(())
    }

    /// How many there are in a list that is counted, with what is to be written.
    fn last_ordinal(&self, list: &LogList) -> Result<Ordinal, StoreFailure> {
        let rows = (list.tree, list.row(0))..=(list.tree, list.row(u64::MAX));
        if let Some(((tree, key), Some(bytes))) = self.writes.range(rows).next_back() {
            return record::decode(Place { tree: tree.name(), key }, bytes);
        }
        let mut rows = self.trees.rows(list.tree, list.prefix.clone(), key::end_of(&list.prefix));
        Ok(rows.next_back().transpose()?.map_or(Ordinal::default(), |(_, last)| last))
    }

    fn note_access(&mut self, record: &ActivityRecord) -> Result<(), StoreFailure> {
        let Some((operator, entitlement)) = check::access_of(record) else {
            return Ok(());
        };
        let key = key::last_access(operator, entitlement);
        let last = check::latest(self.get(Tree::Records, &key)?, record.at);
        self.put(Tree::Records, key, &last)
    }
}
