//! Checking a whole store: every row of every tree is read once, and what makes things found is compared with what there
//! is. Nothing is written, and what is held in memory does not grow with the store.

mod feed;
mod log;
mod log_lists;
mod marks;
mod records;
mod revoked;
mod support;

use uuid::Uuid;

use crate::domain::version::EntityRef;
use crate::domain::{OperatorId, Seq};
use crate::ports::KeySlot;
use crate::ports::stop::Stop;
use crate::ports::store::StoreFailure;
use crate::ports::verification::{Finding, HeadPart, Verification, Wrong};
use crate::store::key::{FORMAT, HEAD, IDENTITY, LACKING, SEED, Tree};
use crate::store::record::{self, DemoSeed, Head, KeptFormat, KeptIdentity, KeptOperator, Lacking, Place, Record};
use crate::store::sled::failure::of_sled;
use crate::store::sled::revocations::Revocations;
use crate::store::sled::revocations::list::Listed;
use crate::store::sled::trees::Trees;
use crate::store::sled::verify::feed::Feed;

/// After so many records `progress` is told.
const TELL_EVERY: u64 = 1_000;

/// Where the store stood when the check began, and what its list of revocations said at that commit.
pub(super) struct Begun {
    /// `None` where it could not be read.
    pub(super) head: Option<Head>,
    pub(super) listed: Listed,
}

/// Checks all trees, and the list beside the store; the head is compared last with what it was first.
pub(super) fn verify(
    trees: &Trees,
    begun: &Begun,
    stop: &Stop,
    progress: &mut dyn FnMut(u64),
) -> Result<Verification, StoreFailure> {
    let listed = begun.listed.revocations();
    let result = Verification::default();
    let mut check = Check { trees, head: None, lacking: Vec::new(), listed: &listed, stop, progress, result };
    check.meta()?;
    let mut feed = check.feed()?;
    check.operators(&mut feed)?;
    check.key_slots()?;
    check.log()?;
    check.log_by_tenant()?;
    check.log_lists()?;
    check.records(&mut feed)?;
    check.marks()?;
    check.support_requests(&mut feed)?;
    check.rest_of(feed);
    check.list(&begun.listed);
    if begun.head != check.head_now()? {
        return Err(StoreFailure::Io { doing: "check", reason: "it was written to meanwhile".to_owned() });
    }
    (check.progress)(check.result.records);
    Ok(check.result)
}

/// A check that is under way.
struct Check<'a> {
    trees: &'a Trees,
    /// `None` where it could not be read; nothing is compared with it then.
    head: Option<Head>,
    /// The gaps of the log that are known, as the store was recovered without what lay there.
    lacking: Vec<(u64, u64)>,
    /// What the list beside the store says was revoked.
    listed: &'a Revocations,
    stop: &'a Stop,
    progress: &'a mut dyn FnMut(u64),
    result: Verification,
}

/// A record that something else leads to.
enum LookedUp<T> {
    Absent,
    /// It is found where its own row is seen.
    Unreadable,
    Read(T),
}

/// A record that a commit wrote.
struct Written<'a> {
    tree: Tree,
    key: &'a [u8],
    seq: Seq,
}

