//! The operator's own files on this machine: looked through to attach one, and written to where something is exported.

use std::fmt::Debug;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::domain::download::FileName;
use crate::domain::support_request::Content;

/// What lies in a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FolderEntry {
    /// What it is called, as it can be shown.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
    /// Which of both it is.
    pub kind: EntryKind,
}

/// Whether it is a folder or a file. Anything else is not listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryKind {
    /// A folder.
    Folder,
    /// A file of that many bytes.
    File(u64),
}

/// A folder that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folder {
    /// Where it is.
    pub path: PathBuf,
    /// What lies in it, folders first and each in the order of their names; at most [`Folder::LIMIT`].
    pub entries: Vec<FolderEntry>,
}

impl Folder {
    /// The most entries that are listed of a folder.
    pub const LIMIT: usize = 10_000;
}

/// Says why a file or folder was not read or written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OwnFilesFailure {
    /// It is no plain file, but a folder or something else.
    #[error("{} is no plain file", .0.display())]
    NotAFile(PathBuf),
    /// It has more bytes than are wanted.
    #[error("{} has more than {most} bytes", path.display())]
    TooLarge {
        /// Which file.
        path: PathBuf,
        /// The most that are wanted.
        most: u64,
    },
    /// The system said no.
    #[error("{} could not be {doing}: {reason}", path.display())]
    System {
        /// Which file or folder.
        path: PathBuf,
        /// What was being done: "read" or "written".
        doing: &'static str,
        /// What the system said.
        reason: String,
    },
}

/// A path with the operator's own folder instead of a leading `~`.
#[must_use]
pub fn without_tilde(path: &Path, home: &Path) -> PathBuf {
    path.strip_prefix("~").map_or_else(|_| path.to_owned(), |within| home.join(within))
}

/// A path with `~` instead of the operator's own folder, where that is known.
#[must_use]
pub fn with_tilde(path: &Path, home: &Path) -> PathBuf {
    match path.strip_prefix(home) {
        Ok(within) if !home.as_os_str().is_empty() => Path::new("~").join(within),
        Ok(_) | Err(_) => path.to_owned(),
    }
}

/// The operator's own files. Everything it does can block.
pub trait OwnFiles: Send + Sync + Debug {
    /// What lies in that folder; in the operator's own where none is named.
    ///
    /// # Errors
    /// [`OwnFilesFailure::System`] where it is no folder, or may not be read.
    fn folder(&self, path: Option<&Path>) -> Result<Folder, OwnFilesFailure>;

    /// Whether a file can be written in that folder, so that nothing is done in vain for one that cannot.
    ///
    /// # Errors
    /// [`OwnFilesFailure::System`] where it is no folder, or may not be written in.
    fn require_writable(&self, folder: &Path) -> Result<(), OwnFilesFailure>;

    /// What a plain file of at most that many bytes contains.
    ///
    /// # Errors
    /// [`OwnFilesFailure`].
    fn content(&self, path: &Path, most: u64) -> Result<Content, OwnFilesFailure>;

    /// A path as people are told of it: `~` stands for the operator's own folder, as it does in every path that is looked
    /// into or read.
    fn as_told(&self, path: &Path) -> PathBuf;

    /// Writes a file that only its owner may read, whole or not at all, and says where it is: under that name, or the next
    /// one that no file has. A folder that is not there is made. What it contains comes piece by piece from `write`, and no
    /// piece is kept in memory, as it may be secret: who writes small ones gathers them.
    ///
    /// # Errors
    /// [`OwnFilesFailure::System`], also where `write` fails; nothing is left of the file then.
    fn write_new_by(
        &self,
        folder: &Path,
        name: &FileName,
        write: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>,
    ) -> Result<PathBuf, OwnFilesFailure>;

    /// The same of what is here as a whole.
    ///
    /// # Errors
    /// [`OwnFilesFailure::System`].
    fn write_bytes(&self, folder: &Path, name: &FileName, content: &[u8]) -> Result<PathBuf, OwnFilesFailure> {
        self.write_new_by(folder, name, &mut |file| file.write_all(content))
    }

    /// The same with what a file contains.
    ///
    /// # Errors
    /// [`OwnFilesFailure::System`].
    fn write_new(&self, folder: &Path, name: &FileName, content: &Content) -> Result<PathBuf, OwnFilesFailure> {
        self.write_bytes(folder, name, content.as_bytes())
    }
}
