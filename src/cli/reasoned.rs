//! `--reason`: why a key, a link or a file is asked for, as it stands in the activity log (KEY-5).

use clap::Args;

use crate::domain::Reason;

/// The reason, if one is given.
#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct Reasoned {
    #[arg(long, value_name = "TEXT", value_parser = reason)]
    pub(in crate::cli) reason: Option<Reason>,
}

fn reason(text: &str) -> Result<Reason, String> {
    Reason::parse(text).map_err(|error| error.to_string())
}
