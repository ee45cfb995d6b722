//! Sealing of files that leave the store for somebody else, so that they alone can open them.

use std::fmt::Debug;

use crate::domain::{Passphrase, Recipient};

/// For whom a file is sealed.
#[derive(Debug, Clone, Copy)]
pub enum SealFor<'a> {
    /// Any of these can open it.
    Recipients(&'a [Recipient]),
    /// Whoever has the passphrase can.
    Passphrase(&'a Passphrase),
}

/// Says why a file was not sealed. It repeats nothing of the file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SealFailure {
    /// The recipient's checksum is wrong, or it is no key at all.
    #[error("{0} is no recipient of age")]
    NotARecipient(Recipient),
    /// It is to be sealed for nobody.
    #[error("there is nobody to seal it for")]
    ForNobody,
    /// It could not be done.
    #[error("the file could not be sealed: {0}")]
    Failed(String),
}

/// Seals files. What it does can take a second, and blocks.
pub trait FileSealer: Send + Sync + Debug {
    /// Whether something can be sealed for that recipient.
    ///
    /// # Errors
    /// [`SealFailure::NotARecipient`].
    fn check(&self, recipient: &Recipient) -> Result<(), SealFailure>;

    /// The content sealed. What is handed in stays the caller's to wipe; the library that seals may leave up to one piece of
    /// the content, 64 KiB, in memory that it gives back unwiped.
    ///
    /// # Errors
    /// [`SealFailure`].
    fn seal(&self, whom: SealFor<'_>, content: &[u8]) -> Result<Vec<u8>, SealFailure>;
}
