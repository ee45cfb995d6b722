//! `nyckel seed`: makes the demo's store, of any size and from any seed.

use std::fs;
use std::io;

use clap::Args;

use crate::cli::ending::{Ending, Status};
use crate::cli::interruptible::interruptible;
use crate::cli::opening::of_directory;
use crate::cli::progress::ProgressLine;
use crate::cli::seeding::Stage;
use crate::cli::surroundings::Surroundings;
use crate::cli::{output, seeding};
use crate::demo::Demo;
use crate::i18n::message;
use crate::ports::Progress;
use crate::service::ServiceError;
use crate::store::{BackupFolder, SledStore};
use crate::system::{StoreKind, StorePaths};
use crate::tui::failure::OpeningFailure;

/// What is asked for.
#[derive(Debug, Args)]
pub(in crate::cli) struct Seed {
    #[arg(long = "customers", value_name = "N", default_value_t = Demo::CUSTOMERS, hide_default_value = true,
        value_parser = clap::value_parser!(u32).range(1..=i64::from(Demo::MOST_CUSTOMERS)))]
    customers_to_make: u32,
    #[arg(id = "seed", long = "seed", value_name = "N", default_value_t = Demo::SEED, hide_default_value = true)]
    number: u64,
    #[arg(long)]
    reset: bool,
}

/// Makes it; one that is there is replaced only where that is said.
pub(in crate::cli) fn run(ask: &Seed, surroundings: &Surroundings) -> Result<(), Ending> {
    let locale = surroundings.locale;
    let hold = surroundings.hold_to_make(StoreKind::Demo)?;
    let paths = hold.paths();
    let place = paths.directory().display().to_string();
    let is_there =
        SledStore::is_there(&paths.store()).map_err(|failure| Surroundings::ending(&failure.into(), locale))?;
    if is_there && !ask.reset {
        let texts = (message!("cli-seed-there"), message!("cli-seed-there-instead"));
        return Err(Ending::new(Status::Failed, locale, texts, &[("place", (&place).into())]));
    }
    let demo = Demo::new(ask.number, ask.customers_to_make);
    let made = interruptible(locale, |stop| {
        let customers = ProgressLine::new(locale, message!("cli-seed-progress"));
        let finishing = ProgressLine::new(locale, message!("cli-seed-finishing"));
        let tell = |stage: Stage| match stage {
            Stage::Customers(progress) => customers.show(progress),
            Stage::Finishing => finishing.show(Progress { done: 1, total: 1 }),
        };
        // What is of the old demo goes when there is a new one: until then it can be stopped, and nothing has changed.
        seeding::make(paths, demo, &tell, stop).and_then(|()| forget_old(paths))
    })?;
    made.map_err(|failure| Surroundings::ending(&failure, locale))?;
    let values = [("count", u64::from(ask.customers_to_make).into()), ("place", (&place).into())];
    output::write(format!("{}\n", locale.text_with(message!("cli-seed-made"), &values)).as_bytes(), locale)
}

/// Removes what is of the demo that goes: what operators left standing, the list of downloads, and the backups. The files
/// that were downloaded stay where they are.
fn forget_old(paths: &StorePaths) -> Result<(), OpeningFailure> {
    for directory in [paths.drafts(), paths.downloads()] {
        match fs::remove_dir_all(directory) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(of_directory(error)),
            Ok(()) | Err(_) => {}
        }
    }
    for backup in BackupFolder::new(&paths.exports()).list().map_err(ServiceError::from)? {
        fs::remove_file(backup.path).map_err(of_directory)?;
    }
    Ok(())
}
