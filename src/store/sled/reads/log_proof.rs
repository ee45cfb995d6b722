//! The rows of the activity log as they are kept, for following its chain (LOG-3).

use crate::domain::RecordedActivity;
use crate::ports::Stop;
use crate::ports::log_proof::{Checkpoint, LogProof};
use crate::ports::store::StoreFailure;
use crate::store::key::{LACKING, Tree};
use crate::store::log_proof::{Chained, Following, LogRow};
use crate::store::record::{self, Lacking, Place};
use crate::store::sled::trees::Trees;

/// After so many records `progress` is told.
const TELL_EVERY: u64 = 1_000;

impl Trees {
    /// Follows the chain from the first record to the last that there is when it begins.
    pub(super) fn prove_log(
        &self,
        checkpoints: &[Checkpoint],
        stop: &Stop,
        progress: &mut dyn FnMut(u64),
    ) -> Result<LogProof, StoreFailure> {
        let head = self.head()?.chain();
        let Lacking(known_gaps) = self.get(Tree::Meta, LACKING)?.unwrap_or_default();
        let mut following = Following::begin(head, &known_gaps, checkpoints);
        let mut count: u64 = 0;
        for row in self.raw(Tree::Activity, None) {
            if stop.is_raised() {
                return Err(StoreFailure::Stopped);
            }
            let (key, bytes) = row?;
            let row = row_of(&key, &bytes);
            // What the writer has added since is as new as the head by now.
            if row.place.is_some_and(|place| head.number < place && place <= self.head().map_or(0, |now| now.number)) {
                break;
            }
            if !following.follow(&row) {
                break;
            }
            count = count.saturating_add(1);
            if count.is_multiple_of(TELL_EVERY) {
                progress(count);
            }
        }
        Ok(following.end())
    }
}

fn row_of(key: &[u8], bytes: &[u8]) -> LogRow {
    let place = <[u8; 8]>::try_from(key).map(u64::from_be_bytes).ok();
    let read: Option<RecordedActivity> = record::read_anywhere(bytes);
    let record = read.zip(record::body_of(bytes)).map(|(recorded, body)| Chained {
        number: recorded.number,
        previous: recorded.previous,
        hash: *blake3::hash(body).as_bytes(),
        is_in_place: record::is_whole(Place { tree: Tree::Activity.name(), key }, bytes),
    });
    LogRow { place, record }
}

#[cfg(test)]
mod tests;
