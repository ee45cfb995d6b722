//! The master keys of a store: a new one for each operator who was removed, so that nothing sealed later opens by what
//! the removed one had.

use nonempty::NonEmpty;

use crate::vault::cipher::SecretKey;

/// The master keys, the oldest first.
pub(in crate::vault) struct Masters(NonEmpty<SecretKey>);

impl Masters {
    /// One master key, the first.
    pub(in crate::vault) fn of(first: SecretKey) -> Self {
        Self(NonEmpty::new(first))
    }

    /// Adds the one by which everything is sealed from now on.
    pub(in crate::vault) fn push(&mut self, next: SecretKey) {
        self.0.push(next);
    }

    /// As many there are.
    pub(in crate::vault) fn count(&self) -> usize {
        self.0.len()
    }

    /// The first there was.
    pub(in crate::vault) fn oldest(&self) -> &SecretKey {
        self.0.first()
    }

    /// The one by which everything is sealed now.
    pub(in crate::vault) fn newest(&self) -> &SecretKey {
        self.0.last()
    }

    /// All of them, the newest first.
    pub(in crate::vault) fn newest_first(&self) -> impl Iterator<Item = &SecretKey> {
        self.0.iter().rev()
    }

    /// Each but the oldest, with the one before it.
    pub(in crate::vault) fn successions(&self) -> impl Iterator<Item = (&SecretKey, &SecretKey)> {
        self.0.iter().zip(self.0.iter().skip(1))
    }
}
