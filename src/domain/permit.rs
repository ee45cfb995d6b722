//! A rule's yes, with everything it was decided on, so that it cannot go stale unnoticed.

use crate::domain::version::{EntityRef, Version};
use crate::domain::{Instant, Money, Permission};

/// What a rule allowed, once. Only this room's rules make one; a store checks it again when it commits.
#[derive(Debug, PartialEq, Eq)]
pub struct Permit {
    permission: Permission,
    basis: Vec<(EntityRef, Version)>,
    not_after: Option<Instant>,
    amounts: Vec<Money>,
}

impl Permit {
    /// A permit that rests on the versions of these entities.
    pub(in crate::domain) fn new(permission: Permission, basis: Vec<(EntityRef, Version)>) -> Self {
        Self { permission, basis, not_after: None, amounts: Vec::new() }
    }

    /// The same, which ends at that instant; the instant itself is outside.
    pub(in crate::domain) fn until(self, not_after: Instant) -> Self {
        Self { not_after: Some(not_after), ..self }
    }

    /// The same, by which these amounts were shown.
    pub(in crate::domain) fn of_amounts(self, amounts: Vec<Money>) -> Self {
        Self { amounts, ..self }
    }

    /// What it allows.
    #[must_use]
    pub fn permission(&self) -> Permission {
        self.permission
    }

    /// The entities it was decided on and their versions then.
    #[must_use]
    pub fn basis(&self) -> &[(EntityRef, Version)] {
        &self.basis
    }

    /// The instant from which it no longer holds, if there is one; that instant itself is outside.
    #[must_use]
    pub fn not_after(&self) -> Option<Instant> {
        self.not_after
    }

    /// The amounts that were shown when it was asked for.
    #[must_use]
    pub fn amounts(&self) -> &[Money] {
        &self.amounts
    }
}

#[cfg(any(test, feature = "testing"))]
impl Permit {
    /// A permit for tests of stores, resting on these versions and ending at that instant.
    #[must_use]
    pub fn example(permission: Permission, basis: Vec<(EntityRef, Version)>, not_after: Option<Instant>) -> Self {
        Self { permission, basis, not_after, amounts: Vec::new() }
    }
}
