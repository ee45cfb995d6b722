//! Which customer and which purchase a text on the command line means. Several are named, none is guessed.

use crate::cli::ending::{Ending, Status};
use crate::cli::session::Session;
use crate::domain::Entitlement;
use crate::i18n::{Locale, message};
use crate::search::CustomerRow;
use crate::service::{
    FindPurchase, Found, SoftwareRow, find_customer_by, find_ordered, find_purchase, find_viewed_customer,
};

/// The customer with that GUID, domain or whole name.
pub(in crate::cli) fn customer(session: &Session, text: &str) -> Result<CustomerRow, Ending> {
    let found = find_customer_by(&session.services, &session.actor, text).map_err(|error| session.ending(&error))?;
    the_customer(found, text, session.locale)
}

/// The customer whose software is asked for: in a customer's own view that one, named or not, as no other is there.
pub(in crate::cli) fn customer_with_software(session: &Session, text: Option<&str>) -> Result<CustomerRow, Ending> {
    match (&session.viewed, text) {
        (Some(viewed), None) => Ok(viewed.clone()),
        (Some(_), Some(text)) => {
            let found = find_viewed_customer(&session.services, &session.actor, text);
            let found = found.map_err(|error| session.ending(&error))?;
            if let Found::Nothing | Found::Like(_) = found {
                let texts = (message!("cli-no-customer"), message!("cli-no-customer-in-view-instead"));
                return Err(Ending::new(Status::NotFound, session.locale, texts, &[("text", text.into())]));
            }
            the_customer(found, text, session.locale)
        }
        (None, text) => customer(session, text.unwrap_or_default()),
    }
}

/// The customer that was found, or what is said where it is not one.
pub(in crate::cli) fn the_customer(
    found: Found<CustomerRow>,
    text: &str,
    locale: Locale,
) -> Result<CustomerRow, Ending> {
    let values = [("text", text.into())];
    match found {
        Found::One(row) => Ok(row),
        Found::Nothing | Found::Like(_) => {
            let texts = (message!("cli-no-customer"), message!("cli-no-customer-instead"));
            Err(Ending::new(Status::NotFound, locale, texts, &values))
        }
        Found::Several(rows) => {
            let texts = (message!("cli-several-customers"), message!("cli-several-customers-instead"));
            let choices = rows.iter().map(|row| format!("{}  {}  {}", row.tenant, row.domain, row.name)).collect();
            Err(Ending::new(Status::WrongUsage, locale, texts, &values).with_choices(choices))
        }
    }
}

/// The customer's purchase with that title or order number and line.
pub(in crate::cli) fn purchase(session: &Session, customer: &CustomerRow, text: &str) -> Result<SoftwareRow, Ending> {
    let ask = FindPurchase { tenant: customer.tenant, text: text.to_owned() };
    let found = find_purchase(&session.services, &session.actor, &ask).map_err(|error| session.ending(&error))?;
    the_one(found, |row| &row.entitlement, (customer, text), session)
}

/// The same among the lines of the customer's orders, which more roles may look at; a subscription by its id as well.
pub(in crate::cli) fn ordered(session: &Session, customer: &CustomerRow, text: &str) -> Result<Entitlement, Ending> {
    let ask = FindPurchase { tenant: customer.tenant, text: text.to_owned() };
    let found = find_ordered(&session.services, &session.actor, &ask).map_err(|error| session.ending(&error))?;
    the_one(found, |line| line, (customer, text), session)
}

/// The one that was found, or what is said where it is not one.
fn the_one<T>(
    found: Found<T>,
    bought: impl Fn(&T) -> &Entitlement,
    (customer, text): (&CustomerRow, &str),
    session: &Session,
) -> Result<T, Ending> {
    let values = [("text", text.into()), ("customer", (&customer.name).into())];
    let choices = |rows: &[T]| rows.iter().map(|row| choice(bought(row))).collect();
    match found {
        Found::One(row) => Ok(row),
        Found::Nothing => {
            let texts = (message!("cli-no-purchase"), message!("cli-no-purchase-instead"));
            Err(Ending::new(Status::NotFound, session.locale, texts, &values))
        }
        Found::Like(rows) => {
            let texts = (message!("cli-purchases-like"), message!("cli-several-purchases-instead"));
            Err(Ending::new(Status::WrongUsage, session.locale, texts, &values).with_choices(choices(&rows)))
        }
        Found::Several(rows) => {
            let texts = (message!("cli-several-purchases"), message!("cli-several-purchases-instead"));
            Err(Ending::new(Status::WrongUsage, session.locale, texts, &values).with_choices(choices(&rows)))
        }
    }
}

/// A purchase as it can be asked for, with its title.
fn choice(bought: &Entitlement) -> String {
    format!("{}/{}  {}", bought.id.order, bought.id.line, bought.line.title)
}
