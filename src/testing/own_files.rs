//! An operator's files in memory, and a disk that takes none.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::domain::download::FileName;
use crate::ports::own_files::{OwnFiles, OwnFilesFailure};

/// Files that are forgotten when dropped.
#[derive(Debug, Default)]
pub struct MemoryFiles(Mutex<BTreeMap<PathBuf, Vec<u8>>>);

impl MemoryFiles {
    /// What a file contains.
    #[must_use]
    pub fn get(&self, path: &Path) -> Option<Vec<u8>> {
        self.files().get(path).cloned()
    }

    /// Whether nothing was written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files().is_empty()
    }

    fn files(&self) -> MutexGuard<'_, BTreeMap<PathBuf, Vec<u8>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl OwnFiles for MemoryFiles {
    fn write_new(&self, folder: &Path, name: &FileName, content: &[u8]) -> Result<PathBuf, OwnFilesFailure> {
        let path = folder.join(name.as_str());
        self.files().insert(path.clone(), content.to_vec());
        Ok(path)
    }
}

/// Files on a disk that takes none.
#[derive(Debug)]
pub struct FailingFiles;

impl OwnFiles for FailingFiles {
    fn write_new(&self, folder: &Path, _: &FileName, _: &[u8]) -> Result<PathBuf, OwnFilesFailure> {
        let reason = "no room".to_owned();
        Err(OwnFilesFailure::System { path: folder.to_owned(), doing: "written", reason })
    }
}
