//! Clipboards: several routes, tried in a fixed order, some of which can be read back and cleared.

use std::fmt::Debug;
use std::path::PathBuf;

use crate::domain::SecretText;

/// A way to a clipboard, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CopyRoute {
    /// tmux's buffer, also over SSH.
    Tmux,
    /// The terminal's own clipboard by OSC 52, over SSH. It cannot be read back.
    Osc52,
    /// The desktop's clipboard.
    System,
    /// A file in the runtime directory that only the operator can read; asked for first.
    File,
}

/// Where a copy lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopyPlace {
    /// The route it went by.
    pub route: CopyRoute,
    /// The file, where it went to one.
    pub file: Option<PathBuf>,
    /// Which copy it is: a later one makes an earlier one nobody's to clear.
    pub number: u64,
}

/// What became of a wish to clear.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clearing {
    /// The copy is gone.
    Cleared,
    /// Something else was there, and stays.
    SomethingElseThere,
    /// The route cannot be read back, so nothing was cleared.
    CannotBeRead,
}

/// Says that a route did not take the copy, or did not let it go.
#[derive(Debug, thiserror::Error)]
#[error("the clipboard route {route:?} failed: {reason}")]
pub struct ClipboardFailure {
    /// Which route.
    pub route: CopyRoute,
    /// What it said; never the copied text.
    pub reason: String,
}

/// Copies secrets and takes them back.
pub trait Clipboard: Send + Sync + Debug {
    /// The routes that answer here and now, the best first; the file is always the last of them.
    fn routes(&self) -> Vec<CopyRoute>;

    /// Copies a secret by that route.
    ///
    /// # Errors
    /// [`ClipboardFailure`]; nothing was copied then.
    fn put(&self, route: CopyRoute, text: &SecretText) -> Result<CopyPlace, ClipboardFailure>;

    /// Copies a text that is no secret by that route: it stays there, also when the clipboard is closed.
    ///
    /// # Errors
    /// [`ClipboardFailure`]; nothing was copied then.
    fn put_plain(&self, route: CopyRoute, text: &str) -> Result<CopyPlace, ClipboardFailure>;

    /// Clears the copy where it still lies there.
    ///
    /// # Errors
    /// [`ClipboardFailure`] when the route does not answer.
    fn clear(&self, place: &CopyPlace) -> Result<Clearing, ClipboardFailure>;

    /// Clears every secret that still lies where it was copied to, and takes no copy from now on. One that is being made is
    /// waited for, so that nothing is left behind by whoever ends. What could not be cleared is answered.
    fn close(&self) -> Vec<ClipboardFailure>;
}

impl CopyRoute {
    /// Whether a copy by this route can be read back, and so be cleared when it is still there.
    #[must_use]
    pub fn can_be_cleared(self) -> bool {
        match self {
            Self::Tmux | Self::System | Self::File => true,
            Self::Osc52 => false,
        }
    }

    /// Whether the copy lives only as long as our process does.
    #[must_use]
    pub fn lives_with_process(self) -> bool {
        match self {
            Self::System => true,
            Self::Tmux | Self::Osc52 | Self::File => false,
        }
    }
}
