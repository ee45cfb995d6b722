//! *Skapa och betala*: an order is placed and paid once, however often it is sent and whenever the program ends (BUY-1).
//!
//! **Invariant:** the command is on disk before the provider gets it, and everything it came to is written in one commit with
//! it: an order is never there without its purchases and charges, and neither is there without the order.

use nonempty::NonEmpty;

use crate::domain::activity::{ActivityOutcome, Failure, Subject};
use crate::domain::sale::{Totals, may_order};
use crate::domain::{
    ActivityKind, ActivityRecord, Actor, CartLine, CommandId, OrderId, Permission, Scope, TenantId, Version, Versioned,
    role,
};
use crate::ports::store::version_of;
use crate::ports::{
    Change, Command, CommandState, Commit, OrderedLine, Outcome, SentCommand, StandingOfCommand, Stop, commit,
};
use crate::service::buyer::ReadBuyer;
use crate::service::edit_cart::forget_cart;
use crate::service::error::ServiceError;
use crate::service::ordered::changes_of;
use crate::service::recording::{failed, record, refused};
use crate::service::retry::decided_anew;
use crate::service::review_order::reviewed;
use crate::service::services::Services;
use crate::service::subject::subject_of_customer;

/// What is to be bought for whom, and what was shown of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceOrder {
    /// The customer.
    pub tenant: TenantId,
    /// The id of the command, made with the cart.
    pub command: CommandId,
    /// The lines.
    pub lines: Vec<CartLine>,
    /// What the review screen said it comes to.
    pub shown: Totals,
}

/// Places and pays an order, and says its number. A command that was settled before is answered with its order and pays
/// nothing again.
///
/// # Errors
/// A recorded refusal, [`ServiceError::NotFound`], [`ServiceError::OtherAmounts`] where it comes to something else than was
/// shown, [`ServiceError::OrderedOtherwise`] where other lines were ordered by that command, [`ServiceError::OutcomeUnknown`], or what failed, which is recorded.
pub fn place_order(services: &Services, actor: &Actor, ask: &PlaceOrder, stop: &Stop) -> Result<OrderId, ServiceError> {
    let subject = || subject_of_customer(services, actor, ask.tenant);
    if let Err(refusal) = role::require(actor, Permission::Buy) {
        return Err(refused(services, actor, refusal, record(services, actor, ActivityKind::OrderPlaced, subject())));
    }
    let placed = decided_anew(|| {
        let read = || services.store.command(actor.scope(), ask.tenant, ask.command);
        let mut sent = read()?;
        if let Some(before) = sent.as_ref().filter(|sent| sent.value.state != CommandState::NeverHappened) {
            if is_of_that(&before.value, ask) {
                return carry_on(services, before, stop);
            }
            never_ordered(services, before)?;
            sent = read()?;
        }
        carry_on(services, &send(services, actor, ask, sent.as_ref())?, stop)
    });
    match placed {
        Ok(order) => {
            forget_cart(services, actor, ask.tenant, ask.command);
            Ok(order)
        }
        Err(error) => {
            Err(failed(services, actor, error, || record(services, actor, ActivityKind::OrderPlaced, subject())))
        }
    }
}

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

/// Whether a command was sent to order the same lines.
fn is_of_that(sent: &SentCommand, ask: &PlaceOrder) -> bool {
    let Command::PlaceOrder { lines, .. } = &sent.command else { return false };
    let line = |line: &OrderedLine| CartLine { item: line.item.clone(), quantity: line.quantity, plan: line.plan };
    lines.iter().map(line).eq(ask.lines.iter().cloned())
}

/// Finds out that nothing came of a command that was sent with other lines, so that its id can be used for these.
fn never_ordered(services: &Services, sent: &Versioned<SentCommand>) -> Result<(), ServiceError> {
    if let CommandState::Settled(outcome) = &sent.value.state {
        return Err(ServiceError::OrderedOtherwise(order_of(outcome)?));
    }
    find_out(services, sent)?.map_or(Ok(()), |order| Err(ServiceError::OrderedOtherwise(order)))
}

