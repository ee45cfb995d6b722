//! What operators leave standing between sessions: small, private, never recorded.

use std::fmt::Debug;

use crate::domain::{OperatorDrafts, OperatorId};

/// Says that drafts could not be read or kept.
#[derive(Debug, thiserror::Error)]
#[error("the drafts of the operator could not be {doing}: {reason}")]
pub struct DraftsFailure {
    /// What was being done: "read" or "kept".
    pub doing: &'static str,
    /// What the system said.
    pub reason: String,
}

/// Keeps one operator's drafts as one thing, replaced atomically.
pub trait Drafts: Send + Sync + Debug {
    /// The drafts as they were kept last; empty ones where none were, and where they were damaged, which are set aside.
    ///
    /// # Errors
    /// [`DraftsFailure`] when they cannot be read or set aside.
    fn read(&self, operator: OperatorId) -> Result<OperatorDrafts, DraftsFailure>;

    /// Changes them under a lock, so that two changes at once both count.
    ///
    /// # Errors
    /// [`DraftsFailure`]; the old drafts then stand.
    fn change(&self, operator: OperatorId, change: &mut dyn FnMut(&mut OperatorDrafts)) -> Result<(), DraftsFailure>;
}
