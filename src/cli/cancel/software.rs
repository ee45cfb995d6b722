//! `nyckel cancel software CUSTOMER PRODUCT`: one order's line of what is no subscription, within the window of its purchase
//! (PERP-1 … PERP-6).

use clap::Args;

use crate::cli::cancel::Decided;
use crate::cli::cancel::purchase::{Asked, cancel};
use crate::cli::ending::{Ending, Status};
use crate::cli::meaning;
use crate::cli::session::Session;
use crate::i18n::message;

/// What is asked for.
#[derive(Debug, Args)]
pub(in crate::cli) struct Software {
    customer: String,
    product: String,
    #[command(flatten)]
    decided: Decided,
    #[arg(long)]
    json: bool,
}

/// Cancels it, or says what that would come to. A subscription is not cancelled as software.
pub(in crate::cli) fn run(ask: &Software, session: &Session) -> Result<(), Ending> {
    let customer = meaning::customer(session, &ask.customer)?;
    let row = meaning::purchase(session, &customer, &ask.product)?;
    if let Some(id) = row.subscription_id() {
        let texts = (message!("cli-cancel-is-subscription"), message!("cli-cancel-is-subscription-instead"));
        let values = [("text", (&ask.product).into()), ("subscription", id.to_string().into())];
        return Err(Ending::new(Status::WrongUsage, session.locale, texts, &values));
    }
    let asked = Asked { entitlement: row.entitlement.id, decided: ask.decided, json: ask.json };
    cancel(&asked, session)
}
