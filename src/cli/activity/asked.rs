//! Which records of the activity log are asked for on the command line. Whom and what they name is found in the log
//! itself, so that nothing has to be seen for it that a role does not show (ROLE-3).

use clap::{Args, ValueEnum};

use crate::cli::ending::{Ending, Status};
use crate::cli::moment::Moment;
use crate::cli::session::Session;
use crate::domain::{ActivityKind, OperatorId, OutcomeKind, TenantId};
use crate::i18n::{Locale, MessageId, message};
use crate::ports::LogName;
use crate::ports::store::ActivityFilter;
use crate::service::exchange::words;
use crate::service::read_activity::accesses;
use crate::service::{LogReading, NamedId, NamedInLog, named_in_log};

/// What narrows the log.
#[derive(Debug, Args)]
pub(super) struct Asked {
    #[arg(long, value_name = "TIME")]
    from: Option<Moment>,
    #[arg(long, value_name = "TIME")]
    to: Option<Moment>,
    #[arg(id = "log_user", long = "user", value_name = "NAME|ID")]
    user: Option<String>,
    #[arg(id = "log_customer", long = "customer", value_name = "NAME|GUID")]
    customer: Option<String>,
    #[arg(id = "log_product", long = "product", value_name = "TITLE")]
    product: Option<String>,
    #[arg(id = "log_kind", long = "kind", value_name = "KIND", value_parser = kind, conflicts_with = "all")]
    kinds: Vec<ActivityKind>,
    #[arg(id = "log_outcome", long = "outcome", value_name = "done|refused|failed")]
    outcome: Option<Outcome>,
    #[arg(long)]
    all: bool,
}

/// How it went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Outcome {
    Done,
    Refused,
    Failed,
}

/// The kind of that word; it says which there are.
fn kind(word: &str) -> Result<ActivityKind, String> {
    let found = ActivityKind::ALL.into_iter().find(|kind| words::activity_kind(*kind) == word);
    found.ok_or_else(|| ActivityKind::ALL.map(words::activity_kind).join(", "))
}

impl Asked {
    /// The filter, and whether the log was opened for it; only accesses to keys and downloads unless something else is
    /// asked for (LOG-2).
    pub(super) fn filter(&self, session: &Session) -> Result<(ActivityFilter, LogReading), Ending> {
        let locale = session.locale;
        let from = self.from.map(|from| from.begin(locale)).transpose().map_err(|failure| failure.ending(locale))?;
        let until = self.to.map(|to| to.end(locale)).transpose().map_err(|failure| failure.ending(locale))?;
        // A day ends where the next one begins, so that the day before has an end that is no earlier.
        if from.zip(until).is_some_and(|(from, until)| until <= from) {
            let texts = (message!("cli-activity-backwards"), message!("cli-activity-backwards-instead"));
            return Err(Ending::new(Status::WrongUsage, locale, texts, &[]));
        }
        let kinds = match (self.all, self.kinds.is_empty()) {
            (true, _) => Vec::new(),
            (false, true) => accesses().kinds,
            (false, false) => self.kinds.clone(),
        };
        let outcome = self.outcome.map(|outcome| match outcome {
            Outcome::Done => OutcomeKind::Done,
            Outcome::Refused => OutcomeKind::Refused,
            Outcome::Failed => OutcomeKind::Failed,
        });
        let mut reading = LogReading::Opening;
        let mut found = |named, text: &Option<String>| found(named, text.as_deref(), &mut reading, session);
        let operator = found(LogName::Operator, &self.user)?.map(|named| named.id);
        let tenant = found(LogName::Customer, &self.customer)?.map(|named| named.id);
        let product = found(LogName::Product, &self.product)?.map(|named| named.name);
        let filter = ActivityFilter {
            kinds,
            operator: operator.as_ref().and_then(operator_of),
            tenant: tenant.as_ref().and_then(tenant_of),
            product,
            outcome,
            from,
            until,
            ..ActivityFilter::default()
        };
        Ok((filter, reading))
    }
}

/// What is called so, by its id or its whole name, among what the log names; looking for the first opens the log. What is
/// not named there is told of.
fn found(
    named: LogName,
    text: Option<&str>,
    reading: &mut LogReading,
    session: &Session,
) -> Result<Option<NamedInLog>, Ending> {
    let Some(text) = text else { return Ok(None) };
    let reading = std::mem::replace(reading, LogReading::GoingOn);
    let all = named_in_log(&session.services, &session.actor, named, reading);
    let all = all.map_err(|error| session.ending(&error))?;
    let wanted = text.to_lowercase();
    let (mut same, others): (Vec<_>, Vec<_>) = all.into_iter().partition(|named| is_called(named, &wanted));
    let like: Vec<_> = others.into_iter().filter(|named| named.name.to_lowercase().contains(&wanted)).collect();
    match (same.pop(), same.is_empty()) {
        (Some(one), true) => Ok(Some(one)),
        (None, _) => Err(not_one(message!("cli-activity-not-named"), text, &like, session.locale)),
        (Some(one), false) => {
            same.push(one);
            Err(not_one(message!("cli-activity-several"), text, &same, session.locale))
        }
    }
}

fn is_called(named: &NamedInLog, wanted: &str) -> bool {
    let id = match &named.id {
        NamedId::Operator(id) => id.to_string(),
        NamedId::Customer(tenant) => tenant.to_string(),
        NamedId::Product(title) => title.clone(),
    };
    named.name.to_lowercase() == wanted || id.to_lowercase() == wanted
}

/// As many are named at most of what could have been meant.
const CHOICES: usize = 20;

fn not_one(what: MessageId, text: &str, like: &[NamedInLog], locale: Locale) -> Ending {
    let choices = like.iter().take(CHOICES).map(|named| match &named.id {
        NamedId::Operator(id) => format!("{id}  {}", named.name),
        NamedId::Customer(tenant) => format!("{tenant}  {}", named.name),
        NamedId::Product(title) => title.clone(),
    });
    let texts = (what, message!("cli-activity-not-named-instead"));
    Ending::new(Status::NotFound, locale, texts, &[("text", text.into())]).with_choices(choices.collect())
}

fn operator_of(id: &NamedId) -> Option<OperatorId> {
    match id {
        NamedId::Operator(operator) => Some(*operator),
        NamedId::Customer(_) | NamedId::Product(_) => None,
    }
}

fn tenant_of(id: &NamedId) -> Option<TenantId> {
    match id {
        NamedId::Customer(tenant) => Some(*tenant),
        NamedId::Operator(_) | NamedId::Product(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_word_and_another_word_is_answered_with_all_of_them() {
        for known in ActivityKind::ALL {
            assert_eq!(kind(words::activity_kind(known)), Ok(known));
        }
        let told = kind("key").unwrap_err();
        assert!(told.contains("key-viewed") && told.contains("looked"), "{told}");
    }
}
