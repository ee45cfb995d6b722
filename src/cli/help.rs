//! `nyckel help [COMMAND]…`: what `--help` says after that command.

use clap::Args;

use crate::cli::ending::{Ending, Status};
use crate::cli::localised::localised;
use crate::cli::output;
use crate::i18n::{Locale, message};

/// What is asked for.
#[derive(Debug, Args)]
pub(in crate::cli) struct Help {
    #[arg(id = "helped_command")]
    command: Vec<String>,
}

/// Writes the help of that command, or of all of nyckel, to standard output.
pub(in crate::cli) fn run(ask: &Help, locale: Locale) -> Result<(), Ending> {
    let mut command = localised(locale);
    for name in &ask.command {
        let Some(under) = command.find_subcommand(name) else {
            let texts = (message!("cli-usage-command"), message!("cli-usage-instead"));
            return Err(Ending::new(Status::WrongUsage, locale, texts, &[("of", name.into())]));
        };
        command = under.clone();
    }
    output::write(command.render_help().to_string().as_bytes(), locale)
}
