//! *Skicka* on a cancellation: one purchase is cancelled once, however often it is sent and whenever the program ends
//! (CANCEL-5, PERP-2).
//!
//! **Invariant:** a purchase has one command that cancels it. Whoever sends it second joins the first and is told so:
//! nothing is cancelled, and nothing given back, twice.

use nonempty::NonEmpty;
use uuid::{Builder, Uuid};

use crate::domain::cancellation::may_cancel;
use crate::domain::{
    ActivityKind, ActivityRecord, Actor, CommandId, EntitlementId, Instant, Permission, Refund, Refusal, SubmissionId,
    Version, Versioned, role,
};
use crate::ports::store::version_of;
use crate::ports::{Change, Command, CommandState, Commit, CommitError, Outcome, SentCommand, Stop, commit};
use crate::service::apply_time::apply_time_to;
use crate::service::cancellable::ReadCancellable;
use crate::service::carry_out::{SENT, carry_on};
use crate::service::error::ServiceError;
use crate::service::recording::{failed, record, refused};
use crate::service::retry::decided_anew;
use crate::service::services::Services;
use crate::service::subject::subject_of;

/// What is to be cancelled, and what was shown of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CancelPurchase {
    /// The purchase.
    pub entitlement: EntitlementId,
    /// The submit, made when the dialog opened.
    pub submission: SubmissionId,
    /// What was shown that it gives back.
    pub shown: Refund,
}

/// What a cancellation came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CancelledPurchase {
    /// Since when it is in force.
    pub at: Instant,
    /// What is given back.
    pub refund: Refund,
}

/// Cancels a purchase: its keys and links are revoked, what was charged is credited, and nothing more becomes due, all in
/// one commit (AFTER-1 … AFTER-3). Downloads of it that are under way are stopped. The same submit sent again is answered
/// with what it came to.
///
/// # Errors
/// A recorded refusal: of the role, of the window, of what was cancelled already, also by somebody else just now, or
/// [`Refusal::NeedsInformation`]; [`ServiceError::NotFound`]; [`ServiceError::OtherAmounts`] where another amount than was
/// shown would be given back; [`ServiceError::OutcomeUnknown`]; or what failed, which is recorded.
pub fn cancel_purchase(
    services: &Services,
    actor: &Actor,
    ask: &CancelPurchase,
    stop: &Stop,
) -> Result<CancelledPurchase, ServiceError> {
    let asked = || asked(services, actor, &ask.entitlement);
    if let Err(refusal) = role::require(actor, Permission::Cancel) {
        return Err(refused(services, actor, refusal, asked()));
    }
    // What is given back is decided in the present term: what became due until now comes first.
    let cancelled = apply_time_to(services, &ask.entitlement)
        .and_then(|()| decided_anew(|| cancel_once(services, actor, ask, stop)))
        .map_err(|error| failed(services, actor, error, asked))?;
    services.running.stop_of(&ask.entitlement);
    Ok(cancelled)
}

/// The submit of an operator who cancels a purchase by a command, always the same one. A script that was cut short keeps
/// nothing of what it sent. As a purchase is cancelled once at most, operator and purchase are enough to tell its second run
/// from somebody else's cancellation: the run is answered with what the first one came to.
#[must_use]
pub fn submission_by_command(actor: &Actor, id: &EntitlementId) -> SubmissionId {
    let mut hasher = blake3::Hasher::new_derive_key("nyckel submit, cancelling by a command, 1");
    if let Some(operator) = actor.operator() {
        hasher.update(operator.as_bytes());
    }
    SubmissionId(id_of(hasher, id))
}

/// The command that cancels a purchase, always the same one.
#[must_use]
pub(in crate::service) fn command_of(id: &EntitlementId) -> CommandId {
    CommandId(id_of(blake3::Hasher::new_derive_key("nyckel command, cancelling a purchase, 1"), id))
}

