//! Giving an operator other roles.

use nonempty::NonEmpty;

use crate::domain::operators::may_change_roles;
use crate::domain::{ActivityKind, Actor, Operator, OperatorId, Permission, Roles, role};
use crate::ports::{Change, Commit, commit};
use crate::service::entering::{Entering, recorded, refused_unseen};
use crate::service::error::ServiceError;
use crate::service::recording::refused;
use crate::service::retry::decided_anew;
use crate::service::services::Services;

/// Whose roles become which.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeRoles {
    /// The operator.
    pub operator: OperatorId,
    /// The roles as they are to be.
    pub roles: Roles,
}

/// Changes the roles and gives the operator back as they now stand.
///
/// # Errors
/// A recorded refusal (ROLE-1, ROLE-2, ROLE-5), [`ServiceError::NotFound`], or what the store says.
pub fn change_roles(services: &Services, actor: &Actor, ask: &ChangeRoles) -> Result<Operator, ServiceError> {
    decided_anew(|| change_once(services, actor, ask))
}

fn change_once(services: &Services, actor: &Actor, ask: &ChangeRoles) -> Result<Operator, ServiceError> {
    if let Err(refusal) = role::require(actor, Permission::Operators) {
        return Err(refused_unseen(services, actor, (ActivityKind::RolesChanged, refusal), ask.operator));
    }
    let entering = Entering::read(services)?;
    let operator = entering.operator(ask.operator)?;
    let record = recorded(services, actor, ActivityKind::RolesChanged, &operator, Some(&ask.roles));
    let permit = match may_change_roles(actor, &entering.operators, &operator, &ask.roles) {
        Ok(permit) => permit,
        Err(refusal) => return Err(refused(services, actor, refusal, record)),
    };
    let operator = Operator { roles: ask.roles.clone(), ..operator };
    let changes = vec![Change::Operator(operator.clone())];
    commit(services.store.as_ref(), &Commit::by(actor, permit, changes, NonEmpty::new(record)))?;
    Ok(operator)
}
