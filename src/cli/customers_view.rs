//! `--as-customer CUSTOMER`: the console and the commands as a customer's own global admin has them, an operator standing
//! in (M365-1). What is the partner's is not there at all, so that it is refused before any store is opened.

use std::ffi::OsString;

use clap::error::ErrorKind;

use crate::cli::arguments::{Arguments, Command, KeyCommand};
use crate::cli::ending::{Ending, Status};
use crate::cli::meaning;
use crate::cli::surroundings::Surroundings;
use crate::domain::Operator;
use crate::i18n::{Locale, message};
use crate::search::CustomerRow;
use crate::service::{Services, find_viewed_customer};

/// What a command is to the customer's own view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// The view has it; whose software it asks for is said by the view, or by itself.
    Within(Naming),
    /// It is the partner's.
    Partners,
    /// It is about no customer.
    Apart,
}

/// Whether a command says whose software it asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Naming {
    Named,
    Unnamed,
}

impl From<&Option<String>> for Standing {
    fn from(customer: &Option<String>) -> Self {
        Self::Within(if customer.is_some() { Naming::Named } else { Naming::Unnamed })
    }
}

/// Refuses what cannot be meant: in a customer's own view what is not in it, and outside of it software of nobody.
pub(in crate::cli) fn require(arguments: &Arguments, surroundings: &Surroundings) -> Result<(), Ending> {
    let Some(command) = &arguments.command else { return Ok(()) };
    let locale = surroundings.locale;
    let (name, standing) = standing(command);
    match (surroundings.as_customer.is_some(), standing) {
        (false, Standing::Within(Naming::Unnamed)) => {
            let customer = format!("<{}>", locale.text(message!("cli-value-customer")));
            let texts = (message!("cli-usage-missing"), message!("cli-usage-instead"));
            Err(Ending::new(Status::WrongUsage, locale, texts, &[("of", customer.into())]))
        }
        (false, _) | (true, Standing::Within(_)) => Ok(()),
        (true, Standing::Partners) => Err(partners(name, locale)),
        (true, Standing::Apart) => {
            let texts = (message!("cli-flag-not-here"), message!("cli-view-apart-instead"));
            Err(Ending::new(Status::WrongUsage, locale, texts, &[("flag", "--as-customer".into())]))
        }
    }
}

/// The commands that are the partner's, as [`standing`] has them.
const PARTNERS: [&str; 18] = [
    "customers",
    "subscriptions",
    "catalog",
    "order",
    "orders",
    "cancel",
    "billing",
    "support",
    "kms",
    "operators",
    "deadlines",
    "activity",
    "verify",
    "export",
    "import",
    "backup",
    "restore",
    "recover",
];

/// What is said of a command of the partner's that lacks something, where a customer's own view is asked for: that it is
/// not there, rather than what it lacks.
pub(in crate::cli) fn refused_unread(words: &[OsString], error: &clap::Error, locale: Locale) -> Option<Ending> {
    let lacks_something = matches!(
        error.kind(),
        ErrorKind::MissingRequiredArgument
            | ErrorKind::MissingSubcommand
            | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
    );
    let words: Vec<&str> = words.iter().skip(1).filter_map(|word| word.to_str()).collect();
    let flag = words.iter().position(|word| *word == FLAG || word.starts_with("--as-customer="))?;
    let value = (words.get(flag) == Some(&FLAG)).then(|| flag.saturating_add(1));
    let mut others = words.iter().enumerate().filter(|(place, _)| Some(*place) != value).map(|(_, word)| *word);
    let name = others.find(|word| PARTNERS.contains(word)).filter(|_| lacks_something)?;
    Some(partners(name, locale))
}

/// How the view is asked for.
const FLAG: &str = "--as-customer";

fn partners(name: &str, locale: Locale) -> Ending {
    let texts = (message!("cli-view-partners"), message!("cli-view-partners-instead"));
    Ending::new(Status::NotAllowed, locale, texts, &[("command", name.into())])
}

/// What each command is called, and what it is to the view.
fn standing(command: &Command) -> (&'static str, Standing) {
    match command {
        Command::Software(ask) => ("software", (&ask.customer).into()),
        Command::Key(KeyCommand::Get(ask)) => ("key", (&ask.chosen.customer).into()),
        Command::Key(KeyCommand::Retrieve(_)) => ("key retrieve", Standing::Partners),
        Command::Link(ask) => ("link", (&ask.chosen.customer).into()),
        Command::Download(ask) => ("download", (&ask.chosen.customer).into()),
        Command::Customers(_) => ("customers", Standing::Partners),
        Command::Subscriptions(_) => ("subscriptions", Standing::Partners),
        Command::Catalog(_) => ("catalog", Standing::Partners),
        Command::Order(_) => ("order", Standing::Partners),
        Command::Orders(_) => ("orders", Standing::Partners),
        Command::Cancel(_) => ("cancel", Standing::Partners),
        Command::Billing(_) => ("billing", Standing::Partners),
        Command::Support(_) => ("support", Standing::Partners),
        Command::Kms(_) => ("kms", Standing::Partners),
        Command::Operators(_) => ("operators", Standing::Partners),
        Command::Deadlines(_) => ("deadlines", Standing::Partners),
        Command::Activity(_) => ("activity", Standing::Partners),
        Command::Verify(_) => ("verify", Standing::Partners),
        Command::Export(_) => ("export", Standing::Partners),
        Command::Import(_) => ("import", Standing::Partners),
        Command::Backup(_) => ("backup", Standing::Partners),
        Command::Restore(_) => ("restore", Standing::Partners),
        Command::Recover(_) => ("recover", Standing::Partners),
        Command::Compact(_) => ("compact", Standing::Partners),
        Command::Market(_) => ("market", Standing::Apart),
        Command::Tour(_) => ("tour", Standing::Apart),
        Command::Init(_) => ("init", Standing::Apart),
        Command::Doctor(_) => ("doctor", Standing::Apart),
        Command::Seed(_) => ("seed", Standing::Apart),
        Command::Completions(_) => ("completions", Standing::Apart),
        Command::Man(_) => ("man", Standing::Apart),
        Command::Help(_) => ("help", Standing::Apart),
    }
}

/// The customer whose own view is asked for, if one is, as far as that operator may look at software.
pub(in crate::cli) fn viewed(
    services: &Services,
    operator: &Operator,
    surroundings: &Surroundings,
) -> Result<Option<CustomerRow>, Ending> {
    let Some(text) = &surroundings.as_customer else { return Ok(None) };
    let (locale, _) = surroundings.settings_of(&operator.settings);
    let found = find_viewed_customer(services, &operator.actor(), text);
    let found = found.map_err(|error| Ending::of_service(locale, &error))?;
    meaning::the_customer(found, text, locale).map(Some)
}
