//! Opening a link in whatever browser the operator has.

use std::fmt::Debug;

/// Says that no browser could be opened; the link is then shown to be copied.
#[derive(Debug, thiserror::Error)]
#[error("no browser could be opened: {0}")]
pub struct BrowserFailure(pub String);

/// Opens links.
pub trait Browser: Send + Sync + Debug {
    /// Opens the address. It may wait for a moment to learn whether that failed.
    ///
    /// # Errors
    /// [`BrowserFailure`] where there is no browser, or it said at once that it could not.
    fn open(&self, address: &str) -> Result<(), BrowserFailure>;
}
