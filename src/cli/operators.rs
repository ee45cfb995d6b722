//! `nyckel operators`: who works at the partner, with roles; and adding, changing and removing them.

mod passphrase;

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Subcommand};
use serde::Serialize;

use crate::cli::ending::{Ending, Status};
use crate::cli::init::name;
use crate::cli::json;
use crate::cli::output;
use crate::cli::session::Session;
use crate::cli::surroundings::Surroundings;
use crate::cli::table::{Side, Table};
use crate::domain::operators::is_own;
use crate::domain::{Operator, Permission, Role, Roles, role};
use crate::i18n::{Language, message};
use crate::search::fold;
use crate::service::exchange::words;
use crate::service::{AddOperator, ChangeRoles, add_operator, change_roles, list_operators, remove_operator};

/// What is asked for: the list, or a change of it.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(in crate::cli) struct Operators {
    #[command(subcommand)]
    deed: Option<Deed>,
    #[arg(long)]
    json: bool,
}

/// What can be done with operators.
#[derive(Debug, Subcommand)]
enum Deed {
    Add(Add),
    Change(Given),
    Passphrase(passphrase::Choose),
    Remove(Remove),
}

/// Who is added.
#[derive(Debug, Args)]
struct Add {
    #[arg(id = "new_operator", value_name = "NAME", value_parser = name)]
    name: String,
    #[arg(id = "role", long, required = true, value_name = "ROLE", value_parser = role_parser())]
    roles: Vec<Role>,
    #[arg(id = "operator_language", long = "language", value_name = "sv|en", value_parser = language)]
    language: Option<Language>,
    #[arg(id = "new_passphrase_file", long = "new-passphrase-file", value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
}

/// Who is given which roles.
#[derive(Debug, Args)]
struct Given {
    #[arg(id = "changed_operator", value_name = "NAME|ID")]
    operator: String,
    #[arg(id = "role", long, required = true, value_name = "ROLE", value_parser = role_parser())]
    roles: Vec<Role>,
}

/// Who is removed.
#[derive(Debug, Args)]
struct Remove {
    #[arg(id = "changed_operator", value_name = "NAME|ID")]
    operator: String,
    #[arg(id = "remove_yes", long = "yes")]
    yes: bool,
}

#[derive(Serialize)]
struct AnswerJson {
    operators: Vec<OperatorJson>,
}

#[derive(Serialize)]
struct OperatorJson {
    id: String,
    name: String,
    roles: Vec<&'static str>,
    /// `sv` or `en`; `null` where none was chosen.
    language: Option<String>,
    /// Whether it is who asks.
    acts: bool,
}

/// Lists or changes them.
pub(in crate::cli) fn run(ask: &Operators, surroundings: &Surroundings) -> Result<(), Ending> {
    let open = || Session::open(surroundings);
    match &ask.deed {
        None => open()?.close_after(|session| list(ask.json, session)),
        Some(Deed::Add(ask)) => open()?.close_after(|session| add(ask, session)),
        Some(Deed::Change(ask)) => open()?.close_after(|session| change(ask, session)),
        Some(Deed::Remove(ask)) => open()?.close_after(|session| remove(ask, session)),
        Some(Deed::Passphrase(ask)) => passphrase::run(ask, surroundings),
    }
}

fn list(as_json: bool, session: &Session) -> Result<(), Ending> {
    let Session { services, actor, locale, .. } = session;
    let operators = list_operators(services, actor).map_err(|error| session.ending(&error))?;
    if as_json {
        let operators = operators.into_iter().map(|operator| OperatorJson {
            id: operator.id.to_string(),
            acts: is_own(actor, &operator),
            name: operator.name,
            roles: operator.roles.as_slice().iter().copied().map(words::role).collect(),
            language: operator.settings.language,
        });
        return json::write(&AnswerJson { operators: operators.collect() }, *locale);
    }
    let columns = [
        (message!("cli-column-operator"), Side::Left),
        (message!("cli-column-roles"), Side::Left),
        (message!("cli-column-language"), Side::Left),
        (message!("cli-column-id"), Side::Left),
    ];
    let mut table = Table::new(*locale, &columns);
    for operator in operators {
        let language = operator.settings.language.as_deref().and_then(Language::parse);
        let language = language.map_or_else(String::new, |language| language.native_name().to_owned());
        table.row(&[operator.name.clone(), locale.roles(&operator.roles), language, operator.id.to_string()]);
    }
    output::write(table.text().as_bytes(), *locale)
}

