//! Drawing *Avbryt köp*: the list *Ordernummer*, what is known of the order, the important message with its box, and the
//! button.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use crate::domain::cancellation_window::WindowState;
use crate::domain::{Instant, Refusal};
use crate::i18n::{Locale, message};
use crate::service::{CancellablePurchase, CancelledPurchase};
use crate::tui::context::{Availability, Context};
use crate::tui::dialog::cancel_software::{Part, State, Told};
use crate::tui::dialog::refund;
use crate::tui::remote::Remote;
use crate::tui::theme::Paint;
use crate::tui::widget::dialog_box::{self, DialogBox};
use crate::tui::widget::table::{self, Cell, Heading, Table};
use crate::tui::widget::{button, list, text};

/// How wide the dialog wants to be, in columns: all that a terminal of 80 columns has.
const WIDTH: u16 = 78;

/// How many orders are on the screen at most.
const MOST_ROWS: usize = 8;

/// How many lines stand around the orders: frame, borders, headings and what is above and below.
const AROUND: u16 = 20;

/// The least orders that are on the screen where there are as many: between which one chooses.
const LEAST_ROWS: usize = 2;

/// The height of a screen that has room for a gap between the product and the headings.
const ROOMY: u16 = 20;

/// How many of so many orders are on the screen.
pub(super) fn page(count: usize, context: &Context<'_>) -> usize {
    usize::from(context.size.height.saturating_sub(AROUND)).clamp(LEAST_ROWS, MOST_ROWS).min(count.max(1))
}

/// How many lines stand above the headings: the product, and a gap.
fn above(context: &Context<'_>) -> u16 {
    if ROOMY <= context.size.height { 2 } else { 1 }
}

impl State {
    pub(super) fn view_dialog(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        let dialog = self.dialog(context);
        dialog_box::view(frame, area, context, &dialog);
        if self.rows().is_empty() {
            return;
        }
        let headings = headings(context.locale);
        let is_current = self.part == Part::Orders;
        let table = Table { headings: &headings, total: self.rows().len(), selection: self.selection, is_current };
        table::view(&table, frame, self.list_area(&dialog, area, context), context.theme, |place| {
            self.rows().get(place).map(|row| self.cells(row, context))
        });
    }

    /// The part at that place of the screen; of the orders, which one.
    pub(super) fn part_at(&self, at: Position, area: Rect, context: &Context<'_>) -> Option<(Part, Option<usize>)> {
        let dialog = self.dialog(context);
        let rows = table::rows_area(self.list_area(&dialog, area, context));
        if let Some(place) = self.selection.row_at(at, rows, self.rows().len()) {
            return Some((Part::Orders, Some(place)));
        }
        let (line, _) = dialog_box::spot(area, &dialog, at)?;
        let last = dialog.lines.len();
        match last.checked_sub(line)? {
            1 => Some((Part::Submit, None)),
            2 if !self.is_decided(context.now) => Some((Part::Read, None)),
            _ => None,
        }
    }

    fn list_area(&self, dialog: &DialogBox, within: Rect, context: &Context<'_>) -> Rect {
        let inside = dialog_box::inside(within, dialog);
        let rows = u16::try_from(page(self.rows().len(), context)).unwrap_or(u16::MAX);
        let above = above(context);
        let height = rows.saturating_add(1).min(inside.height.saturating_sub(above));
        Rect { y: inside.y.saturating_add(above), height, ..inside }
    }

    /// The dialog with the lines of the list left free. The box and the button are always its last two lines.
    pub(super) fn dialog(&self, context: &Context<'_>) -> DialogBox {
        let locale = context.locale;
        let width = dialog_box::line_width(dialog_box::within(context.size), WIDTH);
        let title = locale.text(message!("dialog-cancel-software-title"));
        let mut note = locale.text(message!("dialog-policy"));
        let lines = match (&self.page, self.rows().first()) {
            (Remote::Failed(failure), _) => dialog_box::sentence(&failure.sentence(locale), width, context),
            (_, None) => dialog_box::paragraph(&locale.text(message!("pending-loading")), width, Paint::Dim, context),
            (_, Some(first)) => {
                let count = self.rows().len();
                if let Some(part) = list::part(self.selection.offset(), page(count, context), count, locale) {
                    note = format!("{part} · {note}");
                }
                self.lines(first, width, context)
            }
        };
        DialogBox { title, lines, width: WIDTH, note }
    }

