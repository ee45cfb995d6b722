//! Sealing of secrets: random master keys, which one slot per passphrase opens. It knows nothing of where slots and
//! sealed bytes are kept, and it never writes a key, a passphrase or a plain text anywhere.

mod age_files;
mod cipher;
pub mod demo;
mod derivation;
mod masters;
mod pair;
mod sealing;
mod slot;

pub use age_files::AgeFiles;
pub use demo::{DEMO_PASSPHRASE, OpenedOnDemand};
pub use derivation::{DEMO, STRONG};
pub use sealing::SealingVault;