fn add(ask: &Add, session: &Session) -> Result<(), Ending> {
    // Nobody types a passphrase for what the role does not allow; the service records the refusal.
    let passphrase = match role::require(&session.actor, Permission::Operators) {
        Ok(()) => crate::cli::passphrase::chosen(ask.passphrase_file.as_deref(), session.locale)?,
        Err(_) => crate::domain::Passphrase::new(String::new()),
    };
    let ask = AddOperator {
        name: ask.name.clone(),
        roles: Roles::new(&ask.roles),
        language: ask.language.map(|language| language.tag().to_owned()),
        passphrase,
    };
    let added = add_operator(&session.services, &session.actor, &ask).map_err(|error| session.ending(&error))?;
    tell(session, message!("cli-operators-added"), &added)
}

fn change(ask: &Given, session: &Session) -> Result<(), Ending> {
    let operator = operator(&ask.operator, session)?;
    let ask = ChangeRoles { operator: operator.id, roles: Roles::new(&ask.roles) };
    let changed = change_roles(&session.services, &session.actor, &ask).map_err(|error| session.ending(&error))?;
    tell(session, message!("cli-operators-changed"), &changed)
}

fn remove(ask: &Remove, session: &Session) -> Result<(), Ending> {
    let operator = operator(&ask.operator, session)?;
    if !ask.yes && role::require(&session.actor, Permission::Operators).is_ok() {
        let name = [("person", operator.name.as_str().into())];
        let follows = session.locale.text_with(message!("cli-operators-remove-follows"), &name);
        output::write(format!("{follows}\n").as_bytes(), session.locale)?;
        output::note(&session.locale.text(message!("cli-operators-not-removed")));
        return Ok(());
    }
    let removed =
        remove_operator(&session.services, &session.actor, operator.id).map_err(|error| session.ending(&error))?;
    tell(session, message!("cli-operators-removed"), &removed)
}

/// Says what was done, with the operator's name and roles.
fn tell(session: &Session, what: crate::i18n::MessageId, operator: &Operator) -> Result<(), Ending> {
    let locale = session.locale;
    let values = [("person", operator.name.as_str().into()), ("roles", locale.roles(&operator.roles).into())];
    output::write(format!("{}\n", locale.text_with(what, &values)).as_bytes(), locale)
}

/// The operator of that name or id.
fn operator(asked: &str, session: &Session) -> Result<Operator, Ending> {
    let operators = list_operators(&session.services, &session.actor).map_err(|error| session.ending(&error))?;
    let known = operators.iter().map(|operator| operator.name.clone()).collect();
    let is_asked = |operator: &Operator| fold(&operator.name) == fold(asked) || operator.id.to_string() == asked;
    operators.into_iter().find(is_asked).ok_or_else(|| {
        let texts = (message!("failure-no-operator"), message!("failure-no-operator-instead"));
        Ending::new(Status::NotFound, session.locale, texts, &[("detail", asked.into())]).with_choices(known)
    })
}

fn role_parser() -> impl TypedValueParser<Value = Role> {
    PossibleValuesParser::new(Role::ALL.map(words::role))
        .try_map(|text| words::role_of(&text).ok_or(text).map_err(RoleUnknown))
}

/// A word that is no role.
#[derive(Debug, thiserror::Error)]
#[error("{0:?} is no role")]
struct RoleUnknown(String);

fn language(text: &str) -> Result<Language, String> {
    Language::parse(text).ok_or_else(|| text.to_owned())
}
