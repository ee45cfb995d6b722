//! Records of the activity log as JSON. They are written and never read back: the log is append-only (LOG-3).

use std::fmt;
use std::io::{self, BufWriter, Write};

use serde::Serialize;

use crate::domain::activity::{ActivityDetail, KeysWritten, OperatorSubject};
use crate::domain::{ActivityOutcome, Actor, Hexadecimal, Recipient, RecordedActivity, Sealing};
use crate::service::exchange::{instant, words};
use crate::service::spreadsheet::guarded;

/// A record as a line of what is written out of the log.
#[derive(Debug, Serialize)]
struct LogLine {
    kind: &'static str,
    #[serde(flatten)]
    line: ActivityLine,
}

/// A record as a line of an export of everything, where `kind` says that it is one.
#[derive(Debug, Serialize)]
pub struct ExportedActivity {
    activity_kind: &'static str,
    #[serde(flatten)]
    line: ActivityLine,
}

/// What both say.
#[derive(Debug, Serialize)]
struct ActivityLine {
    #[serde(flatten)]
    fields: ActivityFields,
    /// The roles at the time, of the operator who acted or stood in; none where a customer's own user acted.
    roles: Vec<&'static str>,
    /// Whether it was done in the customer's own view.
    customers_view: bool,
    /// The BLAKE3 hash over the record before, in hexadecimal digits.
    previous: String,
}

/// What every list of the log says of a record.
#[derive(Debug, Serialize)]
pub struct ActivityFields {
    number: u64,
    at: String,
    /// `done`, `refused` or `failed`.
    outcome: &'static str,
    /// The rule that said no.
    rule: Option<String>,
    /// Why it failed.
    failure: Option<String>,
    /// The operator's id; `None` where a customer's own user acted.
    operator: Option<String>,
    name: String,
    /// The operator who stood in for the customer's user of that name.
    stand_in: Option<String>,
    tenant: Option<String>,
    customer: Option<String>,
    order: Option<String>,
    line: Option<u32>,
    product: Option<String>,
    version: Option<String>,
    /// The operator it was done to.
    subject_operator: Option<SubjectOperator>,
    /// `console` or `command-line`.
    door: &'static str,
    host: String,
    terminal: String,
    reason: Option<String>,
    /// What no role allowed, where that is why it was refused.
    lacked: Option<&'static str>,
    /// What is in a file of keys.
    written: Option<Written>,
}

/// In which form records of the log are written out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogForm {
    /// Rows of cells, as RFC 4180 has them, below the names of the columns.
    Csv,
    /// A line of JSON each.
    Lines,
}

impl LogForm {
    /// How the name of such a file ends.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Lines => "jsonl",
        }
    }

    /// Begins to write records to `output`, with what stands above the first one, also where there is none.
    ///
    /// # Errors
    /// What `output` says.
    pub fn begin(self, output: &mut dyn Write) -> io::Result<LogWriter<'_>> {
        match self {
            Self::Csv => {
                let mut rows = csv::WriterBuilder::new().has_headers(false).from_writer(output);
                rows.write_record(ACTIVITY_COLUMNS).map_err(unwritten)?;
                Ok(LogWriter(Writing::Csv(Box::new(rows))))
            }
            Self::Lines => Ok(LogWriter(Writing::Lines(BufWriter::new(output)))),
        }
    }
}

/// Records of the log on their way out. What they are written to gets them in large pieces, and all of them once they end.
#[derive(Debug)]
pub struct LogWriter<'a>(Writing<'a>);

enum Writing<'a> {
    Csv(Box<csv::Writer<&'a mut dyn Write>>),
    Lines(BufWriter<&'a mut dyn Write>),
}

impl fmt::Debug for Writing<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Csv(_) => "Csv",
            Self::Lines(_) => "Lines",
        })
    }
}

impl LogWriter<'_> {
    /// Writes a record.
    ///
    /// # Errors
    /// What is written to says so.
    pub fn add(&mut self, recorded: &RecordedActivity) -> io::Result<()> {
        match &mut self.0 {
            Writing::Csv(rows) => rows.write_record(activity_cells(recorded)).map_err(unwritten),
            Writing::Lines(lines) => {
                serde_json::to_writer(&mut *lines, &LogLine::from(recorded))?;
                lines.write_all(b"\n")
            }
        }
    }

    /// Hands on what was not yet handed on.
    ///
    /// # Errors
    /// What is written to says so.
    pub fn end(mut self) -> io::Result<()> {
        match &mut self.0 {
            Writing::Csv(rows) => rows.flush(),
            Writing::Lines(lines) => lines.flush(),
        }
    }
}

/// What the output said, itself: a reader that has gone away is known by its kind.
fn unwritten(error: csv::Error) -> io::Error {
    let told = error.to_string();
    if let csv::ErrorKind::Io(error) = error.into_kind() { error } else { io::Error::other(told) }
}

