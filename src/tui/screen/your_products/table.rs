//! The list of the customer's products: its columns, their order, and what the filter looks at.

use std::cmp::Ordering;

use crate::domain::{EntitlementId, EntitlementStatus};
use crate::i18n::{Collation, Locale, message};
use crate::service::list_software::SoftwareRow;
use crate::tui::context::Context;
use crate::tui::listing::{Listed, Texts};
use crate::tui::screen::your_products::Column;
use crate::tui::theme::Paint;
use crate::tui::widget::table::{Cell, Heading};

/// A customer's products, as the customer has them listed.
#[derive(Debug)]
pub(super) struct Products;

impl Listed for Products {
    type Row = SoftwareRow;
    type Id = EntitlementId;
    type Column = Column;
    type Facets = ();

    const TEXTS: Texts = Texts {
        name: message!("place-software"),
        title: message!("software-title"),
        filtered: message!("software-title-filtered"),
        empty: message!("view-none"),
        empty_do: message!("view-none-do"),
    };

    fn id(row: &SoftwareRow) -> &EntitlementId {
        &row.entitlement.id
    }

    fn searched_text(row: &SoftwareRow, locale: Locale) -> String {
        format!("{} {}", row.entitlement.line.title, locale.entitlement_status(row.status))
    }

    fn compare(column: Column, rows: [&SoftwareRow; 2], context: &Context<'_>, collation: &Collation) -> Ordering {
        let [left, right] = rows;
        let status = |row: &SoftwareRow| context.locale.entitlement_status(row.status);
        match column {
            Column::Product => collation.compare(&left.entitlement.line.title, &right.entitlement.line.title),
            Column::Bought => left.entitlement.bought.cmp(&right.entitlement.bought),
            Column::Status => collation.compare(&status(left), &status(right)),
        }
    }

    fn headings(locale: Locale) -> Vec<(Column, Heading)> {
        vec![
            (Column::Product, Heading::wide(locale.text(message!("column-product")))),
            (Column::Bought, Heading::sized(locale.text(message!("column-bought")), 10)),
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
            Cell::dim(locale.date(entitlement.bought)),
            Cell::painted(locale.entitlement_status(row.status), status),
        ]
    }
}
