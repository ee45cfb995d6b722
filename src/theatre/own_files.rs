//! An operator's files in memory: no path of them leads to a disk.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::domain::download::FileName;
use crate::domain::support_request::Content;
use crate::ports::own_files::{EntryKind, Folder, FolderEntry, OwnFiles, OwnFilesFailure, with_tilde, without_tilde};

/// Files that are forgotten when dropped.
#[derive(Debug, Default)]
pub struct MemoryFiles(Mutex<BTreeMap<PathBuf, Content>>);

impl MemoryFiles {
    /// The operator's own folder.
    pub const HOME: &'static str = "/home/anna";

    /// The operator's folder of downloads.
    pub const DOWNLOADS: &'static str = "/home/anna/Downloads";

    /// A folder that is not there.
    pub const NOWHERE: &'static str = "/nowhere";

    /// Puts a file there.
    pub fn put(&self, path: &str, content: Vec<u8>) {
        self.files().insert(PathBuf::from(path), Content::new(content));
    }

    /// Takes a file away.
    pub fn remove(&self, path: &str) {
        self.files().remove(Path::new(path));
    }

    /// What a file contains.
    #[must_use]
    pub fn get(&self, path: impl AsRef<Path>) -> Option<Content> {
        self.files().get(path.as_ref()).cloned()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files().is_empty()
    }

    fn files(&self) -> MutexGuard<'_, BTreeMap<PathBuf, Content>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl OwnFiles for MemoryFiles {
    fn folder(&self, path: Option<&Path>) -> Result<Folder, OwnFilesFailure> {
        let home = Path::new(Self::HOME);
        let path = &without_tilde(path.unwrap_or(home), home);
        let mut entries: Vec<FolderEntry> = Vec::new();
        for (file, content) in &*self.files() {
            let Some(name) = file.strip_prefix(path).ok().and_then(|inside| inside.iter().next()) else { continue };
            let within = path.join(name);
            let bytes = u64::try_from(content.as_bytes().len()).unwrap_or(u64::MAX);
            let kind = if within == *file { EntryKind::File(bytes) } else { EntryKind::Folder };
            if entries.iter().all(|entry| entry.path != within) {
                entries.push(FolderEntry { name: name.to_string_lossy().into_owned(), path: within, kind });
            }
        }
        entries.sort_by_key(|entry| (entry.kind != EntryKind::Folder, entry.name.clone()));
        Ok(Folder { path: path.to_owned(), entries })
    }

    fn require_writable(&self, folder: &Path) -> Result<(), OwnFilesFailure> {
        let reason = || "not there".to_owned();
        let absent = || OwnFilesFailure::System { path: folder.to_owned(), doing: "written", reason: reason() };
        if folder.starts_with(Self::NOWHERE) { Err(absent()) } else { Ok(()) }
    }

    fn content(&self, path: &Path, most: u64) -> Result<Content, OwnFilesFailure> {
        let path = &without_tilde(path, Path::new(Self::HOME));
        let found = self.files().get(path).cloned();
        let absent =
            || OwnFilesFailure::System { path: path.to_owned(), doing: "read", reason: "not there".to_owned() };
        let content = found.ok_or_else(absent)?;
        if most < u64::try_from(content.as_bytes().len()).unwrap_or(u64::MAX) {
            return Err(OwnFilesFailure::TooLarge { path: path.to_owned(), most });
        }
        Ok(content)
    }

    fn as_told(&self, path: &Path) -> PathBuf {
        with_tilde(path, Path::new(Self::HOME))
    }

    fn write_new_by(
        &self,
        folder: &Path,
        name: &FileName,
        write: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>,
    ) -> Result<PathBuf, OwnFilesFailure> {
        let (path, mut content) = (folder.join(name.as_str()), Vec::new());
        let failure = |error: io::Error| OwnFilesFailure::System {
            path: path.clone(),
            doing: "written",
            reason: error.to_string(),
        };
        write(&mut content).map_err(failure)?;
        self.files().insert(path.clone(), Content::new(content));
        Ok(path)
    }
}
