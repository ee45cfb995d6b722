//! `nyckel activity`: the activity log as a plain list, the newest first. Reading it is on record itself.

use clap::Args;
use serde::Serialize;

use crate::cli::ending::Ending;
use crate::cli::json;
use crate::cli::moment::Moment;
use crate::cli::output;
use crate::cli::session::Session;
use crate::cli::table::{Side, Table};
use crate::domain::activity::Door;
use crate::domain::{ActivityKind, ActivityOutcome, Actor, RecordedActivity};
use crate::i18n::{Locale, message};
use crate::ports::Page;
use crate::ports::store::ActivityFilter;
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
    number: u64,
    at: String,
    /// `key-viewed`, `key-copied`, `link-copied`, `log-opened`, `settings-changed` or `looked`.
    kind: &'static str,
    /// `done`, `refused` or `failed`.
    outcome: &'static str,
    /// The rule that said no.
    rule: Option<String>,
    /// Why it failed.
    failure: Option<String>,
    /// The operator's id; `None` where a customer's own user acted.
    operator: Option<String>,
    name: String,
    tenant: Option<String>,
    customer: Option<String>,
    order: Option<String>,
    line: Option<u32>,
    product: Option<String>,
    version: Option<String>,
    /// `console` or `command-line`.
    door: &'static str,
    host: String,
    terminal: String,
    reason: Option<String>,
}

/// Lists it on standard output.
pub(in crate::cli) fn run(ask: &Activity, session: &Session) -> Result<(), Ending> {
    let locale = session.locale;
    let records = read(ask, session).map_err(|error| session.ending(&error))?;
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

/// The records, page by page.
fn read(ask: &Activity, session: &Session) -> Result<Vec<RecordedActivity>, ServiceError> {
    let filter = ActivityFilter {
        kinds: if ask.all { Vec::new() } else { accesses().kinds },
        from: ask.from.and_then(|from| from.begin(session.locale)),
        until: ask.to.and_then(|to| to.end(session.locale)),
    };
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
        let record = &recorded.record;
        let subject = &record.subject;
        let bought = subject.entitlement.as_ref();
        let (outcome, rule, failure) = match &record.outcome {
            ActivityOutcome::Done => ("done", None, None),
            ActivityOutcome::Refused(rule) => ("refused", Some(rule.to_string()), None),
            ActivityOutcome::Failed(failure) => ("failed", None, Some(failure.clone())),
        };
        let operator = match &record.actor {
            Actor::Operator { id, .. } => Some(*id),
            Actor::CustomerAdmin { by, .. } => *by,
        };
        Self {
            number: recorded.number,
            at: json::instant(record.at),
            kind: kind(record.kind),
            outcome,
            rule,
            failure,
            operator: operator.map(|id| id.to_string()),
            name: record.actor.name().to_owned(),
            tenant: bought.map(|id| id.tenant.to_string()),
            customer: subject.customer.clone(),
            order: bought.map(|id| id.order.as_str().to_owned()),
            line: bought.map(|id| id.line.0),
            product: subject.product.clone(),
            version: subject.version.as_ref().map(|version| version.0.clone()),
            door: match record.origin.door {
                Door::Console => "console",
                Door::CommandLine => "command-line",
            },
            host: record.origin.host.clone(),
            terminal: record.origin.terminal.clone(),
            reason: record.reason.clone(),
        }
    }
}

fn kind(kind: ActivityKind) -> &'static str {
    match kind {
        ActivityKind::KeyViewed => "key-viewed",
        ActivityKind::KeyCopied => "key-copied",
        ActivityKind::LinkCopied => "link-copied",
        ActivityKind::LogOpened => "log-opened",
        ActivityKind::SettingsChanged => "settings-changed",
        ActivityKind::BackedUp => "backed-up",
        ActivityKind::Restored => "restored",
        ActivityKind::Recovered => "recovered",
        ActivityKind::Exported => "exported",
        ActivityKind::Imported => "imported",
        ActivityKind::Looked => "looked",
    }
}
