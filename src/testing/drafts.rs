//! Drafts that fail.

use crate::domain::{OperatorDrafts, OperatorId};
use crate::ports::drafts::{Drafts, DraftsFailure};

/// Drafts that can neither be read nor kept.
#[derive(Debug, Default)]
pub struct FailingDrafts;

impl Drafts for FailingDrafts {
    fn read(&self, _operator: OperatorId) -> Result<OperatorDrafts, DraftsFailure> {
        Err(failure("read"))
    }

    fn change(&self, _operator: OperatorId, _change: &mut dyn FnMut(&mut OperatorDrafts)) -> Result<(), DraftsFailure> {
        Err(failure("kept"))
    }
}

fn failure(doing: &'static str) -> DraftsFailure {
    DraftsFailure { doing, reason: "a fault of the test".to_owned() }
}
