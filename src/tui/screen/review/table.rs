//! The lines of a cart: their columns and cells.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::i18n::message;
use crate::service::{Review, ReviewRow};
use crate::tui::context::Context;
use crate::tui::theme::Paint;
use crate::tui::widget::list::Selection;
use crate::tui::widget::table::{self, Cell, Heading, Table};

/// How wide an amount is, in columns.
const AMOUNT: usize = 16;

/// Draws them.
pub(super) fn view(review: &Review, selection: Selection, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
    let locale = context.locale;
    let headings = [
        Heading::wide(locale.text(message!("column-product"))),
        Heading::sized(locale.text(message!("column-quantity")), 8).right(),
        Heading::sized(locale.text(message!("column-unit-price")), AMOUNT).right().from(110),
        Heading::sized(locale.text(message!("column-term")), 9).from(86),
        Heading::sized(locale.text(message!("column-plan")), 15).from(60),
        Heading::sized(locale.text(message!("column-sum")), AMOUNT).right(),
    ];
    let list = Table { headings: &headings, total: review.rows.len(), selection, is_current: true };
    table::view(&list, frame, area, context.theme, |place| review.rows.get(place).map(|row| cells(row, context)));
}

fn cells(row: &ReviewRow, context: &Context<'_>) -> Vec<Cell<'static>> {
    let locale = context.locale;
    if let Ok(line) = &row.reviewed {
        return vec![
            Cell::plain(row.title.clone()).with_end(),
            Cell::plain(locale.number(line.line.quantity.into())),
            Cell::dim(locale.money(line.on_sale.unit_price)),
            Cell::dim(locale.term_or_perpetual(line.sku.term)),
            Cell::plain(locale.billing_plan(line.line.plan)),
            Cell::plain(locale.money(line.price)),
        ];
    }
    let nothing = || Cell::dim(String::new());
    let refused = Cell::painted(locale.text(message!("catalog-not-sold-here")), Paint::Warning);
    let title = Cell::painted(row.title.clone(), Paint::Disabled).with_end();
    vec![title, nothing(), nothing(), nothing(), refused, nothing()]
}
