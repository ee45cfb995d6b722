//! From a line to the record it says.

use serde_json::Value;

use crate::domain::cancellation_window::StatedCancellation;
use crate::domain::choice::LanguageTag;
use crate::domain::customer::Contact;
use crate::domain::entitlement::{EntitlementState, Lifetime};
use crate::domain::{
    BillingPlan, Customer, Entitlement, EntitlementId, LineNumber, Markets, Order, OrderId, Renewal, Subscription,
    SubscriptionId,
};
use crate::service::exchange::fields::{Expected, Fields, Problem, parsed};
use crate::service::exchange::imported::Imported;
use crate::service::exchange::{HEADER, VERSION, words};

/// The kinds of records, as their lines say.
const KINDS: [&str; 6] = ["customer", "order", "entitlement", "subscription", "operator", "activity"];

/// What a line holds.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::service) enum Read {
    /// A record as it is to stand.
    Record(Box<Imported>),
    /// An operator, who needs a passphrase and so is not imported.
    Operator,
    /// A record of an activity log, which is not imported: the log is append-only (LOG-3).
    Activity,
}

/// Says no to a first line that is not the header of an export this version can read.
pub(in crate::service) fn header(line: &[u8]) -> Result<(), Problem> {
    let Ok(Value::Object(map)) = serde_json::from_slice(line) else {
        return Err(Problem::NoHeader);
    };
    let (name, word) = HEADER;
    match (map.get(name).and_then(Value::as_str), map.get("version").and_then(Value::as_u64)) {
        (Some(found), Some(1..=VERSION)) if found == word => Ok(()),
        (Some(found), Some(newer)) if found == word && VERSION < newer => Err(Problem::NewerVersion { found: newer }),
        (_, _) => Err(Problem::NoHeader),
    }
}

/// The record in that line.
pub(in crate::service) fn record(line: &[u8]) -> Result<Read, Problem> {
    let mut fields = Fields::of(line)?;
    let kind = fields.word("kind", &KINDS, |kind| kind)?;
    let change = match kind {
        "operator" => return Ok(Read::Operator),
        "activity" => return Ok(Read::Activity),
        "customer" => Imported::Customer(customer(&mut fields)?),
        "order" => Imported::Order(order(&mut fields)?),
        "entitlement" => Imported::Entitlement(entitlement(&mut fields)?),
        _ => Imported::Subscription(subscription(&mut fields)?),
    };
    fields.end()?;
    Ok(Read::Record(Box::new(change)))
}

fn customer(fields: &mut Fields) -> Result<Customer, Problem> {
    let known = |value: &Value| Markets::embedded().by_slug(value.as_str()?).map(|market| market.slug.clone());
    let customer = Customer {
        id: fields.parsed("tenant", Expected::Guid)?,
        name: fields.some_text("name")?,
        domain: fields.text("domain")?,
        market: fields.take("market", Expected::Market, known)?,
        language: LanguageTag(fields.some_text("language")?),
        contact: contact(fields)?,
    };
    Ok(customer)
}

fn contact(fields: &mut Fields) -> Result<Contact, Problem> {
    let mut fields = fields.object("contact")?;
    let contact = Contact { name: fields.text("name")?, email: fields.text("email")?, phone: fields.text("phone")? };
    fields.end()?;
    Ok(contact)
}

fn order(fields: &mut Fields) -> Result<Order, Problem> {
    Ok(Order {
        tenant: fields.parsed("tenant", Expected::Guid)?,
        id: order_number(fields)?,
        placed: fields.instant("placed")?,
        lines: fields.number("lines", 1)?,
    })
}

