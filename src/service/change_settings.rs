//! Changing one of an operator's own settings. The others stay as they are in the store, whatever the one who asks knew of
//! them, so that of two changes at once none is lost.

use nonempty::NonEmpty;

use crate::domain::activity::Subject;
use crate::domain::operator::{SettingChange, may_change_settings};
use crate::domain::{ActivityKind, Actor, Operator, OperatorId, Permission, role};
use crate::ports::{Change, Commit, commit};
use crate::service::error::{ServiceError, What};
use crate::service::recording::{record, refused};
use crate::service::retry::decided_anew;
use crate::service::services::Services;

/// Whose setting becomes what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeSettings {
    /// The operator.
    pub operator: OperatorId,
    /// The setting as it is to be.
    pub change: SettingChange,
}

/// Changes the setting and gives the operator back as it now stands.
///
/// # Errors
/// A recorded refusal for anybody else's settings, [`ServiceError::NotFound`], or what the store says.
pub fn change_settings(services: &Services, actor: &Actor, ask: &ChangeSettings) -> Result<Operator, ServiceError> {
    decided_anew(|| change_once(services, actor, ask))
}

fn change_once(services: &Services, actor: &Actor, ask: &ChangeSettings) -> Result<Operator, ServiceError> {
    let record = record(services, actor, ActivityKind::SettingsChanged, Subject::default());
    if let Err(refusal) = role::require(actor, Permission::OwnSettings) {
        return Err(refused(services, actor, refusal, record));
    }
    let operators = services.store.operators()?;
    let known = operators.into_iter().find(|operator| operator.value.id == ask.operator);
    let known = known.ok_or(ServiceError::NotFound(What::Operator(ask.operator)))?;
    let permit = match may_change_settings(actor, &known) {
        Ok(permit) => permit,
        Err(refusal) => return Err(refused(services, actor, refusal, record)),
    };
    let mut operator = known.value;
    operator.settings.take_over(ask.change.clone());
    let changes = vec![Change::Operator(operator.clone())];
    commit(services.store.as_ref(), &Commit::by(actor, permit, changes, NonEmpty::new(record)))?;
    Ok(operator)
}
