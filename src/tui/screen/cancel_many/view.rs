//! Drawing several cancellations: each with what it would come to or came to, what is known of the selected one, the
//! important message, the sum, and the field of the confirmation.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use crate::i18n::{Locale, message};
use crate::service::{CancellablePurchase, CancellationReview};
use crate::tui::context::Context;
use crate::tui::dialog::cancel_software;
use crate::tui::remote::Remote;
use crate::tui::screen::cancel_many::{Run, State};
use crate::tui::theme::Paint;
use crate::tui::widget::input::{self, Field};
use crate::tui::widget::table::{self, Cell, Heading, Table};
use crate::tui::widget::{pane, pending, text};

/// How many lines the pane of the selected purchase takes.
const PANE: u16 = 4;

/// How many lines the important message takes at most.
const IMPORTANT: u16 = 4;

/// The parts of the place.
struct Areas {
    title: Rect,
    list: Rect,
    pane: Rect,
    important: Rect,
    sum: Rect,
    field: Rect,
}

fn areas(area: Rect) -> Areas {
    let rows = [
        Constraint::Length(1),
        Constraint::Fill(1),
        Constraint::Length(PANE),
        Constraint::Length(IMPORTANT),
        Constraint::Length(1),
        Constraint::Length(1),
    ];
    let [title, list, pane, important, sum, field] = Layout::vertical(rows).areas(area);
    Areas { title, list, pane, important, sum, field }
}

/// Where the purchases are.
pub(super) fn rows_area(area: Rect) -> Rect {
    table::rows_area(areas(area).list)
}

/// Where the confirmation is typed.
pub(super) fn field_area(area: Rect) -> Rect {
    areas(area).field
}

impl State {
    pub(super) fn view_page(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        let review = match &self.review {
            Remote::Ready(review) | Remote::Reloading(review, _) if !review.rows.is_empty() => review,
            Remote::Ready(_) | Remote::Reloading(_, _) => {
                let (why, what) = (message!("cancel-many-none"), message!("cancel-many-none-do"));
                return pending::view_empty(frame, area, context, why, what);
            }
            Remote::Idle | Remote::Loading(_) => return pending::view_loading(frame, area, context),
            Remote::Failed(failure) => return pending::view_failure(frame, area, context, failure),
        };
        let (areas, locale, theme) = (areas(area), context.locale, context.theme);
        let values = [("count", review.rows.len().into()), ("customer", (&review.customer.name).into())];
        let title = locale.text_with(message!("cancel-many-title"), &values);
        frame.render_widget(Paragraph::new(Line::styled(title, theme.style(Paint::Header))), areas.title);
        let headings = headings(locale);
        let list = Table { headings: &headings, total: review.rows.len(), selection: self.selection, is_current: true };
        table::view(&list, frame, areas.list, theme, |place| {
            review.rows.get(place).map(|row| self.cells(row, context))
        });
        self.view_selected(frame, areas.pane, context);
        let important = text::wrap(&locale.text(message!("cancel-important")), usize::from(area.width));
        let important = important.into_iter().map(|line| Line::styled(line, theme.style(Paint::Notice)));
        frame.render_widget(Paragraph::new(important.collect::<Vec<_>>()), areas.important);
        let (sum, paint) = self.sum(review, locale);
        let sum = text::cut(&sum, usize::from(area.width));
        frame.render_widget(Paragraph::new(Line::styled(sum, theme.style(paint))), areas.sum);
        self.view_field(frame, areas.field, context);
    }

    /// What is known of the selected one: the reason where it cannot be cancelled, or was not.
    fn view_selected(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        let Some(row) = self.selected() else { return };
        let (locale, theme) = (context.locale, context.theme);
        let inner = pane::view(&row.entitlement.line.title, Paint::Border, frame, area, theme);
        let told = match (self.results.get(&row.entitlement.id), &row.answer) {
            (Some(Ok(cancelled)), _) => {
                let order = row.entitlement.id.order.to_string();
                vec![
                    (cancel_software::cancelled_sentence(&order, cancelled, locale), Paint::Success),
                    (locale.text(message!("cancel-shows-within")), Paint::Text),
                ]
            }
            (Some(Err(failure)), _) => {
                let sentence = failure.sentence(locale);
                let link = self.needing().map(|_| (locale.text(message!("cancel-support-link")), Paint::Link));
                let told = [(sentence.what, Paint::Warning), (sentence.instead, Paint::Text)];
                told.into_iter().chain(link).collect()
            }
            (None, Err(refusal)) => {
                let sentence = locale.refusal(refusal);
                vec![(sentence.what, Paint::Warning), (sentence.instead, Paint::Text)]
            }
            (None, Ok(_)) => {
                let window = row.window.at(context.now);
                vec![(locale.cancellation_window(window), Paint::of_window(window))]
            }
        };
        let lines = pane::lines(told, usize::from(area.width), theme);
        frame.render_widget(Paragraph::new(lines), inner);
    }

