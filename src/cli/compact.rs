//! `nyckel compact`: the store written anew, without what its engine has left over.

use clap::Args;
use serde::Serialize;

use crate::cli::ending::Ending;
use crate::cli::interruptible::interruptible;
use crate::cli::progress::ProgressLine;
use crate::cli::session::Session;
use crate::cli::surroundings::Surroundings;
use crate::cli::{json, output};
use crate::i18n::{Locale, message};
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
    output::write(text(&compacted, locale).as_bytes(), locale)
}

fn text(compacted: &Compacted, locale: Locale) -> String {
    let kilobytes = |bytes: u64| bytes.div_ceil(1_024);
    let values = [("before", kilobytes(compacted.before).into()), ("after", kilobytes(compacted.after).into())];
    let mut lines = vec![locale.text_with(message!("cli-compact-done"), &values)];
    if compacted.before <= compacted.after {
        lines.push(locale.text(message!("cli-compact-no-smaller")));
    }
    if 0 < compacted.cleaned {
        lines.push(locale.text_with(message!("cli-compact-cleaned"), &[("count", compacted.cleaned.into())]));
    }
    lines.push(String::new());
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use chrono_tz::Tz;

    use super::*;
    use crate::i18n::Language;

    #[test]
    fn a_store_that_did_not_become_smaller_says_why() {
        let locale = Locale::new(Language::English, Tz::UTC);
        let said = |after| text(&Compacted { before: 3_600_000, after, cleaned: 0 }, locale);
        assert_eq!(said(3_500_000).lines().count(), 1);
        for after in [3_600_000, 4_700_000] {
            assert!(said(after).contains("in steps of 512 kB"), "{after}");
        }
    }
}