impl Check<'_> {
    /// Calls `see` with each row of the tree. What the engine cannot read ends the tree with a finding.
    fn each(
        &mut self,
        tree: Tree,
        mut see: impl FnMut(&mut Self, &[u8], &[u8]) -> Result<(), StoreFailure>,
    ) -> Result<(), StoreFailure> {
        for row in self.trees.of(tree) {
            if self.stop.is_raised() {
                return Err(StoreFailure::Stopped);
            }
            let Ok((key, bytes)) = row else {
                self.wrong(tree, &[], Wrong::Engine);
                return Ok(());
            };
            // The feed only remembers what was written, and begins anew after a restore.
            if tree != Tree::Feed {
                self.result.records = self.result.records.saturating_add(1);
                if self.result.records.is_multiple_of(TELL_EVERY) {
                    (self.progress)(self.result.records);
                }
            }
            see(self, &key, &bytes)?;
        }
        Ok(())
    }

    fn wrong(&mut self, tree: Tree, key: &[u8], wrong: Wrong) {
        self.result.add(Finding { tree: tree.name(), key: key.to_vec(), wrong });
    }

    /// The record in those bytes; a finding where there is none.
    fn decoded<T: Record>(&mut self, tree: Tree, key: &[u8], bytes: &[u8]) -> Option<T> {
        match record::decode(Place { tree: tree.name(), key }, bytes) {
            Ok(value) => Some(value),
            Err(StoreFailure::NewerSchema { found, known }) => {
                self.wrong(tree, key, Wrong::NewerSchema { found, known });
                None
            }
            Err(_) => {
                self.wrong(tree, key, Wrong::Unreadable);
                None
            }
        }
    }

    /// The record at that key, which is not counted.
    fn looked_up<T: Record>(&self, tree: Tree, key: &[u8]) -> Result<LookedUp<T>, StoreFailure> {
        let Some(bytes) = self.trees.of(tree).get(key).map_err(of_sled("check"))? else {
            return Ok(LookedUp::Absent);
        };
        let read = record::decode(Place { tree: tree.name(), key }, &bytes);
        Ok(read.map_or(LookedUp::Unreadable, LookedUp::Read))
    }

    fn is_there(&self, tree: Tree, key: &[u8]) -> Result<bool, StoreFailure> {
        self.trees.of(tree).contains_key(key).map_err(of_sled("check"))
    }

    fn head_now(&self) -> Result<Option<Head>, StoreFailure> {
        Ok(match self.looked_up(Tree::Meta, HEAD)? {
            LookedUp::Read(head) => Some(head),
            LookedUp::Absent | LookedUp::Unreadable => None,
        })
    }

    fn meta(&mut self) -> Result<(), StoreFailure> {
        self.each(Tree::Meta, |check, key, bytes| {
            if key == HEAD {
                check.head = check.decoded(Tree::Meta, key, bytes);
            } else if key == IDENTITY {
                check.decoded::<KeptIdentity>(Tree::Meta, key, bytes);
            } else if key == FORMAT {
                check.decoded::<KeptFormat>(Tree::Meta, key, bytes);
            } else if key == LACKING {
                if let Some(Lacking(known)) = check.decoded(Tree::Meta, key, bytes) {
                    check.lacking = known;
                }
            } else if key == SEED {
                check.decoded::<DemoSeed>(Tree::Meta, key, bytes);
            } else {
                check.wrong(Tree::Meta, key, Wrong::BadKey);
            }
            Ok(())
        })?;
        for key in [FORMAT, HEAD, IDENTITY] {
            if !self.is_there(Tree::Meta, key)? {
                self.wrong(Tree::Meta, key, Wrong::Missing);
            }
        }
        Ok(())
    }

    fn operators(&mut self, feed: &mut Feed) -> Result<(), StoreFailure> {
        let mut count: u64 = 0;
        self.each(Tree::Operators, |check, key, bytes| {
            count = count.saturating_add(1);
            let Ok(id) = Uuid::from_slice(key).map(OperatorId) else {
                check.wrong(Tree::Operators, key, Wrong::BadKey);
                return Ok(());
            };
            let entry = feed.take(&EntityRef::Operator(id));
            let Some(kept) = check.decoded::<KeptOperator>(Tree::Operators, key, bytes) else {
                return Ok(());
            };
            if kept.operator.id != id {
                check.wrong(Tree::Operators, key, Wrong::Misplaced);
            }
            check.is_listed(&Written { tree: Tree::Operators, key, seq: kept.written }, entry, false);
            Ok(())
        })?;
        if let Some(said) = self.head.as_ref().map(|head| u64::from(head.operators)) {
            self.compare_head(HeadPart::Operators, said, count);
        }
        Ok(())
    }

    fn key_slots(&mut self) -> Result<(), StoreFailure> {
        self.each(Tree::KeySlots, |check, key, bytes| {
            if key.len() != 16 {
                check.wrong(Tree::KeySlots, key, Wrong::BadKey);
                return Ok(());
            }
            let slot = check.decoded::<KeySlot>(Tree::KeySlots, key, bytes);
            if slot.is_some_and(|slot| slot.operator.as_bytes() != key) {
                check.wrong(Tree::KeySlots, key, Wrong::Misplaced);
            }
            Ok(())
        })
    }

    fn compare_head(&mut self, part: HeadPart, said: u64, found: u64) {
        if said != found {
            self.wrong(Tree::Meta, HEAD, Wrong::Head { part, said, found });
        }
    }

    /// Whether it was written by a commit that there is; a finding where not.
    fn is_written(&mut self, tree: Tree, key: &[u8], written: Seq) -> bool {
        let is_written = self.head.as_ref().is_none_or(|head| written <= head.seq);
        if !is_written {
            self.wrong(tree, key, Wrong::Ahead);
        }
        is_written
    }
}

#[cfg(test)]
mod tests;
