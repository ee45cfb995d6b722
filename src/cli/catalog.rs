//! `nyckel catalog CUSTOMER`: what is sold, each with how it is sold to the customer or why it is not.

use clap::Args;
use serde::Serialize;

use crate::cli::ending::Ending;
use crate::cli::json::{self, CustomerJson};
use crate::cli::session::Session;
use crate::cli::table::{Side, Table};
use crate::cli::{meaning, output};
use crate::domain::sale::OnSale;
use crate::i18n::{Locale, message};
use crate::search::has_every_word;
use crate::service::exchange::words;
use crate::service::{CatalogRow, list_catalog};

/// What is asked for.
#[derive(Debug, Args)]
pub(in crate::cli) struct Catalog {
    customer: String,
    #[arg(id = "title_part")]
    search: Option<String>,
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct AnswerJson {
    customer: CustomerJson,
    catalog: Vec<RowJson>,
}

#[derive(Serialize)]
struct RowJson {
    /// What an order calls it.
    item: String,
    title: String,
    kind: &'static str,
    publisher: String,
    term: Option<&'static str>,
    minimum: u32,
    /// How many cores one of it covers.
    cores: Option<u32>,
    unit_price: Option<json::MoneyJson>,
    plans: Vec<&'static str>,
    /// The rule that keeps it from being sold to the customer.
    refused: Option<&'static str>,
}

/// Lists it on standard output.
pub(in crate::cli) fn run(ask: &Catalog, session: &Session) -> Result<(), Ending> {
    let customer = meaning::customer(session, &ask.customer)?;
    let rows = list_catalog(&session.services, &session.actor, customer.tenant);
    let mut rows = rows.map_err(|error| session.ending(&error))?;
    let is_wanted = has_every_word(ask.search.as_deref().unwrap_or_default());
    rows.retain(|row| is_wanted(&row.sku.title));
    if ask.json {
        let catalog = rows.iter().map(RowJson::from).collect();
        return json::write(&AnswerJson { customer: (&customer).into(), catalog }, session.locale);
    }
    if rows.is_empty() {
        output::note(&session.locale.text(message!("cli-catalog-none")));
        return Ok(());
    }
    output::write(table(&rows, session.locale).text().as_bytes(), session.locale)
}

fn table(rows: &[CatalogRow], locale: Locale) -> Table {
    let columns = [
        (message!("cli-column-item"), Side::Left),
        (message!("cli-column-product"), Side::Left),
        (message!("cli-column-minimum"), Side::Right),
        (message!("cli-column-price"), Side::Right),
        (message!("cli-column-plans"), Side::Left),
        (message!("cli-column-not-sold"), Side::Left),
    ];
    let mut table = Table::new(locale, &columns);
    for row in rows {
        let (price, plans, why_not) = match &row.on_sale {
            Ok(on_sale) => {
                let plans: Vec<String> = on_sale.plans.iter().map(|plan| locale.billing_plan(*plan)).collect();
                (price(locale, on_sale), plans.join(", "), String::new())
            }
            Err(refusal) => (String::new(), String::new(), locale.refusal(refusal).what),
        };
        let minimum = locale.number(row.sku.minimum.into());
        table.row(&[row.item.to_string(), row.sku.title.clone(), minimum, price, plans, why_not]);
    }
    table
}

/// What one costs, and whether that includes tax (MARKET-2).
pub(in crate::cli) fn price(locale: Locale, on_sale: &OnSale) -> String {
    format!("{} {}", locale.money(on_sale.unit_price), locale.tax_note(on_sale.tax))
}

impl From<&CatalogRow> for RowJson {
    fn from(row: &CatalogRow) -> Self {
        let sold = row.on_sale.as_ref().ok();
        Self {
            item: row.item.to_string(),
            title: row.sku.title.clone(),
            kind: json::kind(row.kind),
            publisher: row.publisher.clone(),
            term: row.sku.term.map(words::term),
            minimum: row.sku.minimum,
            cores: row.sku.cores,
            unit_price: sold.map(|sold| sold.unit_price.into()),
            plans: sold.map(|sold| sold.plans.iter().copied().map(words::plan).collect()).unwrap_or_default(),
            refused: row.on_sale.as_ref().err().map(|refusal| refusal.rule().as_str()),
        }
    }
}
