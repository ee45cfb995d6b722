//! What must not be lost of the store whose place is taken: what was revoked, who may
//! enter, and the activity log.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::entitlement::EntitlementState;
use crate::domain::{Entitlement, Operator, RecordedActivity, Subscription};
use crate::ports::KeySlot;
use crate::ports::store::{ChainHead, StoreFailure, StoreIdentity};
use crate::ports::upkeep::UpkeepFailure;
use crate::store::archive::Archive;
use crate::store::chain;
use crate::store::key::{self, HEAD, IDENTITY, Tree};
use crate::store::record::{Head, Kept, KeptIdentity, KeptOperator};
use crate::store::sled::disk::Opened;
use crate::store::sled::restore::known::Known;
use crate::store::sled::restore::{BATCH, LogKept};
use crate::store::sled::trees::Trees;
use crate::store::sled::write_set::WriteSet;

/// What stood in the backup and is cancelled (AFTER-1).
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct StayedCancelled {
    /// As many purchases.
    pub(super) purchases: u64,
    /// As many of them by the list alone.
    pub(super) by_the_list: u64,
}

/// Who may enter a store, by the keys of the rows.
#[derive(Default)]
struct Entering {
    operators: BTreeMap<Vec<u8>, KeptOperator>,
    slots: BTreeMap<Vec<u8>, KeySlot>,
}

impl Entering {
    /// Those of the store; `None` where not all of them read, or nobody could enter it.
    fn of(trees: &Trees) -> Option<Self> {
        let operators: BTreeMap<_, _> = trees.rows(Tree::Operators, Vec::new(), None).collect::<Result<_, _>>().ok()?;
        let slots: BTreeMap<_, _> = trees.rows(Tree::KeySlots, Vec::new(), None).collect::<Result<_, _>>().ok()?;
        (!operators.is_empty() && !slots.is_empty()).then_some(Self { operators, slots })
    }

    /// The operator of that key and the slot, whenever they were written.
    fn of_key<'a>(&'a self, key: &[u8]) -> (Option<&'a Operator>, Option<&'a KeySlot>) {
        (self.operators.get(key).map(|kept| &kept.operator), self.slots.get(key))
    }
}

/// The restored store in its fresh place, and what is to be kept of the present one.
pub(super) struct Joining<'a> {
    trees: &'a Trees,
    writes: WriteSet<'a>,
    identity: KeptIdentity,
    head: Head,
    known: &'a Known,
    /// Whether the present store has the history of the backup, and so its master key.
    is_continued: bool,
}

impl<'a> Joining<'a> {
    /// Raises epoch and commit above everything there was, so that what was derived from either is made anew.
    pub(super) fn begin(trees: &'a Trees, archive: &Archive, known: &'a Known) -> Result<Self, UpkeepFailure> {
        let old = trees.head()?;
        let StoreIdentity { store, epoch } = archive.identity;
        let present = known.present.as_ref();
        let there = [
            known.marked.map(|marked| (marked.epoch, marked.seq)),
            present.map(|present| (present.identity.epoch, present.head.seq)),
            known.listed.latest(store),
        ];
        let (epoch, seq) =
            there.into_iter().flatten().fold((epoch, old.seq), |(epoch, seq), (other_epoch, other_seq)| {
                (epoch.max(other_epoch), seq.max(other_seq))
            });
        let (identity, seq) = (KeptIdentity { store, epoch: epoch.saturating_add(1) }, seq.next());
        let seen = present.and_then(|present| present.head.seen).max(old.seen);
        let head = Head { seq, seen, feed_entries: 0, feed_forgotten: seq, ..old };
        let is_continued = present.is_some_and(|present| {
            // An older copy of the folder that was put in its place stands before the backup, and continues nothing.
            let is_untouched = present.identity.epoch == archive.identity.epoch && archive.seq <= present.head.seq;
            present.identity.store == store
                && (is_untouched || 0 < archive.chain.number && present.continues(archive.chain))
        });
        Ok(Self { trees, writes: WriteSet::new(trees), identity, head, known, is_continued })
    }

    /// Cancels what was revoked and stands in the backup (AFTER-1).
    pub(super) fn cancel(&mut self) -> Result<StayedCancelled, UpkeepFailure> {
        let mut stayed = StayedCancelled::default();
        let written = self.head.seq;
        for (id, at) in &self.known.revocations.purchases {
            let key = key::entitlement(id);
            let Some(at) = *at else { continue };
            let Some(kept) = self.trees.get::<Kept<Entitlement>>(Tree::Records, &key)? else { continue };
            if kept.value.state == EntitlementState::Standing {
                let value = Entitlement { state: EntitlementState::Cancelled { at }, ..kept.value };
                self.writes.put_entitlement(written, value)?;
                stayed.purchases = stayed.purchases.saturating_add(1);
                if self.known.is_known_by_the_list_alone(id) {
                    stayed.by_the_list = stayed.by_the_list.saturating_add(1);
                }
            }
        }
        for ((tenant, id), at) in &self.known.revocations.subscriptions {
            let key = key::subscription(*tenant, *id);
            let Some(kept) = self.trees.get::<Kept<Subscription>>(Tree::Records, &key)? else { continue };
            if kept.value.cancelled.is_none() {
                let value = Subscription { cancelled: Some(*at), ..kept.value };
                self.writes.put_subscription(written, value)?;
            }
        }
        Ok(stayed)
    }

