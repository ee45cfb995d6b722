//! The list of orders: its columns, their order, and what the filter looks at.

use std::cmp::Ordering;

use crate::domain::OrderId;
use crate::domain::order::OrderStatus;
use crate::i18n::{Collation, Locale, message};
use crate::service::OrderRow;
use crate::tui::context::Context;
use crate::tui::listing::{Listed, Texts};
use crate::tui::screen::orders::{Column, amount};
use crate::tui::theme::Paint;
use crate::tui::widget::table::{Cell, Heading};

/// A customer's orders, as they are listed.
#[derive(Debug)]
pub(super) struct Orders;

impl Listed for Orders {
    type Row = OrderRow;
    type Id = OrderId;
    type Column = Column;
    type Facets = ();

    const TEXTS: Texts = Texts {
        name: message!("place-orders"),
        title: message!("orders-title"),
        filtered: message!("orders-title-filtered"),
        empty: message!("orders-none"),
        empty_do: message!("orders-none-do"),
    };

    fn id(row: &OrderRow) -> &OrderId {
        &row.order.id
    }

    fn searched_text(row: &OrderRow, locale: Locale) -> String {
        let titles: Vec<&str> = row.lines.iter().map(|line| line.entitlement.line.title.as_str()).collect();
        let (status, placed) = (locale.order_status(row.status), locale.date(row.order.placed));
        format!("{} {placed} {status} {}", row.order.id, titles.join(" "))
    }

    fn compare(column: Column, rows: [&OrderRow; 2], context: &Context<'_>, collation: &Collation) -> Ordering {
        let ([left, right], locale) = (rows, context.locale);
        let amount = |row: &OrderRow| row.amount.map(|amount| (amount.currency().code(), amount.amount()));
        match column {
            Column::Order => left.order.id.cmp(&right.order.id),
            Column::Placed => left.order.placed.cmp(&right.order.placed),
            Column::Lines => left.lines.len().cmp(&right.lines.len()),
            Column::Amount => amount(left).cmp(&amount(right)),
            Column::Status => collation.compare(&locale.order_status(left.status), &locale.order_status(right.status)),
        }
    }

    fn headings(locale: Locale) -> Vec<(Column, Heading)> {
        vec![
            (Column::Order, Heading::wide(locale.text(message!("column-order")))),
            (Column::Placed, Heading::sized(locale.text(message!("column-bought")), 10)),
            (Column::Lines, Heading::sized(locale.text(message!("column-lines")), 7).right().from(70)),
            (Column::Amount, Heading::sized(locale.text(message!("column-amount")), 28).right().from(50)),
            (Column::Status, Heading::sized(locale.text(message!("column-status")), 10).from(60)),
        ]
    }

    fn cells(row: &OrderRow, context: &Context<'_>) -> Vec<Cell<'static>> {
        let locale = context.locale;
        let (number, status) = match row.status {
            OrderStatus::Completed => (Paint::Text, Paint::Success),
            OrderStatus::Cancelled => (Paint::Dim, Paint::Passed),
        };
        let lines = u64::try_from(row.lines.len()).unwrap_or(u64::MAX);
        vec![
            Cell::painted(locale.id(&row.order.id), number),
            Cell::dim(locale.date(row.order.placed)),
            Cell::dim(locale.number(lines)),
            Cell::dim(amount(row, context)),
            Cell::painted(locale.order_status(row.status), status),
        ]
    }
}
