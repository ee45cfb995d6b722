//! `nyckel completions SHELL`: what a shell needs to complete our command line.

use clap::Args;
use clap_complete::Shell;

use crate::cli::ending::Ending;
use crate::cli::localised::localised;
use crate::cli::output;
use crate::i18n::Locale;

/// What is asked for.
#[derive(Debug, Args)]
pub(in crate::cli) struct Completions {
    #[arg(value_enum, hide_possible_values = true)]
    shell: Shell,
}

/// Writes the completions to standard output.
pub(in crate::cli) fn run(ask: &Completions, locale: Locale) -> Result<(), Ending> {
    let mut script = Vec::new();
    clap_complete::generate(ask.shell, &mut localised(locale), "nyckel", &mut script);
    output::write(&script, locale)
}
