//! What went wrong, as a sentence: what happened, what was kept, what to do; the technical chain beside it.

mod missing;
mod opening;

use std::error::Error;
use std::sync::Arc;

pub use missing::missing_sentence;
pub use opening::OpeningFailure;

use crate::domain::support_request::AttachmentProblem;
use crate::domain::{DownloadFailure, Refusal};
use crate::i18n::refusal::Sentence;
use crate::i18n::{Locale, MessageId, message};
use crate::ports::{
    BrowserFailure, ClipboardFailure, CommitError, CopyRoute, Holder, OwnFilesFailure, StoreFailure, UpkeepFailure,
    VaultFailure,
};
use crate::service::ServiceError;
use crate::service::error::What;

/// What went wrong, shared by those who show it.
#[derive(Debug, Clone)]
pub enum Failure {
    /// A service refused or failed.
    Service(Arc<ServiceError>),
    /// A clipboard route failed; the access is on record and nothing was copied.
    Clipboard(Arc<ClipboardFailure>),
    /// No browser could be opened.
    Browser(Arc<BrowserFailure>),
    /// Nothing could be opened that shows a folder.
    Folder(Arc<BrowserFailure>),
    /// The store could not be opened.
    Opening(Arc<OpeningFailure>),
    /// There is too much to do already.
    Busy,
}

impl From<ServiceError> for Failure {
    fn from(error: ServiceError) -> Self {
        Self::Service(Arc::new(error))
    }
}

impl From<ClipboardFailure> for Failure {
    fn from(error: ClipboardFailure) -> Self {
        Self::Clipboard(Arc::new(error))
    }
}

impl From<OpeningFailure> for Failure {
    fn from(failure: OpeningFailure) -> Self {
        Self::Opening(Arc::new(failure))
    }
}

impl Failure {
    /// The rule's or role's no, if that is what it is.
    #[must_use]
    pub fn refusal(&self) -> Option<&Refusal> {
        match self {
            Self::Service(error) => error.refusal(),
            Self::Clipboard(_) | Self::Browser(_) | Self::Folder(_) | Self::Opening(_) | Self::Busy => None,
        }
    }

    /// What kept a download from being made, if that is what it is.
    #[must_use]
    pub fn download(&self) -> Option<&DownloadFailure> {
        let Self::Service(error) = self else { return None };
        if let ServiceError::Download(failure) = error.as_ref() { Some(failure) } else { None }
    }

    /// Whether it is that the vault for keys is locked.
    #[must_use]
    pub fn is_of_a_locked_vault(&self) -> bool {
        matches!(self, Self::Service(error) if matches!(**error, ServiceError::Vault(VaultFailure::Locked)))
    }

    /// Whether it is that a passphrase was wrong.
    #[must_use]
    pub fn is_of_a_wrong_passphrase(&self) -> bool {
        matches!(self, Self::Service(error) if matches!(**error, ServiceError::Vault(VaultFailure::WrongPassphrase)))
    }

    /// Whether it is not known what of a commit is on the disk.
    #[must_use]
    pub fn leaves_commit_unknown(&self) -> bool {
        matches!(self, Self::Service(error) if matches!(error.as_ref(), ServiceError::Store(_)))
    }

    /// Whether the provider needs to know more before it does what was asked for (PERP-5).
    #[must_use]
    pub fn needs_information(&self) -> bool {
        self.refusal() == Some(&Refusal::NeedsInformation)
    }

    /// Whether it is that a file could not be read or written.
    #[must_use]
    pub fn is_of_own_files(&self) -> bool {
        matches!(self, Self::Service(error) if matches!(**error, ServiceError::OwnFiles(_)))
    }

    /// Whether it is that a file could not be sealed.
    #[must_use]
    pub fn is_of_sealing(&self) -> bool {
        matches!(self, Self::Service(error) if matches!(**error, ServiceError::Seal(_)))
    }

    /// Why a file was not attached, if that is what it is.
    #[must_use]
    pub fn attachment(&self) -> Option<&AttachmentProblem> {
        let Self::Service(error) = self else { return None };
        if let ServiceError::Attachment(problem) = error.as_ref() { Some(problem) } else { None }
    }

    /// Whether it is that the work was asked to stop.
    #[must_use]
    pub fn was_stopped(&self) -> bool {
        matches!(self, Self::Service(error) if matches!(**error, ServiceError::Upkeep(UpkeepFailure::Stopped)))
    }

