//! Operators as they were written by schema 1, which knew no notifications.

use serde::{Deserialize, Serialize};

use crate::domain::operator::OperatorSettings;
use crate::domain::{Operator, OperatorId, Roles, Seq};
use crate::store::record::KeptOperator;

/// An operator with their place. Nothing here changes any more.
#[derive(Serialize, Deserialize)]
pub(super) struct FirstKeptOperator {
    written: Seq,
    place: u32,
    operator: FirstOperator,
}

#[derive(Serialize, Deserialize)]
struct FirstOperator {
    id: OperatorId,
    name: String,
    roles: Roles,
    settings: FirstSettings,
}

#[derive(Serialize, Deserialize)]
struct FirstSettings {
    language: Option<String>,
    theme: Option<String>,
    clipboard_seconds: Option<u32>,
    focus_seconds: Option<u32>,
    open_masked: bool,
}

impl From<FirstKeptOperator> for KeptOperator {
    fn from(first: FirstKeptOperator) -> Self {
        let FirstKeptOperator { written, place, operator } = first;
        let FirstSettings { language, theme, clipboard_seconds, focus_seconds, open_masked } = operator.settings;
        let settings = OperatorSettings {
            language,
            theme,
            clipboard_seconds,
            focus_seconds,
            open_masked,
            notifications: None,
            lock_minutes: None,
        };
        Self {
            written,
            place,
            operator: Operator { id: operator.id, name: operator.name, roles: operator.roles, settings },
        }
    }
}

#[cfg(test)]
impl FirstKeptOperator {
    /// What schema 1 would have written of it.
    pub(super) fn of(newest: &KeptOperator) -> Self {
        let Operator { id, name, roles, settings } = newest.operator.clone();
        let OperatorSettings { language, theme, clipboard_seconds, focus_seconds, open_masked, .. } = settings;
        let settings = FirstSettings { language, theme, clipboard_seconds, focus_seconds, open_masked };
        Self { written: newest.written, place: newest.place, operator: FirstOperator { id, name, roles, settings } }
    }
}
