//! `nyckel man`: the manual, made of the same texts as the help.

use std::fs;
use std::path::PathBuf;

use clap::Args;
use clap_mangen::Man;

use crate::cli::ending::Ending;
use crate::cli::localised::localised;
use crate::cli::output;
use crate::i18n::Locale;

/// What is asked for.
#[derive(Debug, Args)]
pub(in crate::cli) struct Manual {
    #[arg(id = "man_directory", long = "to", value_name = "DIR")]
    to: Option<PathBuf>,
}

/// Writes the first page to standard output, or all pages to a directory.
pub(in crate::cli) fn run(ask: &Manual, locale: Locale) -> Result<(), Ending> {
    let command = localised(locale);
    if let Some(directory) = &ask.to {
        let written = fs::create_dir_all(directory).and_then(|()| clap_mangen::generate_to(command, directory));
        return written.map_err(|error| output::unwritten(&error, locale));
    }
    let mut page = Vec::new();
    Man::new(command).render(&mut page).map_err(|error| output::unwritten(&error, locale))?;
    output::write(&page, locale)
}