/// The names of the columns in which a record is written; they are stable, and those of its fields.
const ACTIVITY_COLUMNS: [&str; 25] = [
    "number",
    "at",
    "kind",
    "outcome",
    "rule",
    "failure",
    "operator",
    "name",
    "stand_in",
    "customers_view",
    "roles",
    "tenant",
    "customer",
    "order",
    "line",
    "product",
    "version",
    "subject_operator",
    "door",
    "host",
    "terminal",
    "reason",
    "lacked",
    "written",
    "previous",
];

/// A record as the cells of a row. A spreadsheet takes no cell of them for a formula.
fn activity_cells(recorded: &RecordedActivity) -> [String; 25] {
    let line = ActivityLine::from(recorded);
    let ActivityFields {
        number,
        at,
        outcome,
        rule,
        failure,
        operator,
        name,
        stand_in,
        tenant,
        customer,
        order,
        line: of_order,
        product,
        version,
        subject_operator,
        door,
        host,
        terminal,
        reason,
        lacked,
        written,
    } = line.fields;
    let or_nothing = Option::unwrap_or_default;
    [
        number.to_string(),
        at,
        words::activity_kind(recorded.record.kind).to_owned(),
        outcome.to_owned(),
        or_nothing(rule),
        or_nothing(failure),
        or_nothing(operator),
        name,
        or_nothing(stand_in),
        line.customers_view.to_string(),
        line.roles.join(" "),
        or_nothing(tenant),
        or_nothing(customer),
        or_nothing(order),
        of_order.map(|line| line.to_string()).unwrap_or_default(),
        or_nothing(product),
        or_nothing(version),
        subject_operator.map(|subject| subject.to_string()).unwrap_or_default(),
        door.to_owned(),
        host,
        terminal,
        or_nothing(reason),
        lacked.unwrap_or_default().to_owned(),
        written.map(|written| written.to_string()).unwrap_or_default(),
        line.previous,
    ]
    .map(|cell| guarded(&cell).into_owned())
}

/// An operator whom something was done to, with the roles that were given where any were.
#[derive(Debug, Serialize)]
struct SubjectOperator {
    id: String,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    roles: Option<Vec<&'static str>>,
}

impl From<&OperatorSubject> for SubjectOperator {
    fn from(subject: &OperatorSubject) -> Self {
        let roles = subject.roles.as_ref().map(|roles| roles.as_slice().iter().copied().map(words::role).collect());
        Self { id: subject.id.to_string(), name: subject.name.clone(), roles }
    }
}

impl fmt::Display for SubjectOperator {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} ({})", self.name, self.id)?;
        match &self.roles {
            Some(roles) => write!(formatter, ": {}", roles.join(" ")),
            None => Ok(()),
        }
    }
}

/// What is in a file of keys, and who can open it.
#[derive(Debug, Serialize)]
struct Written {
    keys: u64,
    links: u64,
    got_again: u64,
    /// `recipients`, `passphrase` or `plain`.
    sealing: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    recipients: Vec<String>,
}

impl From<&KeysWritten> for Written {
    fn from(KeysWritten { keys, links, again, sealing }: &KeysWritten) -> Self {
        let recipients = match sealing {
            Sealing::Recipients(recipients) => recipients.iter().map(Recipient::to_string).collect(),
            Sealing::Passphrase | Sealing::Plain => Vec::new(),
        };
        Self { keys: *keys, links: *links, got_again: *again, sealing: words::sealing(sealing), recipients }
    }
}

impl fmt::Display for Written {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { keys, links, got_again, sealing, recipients } = self;
        write!(formatter, "keys={keys} links={links} got_again={got_again} sealing={sealing}")?;
        recipients.iter().try_for_each(|recipient| write!(formatter, " recipient={recipient}"))
    }
}

impl From<&RecordedActivity> for LogLine {
    fn from(recorded: &RecordedActivity) -> Self {
        Self { kind: words::activity_kind(recorded.record.kind), line: recorded.into() }
    }
}

impl From<&RecordedActivity> for ExportedActivity {
    fn from(recorded: &RecordedActivity) -> Self {
        Self { activity_kind: words::activity_kind(recorded.record.kind), line: recorded.into() }
    }
}

impl From<&RecordedActivity> for ActivityLine {
    fn from(recorded: &RecordedActivity) -> Self {
        let (roles, customers_view) = match &recorded.record.actor {
            Actor::Operator { roles, .. } => (roles.as_slice(), false),
            Actor::CustomerAdmin { by: Some(operator), .. } => (operator.roles.as_slice(), true),
            Actor::CustomerAdmin { by: None, .. } => (&[][..], true),
        };
        Self {
            fields: recorded.into(),
            roles: roles.iter().copied().map(words::role).collect(),
            customers_view,
            previous: Hexadecimal(&recorded.previous).to_string(),
        }
    }
}