fn entitlement(fields: &mut Fields) -> Result<Entitlement, Problem> {
    let id = bought(fields)?;
    let line = crate::domain::order::OrderLine {
        number: id.line,
        item: fields.parsed("item", Expected::CatalogItem)?,
        kind: fields.word("product_kind", &words::PRODUCT_KINDS, words::product_kind)?,
        title: fields.some_text("title")?,
        quantity: fields.number("quantity", 0)?,
        unit_price: fields.money("unit_price")?,
        tax: fields.word("tax", &words::TAXES, words::tax)?,
        term: fields.optional_word("term", &words::TERMS, words::term)?,
        plan: fields.word("plan", &words::PLANS, words::plan)?,
        transaction: fields.text("transaction")?,
    };
    let state =
        |cancelled: Option<_>| cancelled.map_or(EntitlementState::Standing, |at| EntitlementState::Cancelled { at });
    Ok(Entitlement {
        id,
        bought: fields.instant("bought")?,
        line,
        lifetime: lifetime(fields)?,
        state: state(fields.optional_instant("cancelled")?),
        needs_information: fields.flag("needs_information")?,
        stated: stated(fields)?,
    })
}

fn stated(fields: &mut Fields) -> Result<Option<StatedCancellation>, Problem> {
    let Some(mut fields) = fields.optional_object("stated")? else { return Ok(None) };
    let stated = StatedCancellation {
        until: fields.optional_instant("until")?,
        full_refund: fields.optional_instant("full_refund")?,
        prorated_refund: fields.optional_instant("prorated_refund")?,
    };
    fields.end()?;
    Ok(Some(stated))
}

fn lifetime(fields: &mut Fields) -> Result<Lifetime, Problem> {
    let lifetimes = [words::PERPETUAL, words::UNTIL, words::SUBSCRIPTION];
    let lifetime = match fields.word("lifetime", &lifetimes, |word| word)? {
        words::UNTIL => Lifetime::Until(fields.instant("until")?),
        words::SUBSCRIPTION => Lifetime::Subscription(fields.parsed("subscription", Expected::Guid)?),
        _ => Lifetime::Perpetual,
    };
    // Of another lifetime: they may stand there as nothing, and are unknown otherwise.
    for (field, is_used) in [
        ("until", matches!(lifetime, Lifetime::Until(_))),
        ("subscription", matches!(lifetime, Lifetime::Subscription(_))),
    ] {
        let found = if is_used { None } else { fields.optional(field, Expected::Object, |_| Some(()))? };
        if found.is_some() {
            return Err(Problem::Unknown { field: field.to_owned() });
        }
    }
    Ok(lifetime)
}

fn subscription(fields: &mut Fields) -> Result<Subscription, Problem> {
    let plan = fields.word("plan", &words::PLANS, words::plan)?;
    Ok(Subscription {
        id: fields.take("subscription", Expected::Guid, parsed::<SubscriptionId>)?,
        entitlement: bought(fields)?,
        friendly_name: fields.text("friendly_name")?,
        first_start: fields.instant("first_start")?,
        term_number: fields.number("term_number", 1)?,
        term: fields.word("term", &words::TERMS, words::term)?,
        plan,
        renewal: renewal(fields, plan)?,
        cancelled: fields.optional_instant("cancelled")?,
    })
}

/// What follows the newest term, which is billed as `plan` says: a plan of the next one only where there is a next one.
fn renewal(fields: &mut Fields, plan: BillingPlan) -> Result<Renewal, Problem> {
    let is_on = fields.flag("auto_renew")?;
    let next = fields.optional_word("next_plan", &words::PLANS, words::plan)?;
    match (is_on, next) {
        (true, next) => Ok(Renewal::Renews { plan: next.unwrap_or(plan) }),
        (false, None) => Ok(Renewal::Expires),
        (false, Some(_)) => Err(Problem::Unknown { field: "next_plan".to_owned() }),
    }
}

fn bought(fields: &mut Fields) -> Result<EntitlementId, Problem> {
    Ok(EntitlementId {
        tenant: fields.parsed("tenant", Expected::Guid)?,
        order: order_number(fields)?,
        line: LineNumber(fields.number("line", 1)?),
    })
}

fn order_number(fields: &mut Fields) -> Result<OrderId, Problem> {
    fields.parsed("order", Expected::SomeText { most: OrderId::LIMIT })
}
