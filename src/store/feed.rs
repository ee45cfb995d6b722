//! What the feed of changes keeps and how it is cut: always whole commits.

use std::collections::BTreeSet;

use crate::domain::Seq;
use crate::domain::version::EntityRef;
use crate::ports::commit::{Change, Commit};
use crate::ports::store::{Changes, FeedEntry, StoreFailure};
use crate::store::cursor::bounded;

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
    if seq < forgotten { Err(StoreFailure::FeedForgotten) } else { Ok(()) }
}

/// About `limit` of the entries. A commit is never cut in two, as what follows is asked for by a commit's place.
pub(in crate::store) fn first_of(
    limit: usize,
    feed: impl Iterator<Item = Result<FeedEntry, StoreFailure>>,
) -> Result<Changes, StoreFailure> {
    let limit = bounded(limit);
    let mut entries: Vec<FeedEntry> = Vec::new();
    for entry in feed {
        let entry = entry?;
        if let Some(last) = entries.last()
            && limit <= entries.len()
            && last.seq != entry.seq
        {
            return Ok(Changes { entries, has_more: true });
        }
        entries.push(entry);
    }
    Ok(Changes { entries, has_more: false })
}
