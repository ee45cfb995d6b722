//! `nyckel activity`: the activity log as a plain list, as JSON, or written out; and the proof that it is what was written.
//! Reading it is on record itself.

mod asked;
mod exporting;
mod proof;

use std::path::PathBuf;

use clap::{Args, Subcommand};
use serde::Serialize;

use crate::cli::activity::asked::Asked;
use crate::cli::ending::Ending;
use crate::cli::json;
use crate::cli::output;
use crate::cli::session::Session;
use crate::cli::table::{Side, Table};
use crate::domain::{ReadOnlyReason, RecordedActivity, Refusal};
use crate::i18n::{Locale, message};
use crate::ports::store::ActivityFilter;
use crate::ports::{Page, StoreFailure};
use crate::service::exchange::{ActivityFields, words};
use crate::service::{LogReading, ReadActivity, ServiceError, read_activity};

/// As many records are listed unless told otherwise. What is written out is not held in memory, and has no end.
const LISTED: usize = 1_000;

/// What is asked for.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(in crate::cli) struct Activity {
    #[command(subcommand)]
    command: Option<ActivityCommand>,
    #[command(flatten)]
    asked: Asked,
    #[arg(long)]
    limit: Option<usize>,
    #[arg(long, group = "activity_form")]
    json: bool,
    #[arg(id = "activity_lines", long = "jsonl", group = "activity_form")]
    jsonl: bool,
    #[arg(long, group = "activity_form")]
    csv: bool,
    #[arg(id = "activity_file", long = "output", value_name = "FILE", conflicts_with = "json")]
    file: Option<PathBuf>,
}

/// What else can be done with it.
#[derive(Debug, Subcommand)]
enum ActivityCommand {
    Verify(proof::Verify),
    Checkpoint(proof::Checkpoint),
}

#[derive(Serialize)]
struct AnswerJson {
    activity: Vec<RecordJson>,
    /// Whether there are more than were listed.
    has_more: bool,
}

#[derive(Serialize)]
struct RecordJson {
    /// What was done, as `exported`.
    kind: &'static str,
    #[serde(flatten)]
    fields: ActivityFields,
}

/// Does what is asked for.
pub(in crate::cli) fn run(ask: &Activity, session: &Session) -> Result<(), Ending> {
    match &ask.command {
        Some(ActivityCommand::Verify(ask)) => return proof::verify(ask, session),
        Some(ActivityCommand::Checkpoint(ask)) => return proof::checkpoint(ask, session),
        None => {}
    }
    let (filter, reading) = ask.asked.filter(session)?;
    match exporting::form_of(ask, session.locale)? {
        Some(form) => exporting::export(filter, ask.limit, form, ask.file.as_deref(), session),
        None => list(filter, reading, ask, session),
    }
}

/// What is said of a failure. A store that is opened only to look has no place for the record of the reading.
fn ending(error: &ServiceError, session: &Session) -> Ending {
    let is_only_looked_at = matches!(
        error,
        ServiceError::Refused(Refusal::ReadOnly(ReadOnlyReason::Asked))
            | ServiceError::Store(StoreFailure::ReadOnly(ReadOnlyReason::Asked))
    );
    let ending = session.ending(error);
    if is_only_looked_at {
        ending.with_instead(session.locale.text(message!("cli-activity-read-only-instead")))
    } else {
        ending
    }
}

/// Lists it on standard output.
fn list(filter: ActivityFilter, reading: LogReading, ask: &Activity, session: &Session) -> Result<(), Ending> {
    let locale = session.locale;
    let first = ReadActivity { filter, reading, ..ReadActivity::default() };
    let (records, has_more) =
        read(first, ask.limit.unwrap_or(LISTED), session).map_err(|error| ending(&error, session))?;
    if has_more && ask.limit.is_none() {
        output::note(&locale.text_with(message!("cli-activity-more"), &[("count", records.len().into())]));
    }
    if ask.json {
        let activity = records.iter().map(RecordJson::from).collect();
        return json::write(&AnswerJson { activity, has_more }, locale);
    }
    if records.is_empty() {
        let nothing = if ask.limit == Some(0) { message!("cli-activity-limit-0") } else { ask.asked.nothing() };
        output::note(&locale.text(nothing));
        return Ok(());
    }
    let columns = [
        (message!("cli-column-number"), Side::Right),
        (message!("cli-column-time"), Side::Left),
        (message!("column-log-user"), Side::Left),
        (message!("column-log-act"), Side::Left),
        (message!("column-log-outcome"), Side::Left),
        (message!("cli-column-customer"), Side::Left),
        (message!("cli-column-product"), Side::Left),
        (message!("cli-column-reason"), Side::Left),
    ];
    let mut table = Table::new(locale, &columns);
    for recorded in &records {
        table.row(&row(recorded, locale));
    }
    output::write(table.text().as_bytes(), locale)
}

/// As many records, page by page, and whether there are more.
fn read(mut ask: ReadActivity, most: usize, session: &Session) -> Result<(Vec<RecordedActivity>, bool), ServiceError> {
    let mut records = Vec::new();
    loop {
        ask.limit = most.saturating_sub(records.len()).min(Page::<()>::LIMIT);
        let page = read_activity(&session.services, &session.actor, &ask)?;
        records.extend(page.items);
        records.truncate(most);
        ask.reading = LogReading::GoingOn;
        ask.after = match page.next {
            Some(next) if records.len() < most => Some(next),
            next => return Ok((records, next.is_some())),
        };
    }
}

fn row(recorded: &RecordedActivity, locale: Locale) -> [String; 8] {
    let record = &recorded.record;
    let detail = record.detail.as_ref().map(|detail| locale.activity_detail(detail));
    let told: Vec<String> = record.reason.clone().into_iter().chain(detail).collect();
    [
        recorded.number.to_string(),
        locale.date_time(record.at),
        locale.acting_short(&record.actor),
        locale.action(record),
        locale.activity_outcome(&record.outcome),
        record.subject.customer.clone().unwrap_or_default(),
        record.subject.product.clone().unwrap_or_default(),
        told.join("; "),
    ]
}

impl From<&RecordedActivity> for RecordJson {
    fn from(recorded: &RecordedActivity) -> Self {
        Self { kind: words::activity_kind(recorded.record.kind), fields: recorded.into() }
    }
}
