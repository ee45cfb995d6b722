//! The activity log in memory: each question looks through all of it.

use std::collections::BTreeMap;

use crate::domain::actor::{Reach, Scope};
use crate::domain::{Instant, OperatorId, RecordedActivity};
use crate::ports::page::{Cursor, Page};
use crate::ports::store::{ActivityFilter, ChainHead, StoreFailure};
use crate::ports::{AccessCount, Checkpoint, LogName, LogOrder, LogProof, Stop};
use crate::store::cursor::{Query, page};
use crate::store::log_proof::{Chained, Following, LogRow};
use crate::store::memory::state::State;
use crate::store::{chain, check, log_lists, log_spans};

impl State {
    pub(super) fn activity(
        &self,
        scope: Scope,
        filter: &ActivityFilter,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Page<RecordedActivity>, StoreFailure> {
        let after = check::activity_after(after)?;
        let newest_first = filter.order == LogOrder::NewestFirst;
        let (mut forth, mut back) = (self.activity.iter(), self.activity.iter().rev());
        let rows = std::iter::from_fn(|| if newest_first { back.next() } else { forth.next() }).filter(|recorded| {
            let is_further = |after| if newest_first { recorded.number < after } else { after < recorded.number };
            after.is_none_or(is_further) && is_within(scope, recorded) && check::matches(filter, &recorded.record)
        });
        page(Query::Activity, limit, rows.map(|row| Ok((row.number.to_be_bytes().to_vec(), row.clone()))))
    }

    pub(super) fn named_in_log(
        &self,
        scope: Scope,
        named: LogName,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Page<RecordedActivity>, StoreFailure> {
        if let Reach::Tenant(_) = scope.reach() {
            return Ok(Page::default());
        }
        let after = Query::NamedInLog.key(after, &log_lists::all_named(named).prefix)?;
        let lists =
            self.activity.iter().filter_map(|row| Some((log_lists::list_named(named, &row.record)?.prefix, row)));
        let newest: BTreeMap<Vec<u8>, &RecordedActivity> = lists.collect();
        let rows = newest.into_iter().filter(|(prefix, _)| after.is_none_or(|after| after < prefix.as_slice()));
        page(Query::NamedInLog, limit, rows.map(|(prefix, recorded)| Ok((prefix, recorded.clone()))))
    }

    pub(super) fn count_accesses(&self, scope: Scope, at: &[Instant]) -> Vec<AccessCount> {
        if let Reach::Tenant(_) = scope.reach() {
            return Vec::new();
        }
        let mut counted: BTreeMap<OperatorId, AccessCount> = BTreeMap::new();
        for recorded in self.activity.iter() {
            let Some(operator) = recorded.record.actor.operator().filter(|_| recorded.record.is_access_done()) else {
                continue;
            };
            let counts = vec![0_u64; at.len().saturating_sub(1)];
            let newest = recorded.clone();
            let count =
                counted.entry(operator).or_insert_with(|| AccessCount { operator, newest: newest.clone(), counts });
            count.newest = newest;
            let place = log_spans::place_among(at, recorded.record.at);
            if let Some(count) = place.and_then(|place| count.counts.get_mut(place)) {
                *count = count.saturating_add(1);
            }
        }
        counted.into_values().filter(|count| count.counts.iter().any(|count| 0 < *count)).collect()
    }
}

/// Follows a log from its first record to where it breaks, or to its end (LOG-3).
pub(super) fn prove(
    (head, log): (ChainHead, &[RecordedActivity]),
    checkpoints: &[Checkpoint],
    stop: &Stop,
    progress: &mut dyn FnMut(u64),
) -> Result<LogProof, StoreFailure> {
    let mut following = Following::begin(head, &[], checkpoints);
    for (count, recorded) in (1..).zip(log) {
        if stop.is_raised() {
            return Err(StoreFailure::Stopped);
        }
        let (number, previous) = (recorded.number, recorded.previous);
        let record = Chained { number, previous, hash: chain::hash_of(recorded)?, is_in_place: true };
        if !following.follow(&LogRow { place: Some(count), record: Some(record) }) {
            break;
        }
        progress(count);
    }
    Ok(following.end())
}

fn is_within(scope: Scope, recorded: &RecordedActivity) -> bool {
    match scope.reach() {
        Reach::All => true,
        Reach::Tenant(own) => recorded.record.tenant() == Some(own),
    }
}