impl From<&RecordedActivity> for ActivityFields {
    fn from(recorded: &RecordedActivity) -> Self {
        let record = &recorded.record;
        let subject = &record.subject;
        let bought = subject.entitlement.as_ref();
        let (outcome, rule, failure) = match &record.outcome {
            ActivityOutcome::Done => ("done", None, None),
            ActivityOutcome::Refused(rule) => ("refused", Some(rule.to_string()), None),
            ActivityOutcome::Failed(failure) => ("failed", None, Some(words::failure(failure).to_owned())),
        };
        let (lacked, written) = match &record.detail {
            Some(ActivityDetail::Lacked(permission)) => (Some(words::permission(*permission)), None),
            Some(ActivityDetail::KeysWritten(written)) => (None, Some(Written::from(written))),
            None => (None, None),
        };
        Self {
            number: recorded.number,
            at: instant(record.at),
            outcome,
            rule,
            failure,
            operator: record.actor.operator().map(|id| id.to_string()),
            name: record.actor.name().to_owned(),
            stand_in: record.actor.stand_in().map(|operator| operator.name.clone()),
            tenant: subject.tenant.map(|tenant| tenant.to_string()),
            customer: subject.customer.clone(),
            order: bought.map(|id| id.order.as_str().to_owned()),
            line: bought.map(|id| id.line.0),
            product: subject.product.clone(),
            version: subject.version.as_ref().map(|version| version.0.clone()),
            subject_operator: subject.operator.as_ref().map(SubjectOperator::from),
            door: words::door(record.origin.door),
            host: record.origin.host.clone(),
            terminal: record.origin.terminal.clone(),
            reason: record.reason.clone(),
            lacked,
            written,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::activity::Edition;
    use crate::domain::{ActivityKind, Permission};
    use crate::testing::example;

    fn recorded() -> RecordedActivity {
        let id = example::entitlement_id(1, "OR-1", 2);
        let record = example::record(&example::agent(), ActivityKind::KeyViewed, Some(&id));
        RecordedActivity { edition: Edition::default(), number: 7, previous: [9; 32], record }
    }

    #[test]
    fn a_row_has_a_cell_for_each_field_of_a_line_and_is_named_as_they_are() {
        let line = serde_json::to_value(LogLine::from(&recorded())).unwrap();
        let mut names: Vec<&str> = line.as_object().unwrap().keys().map(String::as_str).collect();
        let mut columns = ACTIVITY_COLUMNS.to_vec();
        names.sort_unstable();
        columns.sort_unstable();
        assert_eq!(names, columns);
        for (column, cell) in ACTIVITY_COLUMNS.iter().zip(activity_cells(&recorded())) {
            let value = &line[*column];
            let said = match (value.as_str(), value.as_array()) {
                (Some(text), _) => text.to_owned(),
                (None, Some(words)) => words.iter().map(|word| word.as_str().unwrap()).collect::<Vec<_>>().join(" "),
                (None, None) if value.is_null() => String::new(),
                (None, None) => value.to_string(),
            };
            assert_eq!(cell, said, "{column}");
        }
    }

    #[test]
    fn key_5_a_file_of_keys_is_told_by_its_counts_and_its_sealing_and_a_refusal_by_what_was_lacked() {
        let mut recorded = recorded();
        let written = KeysWritten { keys: 3, links: 2, again: 0, sealing: Sealing::Plain };
        recorded.record.detail = Some(ActivityDetail::KeysWritten(written));
        let cells = activity_cells(&recorded);
        assert!(cells.contains(&"keys=3 links=2 got_again=0 sealing=plain".to_owned()), "{cells:?}");
        let line = serde_json::to_value(LogLine::from(&recorded)).unwrap();
        assert_eq!((&line["written"]["keys"], &line["written"]["sealing"]), (&3.into(), &"plain".into()));
        recorded.record.detail = Some(ActivityDetail::Lacked(Permission::LookAtSoftware));
        let line = serde_json::to_value(LogLine::from(&recorded)).unwrap();
        assert_eq!(line["lacked"], "look-at-software");
    }

    #[test]
    fn no_cell_is_taken_for_a_formula() {
        for formula in ["=1+1", "+46 70", "-2", "@SUM(A1)", "\tx", "\r=1", "\n=1"] {
            let mut recorded = recorded();
            recorded.record.reason = Some(formula.to_owned());
            recorded.record.subject.customer = Some(formula.to_owned());
            let cells = activity_cells(&recorded);
            assert_eq!(cells.iter().filter(|cell| **cell == format!("'{formula}")).count(), 2);
        }
    }
}
