//! Those who want to be told of commits. It knows nothing of what was committed.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use crate::domain::Seq;
use crate::ports::store::{Wake, Watch};

/// The standing watches of one store.
#[derive(Clone, Default)]
pub(in crate::store) struct Watchers(Arc<Mutex<Standing>>);

#[derive(Default)]
struct Standing {
    next: u64,
    wakes: BTreeMap<u64, Arc<Wake>>,
}

impl Watchers {
    /// Adds a watch that stands until what is returned is dropped.
    pub(in crate::store) fn watch(&self, wake: Wake) -> Watch {
        let number = self.with(|standing| {
            let number = standing.next;
            standing.next = number.saturating_add(1);
            standing.wakes.insert(number, Arc::new(wake));
            number
        });
        let watchers = Arc::downgrade(&self.0);
        Watch::new(move || {
            if let Some(standing) = watchers.upgrade() {
                Self(standing).with(|standing| standing.wakes.remove(&number));
            }
        })
    }

    /// Calls every wake, outside the lock so that one may end its own watch.
    pub(in crate::store) fn wake(&self, seq: Seq) {
        let wakes: Vec<Arc<Wake>> = self.with(|standing| standing.wakes.values().cloned().collect());
        for wake in wakes {
            wake(seq);
        }
    }

    fn with<T>(&self, change: impl FnOnce(&mut Standing) -> T) -> T {
        change(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl fmt::Debug for Watchers {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Watchers")
    }
}
