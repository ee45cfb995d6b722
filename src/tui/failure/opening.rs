//! Why a store could not be opened, and what people are told of it, in the console and on the command line alike.

use crate::domain::Instant;
use crate::i18n::refusal::Sentence;
use crate::i18n::{Locale, message};
use crate::ports::{EntropyFailure, StoreFailure, VaultFailure};
use crate::service::ServiceError;
use crate::tui::failure::{pair, service_sentence, store_sentence};

/// Why the store could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpeningFailure {
    /// The store or its lock.
    #[error(transparent)]
    Store(#[from] StoreFailure),
    /// The vault of a store that is made.
    #[error(transparent)]
    Vault(#[from] VaultFailure),
    /// There is no chance to be had for the clipboard's marks.
    #[error(transparent)]
    Entropy(#[from] EntropyFailure),
    /// It could not be unlocked, or backed up before its migration.
    #[error(transparent)]
    Service(#[from] ServiceError),
    /// The demo's clock would go back.
    #[error("the store has seen {seen:?} already")]
    BeforeSeen {
        /// The latest instant it has seen.
        seen: Instant,
    },
    /// Nobody has that name or id.
    #[error("there is no operator {asked:?}")]
    NoSuchOperator {
        /// Who was asked for.
        asked: String,
        /// The names of those that there are.
        known: Vec<String>,
    },
    /// Somebody only wants to look, and there is no store.
    #[error("there is no store to look at")]
    NothingThere,
    /// The store has no operator.
    #[error("the store has no operator")]
    NoOperator,
}

impl OpeningFailure {
    /// What happened and what to do, for people.
    #[must_use]
    pub fn sentence(&self, locale: Locale) -> Sentence {
        match self {
            Self::Store(StoreFailure::Io { .. } | StoreFailure::BadCursor | StoreFailure::FeedForgotten)
            | Self::Entropy(_) => pair(locale, message!("failure-opening"), message!("failure-opening-instead"), ""),
            Self::Store(failure) => store_sentence(failure, locale),
            Self::Vault(_) => pair(locale, message!("failure-vault"), message!("failure-vault-instead"), ""),
            Self::Service(error) => service_sentence(error, locale),
            Self::NoOperator => pair(locale, message!("failure-damaged"), message!("failure-damaged-instead"), ""),
            Self::NothingThere => {
                pair(locale, message!("failure-nothing-there"), message!("failure-nothing-there-instead"), "")
            }
            Self::BeforeSeen { seen } => {
                let seen = locale.date_time_in_zone(*seen);
                pair(locale, message!("failure-before-seen"), message!("failure-before-seen-instead"), &seen)
            }
            Self::NoSuchOperator { asked, .. } => {
                pair(locale, message!("failure-no-operator"), message!("failure-no-operator-instead"), asked)
            }
        }
    }
}
