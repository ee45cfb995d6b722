//! The list of what is sold: its columns, their order, and what the filter looks at.

use std::cmp::Ordering;

use crate::domain::{CatalogItem, Permission};
use crate::i18n::{Collation, Locale, message};
use crate::service::CatalogRow;
use crate::tui::context::{Availability, Context};
use crate::tui::listing::{Listed, Texts};
use crate::tui::screen::catalog::Column;
use crate::tui::screen::catalog::facets::Facets;
use crate::tui::theme::Paint;
use crate::tui::widget::table::{Cell, Heading};

/// What is sold, as it is listed.
#[derive(Debug)]
pub(super) struct Catalog;

/// A row of the catalogue.
#[derive(Debug)]
pub(super) struct Offered {
    /// How it is sold to the customer.
    pub(super) row: CatalogRow,
    /// How many of it lie in the cart, where it is in.
    pub(super) in_cart: Option<u32>,
}

impl Listed for Catalog {
    type Row = Offered;
    type Id = CatalogItem;
    type Column = Column;
    type Facets = Facets;

    const TEXTS: Texts = Texts {
        name: message!("place-catalog"),
        title: message!("catalog-title"),
        filtered: message!("catalog-title-filtered"),
        empty: message!("catalog-none"),
        empty_do: message!("catalog-none-do"),
    };

    fn id(offered: &Offered) -> &CatalogItem {
        &offered.row.item
    }

    fn searched_text(offered: &Offered, locale: Locale) -> String {
        let row = &offered.row;
        let term = locale.term_or_perpetual(row.sku.term);
        let (kind, plans) = (locale.product_kind(row.kind), locale.billing_plans(&row.sku.plans));
        format!("{} {kind} {term} {plans} {} {}", row.sku.title, row.publisher, row.item)
    }

    fn compare(column: Column, rows: [&Offered; 2], context: &Context<'_>, collation: &Collation) -> Ordering {
        let ([left, right], locale) = (rows, context.locale);
        let kind = |offered: &Offered| locale.product_kind_short(offered.row.kind, None);
        let price = |offered: &Offered| offered.row.on_sale.as_ref().ok().map(|on_sale| on_sale.unit_price.amount());
        match column {
            Column::Product => collation.compare(&left.row.sku.title, &right.row.sku.title),
            Column::Kind => collation.compare(&kind(left), &kind(right)),
            Column::Term => left.row.sku.term.cmp(&right.row.sku.term),
            Column::Plan => left.row.sku.plans.cmp(&right.row.sku.plans),
            Column::Price => price(left).cmp(&price(right)),
        }
    }

    fn headings(locale: Locale) -> Vec<(Column, Heading)> {
        vec![
            (Column::Product, Heading::wide(locale.text(message!("column-product")))),
            (Column::Kind, Heading::sized(locale.text(message!("column-licence-type")), 9).from(60)),
            (Column::Term, Heading::sized(locale.text(message!("column-term")), 9)),
            (Column::Plan, Heading::sized(locale.text(message!("column-plan")), 13)),
            (Column::Price, Heading::sized(locale.text(message!("column-price")), 14).right().from(86)),
        ]
    }

    fn cells(offered: &Offered, context: &Context<'_>) -> Vec<Cell<'static>> {
        let (row, locale) = (&offered.row, context.locale);
        let may_buy = context.allows(Permission::Buy) == Availability::Ready;
        let is_dimmed = row.on_sale.is_err() || !may_buy;
        let text = |text| Cell::painted(text, if is_dimmed { Paint::Disabled } else { Paint::Text });
        let (plans, price) = match &row.on_sale {
            Ok(on_sale) => (locale.billing_plans_short(&on_sale.plans), locale.money(on_sale.unit_price)),
            Err(_) => (locale.text(message!("catalog-not-sold-here")), String::new()),
        };
        // What lies in the cart is told where there is room on every screen: before its title.
        let title = match offered.in_cart {
            Some(count) => {
                let title = format!("{} × {}", locale.number(count.into()), row.sku.short_title());
                Cell::painted(title, Paint::Success)
            }
            None => text(row.sku.short_title().to_owned()),
        };
        vec![
            title.with_end(),
            text(locale.product_kind_short(row.kind, None)),
            text(locale.term_or_perpetual(row.sku.term)),
            text(plans),
            text(price),
        ]
    }
}
