//! Why a download did not come to its end. `i18n` has the sentence for each: what happened, what was kept, what next.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::domain::download::DiskTrouble;

/// Why a download failed. The file is not there; of its part it says whether it was kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "kebab-case", tag = "reason")]
pub enum DownloadFailure {
    /// The server's name is not known, or nothing answers there.
    #[error("the server {host} was not found or does not answer")]
    NoServer {
        /// The server.
        host: String,
    },
    /// The server is not who it says it is.
    #[error("there is no secure connection to {host}")]
    NotSecure {
        /// The server.
        host: String,
    },
    /// The environment names a proxy that cannot be used.
    #[error("the proxy that {variable} names cannot be used")]
    WrongProxy {
        /// The variable; what it says may hold a password.
        variable: String,
    },
    /// The connection ended before the file did; what came is kept.
    #[error("the connection ended after {done} of {bytes} bytes")]
    Cut {
        /// As many bytes are there.
        done: u64,
        /// As many the file has.
        bytes: u64,
    },
    /// Nothing came for so long, or next to nothing; what came before is kept.
    #[error("next to nothing came for {seconds} s")]
    Stalled {
        /// How long was waited.
        seconds: u64,
    },
    /// The link works no longer (KEY-8); what came is kept.
    #[error("the link works no longer")]
    Expired,
    /// The server said no; what came is kept.
    #[error("the server refused it with status {status}")]
    Refused {
        /// The status of its answer.
        status: u16,
    },
    /// The server cannot answer at the moment; what came is kept.
    #[error("the server cannot answer at the moment, status {status}")]
    Overloaded {
        /// The status of its answer.
        status: u16,
        /// After how many seconds it wants to be asked again, where it says so.
        retry_after: Option<u64>,
    },
    /// The server's answer cannot be read; what came before is kept.
    #[error("the server's answer is not one of HTTP")]
    NotHttp,
    /// A page came where a file should be; nothing of it was written.
    #[error("a page came instead of the file")]
    NotTheFile,
    /// The server sent on and on.
    #[error("the server redirected more than {limit} times")]
    TooManyRedirects {
        /// As many are followed.
        limit: u32,
    },
    /// The server sent on to something that is not fetched from, or from a secure connection to one that is not.
    #[error("the server redirected to an address that is not fetched from")]
    WrongRedirect,
    /// The server's file has another size than the provider states; nothing of it was written.
    #[error("the server's file has {stated} bytes where {bytes} are to come")]
    WrongLength {
        /// As many the server states.
        stated: u64,
        /// As many the provider states.
        bytes: u64,
    },
    /// More came than the file has; what came is removed.
    #[error("more than {bytes} bytes came")]
    TooManyBytes {
        /// As many the provider states.
        bytes: u64,
    },
    /// What came is not the file that the provider states; it is removed.
    #[error("the checksum is not the one that the provider states")]
    WrongChecksum,
    /// There is no room for it; what came is kept.
    #[error("{needed} bytes are needed and {free} are free")]
    NoRoom {
        /// As many bytes are still needed.
        needed: u64,
        /// As many are free.
        free: u64,
    },
    /// There is a file of that name, which was not to be replaced.
    #[error("there is already a file {}", .path.display())]
    FileExists {
        /// The file.
        path: PathBuf,
    },
    /// Another download goes to the same file.
    #[error("another download goes to {}", .path.display())]
    InUse {
        /// The file.
        path: PathBuf,
    },
    /// The disk cannot be written to or read.
    #[error("{} cannot be written to: {why}", .path.display())]
    CannotWrite {
        /// The file or folder.
        path: PathBuf,
        /// What keeps it from being written to.
        why: DiskTrouble,
    },
    /// The provider has no files, as it is connected to none.
    #[error("the provider has no files")]
    NoBits,
    /// The purchase was cancelled, and its links with it (AFTER-1); what came is removed.
    #[error("the purchase was cancelled")]
    Revoked,
}

impl DownloadFailure {
    /// Whether it may go by itself, so that trying again by oneself is worth while.
    #[must_use]
    pub fn may_pass(&self) -> bool {
        match self {
            Self::Cut { .. } | Self::Stalled { .. } | Self::Overloaded { .. } => true,
            Self::NoServer { .. }
            | Self::NotSecure { .. }
            | Self::WrongProxy { .. }
            | Self::Expired
            | Self::Refused { .. }
            | Self::NotHttp
            | Self::NotTheFile
            | Self::TooManyRedirects { .. }
            | Self::WrongRedirect
            | Self::WrongLength { .. }
            | Self::TooManyBytes { .. }
            | Self::WrongChecksum
            | Self::NoRoom { .. }
            | Self::FileExists { .. }
            | Self::InUse { .. }
            | Self::CannotWrite { .. }
            | Self::NoBits
            | Self::Revoked => false,
        }
    }
}
