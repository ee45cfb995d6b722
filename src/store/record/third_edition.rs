//! Records of the activity log in the third edition of their shape, which say nothing besides.
//!
//! **Invariant:** what reads in it is written in it again to the same bytes, as the hash of the record after is over them
//! (LOG-3). Nothing here changes any more.

use serde::{Deserialize, Serialize};

use crate::domain::activity::{Edition, Hash, Origin, Subject};
use crate::domain::{ActivityKind, ActivityOutcome, ActivityRecord, Actor, Instant, RecordedActivity};

/// A record, numbered and linked.
#[derive(Serialize, Deserialize)]
pub(super) struct ThirdEdition {
    number: u64,
    previous: Hash,
    record: Record,
}

#[derive(Serialize, Deserialize)]
struct Record {
    at: Instant,
    actor: Actor,
    subject: Subject,
    kind: ActivityKind,
    origin: Origin,
    outcome: ActivityOutcome,
    reason: Option<String>,
}

impl From<ThirdEdition> for RecordedActivity {
    fn from(third: ThirdEdition) -> Self {
        let ThirdEdition { number, previous, record } = third;
        let Record { at, actor, subject, kind, origin, outcome, reason } = record;
        let record = ActivityRecord { at, actor, subject, kind, origin, outcome, reason, detail: None };
        Self { edition: Edition::Third, number, previous, record }
    }
}

impl ThirdEdition {
    /// A record that was read in this edition, in this edition again.
    pub(super) fn of(recorded: &RecordedActivity) -> Self {
        let ActivityRecord { at, actor, subject, kind, origin, outcome, reason, detail: _ } = recorded.record.clone();
        let record = Record { at, actor, subject, kind, origin, outcome, reason };
        Self { number: recorded.number, previous: recorded.previous, record }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::record::whole;
    use crate::testing::example;

    #[test]
    fn log_3_what_was_written_in_it_is_written_to_the_same_bytes_again() {
        let id = example::entitlement_id(1, "OR-1", 1);
        for actor in [example::agent(), example::customer_admin(1)] {
            let record = example::record(&actor, ActivityKind::KeyViewed, Some(&id));
            let recorded = RecordedActivity { edition: Edition::Third, number: 7, previous: [3; 32], record };
            let bytes = postcard::to_stdvec(&ThirdEdition::of(&recorded)).unwrap();
            let newest = RecordedActivity::from(whole::<ThirdEdition>(&bytes).unwrap());
            assert_eq!(newest, recorded);
            assert_eq!(postcard::to_stdvec(&ThirdEdition::of(&newest)).unwrap(), bytes);
        }
    }
}
