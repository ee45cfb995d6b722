//! The search lane: a place for one question, in which a later one takes the place of an earlier. One that is being answered is
//! given up for it.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;

use crate::ports::Stop;
use crate::tui::lane::{Job, Post};

/// The search lane.
pub(super) struct Latest {
    slot: Mutex<Slot>,
    filled: Condvar,
    /// Stops what is being answered.
    current: Mutex<Option<Stop>>,
}

enum Slot {
    Empty,
    Filled(Box<Job>),
    Closed,
}

impl Latest {
    pub(super) fn start(post: &Post) -> std::io::Result<Arc<Self>> {
        let latest =
            Arc::new(Self { slot: Mutex::new(Slot::Empty), filled: Condvar::new(), current: Mutex::default() });
        let own = Arc::clone(&latest);
        let post = Arc::clone(post);
        thread::Builder::new().name("nyckel-search".to_owned()).spawn(move || {
            while let Some(job) = own.take() {
                let answering = Arc::clone(&job.answering);
                job.done(&post);
                if let Err(error) = answering.services.index.keep() {
                    tracing::warn!(%error, "the index could not be kept");
                }
            }
        })?;
        Ok(latest)
    }

    pub(super) fn replace(&self, job: Job) {
        let mut slot = self.slot.lock().unwrap_or_else(PoisonError::into_inner);
        *slot = Slot::Filled(Box::new(job));
        if let Some(current) = self.current.lock().unwrap_or_else(PoisonError::into_inner).take() {
            current.raise();
        }
        self.filled.notify_one();
    }

    pub(super) fn close(&self) {
        *self.slot.lock().unwrap_or_else(PoisonError::into_inner) = Slot::Closed;
        self.filled.notify_one();
    }

    fn take(&self) -> Option<Job> {
        let mut slot = self.slot.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            match std::mem::replace(&mut *slot, Slot::Empty) {
                Slot::Filled(job) => {
                    *self.current.lock().unwrap_or_else(PoisonError::into_inner) = Some(job.begun.stop.clone());
                    return Some(*job);
                }
                Slot::Closed => return None,
                Slot::Empty => slot = self.filled.wait(slot).unwrap_or_else(PoisonError::into_inner),
            }
        }
    }
}