/// Decides and writes the command down, so that it can be sent.
fn send(
    services: &Services,
    actor: &Actor,
    ask: &PlaceOrder,
    before: Option<&Versioned<SentCommand>>,
) -> Result<Versioned<SentCommand>, ServiceError> {
    let buyer = ReadBuyer::read(services, actor, ask.tenant)?;
    let subject = subject_of_customer(services, actor, ask.tenant);
    let asked = || record(services, actor, ActivityKind::OrderPlaced, subject.clone());
    let decided = reviewed(services, &buyer, &ask.lines)
        .into_iter()
        .collect::<Result<Vec<_>, _>>()
        .and_then(|lines| Ok((may_order(actor, buyer.buyer(), (ask.command, version_of(before)), &lines)?, lines)));
    let ((permit, totals), lines) = match decided {
        Ok(decided) => decided,
        Err(refusal) => return Err(refused(services, actor, refusal, asked())),
    };
    if totals != ask.shown {
        return Err(ServiceError::OtherAmounts);
    }
    let lines = lines.into_iter().map(|reviewed| OrderedLine {
        item: reviewed.line.item,
        quantity: reviewed.line.quantity,
        plan: reviewed.line.plan,
        unit_price: reviewed.on_sale.unit_price,
        tax: reviewed.on_sale.tax,
    });
    let sent = SentCommand {
        id: ask.command,
        tenant: ask.tenant,
        command: Command::PlaceOrder { tenant: ask.tenant, lines: lines.collect() },
        by: actor.clone(),
        origin: services.origin.clone(),
        at: services.clock.now(),
        state: CommandState::Sent,
    };
    let changes = vec![Change::Command(Box::new(sent.clone()))];
    let asked = ActivityRecord { reason: Some(SENT.to_owned()), ..asked() };
    let receipt = commit(services.store.as_ref(), &Commit::by(actor, permit, changes, NonEmpty::new(asked)))?;
    Ok(Versioned { version: Version(receipt.seq()), value: sent })
}

/// What the record of a command says that was written down to be sent, the same in every language.
const SENT: &str = "sent";

/// Has the provider do it, or says what came of it where that is known.
fn carry_on(services: &Services, sent: &Versioned<SentCommand>, stop: &Stop) -> Result<OrderId, ServiceError> {
    if let CommandState::Settled(outcome) = &sent.value.state {
        return order_of(outcome);
    }
    match services.provider.carry_out(&sent.value.command, sent.value.id, stop) {
        Ok(outcome) => settle(services, sent, outcome),
        Err(error) => find_out(services, sent)?.ok_or_else(|| error.into()),
    }
}

/// Asks the provider what came of a command, and writes that down: the order, or `None` where it never happened.
fn find_out(services: &Services, sent: &Versioned<SentCommand>) -> Result<Option<OrderId>, ServiceError> {
    match services.provider.standing(sent.value.id) {
        Ok(StandingOfCommand::NeverHappened) => never_happened(services, sent).map(|()| None),
        Ok(StandingOfCommand::Settled(outcome)) => settle(services, sent, outcome).map(Some),
        Ok(StandingOfCommand::UnderWay) | Err(_) => Err(ServiceError::OutcomeUnknown),
    }
}

/// Writes down what came of it, with everything that it came to.
fn settle(services: &Services, sent: &Versioned<SentCommand>, outcome: Outcome) -> Result<OrderId, ServiceError> {
    let order = order_of(&outcome)?;
    let changes = changes_of(services, &sent.value, &outcome)?;
    let done = record_of(services, &sent.value, ActivityOutcome::Done);
    let done = ActivityRecord { reason: Some(order.to_string()), ..done };
    commit(services.store.as_ref(), &Commit::outcome(sent, outcome, changes, NonEmpty::new(done)))?;
    Ok(order)
}

fn never_happened(services: &Services, sent: &Versioned<SentCommand>) -> Result<(), ServiceError> {
    let record = record_of(services, &sent.value, ActivityOutcome::Failed(Failure::Provider));
    commit(services.store.as_ref(), &Commit::never_happened(sent, NonEmpty::new(record)))?;
    Ok(())
}

/// The record of what came of a command, whoever learns of it: who sent it did it.
fn record_of(services: &Services, sent: &SentCommand, outcome: ActivityOutcome) -> ActivityRecord {
    let customer = services.store.customer(sent.by.scope(), sent.tenant).ok().flatten();
    ActivityRecord {
        at: services.clock.now(),
        actor: sent.by.clone(),
        subject: Subject {
            tenant: Some(sent.tenant),
            customer: customer.map(|customer| customer.value.name),
            ..Subject::default()
        },
        kind: ActivityKind::OrderPlaced,
        origin: sent.origin.clone(),
        outcome,
        reason: None,
    }
}

fn order_of(outcome: &Outcome) -> Result<OrderId, ServiceError> {
    match outcome {
        Outcome::Ordered(placed) => Ok(placed.id.clone()),
        Outcome::Done | Outcome::NeedsMoreInformation => Err(ServiceError::OutcomeUnknown),
    }
}
