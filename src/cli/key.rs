//! `nyckel key get CUSTOMER PRODUCT`: the product key of a purchase, once it is on record who gets it.

use clap::{Args, ValueEnum};
use serde::Serialize;

use crate::cli::choosing::{Becoming, Chosen, Way};
use crate::cli::copying::Copier;
use crate::cli::ending::Ending;
use crate::cli::json::{self, CustomerJson};
use crate::cli::output;
use crate::cli::session::Session;
use crate::domain::product_key::KeyKind;
use crate::domain::{Choice, SecretText};
use crate::ports::Stop;
use crate::service::{PurchasePage, RevealKey, RevealedKey, Seeing, reveal_key};
use crate::tui::step::Copied;

/// What is asked for.
#[derive(Debug, Args)]
pub(in crate::cli) struct Get {
    #[command(flatten)]
    chosen: Chosen,
    #[arg(long, value_enum, default_value_t = Kind::Mak, hide_default_value = true, hide_possible_values = true,
        value_name = "mak|kms")]
    kind: Kind,
    #[command(flatten)]
    becoming: Becoming,
}

/// The kind of key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    Mak,
    Kms,
}

#[derive(Serialize)]
struct AnswerJson<'a> {
    customer: CustomerJson,
    order: &'a str,
    line: u32,
    product: &'a str,
    version: &'a str,
    key: &'a str,
    /// The number of the record in the activity log that says who got it.
    record: u64,
}

/// Gives the key, in the way that was asked for.
pub(in crate::cli) fn run(ask: &Get, session: Session) -> Result<(), Ending> {
    match ask.becoming.way() {
        Way::Copy => {
            let copier = Copier::ready(&session)?;
            // Only the text outlives the session, and the copying wipes it before it waits.
            let text = session.close_after(|session| {
                let (_, _, revealed) = reveal(ask, session, Seeing::Copied)?;
                Ok(SecretText::new(revealed.key.expose().to_owned()))
            })?;
            copier.copy_and_wait(Copied::Key, text)
        }
        Way::Show => session.close_after(|session| {
            let (_, _, revealed) = reveal(ask, session, Seeing::Viewed)?;
            output::write_secret(revealed.key.expose(), session.locale)
        }),
        Way::Json => session.close_after(|session| {
            let (page, choice, revealed) = reveal(ask, session, Seeing::Viewed)?;
            let bought = &page.row.entitlement;
            let answer = AnswerJson {
                customer: (&page.customer).into(),
                order: bought.id.order.as_str(),
                line: bought.id.line.0,
                product: &bought.line.title,
                version: &choice.version.0,
                key: revealed.key.expose(),
                record: revealed.record_number,
            };
            json::write(&answer, session.locale)
        }),
    }
}

fn reveal(ask: &Get, session: &Session, seeing: Seeing) -> Result<(PurchasePage, Choice, RevealedKey), Ending> {
    let (page, choice) = ask.chosen.open(session)?;
    let question = RevealKey {
        entitlement: page.row.entitlement.id.clone(),
        version: choice.version.clone(),
        seeing,
        kind: match ask.kind {
            Kind::Mak => KeyKind::Mak,
            Kind::Kms => KeyKind::Kms,
        },
        reason: None,
    };
    let revealed = reveal_key(&session.services, &session.actor, &question, &Stop::default())
        .map_err(|error| session.ending(&error))?;
    Ok((page, choice, revealed))
}
