//! `nyckel key get CUSTOMER PRODUCT`: the product key of a purchase, once it is on record who gets it.

pub(in crate::cli) mod retrieve;

use clap::{Args, ValueEnum};
use serde::Serialize;

use crate::cli::becoming::{Becoming, Given};
use crate::cli::choosing::Chosen;
use crate::cli::ending::Ending;
use crate::cli::reasoned::Reasoned;
use crate::cli::session::Session;
use crate::domain::product_key::KeyKind;
use crate::domain::{ActivityKind, Choice};
use crate::ports::Stop;
use crate::service::{RevealKey, RevealedKey, Seeing, reveal_key};
use crate::tui::step::Copied;

/// What is asked for.
#[derive(Debug, Args)]
pub(in crate::cli) struct Get {
    #[command(flatten)]
    pub(in crate::cli) chosen: Chosen,
    #[arg(long, value_enum, default_value_t = Kind::Mak, hide_default_value = true, hide_possible_values = true,
        value_name = "mak|kms")]
    kind: Kind,
    #[command(flatten)]
    becoming: Becoming,
    #[command(flatten)]
    reasoned: Reasoned,
}

/// The kind of key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    Mak,
    Kms,
}

#[derive(Serialize)]
struct KeyJson<'a> {
    key: &'a str,
}

/// Gives the key, in the way that was asked for.
pub(in crate::cli) fn run(ask: &Get, session: Session) -> Result<(), Ending> {
    let kind = match ask.kind {
        Kind::Mak => KeyKind::Mak,
        Kind::Kms => KeyKind::Kms,
    };
    ask.becoming.deliver(&ask.chosen, session, |session, page, choice| {
        let question = RevealKey {
            entitlement: page.row.entitlement.id.clone(),
            version: choice.version.clone(),
            seeing: ask.becoming.seeing(),
            kind,
            reason: ask.reasoned.reason.clone(),
        };
        reveal_key(&session.services, &session.actor, &question, &Stop::default())
    })
}

impl Given for RevealedKey {
    const COPIED: Copied = Copied::Key;

    fn access(seeing: Seeing) -> ActivityKind {
        seeing.kind()
    }

    fn text(&self) -> &str {
        self.key.expose()
    }

    fn json<'given>(&'given self, _choice: &'given Choice) -> impl Serialize + 'given {
        KeyJson { key: self.text() }
    }

    fn record(&self) -> u64 {
        self.record_number
    }
}
