//! The lines of an invoice: their columns, their order, and what the filter looks at.

use std::cmp::Ordering;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

use crate::domain::{Currency, InvoiceMonth, Money};
use crate::i18n::{Collation, Locale, message};
use crate::service::{InvoiceLine, LineStanding};
use crate::tui::context::Context;
use crate::tui::filter;
use crate::tui::screen::invoice::{Column, State};
use crate::tui::sorting::{self, Sorted};
use crate::tui::step::CustomerLabel;
use crate::tui::theme::Paint;
use crate::tui::widget::list::Selection;
use crate::tui::widget::table::{self, Cell, Heading, Table};
use crate::tui::widget::text;

/// Where the rows are, below the line of headings.
pub(super) fn rows_area(list: Rect) -> Rect {
    table::rows_area(list)
}

/// What the filter looks at.
pub(super) fn searched_text(line: &InvoiceLine, locale: Locale) -> String {
    let (charge, id) = (&line.charge, &line.charge.id.entitlement);
    let standing = standing(line, locale);
    let amount = locale.money(charge.amount);
    format!(
        "{} {} {}/{} {} {amount} {standing}",
        line.customer,
        locale.charge_title(charge),
        id.order,
        id.line,
        locale.date(charge.id.at)
    )
}

/// The order of two lines by a column.
pub(super) fn compare(column: Column, left: &InvoiceLine, right: &InvoiceLine, collation: &Collation) -> Ordering {
    let (one, other) = (&left.charge, &right.charge);
    match column {
        Column::Charged => one.id.cmp(&other.id),
        Column::Customer => collation.compare(&left.customer, &right.customer),
        Column::Product => collation.compare(&one.title, &other.title),
        Column::Order => one.id.entitlement.cmp(&other.id.entitlement),
        Column::Amount => {
            let key = |amount: Money| (amount.currency(), amount.amount());
            key(one.amount).cmp(&key(other.amount))
        }
    }
}

/// An invoice by its month and its currency.
pub(in crate::tui::screen) fn name(month: InvoiceMonth, currency: Option<Currency>) -> String {
    currency.map_or_else(|| month.to_string(), |currency| format!("{month} · {currency}"))
}

/// The line above the list: which invoice, how many lines, and the filter.
pub(super) fn view_title(state: &State, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
    let locale = context.locale;
    let invoice = name(state.month(), state.currency());
    let title = match state.lines.ready() {
        Some(lines) if !state.filter.text().is_empty() => {
            let values =
                [("invoice", invoice.into()), ("shown", state.listed.len().into()), ("count", lines.len().into())];
            locale.text_with(message!("invoice-title-filtered"), &values)
        }
        Some(lines) => {
            locale.text_with(message!("invoice-title"), &[("invoice", invoice.into()), ("count", lines.len().into())])
        }
        None => invoice,
    };
    let beside = filter::view_title(title, frame, area, context);
    if state.takes_filter() || state.filter.focus().is_typing() {
        state.filter.view(frame, beside, context);
    }
}

/// The line below it: what the invoice comes to.
pub(super) fn view_total(state: &State, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
    let total = state.total.text(state.currency(), context.locale);
    let total = text::cut(&total, usize::from(area.width));
    frame.render_widget(Paragraph::new(Line::styled(total, context.theme.style(Paint::Text))), area);
}

/// The list.
pub(super) fn view(state: &State, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
    let whose = Whose::of(state.customer());
    let headings = headings(context.locale, state.sort, whose);
    let list = Table { headings: &headings, total: state.listed.len(), selection: state.selection, is_current: true };
    table::view(&list, frame, area, context.theme, |place| {
        state.line(place).map(|line| cells(line, context.locale, whose))
    });
}

/// Whether the customer of each line is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::tui::screen) enum Whose {
    /// All are of the one whose place it is.
    OneCustomers,
    /// They are of many.
    Everyones,
}

impl Whose {
    pub(in crate::tui::screen) fn of(customer: Option<&CustomerLabel>) -> Self {
        if customer.is_some() { Self::OneCustomers } else { Self::Everyones }
    }
}

/// The first of these lines, as many as there is room for; none of them is marked.
pub(in crate::tui::screen) fn view_first(
    lines: &[InvoiceLine],
    whose: Whose,
    frame: &mut Frame<'_>,
    area: Rect,
    context: &Context<'_>,
) {
    let headings = headings(context.locale, None, whose);
    let total = lines.len().min(usize::from(rows_area(area).height));
    let list = Table { headings: &headings, total, selection: Selection::NONE, is_current: true };
    let row = |place: usize| lines.get(place).map(|line| cells(line, context.locale, whose));
    table::view(&list, frame, area, context.theme, row);
}

fn headings(locale: Locale, sort: Sorted<Column>, whose: Whose) -> Vec<Heading> {
    let headings = [
        (Column::Charged, Heading::sized(locale.text(message!("column-charged")), 10)),
        (Column::Customer, Heading::wide(locale.text(message!("column-customer")))),
        (Column::Product, Heading::wide(locale.text(message!("column-product")))),
        (Column::Order, Heading::sized(locale.text(message!("column-order")), 10).from(80)),
        (Column::Amount, Heading::sized(locale.text(message!("column-amount")), 17).right()),
    ];
    let is_there = |column: Column| whose == Whose::Everyones || column != Column::Customer;
    let there = headings.into_iter().filter(|(column, _)| is_there(*column));
    let sortable = there.map(|(column, heading)| sorting::heading(&sort, &column, heading));
    sortable.chain([Heading::sized(locale.text(message!("column-status")), 8)]).collect()
}

fn cells(line: &InvoiceLine, locale: Locale, whose: Whose) -> Vec<Cell<'static>> {
    let charge = &line.charge;
    let paint = match line.standing {
        LineStanding::Charged => Paint::Text,
        LineStanding::Upcoming => Paint::Dim,
    };
    let amount = Cell::painted(locale.money(charge.amount), paint);
    let customer = (whose == Whose::Everyones).then(|| Cell::painted(locale.customer(&line.customer), paint));
    let product = Cell::painted(locale.charge_title(charge), paint);
    let order = Cell::dim(locale.id(&charge.id.entitlement.order));
    let date = Cell::dim(locale.date(charge.id.at));
    let status = Cell::dim(standing(line, locale));
    let cells = [Some(date), customer, Some(product), Some(order), Some(amount), Some(status)];
    cells.into_iter().flatten().collect()
}

fn standing(line: &InvoiceLine, locale: Locale) -> String {
    match line.standing {
        LineStanding::Charged => String::new(),
        LineStanding::Upcoming => locale.text(message!("billing-upcoming")),
    }
}
