//! A store that fails when it is told to, in front of one that does not.

use std::sync::{Arc, Mutex, PoisonError};

use crate::domain::ReadOnlyReason;
use crate::ports::commit::Commit;
use crate::ports::store::{Applied, CommitError, Store, StoreFailure};
use crate::store::Front;

/// What fails.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Fault {
    /// Nothing.
    #[default]
    None,
    /// Every commit.
    EveryCommit,
    /// The commit with that number, counted from 1 and from when the fault was set.
    Commit(u32),
    /// Every read.
    Reads,
    /// The disk is full: no commit is made, and the store says so.
    Full,
    /// Nothing is written, for this reason, and the store says so.
    ReadOnly(ReadOnlyReason),
}

/// A store with faults. A commit that fails writes nothing.
#[derive(Debug)]
pub struct FaultyStore {
    inner: Arc<dyn Store>,
    fault: Mutex<(Fault, u32)>,
}

impl FaultyStore {
    /// The store in front of that one, without fault at first.
    #[must_use]
    pub fn new(inner: Arc<dyn Store>) -> Self {
        Self { inner, fault: Mutex::default() }
    }

    /// Sets what fails from now on.
    pub fn set(&self, fault: Fault) {
        *self.fault.lock().unwrap_or_else(PoisonError::into_inner) = (fault, 0);
    }

    fn readable(&self) -> Result<&dyn Store, StoreFailure> {
        match self.fault.lock().unwrap_or_else(PoisonError::into_inner).0 {
            Fault::Reads => Err(failure("read")),
            Fault::None | Fault::EveryCommit | Fault::Commit(_) | Fault::Full | Fault::ReadOnly(_) => Ok(&*self.inner),
        }
    }

    fn writable(&self) -> Result<&dyn Store, StoreFailure> {
        let mut fault = self.fault.lock().unwrap_or_else(PoisonError::into_inner);
        fault.1 = fault.1.saturating_add(1);
        match fault.0 {
            Fault::EveryCommit => Err(failure("commit")),
            Fault::Commit(number) if fault.1 == number => Err(failure("commit")),
            Fault::Full => Err(StoreFailure::Full),
            Fault::ReadOnly(reason) => Err(StoreFailure::ReadOnly(reason)),
            Fault::None | Fault::Commit(_) | Fault::Reads => Ok(&*self.inner),
        }
    }
}

fn failure(doing: &'static str) -> StoreFailure {
    StoreFailure::Io { doing, reason: "a fault of the test".to_owned() }
}

impl Front for FaultyStore {
    fn behind(&self) -> &dyn Store {
        &*self.inner
    }

    fn admit_read(&self) -> Result<(), StoreFailure> {
        self.readable().map(drop)
    }

    fn closed_to_commits(&self) -> Option<ReadOnlyReason> {
        match self.fault.lock().unwrap_or_else(PoisonError::into_inner).0 {
            Fault::Full => Some(ReadOnlyReason::NoRoom),
            Fault::ReadOnly(reason) => Some(reason),
            Fault::None | Fault::EveryCommit | Fault::Commit(_) | Fault::Reads => self.inner.read_only(),
        }
    }

    fn take(&self, commit: &Commit) -> Result<Applied, CommitError> {
        self.writable()?.apply(commit)
    }
}
