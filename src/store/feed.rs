//! What the feed of changes keeps and how its pages are cut: always whole commits.

use std::collections::BTreeSet;

use crate::domain::Seq;
use crate::domain::version::EntityRef;
use crate::ports::commit::{Change, Commit};
use crate::ports::page::Page;
use crate::ports::store::{FeedEntry, StoreFailure};
use crate::store::cursor::{Query, bounded};

/// How many entries the feed keeps; older ones are forgotten commit by commit.
pub(in crate::store) const FEED_LIMIT: u64 = 100_000;

/// Whether a feed of that many entries has to forget its oldest commit.
pub(in crate::store) fn is_too_long(entries: u64) -> bool {
    FEED_LIMIT < entries
}

/// The entities a commit writes, each once.
pub(in crate::store) fn entities(commit: &Commit) -> BTreeSet<EntityRef> {
    commit.changes().iter().filter_map(Change::entity).collect()
}

/// Says whether the feed still holds everything after `seq`. Who asks for more than it holds begins anew from the
/// entities themselves.
pub(in crate::store) fn require_kept(seq: Seq, forgotten: Seq) -> Result<(), StoreFailure> {
    if seq < forgotten { Err(StoreFailure::BadCursor) } else { Ok(()) }
}

/// A page of about `limit` entries. A commit is never cut in two, as the next page is asked for by a commit's place.
pub(in crate::store) fn page(
    limit: usize,
    entries: impl Iterator<Item = Result<FeedEntry, StoreFailure>>,
) -> Result<Page<FeedEntry>, StoreFailure> {
    let limit = bounded(limit);
    let mut items: Vec<FeedEntry> = Vec::new();
    for entry in entries {
        let entry = entry?;
        if let Some(last) = items.last()
            && limit <= items.len()
            && last.seq != entry.seq
        {
            let next = Query::Feed.after(&last.seq.0.to_be_bytes());
            return Ok(Page { items, next: Some(next) });
        }
        items.push(entry);
    }
    Ok(Page { items, next: None })
}
