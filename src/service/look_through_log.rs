//! What the activity log can be narrowed by, and how often keys and downloads were accessed (LOG-2). Both are drawn from
//! the log, so that who may not see it sees nothing of them (ROLE-3).

use crate::domain::{Actor, Instant, OperatorId, RecordedActivity, TenantId};
use crate::ports::{AccessCount, Cursor, LogName, Page};
use crate::service::error::ServiceError;
use crate::service::read_activity::{LogReading, open_log, require_log};
use crate::service::services::Services;

/// Something that records of the log name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedInLog {
    /// Which one.
    pub id: NamedId,
    /// What the newest record calls it.
    pub name: String,
}

/// By what the records are found that name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NamedId {
    /// An operator.
    Operator(OperatorId),
    /// A customer.
    Customer(TenantId),
    /// A product, by its title.
    Product(String),
}

/// All operators, customers or products that records of the log name, each once; and the operators of whom nothing is on
/// record, as that can be asked for too.
///
/// # Errors
/// A recorded refusal without one of the roles of ROLE-3, or what the store says.
pub fn named_in_log(
    services: &Services,
    actor: &Actor,
    named: LogName,
    reading: LogReading,
) -> Result<Vec<NamedInLog>, ServiceError> {
    open_log(services, actor, reading)?;
    let mut all = Vec::new();
    let mut after: Option<Cursor> = None;
    loop {
        let page = services.store.named_in_log(actor.scope(), named, after.as_ref(), Page::<()>::LIMIT)?;
        all.extend(page.items.iter().filter_map(|newest| named_by(newest, named)));
        match page.next {
            Some(next) => after = Some(next),
            None => break,
        }
    }
    if named == LogName::Operator {
        let known = services.store.operators()?.into_iter().map(|known| known.value);
        let others = known.map(|known| NamedInLog { id: NamedId::Operator(known.id), name: known.name });
        let others: Vec<_> = others.filter(|known| all.iter().all(|named| named.id != known.id)).collect();
        all.extend(others);
    }
    Ok(all)
}

/// How often each operator accessed keys or downloads in each of the spans of time that follow each other at those
/// instants, the last of which ends the last span. What was refused or failed was no access, and does not count (LOG-2). The
/// log was opened before.
///
/// # Errors
/// As [`named_in_log`].
pub fn count_accesses(services: &Services, actor: &Actor, at: &[Instant]) -> Result<Vec<AccessCount>, ServiceError> {
    require_log(services, actor)?;
    Ok(services.store.count_accesses(actor.scope(), at)?)
}

/// The name of the operator who acted, or stood in for a customer's user.
#[must_use]
pub fn operator_name(recorded: &RecordedActivity) -> &str {
    let actor = &recorded.record.actor;
    actor.stand_in().map_or_else(|| actor.name(), |operator| &operator.name)
}

fn named_by(newest: &RecordedActivity, named: LogName) -> Option<NamedInLog> {
    let record = &newest.record;
    match named {
        LogName::Operator => {
            let id = record.actor.operator()?;
            Some(NamedInLog { id: NamedId::Operator(id), name: operator_name(newest).to_owned() })
        }
        LogName::Customer => {
            let (tenant, name) = record.customer()?;
            Some(NamedInLog { id: NamedId::Customer(tenant), name })
        }
        LogName::Product => {
            let title = record.subject.product.clone()?;
            Some(NamedInLog { id: NamedId::Product(title.clone()), name: title })
        }
    }
}
