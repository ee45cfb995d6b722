//! Removing an operator: with the slot, and with a new master key for everybody else, so that neither the passphrase nor
//! an old copy of the slot opens anything that is sealed from then on.

use crate::domain::operators::may_remove;
use crate::domain::{ActivityKind, Actor, Operator, OperatorDrafts, OperatorId, Permission, role};
use crate::ports::{Change, DraftsFailure, KeySlot};
use crate::service::entering::{Entering, commit_with_new_master, recorded, refused_unseen};
use crate::service::error::ServiceError;
use crate::service::recording::refused;
use crate::service::retry::decided_anew;
use crate::service::services::Services;

/// Removes the operator and gives them back as they last stood. What they did stays in the activity log.
///
/// # Errors
/// A recorded refusal (ROLE-1, ROLE-2, ROLE-5), [`ServiceError::NotFound`], a locked vault, or what the store says.
pub fn remove_operator(services: &Services, actor: &Actor, id: OperatorId) -> Result<Operator, ServiceError> {
    let removed = decided_anew(|| remove_once(services, actor, id))?;
    // Nobody reads them any more. Should they not go away they are found by nobody either.
    if let Err(error) = forget_drafts(services, id) {
        tracing::warn!(%error, "the drafts of an operator who was removed are still there");
    }
    Ok(removed)
}

fn forget_drafts(services: &Services, id: OperatorId) -> Result<(), DraftsFailure> {
    let drafts = services.drafts.read(id)?;
    for draft in drafts.support_requests.keys() {
        services.draft_files.forget(*draft)?;
    }
    if drafts != OperatorDrafts::default() {
        services.drafts.change(id, &mut |drafts| *drafts = OperatorDrafts::default())?;
    }
    Ok(())
}

fn remove_once(services: &Services, actor: &Actor, id: OperatorId) -> Result<Operator, ServiceError> {
    let kind = ActivityKind::OperatorRemoved;
    if let Err(refusal) = role::require(actor, Permission::Operators) {
        return Err(refused_unseen(services, actor, (kind, refusal), id));
    }
    let entering = Entering::read(services)?;
    let operator = entering.operator(id)?;
    let record = recorded(services, actor, kind, &operator, None);
    let permit = match may_remove(actor, &entering.operators, &operator) {
        Ok(permit) => permit,
        Err(refusal) => return Err(refused(services, actor, refusal, record)),
    };
    let left: Vec<KeySlot> = entering.slots.iter().filter(|slot| slot.operator != id).cloned().collect();
    let changes = vec![Change::OperatorGone(id)];
    commit_with_new_master(services, actor, (permit, changes), &left, (&entering, record))?;
    Ok(operator)
}
