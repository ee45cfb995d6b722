//! The list of windows: its columns, their order, and what the filter looks at.

use std::cmp::Ordering;

use crate::domain::EntitlementId;
use crate::i18n::{Collation, Locale, MessageId, message};
use crate::service::ClosingWindow;
use crate::tui::context::Context;
use crate::tui::listing::{Listed, Texts};
use crate::tui::screen::closing_windows::Column;
use crate::tui::theme::Paint;
use crate::tui::widget::table::{Cell, Heading};

/// The windows of all customers, as they are listed.
#[derive(Debug)]
pub(super) struct Windows;

impl Listed for Windows {
    type Row = ClosingWindow;
    type Id = EntitlementId;
    type Column = Column;
    type Facets = ();

    const TEXTS: Texts = Texts {
        name: message!("place-closing-windows"),
        title: message!("closing-windows-title"),
        filtered: message!("closing-windows-title-filtered"),
        empty: message!("closing-windows-none"),
        empty_do: message!("closing-windows-none-do"),
    };

    fn id(row: &ClosingWindow) -> &EntitlementId {
        &row.entitlement.id
    }

    fn searched_text(row: &ClosingWindow, locale: Locale) -> String {
        let ClosingWindow { customer, entitlement, subscription, end, .. } = row;
        let name = subscription.as_ref().map_or("", |subscription| &subscription.friendly_name);
        let EntitlementId { order, line, .. } = &entitlement.id;
        format!("{customer} {} {name} {order}/{line} {}", entitlement.line.title, locale.date_time(*end))
    }

    fn searched_now(row: &ClosingWindow, context: &Context<'_>) -> Option<String> {
        let closes_today = row.end <= context.locale.end_of_day(context.now);
        closes_today.then(|| context.locale.text(message!("words-of-today")))
    }

    fn filter_hint() -> MessageId {
        message!("closing-windows-hint")
    }

    fn compare(column: Column, rows: [&ClosingWindow; 2], _: &Context<'_>, collation: &Collation) -> Ordering {
        let [left, right] = rows;
        match column {
            Column::Customer => collation.compare(&left.customer, &right.customer),
            Column::Product => collation.compare(&left.entitlement.line.title, &right.entitlement.line.title),
            Column::Order => left.entitlement.id.order.cmp(&right.entitlement.id.order),
            Column::End => left.end.cmp(&right.end),
        }
    }

    fn headings(locale: Locale) -> Vec<(Column, Heading)> {
        vec![
            (Column::Customer, Heading::wide(locale.text(message!("column-customer")))),
            (Column::Product, Heading::wide(locale.text(message!("column-product")))),
            (Column::Order, Heading::sized(locale.text(message!("column-order")), 10).from(90)),
            (Column::End, Heading::sized(locale.text(message!("column-cancel-before")), 16).from(70)),
            (Column::End, Heading::sized(locale.text(message!("column-left")), 12)),
        ]
    }

    fn cells(row: &ClosingWindow, context: &Context<'_>) -> Vec<Cell<'static>> {
        let locale = context.locale;
        let (left, paint) = left(row, context);
        vec![
            Cell::plain(locale.customer(&row.customer)),
            Cell::dim(row.entitlement.line.title.clone()),
            Cell::dim(locale.id(&row.entitlement.id.order)),
            Cell::dim(locale.date_time(row.end)),
            Cell::painted(left, paint),
        ]
    }
}

/// How long it is open yet.
pub(in crate::tui::screen) fn left(row: &ClosingWindow, context: &Context<'_>) -> (String, Paint) {
    let state = row.window().at(context.now);
    (context.locale.duration_left(row.end.since(context.now)), Paint::of_window(state))
}
