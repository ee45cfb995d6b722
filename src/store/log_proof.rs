//! Following the chain of the activity log, record by record, and saying where it breaks first (LOG-3). Every adapter
//! hands in its rows as they are kept.
//!
//! Which of two records was changed that do not fit together is told by the one after them: where it holds the hash of the
//! later one, that one is as it was, and the earlier one is not.

use std::collections::BTreeMap;

use crate::domain::activity::Hash;
use crate::ports::log_proof::{BreakKind, Checkpoint, LogBreak, LogProof};
use crate::ports::store::ChainHead;

/// A row of the log, as it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) struct LogRow {
    /// The number of its place; `None` for what is no place of a record.
    pub(in crate::store) place: Option<u64>,
    /// What it holds; `None` where that is not what was written anywhere.
    pub(in crate::store) record: Option<Chained>,
}

/// What the chain is about of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) struct Chained {
    /// Its number.
    pub(in crate::store) number: u64,
    /// The hash that it holds of the record before.
    pub(in crate::store) previous: Hash,
    /// The hash over its own bytes.
    pub(in crate::store) hash: Hash,
    /// Whether its bytes belong to its place: a row that was moved as it is does not.
    pub(in crate::store) is_in_place: bool,
}

/// Where the chain has got to.
pub(in crate::store) struct Following<'a> {
    head: ChainHead,
    known_gaps: &'a [(u64, u64)],
    checkpoints: BTreeMap<u64, Vec<Hash>>,
    last: u64,
    /// The hash over the last record; `None` after a gap that is known.
    hash: Option<Hash>,
    /// Two records that do not fit together, of which the next one tells which was changed: the earlier one's number.
    doubted: Option<u64>,
    /// The last record that a checkpoint agrees with.
    agreed: u64,
    lost: Vec<(u64, u64)>,
    broken: Option<LogBreak>,
}

impl<'a> Following<'a> {
    /// Begins before the first record. A log ends at that head; its known gaps are those of a recovery.
    pub(in crate::store) fn begin(head: ChainHead, known_gaps: &'a [(u64, u64)], checkpoints: &[Checkpoint]) -> Self {
        let mut by_number: BTreeMap<u64, Vec<Hash>> = BTreeMap::new();
        for checkpoint in checkpoints {
            by_number.entry(checkpoint.number).or_default().push(checkpoint.hash);
        }
        Self {
            head,
            known_gaps,
            checkpoints: by_number,
            last: 0,
            hash: Some([0; 32]),
            doubted: None,
            agreed: 0,
            lost: Vec::new(),
            broken: None,
        }
    }

    /// Follows the chain to the next row; `false` once it is broken, and nothing more has to be read.
    pub(in crate::store) fn follow(&mut self, row: &LogRow) -> bool {
        let broken = self.next_break(row);
        self.broken = self.broken.or(broken);
        self.broken.is_none()
    }

    fn next_break(&mut self, row: &LogRow) -> Option<LogBreak> {
        let next = self.last.saturating_add(1);
        let Some(place) = row.place.filter(|place| next <= *place) else {
            return Some(self.or_doubted(next, BreakKind::Added));
        };
        if next < place {
            let gap = (next, place.saturating_sub(1));
            if self.doubted.is_some() || !self.known_gaps.contains(&gap) {
                return Some(self.or_doubted(next, BreakKind::Removed { last: gap.1 }));
            }
            self.lost.push(gap);
            self.hash = None;
        }
        if self.head.number < place {
            return Some(self.or_doubted(place, BreakKind::Added));
        }
        let Some(record) = row.record else { return Some(self.or_doubted(place, BreakKind::Changed)) };
        if record.number != place {
            return Some(self.or_doubted(place, BreakKind::Reordered { found: record.number }));
        }
        if !record.is_in_place {
            return Some(self.or_doubted(place, BreakKind::Changed));
        }
        let fits = self.hash.is_none_or(|hash| hash == record.previous);
        if let Some(earlier) = self.doubted {
            // The later one of the two is as it was where this one holds its hash.
            return Some(changed(if fits { earlier } else { self.last }));
        }
        if !fits {
            self.doubted = Some(self.last);
        }
        let before = std::mem::replace(&mut self.last, place);
        self.hash = Some(record.hash);
        if self.doubted.is_some() {
            // Nothing precedes the first record: it holds what no record before it can have.
            return (before == 0).then(|| changed(place));
        }
        self.compare_checkpoints(place, record.hash)
    }

    /// What is broken, where the records before it fit together; else the earlier of those that do not.
    fn or_doubted(&self, number: u64, kind: BreakKind) -> LogBreak {
        self.doubted.map_or(LogBreak { number, kind }, changed)
    }

    fn compare_checkpoints(&mut self, number: u64, hash: Hash) -> Option<LogBreak> {
        let said = self.checkpoints.get(&number)?;
        if said.iter().any(|said| *said != hash) {
            return Some(LogBreak { number, kind: BreakKind::Rewritten { after: self.agreed } });
        }
        self.agreed = number;
        None
    }

