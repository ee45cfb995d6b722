//! `nyckel cancel`: a subscription or perpetual software is cancelled, or it is said what that would come to; and the
//! receipt of a cancellation.

mod answer;
mod purchase;
mod receipt;
mod software;
mod subscription;

use clap::{Args, Subcommand};

use crate::cli::cancel::receipt::Receipt;
use crate::cli::cancel::software::Software;
use crate::cli::cancel::subscription::Subscription;
use crate::cli::ending::Ending;
use crate::cli::session::Session;

/// What is cancelled, or whose receipt is asked for.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Cancel {
    Subscription(Subscription),
    Software(Software),
    Receipt(Receipt),
}

/// Whether it is done; one of the two has to be said, so that nothing is cancelled by a forgotten word.
#[derive(Debug, Clone, Copy, Args)]
#[group(required = true, multiple = false)]
struct Decided {
    /// It is only said what would happen.
    #[arg(id = "cancel_dry_run", long = "dry-run")]
    dry_run: bool,
    /// It is done.
    #[arg(id = "cancel_yes", long = "yes")]
    yes: bool,
}

/// Does what is asked for.
pub(in crate::cli) fn run(ask: &Cancel, session: &Session) -> Result<(), Ending> {
    match ask {
        Cancel::Subscription(ask) => subscription::run(ask, session),
        Cancel::Software(ask) => software::run(ask, session),
        Cancel::Receipt(ask) => receipt::run(ask, session),
    }
}
