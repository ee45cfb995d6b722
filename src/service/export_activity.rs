//! Writing records of the activity log out, page by page, so that a log of any length needs no more memory than a short
//! one (LOG-2).

use std::io::{self, Write};

use nonempty::NonEmpty;

use crate::domain::activity::Subject;
use crate::domain::{ActivityKind, Actor};
use crate::ports::store::ActivityFilter;
use crate::ports::{Commit, Cursor, Page, Stop, StoreFailure, commit};
use crate::service::error::ServiceError;
use crate::service::exchange::LogForm;
use crate::service::read_activity::require_log;
use crate::service::recording::record;
use crate::service::services::Services;

/// Which records are written out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportActivity {
    /// In which form.
    pub form: LogForm,
    /// The filter, whose order is that of the records.
    pub filter: ActivityFilter,
    /// The most of them; all where there is none.
    pub limit: Option<u64>,
}

/// Why records were not written out.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// A service said no, or the store did.
    #[error(transparent)]
    Service(#[from] ServiceError),
    /// What they were written to said no.
    #[error(transparent)]
    Output(#[from] io::Error),
}

/// Writes each record that is asked for to `output`, and says how many there were. That they are written out, and that the
/// log was opened, is on disk before the first byte (LOG-1).
///
/// # Errors
/// A recorded refusal without one of the roles of ROLE-3, [`StoreFailure::Stopped`] where it was asked to stop, what the
/// store says, or what `output` says.
pub fn export_activity(
    services: &Services,
    actor: &Actor,
    ask: &ExportActivity,
    stop: &Stop,
    output: &mut dyn Write,
) -> Result<u64, ExportError> {
    begin(services, actor)?;
    let mut writer = ask.form.begin(output)?;
    let limit = ask.limit.unwrap_or(u64::MAX);
    let mut count: u64 = 0;
    let mut after: Option<Cursor> = None;
    while count < limit {
        let store = &services.store;
        let page = store.activity(actor.scope(), &ask.filter, after.as_ref(), Page::<()>::LIMIT);
        let page = page.map_err(ServiceError::from)?;
        for recorded in &page.items {
            if stop.is_raised() {
                return Err(ServiceError::from(StoreFailure::Stopped).into());
            }
            if limit <= count {
                break;
            }
            writer.add(recorded)?;
            count = count.saturating_add(1);
        }
        match page.next {
            Some(next) => after = Some(next),
            None => break,
        }
    }
    writer.end()?;
    Ok(count)
}

/// Records it, or the refusal.
fn begin(services: &Services, actor: &Actor) -> Result<(), ServiceError> {
    let permit = require_log(services, actor)?;
    let of = |kind| record(services, actor, kind, Subject::default());
    let mut records = NonEmpty::new(of(ActivityKind::Exported));
    records.push(of(ActivityKind::LogOpened));
    commit(services.store.as_ref(), &Commit::by(actor, permit, Vec::new(), records))?;
    Ok(())
}
