//! The keys that are being got into one file while everything else goes on: how far that has come, and whether it is looked at.

/// A run under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retrieving {
    /// How many purchases have their result.
    pub done: usize,
    /// How many there are in all.
    pub count: usize,
    /// Whether its place is the one that is looked at.
    pub is_here: bool,
}
