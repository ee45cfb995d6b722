//! The activity log: what a filter asks for is where the lists of what it names meet, found by steps from one number to
//! the next that all of them have, however many records lie between.

mod walk;

use std::collections::BTreeMap;

use crate::domain::actor::{Reach, Scope};
use crate::domain::{Instant, OperatorId, RecordedActivity};
use crate::ports::activity_log::{AccessCount, LogName, LogOrder};
use crate::ports::page::{Cursor, Page};
use crate::ports::store::{ActivityFilter, StoreFailure};
use crate::store::check::{activity_after, matches};
use crate::store::cursor::{Query, page};
use crate::store::key::{self, Tree};
use crate::store::log_lists::{self, LogList};
use crate::store::log_spans::{BlockSize, Span, place_among};
use crate::store::record::Ordinal;
use crate::store::sled::reads::log::walk::Walk;
use crate::store::sled::trees::Trees;

impl Trees {
    /// The records that the filter asks for, in its order.
    pub(super) fn log(
        &self,
        scope: Scope,
        filter: &ActivityFilter,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Page<RecordedActivity>, StoreFailure> {
        let after = activity_after(after)?;
        let Some(groups) = log_lists::wanted(filter, scope)? else { return Ok(Page::default()) };
        let mut steps = Steps::new(self, filter, groups)?;
        let mut records = Walk::new(LogList::whole(), filter.order);
        let mut next = match (filter.order, after) {
            (LogOrder::NewestFirst, None) => Some(steps.last),
            (LogOrder::OldestFirst, None) => Some(1),
            (order, Some(after)) => further(order, after),
        };
        let rows = std::iter::from_fn(|| {
            loop {
                let found = match steps.nearest(next.take()?) {
                    Ok(found) => found?,
                    Err(failure) => return Some(Err(failure)),
                };
                next = further(filter.order, found);
                match records.read::<RecordedActivity>(self, found) {
                    Ok(Some(recorded)) if matches(filter, &recorded.record) => {
                        return Some(Ok((found.to_be_bytes().to_vec(), recorded)));
                    }
                    Ok(Some(_)) => {}
                    Ok(None) => return Some(Err(gone())),
                    Err(failure) => return Some(Err(failure)),
                }
            }
        });
        page(Query::Activity, limit, rows)
    }

    /// The newest record of each list of such things.
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
        let all = log_lists::all_named(named);
        let after = Query::NamedInLog.key(after, &all.prefix)?;
        let end = key::end_of(&all.prefix);
        let mut from = Some(after.map_or_else(|| Some(all.prefix.clone()), key::end_of));
        let rows = std::iter::from_fn(|| {
            let first = self.keys(all.tree, from.take()??, end.clone()).next()?;
            let row = first.and_then(|first| {
                let prefix = first.get(..first.len().saturating_sub(NUMBER_BYTES)).unwrap_or_default().to_vec();
                from = Some(key::end_of(&prefix));
                let newest = self.keys(all.tree, prefix.clone(), key::end_of(&prefix)).next_back();
                let number = newest.transpose()?.map_or(Ok(0), |newest| key::trailing_number(&newest))?;
                Ok((prefix, self.get(Tree::Activity, &number.to_be_bytes())?.ok_or_else(gone)?))
            });
            Some(row)
        });
        page(Query::NamedInLog, limit, rows)
    }

    /// How often each operator accessed something in each of those spans of time; what was refused or failed is no access.
    pub(super) fn count_accesses(&self, scope: Scope, at: &[Instant]) -> Result<Vec<AccessCount>, StoreFailure> {
        let is_of_all = matches!(scope.reach(), Reach::All);
        if !is_of_all || at.is_empty() {
            return Ok(Vec::new());
        }
        let mut counting = Counting { trees: self, at, whole: Vec::new(), one_by_one: BTreeMap::new() };
        counting.go_through_blocks(&BlockSize::ALL, 0, self.head()?.number)?;
        counting.end()
    }
}

