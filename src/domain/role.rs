//! Roles and the one table of what each allows (ROLE-1 … ROLE-5).

use serde::{Deserialize, Serialize};

use crate::domain::{Actor, Refusal};

/// A role of a partner's operator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Role {
    /// *Administratörsagent*.
    AdminAgent,
    /// *Global administratör*.
    GlobalAdmin,
    /// *Kontoadministratör*.
    AccountAdmin,
    /// *Referensadministratör*.
    ReferralsAdmin,
    /// *Innehållsadministratör för marknadsföring*.
    MarketingContentAdmin,
    /// *Försäljningsagent*.
    SalesAgent,
    /// *Supportagent*.
    HelpdeskAgent,
    /// *Faktureringsadministratör*.
    BillingAdmin,
    /// *Administratör för användarhantering*.
    UserManagementAdmin,
}

impl Role {
    /// Every role, the one that counts most first.
    pub const ALL: [Self; 9] = [
        Self::AdminAgent,
        Self::GlobalAdmin,
        Self::AccountAdmin,
        Self::ReferralsAdmin,
        Self::MarketingContentAdmin,
        Self::SalesAgent,
        Self::HelpdeskAgent,
        Self::BillingAdmin,
        Self::UserManagementAdmin,
    ];

    /// The table of the domain's document, one row a role (ROLE-1, ROLE-2, ROLE-3, ROLE-5).
    #[must_use]
    pub fn permissions(self) -> &'static [Permission] {
        use Permission as P;
        match self {
            Self::AdminAgent => &[
                P::LookAtCustomers,
                P::LookAtOrders,
                P::LookAtSubscriptions,
                P::LookAtSoftware,
                P::Keys,
                P::Buy,
                P::Cancel,
                P::SupportRequest,
                P::LookAtPlans,
                P::ChangePlans,
                P::Invoices,
                P::OwnSettings,
                P::Tours,
            ],
            Self::GlobalAdmin => &[
                P::LookAtCustomers,
                P::LookAtOrders,
                P::LookAtSubscriptions,
                P::LookAtSoftware,
                P::Buy,
                P::SupportRequest,
                P::LookAtPlans,
                P::ChangePlans,
                P::Invoices,
                P::ActivityLog,
                P::Operators,
                P::StoreUpkeep,
                P::OwnSettings,
                P::Tours,
            ],
            Self::AccountAdmin => &[P::SupportRequest, P::ActivityLog, P::Operators, P::OwnSettings, P::Tours],
            Self::ReferralsAdmin | Self::MarketingContentAdmin => {
                &[P::SupportRequest, P::ActivityLog, P::OwnSettings, P::Tours]
            }
            Self::SalesAgent | Self::HelpdeskAgent => &[
                P::LookAtCustomers,
                P::LookAtOrders,
                P::LookAtSubscriptions,
                P::LookAtSoftware,
                P::SupportRequest,
                P::LookAtPlans,
                P::OwnSettings,
                P::Tours,
            ],
            Self::BillingAdmin => {
                &[P::LookAtCustomers, P::LookAtOrders, P::SupportRequest, P::Invoices, P::OwnSettings, P::Tours]
            }
            Self::UserManagementAdmin => {
                &[P::LookAtCustomers, P::LookAtOrders, P::SupportRequest, P::Operators, P::OwnSettings, P::Tours]
            }
        }
    }
}

/// One row of the matrix: something a role may or may not do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Permission {
    /// See the customers and a customer's account.
    LookAtCustomers,
    /// See a customer's orders.
    LookAtOrders,
    /// See a customer's subscriptions.
    LookAtSubscriptions,
    /// See a customer's software.
    LookAtSoftware,
    /// Generate or see keys, download, copy a download link (ROLE-2).
    Keys,
    /// Buy, change auto-renew and billing frequency (ROLE-2).
    Buy,
    /// Cancel (ROLE-2).
    Cancel,
    /// File support requests.
    SupportRequest,
    /// See the KMS → MAK plan, Hybrid Benefit and the closing windows.
    LookAtPlans,
    /// Change them.
    ChangePlans,
    /// See invoices.
    Invoices,
    /// See the activity log (ROLE-3).
    ActivityLog,
    /// Add, change and remove operators.
    Operators,
    /// Back up, restore, check, export, import into and connect the store.
    StoreUpkeep,
    /// Change one's own settings.
    OwnSettings,
    /// Play tours.
    Tours,
}

