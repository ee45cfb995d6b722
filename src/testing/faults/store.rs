//! A store that fails when its plan says so, in front of one that does not.

use std::sync::Arc;

use crate::domain::ReadOnlyReason;
use crate::ports::commit::Commit;
use crate::ports::store::{Applied, CommitError, Store, StoreFailure};
use crate::store::{Front, link};
use crate::testing::faults::{Fault, FaultPlan, REASON, Step};

/// A store with faults. Being told of commits is no step.
#[derive(Debug)]
pub struct FaultyStore {
    inner: Arc<dyn Store>,
    faults: Arc<FaultPlan>,
}

impl FaultyStore {
    /// The store in front of that one.
    #[must_use]
    pub fn new(inner: Arc<dyn Store>, faults: Arc<FaultPlan>) -> Self {
        Self { inner, faults }
    }

    /// What the store behind would say of a commit that is not written.
    fn pretend(&self, commit: &Commit) -> Result<Applied, CommitError> {
        let (records, _) = link(self.inner.chain_head()?, commit.records())?;
        Ok(Applied { seq: self.inner.latest_seq()?.next(), records })
    }
}

impl Front for FaultyStore {
    fn behind(&self) -> &dyn Store {
        &*self.inner
    }

    fn admit_read(&self) -> Result<(), StoreFailure> {
        self.faults.ask(Step::Read, failure("read"), || Ok(()))
    }

    fn closed_to_commits(&self) -> Option<ReadOnlyReason> {
        self.faults.closed_to_commits().or_else(|| self.inner.read_only())
    }

    fn take(&self, commit: &Commit) -> Result<Applied, CommitError> {
        let failure = |fault: &Fault| failure("commit")(fault).into();
        self.faults.write(Step::Commit, failure, || self.inner.apply(commit), |_| self.pretend(commit))
    }
}

fn failure(doing: &'static str) -> impl Fn(&Fault) -> StoreFailure {
    move |fault| match fault {
        Fault::Full => StoreFailure::Full,
        Fault::ReadOnly(reason) => StoreFailure::ReadOnly(*reason),
        Fault::Fail | Fault::AnswerLost | Fault::WriteLost | Fault::Delay(_) => {
            StoreFailure::Io { doing, reason: REASON.to_owned() }
        }
    }
}
