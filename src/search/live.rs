//! The index of an open store: caught up with before each question, and kept in a file where it was made anew.

use std::io;
use std::sync::{Mutex, PoisonError, RwLock, RwLockReadGuard};

use crate::domain::Seq;
use crate::domain::actor::Scope;
use crate::ports::{Store, StoreFailure};
use crate::search::asking::Asking;
use crate::search::file::IndexFile;
use crate::search::finding::Finding;
use crate::search::index::{Collate, Index};
use crate::search::question::Answer;

/// The index of an open store.
#[derive(Debug)]
pub struct LiveIndex {
    index: RwLock<Index>,
    /// What is kept of the questions before.
    finding: Mutex<Finding>,
    file: Option<KeptIn>,
}

/// The file, and the commit as of which it is kept there.
#[derive(Debug)]
struct KeptIn {
    file: IndexFile,
    kept: Mutex<Option<Seq>>,
}

impl LiveIndex {
    /// An index that is kept nowhere.
    #[must_use]
    pub fn in_memory(index: Index) -> Self {
        Self { index: RwLock::new(index), finding: Mutex::default(), file: None }
    }

    /// The index of all customers within the scope, which is the whole partner, as it is kept in the file, with what changed since;
    /// made anew where that is of no use.
    ///
    /// # Errors
    /// What the store says.
    pub fn open(store: &dyn Store, file: IndexFile, scope: Scope, collate: Collate) -> Result<Self, StoreFailure> {
        let kept = file.read(&collate);
        let seq = kept.as_ref().map(|image| image.applied);
        let index = match kept {
            Some(image) => {
                let mut index = Index::kept(image, scope, collate);
                index.catch_up(store)?;
                index
            }
            None => Index::build(store, scope, collate)?,
        };
        let file = Some(KeptIn { file, kept: Mutex::new(seq) });
        Ok(Self { index: RwLock::new(index), finding: Mutex::default(), file })
    }

    /// The index, with everything the store has committed by now in it.
    ///
    /// # Errors
    /// What the store says.
    pub fn current(&self, store: &dyn Store) -> Result<RwLockReadGuard<'_, Index>, StoreFailure> {
        // A panic while it was written leaves an index that is rebuilt or read as it was: `catch_up` puts nothing in
        // before all of it is read.
        let index = self.read();
        if !index.is_behind(store)? {
            return Ok(index);
        }
        drop(index);
        self.index.write().unwrap_or_else(PoisonError::into_inner).catch_up(store)?;
        Ok(self.read())
    }

    /// Answers a question with everything the store has committed by now; where that takes a while, `first` is told the first
    /// page in the order of the list before. `None` where nobody wants the answer any more.
    ///
    /// # Errors
    /// What the store says.
    pub fn answer(
        &self,
        store: &dyn Store,
        asking: &Asking<'_>,
        first: &mut dyn FnMut(Answer),
    ) -> Result<Option<Answer>, StoreFailure> {
        let index = self.current(store)?;
        Ok(self.finding.lock().unwrap_or_else(PoisonError::into_inner).answer(&index, asking, first))
    }

    /// Keeps the index where all of it was made anew since it was last kept.
    ///
    /// # Errors
    /// What the system says; what was kept before then still is.
    pub fn keep(&self) -> io::Result<()> {
        let Some(KeptIn { file, kept }) = &self.file else { return Ok(()) };
        let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
        let image = self.read().image().filter(|image| *kept != Some(image.applied));
        if let Some(image) = image {
            // Not tried again where it does not succeed, before there is something else to be kept.
            *kept = Some(image.applied);
            file.keep(&image)?;
        }
        Ok(())
    }

    fn read(&self) -> RwLockReadGuard<'_, Index> {
        self.index.read().unwrap_or_else(PoisonError::into_inner)
    }
}
