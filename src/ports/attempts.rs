//! Remembering wrong passphrases between processes, so that starting anew is no way round waiting.

use std::fmt::Debug;

use crate::domain::attempts::FailedAttempts;

/// Says that wrong attempts could not be read or kept.
#[derive(Debug, thiserror::Error)]
#[error("the wrong passphrases could not be {doing}: {reason}")]
pub struct AttemptsFailure {
    /// What was being done: "read" or "kept".
    pub doing: &'static str,
    /// What the system said.
    pub reason: String,
}

/// Keeps how many passphrases were wrong in a row.
pub trait Attempts: Send + Sync + Debug {
    /// What was kept last; none where nothing was, and where it was damaged.
    ///
    /// # Errors
    /// [`AttemptsFailure`] when it cannot be read.
    fn read(&self) -> Result<FailedAttempts, AttemptsFailure>;

    /// Keeps that in place of what was kept.
    ///
    /// # Errors
    /// [`AttemptsFailure`]; what was kept then stands.
    fn keep(&self, attempts: FailedAttempts) -> Result<(), AttemptsFailure>;
}