    /// What happened and what to do, for people.
    #[must_use]
    pub fn sentence(&self, locale: Locale) -> Sentence {
        match self {
            Self::Service(error) => service_sentence(error, locale),
            Self::Clipboard(failure) => {
                let route = locale.text(route_name(failure.route));
                pair(locale, message!("failure-clipboard"), message!("failure-clipboard-instead"), &route)
            }
            Self::Browser(_) => pair(locale, message!("failure-browser"), message!("failure-browser-instead"), ""),
            Self::Folder(_) => pair(locale, message!("failure-folder"), message!("failure-folder-instead"), ""),
            Self::Opening(failure) => failure.sentence(locale),
            Self::Busy => pair(locale, message!("failure-busy"), message!("failure-busy-instead"), ""),
        }
    }

    /// The technical chain, outermost first. It holds no secret: no error does.
    #[must_use]
    pub fn chain(&self) -> Vec<String> {
        match self {
            Self::Service(error) => chain_of(error.as_ref()),
            Self::Clipboard(error) => chain_of(error.as_ref()),
            Self::Browser(error) | Self::Folder(error) => chain_of(error.as_ref()),
            Self::Opening(error) => chain_of(error.as_ref()),
            Self::Busy => Vec::new(),
        }
    }
}

/// What people call a clipboard route.
#[must_use]
pub fn route_name(route: CopyRoute) -> MessageId {
    match route {
        CopyRoute::Tmux => message!("route-tmux"),
        CopyRoute::Osc52 => message!("route-osc52"),
        CopyRoute::System => message!("route-system"),
        CopyRoute::File => message!("route-file"),
    }
}

/// What a service's error means to people; the command line says the same.
#[must_use]
pub fn service_sentence(error: &ServiceError, locale: Locale) -> Sentence {
    match error {
        ServiceError::Refused(refusal) => locale.refusal(refusal),
        ServiceError::NotFound(What::CancellationReceipt(_)) => {
            pair(locale, message!("failure-no-receipt"), message!("failure-no-receipt-instead"), "")
        }
        ServiceError::NotFound(_) => {
            pair(locale, message!("failure-not-found"), message!("failure-not-found-instead"), "")
        }
        ServiceError::Store(failure) => store_sentence(failure, locale),
        ServiceError::Commit(CommitError::TooLate { .. }) => {
            pair(locale, message!("failure-too-late"), message!("failure-too-late-instead"), "")
        }
        ServiceError::Commit(_) => pair(locale, message!("failure-conflict"), message!("failure-conflict-instead"), ""),
        ServiceError::Provider(_) => {
            pair(locale, message!("failure-provider"), message!("failure-provider-instead"), "")
        }
        ServiceError::LinkExpired { .. } => {
            pair(locale, message!("failure-link-expired"), message!("failure-link-expired-instead"), "")
        }
        ServiceError::Vault(VaultFailure::Locked) => {
            pair(locale, message!("failure-locked"), message!("failure-locked-instead"), "")
        }
        ServiceError::Vault(VaultFailure::WrongPassphrase) => {
            pair(locale, message!("failure-passphrase"), message!("failure-passphrase-instead"), "")
        }
        ServiceError::TooSoon { .. } => {
            pair(locale, message!("failure-too-soon"), message!("failure-too-soon-instead"), "")
        }
        ServiceError::Vault(_) => pair(locale, message!("failure-vault"), message!("failure-vault-instead"), ""),
        ServiceError::NotRecorded => {
            pair(locale, message!("failure-not-recorded"), message!("failure-not-recorded-instead"), "")
        }
        ServiceError::Drafts(_) => pair(locale, message!("failure-drafts"), message!("failure-drafts-instead"), ""),
        ServiceError::UnrecordedBackup { path, .. } => {
            let (what, instead) =
                (message!("failure-backup-unrecorded"), message!("failure-backup-unrecorded-instead"));
            pair(locale, what, instead, &path.display().to_string())
        }
        ServiceError::OutcomeUnknown => {
            pair(locale, message!("failure-outcome-unknown"), message!("failure-outcome-unknown-instead"), "")
        }
        ServiceError::OtherAmounts => {
            pair(locale, message!("failure-other-amounts"), message!("failure-other-amounts-instead"), "")
        }
        ServiceError::OrderedOtherwise(order) => {
            let (what, instead) =
                (message!("failure-ordered-otherwise"), message!("failure-ordered-otherwise-instead"));
            pair(locale, what, instead, order.as_str())
        }
        ServiceError::Download(failure) => locale.download_failure(failure),
        ServiceError::DownloadJobs(_) => {
            pair(locale, message!("failure-downloads"), message!("failure-downloads-instead"), "")
        }
        ServiceError::Attachment(problem) => Sentence {
            what: locale.attachment_problem(problem),
            instead: locale.text(message!("failure-attachment-instead")),
        },
        ServiceError::OwnFiles(failure) => own_files_sentence(failure, locale),
        ServiceError::KmsNameTaken(name) => {
            pair(locale, message!("failure-kms-name-taken"), message!("failure-kms-name-taken-instead"), name)
        }
        ServiceError::Seal(failure) => missing::seal_sentence(failure, locale),
        ServiceError::Upkeep(failure) => upkeep_sentence(failure, locale),
    }
}

