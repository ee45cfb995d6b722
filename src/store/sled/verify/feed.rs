//! The feed of changes against the records: each record that a remembered commit wrote is listed, and what is listed is
//! there. The feed has a limit, and so what is held of it has one.

use std::collections::HashMap;

use crate::domain::Seq;
use crate::domain::version::EntityRef;
use crate::ports::store::StoreFailure;
use crate::ports::verification::{HeadPart, List, Wrong};
use crate::store::key::Tree;
use crate::store::sled::verify::{Check, Written};

/// The newest entry of each entity that no record was found for yet.
pub(super) struct Feed(HashMap<EntityRef, Entry>);

/// An entry of the feed.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    key: Vec<u8>,
    seq: Seq,
}

impl Feed {
    /// The newest entry of that entity, which is now accounted for.
    pub(super) fn take(&mut self, entity: &EntityRef) -> Option<Entry> {
        self.0.remove(entity)
    }
}

impl Check<'_> {
    /// Reads the feed.
    pub(super) fn feed(&mut self) -> Result<Feed, StoreFailure> {
        let mut newest = HashMap::new();
        let mut count: u64 = 0;
        self.each(Tree::Feed, |check, key, bytes| {
            count = count.saturating_add(1);
            let Some((seq, _)) = key.split_first_chunk::<8>().filter(|(_, rest)| rest.len() == 4) else {
                check.wrong(Tree::Feed, key, Wrong::BadKey);
                return Ok(());
            };
            let seq = Seq(u64::from_be_bytes(*seq));
            let entity = check.decoded::<EntityRef>(Tree::Feed, key, bytes);
            let is_forgotten = check.head.as_ref().is_some_and(|head| seq <= head.feed_forgotten);
            if is_forgotten {
                check.wrong(Tree::Feed, key, Wrong::Stray);
            } else if check.is_written(Tree::Feed, key, seq)
                && let Some(entity) = entity
            {
                // The rows come in the order of the commits.
                newest.insert(entity, Entry { key: key.to_vec(), seq });
            }
            Ok(())
        })?;
        if let Some(said) = self.head.as_ref().map(|head| head.feed_entries) {
            self.compare_head(HeadPart::FeedEntries, said, count);
        }
        Ok(Feed(newest))
    }

    /// Compares a record with the newest entry of its entity. A purchase can be listed by a commit that only took its
    /// keys away.
    pub(super) fn is_listed(&mut self, record: &Written<'_>, entry: Option<Entry>, later_entries: bool) {
        let Some(forgotten) = self.head.as_ref().map(|head| head.feed_forgotten) else {
            return;
        };
        let Written { tree, key, seq } = *record;
        if !self.is_written(tree, key, seq) {
            return;
        }
        match entry {
            None if forgotten < seq => self.wrong(tree, key, Wrong::Unlisted(List::Feed)),
            Some(entry) if entry.seq < seq => self.wrong(tree, key, Wrong::Unlisted(List::Feed)),
            Some(entry) if seq < entry.seq && !later_entries => self.wrong(Tree::Feed, &entry.key, Wrong::Stray),
            Some(_) | None => {}
        }
    }

    /// What is left is listed and not there. A key, a device or an operator may be: it was taken away since.
    pub(super) fn rest_of(&mut self, feed: Feed) {
        let is_stray = |entity: &EntityRef| {
            !matches!(entity, EntityRef::SealedKey(_, _) | EntityRef::KmsDevice(_, _) | EntityRef::Operator(_))
        };
        let mut keys: Vec<Vec<u8>> =
            feed.0.into_iter().filter(|(entity, _)| is_stray(entity)).map(|(_, entry)| entry.key).collect();
        keys.sort();
        for key in keys {
            self.wrong(Tree::Feed, &key, Wrong::Stray);
        }
    }
}
