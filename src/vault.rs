//! Sealing of secrets: a random master key, wrapped in one slot per passphrase. It knows nothing of where slots and
//! sealed bytes are kept, and it never writes a key, a passphrase or a plain text anywhere.

mod age_files;
mod cipher;
pub mod demo;
mod derivation;
mod sealing;
mod slot;

pub use age_files::AgeFiles;
pub use demo::{DEMO_PASSPHRASE, OpenedOnDemand};
pub use derivation::{DEMO, STRONG};
pub use sealing::SealingVault;
