//! The lines of the selected order, below the list, two rows each; the marked one leads to its software.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

use crate::domain::EntitlementStatus;
use crate::i18n::{Locale, message};
use crate::service::{OrderLineRow, OrderRow};
use crate::tui::context::Context;
use crate::tui::screen::orders::amount;
use crate::tui::theme::Paint;
use crate::tui::widget::list::{Selection, part};
use crate::tui::widget::{pane, text};

/// How many rows a line takes: what it is, and how much of it for how much.
const HEIGHT: u16 = 2;

/// How many lines are on the screen.
pub(super) const PAGE: usize = 3;

/// How many rows the pane takes: its border and the lines on the screen.
pub(super) const ROWS: u16 = 7;

/// An order and what of it is looked at.
pub(super) struct Pane<'a> {
    /// The order.
    pub(super) order: &'a OrderRow,
    /// The first line on the screen.
    pub(super) offset: usize,
    /// The marked line; `None` while the list has the focus.
    pub(super) marked: Option<usize>,
}

/// The line of an order at that place of the screen, if there is one.
pub(super) fn line_at(selection: Selection, at: Position, area: Rect, total: usize) -> Option<usize> {
    let inner = pane::inside(area);
    let row = at.y.checked_sub(inner.y).filter(|_| inner.contains(at))?;
    let place = selection.offset().saturating_add(usize::from(row / HEIGHT));
    (place < total && usize::from(row / HEIGHT) < PAGE).then_some(place)
}

/// Draws the pane.
pub(super) fn view(looked_at: &Pane<'_>, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
    let (locale, theme) = (context.locale, context.theme);
    let width = usize::from(area.width);
    let row = looked_at.order;
    let mut parts = vec![locale.id(&row.order.id), locale.date_time_in_zone(row.order.placed), amount(row, context)];
    parts.extend(part(looked_at.offset, PAGE, row.lines.len(), locale));
    let border = if looked_at.marked.is_some() { Paint::BorderFocused } else { Paint::Border };
    let inner = pane::view(&parts.join(" · "), border, frame, area, theme);
    let shown = row.lines.iter().enumerate().skip(looked_at.offset).take(PAGE);
    let lines: Vec<Line<'static>> = shown
        .flat_map(|(place, line)| {
            let is_marked = looked_at.marked == Some(place);
            let mark = if is_marked { "▸ " } else { "  " };
            let paint = match (is_marked, line.status) {
                (true, _) => Paint::Selected,
                (false, EntitlementStatus::Active) => Paint::Text,
                (false, EntitlementStatus::Expired { .. } | EntitlementStatus::Cancelled { .. }) => Paint::Dim,
            };
            let title = text::cut(&format!("{mark}{}", line.entitlement.line.title), width);
            let facts = text::cut(&format!("    {}", facts(line, locale)), width);
            [Line::styled(title, theme.style(paint)), Line::styled(facts, theme.style(Paint::Dim))]
        })
        .collect();
    frame.render_widget(Paragraph::new(lines), inner);
}

/// Quantity, price with its tax note (MARKET-2), plan, and what the line is now. Of what was cancelled no quantity is
/// left (PERP-6).
fn facts(line: &OrderLineRow, locale: Locale) -> String {
    let bought = &line.entitlement.line;
    if let EntitlementStatus::Cancelled { at } = line.status {
        return locale.text_with(message!("detail-cancelled"), &[("date", locale.date(at).into())]);
    }
    let values = [
        ("quantity", bought.quantity.into()),
        ("price", locale.money(bought.unit_price).into()),
        ("tax", locale.tax_note(bought.tax).into()),
        ("plan", locale.billing_plan(bought.plan).into()),
    ];
    let what = locale.text_with(message!("detail-bought"), &values);
    format!("{what} · {}", locale.entitlement_status(line.status))
}