/// As many bytes a number has in a key.
const NUMBER_BYTES: usize = 8;

fn gone() -> StoreFailure {
    StoreFailure::Damaged("a record of the log is gone".to_owned())
}

/// The next number in that order.
fn further(order: LogOrder, number: u64) -> Option<u64> {
    match order {
        LogOrder::NewestFirst => number.checked_sub(1),
        LogOrder::OldestFirst => number.checked_add(1),
    }
}

/// Steps from one record that is asked for to the next.
struct Steps<'a> {
    trees: &'a Trees,
    order: LogOrder,
    groups: Vec<Vec<Walk>>,
    /// The blocks of each size.
    blocks: [(BlockSize, Walk); 3],
    from: Option<Instant>,
    until: Option<Instant>,
    /// The block of the smaller size that was looked into last.
    within: Option<u64>,
    /// The last record there was.
    last: u64,
}

impl<'a> Steps<'a> {
    fn new(trees: &'a Trees, filter: &ActivityFilter, groups: Vec<Vec<LogList>>) -> Result<Self, StoreFailure> {
        let (order, from, until) = (filter.order, filter.from, filter.until);
        let walk = |list| Walk::new(list, order);
        let groups = groups.into_iter().map(|group| group.into_iter().map(walk).collect()).collect();
        let blocks = BlockSize::ALL.map(|size| (size, walk(size.list())));
        Ok(Self { trees, order, groups, blocks, from, until, within: None, last: trees.head()?.number })
    }

    /// The first number from that one on which every group has, and which can be within the time.
    fn nearest(&mut self, from: u64) -> Result<Option<u64>, StoreFailure> {
        let mut at = from;
        loop {
            let before = at;
            for group in &mut self.groups {
                let Some(found) = nearest_of(self.trees, self.order, group, at)? else { return Ok(None) };
                at = found;
            }
            let Some(found) = self.nearest_in_time(at)? else { return Ok(None) };
            at = found;
            if at == before {
                return Ok(Some(at));
            }
        }
    }

    fn nearest_in_time(&mut self, from: u64) -> Result<Option<u64>, StoreFailure> {
        if self.from.is_none() && self.until.is_none() || self.within == Some(BlockSize::Small.of(from)) {
            return Ok(Some(from));
        }
        let mut at = from;
        'next: while at <= self.last {
            for (size, spans) in &mut self.blocks {
                let block = size.of(at);
                let span: Option<Span> = spans.read(self.trees, block)?;
                if span.is_some_and(|span| span.meets(self.from, self.until)) {
                    continue;
                }
                let beyond = match self.order {
                    LogOrder::NewestFirst => further(self.order, size.first(block)),
                    LogOrder::OldestFirst => further(self.order, size.last(block)),
                };
                let Some(beyond) = beyond else { return Ok(None) };
                at = beyond;
                continue 'next;
            }
            self.within = Some(BlockSize::Small.of(at));
            return Ok(Some(at));
        }
        Ok(None)
    }
}

/// The first number from that one on which one of the lists has.
fn nearest_of(trees: &Trees, order: LogOrder, group: &mut [Walk], from: u64) -> Result<Option<u64>, StoreFailure> {
    let mut nearest: Option<u64> = None;
    for list in group {
        nearest = match (nearest, list.nearest(trees, from)?, order) {
            (None, one, _) | (one, None, _) => one,
            (Some(one), Some(other), LogOrder::NewestFirst) => Some(one.max(other)),
            (Some(one), Some(other), LogOrder::OldestFirst) => Some(one.min(other)),
        };
    }
    Ok(nearest)
}

/// A counting of accesses that is under way.
struct Counting<'a> {
    trees: &'a Trees,
    at: &'a [Instant],
    /// Records of which it is known that all of them are in that span of time: the first and the last.
    whole: Vec<(usize, u64, u64)>,
    /// What was counted record by record.
    one_by_one: BTreeMap<OperatorId, Vec<u64>>,
}

