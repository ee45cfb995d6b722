//! `nyckel deadlines`: which cancellation windows close soon (CANCEL-4), as a table, JSON or a calendar. What it found can
//! be its exit code, for whatever runs it by the clock.

mod calendar;

use chrono::Duration;
use clap::Args;
use serde::Serialize;

use crate::cli::ending::{Ending, Status};
use crate::cli::json;
use crate::cli::output;
use crate::cli::session::Session;
use crate::cli::table::{Side, Table};
use crate::domain::Instant;
use crate::domain::cancellation_window::{CancellationWindow, CountedFrom};
use crate::i18n::{Locale, message};
use crate::service::{ClosingWindow, ClosingWithin, closing_windows};

/// What is asked for.
#[derive(Debug, Args)]
pub(in crate::cli) struct Deadlines {
    #[arg(long, value_name = "TIME", value_parser = duration)]
    within: Option<Duration>,
    #[arg(id = "closing_exit_code", long = "exit-code")]
    exit_code: bool,
    #[arg(long, conflicts_with = "ics")]
    json: bool,
    #[arg(long)]
    ics: bool,
}

#[derive(Serialize)]
struct AnswerJson {
    /// The instant that it is told for.
    now: String,
    windows: Vec<RowJson>,
}

#[derive(Serialize)]
struct RowJson {
    tenant: String,
    customer: String,
    order: String,
    line: u32,
    title: String,
    quantity: u32,
    subscription: Option<String>,
    /// The subscription's own name.
    name: Option<String>,
    /// `term`, `purchase` or `provider`.
    counted_from: &'static str,
    /// The instant itself is outside.
    end: String,
    /// Whole seconds, rounded down.
    left_seconds: i64,
}

/// A time as it is written: `48h`, `30d`.
pub(in crate::cli) fn duration(text: &str) -> Result<Duration, String> {
    let duration = humantime::parse_duration(text).map_err(|error| error.to_string())?;
    Duration::from_std(duration).map_err(|error| error.to_string())
}

/// Tells of them on standard output. Its status is a code of its own where that was asked for and a window closes.
pub(in crate::cli) fn run(ask: &Deadlines, session: &Session) -> Result<Status, Ending> {
    let Session { services, actor, locale, .. } = session;
    let within = ClosingWithin { left: ask.within.unwrap_or(CancellationWindow::CLOSING), limit: usize::MAX };
    let closing = closing_windows(services, actor, &within).map_err(|error| session.ending(&error))?.rows;
    let now = services.clock.now();
    if ask.json {
        let windows = closing.iter().map(|window| RowJson::of(window, now)).collect();
        json::write(&AnswerJson { now: json::instant(now), windows }, *locale)?;
    } else if ask.ics {
        output::write(calendar::of(&closing, now, *locale).as_bytes(), *locale)?;
    } else if closing.is_empty() {
        output::note(&locale.text(message!("cli-deadlines-none")));
    } else {
        output::write(table(&closing, now, *locale).text().as_bytes(), *locale)?;
    }
    Ok(if ask.exit_code && !closing.is_empty() { Status::Closing } else { Status::Done })
}

fn table(closing: &[ClosingWindow], now: Instant, locale: Locale) -> Table {
    let columns = [
        (message!("cli-column-before"), Side::Left),
        (message!("column-left"), Side::Left),
        (message!("cli-column-customer"), Side::Left),
        (message!("cli-column-product"), Side::Left),
        (message!("cli-column-quantity"), Side::Right),
        (message!("column-counted-from"), Side::Left),
        (message!("cli-column-order"), Side::Left),
    ];
    let mut table = Table::new(locale, &columns).one_line_each_but_whole(columns.len() - 1);
    for window in closing {
        let bought = &window.entitlement;
        table.row(&[
            locale.date_time(window.end),
            locale.duration_left(window.end.since(now)),
            window.customer.clone(),
            bought.line.title.clone(),
            locale.number(bought.line.quantity.into()),
            locale.counted_from(window.counted_from),
            bought.id.order_line(),
        ]);
    }
    table
}

impl RowJson {
    fn of(window: &ClosingWindow, now: Instant) -> Self {
        let ClosingWindow { customer, entitlement, subscription, counted_from, end } = window;
        Self {
            tenant: entitlement.id.tenant.to_string(),
            customer: customer.clone(),
            order: entitlement.id.order.as_str().to_owned(),
            line: entitlement.id.line.0,
            title: entitlement.line.title.clone(),
            quantity: entitlement.line.quantity,
            subscription: subscription.as_ref().map(|subscription| subscription.id.to_string()),
            name: subscription.as_ref().map(|subscription| subscription.friendly_name.clone()),
            counted_from: match counted_from {
                CountedFrom::Term => "term",
                CountedFrom::Purchase => "purchase",
                CountedFrom::Provider => "provider",
            },
            end: json::instant(*end),
            left_seconds: end.since(now).num_seconds(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_written_with_its_unit() {
        for (text, hours) in [("48h", 48), ("3d", 72), ("1d 12h", 36), ("120m", 2), ("120min", 2)] {
            assert_eq!(duration(text), Ok(Duration::hours(hours)), "{text}");
        }
        for text in ["", "48", "-3d", "soon", "99999999999999d"] {
            assert!(duration(text).is_err(), "{text}");
        }
    }
}
