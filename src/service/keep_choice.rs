//! Keeping what the operator last picked of a product (PROD-4).

use crate::domain::activity::Subject;
use crate::domain::choice::Picked;
use crate::domain::{Actor, OperatorDrafts, OperatorId, Permission, ProductId};
use crate::service::error::{ServiceError, What};
use crate::service::recording::require_look;
use crate::service::services::Services;

/// What was picked of which product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeepChoice {
    /// The product.
    pub product: ProductId,
    /// What was picked; the rest stays as it was kept before, or is filled in for each customer.
    pub picked: Picked,
}

/// Keeps it in the operator's drafts. The customer's own view keeps none.
///
/// # Errors
/// A refusal without the role to look at software, [`ServiceError::NotFound`] for a product that is not known, or what
/// the drafts say. Whether the choice is offered is asked when it is filled in, for offers change.
pub fn keep_choice(services: &Services, actor: &Actor, ask: &KeepChoice) -> Result<(), ServiceError> {
    require_look(services, actor, Permission::LookAtSoftware, Subject::default)?;
    if services.catalog.product(&ask.product).is_none() {
        return Err(ServiceError::NotFound(What::Product(ask.product.clone())));
    }
    let Some(operator) = drafting_operator(actor) else { return Ok(()) };
    services.drafts.change(operator, &mut |drafts| {
        drafts.choices.entry(ask.product.clone()).or_default().take_over(ask.picked.clone());
    })?;
    Ok(())
}

/// The operator whose drafts the actor's doings leave: nobody's in the customer's own view.
pub(in crate::service) fn drafting_operator(actor: &Actor) -> Option<OperatorId> {
    match actor {
        Actor::Operator { id, .. } => Some(*id),
        Actor::CustomerAdmin { .. } => None,
    }
}

/// The actor's own drafts; empty ones in the customer's own view. Drafts are a convenience: that they cannot be read is
/// logged and keeps nobody from a purchase.
pub(in crate::service) fn own_drafts(services: &Services, actor: &Actor) -> OperatorDrafts {
    let Some(operator) = drafting_operator(actor) else { return OperatorDrafts::default() };
    services.drafts.read(operator).unwrap_or_else(|error| {
        tracing::warn!(%error, "the operator's drafts could not be read");
        OperatorDrafts::default()
    })
}
