//! Why nothing is played.

use crate::ports::{StoreFailure, VaultFailure};

/// Says why a theatre could not be made, or did not go on.
#[derive(Debug, thiserror::Error)]
pub enum TheatreError {
    /// The store in memory, which takes everything that is whole.
    #[error("the demo partner's store failed")]
    Store(#[from] StoreFailure),
    /// The demo's vault.
    #[error("the demo partner's vault failed")]
    Vault(#[from] VaultFailure),
    /// The demo has no operator who could act.
    #[error("the demo partner has no operator")]
    NoOperator,
    /// No customer of the demo has that name.
    #[error("the demo partner has no customer `{0}`")]
    NoCustomer(String),
    /// From one thing that happened others follow without end.
    #[error("the console never comes to rest")]
    Restless,
    /// The console wants to be told of the time again and again without any passing.
    #[error("the console never sleeps")]
    Sleepless,
}
