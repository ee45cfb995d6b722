//! Operators as they were written by schema 2, which knew no locking after a while.

use serde::{Deserialize, Serialize};

use crate::domain::operator::{Notifications, OperatorSettings};
use crate::domain::{Operator, OperatorId, Roles, Seq};
use crate::store::record::KeptOperator;

/// An operator with their place. Nothing here changes any more.
#[derive(Serialize, Deserialize)]
pub(super) struct SecondKeptOperator {
    written: Seq,
    place: u32,
    operator: SecondOperator,
}

#[derive(Serialize, Deserialize)]
struct SecondOperator {
    id: OperatorId,
    name: String,
    roles: Roles,
    settings: SecondSettings,
}

#[derive(Serialize, Deserialize)]
struct SecondSettings {
    language: Option<String>,
    theme: Option<String>,
    clipboard_seconds: Option<u32>,
    focus_seconds: Option<u32>,
    open_masked: bool,
    notifications: Option<Notifications>,
}

impl From<SecondKeptOperator> for KeptOperator {
    fn from(second: SecondKeptOperator) -> Self {
        let SecondKeptOperator { written, place, operator: SecondOperator { id, name, roles, settings } } = second;
        let SecondSettings { language, theme, clipboard_seconds, focus_seconds, open_masked, notifications } = settings;
        let settings = OperatorSettings {
            language,
            theme,
            clipboard_seconds,
            focus_seconds,
            open_masked,
            notifications,
            lock_minutes: None,
        };
        Self { written, place, operator: Operator { id, name, roles, settings } }
    }
}

#[cfg(test)]
impl SecondKeptOperator {
    /// What schema 2 would have written of it.
    pub(super) fn of(newest: &KeptOperator) -> Self {
        let Operator { id, name, roles, settings } = newest.operator.clone();
        let OperatorSettings { language, theme, clipboard_seconds, focus_seconds, open_masked, notifications, .. } =
            settings;
        let settings = SecondSettings { language, theme, clipboard_seconds, focus_seconds, open_masked, notifications };
        Self { written: newest.written, place: newest.place, operator: SecondOperator { id, name, roles, settings } }
    }
}
