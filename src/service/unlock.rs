//! Unlocking a partner's own store: whose passphrase it is says who acts.

use crate::domain::{Operator, Passphrase};
use crate::service::error::{ServiceError, What};
use crate::service::services::Services;

/// Unlocks the vault and says whose passphrase it was. It takes as long as the passphrase is stretched.
///
/// # Errors
/// [`crate::ports::VaultFailure::WrongPassphrase`] where it opens no slot; [`ServiceError::NotFound`] where it opens the
/// slot of someone who is no operator any more; what the store says. The vault is locked then.
pub fn unlock(services: &Services, passphrase: &Passphrase) -> Result<Operator, ServiceError> {
    // Whatever went wrong, and wherever: who is not known does not stand before an open vault.
    owner_of(services, passphrase).inspect_err(|_| services.vault.lock())
}

fn owner_of(services: &Services, passphrase: &Passphrase) -> Result<Operator, ServiceError> {
    let owner = services.vault.unlock(&services.store.key_slots()?, passphrase)?;
    let operators = services.store.operators()?;
    let operator = operators.into_iter().map(|operator| operator.value).find(|operator| operator.id == owner);
    operator.ok_or(ServiceError::NotFound(What::Operator(owner)))
}
