//! A disk that gives no file and takes none.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::domain::download::FileName;
use crate::domain::support_request::Content;
use crate::ports::own_files::{Folder, OwnFiles, OwnFilesFailure};
use crate::theatre::MemoryFiles;

/// Files on a disk that gives none and takes none.
#[derive(Debug)]
pub struct FailingFiles;

impl FailingFiles {
    fn failure(path: &Path, doing: &'static str) -> OwnFilesFailure {
        OwnFilesFailure::System { path: path.to_owned(), doing, reason: "no room".to_owned() }
    }
}

impl OwnFiles for FailingFiles {
    fn folder(&self, path: Option<&Path>) -> Result<Folder, OwnFilesFailure> {
        Err(Self::failure(path.unwrap_or(Path::new(MemoryFiles::HOME)), "read"))
    }

    fn require_writable(&self, folder: &Path) -> Result<(), OwnFilesFailure> {
        Err(Self::failure(folder, "written"))
    }

    fn content(&self, path: &Path, _most: u64) -> Result<Content, OwnFilesFailure> {
        Err(Self::failure(path, "read"))
    }

    fn as_told(&self, path: &Path) -> PathBuf {
        path.to_owned()
    }

    fn write_new_by(
        &self,
        folder: &Path,
        _name: &FileName,
        _write: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>,
    ) -> Result<PathBuf, OwnFilesFailure> {
        Err(Self::failure(folder, "written"))
    }
}
