//! All operators together: who may add, change and remove them, and what there always has to be among them (ROLE-1).
//!
//! **Invariant:** every permit here rests on all operators and their passphrases as they were known, so that two who
//! decide at once neither lose each other's change nor remove the last global admin together.

use std::collections::BTreeSet;

use crate::domain::version::{EntityRef, Version};
use crate::domain::{Actor, Operator, OperatorId, Passphrase, Permission, Permit, Refusal, Role, Roles, role};

/// Why something does not go with the operators that there are.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OperatorsRefusal {
    /// The last operator who can get in and is global admin keeps the role, and is not removed.
    #[error("the last global admin keeps the role and stays (ROLE-1)")]
    LastGlobalAdmin,
    /// Nobody removes themselves.
    #[error("nobody removes themselves (ROLE-1)")]
    RemovingOneself,
    /// An operator has at least one role.
    #[error("an operator has a role (ROLE-1)")]
    NoRoles,
    /// That is no name.
    #[error("that is no name of an operator (ROLE-1)")]
    NotAName,
    /// Another operator has that name.
    #[error("an operator is called {name} already (ROLE-1)")]
    NameTaken {
        /// How the other one writes it.
        name: String,
    },
    /// The passphrase is too short.
    #[error("the passphrase is too short (ROLE-1)")]
    ShortPassphrase,
    /// Only a global admin gives, takes or takes over the roles of admin agents and global admins.
    #[error("that concerns an admin agent or a global admin, and needs a global admin (ROLE-2)")]
    AboveOwnRoles,
    /// Nothing new can be sealed for an operator whose slot is of the first kind.
    #[error("{name} has to unlock the store once first (ROLE-1)")]
    SlotOfFirstKind {
        /// Whose slot it is.
        name: String,
    },
}

/// The operators as they are known.
#[derive(Debug, Clone)]
pub struct Operators {
    /// At which version of all of them.
    pub version: Version,
    /// The operators, in the order in which they were added.
    pub all: Vec<Operator>,
    /// Those of them who have a passphrase, without which nobody gets in.
    pub with_passphrase: BTreeSet<OperatorId>,
    /// Whether two names are the same to people.
    pub is_same_name: fn(&str, &str) -> bool,
}

impl Operators {
    /// The one of them.
    #[must_use]
    pub fn get(&self, id: OperatorId) -> Option<&Operator> {
        self.all.iter().find(|operator| operator.id == id)
    }

    fn permit(&self, permission: Permission) -> Permit {
        Permit::new(permission, vec![(EntityRef::Operators, self.version)])
    }

    /// Whether there would be somebody still who can get in, and may change operators and keep the store, if that one had
    /// these roles. Where there is nobody already, as a recovery lost the slot, nobody is taken away.
    fn require_admin_if(&self, changed: OperatorId, roles: &Roles) -> Result<(), Refusal> {
        let keeps = |roles: &Roles| roles.allow(Permission::Operators) && roles.allow(Permission::StoreUpkeep);
        let is_kept_with = |given: Option<&Roles>| {
            let mut left = self.all.iter().filter(|operator| self.with_passphrase.contains(&operator.id));
            left.any(|operator| keeps(given.filter(|_| operator.id == changed).unwrap_or(&operator.roles)))
        };
        if is_kept_with(Some(roles)) || !is_kept_with(None) {
            Ok(())
        } else {
            Err(OperatorsRefusal::LastGlobalAdmin.into())
        }
    }
}

/// Whether the actor may add an operator of that name with those roles and that passphrase.
///
/// # Errors
/// The role's no; no roles; a name that is none or is taken; a passphrase that is too short; more than the actor may give.
pub fn may_add(
    actor: &Actor,
    operators: &Operators,
    (name, roles): (&str, &Roles),
    passphrase: &Passphrase,
) -> Result<Permit, Refusal> {
    role::require(actor, Permission::Operators)?;
    require_roles(roles)?;
    require_reach(actor, roles)?;
    if !Operator::is_name(name) {
        return Err(OperatorsRefusal::NotAName.into());
    }
    if let Some(taken) = operators.all.iter().find(|known| (operators.is_same_name)(&known.name, name)) {
        return Err(OperatorsRefusal::NameTaken { name: taken.name.clone() }.into());
    }
    require_length(passphrase)?;
    Ok(operators.permit(Permission::Operators))
}

/// Whether the actor may give that operator those roles in place of the present ones.
///
/// # Errors
/// The role's no; no roles; more than the actor may give or take; the last global admin keeps the role.
pub fn may_change_roles(
    actor: &Actor,
    operators: &Operators,
    operator: &Operator,
    roles: &Roles,
) -> Result<Permit, Refusal> {
    role::require(actor, Permission::Operators)?;
    require_roles(roles)?;
    require_reach(actor, &operator.roles)?;
    require_reach(actor, roles)?;
    operators.require_admin_if(operator.id, roles)?;
    Ok(operators.permit(Permission::Operators))
}

