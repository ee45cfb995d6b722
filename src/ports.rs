//! What the services need of the world, one trait a file, with the failures each can have.
//!
//! A port speaks in the domain's types and knows nothing of the adapter behind it.

pub mod activity_log;
pub mod attempts;
pub mod browser;
pub mod bulk_load;
pub mod clipboard;
pub mod clock;
pub mod commit;
pub mod download_jobs;
pub mod downloader;
pub mod draft_files;
pub mod drafts;
pub mod ends;
pub mod entropy;
pub mod file_sealer;
pub mod filed_request;
pub mod log_proof;
pub mod own_files;
pub mod page;
pub mod provider;
pub mod receipt;
pub mod recovery;
pub mod sent_command;
pub mod stop;
pub mod store;
pub mod terminal_sequence;
pub mod unrevealed;
pub mod upkeep;
pub mod vault;
pub mod verification;
pub mod watch;

pub use activity_log::{AccessCount, LogName, LogOrder};
pub use attempts::{Attempts, AttemptsFailure};
pub use browser::{Browser, BrowserFailure};
pub use bulk_load::{BulkLoad, Load, Loaded};
pub use clipboard::{Clearing, Clipboard, ClipboardFailure, CopyPlace, CopyRoute};
pub use clock::{Clock, PutForward};
pub use commit::{Change, Commit, CommitKind};
pub use download_jobs::{DownloadJobs, DownloadJobsFailure};
pub use downloader::{Downloader, Part, StartedOver, Transfer, TransferEnd, TransferEvent};
pub use draft_files::DraftFiles;
pub use drafts::{Drafts, DraftsFailure};
pub use entropy::{Entropy, EntropyFailure};
pub use file_sealer::{FileSealer, SealFailure, SealFor};
pub use filed_request::FiledRequest;
pub use log_proof::{BreakKind, Checkpoint, LogBreak, LogProof};
pub use own_files::{EntryKind, Folder, FolderEntry, OwnFiles, OwnFilesFailure};
pub use page::{Cursor, Page};
pub use provider::{
    Command, LinkQuestion, OrderedLine, Outcome, PlacedLine, PlacedOrder, Provider, ProviderError, StandingOfCommand,
};
pub use receipt::{OpenError, Receipt};
pub use recovery::{Entrants, Loss, Recovered, Recovery, RecoverySource};
pub use sent_command::{CommandState, SentCommand};
pub use stop::{Stop, StopWatch};
pub use store::{Applied, Changes, CommitError, FeedEntry, Holder, Store, StoreFailure, StoreIdentity, Watch, commit};
pub use terminal_sequence::TerminalSequence;
pub use unrevealed::{SealedKey, Unrevealed};
pub use upkeep::{Backup, BackupPlace, KeptBackup, Progress, Upkeep, UpkeepFailure};
pub use vault::{KeySlot, NewMaster, SealContext, Sealed, Vault, VaultFailure};
pub use verification::{Finding, Verification, Wrong};
