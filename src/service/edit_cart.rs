//! The cart of a customer: kept with the operator's drafts, line by line, until it is ordered (BUY-1).

use crate::domain::{ActivityKind, Actor, Cart, CartLine, CatalogItem, CommandId, Permission, TenantId};
use crate::ports::CommandState;
use crate::service::error::ServiceError;
use crate::service::fresh_id::fresh_id;
use crate::service::keep_choice::{drafting_operator, own_drafts};
use crate::service::recording::require_role;
use crate::service::services::Services;
use crate::service::subject::subject_of_customer;

/// What becomes of a cart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CartChange {
    /// The line is put in; of an item that is there already it takes the place.
    Put(CartLine),
    /// The line of that item is taken out, where it is in.
    TakeOut(CatalogItem),
    /// Everything is taken out.
    Empty,
}

/// The operator's cart for that customer; `None` where nothing is in it, or where it was ordered by a program that ended before
/// it could take the cart away.
#[must_use]
pub fn cart_of(services: &Services, actor: &Actor, tenant: TenantId) -> Option<Cart> {
    let cart = own_drafts(services, actor).carts.remove(&tenant)?;
    (!cart.lines.is_empty() && !is_ordered(services, actor, tenant, cart.command)).then_some(cart)
}

/// Changes the cart and gives it back; `None` where nothing is in it any more. Carts are no purchases: nothing is recorded.
///
/// # Errors
/// A refusal without the role to buy, which is not on record, as nothing was tried yet, or what the drafts say.
pub fn edit_cart(
    services: &Services,
    actor: &Actor,
    tenant: TenantId,
    change: &CartChange,
) -> Result<Option<Cart>, ServiceError> {
    let subject = || subject_of_customer(services, actor, tenant);
    require_role(services, actor, Permission::Buy, ActivityKind::OrderPlaced, subject)?;
    let Some(operator) = drafting_operator(actor) else { return Ok(None) };
    let known = cart_of(services, actor, tenant).map(|cart| cart.command);
    let new = command_id(services, actor, tenant);
    let mut kept = None;
    services.drafts.change(operator, &mut |drafts| {
        let empty = || Cart { command: new, lines: Vec::new() };
        let cart = drafts.carts.entry(tenant).or_insert_with(empty);
        // What was ordered already is no part of the next order.
        if Some(cart.command) != known {
            *cart = empty();
        }
        changed(&mut cart.lines, change);
        kept = Some(cart.clone());
        if cart.lines.is_empty() {
            kept = None;
            drafts.carts.remove(&tenant);
        }
    })?;
    Ok(kept)
}

fn changed(lines: &mut Vec<CartLine>, change: &CartChange) {
    match change {
        CartChange::Put(line) => match lines.iter_mut().find(|known| known.item == line.item) {
            Some(known) => *known = line.clone(),
            None => lines.push(line.clone()),
        },
        CartChange::TakeOut(item) => lines.retain(|line| line.item != *item),
        CartChange::Empty => lines.clear(),
    }
}

/// Whether a cart with that command was ordered.
fn is_ordered(services: &Services, actor: &Actor, tenant: TenantId, command: CommandId) -> bool {
    let sent = services.store.command(actor.scope(), tenant, command).ok().flatten();
    sent.is_some_and(|sent| matches!(sent.value.state, CommandState::Settled(_)))
}

/// Takes an ordered cart away; that it stays is told of in the program's log, and ordering it again orders nothing.
pub(in crate::service) fn forget_cart(services: &Services, actor: &Actor, tenant: TenantId, command: CommandId) {
    let Some(operator) = drafting_operator(actor) else { return };
    let forgotten = services.drafts.change(operator, &mut |drafts| {
        if drafts.carts.get(&tenant).is_some_and(|cart| cart.command == command) {
            drafts.carts.remove(&tenant);
        }
    });
    if let Err(error) = forgotten {
        tracing::warn!(%error, "an ordered cart could not be taken away");
    }
}

/// An id that no other cart has: between two carts of one operator for one customer an order was committed, or time passed.
#[must_use]
pub fn command_id(services: &Services, actor: &Actor, tenant: TenantId) -> CommandId {
    CommandId(fresh_id(services, actor, "nyckel cart, command, 1", tenant.as_bytes()))
}
