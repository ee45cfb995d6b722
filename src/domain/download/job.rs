//! One download from being asked for to its end, as it is kept between sessions: no link and no secret in it.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::domain::download::{Bits, DownloadFailure, Existing, Target};
use crate::domain::{Actor, Choice, DownloadId, EntitlementId, Instant, OperatorId, Reason};

/// How a download stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DownloadState {
    /// It was asked for, and has not begun.
    Waiting,
    /// It is under way, its preparation among it.
    Running,
    /// The operator paused it.
    Paused,
    /// The process ended while it was under way.
    Interrupted,
    /// It failed.
    Failed(DownloadFailure),
    /// The file is there, whole and verified.
    Finished,
}

/// By what a server's file is known to be the same one when a download goes on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Validator {
    /// The `ETag`, where the server gives a strong one.
    pub etag: Option<String>,
    /// The size in bytes.
    pub bytes: u64,
}

/// A download.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DownloadJob {
    /// Its id, which follows from where it goes: one file is the target of one job.
    pub id: DownloadId,
    /// The operator who asked for it; `None` for a user of the customer by themselves.
    pub operator: Option<OperatorId>,
    /// The purchase.
    pub entitlement: EntitlementId,
    /// Version, language and file type.
    pub choice: Choice,
    /// The customer's name when it was asked for.
    pub customer: String,
    /// The product's title as bought.
    pub product: String,
    /// What is fetched.
    pub bits: Bits,
    /// The folder it goes to, as an absolute path.
    pub folder: PathBuf,
    /// What becomes of a file that is there already.
    pub existing: Existing,
    /// How it stands.
    pub state: DownloadState,
    /// As many bytes are there.
    pub done: u64,
    /// By what the file is known when it goes on.
    pub validator: Option<Validator>,
    /// The reason it was asked for with, if one was given.
    #[serde(default)]
    pub reason: Option<Reason>,
    /// When it was asked for.
    pub planned: Instant,
    /// When it last changed its state.
    pub changed: Instant,
}

impl DownloadJob {
    /// Where it goes.
    #[must_use]
    pub fn target(&self) -> Target {
        Target { folder: self.folder.clone(), name: self.bits.name.clone(), existing: self.existing }
    }

    /// Whether the actor asked for it. What others fetch is theirs.
    #[must_use]
    pub fn is_of(&self, actor: &Actor) -> bool {
        self.operator == actor.operator() && actor.scope().includes(self.entitlement.tenant)
    }

    /// Whether it can be begun or go on.
    #[must_use]
    pub fn can_run(&self) -> bool {
        match self.state {
            DownloadState::Waiting | DownloadState::Paused | DownloadState::Interrupted | DownloadState::Failed(_) => {
                true
            }
            DownloadState::Running | DownloadState::Finished => false,
        }
    }
}
