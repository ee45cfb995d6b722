//! The receipt of a cancellation: read to be looked at, or given out as a document once that is on record (LOG-1).

use std::path::{Path, PathBuf};

use nonempty::NonEmpty;

use crate::domain::cancellation_receipt::may_have_receipt;
use crate::domain::download::FileName;
use crate::domain::support_request::Content;
use crate::domain::{ActivityKind, Actor, CancellationReceipt, EntitlementId, Permission, role};
use crate::ports::page::all_pages;
use crate::ports::store::ChargeFilter;
use crate::ports::{Command, CommandState, Commit, Outcome, Page, SentCommand, commit};
use crate::service::cancel_purchase::command_of;
use crate::service::error::{ServiceError, What};
use crate::service::recording::{record, refused, require_look};
use crate::service::services::Services;
use crate::service::subject::{Purchase, subject_of};

/// The receipt, to be looked at.
///
/// # Errors
/// A recorded refusal without a role that sees invoices, [`ServiceError::NotFound`] of what is not there, was not cancelled
/// or was cancelled by somebody else than this store, or what the store says.
pub fn read_receipt(
    services: &Services,
    actor: &Actor,
    id: &EntitlementId,
) -> Result<CancellationReceipt, ServiceError> {
    require_look(services, actor, Permission::Invoices, || subject_of(services, actor, id, None))?;
    let purchase = Purchase::read(services, actor, id)?;
    receipt_of(services, actor, purchase)
}

/// The receipt, to be given out. That it is, is on disk before.
///
/// # Errors
/// As [`read_receipt`].
pub fn give_receipt(
    services: &Services,
    actor: &Actor,
    id: &EntitlementId,
) -> Result<CancellationReceipt, ServiceError> {
    if let Err(refusal) = role::require(actor, Permission::Invoices) {
        let asked = record(services, actor, ActivityKind::Exported, subject_of(services, actor, id, None));
        return Err(refused(services, actor, refusal, asked));
    }
    let purchase = Purchase::read(services, actor, id)?;
    let permit = may_have_receipt(actor, purchase.purchased())?;
    let given = record(services, actor, ActivityKind::Exported, purchase.subject(None));
    let receipt = receipt_of(services, actor, purchase)?;
    commit(services.store.as_ref(), &Commit::by(actor, permit, Vec::new(), NonEmpty::new(given)))?;
    Ok(receipt)
}

/// Writes the receipt to a new file in that folder, only the operator's to read, and says where it is. `compose` makes its
/// name and its bytes; the record is on disk before there is a file.
///
/// # Errors
/// As [`give_receipt`], or [`ServiceError::OwnFiles`].
pub fn export_receipt(
    services: &Services,
    actor: &Actor,
    id: &EntitlementId,
    folder: &Path,
    compose: impl FnOnce(&CancellationReceipt) -> (FileName, Vec<u8>),
) -> Result<PathBuf, ServiceError> {
    let (name, content) = compose(&give_receipt(services, actor, id)?);
    Ok(services.own_files.write_new(folder, &name, &Content::new(content))?)
}

/// The receipt of a purchase, by the command that cancelled it.
fn receipt_of(services: &Services, actor: &Actor, purchase: Purchase<'_>) -> Result<CancellationReceipt, ServiceError> {
    let id = &purchase.entitlement.value.id;
    let sent = services.store.command(actor.scope(), id.tenant, command_of(id))?;
    let missing = || ServiceError::NotFound(What::CancellationReceipt(id.clone()));
    let SentCommand { id: number, command, by, state, .. } = sent.ok_or_else(missing)?.value;
    match (command, state) {
        (Command::Cancel { refund, .. }, CommandState::Settled(Outcome::Cancelled { at })) => Ok(CancellationReceipt {
            number,
            quantity: quantity_of(services, actor, id)?,
            customer: purchase.customer,
            purchase: purchase.entitlement.value,
            subscription: purchase.subscription.map(|read| read.value),
            by,
            at,
            refund,
            issued: services.clock.now(),
        }),
        (Command::Cancel { .. } | Command::PlaceOrder { .. }, _) => Err(missing()),
    }
}

/// How many were bought. Nothing is left of the line itself, but what was charged of it keeps saying so (PERP-6).
fn quantity_of(services: &Services, actor: &Actor, id: &EntitlementId) -> Result<Option<u32>, ServiceError> {
    let filter = ChargeFilter { tenant: Some(id.tenant), from: None, until: None };
    let store = services.store.as_ref();
    let charges = all_pages(|after| store.charges(actor.scope(), &filter, after, Page::<()>::LIMIT))?;
    Ok(charges.into_iter().rev().find(|charge| charge.id.entitlement == *id).map(|charge| charge.quantity))
}
