//! The list of purchases: its columns, their order, and what the filter looks at.

use std::cmp::Ordering;

use crate::domain::{EntitlementId, EntitlementStatus};
use crate::i18n::{Collation, Locale, message};
use crate::service::list_software::SoftwareRow;
use crate::tui::context::Context;
use crate::tui::listing::{Listed, Texts};
use crate::tui::screen::open_windows;
use crate::tui::screen::software::Column;
use crate::tui::theme::Paint;
use crate::tui::widget::table::{Cell, Heading};

/// A customer's software, as it is listed.
#[derive(Debug)]
pub(super) struct Software;

impl Listed for Software {
    type Row = SoftwareRow;
    type Id = EntitlementId;
    type Column = Column;
    type Facets = ();

    const TEXTS: Texts = Texts {
        name: message!("place-software"),
        title: message!("software-title"),
        filtered: message!("software-title-filtered"),
        empty: message!("software-none"),
        empty_do: message!("software-none-do"),
    };

    fn id(row: &SoftwareRow) -> &EntitlementId {
        &row.entitlement.id
    }

    fn searched_text(row: &SoftwareRow, locale: Locale) -> String {
        let entitlement = &row.entitlement;
        let kind = locale.product_kind_short(entitlement.line.kind, entitlement.line.term);
        let status = locale.entitlement_status(row.status);
        let subscription = row.subscription_id().map(|id| id.to_string()).unwrap_or_default();
        let EntitlementId { order, line, .. } = &entitlement.id;
        format!("{} {kind} {order}/{line} {status} {subscription}", entitlement.line.title)
    }

    fn can_be_marked(row: &SoftwareRow) -> bool {
        stands(row)
    }

    fn compare(column: Column, rows: [&SoftwareRow; 2], context: &Context<'_>, collation: &Collation) -> Ordering {
        let ([left, right], locale) = (rows, context.locale);
        let kind = |row: &SoftwareRow| locale.product_kind_short(row.entitlement.line.kind, row.entitlement.line.term);
        match column {
            Column::Product => collation.compare(&left.entitlement.line.title, &right.entitlement.line.title),
            Column::Kind => collation.compare(&kind(left), &kind(right)),
            Column::Order => left.entitlement.id.cmp(&right.entitlement.id),
            Column::Bought => left.entitlement.bought.cmp(&right.entitlement.bought),
            Column::Status => open_windows::compare(rows, context.now).then_with(|| {
                collation.compare(&locale.entitlement_status(left.status), &locale.entitlement_status(right.status))
            }),
        }
    }

    fn headings(locale: Locale) -> Vec<(Column, Heading)> {
        vec![
            (Column::Product, Heading::wide(locale.text(message!("column-product")))),
            (Column::Kind, Heading::sized(locale.text(message!("column-kind")), 15)),
            (Column::Order, Heading::sized(locale.text(message!("column-order")), 10)),
            (Column::Bought, Heading::sized(locale.text(message!("column-bought")), 10).from(80)),
            (Column::Status, Heading::sized(locale.text(message!("column-status")), 11)),
        ]
    }

    fn cells(row: &SoftwareRow, context: &Context<'_>) -> Vec<Cell<'static>> {
        let (entitlement, locale) = (&row.entitlement, context.locale);
        let (product, status) = match row.status {
            EntitlementStatus::Active => (Paint::Text, Paint::Success),
            EntitlementStatus::Expired { .. } | EntitlementStatus::Cancelled { .. } => (Paint::Dim, Paint::Passed),
        };
        vec![
            Cell::painted(entitlement.line.title.clone(), product),
            Cell::dim(locale.product_kind_short(entitlement.line.kind, entitlement.line.term)),
            Cell::dim(locale.id(&entitlement.id.order)),
            Cell::dim(locale.date(entitlement.bought)),
            open_windows::cell(row, locale.entitlement_status(row.status), status, context),
        ]
    }
}

/// Whether a purchase was not cancelled.
pub(super) fn stands(row: &SoftwareRow) -> bool {
    !matches!(row.status, EntitlementStatus::Cancelled { .. })
}
