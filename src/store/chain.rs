//! The activity log's chain: numbers from 1, and each record with the hash over the bytes of the one before (LOG-3).

use crate::domain::activity::{Edition, Hash};
use crate::domain::{ActivityRecord, RecordedActivity};
use crate::ports::store::{ChainHead, StoreFailure};
use crate::store::record;

/// The hash over a record as it is written down: schema, codec and payload (LOG-3).
///
/// # Errors
/// [`StoreFailure::Io`] when it cannot be written down.
pub fn hash_of(recorded: &RecordedActivity) -> Result<Hash, StoreFailure> {
    Ok(*blake3::hash(&record::body(recorded)?).as_bytes())
}

/// Numbers the records on from the head and links each to the one before; the new head comes with them.
///
/// # Errors
/// [`StoreFailure::Io`] when one cannot be written down.
pub fn link(head: ChainHead, records: &[ActivityRecord]) -> Result<(Vec<RecordedActivity>, ChainHead), StoreFailure> {
    let mut head = head;
    let mut linked = Vec::with_capacity(records.len());
    for record in records {
        let recorded = RecordedActivity {
            edition: Edition::default(),
            number: head.number.saturating_add(1),
            previous: head.hash,
            record: record.clone(),
        };
        head = ChainHead { number: recorded.number, hash: hash_of(&recorded)? };
        linked.push(recorded);
    }
    Ok((linked, head))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ActivityKind;
    use crate::testing::example;

    #[test]
    fn log_3_records_are_numbered_and_each_holds_the_hash_of_the_one_before() {
        let records = [
            example::record(&example::agent(), ActivityKind::KeyViewed, None),
            example::record(&example::agent(), ActivityKind::KeyCopied, None),
        ];
        let (linked, head) = link(ChainHead { number: 7, hash: [3; 32] }, &records).unwrap();
        assert_eq!(linked.iter().map(|recorded| recorded.number).collect::<Vec<_>>(), [8, 9]);
        assert_eq!(linked[0].previous, [3; 32]);
        assert_eq!(linked[1].previous, hash_of(&linked[0]).unwrap());
        assert_eq!(head, ChainHead { number: 9, hash: hash_of(&linked[1]).unwrap() });
    }

    #[test]
    fn log_3_a_changed_record_has_another_hash() {
        let (mut linked, head) = link(
            ChainHead { number: 0, hash: [0; 32] },
            &[example::record(&example::agent(), ActivityKind::KeyViewed, None)],
        )
        .unwrap();
        linked[0].record.kind = ActivityKind::KeyCopied;
        assert_ne!(hash_of(&linked[0]).unwrap(), head.hash);
    }
}
