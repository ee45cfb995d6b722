//! `nyckel customers [TEXT]`: the customers, or those that a text finds.

use std::num::NonZeroUsize;

use clap::Args;
use serde::Serialize;

use crate::cli::ending::Ending;
use crate::cli::json::{self, CustomerJson};
use crate::cli::output;
use crate::cli::session::Session;
use crate::cli::table::{Side, Table};
use crate::i18n::message;
use crate::search::{CustomerRow, Question};
use crate::service::find_customers;

/// What is asked for.
#[derive(Debug, Args)]
pub(in crate::cli) struct Customers {
    #[arg(id = "search")]
    text: Option<String>,
    #[arg(long, value_name = "N")]
    limit: Option<NonZeroUsize>,
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct AnswerJson {
    customers: Vec<RowJson>,
    /// How many there are in all, with those beyond the limit.
    total: usize,
}

#[derive(Serialize)]
struct RowJson {
    #[serde(flatten)]
    customer: CustomerJson,
    /// The market's slug.
    market: String,
    /// How many the Subscriptions page has.
    subscriptions: usize,
    /// How many the Software page has.
    software: usize,
}

/// Lists them on standard output.
pub(in crate::cli) fn run(ask: &Customers, session: &Session) -> Result<(), Ending> {
    let Session { services, actor, locale, .. } = session;
    let question =
        Question::first(ask.text.as_deref().unwrap_or_default(), ask.limit.map_or(usize::MAX, NonZeroUsize::get));
    let answer = find_customers(services, actor, &question).map_err(|error| session.ending(&error))?;
    let rows = answer.hits.iter().map(|hit| &hit.row);
    if ask.json {
        let customers = rows.map(RowJson::from).collect();
        return json::write(&AnswerJson { customers, total: answer.total }, *locale);
    }
    if answer.hits.is_empty() {
        let everything = find_customers(services, actor, &Question::first("", 1));
        let is_empty = everything.map_err(|error| session.ending(&error))?.total == 0;
        let told = if is_empty { message!("cli-customers-empty") } else { message!("cli-customers-none") };
        output::note(&locale.text(told));
        return Ok(());
    }
    let columns = [
        (message!("cli-column-customer"), Side::Left),
        (message!("cli-column-domain"), Side::Left),
        (message!("cli-column-market"), Side::Left),
        (message!("cli-column-software"), Side::Right),
        (message!("cli-column-tenant"), Side::Left),
    ];
    let mut table = Table::new(*locale, &columns).one_line_each_but_whole(columns.len() - 1);
    for row in rows {
        let software = locale.number(u64::try_from(row.software).unwrap_or(u64::MAX));
        let market = locale.market_name(&row.market);
        table.row(&[row.name.clone(), row.domain.clone(), market.into_owned(), software, row.tenant.to_string()]);
    }
    output::write(table.text().as_bytes(), *locale)?;
    if answer.more {
        let left = u64::try_from(answer.total.saturating_sub(answer.hits.len())).unwrap_or(u64::MAX);
        output::note(&locale.text_with(message!("cli-customers-more"), &[("count", left.into())]));
    }
    Ok(())
}

impl From<&CustomerRow> for RowJson {
    fn from(row: &CustomerRow) -> Self {
        Self {
            customer: row.into(),
            market: row.market.clone(),
            subscriptions: row.subscriptions,
            software: row.software,
        }
    }
}
