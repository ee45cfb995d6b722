//! Reading the activity log (ROLE-3, LOG-2).

use nonempty::NonEmpty;

use crate::domain::activity::{Subject, may_read_log};
use crate::domain::{ActivityKind, Actor, RecordedActivity};
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
    /// Where the page begins; `None` for the first, which is an opening of the log.
    pub after: Option<Cursor>,
    /// The most records to answer with.
    pub limit: usize,
}

/// The filter that lists who accessed keys or downloads, at any time (LOG-2).
#[must_use]
pub fn accesses() -> ActivityFilter {
    let kinds = ActivityKind::ALL.into_iter().filter(|kind| kind.is_access()).collect();
    ActivityFilter { kinds, from: None, until: None }
}

/// A page of the activity log, the newest first. Opening it is recorded before anything of it is read (LOG-1).
///
/// # Errors
/// A recorded refusal without one of the roles of ROLE-3, or what the store says.
pub fn read_activity(
    services: &Services,
    actor: &Actor,
    ask: &ReadActivity,
) -> Result<Page<RecordedActivity>, ServiceError> {
    let opening = record(services, actor, ActivityKind::LogOpened, Subject::default());
    let permit = match may_read_log(actor) {
        Ok(permit) => permit,
        Err(refusal) => return Err(refused(services, actor, refusal, opening)),
    };
    let store = services.store.as_ref();
    if ask.after.is_none() {
        commit(store, &Commit::by(actor, permit, Vec::new(), NonEmpty::new(opening)))?;
    }
    Ok(store.activity(actor.scope(), &ask.filter, ask.after.as_ref(), ask.limit.min(Page::<()>::LIMIT))?)
}
