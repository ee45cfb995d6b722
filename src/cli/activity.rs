//! `nyckel activity`: the activity log as a plain list, the newest first. Reading it is on record itself.

use clap::Args;
use serde::Serialize;

use crate::cli::ending::{Ending, Status};
use crate::cli::json;
use crate::cli::moment::Moment;
use crate::cli::output;
use crate::cli::session::Session;
use crate::cli::table::{Side, Table};
use crate::domain::RecordedActivity;
use crate::i18n::{Locale, message};
use crate::ports::Page;
use crate::ports::store::ActivityFilter;
use crate::service::exchange::{ActivityFields, words};
use crate::service::read_activity::accesses;
use crate::service::{ReadActivity, ServiceError, read_activity};

/// What is asked for.
#[derive(Debug, Args)]
pub(in crate::cli) struct Activity {
    #[arg(long, value_name = "TIME")]
    from: Option<Moment>,
    #[arg(long, value_name = "TIME")]
    to: Option<Moment>,
    #[arg(long)]
    all: bool,
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct AnswerJson {
    activity: Vec<RecordJson>,
}

#[derive(Serialize)]
struct RecordJson {
    /// What was done, as `exported`.
    kind: &'static str,
    #[serde(flatten)]
    fields: ActivityFields,
}

/// Lists it on standard output.
pub(in crate::cli) fn run(ask: &Activity, session: &Session) -> Result<(), Ending> {
    let locale = session.locale;
    let records = read(filter(ask, locale)?, session).map_err(|error| session.ending(&error))?;
    if ask.json {
        return json::write(&AnswerJson { activity: records.iter().map(RecordJson::from).collect() }, locale);
    }
    if records.is_empty() {
        output::note(&locale.text(message!("cli-activity-none")));
        return Ok(());
    }
    let columns = [
        (message!("cli-column-number"), Side::Right),
        (message!("cli-column-time"), Side::Left),
        (message!("cli-column-operator"), Side::Left),
        (message!("cli-column-action"), Side::Left),
        (message!("cli-column-outcome"), Side::Left),
        (message!("cli-column-customer"), Side::Left),
        (message!("cli-column-product"), Side::Left),
    ];
    let mut table = Table::new(locale, &columns);
    for recorded in &records {
        table.row(&row(recorded, locale));
    }
    output::write(table.text().as_bytes(), locale)
}

/// Which records are asked for.
fn filter(ask: &Activity, locale: Locale) -> Result<ActivityFilter, Ending> {
    let from = ask.from.map(|from| from.begin(locale)).transpose().map_err(|failure| failure.ending(locale))?;
    let until = ask.to.map(|to| to.end(locale)).transpose().map_err(|failure| failure.ending(locale))?;
    if from.zip(until).is_some_and(|(from, until)| until < from) {
        let texts = (message!("cli-activity-backwards"), message!("cli-activity-backwards-instead"));
        return Err(Ending::new(Status::WrongUsage, locale, texts, &[]));
    }
    Ok(ActivityFilter { kinds: if ask.all { Vec::new() } else { accesses().kinds }, from, until })
}

/// The records, page by page.
fn read(filter: ActivityFilter, session: &Session) -> Result<Vec<RecordedActivity>, ServiceError> {
    let mut ask = ReadActivity { filter, after: None, limit: Page::<()>::LIMIT };
    let mut records = Vec::new();
    loop {
        let page = read_activity(&session.services, &session.actor, &ask)?;
        records.extend(page.items);
        ask.after = match page.next {
            Some(next) => Some(next),
            None => return Ok(records),
        };
    }
}

fn row(recorded: &RecordedActivity, locale: Locale) -> [String; 7] {
    let record = &recorded.record;
    [
        recorded.number.to_string(),
        locale.date_time(record.at),
        record.actor.name().to_owned(),
        locale.activity_kind(record.kind),
        locale.activity_outcome(&record.outcome),
        record.subject.customer.clone().unwrap_or_default(),
        record.subject.product.clone().unwrap_or_default(),
    ]
}

impl From<&RecordedActivity> for RecordJson {
    fn from(recorded: &RecordedActivity) -> Self {
        Self { kind: words::activity_kind(recorded.record.kind), fields: recorded.into() }
    }
}
