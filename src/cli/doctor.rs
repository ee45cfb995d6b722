//! `nyckel doctor`: where things lie, how the store and the terminal stand, and what is wrong with them. It opens no
//! store and takes no lock, so that it works where nothing else does.

mod backups;
mod findings;
mod report;

use clap::Args;

use crate::cli::ending::{Ending, Status};
use crate::cli::surroundings::Surroundings;
use crate::cli::{json, output};
use crate::i18n::message;

/// What is asked for.
#[derive(Debug, Args)]
pub(in crate::cli) struct Doctor {
    #[arg(long)]
    json: bool,
}

/// Writes what it found to standard output; it is no success where something is wrong.
pub(in crate::cli) fn run(ask: &Doctor, surroundings: &Surroundings) -> Result<(), Ending> {
    let locale = surroundings.locale;
    let findings = findings::find(surroundings);
    if ask.json {
        json::write(&report::AnswerJson::new(&findings, locale), locale)?;
    } else {
        output::write(report::text(&findings, locale).as_bytes(), locale)?;
    }
    let Some(count) = u64::try_from(report::problems(&findings, locale).len()).ok().filter(|count| *count != 0) else {
        return Ok(());
    };
    let texts = (message!("doctor-wrong"), message!("doctor-wrong-instead"));
    Err(Ending::new(Status::Failed, locale, texts, &[("count", count.into())]))
}
