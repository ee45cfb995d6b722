//! Opening a link in whatever browser the operator has.

use std::fmt::Debug;

/// Says that no browser could be opened; the link is then shown to be copied.
#[derive(Debug, thiserror::Error)]
#[error("no browser could be opened: {0}")]
pub struct BrowserFailure(pub String);

/// Opens links.
pub trait Browser: Send + Sync + Debug {
    /// Opens the address and returns at once.
    ///
    /// # Errors
    /// [`BrowserFailure`] where there is no browser.
    fn open(&self, address: &str) -> Result<(), BrowserFailure>;
}
