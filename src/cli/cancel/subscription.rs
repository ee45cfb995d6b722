//! `nyckel cancel subscription CUSTOMER SUBSCRIPTION`: a subscription within the window of its term (CANCEL-1 … CANCEL-6).

use clap::Args;

use crate::cli::cancel::Decided;
use crate::cli::cancel::purchase::{Asked, cancel};
use crate::cli::ending::{Ending, Status};
use crate::cli::meaning;
use crate::cli::session::Session;
use crate::i18n::message;
use crate::search::CustomerRow;
use crate::service::{FindPurchase, FindSubscription, Found, SoftwareRow, find_purchase, find_subscription};

/// What is asked for.
#[derive(Debug, Args)]
pub(in crate::cli) struct Subscription {
    customer: String,
    #[arg(id = "subscription")]
    named: String,
    #[command(flatten)]
    decided: Decided,
    #[arg(long)]
    json: bool,
}

/// Cancels it, or says what that would come to.
pub(in crate::cli) fn run(ask: &Subscription, session: &Session) -> Result<(), Ending> {
    let customer = meaning::customer(session, &ask.customer)?;
    let row = subscription(session, &customer, &ask.named)?;
    let asked = Asked { entitlement: row.entitlement.id, decided: ask.decided, json: ask.json };
    cancel(&asked, session)
}

/// The customer's subscription with that id, order number and line, or name. What is no subscription is not cancelled as one.
fn subscription(session: &Session, customer: &CustomerRow, text: &str) -> Result<SoftwareRow, Ending> {
    let (services, actor) = (&session.services, &session.actor);
    let ask = FindSubscription { tenant: customer.tenant, text: text.to_owned() };
    let found = find_subscription(services, actor, &ask).map_err(|error| session.ending(&error))?;
    let rows = match found {
        Found::One(row) => return Ok(row),
        Found::Nothing => Vec::new(),
        Found::Like(rows) | Found::Several(rows) => rows,
    };
    let ask = FindPurchase { tenant: customer.tenant, text: text.to_owned() };
    let bought = find_purchase(services, actor, &ask).map_err(|error| session.ending(&error))?;
    let ending = |status, texts, line: String| {
        let values = [("text", text.into()), ("customer", (&customer.name).into()), ("line", line.into())];
        Ending::new(status, session.locale, texts, &values)
    };
    if let Found::One(row) = bought
        && row.subscription_id().is_none()
    {
        let texts = (message!("cli-cancel-no-subscription"), message!("cli-cancel-no-subscription-instead"));
        let id = &row.entitlement.id;
        return Err(ending(Status::WrongUsage, texts, id.order_line()));
    }
    if rows.is_empty() {
        let texts = (message!("cli-no-subscription"), message!("cli-no-subscription-instead"));
        return Err(ending(Status::NotFound, texts, String::new()));
    }
    let texts = (message!("cli-several-subscriptions"), message!("cli-several-subscriptions-instead"));
    Err(ending(Status::WrongUsage, texts, String::new()).with_choices(choices(&rows)))
}

/// The subscriptions as they can be asked for, with their names and titles.
fn choices(rows: &[SoftwareRow]) -> Vec<String> {
    let choice = |row: &SoftwareRow| {
        let subscription = row.subscription.as_ref();
        let (id, name) = subscription.map(|it| (it.id.to_string(), it.friendly_name.as_str())).unwrap_or_default();
        format!("{id}  {name}  {}", row.entitlement.line.title)
    };
    rows.iter().map(choice).collect()
}