impl Counting<'_> {
    /// Goes through the blocks of those sizes from the one record to the other: those that lie in one span of time are
    /// counted by their lists, of the others the smaller ones, and at last the records.
    fn go_through_blocks(&mut self, sizes: &[BlockSize], first: u64, last: u64) -> Result<(), StoreFailure> {
        let Some((size, smaller)) = sizes.split_first() else {
            let end = last.saturating_add(1).to_be_bytes().to_vec();
            for row in self.trees.rows(Tree::Activity, first.to_be_bytes().to_vec(), Some(end)) {
                self.count(&row?.1);
            }
            return Ok(());
        };
        for block in size.of(first)..=size.of(last) {
            if !self.take_block(*size, block)? {
                self.go_through_blocks(smaller, size.first(block), size.last(block).min(last))?;
            }
        }
        Ok(())
    }

    /// Takes a block as a whole, or leaves it out; `false` where its records have to be read.
    fn take_block(&mut self, size: BlockSize, block: u64) -> Result<bool, StoreFailure> {
        let span: Option<Span> = self.trees.get(Tree::ActivitySpans, &size.key(block))?;
        let Some(span) = span.filter(|span| span.meets(self.at.first().copied(), self.at.last().copied())) else {
            return Ok(true);
        };
        match (place_among(self.at, span.earliest), place_among(self.at, span.latest)) {
            (Some(place), Some(other)) if place == other => {
                let (first, last) = (size.first(block), size.last(block));
                match self.whole.last_mut() {
                    Some((of, _, end)) if *of == place && end.saturating_add(1) == first => *end = last,
                    Some(_) | None => self.whole.push((place, first, last)),
                }
                Ok(true)
            }
            (_, _) => Ok(false),
        }
    }

    fn count(&mut self, recorded: &RecordedActivity) {
        let operator = recorded.record.actor.operator().filter(|_| recorded.record.is_access_done());
        let Some((operator, place)) = operator.zip(place_among(self.at, recorded.record.at)) else { return };
        let counts = self.one_by_one.entry(operator).or_insert_with(|| nothing(self.at));
        if let Some(count) = counts.get_mut(place) {
            *count = count.saturating_add(1);
        }
    }

    /// Adds what is counted by the lists.
    fn end(mut self) -> Result<Vec<AccessCount>, StoreFailure> {
        let mut counted = Vec::new();
        let mut from = Some(Vec::new());
        while let Some(first) = from.take().and_then(|from| self.trees.keys(Tree::Accesses, from, None).next()) {
            let first = first?;
            let bytes = first.first_chunk::<16>().ok_or_else(gone)?;
            from = key::end_of(bytes);
            let operator = OperatorId(uuid::Uuid::from_bytes(*bytes));
            let list = LogList { tree: Tree::Accesses, prefix: bytes.to_vec() };
            let mut counts = self.one_by_one.remove(&operator).unwrap_or_else(|| nothing(self.at));
            for (place, first, last) in &self.whole {
                let until = |number: u64| -> Result<u64, StoreFailure> {
                    let mut rows = self.trees.rows(list.tree, list.row(0), Some(list.row(number)));
                    Ok(rows.next_back().transpose()?.map_or(0, |(_, Ordinal(ordinal))| ordinal))
                };
                if let Some(count) = counts.get_mut(*place) {
                    let more = until(last.saturating_add(1))?.saturating_sub(until(*first)?);
                    *count = count.saturating_add(more);
                }
            }
            if counts.iter().any(|count| 0 < *count) {
                let newest = Walk::new(list, LogOrder::NewestFirst).nearest(self.trees, u64::MAX)?.unwrap_or(0);
                let newest = self.trees.get(Tree::Activity, &newest.to_be_bytes())?.ok_or_else(gone)?;
                counted.push(AccessCount { operator, newest, counts });
            }
        }
        Ok(counted)
    }
}

fn nothing(at: &[Instant]) -> Vec<u64> {
    vec![0; at.len().saturating_sub(1)]
}
