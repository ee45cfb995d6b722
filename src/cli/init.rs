//! `nyckel init`: makes the partner's own store, with its first operator and that operator's passphrase.

use std::path::PathBuf;

use clap::Args;

use crate::cli::ending::{Ending, Status};
use crate::cli::import::Import;
use crate::cli::opening::Who;
use crate::cli::surroundings::Surroundings;
use crate::cli::{founding, output, passphrase};
use crate::domain::Operator;
use crate::domain::activity::Door;
use crate::i18n::{Locale, message};
use crate::system::{StoreKind, StorePaths};
use crate::tui::failure::OpeningFailure;

/// What is asked for.
#[derive(Debug, Args)]
pub(in crate::cli) struct Init {
    #[arg(id = "operator_name", long = "name", value_name = "NAME", value_parser = name)]
    name: String,
    #[arg(id = "import_at_once", long = "import", value_name = "FILE")]
    import: Option<PathBuf>,
}

/// Makes it; one that is there stays as it is.
pub(in crate::cli) fn run(ask: &Init, surroundings: &Surroundings) -> Result<(), Ending> {
    let locale = surroundings.locale;
    refuse_if_there(&surroundings.paths_of(StoreKind::Main), locale)?;
    // A file that cannot be read is told of while nothing has been made.
    let import = ask.import.clone().map(Import::of);
    let import = import.map(|import| Ok((import.opened(locale)?, import))).transpose()?;
    let passphrase = passphrase::chosen(surroundings.passphrase_file.as_deref(), locale)?;
    let hold = surroundings.hold_to_make(StoreKind::Main)?;
    let paths = hold.paths();
    // Another process may have made one while the passphrase was typed.
    refuse_if_there(paths, locale)?;
    let made = founding::make(paths, &ask.name, &passphrase, hold.clock().now());
    made.map_err(|failure| Surroundings::ending(&failure, locale))?;
    let place = paths.directory().display().to_string();
    let values = [("place", (&place).into()), ("name", (&ask.name).into())];
    output::write(format!("{}\n", locale.text_with(message!("cli-init-made"), &values)).as_bytes(), locale)?;
    let Some((file, import)) = import else {
        output::note(&locale.text(message!("cli-init-next")));
        return Ok(());
    };
    let failed = |failure: OpeningFailure| Surroundings::ending(&failure, locale);
    let services = hold.open(Door::CommandLine).map_err(failed)?;
    let operator = Who::With(passphrase).on(&services).map_err(failed)?;
    import.bring_in(file, &services, &operator.actor(), locale)
}

fn refuse_if_there(paths: &StorePaths, locale: Locale) -> Result<(), Ending> {
    if !paths.is_made() {
        return Ok(());
    }
    let place = paths.directory().display().to_string();
    let texts = (message!("cli-init-there"), message!("cli-init-there-instead"));
    Err(Ending::new(Status::Failed, locale, texts, &[("place", (&place).into())]))
}

/// An operator's name.
pub(in crate::cli) fn name(text: &str) -> Result<String, String> {
    let name = text.trim();
    if Operator::is_name(name) { Ok(name.to_owned()) } else { Err(text.to_owned()) }
}
