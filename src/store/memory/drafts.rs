//! Drafts in memory.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use crate::domain::{OperatorDrafts, OperatorId};
use crate::ports::drafts::{Drafts, DraftsFailure};

/// Drafts that are forgotten when dropped.
#[derive(Debug, Default)]
pub struct MemoryDrafts(Mutex<BTreeMap<OperatorId, OperatorDrafts>>);

impl Drafts for MemoryDrafts {
    fn read(&self, operator: OperatorId) -> Result<OperatorDrafts, DraftsFailure> {
        let drafts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(drafts.get(&operator).cloned().unwrap_or_default())
    }

    fn change(&self, operator: OperatorId, change: &mut dyn FnMut(&mut OperatorDrafts)) -> Result<(), DraftsFailure> {
        let mut drafts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        change(drafts.entry(operator).or_default());
        Ok(())
    }
}