fn own_files_sentence(failure: &OwnFilesFailure, locale: Locale) -> Sentence {
    let path = match failure {
        OwnFilesFailure::NotAFile(path)
        | OwnFilesFailure::TooLarge { path, .. }
        | OwnFilesFailure::System { path, .. } => path.display().to_string(),
    };
    let is_written = matches!(failure, OwnFilesFailure::System { doing: "written", .. });
    let what = if is_written { message!("failure-own-files-written") } else { message!("failure-own-files") };
    pair(locale, what, message!("failure-own-files-instead"), &path)
}

fn upkeep_sentence(failure: &UpkeepFailure, locale: Locale) -> Sentence {
    match failure {
        UpkeepFailure::Store(failure) => store_sentence(failure, locale),
        UpkeepFailure::File { error, .. } => {
            let detail = locale.system_failure(error);
            pair(locale, message!("failure-backup-file"), message!("failure-backup-file-instead"), &detail)
        }
        UpkeepFailure::AlreadyThere(path) => {
            let path = path.display().to_string();
            pair(locale, message!("failure-backup-there"), message!("failure-backup-there-instead"), &path)
        }
        UpkeepFailure::NotABackup => {
            pair(locale, message!("failure-backup-none"), message!("failure-backup-none-instead"), "")
        }
        UpkeepFailure::DamagedBackup(_) => {
            pair(locale, message!("failure-backup-damaged"), message!("failure-backup-damaged-instead"), "")
        }
        UpkeepFailure::NewerBackup { .. } => {
            pair(locale, message!("failure-backup-newer"), message!("failure-backup-newer-instead"), "")
        }
        UpkeepFailure::Stopped => pair(locale, message!("failure-stopped"), message!("failure-stopped-instead"), ""),
    }
}

fn store_sentence(failure: &StoreFailure, locale: Locale) -> Sentence {
    match failure {
        StoreFailure::Io { .. } | StoreFailure::BadCursor | StoreFailure::FeedForgotten => {
            pair(locale, message!("failure-store"), message!("failure-store-instead"), "")
        }
        StoreFailure::Stopped => pair(locale, message!("failure-stopped"), message!("failure-stopped-instead"), ""),
        StoreFailure::ReadOnly(reason) => locale.read_only(*reason),
        StoreFailure::Behind { acknowledged, found } => {
            let missing = acknowledged.0.saturating_sub(found.0);
            let values = [("missing", missing.into())];
            Sentence {
                what: locale.text_with(message!("failure-behind"), &values),
                instead: locale.text(message!("failure-behind-instead")),
            }
        }
        StoreFailure::Full => pair(locale, message!("failure-full"), message!("failure-full-instead"), ""),
        StoreFailure::Damaged(_) => pair(locale, message!("failure-damaged"), message!("failure-damaged-instead"), ""),
        StoreFailure::NewerSchema { .. } => {
            pair(locale, message!("failure-newer"), message!("failure-newer-instead"), "")
        }
        StoreFailure::OlderFormat { .. } => {
            pair(locale, message!("failure-older"), message!("failure-older-instead"), "")
        }
        StoreFailure::Owned { holder } => pair(
            locale,
            message!("failure-owned"),
            message!("failure-owned-instead"),
            &holder_name(holder.as_ref(), locale),
        ),
    }
}

/// Who owns a store, as people read it.
#[must_use]
pub fn holder_name(holder: Option<&Holder>, locale: Locale) -> String {
    let Some(holder) = holder else { return locale.text(message!("failure-owner-unknown")) };
    let values = [
        ("process", holder.process.to_string().into()),
        ("host", holder.host.as_str().into()),
        ("since", locale.date_time_in_zone(holder.since).into()),
    ];
    locale.text_with(message!("failure-owner"), &values)
}

/// Both halves of a sentence; `detail` is set in where the text has a place for it.
fn pair(locale: Locale, what: MessageId, instead: MessageId, detail: &str) -> Sentence {
    let values = [("detail", detail.into())];
    Sentence { what: locale.text_with(what, &values), instead: locale.text_with(instead, &values) }
}

fn chain_of(error: &dyn Error) -> Vec<String> {
    let mut chain = Vec::new();
    let mut next = Some(error);
    while let Some(error) = next {
        let text = error.to_string();
        if chain.last() != Some(&text) {
            chain.push(text);
        }
        next = error.source();
    }
    chain
}
