//! `nyckel order CUSTOMER LINE…`: what would be bought, on what terms and for how much; with `--yes` it is created and paid.

mod line;

use clap::Args;
use serde::Serialize;
use uuid::Uuid;

use crate::cli::ending::Ending;
use crate::cli::json::{self, CustomerJson};
use crate::cli::order::line::cart_line;
use crate::cli::session::Session;
use crate::cli::table::{Side, Table};
use crate::cli::{catalog, meaning, output};
use crate::domain::sale::{ReviewedLine, Totals};
use crate::domain::{Cart, CartLine, CommandId, Refusal, TaxNote, TenantId};
use crate::i18n::{Locale, message};
use crate::ports::Stop;
use crate::search::CustomerRow;
use crate::service::exchange::words;
use crate::service::{PlaceOrder, command_id, list_catalog, place_order, review_order};

/// What is asked for.
#[derive(Debug, Args)]
pub(in crate::cli) struct Order {
    customer: String,
    #[arg(required = true)]
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
        text.push_str(&instalments_text(line, locale));
    }
    let values = [("now", locale.money(totals.now).into()), ("term", locale.money(totals.over_the_term).into())];
    text.push_str(&locale.text_with(message!("cli-order-totals"), &values));
    text.push('\n');
    text
}

/// The instalments of a line under its title, a row each.
fn instalments_text(line: &ReviewedLine, locale: Locale) -> String {
    let columns = [
        (message!("cli-column-number"), Side::Right),
        (message!("cli-column-due"), Side::Left),
        (message!("column-amount"), Side::Right),
    ];
    let mut table = Table::new(locale, &columns);
    for instalment in line.instalments() {
        let number = locale.number(instalment.number.into());
        table.row(&[number, locale.date(instalment.due), locale.money(instalment.amount)]);
    }
    let values = [("title", line.sku.title.clone().into()), ("count", line.instalments().len().into())];
    let title = locale.text_with(message!("cli-order-instalments"), &values);
    table.text().lines().fold(title + "\n", |text, row| text + "  " + row + "\n")
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
