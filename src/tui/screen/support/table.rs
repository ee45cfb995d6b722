//! The list of support requests: its columns, their order, and what the filter looks at.

use std::cmp::Ordering;

use crate::i18n::{Collation, Locale, message};
use crate::service::support::{SupportRow, SupportRowId};
use crate::tui::context::Context;
use crate::tui::listing::{Listed, Texts};
use crate::tui::screen::support::Column;
use crate::tui::theme::Paint;
use crate::tui::widget::table::{Cell, Heading};
use crate::tui::widget::text;

/// Support requests, as they are listed.
#[derive(Debug)]
pub(super) struct SupportRequests;

impl Listed for SupportRequests {
    type Row = SupportRow;
    type Id = SupportRowId;
    type Column = Column;
    type Facets = ();

    const TEXTS: Texts = Texts {
        name: message!("place-support"),
        title: message!("support-list-title"),
        filtered: message!("support-list-filtered"),
        empty: message!("support-none"),
        empty_do: message!("support-none-do"),
    };

    fn id(row: &SupportRow) -> &SupportRowId {
        &row.id
    }

    fn searched_text(row: &SupportRow, locale: Locale) -> String {
        let status = locale.request_status(row.status);
        format!("{} {} {status} {} {}", number(row), row.title, kind(row, locale), row.customer)
    }

    fn compare(column: Column, rows: [&SupportRow; 2], context: &Context<'_>, collation: &Collation) -> Ordering {
        let ([left, right], locale) = (rows, context.locale);
        match column {
            Column::Number => number(left).cmp(&number(right)),
            Column::Date => left.at.cmp(&right.at),
            Column::Title => collation.compare(&left.title, &right.title),
            Column::Kind => collation.compare(&kind(left, locale), &kind(right, locale)),
            Column::Customer => collation.compare(&left.customer, &right.customer),
            Column::Status => left.status.cmp(&right.status),
        }
    }

    fn headings(locale: Locale) -> Vec<(Column, Heading)> {
        vec![
            (Column::Number, Heading::sized(locale.text(message!("column-number")), 10)),
            (Column::Date, Heading::sized(locale.text(message!("column-request-date")), 10).from(60)),
            (Column::Title, Heading::wide(locale.text(message!("column-request-title")))),
            (Column::Kind, Heading::sized(locale.text(message!("column-request-kind")), 22).from(100)),
            (Column::Customer, Heading::sized(locale.text(message!("column-customer")), 18).from(84)),
            (Column::Status, Heading::sized(locale.text(message!("column-status")), 14)),
        ]
    }

    fn cells(row: &SupportRow, context: &Context<'_>) -> Vec<Cell<'static>> {
        let locale = context.locale;
        let status = match row.status {
            None => Paint::Notice,
            Some(status) => super::detail::paint(status),
        };
        vec![
            Cell::dim(locale.id(number(row))),
            Cell::dim(locale.date(row.at)),
            Cell::plain(title(row, locale)),
            Cell::dim(kind(row, locale)),
            Cell::dim(text::clean(&locale.customer(&row.customer))),
            Cell::painted(locale.request_status(row.status), status),
        ]
    }
}

/// The title, or that there is none yet.
pub(in crate::tui::screen) fn title(row: &SupportRow, locale: Locale) -> String {
    match row.title.trim() {
        "" => locale.text(message!("support-untitled")),
        title => text::clean(&locale.id(title)),
    }
}

/// The number, which a draft has not.
fn number(row: &SupportRow) -> String {
    match &row.id {
        SupportRowId::Draft(_) => "–".to_owned(),
        SupportRowId::Filed(number) => number.to_string(),
    }
}

fn kind(row: &SupportRow, locale: Locale) -> String {
    row.kind.map(|kind| locale.problem_kind(kind)).unwrap_or_default()
}