impl Permission {
    /// Every row of the matrix.
    pub const ALL: [Self; 16] = [
        Self::LookAtCustomers,
        Self::LookAtOrders,
        Self::LookAtSubscriptions,
        Self::LookAtSoftware,
        Self::Keys,
        Self::Buy,
        Self::Cancel,
        Self::SupportRequest,
        Self::LookAtPlans,
        Self::ChangePlans,
        Self::Invoices,
        Self::ActivityLog,
        Self::Operators,
        Self::StoreUpkeep,
        Self::OwnSettings,
        Self::Tours,
    ];

    /// Whether what it allows is written down, so that it can be done only while something can be written (LOG-1). To
    /// look is free, but for the activity log, whose opening is recorded itself.
    #[must_use]
    pub fn is_recorded(self) -> bool {
        match self {
            Self::Keys
            | Self::Buy
            | Self::Cancel
            | Self::SupportRequest
            | Self::ChangePlans
            | Self::ActivityLog
            | Self::Operators
            | Self::StoreUpkeep
            | Self::OwnSettings => true,
            Self::LookAtCustomers
            | Self::LookAtOrders
            | Self::LookAtSubscriptions
            | Self::LookAtSoftware
            | Self::LookAtPlans
            | Self::Invoices
            | Self::Tours => false,
        }
    }

    /// The roles any one of which gives it, the one that counts most first.
    #[must_use]
    pub fn given_by(self) -> Vec<Role> {
        Role::ALL.into_iter().filter(|role| role.permissions().contains(&self)).collect()
    }
}

/// The roles of one operator; they add up.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Roles(Vec<Role>);

impl Roles {
    /// The set of these roles, the one that counts most first, each once.
    #[must_use]
    pub fn new(roles: &[Role]) -> Self {
        Self(Role::ALL.into_iter().filter(|role| roles.contains(role)).collect())
    }

    /// The roles, the one that counts most first.
    #[must_use]
    pub fn as_slice(&self) -> &[Role] {
        &self.0
    }

    /// Whether any of the roles allows it.
    #[must_use]
    pub fn allow(&self, permission: Permission) -> bool {
        self.0.iter().any(|role| role.permissions().contains(&permission))
    }
}

