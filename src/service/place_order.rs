//! *Skapa och betala*: an order is placed and paid once, however often it is sent and whenever the program ends (BUY-1).
//!
//! **Invariant:** the command is on disk before the provider gets it, and everything it came to is written in one commit with
//! it: an order is never there without its purchases and charges, and neither is there without the order.

use nonempty::NonEmpty;

use crate::domain::sale::{Totals, may_order};
use crate::domain::{
    ActivityKind, ActivityRecord, Actor, CartLine, CommandId, OrderId, Permission, TenantId, Version, Versioned, role,
};
use crate::ports::store::version_of;
use crate::ports::{Change, Command, CommandState, Commit, OrderedLine, Outcome, SentCommand, Stop, commit};
use crate::service::buyer::ReadBuyer;
use crate::service::carry_out::{SENT, carry_on, find_out};
use crate::service::edit_cart::forget_cart;
use crate::service::error::ServiceError;
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
                return order_of(&carry_on(services, before, stop)?);
            }
            never_ordered(services, before)?;
            sent = read()?;
        }
        order_of(&carry_on(services, &send(services, actor, ask, sent.as_ref())?, stop)?)
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
    find_out(services, sent)?.map_or(Ok(()), |outcome| Err(ServiceError::OrderedOtherwise(order_of(&outcome)?)))
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

/// The order that a command came to.
fn order_of(outcome: &Outcome) -> Result<OrderId, ServiceError> {
    match outcome {
        Outcome::Ordered(placed) => Ok(placed.id.clone()),
        Outcome::Cancelled { .. } | Outcome::NeedsMoreInformation => Err(ServiceError::OutcomeUnknown),
    }
}
