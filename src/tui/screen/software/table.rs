//! The list of purchases: its columns, their order, and what the filter looks at.

use std::cmp::Ordering;

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

use crate::domain::{EntitlementId, EntitlementStatus};
use crate::i18n::{Collation, Locale, MessageId, message};
use crate::service::list_software::SoftwareRow;
use crate::tui::context::Context;
use crate::tui::screen::software::{Column, State};
use crate::tui::sorting;
use crate::tui::theme::Paint;
use crate::tui::widget::input::{self, Field};
use crate::tui::widget::table::{self, Cell, Heading, Table};
use crate::tui::widget::text;

/// What the filter looks at.
pub(super) fn searched_text(row: &SoftwareRow, locale: Locale) -> String {
    let entitlement = &row.entitlement;
    let kind = locale.product_kind_short(entitlement.line.kind, entitlement.line.term);
    let status = locale.entitlement_status(row.status);
    let subscription = row.subscription_id().map(|id| id.to_string()).unwrap_or_default();
    let EntitlementId { order, line, .. } = &entitlement.id;
    format!("{} {kind} {order}/{line} {status} {subscription}", entitlement.line.title)
}

/// The order of two rows by a column.
pub(super) fn compare(
    column: Column,
    left: &SoftwareRow,
    right: &SoftwareRow,
    locale: Locale,
    collation: &Collation,
) -> Ordering {
    let kind = |row: &SoftwareRow| locale.product_kind_short(row.entitlement.line.kind, row.entitlement.line.term);
    match column {
        Column::Product => collation.compare(&left.entitlement.line.title, &right.entitlement.line.title),
        Column::Kind => collation.compare(&kind(left), &kind(right)),
        Column::Order => left.entitlement.id.cmp(&right.entitlement.id),
        Column::Bought => left.entitlement.bought.cmp(&right.entitlement.bought),
        Column::Status => {
            collation.compare(&locale.entitlement_status(left.status), &locale.entitlement_status(right.status))
        }
    }
}

/// The line above the list: how many, and the filter.
pub(super) fn view_title(state: &State, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
    let locale = context.locale;
    let mut title = match state.rows.ready() {
        Some(rows) if !state.filter.text().is_empty() => {
            let values = [("shown", state.listed.len().into()), ("count", rows.len().into())];
            locale.text_with(message!("software-title-filtered"), &values)
        }
        Some(rows) => locale.text_with(message!("software-title"), &[("count", rows.len().into())]),
        None => locale.text(message!("place-software")),
    };
    if let Some((column, direction)) = state.sort {
        title = format!("{title} · {} {}", locale.text(column_name(column)), sorting::mark(direction));
    }
    let title_width = u16::try_from(text::width(&title)).unwrap_or(u16::MAX).saturating_add(3);
    let [left, right] = Layout::horizontal([Constraint::Length(title_width), Constraint::Fill(1)]).areas(area);
    frame.render_widget(Paragraph::new(Line::styled(title, context.theme.style(Paint::Header))), left);
    let is_focused = state.filter.focus().is_typing();
    if !state.takes_filter() && !is_focused {
        return;
    }
    let placeholder = locale.text(message!("filter-placeholder"));
    let field = Field { input: state.filter.input(), placeholder: &placeholder, is_focused };
    input::view(&field, frame, right, context.theme);
}

/// The list.
pub(super) fn view(state: &State, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
    let locale = context.locale;
    let name = |column| locale.text(column_name(column));
    let headings = [
        (Column::Product, Heading::wide(name(Column::Product))),
        (Column::Kind, Heading::sized(name(Column::Kind), 15)),
        (Column::Order, Heading::sized(name(Column::Order), 10)),
        (Column::Bought, Heading::sized(name(Column::Bought), 10).from(80)),
        (Column::Status, Heading::sized(name(Column::Status), 10)),
    ]
    .map(|(column, heading)| sorting::heading(&state.sort, &column, heading));
    let list = Table { headings: &headings, total: state.listed.len(), selection: state.selection, is_current: true };
    table::view(&list, frame, area, context.theme, |place| state.row(place).map(|row| cells(row, locale)));
}

/// What people call a column.
fn column_name(column: Column) -> MessageId {
    match column {
        Column::Product => message!("column-product"),
        Column::Kind => message!("column-kind"),
        Column::Order => message!("column-order"),
        Column::Bought => message!("column-bought"),
        Column::Status => message!("column-status"),
    }
}

fn cells(row: &SoftwareRow, locale: Locale) -> Vec<Cell> {
    let entitlement = &row.entitlement;
    let (product, status) = match row.status {
        EntitlementStatus::Active => (Paint::Text, Paint::Success),
        EntitlementStatus::Expired { .. } | EntitlementStatus::Cancelled { .. } => (Paint::Dim, Paint::Passed),
    };
    vec![
        Cell::painted(entitlement.line.title.clone(), product),
        Cell::dim(locale.product_kind_short(entitlement.line.kind, entitlement.line.term)),
        Cell::dim(entitlement.id.order.to_string()),
        Cell::dim(locale.date(entitlement.bought)),
        Cell::painted(locale.entitlement_status(row.status), status),
    ]
}
