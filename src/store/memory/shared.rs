//! What a store and its duplicates share until one of them writes to it.

use std::ops::{Deref, DerefMut};
use std::sync::Arc;

/// A part of a store, copied by whoever writes to it while others have it as well: most duplicates write to few parts.
#[derive(Debug, Clone, Default)]
pub(super) struct Shared<T>(Arc<T>);

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: Clone> DerefMut for Shared<T> {
    fn deref_mut(&mut self) -> &mut T {
        Arc::make_mut(&mut self.0)
    }
}
