//! `nyckel link CUSTOMER PRODUCT`: a download link that works, once it is on record who gets it.

use clap::Args;
use serde::Serialize;

use crate::cli::becoming::{Becoming, Given};
use crate::cli::choosing::Chosen;
use crate::cli::ending::Ending;
use crate::cli::json;
use crate::cli::reasoned::Reasoned;
use crate::cli::session::Session;
use crate::domain::{ActivityKind, Choice};
use crate::ports::Stop;
use crate::service::{CopiedLink, CopyLink, Seeing, copy_link};
use crate::tui::step::Copied;

/// What is asked for.
#[derive(Debug, Args)]
pub(in crate::cli) struct Link {
    #[command(flatten)]
    pub(in crate::cli) chosen: Chosen,
    #[command(flatten)]
    becoming: Becoming,
    #[command(flatten)]
    reasoned: Reasoned,
}

#[derive(Serialize)]
struct LinkJson<'a> {
    language: Option<&'a str>,
    file_type: Option<&'a str>,
    link: &'a str,
    /// When the link stops working.
    expires: String,
}

/// Gives the link, in the way that was asked for.
pub(in crate::cli) fn run(ask: &Link, session: Session) -> Result<(), Ending> {
    ask.becoming.deliver(&ask.chosen, session, |session, page, choice| {
        let (entitlement, reason) = (page.row.entitlement.id.clone(), ask.reasoned.reason.clone());
        let question = CopyLink { entitlement, choice: choice.clone(), reason };
        copy_link(&session.services, &session.actor, &question, &Stop::default())
    })
}

impl Given for CopiedLink {
    const COPIED: Copied = Copied::Link;

    fn access(_seeing: Seeing) -> ActivityKind {
        ActivityKind::LinkCopied
    }

    fn text(&self) -> &str {
        self.link.expose()
    }

    fn json<'given>(&'given self, choice: &'given Choice) -> impl Serialize + 'given {
        LinkJson {
            language: choice.language.as_ref().map(|tag| tag.0.as_str()),
            file_type: choice.file_type.as_ref().map(|kind| kind.0.as_str()),
            link: self.text(),
            expires: json::instant(self.link.expires()),
        }
    }

    fn record(&self) -> u64 {
        self.record_number
    }
}
