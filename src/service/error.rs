//! Why a service did not do it: a rule said no, something is not there, or something failed.

use std::path::PathBuf;

use crate::domain::activity::Failure;
use crate::domain::support_request::AttachmentProblem;
use crate::domain::{
    DownloadFailure, DownloadId, EntitlementId, Instant, KmsDeviceId, OperatorId, OrderId, ProductId, Refusal,
    SupportDraftId, SupportRequestNumber, TenantId,
};
use crate::ports::{
    CommitError, DownloadJobsFailure, DraftsFailure, OpenError, OwnFilesFailure, ProviderError, SealFailure,
    StoreFailure, UpkeepFailure, VaultFailure,
};

/// What was not found, or is out of the actor's reach, which is the same to the actor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// A customer.
    Customer(TenantId),
    /// A purchase.
    Purchase(EntitlementId),
    /// A product of the catalogue.
    Product(ProductId),
    /// An operator.
    Operator(OperatorId),
    /// A download of the actor's own.
    Download(DownloadId),
    /// A support request that the actor was writing.
    SupportDraft(SupportDraftId),
    /// A support request, or a file of one.
    SupportRequest(SupportRequestNumber),
    /// The receipt of a purchase that was not cancelled, or not from here.
    CancellationReceipt(EntitlementId),
    /// A device of a plan from KMS to MAK.
    KmsDevice(KmsDeviceId),
}

