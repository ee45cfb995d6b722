//! Drafts that fail when their plan says so, in front of ones that do not.

use std::sync::Arc;

use crate::domain::{OperatorDrafts, OperatorId};
use crate::ports::drafts::{Drafts, DraftsFailure};
use crate::testing::faults::{Fault, FaultPlan, REASON, Step};

/// Drafts with faults.
#[derive(Debug)]
pub struct FaultyDrafts {
    inner: Arc<dyn Drafts>,
    faults: Arc<FaultPlan>,
}

impl FaultyDrafts {
    /// The drafts in front of those.
    #[must_use]
    pub fn new(inner: Arc<dyn Drafts>, faults: Arc<FaultPlan>) -> Self {
        Self { inner, faults }
    }
}

impl Drafts for FaultyDrafts {
    fn read(&self, operator: OperatorId) -> Result<OperatorDrafts, DraftsFailure> {
        self.faults.ask(Step::ReadDrafts, failure("read"), || self.inner.read(operator))
    }

    fn change(&self, operator: OperatorId, change: &mut dyn FnMut(&mut OperatorDrafts)) -> Result<(), DraftsFailure> {
        let keep = || self.inner.change(operator, change);
        self.faults.write(Step::ChangeDrafts, failure("kept"), keep, |_| Ok(()))
    }
}

fn failure(doing: &'static str) -> impl Fn(&Fault) -> DraftsFailure {
    move |_| DraftsFailure { doing, reason: REASON.to_owned() }
}
