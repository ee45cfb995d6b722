//! Where a download goes: a folder, a name in it, and what becomes of a file that is there already.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::domain::download::FileName;

/// What becomes of a file that is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Existing {
    /// It stays, and nothing is downloaded.
    Kept,
    /// It is replaced once the download is whole; until then it stays.
    Replaced,
}

/// Where a download goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The folder, as an absolute path.
    pub folder: PathBuf,
    /// The name of the file in it.
    pub name: FileName,
    /// What becomes of a file that is there already.
    pub existing: Existing,
}

impl Target {
    /// The file, which is there once it is whole and verified and never before.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        self.folder.join(self.name.as_str())
    }

    /// The file in which the download grows until it is whole.
    #[must_use]
    pub fn part(&self) -> PathBuf {
        self.folder.join(format!("{}.part", self.name))
    }
}
