//! `nyckel link CUSTOMER PRODUCT`: a download link that works, once it is on record who gets it.

use clap::Args;
use serde::Serialize;

use crate::cli::choosing::{Becoming, Chosen, Way};
use crate::cli::copying::Copier;
use crate::cli::ending::Ending;
use crate::cli::json::{self, CustomerJson};
use crate::cli::output;
use crate::cli::session::Session;
use crate::domain::{Choice, SecretText};
use crate::ports::Stop;
use crate::service::{CopiedLink, CopyLink, PurchasePage, copy_link};
use crate::tui::step::Copied;

/// What is asked for.
#[derive(Debug, Args)]
pub(in crate::cli) struct Link {
    #[command(flatten)]
    chosen: Chosen,
    #[command(flatten)]
    becoming: Becoming,
}

#[derive(Serialize)]
struct AnswerJson<'a> {
    customer: CustomerJson,
    order: &'a str,
    line: u32,
    product: &'a str,
    version: &'a str,
    language: Option<&'a str>,
    file_type: Option<&'a str>,
    link: &'a str,
    /// When the link stops working.
    expires: String,
    /// The number of the record in the activity log that says who got it.
    record: u64,
}

/// Gives the link, in the way that was asked for.
pub(in crate::cli) fn run(ask: &Link, session: Session) -> Result<(), Ending> {
    match ask.becoming.way() {
        Way::Copy => {
            let copier = Copier::ready(&session)?;
            // Only the text outlives the session, and the copying wipes it before it waits.
            let text = session.close_after(|session| {
                let (_, _, answer) = given(ask, session)?;
                Ok(SecretText::new(answer.link.expose().to_owned()))
            })?;
            copier.copy_and_wait(Copied::Link, text)
        }
        Way::Show => session.close_after(|session| {
            let (_, _, copied) = given(ask, session)?;
            output::write_secret(copied.link.expose(), session.locale)
        }),
        Way::Json => session.close_after(|session| {
            let (page, choice, copied) = given(ask, session)?;
            let bought = &page.row.entitlement;
            let answer = AnswerJson {
                customer: (&page.customer).into(),
                order: bought.id.order.as_str(),
                line: bought.id.line.0,
                product: &bought.line.title,
                version: &choice.version.0,
                language: choice.language.as_ref().map(|tag| tag.0.as_str()),
                file_type: choice.file_type.as_ref().map(|kind| kind.0.as_str()),
                link: copied.link.expose(),
                expires: json::instant(copied.link.expires()),
                record: copied.record_number,
            };
            json::write(&answer, session.locale)
        }),
    }
}

fn given(ask: &Link, session: &Session) -> Result<(PurchasePage, Choice, CopiedLink), Ending> {
    let (page, choice) = ask.chosen.open(session)?;
    let question = CopyLink { entitlement: page.row.entitlement.id.clone(), choice: choice.clone(), reason: None };
    let copied = copy_link(&session.services, &session.actor, &question, &Stop::default())
        .map_err(|error| session.ending(&error))?;
    Ok((page, choice, copied))
}