    /// What is given back together, and how far it has come.
    fn sum(&self, review: &CancellationReview, locale: Locale) -> (String, Paint) {
        let progress = [("done", self.results.len().into()), ("count", review.possible().into())];
        match self.run {
            Run::Over => (self.told_of_all(locale), if self.is_whole() { Paint::Success } else { Paint::Warning }),
            Run::Interrupted => (locale.text_with(message!("cancel-many-interrupted"), &progress), Paint::Warning),
            Run::Beginning(_) | Run::UnderWay(_, _) => {
                (locale.text_with(message!("cancel-many-under-way"), &progress), Paint::Pending)
            }
            Run::Stopping(_, _) => (locale.text_with(message!("cancel-many-stopping"), &progress), Paint::Pending),
            Run::Before => {
                let values = [
                    ("possible", review.possible().into()),
                    ("count", review.rows.len().into()),
                    ("amount", locale.sums(&review.refunds).into()),
                ];
                (locale.text_with(message!("cancel-many-sum"), &values), Paint::Text)
            }
        }
    }

    fn view_field(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        if self.run != Run::Before || self.rest(context.now).next().is_none() {
            return;
        }
        let wanted = [("wanted", self.wanted(context).into())];
        let prompt = context.locale.text_with(message!("cancel-many-prompt"), &wanted);
        let width = u16::try_from(text::width(&prompt)).unwrap_or(u16::MAX).saturating_add(1);
        let [left, right] = Layout::horizontal([Constraint::Length(width), Constraint::Fill(1)]).areas(area);
        let prompt = Line::from(Span::styled(prompt, context.theme.style(Paint::Text)));
        frame.render_widget(Paragraph::new(prompt), left);
        let placeholder = context.locale.text(message!("cancel-many-placeholder"));
        let field =
            Field { input: &self.confirmation, placeholder: &placeholder, is_focused: self.typing, is_covered: false };
        input::view(&field, frame, right, context.theme);
    }

    fn cells(&self, row: &CancellablePurchase, context: &Context<'_>) -> Vec<Cell<'static>> {
        let (locale, id) = (context.locale, &row.entitlement.id);
        let window = row.window.at(context.now);
        let is_cancelled = self.results.get(id).is_some_and(Result::is_ok);
        let left = window.left().filter(|_| !is_cancelled).map(|left| locale.duration_left(left)).unwrap_or_default();
        let is_running = matches!(&self.run, Run::UnderWay(_, running) | Run::Stopping(_, running) if running == id);
        let (told, paint) = match (self.results.get(id), row.answer_at(context.now)) {
            (Some(Ok(cancelled)), _) => {
                let amount = [("amount", locale.money(cancelled.refund.amount).into())];
                (locale.text_with(message!("cancel-many-done"), &amount), Paint::Success)
            }
            (Some(Err(_)), _) => (locale.text(message!("cancel-many-not-done")), Paint::Warning),
            (None, _) if is_running => (locale.text(message!("cancel-many-running")), Paint::Pending),
            (None, Ok(refund)) => (locale.money(refund.amount), Paint::Text),
            (None, Err(_)) => (locale.text(message!("cancel-many-cannot")), Paint::Passed),
        };
        vec![
            Cell::plain(locale.id(&id.order)),
            Cell::plain(row.entitlement.line.title.clone()),
            Cell::painted(left, Paint::of_window(window)),
            Cell::painted(told, paint),
        ]
    }
}

fn headings(locale: Locale) -> [Heading; 4] {
    [
        Heading::sized(locale.text(message!("column-order")), 10),
        Heading::wide(locale.text(message!("column-product"))),
        Heading::sized(locale.text(message!("column-left")), 14),
        Heading::sized(locale.text(message!("refund-amount")), 27).right(),
    ]
}
