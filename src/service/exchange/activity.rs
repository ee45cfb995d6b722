//! Records of the activity log as JSON. They are written and never read back: the log is append-only (LOG-3).

use serde::Serialize;

use crate::domain::{ActivityOutcome, Actor, Hexadecimal, RecordedActivity};
use crate::service::exchange::{instant, words};

/// A record as a line of an export.
#[derive(Debug, Serialize)]
pub struct ActivityLine {
    action: &'static str,
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
    /// `console` or `command-line`.
    door: &'static str,
    host: String,
    terminal: String,
    reason: Option<String>,
}

impl From<&RecordedActivity> for ActivityLine {
    fn from(recorded: &RecordedActivity) -> Self {
        let (roles, customers_view) = match &recorded.record.actor {
            Actor::Operator { roles, .. } => (roles.as_slice(), false),
            Actor::CustomerAdmin { by: Some(operator), .. } => (operator.roles.as_slice(), true),
            Actor::CustomerAdmin { by: None, .. } => (&[][..], true),
        };
        Self {
            action: words::activity_kind(recorded.record.kind),
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
            door: words::door(record.origin.door),
            host: record.origin.host.clone(),
            terminal: record.origin.terminal.clone(),
            reason: record.reason.clone(),
        }
    }
}
