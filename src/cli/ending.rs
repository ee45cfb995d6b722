//! How a command ends when it does not do what was asked: the exit code for scripts, the sentence for people.

use std::error::Error;
use std::process::ExitCode;

use crate::domain::operators::OperatorsRefusal;
use crate::domain::{ReadOnlyReason, Refusal};
use crate::i18n::refusal::Sentence;
use crate::i18n::{Locale, MessageId, Value, message};
use crate::ports::{StoreFailure, UpkeepFailure, VaultFailure};
use crate::service::ServiceError;
use crate::tui::failure::service_sentence;

/// The exit codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) enum Status {
    /// It was done.
    Done,
    /// It failed.
    Failed,
    /// The command line asks for something that cannot be meant, or not clearly enough.
    WrongUsage,
    /// The operator's roles do not allow it.
    NotAllowed,
    /// A rule says no.
    Refused,
    /// What it is about is not there.
    NotFound,
    /// The store cannot be had.
    StoreUnavailable,
    /// It was done, and a cancellation window closes within the time that was asked about.
    Closing,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(match status {
            Status::Done => 0,
            Status::Failed => 1,
            Status::WrongUsage => 2,
            Status::NotAllowed => 3,
            Status::Refused => 4,
            Status::NotFound => 5,
            Status::StoreUnavailable => 6,
            Status::Closing => 10,
        })
    }
}

/// An end that is not the one asked for.
#[derive(Debug)]
pub(in crate::cli) struct Ending {
    /// What scripts learn.
    pub(in crate::cli) status: Status,
    /// What people learn: what happened, and what to do.
    pub(in crate::cli) sentence: Sentence,
    /// What could have been meant, a line each.
    pub(in crate::cli) choices: Vec<String>,
}

impl Ending {
    /// An end with a sentence of both texts, each with the same values set in.
    pub(in crate::cli) fn new(
        status: Status,
        locale: Locale,
        (what, instead): (MessageId, MessageId),
        values: &[(&'static str, Value<'_>)],
    ) -> Self {
        let sentence = Sentence { what: locale.text_with(what, values), instead: locale.text_with(instead, values) };
        Self { status, sentence, choices: Vec::new() }
    }

    /// The same end with what could have been meant.
    pub(in crate::cli) fn with_choices(self, choices: Vec<String>) -> Self {
        Self { choices, ..self }
    }

    /// The same with something else to do.
    pub(in crate::cli) fn with_instead(self, instead: String) -> Self {
        Self { sentence: Sentence { instead, ..self.sentence }, ..self }
    }

    /// What a service said no to, or failed at.
    pub(in crate::cli) fn of_service(locale: Locale, error: &ServiceError) -> Self {
        trace(error);
        Self { status: status_of(error), sentence: sentence_of(error, locale), choices: Vec::new() }
    }
}

/// What people learn of it. What the console says can be done instead is not always to be done on the command line.
pub(in crate::cli) fn sentence_of(error: &ServiceError, locale: Locale) -> Sentence {
    let sentence = service_sentence(error, locale);
    let is_only_looked_at = matches!(
        error,
        ServiceError::Refused(Refusal::ReadOnly(ReadOnlyReason::Asked))
            | ServiceError::Store(StoreFailure::ReadOnly(ReadOnlyReason::Asked))
            | ServiceError::Upkeep(UpkeepFailure::Store(StoreFailure::ReadOnly(ReadOnlyReason::Asked)))
    );
    let instead = if matches!(error, ServiceError::Vault(VaultFailure::WrongPassphrase)) {
        message!("cli-passphrase-wrong-instead")
    } else if is_only_looked_at {
        message!("cli-read-only-instead")
    } else {
        return sentence;
    };
    Sentence { instead: locale.text(instead), ..sentence }
}

/// Writes the technical chain to the log; no error holds a secret.
pub(in crate::cli) fn trace(error: &dyn Error) {
    let mut next = Some(error);
    while let Some(error) = next {
        tracing::debug!(%error, "the command ends");
        next = error.source();
    }
}

/// What scripts learn of it.
pub(in crate::cli) fn status_of(error: &ServiceError) -> Status {
    match error {
        ServiceError::Refused(refusal) => status_of_refusal(refusal),
        ServiceError::NotFound(_) => Status::NotFound,
        ServiceError::Store(_) | ServiceError::Vault(VaultFailure::WrongPassphrase) | ServiceError::TooSoon { .. } => {
            Status::StoreUnavailable
        }
        ServiceError::Commit(_)
        | ServiceError::Provider(_)
        | ServiceError::LinkExpired { .. }
        | ServiceError::Vault(_)
        | ServiceError::NotRecorded
        | ServiceError::Drafts(_)
        | ServiceError::UnrecordedBackup { .. }
        | ServiceError::OutcomeUnknown
        | ServiceError::OtherAmounts
        | ServiceError::OrderedOtherwise(_)
        | ServiceError::Download(_)
        | ServiceError::DownloadJobs(_)
        | ServiceError::Attachment(_)
        | ServiceError::OwnFiles(_)
        | ServiceError::KmsNameTaken(_)
        | ServiceError::Seal(_)
        | ServiceError::Upkeep(_) => Status::Failed,
    }
}

fn status_of_refusal(refusal: &Refusal) -> Status {
    match refusal {
        Refusal::Role { .. }
        | Refusal::OthersSettings
        | Refusal::CustomerRole
        | Refusal::Operators(OperatorsRefusal::AboveOwnRoles) => Status::NotAllowed,
        Refusal::KmsKey
        | Refusal::LicenceOnly
        | Refusal::Reservation
        | Refusal::NoKey
        | Refusal::NoDownload
        | Refusal::NotOffered
        | Refusal::NoService
        | Refusal::Cancelled { .. }
        | Refusal::ChangePending
        | Refusal::TermWindowPassed { .. }
        | Refusal::PurchaseWindowPassed { .. }
        | Refusal::NeverCancelled { .. }
        | Refusal::NeedsInformation
        | Refusal::Expired { .. }
        | Refusal::NoAutoRenew
        | Refusal::PlanNotOffered
        | Refusal::NoPrices { .. }
        | Refusal::EarlierYearMissing { .. }
        | Refusal::NotSold
        | Refusal::Quantity { .. }
        | Refusal::EmptyCart
        | Refusal::TooMuch
        | Refusal::ReservationMarket { .. }
        | Refusal::ReasonMissing
        | Refusal::PlainUnconfirmed { .. }
        | Refusal::ClockSetBack { .. }
        | Refusal::Operators(_) => Status::Refused,
        Refusal::ReadOnly(_) => Status::StoreUnavailable,
    }
}
