//! Changing an operator's own settings, one at a time: each change is made to the settings as they are then, so that it
//! takes none back that was made meanwhile.

use nonempty::NonEmpty;

use crate::domain::activity::Subject;
use crate::domain::operator::{OperatorSettings, may_change_settings};
use crate::domain::{ActivityKind, Actor, Operator, OperatorId};
use crate::ports::{Change, Commit, CommitError, commit};
use crate::service::error::{ServiceError, What};
use crate::service::recording::{record, refused};
use crate::service::reveal_key::ATTEMPTS;
use crate::service::services::Services;

/// What changes of whose settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeSettings {
    /// The operator.
    pub operator: OperatorId,
    /// The one setting and its new value.
    pub change: SettingChange,
}

/// One setting and its new value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SettingChange {
    /// The language, as its tag.
    Language(String),
    /// The theme's name.
    Theme(String),
    /// Seconds until a copied key is cleared.
    ClipboardSeconds(u32),
    /// Seconds the shown key stays after the terminal loses focus.
    FocusSeconds(u32),
    /// Whether the key dialog opens with the key hidden.
    OpenMasked(bool),
}

/// Changes the setting and gives the operator back as it now stands.
///
/// # Errors
/// A recorded refusal for anybody else's settings, [`ServiceError::NotFound`], or what the store says.
pub fn change_settings(services: &Services, actor: &Actor, ask: &ChangeSettings) -> Result<Operator, ServiceError> {
    let mut attempt = 1;
    loop {
        match change_once(services, actor, ask) {
            Err(ServiceError::Commit(CommitError::Conflict { .. })) if attempt < ATTEMPTS => attempt += 1,
            result => return result,
        }
    }
}

fn change_once(services: &Services, actor: &Actor, ask: &ChangeSettings) -> Result<Operator, ServiceError> {
    let record = record(services, actor, ActivityKind::SettingsChanged, Subject::default());
    let operators = services.store.operators()?;
    let known = operators.into_iter().find(|operator| operator.value.id == ask.operator);
    let known = known.ok_or(ServiceError::NotFound(What::Operator(ask.operator)))?;
    let permit = match may_change_settings(actor, &known) {
        Ok(permit) => permit,
        Err(refusal) => return Err(refused(services, actor, refusal, record)),
    };
    let settings = changed(known.value.settings.clone(), &ask.change);
    let operator = Operator { settings, ..known.value };
    let changes = vec![Change::Operator(operator.clone())];
    commit(services.store.as_ref(), &Commit::by(actor, permit, changes, NonEmpty::new(record)))?;
    Ok(operator)
}

fn changed(settings: OperatorSettings, change: &SettingChange) -> OperatorSettings {
    match change {
        SettingChange::Language(tag) => OperatorSettings { language: Some(tag.clone()), ..settings },
        SettingChange::Theme(name) => OperatorSettings { theme: Some(name.clone()), ..settings },
        SettingChange::ClipboardSeconds(seconds) => OperatorSettings { clipboard_seconds: Some(*seconds), ..settings },
        SettingChange::FocusSeconds(seconds) => OperatorSettings { focus_seconds: Some(*seconds), ..settings },
        SettingChange::OpenMasked(is_masked) => OperatorSettings { open_masked: *is_masked, ..settings },
    }
}
