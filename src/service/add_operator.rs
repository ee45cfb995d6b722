//! Adding an operator, with a slot of the vault for the passphrase.

use nonempty::NonEmpty;

use crate::domain::operator::OperatorSettings;
use crate::domain::operators::may_add;
use crate::domain::{ActivityKind, Actor, Operator, OperatorId, Passphrase, Permission, Roles, role};
use crate::ports::{Change, Commit, commit};
use crate::service::entering::{Entering, recorded};
use crate::service::error::ServiceError;
use crate::service::fresh_id::fresh_id;
use crate::service::recording::refused;
use crate::service::retry::decided_anew;
use crate::service::services::Services;

/// Who is added.
#[derive(Debug)]
pub struct AddOperator {
    /// The name.
    pub name: String,
    /// The roles.
    pub roles: Roles,
    /// The language, as its tag, where one is chosen.
    pub language: Option<String>,
    /// The passphrase that lets them in.
    pub passphrase: Passphrase,
}

/// Adds the operator and gives them back.
///
/// # Errors
/// A recorded refusal (ROLE-1, ROLE-2, ROLE-5), a locked vault, or what the store says.
pub fn add_operator(services: &Services, actor: &Actor, ask: &AddOperator) -> Result<Operator, ServiceError> {
    let id = OperatorId(fresh_id(services, actor, "nyckel operators v1", ask.name.as_bytes()));
    let settings = OperatorSettings { language: ask.language.clone(), ..OperatorSettings::default() };
    let operator = Operator { id, name: ask.name.clone(), roles: ask.roles.clone(), settings };
    decided_anew(|| add_once(services, actor, ask, &operator)).map(|()| operator)
}

fn add_once(services: &Services, actor: &Actor, ask: &AddOperator, operator: &Operator) -> Result<(), ServiceError> {
    let record = recorded(services, actor, ActivityKind::OperatorAdded, operator, Some(&operator.roles));
    if let Err(refusal) = role::require(actor, Permission::Operators) {
        return Err(refused(services, actor, refusal, record));
    }
    let entering = Entering::read(services)?;
    let permit = match may_add(actor, &entering.operators, (&ask.name, &ask.roles), &ask.passphrase) {
        Ok(permit) => permit,
        Err(refusal) => return Err(refused(services, actor, refusal, record)),
    };
    let slot = services.vault.new_slot(operator.id, &ask.passphrase)?;
    let changes = vec![Change::Operator(operator.clone()), Change::KeySlot(slot)];
    commit(services.store.as_ref(), &Commit::by(actor, permit, changes, NonEmpty::new(record)))?;
    Ok(())
}