/// Whether the actor may choose that passphrase for the operator: everybody their own, and whoever may change operators
/// that of another.
///
/// # Errors
/// The role's no; a passphrase that is too short; that of somebody with more than the actor may give.
pub fn may_set_passphrase(
    actor: &Actor,
    operators: &Operators,
    operator: &Operator,
    passphrase: &Passphrase,
) -> Result<Permit, Refusal> {
    let permission = require_passphrase_of(actor, operator)?;
    require_length(passphrase)?;
    Ok(operators.permit(permission))
}

/// Whether the actor may choose a passphrase for the operator at all, and by which permission.
///
/// # Errors
/// The role's no, or that of somebody with more than the actor may give.
pub fn require_passphrase_of(actor: &Actor, operator: &Operator) -> Result<Permission, Refusal> {
    let permission = if is_own(actor, operator) { Permission::OwnSettings } else { Permission::Operators };
    role::require(actor, permission)?;
    if !is_own(actor, operator) {
        require_reach(actor, &operator.roles)?;
    }
    Ok(permission)
}

/// Whether the actor may remove that operator.
///
/// # Errors
/// The role's no; nobody removes themselves; somebody with more than the actor may give; the last global admin.
pub fn may_remove(actor: &Actor, operators: &Operators, operator: &Operator) -> Result<Permit, Refusal> {
    role::require(actor, Permission::Operators)?;
    if is_own(actor, operator) {
        return Err(OperatorsRefusal::RemovingOneself.into());
    }
    require_reach(actor, &operator.roles)?;
    operators.require_admin_if(operator.id, &Roles::default())?;
    Ok(operators.permit(Permission::Operators))
}

/// Whether the actor's own slot of the vault may be made anew with the passphrase that it has.
///
/// # Errors
/// In the customer's own view nobody has a slot.
pub fn may_renew_slot(actor: &Actor, operators: &Operators) -> Result<Permit, Refusal> {
    role::require(actor, Permission::OwnSettings)?;
    Ok(operators.permit(Permission::OwnSettings))
}

/// Whether the operator is the one who acts.
#[must_use]
pub fn is_own(actor: &Actor, operator: &Operator) -> bool {
    match actor {
        Actor::Operator { id, .. } => *id == operator.id,
        Actor::CustomerAdmin { .. } => false,
    }
}

/// Whether the actor may give or take those roles: whoever is no global admin makes nobody admin agent or global admin,
/// themselves least of all (ROLE-2).
///
/// # Errors
/// [`OperatorsRefusal::AboveOwnRoles`].
pub fn require_reach(actor: &Actor, roles: &Roles) -> Result<(), Refusal> {
    let is_above = |role: &Role| matches!(role, Role::AdminAgent | Role::GlobalAdmin);
    if roles.as_slice().iter().any(is_above) {
        return role::require(actor, Permission::StoreUpkeep).map_err(|_| OperatorsRefusal::AboveOwnRoles.into());
    }
    Ok(())
}

fn require_roles(roles: &Roles) -> Result<(), Refusal> {
    if roles.as_slice().is_empty() { Err(OperatorsRefusal::NoRoles.into()) } else { Ok(()) }
}

