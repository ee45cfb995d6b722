//! Proof that records are on disk, and the only key to what they are about.

use crate::domain::activity::ActivityOutcome;
use crate::domain::{RecordedActivity, Seq};
use crate::ports::unrevealed::{Revealable, Unrevealed};
use crate::ports::vault::{Vault, VaultFailure};

/// Says why a receipt did not open a secret.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The receipt holds no record of this access.
    #[error("no record of this access is on disk")]
    NotRecorded,
    /// The vault did not open it.
    #[error(transparent)]
    Vault(#[from] VaultFailure),
}

/// What a commit left on disk. Only [`crate::ports::commit()`] makes one.
#[derive(Debug)]
pub struct Receipt {
    seq: Seq,
    records: Vec<RecordedActivity>,
}

impl Receipt {
    pub(in crate::ports) fn new(seq: Seq, records: Vec<RecordedActivity>) -> Self {
        Self { seq, records }
    }

    /// The commit's place in the store's order.
    #[must_use]
    pub fn seq(&self) -> Seq {
        self.seq
    }

    /// The records as they stand in the log.
    #[must_use]
    pub fn records(&self) -> &[RecordedActivity] {
        &self.records
    }

    /// Opens a secret whose access this receipt records as done: the same purchase, the same version, a kind of
    /// access to such a secret (KEY-5).
    ///
    /// # Errors
    /// [`OpenError::NotRecorded`] when the receipt is of something else, or what the vault says.
    pub fn open<T: Revealable>(&self, unrevealed: &Unrevealed<T>, vault: &dyn Vault) -> Result<T, OpenError> {
        let is_recorded = self.records.iter().any(|recorded| {
            let record = &recorded.record;
            T::is_seen_by(record.kind)
                && record.outcome == ActivityOutcome::Done
                && record.subject.entitlement.as_ref() == Some(&unrevealed.entitlement)
                && record.subject.version.as_ref() == Some(&unrevealed.version)
        });
        if !is_recorded {
            return Err(OpenError::NotRecorded);
        }
        Ok(unrevealed.secret(vault)?)
    }
}
