//! The search lane: a place for one question, in which a later one takes the place of an earlier.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;

use crate::tui::lane::{Job, Post};

/// The search lane.
pub(super) struct Latest {
    slot: Mutex<Slot>,
    filled: Condvar,
}

enum Slot {
    Empty,
    Filled(Box<Job>),
    Closed,
}

impl Latest {
    pub(super) fn start(post: &Post) -> std::io::Result<Arc<Self>> {
        let latest = Arc::new(Self { slot: Mutex::new(Slot::Empty), filled: Condvar::new() });
        let own = Arc::clone(&latest);
        let post = Arc::clone(post);
        thread::Builder::new().name("nyckel-search".to_owned()).spawn(move || {
            while let Some(job) = own.take() {
                job.done(&post);
            }
        })?;
        Ok(latest)
    }

    pub(super) fn replace(&self, job: Job) {
        *self.slot.lock().unwrap_or_else(PoisonError::into_inner) = Slot::Filled(Box::new(job));
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
                Slot::Filled(job) => return Some(*job),
                Slot::Closed => return None,
                Slot::Empty => slot = self.filled.wait(slot).unwrap_or_else(PoisonError::into_inner),
            }
        }
    }
}
