//! Which records of the activity log are asked for on the command line. Whom and what they name is found in the log
//! itself, and beyond it only where a role shows it (ROLE-3).

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};

use crate::cli::activity::ending;
use crate::cli::ending::{Ending, Status};
use crate::cli::moment::Moment;
use crate::cli::session::Session;
use crate::domain::{ActivityKind, OperatorId, OutcomeKind, Permission, TenantId, role};
use crate::i18n::{Locale, MessageId, message};
use crate::ports::LogName;
use crate::ports::store::ActivityFilter;
use crate::service::exchange::words;
use crate::service::read_activity::accesses;
use crate::service::{Found, LogReading, NamedId, NamedInLog, find_customer_by, named_in_log};

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
    #[arg(id = "log_kind", long = "kind", value_name = "KIND", value_parser = kinds(), hide_possible_values = true,
        conflicts_with = "all")]
    kinds: Vec<ActivityKind>,
    #[arg(id = "log_outcome", long = "outcome", value_name = "done|refused|failed", hide_possible_values = true)]
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

/// The kinds by their words; who gives another word is told of all of them.
fn kinds() -> impl TypedValueParser<Value = ActivityKind> {
    PossibleValuesParser::new(ActivityKind::ALL.map(words::activity_kind))
        .try_map(|word| words::activity_kind_of(&word).ok_or(NoKind))
}

/// Says that a word is no kind, which the parser that knows all of them has seen before.
#[derive(Debug, thiserror::Error)]
#[error("it is no kind of record")]
struct NoKind;

impl Asked {
    /// What is said where nothing is on record of it.
    pub(super) fn nothing(&self) -> MessageId {
        let is_narrowed = self.from.is_some()
            || self.to.is_some()
            || self.user.is_some()
            || self.customer.is_some()
            || self.product.is_some()
            || self.outcome.is_some()
            || !self.kinds.is_empty();
        match (is_narrowed, self.all) {
            (true, _) => message!("cli-activity-none-asked"),
            (false, true) => message!("cli-activity-none-of-all"),
            (false, false) => message!("cli-activity-none"),
        }
    }

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
    let all = all.map_err(|error| ending(&error, session))?;
    let wanted = text.to_lowercase();
    let (mut same, others): (Vec<_>, Vec<_>) = all.into_iter().partition(|named| is_called(named, &wanted));
    let like: Vec<_> = others.into_iter().filter(|named| named.name.to_lowercase().contains(&wanted)).collect();
    match (same.pop(), same.is_empty()) {
        (Some(one), true) => Ok(Some(one)),
        (None, _) => match known(named, text, session)? {
            Some(known) => Ok(Some(known)),
            None => Err(not_one(message!("cli-activity-not-named"), text, &like, session.locale)),
        },
        (Some(one), false) => {
            same.push(one);
            Err(not_one(message!("cli-activity-several"), text, &same, session.locale))
        }
    }
}

/// A customer or a product that is called so and that no record names, where the role shows it: nothing is on record of it,
/// and that is the answer.
fn known(named: LogName, text: &str, session: &Session) -> Result<Option<NamedInLog>, Ending> {
    match named {
        // All of them are among what the log names.
        LogName::Operator => Ok(None),
        LogName::Customer if role::require(&session.actor, Permission::LookAtCustomers).is_err() => Ok(None),
        LogName::Customer => {
            let found = find_customer_by(&session.services, &session.actor, text);
            let found = found.map_err(|error| session.ending(&error))?;
            let Found::One(row) = found else { return Ok(None) };
            Ok(Some(NamedInLog { id: NamedId::Customer(row.tenant), name: row.name }))
        }
        LogName::Product => {
            let wanted = text.to_lowercase();
            let mut skus = session.services.catalog.products().flat_map(|product| &product.skus);
            let sold = skus.find(|sku| sku.title.to_lowercase() == wanted).map(|sku| sku.title.clone());
            Ok(sold.map(|title| NamedInLog { id: NamedId::Product(title.clone()), name: title }))
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
    use crate::i18n::Language;

    #[test]
    fn every_kind_has_a_word_and_the_help_names_it() {
        for known in ActivityKind::ALL {
            assert_eq!(words::activity_kind_of(words::activity_kind(known)), Some(known));
            for language in Language::ALL {
                let help = Locale::new(language, chrono_tz::Tz::UTC).text(message!("cli-flag-log-kind"));
                assert!(help.contains(words::activity_kind(known)), "{known:?}");
            }
        }
        assert_eq!(words::activity_kind_of("key"), None);
    }
}