/// Why a service did not do it.
#[derive(Debug, thiserror::Error)]
pub enum ServiceError {
    /// A rule or role said no; that is on record unless the record could not be written.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// It is not there.
    #[error("{0:?} is not there")]
    NotFound(What),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreFailure),
    /// The commit was not made: what it rested on did not hold, and nothing of it was written.
    #[error("{0}")]
    Commit(#[source] CommitError),
    /// The provider failed.
    #[error(transparent)]
    Provider(ProviderError),
    /// The provider gave no link that still works (KEY-8).
    #[error("the provider gave only links that have expired")]
    LinkExpired {
        /// When the last one stopped working.
        expires: Instant,
    },
    /// The vault failed.
    #[error(transparent)]
    Vault(#[from] VaultFailure),
    /// After several wrong passphrases the next one waits.
    #[error("no passphrase is tried before {until:?}")]
    TooSoon {
        /// When the next one may be tried.
        until: Instant,
    },
    /// The access was not recorded, so that nothing is shown (KEY-5).
    #[error("no record of this access is on disk")]
    NotRecorded,
    /// The operator's drafts failed.
    #[error(transparent)]
    Drafts(#[from] DraftsFailure),
    /// A backup was made, and the record of it was not.
    #[error("the backup {} is made, and no record of it is on disk", path.display())]
    UnrecordedBackup {
        /// The backup.
        path: PathBuf,
        /// Why there is no record.
        #[source]
        error: CommitError,
    },
    /// It was sent to the provider, and what came of it is not known yet; it is asked for until it is.
    #[error("it was sent, and what came of it is not known yet")]
    OutcomeUnknown,
    /// What it comes to is not what was shown, so that it is asked again.
    #[error("the amounts are others than were shown")]
    OtherAmounts,
    /// By the same command other lines were ordered, and nothing more was.
    #[error("by that command other lines were ordered: {0}")]
    OrderedOtherwise(OrderId),
    /// A download failed.
    #[error(transparent)]
    Download(#[from] DownloadFailure),
    /// What keeps the downloads failed.
    #[error(transparent)]
    DownloadJobs(#[from] DownloadJobsFailure),
    /// A file was not attached to a support request.
    #[error("the file was not attached: {0}")]
    Attachment(#[from] AttachmentProblem),
    /// A file or folder of the operator's was not read or written.
    #[error(transparent)]
    OwnFiles(#[from] OwnFilesFailure),
    /// Another device of the customer has the name that one was to get (KMS-1).
    #[error("another device is called {0:?}")]
    KmsNameTaken(String),
    /// A file was not sealed.
    #[error(transparent)]
    Seal(#[from] SealFailure),
    /// The store was not backed up, restored or compacted.
    #[error(transparent)]
    Upkeep(UpkeepFailure),
}

impl ServiceError {
    /// The refusal, where a rule or role said no.
    #[must_use]
    pub fn refusal(&self) -> Option<&Refusal> {
        match self {
            Self::Refused(refusal) => Some(refusal),
            Self::NotFound(_)
            | Self::Store(_)
            | Self::Commit(_)
            | Self::Provider(_)
            | Self::LinkExpired { .. }
            | Self::Vault(_)
            | Self::TooSoon { .. }
            | Self::NotRecorded
            | Self::Drafts(_)
            | Self::UnrecordedBackup { .. }
            | Self::OutcomeUnknown
            | Self::OtherAmounts
            | Self::OrderedOtherwise(_)
            | Self::Download(_)
            | Self::DownloadJobs(_)
            | Self::Attachment(_)
            | Self::OwnFiles(_)
            | Self::KmsNameTaken(_)
            | Self::Seal(_)
            | Self::Upkeep(_) => None,
        }
    }
}

impl ServiceError {
    /// What the activity log says of it; `None` of a refusal, which has a record of its own, of what is
    /// not there, and of what is not recorded where it is done.
    #[must_use]
    pub fn failure(&self) -> Option<Failure> {
        Some(match self {
            Self::Refused(_)
            | Self::NotFound(_)
            | Self::TooSoon { .. }
            | Self::OtherAmounts
            | Self::OrderedOtherwise(_)
            | Self::Attachment(_)
            | Self::OwnFiles(_)
            | Self::KmsNameTaken(_)
            | Self::Seal(_) => return None,
            Self::Store(StoreFailure::Stopped)
            | Self::Provider(ProviderError::Stopped)
            | Self::Upkeep(UpkeepFailure::Stopped) => Failure::Stopped,
            Self::Store(_) | Self::Commit(CommitError::Store(_)) => Failure::Store,
            Self::Commit(CommitError::Conflict { .. }) => Failure::Conflict,
            Self::Commit(CommitError::TooLate { .. } | CommitError::ClockSetBack { .. }) => Failure::TooLate,
            Self::Commit(CommitError::OutOfScope { .. }) => Failure::OutOfReach,
            Self::Provider(_) | Self::OutcomeUnknown => Failure::Provider,
            Self::LinkExpired { .. } => Failure::LinkExpired,
            Self::Vault(VaultFailure::Locked) => Failure::Locked,
            Self::Vault(_) => Failure::Vault,
            Self::NotRecorded => Failure::NotRecorded,
            Self::Drafts(_) => Failure::Drafts,
            Self::Upkeep(_) | Self::UnrecordedBackup { .. } => Failure::Backup,
            Self::Download(_) | Self::DownloadJobs(_) => Failure::Download,
        })
    }
}

impl From<CommitError> for ServiceError {
    fn from(error: CommitError) -> Self {
        match error {
            CommitError::Store(StoreFailure::ReadOnly(reason)) => Self::Refused(Refusal::ReadOnly(reason)),
            CommitError::Store(failure) => Self::Store(failure),
            CommitError::ClockSetBack { seen, now } => Self::Refused(Refusal::ClockSetBack { seen, now }),
            CommitError::Conflict { .. } | CommitError::TooLate { .. } | CommitError::OutOfScope { .. } => {
                Self::Commit(error)
            }
        }
    }
}

impl From<ProviderError> for ServiceError {
    fn from(error: ProviderError) -> Self {
        match error {
            ProviderError::NoBits => Self::Download(DownloadFailure::NoBits),
            ProviderError::Stopped | ProviderError::Unknown(_) | ProviderError::Failed(_) => Self::Provider(error),
        }
    }
}

impl From<UpkeepFailure> for ServiceError {
    fn from(failure: UpkeepFailure) -> Self {
        match failure {
            UpkeepFailure::Store(failure) => Self::Store(failure),
            UpkeepFailure::File { .. }
            | UpkeepFailure::AlreadyThere(_)
            | UpkeepFailure::NotABackup
            | UpkeepFailure::DamagedBackup(_)
            | UpkeepFailure::NewerBackup { .. }
            | UpkeepFailure::Stopped => Self::Upkeep(failure),
        }
    }
}

impl From<OpenError> for ServiceError {
    fn from(error: OpenError) -> Self {
        match error {
            OpenError::NotRecorded => Self::NotRecorded,
            OpenError::Vault(failure) => Self::Vault(failure),
        }
    }
}
