//! A wish to stop, checked by long work between its pages and chunks.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// A flag that anyone who holds a clone can raise.
#[derive(Debug, Clone, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// Asks the work to stop. It never undoes what was done.
    pub fn raise(&self) {
        self.0.store(true, Ordering::Release);
    }

    /// Whether it was asked to stop.
    #[must_use]
    pub fn is_raised(&self) -> bool {
        self.0.load(Ordering::Acquire)
    }
}
