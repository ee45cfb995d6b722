//! Who may enter the store: the operators as the rules ask for them, and the slots of the vault with them.

use nonempty::NonEmpty;

use crate::domain::activity::{OperatorSubject, Subject};
use crate::domain::operators::{Operators, OperatorsRefusal};
use crate::domain::{ActivityKind, ActivityRecord, Actor, Operator, OperatorId, Permit, Refusal, Roles};
use crate::ports::{Change, Commit, CommitError, KeySlot, StoreFailure, VaultFailure, commit};
use crate::search::fold;
use crate::service::error::{ServiceError, What};
use crate::service::recording::{record, refused};
use crate::service::services::Services;

/// The operators and their slots, as they were read.
pub(in crate::service) struct Entering {
    /// The operators.
    pub(in crate::service) operators: Operators,
    /// The slots of the vault.
    pub(in crate::service) slots: Vec<KeySlot>,
}

impl Entering {
    /// Reads them.
    pub(in crate::service) fn read(services: &Services) -> Result<Self, ServiceError> {
        let entrants = services.store.entrants()?;
        let slots = entrants.value.key_slots;
        let operators = Operators {
            version: entrants.version,
            all: entrants.value.operators,
            with_passphrase: slots.iter().map(|slot| slot.operator).collect(),
            is_same_name: |one, other| fold(one) == fold(other),
        };
        Ok(Self { operators, slots })
    }

    /// The operator; [`ServiceError::NotFound`] where there is no such one.
    pub(in crate::service) fn operator(&self, id: OperatorId) -> Result<Operator, ServiceError> {
        self.operators.get(id).cloned().ok_or(ServiceError::NotFound(What::Operator(id)))
    }
}

/// Something that the actor does to an operator, as it is recorded.
pub(in crate::service) fn recorded(
    services: &Services,
    actor: &Actor,
    kind: ActivityKind,
    operator: &Operator,
    roles: Option<&Roles>,
) -> ActivityRecord {
    let subject = OperatorSubject { id: operator.id, name: operator.name.clone(), roles: roles.cloned() };
    record(services, actor, kind, Subject { operator: Some(subject), ..Subject::default() })
}

/// Writes the changes together with a new master key for those slots, by which everything is sealed from then on: what
/// opened by a slot that is not among them opens nothing new. Where it is not known whether that is on disk the vault is
/// locked, so that nothing is sealed by a key that nobody has, or by one that somebody has who should not.
pub(in crate::service) fn commit_with_new_master(
    services: &Services,
    actor: &Actor,
    (permit, changes): (Permit, Vec<Change>),
    slots: &[KeySlot],
    (entering, record): (&Entering, ActivityRecord),
) -> Result<(), ServiceError> {
    let (slots, new) = match services.vault.renewed(slots) {
        Ok(renewed) => renewed,
        Err(VaultFailure::FirstKind(id)) => {
            let name = entering.operators.get(id).map_or_else(|| id.to_string(), |operator| operator.name.clone());
            let refusal = Refusal::from(OperatorsRefusal::SlotOfFirstKind { name });
            return Err(refused(services, actor, refusal, record));
        }
        Err(failure) => return Err(failure.into()),
    };
    let changes = changes.into_iter().chain(slots.into_iter().map(Change::KeySlot)).collect();
    match commit(services.store.as_ref(), &Commit::by(actor, permit, changes, NonEmpty::new(record))) {
        Ok(_) => {
            services.vault.adopt(new);
            Ok(())
        }
        Err(CommitError::Store(failure)) if !matches!(failure, StoreFailure::ReadOnly(_)) => {
            services.vault.lock();
            Err(failure.into())
        }
        Err(error) => Err(error.into()),
    }
}

/// Records the refusal of something that was asked for of an operator whom the actor may not change, and gives it back.
pub(in crate::service) fn refused_unseen(
    services: &Services,
    actor: &Actor,
    (kind, refusal): (ActivityKind, Refusal),
    id: OperatorId,
) -> ServiceError {
    let known = services.store.operators().unwrap_or_default().into_iter().map(|operator| operator.value);
    let record = match known.into_iter().find(|operator| operator.id == id) {
        Some(operator) => recorded(services, actor, kind, &operator, None),
        None => record(services, actor, kind, Subject::default()),
    };
    refused(services, actor, refusal, record)
}
