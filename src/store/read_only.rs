//! A store that is only looked at: it reads like the one behind it, and takes no commit.

use std::sync::Arc;

use crate::domain::ReadOnlyReason;
use crate::ports::commit::Commit;
use crate::ports::store::{Applied, CommitError, Store, StoreFailure};
use crate::store::front::Front;

/// A store in front of another one, which is read and never written to.
#[derive(Debug)]
pub struct ReadOnlyStore {
    inner: Arc<dyn Store>,
    reason: ReadOnlyReason,
}

impl ReadOnlyStore {
    /// The store in front of that one, and why nothing is written.
    #[must_use]
    pub fn new(inner: Arc<dyn Store>, reason: ReadOnlyReason) -> Self {
        Self { inner, reason }
    }
}

impl Front for ReadOnlyStore {
    fn behind(&self) -> &dyn Store {
        &*self.inner
    }

    fn closed_to_commits(&self) -> Option<ReadOnlyReason> {
        Some(self.reason)
    }

    fn take(&self, _commit: &Commit) -> Result<Applied, CommitError> {
        Err(StoreFailure::ReadOnly(self.reason).into())
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::ports::Stop;
    use crate::store::{MemoryStore, SledStore};
    use crate::testing::{FakeClock, SeededEntropy, example, observe};

    #[test]
    fn it_reads_like_the_store_behind_it_and_writes_nothing() {
        let inner: Arc<dyn Store> = Arc::new(MemoryStore::new(Uuid::from_u128(1), Arc::new(FakeClock::default())));
        inner.apply(&example::commit(Vec::new())).unwrap();
        let before = observe(inner.as_ref(), 100);
        let store = ReadOnlyStore::new(Arc::clone(&inner), ReadOnlyReason::Asked);
        assert_eq!(observe(&store, 100), before);
        assert_eq!(store.read_only(), Some(ReadOnlyReason::Asked));
        let refused = store.apply(&example::commit(Vec::new())).unwrap_err();
        assert!(matches!(refused, CommitError::Store(StoreFailure::ReadOnly(ReadOnlyReason::Asked))));
        assert_eq!(observe(inner.as_ref(), 100), before);
    }

    #[test]
    fn it_is_checked_like_the_store_behind_it() {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(FakeClock::default());
        let inner = SledStore::open(&folder.path().join("store"), clock, &SeededEntropy::new(1)).unwrap();
        inner.apply(&example::commit(Vec::new())).unwrap();
        let expected = inner.verify(&Stop::default(), &mut |_| {}).unwrap();
        assert!(0 < expected.records, "there is something to look at");
        let store = ReadOnlyStore::new(Arc::new(inner), ReadOnlyReason::Asked);
        assert_eq!(store.verify(&Stop::default(), &mut |_| {}).unwrap(), expected);
    }
}
