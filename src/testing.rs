//! Contract suites, faulty adapters and a clock that stands still: for tests alone, and absent from what is shipped.
#![allow(
    clippy::expect_used,
    clippy::missing_panics_doc,
    clippy::panic,
    clippy::print_stderr,
    clippy::unwrap_used,
    reason = "tests: what is not as expected ends the test"
)]

pub mod canary;
pub mod clipboard;
pub mod contract;
pub mod downloader;
pub mod drafts;
pub mod entropy;
pub mod example;
pub mod faults;
pub mod known_keys;
pub mod links;
pub mod observation;
pub mod own_files;
pub mod screen;
pub mod stage;
pub mod upkeep;
pub mod vault;

pub use canary::CANARY_KEY;
pub use clipboard::MemoryClipboard;
pub use contract::{download_jobs_contract, reopen_contract, store_contract};
pub use downloader::{Scripted, ScriptedDownloader};
pub use drafts::FailingDrafts;
pub use entropy::SeededEntropy;
pub use faults::{Fault, FaultPlan, Gate, Step, Torn, When};
pub use known_keys::KnownKeys;
pub use links::open_link;
pub use observation::observe;
pub use own_files::FailingFiles;
pub use stage::{Stage, StageOptions};
pub use upkeep::FakeUpkeep;
pub use vault::TestVault;

pub use crate::store::{MemoryDownloadJobs, MemoryDraftFiles, MemoryDrafts};
pub use crate::theatre::HandClock as FakeClock;
pub use crate::theatre::MemoryFiles;
