//! Reading the activity log (ROLE-3, LOG-2).

use nonempty::NonEmpty;

use crate::domain::activity::{Subject, may_read_log};
use crate::domain::{ActivityKind, Actor, Permit, RecordedActivity};
use crate::ports::store::ActivityFilter;
use crate::ports::{Commit, Cursor, Page, commit};
use crate::service::error::ServiceError;
use crate::service::recording::{record, refused};
use crate::service::services::Services;

/// Which records are asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReadActivity {
    /// The filter; [`accesses`] is what the log lists unless asked for more.
    pub filter: ActivityFilter,
    /// Where the page begins; `None` for the first.
    pub after: Option<Cursor>,
    /// The most records to answer with.
    pub limit: usize,
    /// Whether the log is opened by it.
    pub reading: LogReading,
}

/// Whether the log is opened, or what was opened is read on in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum LogReading {
    /// It is opened, which is on record before anything of it is read (LOG-1).
    #[default]
    Opening,
    /// It was opened before: another page of it, another filter, or the same again.
    GoingOn,
}

/// The filter that lists who accessed keys or downloads, at any time (LOG-2).
#[must_use]
pub fn accesses() -> ActivityFilter {
    let kinds = ActivityKind::ALL.into_iter().filter(|kind| kind.is_access()).collect();
    ActivityFilter { kinds, ..ActivityFilter::default() }
}

/// A page of the activity log. Opening it is recorded before anything of it is read (LOG-1).
///
/// # Errors
/// A recorded refusal without one of the roles of ROLE-3, or what the store says.
pub fn read_activity(
    services: &Services,
    actor: &Actor,
    ask: &ReadActivity,
) -> Result<Page<RecordedActivity>, ServiceError> {
    let reading = if ask.after.is_none() { ask.reading } else { LogReading::GoingOn };
    open_log(services, actor, reading)?;
    let store = services.store.as_ref();
    Ok(store.activity(actor.scope(), &ask.filter, ask.after.as_ref(), ask.limit.min(Page::<()>::LIMIT))?)
}

/// Opens the log, or goes on reading in it: an opening is on record before anything of it is read (LOG-1).
pub(in crate::service) fn open_log(
    services: &Services,
    actor: &Actor,
    reading: LogReading,
) -> Result<(), ServiceError> {
    let permit = require_log(services, actor)?;
    if reading == LogReading::Opening {
        let opening = record(services, actor, ActivityKind::LogOpened, Subject::default());
        commit(services.store.as_ref(), &Commit::by(actor, permit, Vec::new(), NonEmpty::new(opening)))?;
    }
    Ok(())
}

/// Whether the actor may see the log and what is drawn from it; the refusal is recorded (ROLE-3, ROLE-5).
pub(in crate::service) fn require_log(services: &Services, actor: &Actor) -> Result<Permit, ServiceError> {
    may_read_log(actor).map_err(|refusal| {
        refused(services, actor, refusal, record(services, actor, ActivityKind::LogOpened, Subject::default()))
    })
}
