//! The operator's own files on this machine, to which something is exported.

use std::fmt::Debug;
use std::path::{Path, PathBuf};

use crate::domain::download::FileName;

/// Says why a file was not written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OwnFilesFailure {
    /// The system said no.
    #[error("{} could not be {doing}: {reason}", path.display())]
    System {
        /// Which file or folder.
        path: PathBuf,
        /// What was being done, as a participle.
        doing: &'static str,
        /// What the system said.
        reason: String,
    },
}

/// The operator's own files. Everything it does can block.
pub trait OwnFiles: Send + Sync + Debug {
    /// Writes a file that only its owner may read, whole or not at all, and says where it is: under that name, or the next
    /// one that no file has. A folder that is not there is made.
    ///
    /// # Errors
    /// [`OwnFilesFailure::System`].
    fn write_new(&self, folder: &Path, name: &FileName, content: &[u8]) -> Result<PathBuf, OwnFilesFailure>;
}