    /// Keeps the operators of the present store with their roles and slots, where that continues the backup: who was
    /// removed since stays removed, and the slots of now have the master keys of then. Says of how many operators the
    /// backup knew another state.
    pub(super) fn keep_operators(&mut self) -> Result<u64, UpkeepFailure> {
        let Some(present) = self.known.present.as_ref().filter(|_| self.is_continued) else { return Ok(0) };
        let Some(kept) = Entering::of(present.trees()) else {
            // What cannot be read of a damaged one stays as it is in the backup.
            return Ok(0);
        };
        let before = Entering::of(self.trees).unwrap_or_default();
        for key in before.operators.keys().chain(before.slots.keys()) {
            self.writes.remove(Tree::Operators, key.clone());
            self.writes.remove(Tree::KeySlots, key.clone());
        }
        for (key, operator) in &kept.operators {
            self.writes.put(Tree::Operators, key.clone(), operator)?;
        }
        for (key, slot) in &kept.slots {
            self.writes.put(Tree::KeySlots, key.clone(), slot)?;
        }
        self.head.operators = u32::try_from(kept.operators.len()).unwrap_or(u32::MAX);
        self.head.operators_written = self.head.seq;
        let keys: BTreeSet<&Vec<u8>> = before.operators.keys().chain(kept.operators.keys()).collect();
        let differing = keys.into_iter().filter(|key| before.of_key(key) != kept.of_key(key)).count();
        Ok(u64::try_from(differing).unwrap_or(u64::MAX))
    }

    /// Adds the records of the present log that came after the backup, where it continues the backup's.
    pub(super) fn keep_log(&mut self) -> Result<LogKept, UpkeepFailure> {
        let of_backup = self.head.chain();
        let Some(present) = &self.known.present else {
            let marked = self.known.marked.filter(|marked| marked.store == self.identity.store);
            return Ok(match marked.map_or(0, |marked| marked.number.saturating_sub(of_backup.number)) {
                0 => LogKept::OfBackup,
                lost => LogKept::NotRead { lost },
            });
        };
        let there = present.head.chain();
        let is_same_store = present.identity.store == self.identity.store;
        if is_same_store && there.number <= of_backup.number && is_within(self.trees, there)? {
            return Ok(LogKept::OfBackup);
        }
        if !is_same_store || there.number <= of_backup.number || !present.continues(of_backup) {
            return Ok(LogKept::NotContinued { lost: there.number });
        }
        let mut further = 0_u64;
        let mut chain = of_backup;
        while chain.number < there.number {
            let number = chain.number.saturating_add(1).to_be_bytes();
            let Ok(Some(recorded)) = present.trees().get::<RecordedActivity>(Tree::Activity, &number) else { break };
            if recorded.previous != chain.hash {
                break;
            }
            chain = ChainHead { number: recorded.number, hash: chain::hash_of(&recorded)? };
            self.writes.record(&recorded)?;
            further = further.saturating_add(1);
            if further.is_multiple_of(BATCH) {
                self.writes.insert_all()?;
            }
        }
        (self.head.number, self.head.hash) = (chain.number, chain.hash);
        Ok(LogKept::Continued { further, lost: there.number.saturating_sub(chain.number) })
    }

    /// Writes everything down, and says which store it is and where it stands.
    pub(super) fn end(mut self, opened: &Opened) -> Result<(KeptIdentity, Head), UpkeepFailure> {
        self.writes.put(Tree::Meta, IDENTITY.to_vec(), &self.identity)?;
        self.writes.put(Tree::Meta, HEAD.to_vec(), &self.head)?;
        self.writes.insert_all()?;
        opened.file.make_durable(&opened.trees)?;
        Ok((self.identity, self.head))
    }
}

/// Whether that head of a log is the head or an earlier record of the log in the trees.
pub(super) fn is_within(trees: &Trees, head: ChainHead) -> Result<bool, StoreFailure> {
    if head.number == 0 {
        return Ok(true);
    }
    let recorded = trees.get::<RecordedActivity>(Tree::Activity, &head.number.to_be_bytes())?;
    recorded.map_or(Ok(false), |recorded| Ok(chain::hash_of(&recorded)? == head.hash))
}
