//! What keeps a file from being read or written, by its kind: what the system says of it is in the system's words.

use serde::{Deserialize, Serialize};

/// Why the disk cannot be written to or read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum DiskTrouble {
    /// There is no room, or no more of it for this user.
    #[error("there is no room")]
    NoRoom,
    /// The user may not.
    #[error("permission is denied")]
    NoPermission,
    /// The file system is only to be read.
    #[error("the file system is read-only")]
    ReadOnly,
    /// The folder or the file is not there.
    #[error("it is not there")]
    NotFound,
    /// There is a folder where a file should be.
    #[error("it is a folder")]
    IsFolder,
    /// There is a file where a folder should be.
    #[error("a part of the path is no folder")]
    NotAFolder,
    /// Something else, with the system's number for it where it has one.
    #[error("the system says no, number {0:?}")]
    Other(Option<i32>),
}
