//! Being told of commits.

use std::fmt;
use std::fmt::Debug;

use crate::domain::Seq;

/// A standing wish to be told of commits; dropped, it is over.
pub struct Watch(Option<Box<dyn FnOnce() + Send>>);

impl Watch {
    /// A watch that calls `end` when it is dropped.
    #[must_use]
    pub fn new(end: impl FnOnce() + Send + 'static) -> Self {
        Self(Some(Box::new(end)))
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        if let Some(end) = self.0.take() {
            end();
        }
    }
}

impl Debug for Watch {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Watch")
    }
}

/// What is called after each commit with its place. It must return at once.
pub type Wake = Box<dyn Fn(Seq) + Send + Sync>;