fn id_of(mut hasher: blake3::Hasher, id: &EntitlementId) -> Uuid {
    hasher.update(id.tenant.as_bytes()).update(&id.line.0.to_le_bytes()).update(id.order.as_str().as_bytes());
    let mut bytes = [0; 16];
    hasher.finalize_xof().fill(&mut bytes);
    Builder::from_random_bytes(bytes).into_uuid()
}

fn cancel_once(
    services: &Services,
    actor: &Actor,
    ask: &CancelPurchase,
    stop: &Stop,
) -> Result<CancelledPurchase, ServiceError> {
    let command = command_of(&ask.entitlement);
    // Before the command: of a purchase that was cancelled by then, the command says by which submit.
    let read = ReadCancellable::read(services, actor, &ask.entitlement)?;
    let before = services.store.command(actor.scope(), ask.entitlement.tenant, command)?;
    let sent = match &before {
        Some(before) if is_to_be_joined(&before.value) => before.clone(),
        Some(_) | None => send(services, actor, ask, &read, (command, version_of(before.as_ref())))?,
    };
    let outcome = carry_on(services, &sent, stop)?;
    match (&sent.value.command, outcome) {
        (Command::Cancel { submission, refund, .. }, Outcome::Cancelled { at }) if *submission == ask.submission => {
            Ok(CancelledPurchase { at, refund: *refund })
        }
        (Command::Cancel { .. }, Outcome::Cancelled { at }) => {
            Err(refused(services, actor, Refusal::Cancelled { at }, asked(services, actor, &ask.entitlement)))
        }
        // That is on record: it is what the command came to.
        (Command::Cancel { .. }, Outcome::NeedsMoreInformation) => Err(Refusal::NeedsInformation.into()),
        (Command::Cancel { .. } | Command::PlaceOrder { .. }, _) => Err(ServiceError::OutcomeUnknown),
    }
}

fn asked(services: &Services, actor: &Actor, id: &EntitlementId) -> ActivityRecord {
    record(services, actor, ActivityKind::PurchaseCancelled, subject_of(services, actor, id, None))
}

/// Whether a command that was sent before is not to be sent anew: it is under way, or it was done. What came to nothing, or
/// needed more information, can be sent again.
fn is_to_be_joined(sent: &SentCommand) -> bool {
    match &sent.state {
        CommandState::Sent | CommandState::Settled(Outcome::Cancelled { .. } | Outcome::Ordered(_)) => true,
        CommandState::NeverHappened | CommandState::Settled(Outcome::NeedsMoreInformation) => false,
    }
}

/// Decides and writes the command down, so that it can be sent.
fn send(
    services: &Services,
    actor: &Actor,
    ask: &CancelPurchase,
    read: &ReadCancellable<'_>,
    command: (CommandId, Version),
) -> Result<Versioned<SentCommand>, ServiceError> {
    let asked = || record(services, actor, ActivityKind::PurchaseCancelled, read.purchase.subject(None));
    let now = services.clock.now();
    let (permit, refund) = match may_cancel(actor, read.cancellable(), command, now) {
        Ok(decided) => decided,
        Err(refusal) => return Err(refused(services, actor, refusal, asked())),
    };
    if refund != ask.shown {
        return Err(ServiceError::OtherAmounts);
    }
    let sent = SentCommand {
        id: command.0,
        tenant: ask.entitlement.tenant,
        command: Command::Cancel { entitlement: ask.entitlement.clone(), submission: ask.submission, refund },
        by: actor.clone(),
        origin: services.origin.clone(),
        at: now,
        state: CommandState::Sent,
    };
    let changes = vec![Change::Command(Box::new(sent.clone()))];
    let record = ActivityRecord { reason: Some(SENT.to_owned()), ..asked() };
    match commit(services.store.as_ref(), &Commit::by(actor, permit, changes, NonEmpty::new(record))) {
        Ok(receipt) => Ok(Versioned { version: Version(receipt.seq()), value: sent }),
        Err(CommitError::TooLate { not_after: at }) => {
            Err(refused(services, actor, read.cancellable().passed(at), asked()))
        }
        Err(error) => Err(error.into()),
    }
}
