//! `nyckel orders CUSTOMER`: *Hämta beställningar*, every order whatever its date (SHOW-3, BUY-5).

use serde::Serialize;

use crate::cli::ending::Ending;
use crate::cli::json::{self, CustomerJson, MoneyJson};
use crate::cli::of_customer::OfCustomer;
use crate::cli::session::Session;
use crate::cli::table::{Side, Table};
use crate::cli::{meaning, output};
use crate::domain::order::OrderStatus;
use crate::i18n::message;
use crate::service::exchange::words;
use crate::service::{OrderLineRow, OrderRow, list_orders};

#[derive(Serialize)]
struct AnswerJson {
    customer: CustomerJson,
    orders: Vec<OrderJson>,
}

#[derive(Serialize)]
struct OrderJson {
    order: String,
    placed: String,
    /// What the lines cost together; none where no one amount says it.
    amount: Option<MoneyJson>,
    /// `completed` or `cancelled`.
    status: &'static str,
    lines: Vec<LineJson>,
}

#[derive(Serialize)]
struct LineJson {
    line: u32,
    title: String,
    quantity: u32,
    unit_price: MoneyJson,
    /// Whether the price includes tax: `excluded` or `included`.
    tax: &'static str,
    plan: &'static str,
    /// `active`, `expired` or `cancelled`.
    status: &'static str,
    /// Since when it is expired or cancelled.
    since: Option<String>,
}

/// Lists them on standard output.
pub(in crate::cli) fn run(ask: &OfCustomer, session: &Session) -> Result<(), Ending> {
    let Session { services, actor, locale, .. } = session;
    let customer = meaning::customer(session, &ask.customer)?;
    let rows = list_orders(services, actor, customer.tenant).map_err(|error| session.ending(&error))?;
    if ask.json {
        let orders = rows.iter().map(OrderJson::from).collect();
        return json::write(&AnswerJson { customer: (&customer).into(), orders }, *locale);
    }
    if rows.is_empty() {
        output::note(&locale.text_with(message!("cli-orders-none"), &[("customer", (&customer.name).into())]));
        return Ok(());
    }
    let columns = [
        (message!("cli-column-order"), Side::Left),
        (message!("cli-column-bought"), Side::Left),
        (message!("column-lines"), Side::Right),
        (message!("column-amount"), Side::Right),
        (message!("cli-column-status"), Side::Left),
    ];
    let mut table = Table::new(*locale, &columns);
    for row in &rows {
        table.row(&[
            row.order.id.to_string(),
            locale.date(row.order.placed),
            locale.number(u64::try_from(row.lines.len()).unwrap_or(u64::MAX)),
            match (row.amount, row.tax()) {
                (Some(amount), Some(tax)) => format!("{} {}", locale.money(amount), locale.tax_note(tax)),
                (_, _) => String::new(),
            },
            locale.order_status(row.status),
        ]);
    }
    output::write(table.text().as_bytes(), *locale)
}

impl From<&OrderRow> for OrderJson {
    fn from(row: &OrderRow) -> Self {
        Self {
            order: row.order.id.to_string(),
            placed: json::instant(row.order.placed),
            amount: row.amount.map(MoneyJson::from),
            status: match row.status {
                OrderStatus::Completed => "completed",
                OrderStatus::Cancelled => "cancelled",
            },
            lines: row.lines.iter().map(LineJson::from).collect(),
        }
    }
}

impl From<&OrderLineRow> for LineJson {
    fn from(row: &OrderLineRow) -> Self {
        let line = &row.entitlement.line;
        let (status, since) = json::status(row.status);
        Self {
            line: line.number.0,
            title: line.title.clone(),
            quantity: line.quantity,
            unit_price: line.unit_price.into(),
            tax: words::tax(line.tax),
            plan: words::plan(line.plan),
            status,
            since,
        }
    }
}
