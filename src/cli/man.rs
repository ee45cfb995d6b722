//! `nyckel man`: the manual, made of the same texts as the help.

use std::path::{Path, PathBuf};
use std::{fs, io};

use clap::{Args, Command};
use clap_mangen::Man;

use crate::cli::ending::Ending;
use crate::cli::localised::localised;
use crate::cli::output;
use crate::i18n::{Locale, message};

/// What is asked for.
#[derive(Debug, Args)]
pub(in crate::cli) struct Manual {
    #[arg(id = "man_directory", long = "to", value_name = "DIR")]
    to: Option<PathBuf>,
}

/// Writes the first page to standard output, or all pages to a directory.
pub(in crate::cli) fn run(ask: &Manual, locale: Locale) -> Result<(), Ending> {
    let command = localised(locale);
    let unwritten = |error: io::Error| output::unwritten(&error, locale);
    match &ask.to {
        Some(directory) => {
            fs::create_dir_all(directory).map_err(unwritten)?;
            write_all(&command, directory, locale).map_err(unwritten)
        }
        None => output::write(&page(&command, locale).map_err(unwritten)?, locale),
    }
}

/// Writes the pages of a command and of those under it.
fn write_all(command: &Command, directory: &Path, locale: Locale) -> io::Result<()> {
    let name = Man::new(command.clone()).get_filename();
    fs::write(directory.join(name), page(command, locale)?)?;
    command.get_subcommands().try_for_each(|under| write_all(under, directory, locale))
}

/// The page of a command. Its own headings clap has in one language alone.
fn page(command: &Command, locale: Locale) -> io::Result<Vec<u8>> {
    let mut page = Vec::new();
    Man::new(command.clone()).source(concat!("nyckel ", env!("CARGO_PKG_VERSION"))).render(&mut page)?;
    let page = String::from_utf8(page).map_err(io::Error::other)?;
    let headings = [
        (".SH NAME\n", message!("cli-man-name")),
        (".SH SYNOPSIS\n", message!("cli-man-synopsis")),
        (".SH DESCRIPTION\n", message!("cli-man-description")),
    ];
    let commands = locale.text(message!("cli-heading-commands"));
    let page = page.replacen(&format!(".SH {commands}\n"), &format!(".SH {}\n", commands.to_uppercase()), 1);
    let page = headings
        .into_iter()
        .fold(page, |page, (heading, name)| page.replacen(heading, &format!(".SH {}\n", locale.text(name)), 1));
    Ok(page.into_bytes())
}