    fn lines(&self, first: &CancellablePurchase, width: usize, context: &Context<'_>) -> Vec<Line<'static>> {
        let title = &first.entitlement.line.title;
        let mut lines = vec![Line::styled(text::cut(title, width), context.theme.style(Paint::Header))];
        let list = page(self.rows().len(), context).saturating_add(1);
        lines.resize(usize::from(above(context)).saturating_add(list).saturating_add(1), Line::default());
        let room = dialog_box::room(dialog_box::within(context.size)).saturating_sub(lines.len());
        lines.extend(dialog_box::fitted(self.below(width, context), room));
        lines
    }

    /// What stands below the list.
    fn below(&self, width: usize, context: &Context<'_>) -> Vec<Line<'static>> {
        let mut lines = self.told(width, context);
        lines.push(Line::default());
        if self.is_decided(context.now) {
            let close = context.locale.text(message!("button-close"));
            lines.push(button::line(&close, Paint::ButtonFocused, context.theme));
            return lines;
        }
        let important = context.locale.text(message!("cancel-important"));
        lines.extend(dialog_box::paragraph(&important, width, Paint::Notice, context));
        lines.push(Line::default());
        lines.push(self.checkbox(context));
        lines.push(self.button(context));
        lines
    }

    /// What the last submit came to; else what is known of the order.
    fn told(&self, width: usize, context: &Context<'_>) -> Vec<Line<'static>> {
        let locale = context.locale;
        match (&self.told, &self.sent, self.looked_at()) {
            (_, Some((_, id)), _) => {
                let sending = locale.text_with(message!("cancel-sending"), &[("order", id.order.to_string().into())]);
                dialog_box::paragraph(&sending, width, Paint::Pending, context)
            }
            (Some(Told::Cancelled(id, cancelled)), None, _) => {
                let done = cancelled_sentence(&id.order.to_string(), cancelled, locale);
                let mut lines = dialog_box::paragraph(&done, width, Paint::Success, context);
                let note = locale.text(message!("cancel-shows-within"));
                lines.extend(dialog_box::paragraph(&note, width, Paint::Text, context));
                lines
            }
            (Some(Told::Failed(id, failure)), None, _) => {
                let mut sentence = failure.sentence(locale);
                sentence.what = format!("{}: {}", locale.id(&id.order), sentence.what);
                let mut lines = dialog_box::sentence(&sentence, width, context);
                if self.needing().is_some() {
                    let link = locale.text(message!("cancel-support-link"));
                    lines.push(Line::styled(link, context.theme.style(Paint::Link)));
                }
                lines
            }
            (None, None, Some(row)) => of_order(row, width, context),
            (None, None, None) => {
                let none = locale.text(message!("cancel-none-chosen"));
                dialog_box::paragraph(&none, width, Paint::Dim, context)
            }
        }
    }

    fn checkbox(&self, context: &Context<'_>) -> Line<'static> {
        let is_marked = self.part == Part::Read;
        let (mark, paint) = if is_marked { ("▸ ", Paint::Selected) } else { ("  ", Paint::Text) };
        let tick = if self.is_read { "[x]" } else { "[ ]" };
        let label = format!("{tick} {}", context.locale.text(message!("cancel-have-read")));
        Line::from(vec![Span::raw(mark), Span::styled(label, context.theme.style(paint))])
    }

    fn button(&self, context: &Context<'_>) -> Line<'static> {
        let paint = match (self.may_submit(context), self.part) {
            (Availability::Ready, Part::Submit) => Paint::ButtonFocused,
            (Availability::Ready, Part::Orders | Part::Read) => Paint::Button,
            (Availability::Disabled(_) | Availability::Hidden, Part::Submit) => Paint::Selected,
            (Availability::Disabled(_) | Availability::Hidden, Part::Orders | Part::Read) => Paint::Dim,
        };
        button::line(&context.locale.text(message!("button-submit")), paint, context.theme)
    }

    fn cells(&self, row: &CancellablePurchase, context: &Context<'_>) -> Vec<Cell<'static>> {
        let (locale, line) = (context.locale, &row.entitlement.line);
        let is_chosen = self.chosen.as_ref() == Some(&row.entitlement.id);
        let refused = State::refused(row, context.now);
        let paint = if refused.is_none() { Paint::Text } else { Paint::Dim };
        let (left, left_paint) = left(row, refused.as_ref(), context.now, locale);
        let amount = match (&row.answer, line.unit_price.times(line.quantity)) {
            (Ok(refund), _) => locale.money(refund.charged),
            // Of what was cancelled nothing is left that could cost anything.
            (Err(Refusal::Cancelled { .. }), _) | (Err(_), Err(_)) => String::new(),
            (Err(_), Ok(price)) => locale.money(price),
        };
        let quantity = if line.quantity == 0 { String::new() } else { locale.number(line.quantity.into()) };
        vec![
            Cell::plain((if is_chosen { "(•)" } else { "( )" }).to_owned()),
            Cell::painted(context.locale.id(&row.entitlement.id.order), paint),
            Cell::dim(locale.date(row.entitlement.bought)),
            Cell::painted(quantity, paint),
            Cell::painted(amount, paint),
            Cell::painted(left, left_paint),
        ]
    }
}

/// That an order was cancelled, and what is given back where.
pub(in crate::tui) fn cancelled_sentence(order: &str, cancelled: &CancelledPurchase, locale: Locale) -> String {
    let values = [("order", order.to_owned().into()), ("amount", locale.money(cancelled.refund.amount).into())];
    locale.text_with(message!("cancel-done"), &values)
}

/// Days left, or that the window has passed (PERP-3).
fn left(row: &CancellablePurchase, refused: Option<&Refusal>, now: Instant, locale: Locale) -> (String, Paint) {
    if let Some(Refusal::Cancelled { .. }) = refused {
        return (locale.text(message!("status-cancelled")), Paint::Passed);
    }
    let window = row.window.at(now);
    let told = match window {
        WindowState::Open { left, .. } | WindowState::Closing { left, .. } => locale.duration_left(left),
        WindowState::Passed { .. } => locale.text(message!("cancel-passed")),
        WindowState::Never(_) => locale.text(message!("cancel-never")),
    };
    (told, Paint::of_window(window))
}

/// Until when the order can be cancelled and what is given back, or why it cannot be.
fn of_order(row: &CancellablePurchase, width: usize, context: &Context<'_>) -> Vec<Line<'static>> {
    match row.answer_at(context.now) {
        Ok(given_back) => {
            let window = row.window.at(context.now);
            let sentence = context.locale.cancellation_window(window);
            let mut lines = dialog_box::paragraph(&sentence, width, Paint::of_window(window), context);
            lines.extend(refund::lines(&given_back, width, context));
            lines
        }
        Err(refusal) => dialog_box::sentence(&context.locale.refusal(&refusal), width, context),
    }
}

fn headings(locale: Locale) -> [Heading; 6] {
    [
        Heading::sized(String::new(), 3),
        Heading::sized(locale.text(message!("column-order-number")), 12),
        Heading::sized(locale.text(message!("column-bought")), 10),
        Heading::sized(locale.text(message!("column-quantity")), 8).right(),
        Heading::sized(locale.text(message!("column-amount")), 17).right(),
        Heading::wide(locale.text(message!("column-left"))),
    ]
}
