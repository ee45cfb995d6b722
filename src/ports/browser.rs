//! Opening a link in whatever browser the operator has, and a folder in whatever shows files there.

use std::fmt::Debug;
use std::path::Path;

/// Says that a link or folder could not be opened.
#[derive(Debug, thiserror::Error)]
#[error("it could not be opened: {0}")]
pub struct BrowserFailure(pub String);

/// Opens links.
pub trait Browser: Send + Sync + Debug {
    /// Opens the address. It may wait for a moment to learn whether that failed.
    ///
    /// # Errors
    /// [`BrowserFailure`] where there is no browser, or it said at once that it could not.
    fn open(&self, address: &str) -> Result<(), BrowserFailure>;

    /// Shows the folder; nothing in it is opened. It may wait for a moment to learn whether that failed.
    ///
    /// # Errors
    /// [`BrowserFailure`] where it is no folder, nothing shows folders, or what does said at once that it could not.
    fn open_folder(&self, folder: &Path) -> Result<(), BrowserFailure>;
}
