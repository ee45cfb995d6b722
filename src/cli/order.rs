//! `nyckel order CUSTOMER LINE…`: what would be bought, on what terms and for how much; with `--yes` it is created and paid.

use clap::Args;
use serde::Serialize;
use uuid::Uuid;

use crate::cli::ending::{Ending, Status};
use crate::cli::json::{self, CustomerJson};
use crate::cli::session::Session;
use crate::cli::table::{Side, Table};
use crate::cli::{catalog, meaning, output};
use crate::domain::sale::{ReviewedLine, Totals};
use crate::domain::{BillingPlan, Cart, CartLine, CommandId, Refusal, TaxNote, TenantId};
use crate::i18n::message;
use crate::ports::Stop;
use crate::search::{CustomerRow, fold};
use crate::service::exchange::words;
use crate::service::{CatalogRow, PlaceOrder, command_id, list_catalog, place_order, review_order};

/// What is asked for.
#[derive(Debug, Args)]
pub(in crate::cli) struct Order {
    customer: String,
    #[arg(required = true, value_name = "ITEM[=N][@PLAN]")]
    lines: Vec<String>,
    #[arg(id = "order_yes", long = "yes")]
    yes: bool,
    #[arg(long, value_name = "GUID")]
    once: Option<Uuid>,
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct AnswerJson {
    customer: CustomerJson,
    /// The number of the order; `null` where nothing was ordered.
    order: Option<String>,
    lines: Vec<LineJson>,
    now: json::MoneyJson,
    over_the_term: json::MoneyJson,
}

#[derive(Serialize)]
struct LineJson {
    item: String,
    title: String,
    quantity: u32,
    plan: &'static str,
    unit_price: json::MoneyJson,
    price: json::MoneyJson,
    tax_included: bool,
    instalments: Vec<InstalmentJson>,
}

#[derive(Serialize)]
struct InstalmentJson {
    due: String,
    amount: json::MoneyJson,
}

/// Reviews the order, and places it where that was said yes to.
pub(in crate::cli) fn run(ask: &Order, session: &Session) -> Result<(), Ending> {
    let customer = meaning::customer(session, &ask.customer)?;
    let sold = list_catalog(&session.services, &session.actor, customer.tenant);
    let sold = sold.map_err(|error| session.ending(&error))?;
    let lines = ask.lines.iter().map(|line| cart_line(line, &sold, session)).collect::<Result<Vec<_>, _>>()?;
    let (reviewed, totals, command) = reviewed(ask, session, customer.tenant, &lines)?;
    if !ask.json {
        output::write(review_text(&reviewed, totals, session).as_bytes(), session.locale)?;
    }
    let order = if ask.yes {
        let order = PlaceOrder { tenant: customer.tenant, command, lines, shown: totals };
        let placed = place_order(&session.services, &session.actor, &order, &Stop::default());
        Some(placed.map_err(|error| session.ending(&error))?.to_string())
    } else {
        None
    };
    if ask.json {
        return json::write(&answer(&customer, order, &reviewed, totals), session.locale);
    }
    let told = match order {
        Some(order) => session.locale.text_with(message!("cli-order-placed"), &[("order", order.into())]),
        None => session.locale.text(message!("cli-order-not-placed")),
    };
    output::note(&told);
    Ok(())
}

/// Every line as it would be bought; the first one that cannot be is the end of it.
fn reviewed(
    ask: &Order,
    session: &Session,
    tenant: TenantId,
    lines: &[CartLine],
) -> Result<(Vec<ReviewedLine>, Totals, CommandId), Ending> {
    let (services, actor) = (&session.services, &session.actor);
    let command = ask.once.map_or_else(|| command_id(services, actor, tenant), CommandId);
    let cart = Cart { command, lines: lines.to_vec() };
    let review = review_order(services, actor, tenant, cart).map_err(|error| session.ending(&error))?;
    let reviewed: Result<Vec<ReviewedLine>, _> = review.rows.into_iter().map(|row| row.reviewed).collect();
    let refused = |refusal: Refusal| session.ending(&refusal.into());
    let reviewed = reviewed.map_err(refused)?;
    let totals = review.totals.ok_or_else(|| refused(Refusal::TooMuch))?;
    Ok((reviewed, totals, command))
}

/// The line that a text means: a catalogue item or the whole title, then how many and how they are billed.
fn cart_line(text: &str, sold: &[CatalogRow], session: &Session) -> Result<CartLine, Ending> {
    let wrong = |what, choices: Vec<String>| {
        let texts = (what, message!("cli-order-line-instead"));
        Ending::new(Status::WrongUsage, session.locale, texts, &[("text", text.into())]).with_choices(choices)
    };
    let (rest, plan) = match text.rsplit_once('@') {
        Some((rest, word)) => {
            let plan = words::PLANS.into_iter().find(|plan| words::plan(*plan) == word);
            let choices = || words::PLANS.map(|plan| words::plan(plan).to_owned()).to_vec();
            (rest, Some(plan.ok_or_else(|| wrong(message!("cli-order-no-plan"), choices()))?))
        }
        None => (text, None),
    };
    let (name, quantity) = match rest.rsplit_once('=') {
        Some((name, number)) => {
            (name, Some(number.parse().map_err(|_| wrong(message!("cli-order-no-number"), Vec::new()))?))
        }
        None => (rest, None),
    };
    let is_it = |row: &&CatalogRow| row.item.to_string() == name || fold(&row.sku.title) == fold(name);
    let Some(row) = sold.iter().find(is_it) else {
        let like = sold.iter().filter(|row| fold(&row.sku.title).contains(&fold(name)));
        let choices = like.map(|row| format!("{}  {}", row.item, row.sku.title)).collect();
        return Err(wrong(message!("cli-order-no-item"), choices));
    };
    let first = row.on_sale.as_ref().ok().and_then(|on_sale| on_sale.plans.first().copied());
    Ok(CartLine {
        item: row.item.clone(),
        quantity: quantity.unwrap_or(row.sku.minimum),
        plan: plan.or(first).unwrap_or(BillingPlan::OneTime),
    })
}

/// The review screen as lines: every line with its price and instalments, then what it comes to (BUY-2).
fn review_text(lines: &[ReviewedLine], totals: Totals, session: &Session) -> String {
    let locale = session.locale;
    let columns = [
        (message!("cli-column-product"), Side::Left),
        (message!("cli-column-quantity"), Side::Right),
        (message!("cli-column-price"), Side::Right),
        (message!("cli-column-plans"), Side::Left),
        (message!("cli-column-sum"), Side::Right),
    ];
    let mut table = Table::new(locale, &columns);
    for line in lines {
        table.row(&[
            line.sku.title.clone(),
            locale.number(line.line.quantity.into()),
            catalog::price(locale, &line.on_sale),
            locale.billing_plan(line.line.plan),
            locale.money(line.price),
        ]);
    }
    let mut text = table.text();
    for line in lines.iter().filter(|line| 1 < line.instalments().len()) {
        let instalments = line.instalments().iter();
        let told: Vec<String> =
            instalments.map(|it| format!("{} {}", locale.date(it.due), locale.money(it.amount))).collect();
        let values = [("title", line.sku.title.clone().into()), ("instalments", told.join(", ").into())];
        text.push_str(&locale.text_with(message!("cli-order-instalments"), &values));
        text.push('\n');
    }
    let values = [("now", locale.money(totals.now).into()), ("term", locale.money(totals.over_the_term).into())];
    text.push_str(&locale.text_with(message!("cli-order-totals"), &values));
    text.push('\n');
    text
}

fn answer(customer: &CustomerRow, order: Option<String>, lines: &[ReviewedLine], totals: Totals) -> AnswerJson {
    let line = |line: &ReviewedLine| LineJson {
        item: line.line.item.to_string(),
        title: line.sku.title.clone(),
        quantity: line.line.quantity,
        plan: words::plan(line.line.plan),
        unit_price: line.on_sale.unit_price.into(),
        price: line.price.into(),
        tax_included: line.on_sale.tax == TaxNote::Included,
        instalments: line
            .instalments()
            .iter()
            .map(|it| InstalmentJson { due: json::instant(it.due), amount: it.amount.into() })
            .collect(),
    };
    AnswerJson {
        customer: customer.into(),
        order,
        lines: lines.iter().map(line).collect(),
        now: totals.now.into(),
        over_the_term: totals.over_the_term.into(),
    }
}
