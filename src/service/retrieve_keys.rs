//! The keys and links of many purchases in one file: looked at first, then got one by one, each with its own record as if it
//! were the only one, then written whole.
//!
//! **Invariant:** what was got lies in memory alone, in a type that shows nothing of it, until the file is written. What is
//! kept with the operator's drafts holds no secret: after a restart everything is got again, on record, and that is told.

mod clear_text;
mod collected;
mod one;
mod plan;
mod write;

pub use collected::{Collected, Missing, RowResult};
pub use one::retrieve_one;
pub use plan::{PlannedRow, RetrievalPlan, WhoseKeys, plan_retrieval};
pub use write::{Delivered, write_retrieved};

use crate::domain::retrieval::{RetrievalBatch, may_retrieve, require_confirmed};
use crate::domain::{ActivityKind, ActivityRecord, Actor, Passphrase, Permit, Sealing, TenantId};
use crate::ports::SealFailure;
use crate::service::error::ServiceError;
use crate::service::keep_choice::{drafting_operator, own_drafts};
use crate::service::recording::{record, refused};
use crate::service::services::Services;
use crate::service::subject::subject_of_customer;

/// What is got, by which passphrase its file is sealed, and what was got so far.
#[derive(Debug, Clone, Copy)]
pub struct Retrieval<'a> {
    /// What is to be got.
    pub batch: &'a RetrievalBatch,
    /// The passphrase, where the file is sealed by one.
    pub passphrase: Option<&'a Passphrase>,
    /// What was got so far.
    pub collected: &'a Collected,
}

/// Keeps what is about to be got, so that it can go on where it is broken off, once everything is in order that can be known
/// before: the role, the reason, whom it is sealed for, the folder, and that a plain file was confirmed by its number of keys.
///
/// # Errors
/// A recorded refusal, [`ServiceError::Seal`], [`ServiceError::OwnFiles`], or what the store and the drafts say.
pub fn begin_retrieval(
    services: &Services,
    actor: &Actor,
    batch: &RetrievalBatch,
    confirmed: Option<u64>,
) -> Result<(), ServiceError> {
    permit(services, actor, batch)?;
    if batch.sealing == Sealing::Plain {
        let plan = plan_retrieval(services, actor, &WhoseKeys::Purchases(batch.purchases.clone()))?;
        if let Err(refusal) = require_confirmed(&batch.sealing, plan.keys(), confirmed) {
            return Err(refused(services, actor, refusal, asked(services, actor, ActivityKind::KeysRetrieved, batch)));
        }
    }
    if let Sealing::Recipients(recipients) = &batch.sealing {
        if recipients.is_empty() {
            return Err(SealFailure::ForNobody.into());
        }
        recipients.iter().try_for_each(|recipient| services.sealer.check(recipient))?;
    }
    services.own_files.require_writable(&batch.folder)?;
    let Some(operator) = drafting_operator(actor) else { return Ok(()) };
    Ok(services.drafts.change(operator, &mut |drafts| {
        let got = drafts.retrieval.take().map(|earlier| earlier.got).unwrap_or_default();
        let got = got.into_iter().filter(|id| batch.purchases.contains(id)).collect();
        drafts.retrieval = Some(RetrievalBatch { got, ..batch.clone() });
    })?)
}

/// What was broken off, for this operator to go on with.
#[must_use]
pub fn unfinished_retrieval(services: &Services, actor: &Actor) -> Option<RetrievalBatch> {
    own_drafts(services, actor).retrieval
}

/// Whether it may be done at all; a no is on record with what was asked for.
fn permit(services: &Services, actor: &Actor, batch: &RetrievalBatch) -> Result<Permit, ServiceError> {
    may_retrieve(actor, services.reason_rule, batch.reason.as_ref()).map_err(|refusal| {
        refused(services, actor, refusal, asked(services, actor, ActivityKind::KeysRetrieved, batch))
    })
}

/// The record of the whole: whose it is, where it is one customer's.
fn asked(services: &Services, actor: &Actor, kind: ActivityKind, batch: &RetrievalBatch) -> ActivityRecord {
    let reason = batch.reason.clone().map(String::from);
    let subject = only_tenant(batch).map(|tenant| subject_of_customer(services, actor, tenant)).unwrap_or_default();
    ActivityRecord { reason, ..record(services, actor, kind, subject) }
}

fn only_tenant(batch: &RetrievalBatch) -> Option<TenantId> {
    let first = batch.purchases.first()?.tenant;
    batch.purchases.iter().all(|id| id.tenant == first).then_some(first)
}
