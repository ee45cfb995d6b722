//! The index of an open store: caught up with before each question, and kept in a file where it was made anew.

use std::io;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use crate::domain::Seq;
use crate::domain::actor::Scope;
use crate::ports::{Store, StoreFailure, StoreIdentity};
use crate::search::asking::Asking;
use crate::search::file::{Image, IndexFile};
use crate::search::finding::Finding;
use crate::search::index::{Collate, Index};
use crate::search::question::Answer;

/// The index of an open store.
#[derive(Debug)]
pub struct LiveIndex {
    /// Whoever looks at it has one of its own, so that nobody waits for a long look to end.
    index: RwLock<Arc<Index>>,
    /// What is kept of the questions before.
    finding: Mutex<Finding>,
    /// Where it is kept; nowhere where nothing may be written.
    file: Option<IndexFile>,
    /// Of which store, and as of which commit, it is kept there.
    kept: Mutex<Option<(StoreIdentity, Seq)>>,
}

impl LiveIndex {
    /// An index that is kept nowhere.
    #[must_use]
    pub fn in_memory(index: Index) -> Self {
        Self { index: RwLock::new(Arc::new(index)), finding: Mutex::default(), file: None, kept: Mutex::default() }
    }

    /// The index of all customers within the scope, which is the whole partner, as it was kept, with what changed since; made anew
    /// where that is of no use.
    ///
    /// # Errors
    /// What the store says.
    pub fn open(store: &dyn Store, image: Option<Image>, scope: Scope, collate: Collate) -> Result<Self, StoreFailure> {
        let kept = Mutex::new(image.as_ref().map(Image::place));
        let index = match image {
            Some(image) => {
                let mut index = Index::kept(image, scope, collate);
                index.catch_up(store)?;
                index
            }
            None => Index::build(store, scope, collate)?,
        };
        Ok(Self { kept, ..Self::in_memory(index) })
    }

    /// The same, kept in the file from which it was read.
    #[must_use]
    pub fn kept_in(self, file: IndexFile) -> Self {
        Self { file: Some(file), ..self }
    }

    /// The index, with everything the store has committed by now in it.
    ///
    /// # Errors
    /// What the store says.
    pub fn current(&self, store: &dyn Store) -> Result<Arc<Index>, StoreFailure> {
        // A panic while it was written leaves an index that is rebuilt or read as it was: `catch_up` puts nothing in
        // before all of it is read.
        let index = self.read();
        if !index.is_behind(store)? {
            return Ok(index);
        }
        drop(index);
        let mut current = self.index.write().unwrap_or_else(PoisonError::into_inner);
        Arc::make_mut(&mut current).catch_up(store)?;
        Ok(Arc::clone(&current))
    }

    /// Answers a question with everything the store has committed by now; where that takes a while, `so_far` is told what is known
    /// of it before. `None` where nobody wants the answer any more.
    ///
    /// # Errors
    /// What the store says.
    pub fn answer(
        &self,
        store: &dyn Store,
        asking: &Asking<'_>,
        so_far: &mut dyn FnMut(Answer),
    ) -> Result<Option<Answer>, StoreFailure> {
        loop {
            let index = self.current(store)?;
            let answer = self.finding.lock().unwrap_or_else(PoisonError::into_inner).answer(&index, asking, so_far);
            // What is made anew lies in no file, so that this ends.
            if !index.is_lost() {
                return Ok(answer);
            }
        }
    }

    /// Keeps the index where all of it was made anew since it was last kept, and has it from there, which takes less memory.
    ///
    /// # Errors
    /// What the system says; what was kept before then still is.
    pub fn keep(&self) -> io::Result<()> {
        let Some(file) = &self.file else { return Ok(()) };
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let image = self.read().image().filter(|image| *kept != Some(image.place()));
        if let Some(image) = image {
            // Not tried again where it does not succeed, before there is something else to be kept.
            *kept = Some(image.place());
            file.keep(&image)?;
            if let Some(kept) = file.read(&self.read().collate()) {
                let mut current = self.index.write().unwrap_or_else(PoisonError::into_inner);
                Arc::make_mut(&mut current).put_away(&image, &kept);
            }
        }
        Ok(())
    }

    fn read(&self) -> Arc<Index> {
        Arc::clone(&self.index.read().unwrap_or_else(PoisonError::into_inner))
    }
}
