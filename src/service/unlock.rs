//! Unlocking a partner's own store: whose passphrase it is says who acts. Who guesses waits longer and longer.

use nonempty::NonEmpty;

use crate::domain::attempts::FailedAttempts;
use crate::domain::operators::may_renew_slot;
use crate::domain::{ActivityKind, Instant, Operator, OperatorId, Passphrase};
use crate::ports::{Change, Commit, KeySlot, VaultFailure, commit};
use crate::service::entering::{Entering, recorded};
use crate::service::error::{ServiceError, What};
use crate::service::services::Services;

/// Unlocks the vault and says whose passphrase it was. It takes as long as the passphrase is stretched, and is quickest
/// where it is that of who is expected. A slot of the first kind is made anew with it.
///
/// # Errors
/// [`crate::ports::VaultFailure::WrongPassphrase`] where it opens no slot; [`ServiceError::TooSoon`] where it waits;
/// [`ServiceError::NotFound`] where it opens the slot of someone who is no operator any more; what the store says. The
/// vault is locked then, unless it was open before: what runs on it goes on.
pub fn unlock(
    services: &Services,
    passphrase: &Passphrase,
    expected: Option<OperatorId>,
) -> Result<Operator, ServiceError> {
    let was_open = services.vault.is_unlocked();
    owner_of(services, passphrase, expected).inspect_err(|_| {
        // Whatever went wrong, and wherever: who is not known opens nothing.
        if !was_open {
            services.vault.lock();
        }
    })
}

/// When the next passphrase may be tried; `None` where that may be now.
#[must_use]
pub fn next_try(services: &Services) -> Option<Instant> {
    failed_attempts(services).next_try(services.clock.now())
}

fn owner_of(
    services: &Services,
    passphrase: &Passphrase,
    expected: Option<OperatorId>,
) -> Result<Operator, ServiceError> {
    let mut entering = Entering::read(services)?;
    // Operators can have the same passphrase, as those of a demo do.
    entering.slots.sort_by_key(|slot| Some(slot.operator) != expected);
    let owner = tried(services, || services.vault.unlock(&entering.slots, passphrase))?;
    let operator = entering.operators.get(owner).cloned().ok_or(ServiceError::NotFound(What::Operator(owner)))?;
    let is_of_first_kind = |slot: &&KeySlot| slot.operator == owner && slot.pair.is_none();
    if entering.slots.iter().any(|slot| is_of_first_kind(&slot))
        && let Err(error) = renew_slot(services, &entering, &operator, passphrase)
    {
        // It opens as before; the next time it is tried again.
        tracing::warn!(%error, "the slot of a passphrase could not be made anew");
    }
    Ok(operator)
}

/// Tries a passphrase. It counts as a wrong one until it was right, so that ending the process is no way round waiting.
///
/// # Errors
/// [`ServiceError::TooSoon`] before the next try may be made, or what the trying says.
pub(in crate::service) fn tried<T>(
    services: &Services,
    try_it: impl FnOnce() -> Result<T, VaultFailure>,
) -> Result<T, ServiceError> {
    let (before, now) = (failed_attempts(services), services.clock.now());
    if let Some(until) = before.next_try(now) {
        return Err(ServiceError::TooSoon { until });
    }
    keep(services, before.and_one(now));
    let result = try_it();
    match &result {
        Ok(_) => keep(services, FailedAttempts::default()),
        Err(VaultFailure::WrongPassphrase) => {}
        Err(_) => keep(services, before),
    }
    Ok(result?)
}

fn failed_attempts(services: &Services) -> FailedAttempts {
    services.attempts.read().unwrap_or_else(|error| {
        tracing::warn!(%error, "wrong passphrases are not known");
        FailedAttempts::default()
    })
}

fn keep(services: &Services, attempts: FailedAttempts) {
    // A disk that is full must keep nobody out who has the passphrase.
    if let Err(error) = services.attempts.keep(attempts) {
        tracing::warn!(%error, "wrong passphrases are not remembered");
    }
}

/// Gives the operator a slot of today, to which a new master key can be sealed without the passphrase.
fn renew_slot(
    services: &Services,
    entering: &Entering,
    operator: &Operator,
    passphrase: &Passphrase,
) -> Result<(), ServiceError> {
    if services.store.read_only().is_some() {
        return Ok(());
    }
    let actor = operator.actor();
    let permit = may_renew_slot(&actor, &entering.operators)?;
    let slot = services.vault.new_slot(operator.id, passphrase)?;
    let record = recorded(services, &actor, ActivityKind::SlotRenewed, operator, None);
    commit(services.store.as_ref(), &Commit::by(&actor, permit, vec![Change::KeySlot(slot)], NonEmpty::new(record)))?;
    Ok(())
}
