//! A command's way: sent to the provider once it is on disk, and settled with everything it came to in one commit.
//!
//! **Invariant:** what a command came to is never there without the command being settled, nor the other way about; and no
//! command is settled twice, whoever learns first what came of it.

use nonempty::NonEmpty;

use crate::domain::activity::{ActivityOutcome, Failure};
use crate::domain::{ActivityKind, ActivityRecord, RuleId, Scope, Versioned};
use crate::ports::{Change, Command, CommandState, Commit, Outcome, SentCommand, StandingOfCommand, Stop, commit};
use crate::service::cancelled;
use crate::service::error::ServiceError;
use crate::service::ordered;
use crate::service::services::Services;
use crate::service::subject::{subject_of, subject_of_customer};

/// What the record of a command says that was written down to be sent, the same in every language.
pub(in crate::service) const SENT: &str = "sent";

/// Asks what came of every command of which that is not known, and writes it down: what a program that ended left open.
///
/// # Errors
/// What the store says; what was settled until then stands.
pub fn settle_commands(services: &Services, stop: &Stop) -> Result<(), ServiceError> {
    let open = services.store.open_commands(Scope::whole_partner(), OPEN)?;
    for sent in open {
        if stop.is_raised() {
            break;
        }
        match find_out(services, &sent) {
            Ok(_) | Err(ServiceError::OutcomeUnknown) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// As many open commands are asked for at once; there are as many as programs ended in the middle of one.
const OPEN: usize = 100;

/// Has the provider do it, or says what came of it where that is known.
pub(in crate::service) fn carry_on(
    services: &Services,
    sent: &Versioned<SentCommand>,
    stop: &Stop,
) -> Result<Outcome, ServiceError> {
    if let CommandState::Settled(outcome) = &sent.value.state {
        return Ok(outcome.clone());
    }
    match services.provider.carry_out(&sent.value.command, sent.value.id, stop) {
        Ok(outcome) => settle(services, sent, outcome),
        Err(error) => find_out(services, sent)?.ok_or_else(|| error.into()),
    }
}

/// Asks the provider what came of a command, and writes that down; `None` where it never happened.
pub(in crate::service) fn find_out(
    services: &Services,
    sent: &Versioned<SentCommand>,
) -> Result<Option<Outcome>, ServiceError> {
    match services.provider.standing(sent.value.id) {
        Ok(StandingOfCommand::NeverHappened) => never_happened(services, sent).map(|()| None),
        Ok(StandingOfCommand::Settled(outcome)) => settle(services, sent, outcome).map(Some),
        Ok(StandingOfCommand::UnderWay) | Err(_) => Err(ServiceError::OutcomeUnknown),
    }
}

/// Writes down what came of it, with everything that it came to.
fn settle(services: &Services, sent: &Versioned<SentCommand>, outcome: Outcome) -> Result<Outcome, ServiceError> {
    let (changes, outcome_recorded, reason) = come_to(services, &sent.value, &outcome)?;
    let record = ActivityRecord { reason, ..record_of(services, &sent.value, outcome_recorded) };
    let settled = Commit::outcome(sent, outcome.clone(), changes, NonEmpty::new(record));
    commit(services.store.as_ref(), &settled)?;
    Ok(outcome)
}

/// What a command came to: what changes, how it went, and what its record says besides.
fn come_to(
    services: &Services,
    sent: &SentCommand,
    outcome: &Outcome,
) -> Result<(Vec<Change>, ActivityOutcome, Option<String>), ServiceError> {
    match (&sent.command, outcome) {
        (Command::PlaceOrder { tenant, lines }, Outcome::Ordered(placed)) => {
            let changes = ordered::changes_of(services, *tenant, lines, placed)?;
            Ok((changes, ActivityOutcome::Done, Some(placed.id.to_string())))
        }
        (Command::Cancel { entitlement, refund, .. }, Outcome::Cancelled { at }) => Ok((
            cancelled::changes_of(services, sent.by.scope(), (entitlement, refund), *at)?,
            ActivityOutcome::Done,
            None,
        )),
        (Command::Cancel { .. }, Outcome::NeedsMoreInformation) => {
            Ok((Vec::new(), ActivityOutcome::Refused(RuleId::Perp5), None))
        }
        (Command::PlaceOrder { .. }, Outcome::Cancelled { .. } | Outcome::NeedsMoreInformation)
        | (Command::Cancel { .. }, Outcome::Ordered(_)) => Err(ServiceError::OutcomeUnknown),
    }
}

fn never_happened(services: &Services, sent: &Versioned<SentCommand>) -> Result<(), ServiceError> {
    let record = record_of(services, &sent.value, ActivityOutcome::Failed(Failure::Provider));
    commit(services.store.as_ref(), &Commit::never_happened(sent, NonEmpty::new(record)))?;
    Ok(())
}

/// The record of what came of a command, whoever learns of it: who sent it did it.
fn record_of(services: &Services, sent: &SentCommand, outcome: ActivityOutcome) -> ActivityRecord {
    let (kind, subject) = match &sent.command {
        Command::PlaceOrder { tenant, .. } => {
            (ActivityKind::OrderPlaced, subject_of_customer(services, &sent.by, *tenant))
        }
        Command::Cancel { entitlement, .. } => {
            (ActivityKind::PurchaseCancelled, subject_of(services, &sent.by, entitlement, None))
        }
    };
    ActivityRecord {
        at: services.clock.now(),
        actor: sent.by.clone(),
        subject,
        kind,
        origin: sent.origin.clone(),
        outcome,
        reason: None,
        detail: None,
    }
}
