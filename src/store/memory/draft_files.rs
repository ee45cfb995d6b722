//! Files of drafts in memory.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use crate::domain::activity::Hash;
use crate::domain::support_request::Content;
use crate::domain::{Attachment, SupportDraftId};
use crate::ports::draft_files::DraftFiles;
use crate::ports::drafts::DraftsFailure;

type Kept = BTreeMap<(SupportDraftId, Hash), Content>;

/// Files that are forgotten when dropped.
#[derive(Debug, Default)]
pub struct MemoryDraftFiles(Mutex<Kept>);

impl MemoryDraftFiles {
    /// How many files are kept, of all drafts.
    #[must_use]
    pub fn count(&self) -> usize {
        self.with(|kept| kept.len())
    }

    fn with<T>(&self, act: impl FnOnce(&mut Kept) -> T) -> T {
        act(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl DraftFiles for MemoryDraftFiles {
    fn keep(&self, draft: SupportDraftId, file: &Attachment, content: &Content) -> Result<(), DraftsFailure> {
        self.with(|kept| drop(kept.insert((draft, file.hash), content.clone())));
        Ok(())
    }

    fn content(&self, draft: SupportDraftId, file: &Attachment) -> Result<Content, DraftsFailure> {
        let found = self.with(|kept| kept.get(&(draft, file.hash)).cloned());
        found.ok_or_else(|| DraftsFailure { doing: "read", reason: "it is not there".to_owned() })
    }

    fn remove(&self, draft: SupportDraftId, file: &Attachment) -> Result<(), DraftsFailure> {
        self.with(|kept| drop(kept.remove(&(draft, file.hash))));
        Ok(())
    }

    fn forget(&self, draft: SupportDraftId) -> Result<(), DraftsFailure> {
        self.with(|kept| kept.retain(|(of, _), _| *of != draft));
        Ok(())
    }
}
