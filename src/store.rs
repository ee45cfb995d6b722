//! Adapters of the ports that keep things: `Store`, `BulkLoad`, `Drafts` and `DownloadJobs`.
//!
//! Nothing here decides a rule: a store checks what a permit rests on, writes all or nothing, numbers and links.

pub mod archive;
mod attempts;
mod chain;
mod check;
mod contents;
mod cursor;
pub mod download_jobs;
pub mod draft_files;
pub mod drafts;
pub mod exports;
mod feed;
pub mod front;
mod key;
mod loading;
mod log_lists;
mod log_proof;
mod log_spans;
pub mod marker;
mod marks;
pub mod memory;
pub mod read_only;
pub mod record;
pub mod sled;
mod timed;
mod tour_progress;
mod watchers;
mod whole_file;
mod windows;

pub use self::sled::{Compacted, ListState, LogKept, Restored, SledLoader, SledStore};
pub use archive::Archive;
pub use attempts::{FileAttempts, MemoryAttempts};
pub use chain::{hash_of, link};
pub use download_jobs::FileDownloadJobs;
pub use draft_files::FileDraftFiles;
pub use drafts::FileDrafts;
pub use exports::BackupFolder;
pub use front::Front;
pub use memory::{MemoryDownloadJobs, MemoryDraftFiles, MemoryDrafts, MemoryStore};
pub use read_only::ReadOnlyStore;
pub use tour_progress::FileTourProgress;
