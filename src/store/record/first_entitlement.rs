//! Purchases as they were written by schema 1, which knew nothing of what a provider states of cancelling (CANCEL-6).

use serde::{Deserialize, Serialize};

use crate::domain::entitlement::EntitlementState;
use crate::domain::order::OrderLine;
use crate::domain::{Entitlement, EntitlementId, Instant, Lifetime};

/// A purchase. Nothing here changes any more.
#[derive(Serialize, Deserialize)]
pub(super) struct FirstEntitlement {
    id: EntitlementId,
    bought: Instant,
    line: OrderLine,
    lifetime: Lifetime,
    state: EntitlementState,
    needs_information: bool,
}

impl From<FirstEntitlement> for Entitlement {
    fn from(first: FirstEntitlement) -> Self {
        Self {
            id: first.id,
            bought: first.bought,
            line: first.line,
            lifetime: first.lifetime,
            state: first.state,
            needs_information: first.needs_information,
            stated: None,
        }
    }
}

#[cfg(test)]
impl FirstEntitlement {
    /// What schema 1 would have written of it.
    pub(super) fn of(newest: &Entitlement) -> Self {
        Self {
            id: newest.id.clone(),
            bought: newest.bought,
            line: newest.line.clone(),
            lifetime: newest.lifetime.clone(),
            state: newest.state,
            needs_information: newest.needs_information,
        }
    }
}
