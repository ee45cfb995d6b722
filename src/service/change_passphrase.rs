//! Choosing a passphrase in place of another: one's own, for which the present one is asked, or a colleague's.
//!
//! What the passphrase before opened opens nothing that is sealed from then on, also in an old copy of the store.

use crate::domain::operators::{is_own, may_set_passphrase};
use crate::domain::{ActivityKind, Actor, Operator, OperatorId, Passphrase, Permission, role};
use crate::ports::{Change, KeySlot};
use crate::service::entering::{Entering, commit_with_new_master, recorded, refused_unseen};
use crate::service::error::ServiceError;
use crate::service::recording::refused;
use crate::service::retry::decided_anew;
use crate::service::services::Services;
use crate::service::unlock::tried;

/// Whose passphrase becomes what.
#[derive(Debug)]
pub struct ChangePassphrase {
    /// The operator.
    pub operator: OperatorId,
    /// The present passphrase, which is asked for where it is one's own.
    pub present: Option<Passphrase>,
    /// The one that is to be.
    pub new: Passphrase,
}

/// Changes the passphrase.
///
/// # Errors
/// A recorded refusal (ROLE-1, ROLE-2, ROLE-5); [`crate::ports::VaultFailure::WrongPassphrase`] where it is one's own and
/// the present one is another; [`ServiceError::NotFound`]; a locked vault; or what the store says.
pub fn change_passphrase(services: &Services, actor: &Actor, ask: &ChangePassphrase) -> Result<Operator, ServiceError> {
    decided_anew(|| change_once(services, actor, ask))
}

fn change_once(services: &Services, actor: &Actor, ask: &ChangePassphrase) -> Result<Operator, ServiceError> {
    let kind = ActivityKind::PassphraseChanged;
    let is_of_actor = actor.operator() == Some(ask.operator);
    let permission = if is_of_actor { Permission::OwnSettings } else { Permission::Operators };
    if let Err(refusal) = role::require(actor, permission) {
        return Err(refused_unseen(services, actor, (kind, refusal), ask.operator));
    }
    let entering = Entering::read(services)?;
    let operator = entering.operator(ask.operator)?;
    let record = recorded(services, actor, kind, &operator, None);
    let permit = match may_set_passphrase(actor, &entering.operators, &operator, &ask.new) {
        Ok(permit) => permit,
        Err(refusal) => return Err(refused(services, actor, refusal, record)),
    };
    if is_own(actor, &operator) {
        require_present(services, &entering.slots, ask)?;
    }
    let others = entering.slots.iter().filter(|slot| slot.operator != operator.id).cloned();
    let slots: Vec<KeySlot> = others.chain([services.vault.new_slot(operator.id, &ask.new)?]).collect();
    // The operator is written too, so that whoever decided something on what they were decides anew.
    let changes = vec![Change::Operator(operator.clone())];
    commit_with_new_master(services, actor, (permit, changes), &slots, (&entering, record))?;
    Ok(operator)
}

/// Says no unless the present passphrase opens the operator's own slot.
fn require_present(services: &Services, slots: &[KeySlot], ask: &ChangePassphrase) -> Result<(), ServiceError> {
    let own: Vec<KeySlot> = slots.iter().filter(|slot| slot.operator == ask.operator).cloned().collect();
    let nothing = Passphrase::new(String::new());
    tried(services, || services.vault.unlock(&own, ask.present.as_ref().unwrap_or(&nothing)))?;
    Ok(())
}