    /// What came of it, after the last row.
    pub(in crate::store) fn end(mut self) -> LogProof {
        if self.broken.is_none() {
            self.broken = self.break_at_end();
        }
        let unbroken_to = match self.broken {
            None => self.last,
            Some(LogBreak { kind: BreakKind::Rewritten { after }, .. }) => after,
            Some(LogBreak { number, .. }) => number.saturating_sub(1),
        };
        LogProof { unbroken_to, broken: self.broken, lost: self.lost }
    }

    fn break_at_end(&self) -> Option<LogBreak> {
        let next = self.last.saturating_add(1);
        let checkpointed = self.checkpoints.keys().next_back().copied().unwrap_or(0);
        let last = self.head.number.max(checkpointed);
        if let Some(earlier) = self.doubted {
            let fits = self.last == self.head.number && self.hash == Some(self.head.hash);
            return Some(changed(if fits { earlier } else { self.last }));
        }
        if self.last < last {
            return Some(LogBreak { number: next, kind: BreakKind::CutOff { last } });
        }
        let is_as_said = self.hash.is_none_or(|hash| hash == self.head.hash);
        (!is_as_said).then(|| changed(self.last))
    }
}

fn changed(number: u64) -> LogBreak {
    LogBreak { number, kind: BreakKind::Changed }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::Instant;

    fn hash(number: u64) -> Hash {
        *blake3::hash(&number.to_be_bytes()).as_bytes()
    }

    fn row(number: u64) -> LogRow {
        let previous = if number == 1 { [0; 32] } else { hash(number - 1) };
        LogRow {
            place: Some(number),
            record: Some(Chained { number, previous, hash: hash(number), is_in_place: true }),
        }
    }

    fn proof(rows: &[LogRow], gaps: &[(u64, u64)], checkpoints: &[Checkpoint]) -> LogProof {
        let mut following = Following::begin(ChainHead { number: 9, hash: hash(9) }, gaps, checkpoints);
        let _ = rows.iter().all(|row| following.follow(row));
        following.end()
    }

    fn noted(number: u64, hash: Hash) -> Checkpoint {
        Checkpoint { store: Uuid::nil(), number, hash, at: Instant::CUTOVER }
    }

    #[test]
    fn log_3_an_unbroken_log_is_proved_to_its_last_record() {
        let rows: Vec<LogRow> = (1..=9).map(row).collect();
        let expected = LogProof { unbroken_to: 9, ..LogProof::default() };
        assert_eq!(proof(&rows, &[], &[noted(4, hash(4)), noted(9, hash(9))]), expected);
    }

    #[test]
    fn log_3_what_a_recovery_did_without_is_told_and_breaks_nothing() {
        let rows: Vec<LogRow> = (1..=9).filter(|number| !(3..=5).contains(number)).map(row).collect();
        let expected = LogProof { unbroken_to: 9, broken: None, lost: vec![(3, 5)] };
        assert_eq!(proof(&rows, &[(3, 5)], &[]), expected);
        let removed = LogBreak { number: 3, kind: BreakKind::Removed { last: 5 } };
        assert_eq!(proof(&rows, &[(3, 4)], &[]).broken, Some(removed), "another gap than the known one");
    }

    #[test]
    fn log_3_a_log_that_was_written_anew_is_found_between_two_checkpoints() {
        let rows: Vec<LogRow> = (1..=9).map(row).collect();
        let found = proof(&rows, &[], &[noted(2, hash(2)), noted(4, hash(4)), noted(7, hash(70))]);
        assert_eq!(found.broken, Some(LogBreak { number: 7, kind: BreakKind::Rewritten { after: 4 } }));
        assert_eq!(found.unbroken_to, 4);
    }

    #[test]
    fn log_3_a_log_that_ends_before_a_checkpoint_was_cut_off() {
        let rows: Vec<LogRow> = (1..=9).map(row).collect();
        let found = proof(&rows, &[], &[noted(12, hash(12))]);
        assert_eq!(found.broken, Some(LogBreak { number: 10, kind: BreakKind::CutOff { last: 12 } }));
        assert_eq!(proof(&rows[..6], &[], &[]).broken.unwrap().kind, BreakKind::CutOff { last: 9 });
    }

    #[test]
    fn log_3_of_two_records_that_do_not_fit_the_one_that_was_changed_is_named() {
        let (mut content, mut link) = ((1..=9).map(row).collect::<Vec<_>>(), (1..=9).map(row).collect::<Vec<_>>());
        for number in 1..=9_u64 {
            let place = usize::try_from(number - 1).unwrap();
            let (whole, linked) = (content[place], link[place]);
            content[place].record.as_mut().unwrap().hash = hash(100);
            link[place].record.as_mut().unwrap().hash = hash(100);
            link[place].record.as_mut().unwrap().previous = hash(101);
            for rows in [&content, &link] {
                assert_eq!(proof(rows, &[], &[]).broken, Some(changed(number)));
                assert_eq!(proof(rows, &[], &[]).unbroken_to, number - 1);
            }
            (content[place], link[place]) = (whole, linked);
        }
    }
}
