//! The activity log: numbered without a gap, each record with the hash of the one before, the head with that of the last,
//! and each found by its customer (LOG-3).

use uuid::Uuid;

use crate::domain::activity::Hash;
use crate::domain::{RecordedActivity, TenantId};
use crate::ports::store::StoreFailure;
use crate::ports::verification::{HeadPart, List, Wrong};
use crate::store::chain;
use crate::store::check::access_of;
use crate::store::key::{self, HEAD, Tree};
use crate::store::record::Head;
use crate::store::sled::verify::log_lists::Block;
use crate::store::sled::verify::{Check, LookedUp};

/// Where the log was left: the number, and the hash the next record must hold, where it is known.
struct Last {
    number: u64,
    hash: Option<Hash>,
}

impl Check<'_> {
    /// Follows the chain from the first record to the head.
    pub(super) fn log(&mut self) -> Result<(), StoreFailure> {
        let mut last = Last { number: 0, hash: Some([0; 32]) };
        let mut blocks = Block::first();
        self.each(Tree::Activity, |check, key, bytes| {
            let Some(recorded) = check.link(&mut last, key, bytes)? else { return Ok(()) };
            check.is_found(key, &recorded)?;
            check.take_into_blocks(&mut blocks, last.number, &recorded)
        })?;
        for block in &blocks {
            self.end_block(block)?;
        }
        let Some(head) = self.head.as_ref().map(Head::chain) else {
            return Ok(());
        };
        if head.number != last.number {
            self.compare_head(HeadPart::LogNumber, head.number, last.number);
        } else if last.hash.is_some_and(|hash| hash != head.hash) {
            self.wrong(Tree::Meta, HEAD, Wrong::Head { part: HeadPart::LogHash, said: 0, found: 0 });
        }
        Ok(())
    }

    /// Follows the chain to the next record, and gives it where it reads.
    fn link(&mut self, last: &mut Last, key: &[u8], bytes: &[u8]) -> Result<Option<RecordedActivity>, StoreFailure> {
        let Ok(number) = <[u8; 8]>::try_from(key).map(u64::from_be_bytes) else {
            self.wrong(Tree::Activity, key, Wrong::BadKey);
            return Ok(None);
        };
        self.result.activity = self.result.activity.saturating_add(1);
        let missing = number.saturating_sub(last.number).saturating_sub(1);
        if number == 0 {
            self.wrong(Tree::Activity, key, Wrong::BadKey);
            return Ok(None);
        }
        if 0 < missing {
            let gap = (last.number.saturating_add(1), number.saturating_sub(1));
            if self.lacking.contains(&gap) {
                self.result.lost.push(gap);
            } else {
                self.wrong(Tree::Activity, key, Wrong::Gap { missing });
            }
            last.hash = None;
        }
        let before = std::mem::replace(last, Last { number, hash: None });
        let Some(recorded) = self.decoded::<RecordedActivity>(Tree::Activity, key, bytes) else {
            return Ok(None);
        };
        last.hash = Some(chain::hash_of(&recorded)?);
        if recorded.number != number {
            self.wrong(Tree::Activity, key, Wrong::Misplaced);
        }
        if before.hash.is_some_and(|hash| hash != recorded.previous) {
            self.wrong(Tree::Activity, key, Wrong::Unlinked);
        }
        Ok(Some(recorded))
    }

    /// Whether the record is found by what it says, and an access by its operator and purchase.
    fn is_found(&mut self, key: &[u8], recorded: &RecordedActivity) -> Result<(), StoreFailure> {
        self.is_listed_by_what_it_says(key, recorded)?;
        if let Some((operator, id)) = access_of(&recorded.record)
            && !self.is_there(Tree::Records, &key::last_access(operator, id))?
        {
            self.wrong(Tree::Activity, key, Wrong::Unlisted(List::LastAccess));
        }
        Ok(())
    }

    /// Whether each row by which a customer's records are found leads to one.
    pub(super) fn log_by_tenant(&mut self) -> Result<(), StoreFailure> {
        self.each(Tree::ActivityByTenant, |check, key, bytes| {
            let Some((tenant, number)) = key.split_first_chunk::<16>().filter(|(_, number)| number.len() == 8) else {
                check.wrong(Tree::ActivityByTenant, key, Wrong::BadKey);
                return Ok(());
            };
            if !bytes.is_empty() {
                check.wrong(Tree::ActivityByTenant, key, Wrong::Unreadable);
            }
            let tenant = TenantId(Uuid::from_bytes(*tenant));
            let leads_there = match check.looked_up::<RecordedActivity>(Tree::Activity, number)? {
                LookedUp::Absent => false,
                LookedUp::Unreadable => true,
                LookedUp::Read(recorded) => recorded.record.tenant() == Some(tenant),
            };
            if !leads_there {
                check.wrong(Tree::ActivityByTenant, key, Wrong::Stray);
            }
            Ok(())
        })
    }
}
