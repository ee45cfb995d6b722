//! `nyckel compact`: the store written anew, without what its engine has left over.

use clap::Args;
use serde::Serialize;

use crate::cli::ending::Ending;
use crate::cli::interruptible::interruptible;
use crate::cli::progress::ProgressLine;
use crate::cli::session::Session;
use crate::cli::surroundings::Surroundings;
use crate::cli::{json, output};
use crate::i18n::message;
use crate::ports::Clock;
use crate::service::may_compact;
use crate::store::SledStore;

/// What is asked for.
#[derive(Debug, Args)]
pub(in crate::cli) struct Compact {
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct AnswerJson {
    /// The bytes of the store's files before.
    before: u64,
    /// The bytes of the store's files now.
    after: u64,
}

/// Compacts it, and says what that gave.
pub(in crate::cli) fn run(ask: &Compact, surroundings: &Surroundings) -> Result<(), Ending> {
    let session = Session::open(surroundings)?;
    let locale = session.locale;
    let allowed = may_compact(&session.services, &session.actor).map_err(|error| session.ending(&error));
    let hold = session.close();
    allowed?;
    let compacted = interruptible(locale, |stop| {
        let line = ProgressLine::new(locale, message!("cli-compact-progress"));
        SledStore::compact(&hold.paths().store(), hold.clock().now(), &|progress| line.show(progress), stop)
    })?;
    let compacted = compacted.map_err(|failure| Ending::of_service(locale, &failure.into()))?;
    if ask.json {
        return json::write(&AnswerJson { before: compacted.before, after: compacted.after }, locale);
    }
    let kilobytes = |bytes: u64| bytes.div_ceil(1_024);
    let values = [("before", kilobytes(compacted.before).into()), ("after", kilobytes(compacted.after).into())];
    output::write(format!("{}\n", locale.text_with(message!("cli-compact-done"), &values)).as_bytes(), locale)
}
