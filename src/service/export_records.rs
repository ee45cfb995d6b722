//! Writing the records out as lines of text, page by page, so that a store of any size needs no more memory than a small
//! one. No key, link or slot of the vault is among them.

use nonempty::NonEmpty;

use crate::domain::activity::Subject;
use crate::domain::upkeep::may_keep_store;
use crate::domain::{ActivityKind, Actor, Customer, Permission, Permit, role};
use crate::ports::store::ActivityFilter;
use crate::ports::{Commit, Cursor, Page, Stop, StoreFailure, commit};
use crate::service::error::ServiceError;
use crate::service::exchange::Line;
use crate::service::recording::{record, refused};
use crate::service::services::Services;

/// What was written out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Export {
    /// How many lines, the header with them.
    pub lines: u64,
    /// Whether the activity log is among them; it is left out for who may not see it (ROLE-3).
    pub has_activity: bool,
    /// Whether it was asked to stop before the end.
    pub is_cut_short: bool,
}

/// Whether the actor may export, asked before anything else is looked at (ROLE-5).
///
/// # Errors
/// A recorded refusal.
pub fn may_export(services: &Services, actor: &Actor) -> Result<Permit, ServiceError> {
    may_keep_store(actor).map_err(|refusal| {
        refused(services, actor, refusal, record(services, actor, ActivityKind::Exported, Subject::default()))
    })
}

/// Hands every record to `write` as a line: the header, the operators, each customer with what belongs to it, and the
/// activity log, the newest record first. That it was exported is on disk before the first line, as is that the log was
/// opened (LOG-1).
///
/// # Errors
/// A recorded refusal without the role, what the store says, or what `write` says.
pub fn export_records<E: From<ServiceError>>(
    services: &Services,
    actor: &Actor,
    stop: &Stop,
    mut write: impl FnMut(&Line) -> Result<(), E>,
) -> Result<Export, E> {
    let has_activity = role::require(actor, Permission::ActivityLog).is_ok();
    begin(services, actor, has_activity)?;
    let mut lines: u64 = 0;
    let mut counted = |line: &Line| {
        lines = lines.saturating_add(1);
        write(line)
    };
    let identity = services.store.identity().map_err(ServiceError::from)?;
    counted(&Line::header(services.clock.now(), identity))?;
    for operator in services.store.operators().map_err(ServiceError::from)? {
        counted(&Line::from(&operator.value))?;
    }
    let is_cut_short = !write_all(services, actor, has_activity, stop, &mut counted)?;
    Ok(Export { lines, has_activity, is_cut_short })
}

/// Records it, or the refusal.
fn begin(services: &Services, actor: &Actor, has_activity: bool) -> Result<(), ServiceError> {
    let permit = may_export(services, actor)?;
    let of = |kind| record(services, actor, kind, Subject::default());
    let mut records = NonEmpty::new(of(ActivityKind::Exported));
    if has_activity {
        records.push(of(ActivityKind::LogOpened));
    }
    commit(services.store.as_ref(), &Commit::by(actor, permit, Vec::new(), records))?;
    Ok(())
}

/// Writes the customers and the log; `false` where it was asked to stop.
fn write_all<E: From<ServiceError>>(
    services: &Services,
    actor: &Actor,
    has_activity: bool,
    stop: &Stop,
    write: &mut dyn FnMut(&Line) -> Result<(), E>,
) -> Result<bool, E> {
    let (store, scope) = (services.store.as_ref(), actor.scope());
    let whole = each(|after| store.customers(scope, after, Page::<()>::LIMIT), stop, &mut |customer| {
        of_customer(services, actor, customer, stop, write)
    })?;
    if !whole || !has_activity {
        return Ok(whole);
    }
    let everything = ActivityFilter::default();
    each(|after| store.activity(scope, &everything, after, Page::<()>::LIMIT), stop, &mut |recorded| {
        write(&Line::from(recorded))
    })
}

fn of_customer<E: From<ServiceError>>(
    services: &Services,
    actor: &Actor,
    customer: &Customer,
    stop: &Stop,
    write: &mut dyn FnMut(&Line) -> Result<(), E>,
) -> Result<(), E> {
    let (store, scope, tenant) = (services.store.as_ref(), actor.scope(), customer.id);
    let limit = Page::<()>::LIMIT;
    write(&Line::from(customer))?;
    each(|after| store.orders(scope, tenant, after, limit), stop, &mut |order| write(&Line::from(order)))?;
    each(|after| store.entitlements(scope, tenant, after, limit), stop, &mut |bought| write(&Line::from(bought)))?;
    each(|after| store.subscriptions(scope, tenant, after, limit), stop, &mut |read| write(&Line::from(read)))?;
    Ok(())
}

/// Calls `see` with each row of all pages; `false` where it was asked to stop.
fn each<T, E: From<ServiceError>>(
    ask: impl Fn(Option<&Cursor>) -> Result<Page<T>, StoreFailure>,
    stop: &Stop,
    see: &mut dyn FnMut(&T) -> Result<(), E>,
) -> Result<bool, E> {
    let mut after = None;
    loop {
        let page = ask(after.as_ref()).map_err(ServiceError::from)?;
        for row in &page.items {
            if stop.is_raised() {
                return Ok(false);
            }
            see(row)?;
        }
        match page.next {
            Some(next) => after = Some(next),
            None => return Ok(true),
        }
    }
}