fn require_length(passphrase: &Passphrase) -> Result<(), Refusal> {
    if passphrase.is_long_enough() { Ok(()) } else { Err(OperatorsRefusal::ShortPassphrase.into()) }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::Seq;
    use crate::domain::operator::OperatorSettings;

    fn operator(number: u128, name: &str, roles: &[Role]) -> Operator {
        let (id, settings) = (OperatorId(Uuid::from_u128(number)), OperatorSettings::default());
        Operator { id, name: name.to_owned(), roles: Roles::new(roles), settings }
    }

    /// Anna, who acts in the examples, is global admin; so is Bo; Cia is a sales agent.
    fn known(with_passphrase: &[u128]) -> Operators {
        Operators {
            version: Version(Seq(3)),
            all: vec![
                operator(0xA11A, "Anna Berg", &[Role::AdminAgent, Role::GlobalAdmin]),
                operator(2, "Bo Ek", &[Role::GlobalAdmin]),
                operator(3, "Cia Ål", &[Role::SalesAgent]),
            ],
            with_passphrase: with_passphrase.iter().map(|number| OperatorId(Uuid::from_u128(*number))).collect(),
            is_same_name: |one, other| one.to_lowercase() == other.to_lowercase(),
        }
    }

    fn everybody() -> Operators {
        known(&[0xA11A, 2, 3])
    }

    fn long() -> Passphrase {
        Passphrase::new("en lång lösenfras".to_owned())
    }

    fn sales() -> Roles {
        Roles::new(&[Role::SalesAgent])
    }

    #[test]
    fn role_1_who_may_change_operators_may_and_nobody_else() {
        let operators = everybody();
        let cia = &operators.all[2];
        let customer = Actor::example_customer(true);
        for actor in Role::ALL.map(|role| Actor::example(&[role])).into_iter().chain([customer]) {
            let expected = role::require(&actor, Permission::Operators);
            let found = [
                may_add(&actor, &operators, ("Dan", &sales()), &long()),
                may_change_roles(&actor, &operators, cia, &Roles::new(&[Role::HelpdeskAgent])),
                may_set_passphrase(&actor, &operators, cia, &long()),
                may_remove(&actor, &operators, cia),
            ];
            for permit in found {
                assert_eq!(permit.as_ref().err(), expected.as_ref().err(), "{actor:?}");
                if let Ok(permit) = permit {
                    assert_eq!(permit.basis(), [(EntityRef::Operators, Version(Seq(3)))]);
                }
            }
        }
    }

    #[test]
    fn role_1_everybody_changes_their_own_passphrase_and_it_has_a_length() {
        let operators = everybody();
        for role in Role::ALL {
            let actor = Actor::example(&[role]);
            let own = &operators.all[0];
            assert_eq!(
                may_set_passphrase(&actor, &operators, own, &long()).unwrap().permission(),
                Permission::OwnSettings
            );
            let short = Passphrase::new("kort".to_owned());
            assert_eq!(
                may_set_passphrase(&actor, &operators, own, &short),
                Err(OperatorsRefusal::ShortPassphrase.into())
            );
        }
    }

    #[test]
    fn role_1_an_operator_has_a_name_of_their_own_and_a_role() {
        let (actor, operators) = (Actor::example(&[Role::GlobalAdmin]), everybody());
        let add = |name: &str, roles: &Roles| may_add(&actor, &operators, (name, roles), &long());
        assert!(add("Dan", &sales()).is_ok());
        assert_eq!(add("BO EK", &sales()), Err(OperatorsRefusal::NameTaken { name: "Bo Ek".to_owned() }.into()));
        for name in ["", " ", "a\nb", &"a".repeat(101)] {
            assert_eq!(add(name, &sales()), Err(OperatorsRefusal::NotAName.into()), "{name:?}");
        }
        assert_eq!(add("Dan", &Roles::default()), Err(OperatorsRefusal::NoRoles.into()));
        let roles = may_change_roles(&actor, &operators, &operators.all[2], &Roles::default());
        assert_eq!(roles, Err(OperatorsRefusal::NoRoles.into()));
    }

    #[test]
    fn role_1_the_last_global_admin_who_can_get_in_keeps_the_role_and_stays() {
        let actor = Actor::example(&[Role::GlobalAdmin]);
        let both = everybody();
        assert!(may_change_roles(&actor, &both, &both.all[0], &sales()).is_ok());
        assert!(may_remove(&actor, &both, &both.all[1]).is_ok());
        let without_bo = known(&[0xA11A, 3]);
        assert_eq!(
            may_change_roles(&actor, &without_bo, &both.all[0], &sales()),
            Err(OperatorsRefusal::LastGlobalAdmin.into())
        );
        assert!(may_remove(&actor, &without_bo, &both.all[1]).is_ok());
        let only_bo = known(&[2, 3]);
        assert_eq!(may_remove(&actor, &only_bo, &both.all[1]), Err(OperatorsRefusal::LastGlobalAdmin.into()));
        assert!(may_change_roles(&actor, &only_bo, &both.all[1], &Roles::new(&Role::ALL)).is_ok());
    }

    #[test]
    fn role_1_where_no_admin_can_get_in_any_more_the_others_can_be_changed_still() {
        let actor = Actor::example(&[Role::GlobalAdmin]);
        let only_cia = known(&[3]);
        let cia = &only_cia.all[2];
        assert!(may_change_roles(&actor, &only_cia, cia, &Roles::new(&[Role::HelpdeskAgent])).is_ok());
        assert!(may_remove(&actor, &only_cia, cia).is_ok());
    }

    #[test]
    fn role_1_nobody_removes_themselves() {
        let (actor, operators) = (Actor::example(&[Role::GlobalAdmin]), everybody());
        assert_eq!(may_remove(&actor, &operators, &operators.all[0]), Err(OperatorsRefusal::RemovingOneself.into()));
    }

    #[test]
    fn role_2_only_a_global_admin_gives_takes_or_takes_over_the_two_roles_that_count_most() {
        let operators = everybody();
        let (bo, cia) = (&operators.all[1], &operators.all[2]);
        for role in [Role::AccountAdmin, Role::UserManagementAdmin] {
            let actor = Actor::example(&[role]);
            for high in [Role::AdminAgent, Role::GlobalAdmin] {
                let high = Roles::new(&[high]);
                let refused = Err(OperatorsRefusal::AboveOwnRoles.into());
                assert_eq!(may_add(&actor, &operators, ("Dan", &high), &long()), refused);
                assert_eq!(may_change_roles(&actor, &operators, cia, &high), refused);
                assert_eq!(may_change_roles(&actor, &operators, bo, &sales()), refused);
                assert_eq!(may_set_passphrase(&actor, &operators, bo, &long()), refused);
                assert_eq!(may_remove(&actor, &operators, bo), refused);
            }
            assert!(may_remove(&actor, &operators, cia).is_ok());
        }
    }
}
