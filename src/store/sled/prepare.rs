//! From a commit to its writes: checked, placed, numbered and linked. Only the writer calls this, one commit at a time.

use crate::domain::{Instant, Seq};
use crate::ports::commit::Commit;
use crate::ports::store::{Applied, CommitError, StoreFailure};
use crate::store::key::{self, HEAD, Tree};
use crate::store::record::Head;
use crate::store::sled::revocations::Revocations;
use crate::store::sled::trees::Trees;
use crate::store::sled::write_set::WriteSet;
use crate::store::{chain, check, feed};

/// A commit that may be written.
#[derive(Debug)]
pub(super) struct Prepared<'a> {
    /// What is written.
    pub(super) writes: WriteSet<'a>,
    /// Where the store stands afterwards.
    pub(super) head: Head,
    /// What it revokes (AFTER-1).
    pub(super) revoked: Revocations,
    /// What is answered once that is on disk.
    pub(super) applied: Applied,
}

/// The commit as it is written at that instant, after all places that were given before.
pub(super) fn prepare<'a>(
    trees: &'a Trees,
    highest: Seq,
    commit: &Commit,
    now: Instant,
) -> Result<Prepared<'a>, CommitError> {
    let mut head = trees.head()?;
    check::check(commit, head.seen, now, |entity| trees.version_of(entity))?;
    let now = check::latest(head.seen, now);
    let (records, chain) = chain::link(head.chain(), commit.records())?;
    let seq = head.seq.max(highest).next();
    head = Head { seq, number: chain.number, hash: chain.hash, seen: Some(now), ..head };
    let mut writes = WriteSet::new(trees);
    for change in commit.changes() {
        writes.change(&mut head, change)?;
    }
    for recorded in &records {
        writes.record(recorded)?;
    }
    for (n, entity) in (0_u32..).zip(feed::entities(commit)) {
        writes.put(Tree::Feed, key::feed(seq, n), &entity)?;
        head.feed_entries = head.feed_entries.saturating_add(1);
    }
    forget_old_entries(trees, &mut writes, &mut head)?;
    writes.put(Tree::Meta, HEAD.to_vec(), &head)?;
    Ok(Prepared { writes, head, revoked: Revocations::of(commit.changes()), applied: Applied { seq, records } })
}

/// Removes the oldest commits' entries from the feed while it is too long.
fn forget_old_entries(trees: &Trees, writes: &mut WriteSet<'_>, head: &mut Head) -> Result<(), StoreFailure> {
    if !feed::is_too_long(head.feed_entries) {
        return Ok(());
    }
    for key in trees.keys(Tree::Feed, Vec::new(), None) {
        let key = key?;
        let seq = Seq(key::leading_number(&key)?);
        if !feed::is_too_long(head.feed_entries) && seq != head.feed_forgotten {
            return Ok(());
        }
        head.feed_forgotten = seq;
        head.feed_entries = head.feed_entries.saturating_sub(1);
        writes.remove(Tree::Feed, key);
    }
    Ok(())
}
