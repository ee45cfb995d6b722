//! `nyckel market TEXT`: markets by half-remembered names, and whether reservations can be sold there. It needs no store.

use clap::Args;
use serde::Serialize;

use crate::cli::ending::{Ending, Status};
use crate::cli::table::{Side, Table};
use crate::cli::{json, output};
use crate::domain::Market;
use crate::i18n::{Locale, message};
use crate::service::look_up_market;

/// What is asked for.
#[derive(Debug, Args)]
pub(in crate::cli) struct MarketName {
    #[arg(id = "market")]
    text: String,
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct AnswerJson {
    markets: Vec<MarketJson>,
}

#[derive(Serialize)]
struct MarketJson {
    slug: &'static str,
    /// ISO 3166-1 alpha-2; several markets can share one.
    code: &'static str,
    sv: &'static str,
    en: &'static str,
    /// Whether Azure reservations can be sold there.
    reservations: bool,
}

/// Lists them on standard output.
pub(in crate::cli) fn run(ask: &MarketName, locale: Locale) -> Result<(), Ending> {
    let markets = look_up_market(&ask.text);
    if markets.is_empty() {
        let texts = (message!("market-none"), message!("market-none-instead"));
        return Err(Ending::new(Status::NotFound, locale, texts, &[("text", (&ask.text).into())]));
    }
    if ask.json {
        return json::write(&AnswerJson { markets: markets.into_iter().map(MarketJson::from).collect() }, locale);
    }
    let columns = [
        (message!("cli-column-market"), Side::Left),
        (message!("cli-column-code"), Side::Left),
        (message!("cli-column-reservations"), Side::Left),
    ];
    let mut table = Table::new(locale, &columns);
    for market in markets {
        let reservations = if market.reservations { message!("cli-yes") } else { message!("cli-no") };
        table.row(&[locale.market_name(&market.slug).into_owned(), market.code.clone(), locale.text(reservations)]);
    }
    output::write(table.text().as_bytes(), locale)
}

impl From<&'static Market> for MarketJson {
    fn from(market: &'static Market) -> Self {
        Self {
            slug: &market.slug,
            code: &market.code,
            sv: &market.sv,
            en: &market.en,
            reservations: market.reservations,
        }
    }
}
