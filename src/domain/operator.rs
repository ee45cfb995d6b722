//! Operators: the partner's people, their roles and their own settings.

use serde::{Deserialize, Serialize};

use crate::domain::actor::StandIn;
use crate::domain::version::{EntityRef, Versioned};
use crate::domain::{Actor, OperatorId, Permission, Permit, Refusal, Roles, role};

/// An operator of the partner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Operator {
    /// Which one.
    pub id: OperatorId,
    /// The name.
    pub name: String,
    /// The roles.
    pub roles: Roles,
    /// The operator's own settings.
    pub settings: OperatorSettings,
}

/// What an operator chose; `None` is "as the configuration or the system has it".
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OperatorSettings {
    /// The language, as its tag: `sv` or `en`.
    pub language: Option<String>,
    /// The theme's name.
    pub theme: Option<String>,
    /// Seconds until a copied key is cleared.
    pub clipboard_seconds: Option<u32>,
    /// Seconds the shown key stays after the terminal loses focus.
    pub focus_seconds: Option<u32>,
    /// Whether the key dialog opens with the key hidden.
    pub open_masked: bool,
    /// How the terminal tells of what closes today.
    pub notifications: Option<Notifications>,
    /// Minutes without a key after which the store locks itself; 0 is never.
    pub lock_minutes: Option<u32>,
}

/// How the terminal tells of a cancellation window that closes today (CANCEL-4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Notifications {
    /// Not at all.
    Off,
    /// By its bell.
    Bell,
    /// By a notification of the desktop, in words (OSC 9).
    Osc9,
}

impl Notifications {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Off, Self::Bell, Self::Osc9];
}

/// One of an operator's own settings as it is to be. They are changed one by one, so that of two changes at once both
/// count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SettingChange {
    /// The language, by its tag.
    Language(String),
    /// The theme, by its name.
    Theme(String),
    /// Seconds until a copied key is cleared.
    ClipboardSeconds(u32),
    /// Seconds the shown key stays after the terminal loses focus.
    FocusSeconds(u32),
    /// Whether the key dialog opens with the key hidden.
    OpenMasked(bool),
    /// How the terminal tells of what closes today.
    Notifications(Notifications),
    /// Minutes without a key after which the store locks itself; 0 is never.
    LockMinutes(u32),
}

impl OperatorSettings {
    /// Takes over a change and leaves the other settings as they are.
    pub fn take_over(&mut self, change: SettingChange) {
        match change {
            SettingChange::Language(tag) => self.language = Some(tag),
            SettingChange::Theme(name) => self.theme = Some(name),
            SettingChange::ClipboardSeconds(seconds) => self.clipboard_seconds = Some(seconds),
            SettingChange::FocusSeconds(seconds) => self.focus_seconds = Some(seconds),
            SettingChange::OpenMasked(is_masked) => self.open_masked = is_masked,
            SettingChange::Notifications(notifications) => self.notifications = Some(notifications),
            SettingChange::LockMinutes(minutes) => self.lock_minutes = Some(minutes),
        }
    }
}

impl Operator {
    /// The most characters of a name.
    pub const NAME_CHARACTERS: usize = 100;

    /// Whether that can be an operator's name: something to read, on one line, without blanks around it.
    #[must_use]
    pub fn is_name(text: &str) -> bool {
        let count = text.chars().count();
        (1..=Self::NAME_CHARACTERS).contains(&count) && text.trim() == text && !text.contains(char::is_control)
    }

    /// The operator as the one who acts.
    #[must_use]
    pub fn actor(&self) -> Actor {
        Actor::Operator { id: self.id, name: self.name.clone(), roles: self.roles.clone() }
    }

    /// The operator as who stands in for a customer's user.
    #[must_use]
    pub fn stand_in(&self) -> StandIn {
        StandIn { id: self.id, name: self.name.clone(), roles: self.roles.clone() }
    }
}

/// Whether the actor may change this operator's own settings: every operator their own.
///
/// # Errors
/// [`Refusal::OthersSettings`] for anybody else's, whatever the roles.
pub fn may_change_settings(actor: &Actor, operator: &Versioned<Operator>) -> Result<Permit, Refusal> {
    role::require(actor, Permission::OwnSettings)?;
    match actor {
        Actor::Operator { id, .. } if *id == operator.value.id => {
            Ok(Permit::new(Permission::OwnSettings, vec![(EntityRef::Operator(operator.value.id), operator.version)]))
        }
        Actor::Operator { .. } => Err(Refusal::OthersSettings),
        Actor::CustomerAdmin { .. } => Err(Refusal::CustomerRole),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Role, Seq, Version};
    use uuid::Uuid;

    fn operator(number: u128) -> Versioned<Operator> {
        let value = Operator {
            id: OperatorId(Uuid::from_u128(number)),
            name: "Anna Berg".to_owned(),
            roles: Roles::new(&[Role::AccountAdmin]),
            settings: OperatorSettings::default(),
        };
        Versioned { version: Version(Seq(3)), value }
    }

    #[test]
    fn role_1_every_operator_may_change_their_own_settings_and_nobody_elses() {
        let (own, other) = (operator(0xA11A), operator(2));
        for role in Role::ALL {
            let actor = Actor::example(&[role]);
            let permit = may_change_settings(&actor, &own).unwrap();
            assert_eq!(permit.basis(), [(EntityRef::Operator(own.value.id), Version(Seq(3)))]);
            assert_eq!(may_change_settings(&actor, &other), Err(Refusal::OthersSettings), "{role:?}");
        }
        assert_eq!(may_change_settings(&Actor::example_customer(true), &own), Err(Refusal::CustomerRole));
    }
}
