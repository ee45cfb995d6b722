//! Who does something, and within what: every read takes the [`Scope`] that only its actor can give.

use serde::{Deserialize, Serialize};

use crate::domain::{OperatorId, Roles, TenantId};

/// Who does something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Actor {
    /// An operator of the partner.
    Operator {
        /// Which one.
        id: OperatorId,
        /// The name at the time.
        name: String,
        /// The roles at the time.
        roles: Roles,
    },
    /// A user of the customer, in the customer's own view (M365-1).
    CustomerAdmin {
        /// Whose view it is.
        tenant: TenantId,
        /// The user's name.
        name: String,
        /// Whether the user is the tenant's global admin (ROLE-4).
        global_admin: bool,
        /// The operator who stands in for the user, if one does (LOG-1).
        by: Option<StandIn>,
    },
}

/// An operator who stands in for a customer's user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandIn {
    /// Which one.
    pub id: OperatorId,
    /// The name at the time.
    pub name: String,
    /// The roles at the time.
    pub roles: Roles,
}

/// Which of its users the customer's own view is looked at as (ROLE-4, M365-1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TenantUser {
    /// The tenant's global admin.
    GlobalAdmin,
    /// A user without that role.
    WithoutRole,
}

impl TenantUser {
    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::GlobalAdmin => Self::WithoutRole,
            Self::WithoutRole => Self::GlobalAdmin,
        }
    }
}

impl Actor {
    /// A user of the customer with that name, for whom an operator stands in. The user has no name of their own: what is
    /// recorded is the customer's, and by whom (LOG-1).
    #[must_use]
    pub fn standing_in(tenant: TenantId, customer: &str, user: TenantUser, by: StandIn) -> Self {
        let global_admin = user == TenantUser::GlobalAdmin;
        Self::CustomerAdmin { tenant, name: customer.to_owned(), global_admin, by: Some(by) }
    }

    /// What this actor can reach at all.
    #[must_use]
    pub fn scope(&self) -> Scope {
        match self {
            Self::Operator { .. } => Scope(Reach::All),
            Self::CustomerAdmin { tenant, .. } => Scope(Reach::Tenant(*tenant)),
        }
    }

    /// The operator who acts, or stands in for the customer's user.
    #[must_use]
    pub fn operator(&self) -> Option<OperatorId> {
        match self {
            Self::Operator { id, .. } => Some(*id),
            Self::CustomerAdmin { .. } => self.stand_in().map(|operator| operator.id),
        }
    }

    /// The operator who stands in for the customer's user, if one does.
    #[must_use]
    pub fn stand_in(&self) -> Option<&StandIn> {
        match self {
            Self::Operator { .. } => None,
            Self::CustomerAdmin { by, .. } => by.as_ref(),
        }
    }

    /// The name at the time.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Operator { name, .. } | Self::CustomerAdmin { name, .. } => name,
        }
    }
}

/// What a read may reach. Only [`Actor::scope`] makes one for what an actor asks, and every adapter enforces it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scope(Reach);

/// How far a scope goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Every customer of the partner.
    All,
    /// One customer.
    Tenant(TenantId),
}

impl Scope {
    /// The whole partner, for what nobody asks for: the provider's own reads, the building of the index and the passing of
    /// time. What an
    /// actor is then answered is narrowed to the actor's own scope; a service that somebody asks never calls this.
    #[must_use]
    pub(crate) fn whole_partner() -> Self {
        Self(Reach::All)
    }

    /// How far it goes.
    #[must_use]
    pub fn reach(self) -> Reach {
        self.0
    }

    /// The one customer within it, where it is not all of them.
    #[must_use]
    pub fn only(self) -> Option<TenantId> {
        match self.0 {
            Reach::All => None,
            Reach::Tenant(own) => Some(own),
        }
    }

    /// Whether the customer lies within it.
    #[must_use]
    pub fn includes(self, tenant: TenantId) -> bool {
        match self.0 {
            Reach::All => true,
            Reach::Tenant(own) => own == tenant,
        }
    }
}

#[cfg(any(test, feature = "testing"))]
impl Actor {
    /// An operator named Anna Berg with these roles.
    #[must_use]
    pub fn example(roles: &[crate::domain::Role]) -> Self {
        Self::Operator {
            id: OperatorId(uuid::Uuid::from_u128(0xA11A)),
            name: "Anna Berg".to_owned(),
            roles: Roles::new(roles),
        }
    }

    /// A user of tenant 1, its global admin or not.
    #[must_use]
    pub fn example_customer(global_admin: bool) -> Self {
        Self::CustomerAdmin {
            tenant: TenantId(uuid::Uuid::from_u128(1)),
            name: "Kim Kund".to_owned(),
            global_admin,
            by: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn m365_1_a_customers_scope_reaches_that_tenant_only() {
        let scope = Actor::example_customer(true).scope();
        assert!(scope.includes(TenantId(Uuid::from_u128(1))));
        assert!(!scope.includes(TenantId(Uuid::from_u128(2))));
        assert!(Actor::example(&[]).scope().includes(TenantId(Uuid::from_u128(2))));
    }
}
