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
use crate::service::may_compact;
use crate::store::{Compacted, SledStore};

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
    /// Backups that held keys of cancelled purchases, and no longer do.
    cleaned: u64,
}

/// Compacts it, and says what that gave.
pub(in crate::cli) fn run(ask: &Compact, surroundings: &Surroundings) -> Result<(), Ending> {
    let session = Session::on(surroundings.hold_to_replace()?, surroundings)?;
    let locale = session.locale;
    let allowed = may_compact(&session.services, &session.actor).map_err(|error| session.ending(&error));
    let hold = session.close();
    allowed?;
    let compacted = interruptible(locale, |stop| {
        let line = ProgressLine::new(locale, message!("cli-compact-progress"));
        let (paths, now) = (hold.paths(), hold.clock().now());
        SledStore::compact(&paths.store(), &paths.exports(), now, &|progress| line.show(progress), stop)
    })?;
    let compacted = compacted.map_err(|failure| Ending::of_service(locale, &failure.into()))?;
    if ask.json {
        let Compacted { before, after, cleaned } = compacted;
        return json::write(&AnswerJson { before, after, cleaned }, locale);
    }
    let kilobytes = |bytes: u64| bytes.div_ceil(1_024);
    let values = [("before", kilobytes(compacted.before).into()), ("after", kilobytes(compacted.after).into())];
    let mut text = format!("{}\n", locale.text_with(message!("cli-compact-done"), &values));
    if 0 < compacted.cleaned {
        text.push_str(&locale.text_with(message!("cli-compact-cleaned"), &[("count", compacted.cleaned.into())]));
        text.push('\n');
    }
    output::write(text.as_bytes(), locale)
}