/// Whether the actor may do it (ROLE-1 … ROLE-5). In the customer's own view only the tenant's global admin sees
/// keys and downloads, and nothing but the software is reachable (ROLE-4, M365-1). An operator who stands in for that
/// admin gets no more by it than by the own roles: the view is no way round them (ROLE-2).
///
/// # Errors
/// [`Refusal::Role`] with the roles that would allow it, or [`Refusal::CustomerRole`].
pub fn require(actor: &Actor, permission: Permission) -> Result<(), Refusal> {
    match actor {
        Actor::Operator { roles, .. } if roles.allow(permission) => Ok(()),
        Actor::Operator { .. } => Err(Refusal::Role { permission }),
        Actor::CustomerAdmin { global_admin: true, by, .. }
            if matches!(permission, Permission::Keys | Permission::LookAtSoftware) =>
        {
            match by {
                Some(operator) if !operator.roles.allow(permission) => Err(Refusal::Role { permission }),
                Some(_) | None => Ok(()),
            }
        }
        Actor::CustomerAdmin { .. } => Err(Refusal::CustomerRole),
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::actor::{StandIn, TenantUser};
    use crate::domain::{OperatorId, TenantId};

    /// The matrix of the domain's document, written down a second time and by hand: `x` allowed, `-` not.
    /// Columns: admin agent, global admin, account, referrals, marketing, sales, helpdesk, billing, user management.
    const MATRIX: &[(Permission, &str)] = &[
        (Permission::LookAtCustomers, "xx---xxxx"),
        (Permission::LookAtOrders, "xx---xxxx"),
        (Permission::LookAtSubscriptions, "xx---xx--"),
        (Permission::LookAtSoftware, "xx---xx--"),
        (Permission::Keys, "x--------"),
        (Permission::Buy, "xx-------"),
        (Permission::Cancel, "x--------"),
        (Permission::SupportRequest, "xxxxxxxxx"),
        (Permission::LookAtPlans, "xx---xx--"),
        (Permission::ChangePlans, "xx-------"),
        (Permission::Invoices, "xx-----x-"),
        (Permission::ActivityLog, "-xxxx----"),
        (Permission::Operators, "-xx-----x"),
        (Permission::StoreUpkeep, "-x-------"),
        (Permission::OwnSettings, "xxxxxxxxx"),
        (Permission::Tours, "xxxxxxxxx"),
    ];

    #[test]
    fn role_1_role_2_role_3_each_role_has_what_the_matrix_gives_it() {
        assert_eq!(MATRIX.len(), Permission::ALL.len());
        for (permission, row) in MATRIX {
            for (role, mark) in Role::ALL.iter().zip(row.chars()) {
                let actor = Actor::example(&[*role]);
                assert_eq!(require(&actor, *permission).is_ok(), mark == 'x', "{role:?} {permission:?}");
            }
        }
    }

    #[test]
    fn log_1_looking_is_not_recorded_but_for_the_log_itself() {
        let free: Vec<Permission> =
            Permission::ALL.into_iter().filter(|permission| !permission.is_recorded()).collect();
        assert_eq!(
            free,
            [
                Permission::LookAtCustomers,
                Permission::LookAtOrders,
                Permission::LookAtSubscriptions,
                Permission::LookAtSoftware,
                Permission::LookAtPlans,
                Permission::Invoices,
                Permission::Tours,
            ]
        );
    }

    #[test]
    fn role_2_roles_add_up() {
        let roles = Roles::new(&[Role::GlobalAdmin, Role::AdminAgent, Role::AdminAgent]);
        assert_eq!(roles.as_slice(), [Role::AdminAgent, Role::GlobalAdmin]);
        assert!(roles.allow(Permission::Keys) && roles.allow(Permission::ActivityLog));
    }

    #[test]
    fn role_4_only_the_tenants_global_admin_sees_keys_in_the_customers_view() {
        assert_eq!(require(&Actor::example_customer(true), Permission::Keys), Ok(()));
        assert_eq!(require(&Actor::example_customer(false), Permission::Keys), Err(Refusal::CustomerRole));
        assert_eq!(require(&Actor::example_customer(true), Permission::ActivityLog), Err(Refusal::CustomerRole));
    }

    /// What is said to a user of tenant 1 for whom an operator with that role stands in.
    fn standing_in(role: Role, user: TenantUser, permission: Permission) -> Result<(), Refusal> {
        let by =
            StandIn { id: OperatorId(Uuid::from_u128(7)), name: "Anna Berg".to_owned(), roles: Roles::new(&[role]) };
        require(&Actor::standing_in(TenantId(Uuid::from_u128(1)), "Contoso AB", user, by), permission)
    }

    #[test]
    fn role_2_role_4_who_stands_in_gets_no_more_by_the_customers_view_than_by_the_own_roles() {
        for role in Role::ALL {
            for permission in Permission::ALL {
                let in_view = matches!(permission, Permission::Keys | Permission::LookAtSoftware);
                let expected = match (in_view, role.permissions().contains(&permission)) {
                    (true, true) => Ok(()),
                    (true, false) => Err(Refusal::Role { permission }),
                    (false, _) => Err(Refusal::CustomerRole),
                };
                assert_eq!(standing_in(role, TenantUser::GlobalAdmin, permission), expected, "{role:?} {permission:?}");
                let other = standing_in(role, TenantUser::WithoutRole, permission);
                assert_eq!(other, Err(Refusal::CustomerRole), "{role:?} {permission:?}");
            }
        }
    }
}
