//! The command line: the only place where the parts are put together. It reads flags and surroundings, opens the store
//! and hands everything to the console or to one command; it decides no rule.

mod activity;
mod arguments;
mod backup;
mod backup_file;
mod backup_looked_at;
mod becoming;
mod billing;
mod cancel;
mod catalog;
mod choosing;
mod compact;
mod completions;
mod console;
mod copying;
mod customers;
mod customers_view;
mod deadlines;
mod demo_downloads;
mod doctor;
mod download;
mod download_told;
mod ending;
mod export;
mod founding;
mod help;
mod hidden_line;
mod import;
mod init;
mod interruptible;
mod json;
mod kept;
mod key;
mod kms;
mod line_problem;
mod link;
mod localised;
mod man;
mod market;
mod meaning;
mod moment;
mod new_file;
mod of_customer;
mod opening;
mod operators;
mod order;
mod orders;
mod output;
mod panics;
mod passphrase;
mod progress;
mod reasoned;
mod recover;
mod restore;
mod seed;
mod seeding;
mod session;
mod signals;
mod software;
mod subscriptions;
mod support;
mod surroundings;
mod table;
mod tour;
#[cfg(feature = "testing")]
mod triggers;
mod usage;
mod verify;
mod verify_backup;
mod waiting;
mod wrong_setting;

use std::ffi::OsString;
use std::process::ExitCode;

use crate::cli::arguments::{Arguments, Command, KeyCommand};
use crate::cli::ending::{Ending, Status};
use crate::cli::session::Session;
use crate::cli::surroundings::Surroundings;
use crate::i18n::{Locale, message};

/// Does what the process was told on its command line, and says how it went.
#[must_use]
pub fn run() -> ExitCode {
    let words: Vec<OsString> = std::env::args_os().collect();
    let locale = surroundings::locale_before_parsing(&words);
    let arguments = match arguments::parse(locale, &words) {
        Ok(arguments) => arguments,
        Err(error) => match customers_view::refused_unread(&words, &error, locale) {
            Some(ending) => {
                output::complain(&ending);
                return ending.status.into();
            }
            None => return usage::tell(locale, &error).into(),
        },
    };
    match Surroundings::find(&arguments, locale).and_then(|surroundings| act(arguments, surroundings)) {
        Ok(status) => status.into(),
        Err(ending) => {
            output::complain(&ending);
            ending.status.into()
        }
    }
}

/// Presenter mode is about a screen: what a command writes is read by programs, and covered it would be wrong.
fn require_console_to_present(arguments: &Arguments, locale: Locale) -> Result<(), Ending> {
    if arguments.presenter && arguments.command.is_some() {
        let sentence = (message!("cli-presenter-console-only"), message!("cli-presenter-console-only-instead"));
        return Err(Ending::new(Status::WrongUsage, locale, sentence, &[]));
    }
    Ok(())
}

fn act(arguments: Arguments, mut surroundings: Surroundings) -> Result<Status, Ending> {
    let _log = surroundings.start_log();
    if !matches!(arguments.command, Some(Command::Doctor(_))) {
        surroundings.require_settings()?;
    }
    let surroundings = &surroundings;
    panics::install(surroundings);
    customers_view::require(&arguments, surroundings)?;
    require_console_to_present(&arguments, surroundings.locale)?;
    let open = || Session::open(surroundings);
    let done = match arguments.command {
        Some(Command::Deadlines(ask)) => {
            return open()?.close_after(|session| deadlines::run(&ask, session));
        }
        None => console::run(surroundings),
        Some(Command::Customers(ask)) => open()?.close_after(|session| customers::run(&ask, session)),
        Some(Command::Catalog(ask)) => open()?.close_after(|session| catalog::run(&ask, session)),
        Some(Command::Order(ask)) => open()?.close_after(|session| order::run(&ask, session)),
        Some(Command::Subscriptions(ask)) => open()?.close_after(|session| subscriptions::run(&ask, session)),
        Some(Command::Orders(ask)) => open()?.close_after(|session| orders::run(&ask, session)),
        Some(Command::Software(ask)) => open()?.close_after(|session| software::run(&ask, session)),
        Some(Command::Key(KeyCommand::Get(ask))) => key::run(&ask, open()?),
        Some(Command::Key(KeyCommand::Retrieve(ask))) => {
            open()?.close_after(|session| key::retrieve::run(&ask, session))
        }
        Some(Command::Link(ask)) => link::run(&ask, open()?),
        Some(Command::Download(ask)) => open()?.close_after(|session| download::run(&ask, session)),
        Some(Command::Cancel(ask)) => open()?.close_after(|session| cancel::run(&ask, session)),
        Some(Command::Billing(ask)) => open()?.close_after(|session| billing::run(&ask, session)),
        Some(Command::Support(ask)) => open()?.close_after(|session| support::run(&ask, session)),
        Some(Command::Kms(ask)) => open()?.close_after(|session| kms::run(&ask, session)),
        Some(Command::Activity(ask)) => open()?.close_after(|session| activity::run(&ask, session)),
        Some(Command::Operators(ask)) => operators::run(&ask, surroundings),
        Some(Command::Tour(ask)) => tour::run(&ask, surroundings),
        Some(Command::Market(ask)) => market::run(&ask, surroundings.locale),
        Some(Command::Verify(ask)) => match &ask.file {
            Some(backup) => verify_backup::run(backup, ask.form(), surroundings.locale),
            None => open()?.close_after(|session| verify::run(&ask, session)),
        },
        Some(Command::Export(ask)) => export::run(&ask, open),
        Some(Command::Import(ask)) => import::run(&ask, surroundings, open),
        Some(Command::Init(ask)) => init::run(&ask, surroundings),
        Some(Command::Doctor(ask)) => doctor::run(&ask, surroundings),
        Some(Command::Seed(ask)) => seed::run(&ask, surroundings),
        Some(Command::Backup(ask)) => open()?.close_after(|session| backup::run(&ask, session)),
        Some(Command::Restore(ask)) => restore::run(&ask, surroundings),
        Some(Command::Recover(ask)) => recover::run(&ask, surroundings),
        Some(Command::Compact(ask)) => compact::run(&ask, surroundings),
        Some(Command::Completions(ask)) => completions::run(&ask, surroundings.locale),
        Some(Command::Man(ask)) => man::run(&ask, surroundings.locale),
        Some(Command::Help(ask)) => help::run(&ask, surroundings.locale),
    };
    done.map(|()| Status::Done)
}
