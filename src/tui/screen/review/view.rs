//! Drawing the review: the lines over what is known of the selected one, then what the cart comes to and the button.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

use crate::domain::sale::ReviewedLine;
use crate::domain::{Money, TaxNote};
use crate::i18n::{Locale, MessageId, message};
use crate::service::Review;
use crate::tui::context::{Availability, Context};
use crate::tui::remote::Remote;
use crate::tui::screen::review::{Payment, State, schedule, table};
use crate::tui::theme::Paint;
use crate::tui::widget::table as rows;
use crate::tui::widget::{button, pending, text};

/// How many lines the pane of the selected line wants.
const PANE: u16 = 15;

/// The parts of the place.
struct Areas {
    title: Rect,
    list: Rect,
    pane: Rect,
    totals: Rect,
    button: Rect,
}

fn areas(area: Rect) -> Areas {
    let pane = PANE.min(area.height.saturating_sub(4) / 2);
    let rows = [
        Constraint::Length(1),
        Constraint::Fill(1),
        Constraint::Length(pane),
        Constraint::Length(2),
        Constraint::Length(1),
    ];
    let [title, list, pane, totals, button] = Layout::vertical(rows).areas(area);
    Areas { title, list, pane, totals, button }
}

/// Where the lines are.
pub(super) fn rows_area(area: Rect) -> Rect {
    rows::rows_area(areas(area).list)
}

/// Where the button is.
pub(super) fn button_area(area: Rect) -> Rect {
    areas(area).button
}

/// How many lines are on the screen.
pub(super) fn page(context: &Context<'_>) -> usize {
    usize::from(rows_area(context.main).height)
}

impl State {
    /// Draws the cart, or what stands in its place.
    pub(super) fn view_page(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        let review = match &self.review {
            Remote::Ready(Some(review)) | Remote::Reloading(Some(review), _) if !review.rows.is_empty() => review,
            Remote::Ready(_) | Remote::Reloading(_, _) => {
                let (why, what) = (message!("review-empty"), message!("review-empty-do"));
                return pending::view_empty(frame, area, context, why, what);
            }
            Remote::Idle | Remote::Loading(_) => return pending::view_loading(frame, area, context),
            Remote::Failed(failure) => return pending::view_failure(frame, area, context, failure),
        };
        let areas = areas(area);
        let values = [("count", review.rows.len().into()), ("customer", (&self.customer.name).into())];
        let title = match &self.payment {
            Payment::Placed(order) => {
                context.locale.text_with(message!("order-placed"), &[("order", order.to_string().into())])
            }
            Payment::Open | Payment::UnderWay(_) => context.locale.text_with(message!("review-title"), &values),
        };
        let paint = if self.placed().is_some() { Paint::Success } else { Paint::Header };
        let title = Line::styled(text::cut(&title, usize::from(area.width)), context.theme.style(paint));
        frame.render_widget(Paragraph::new(title), areas.title);
        table::view(review, self.selection, frame, areas.list, context);
        let place = self.selection.selected().min(review.rows.len().saturating_sub(1));
        if let Some(row) = review.rows.get(place) {
            schedule::view(row, &self.payment, frame, areas.pane, context);
        }
        frame.render_widget(Paragraph::new(self.totals(review, usize::from(area.width), context)), areas.totals);
        frame.render_widget(Paragraph::new(self.ending(context)), areas.button);
    }

    /// The button, or what pressing it came to.
    fn ending(&self, context: &Context<'_>) -> Line<'static> {
        let (locale, theme) = (context.locale, context.theme);
        match &self.payment {
            Payment::Open => {
                let paint = match (self.may_pay(context), self.is_at_button()) {
                    (Availability::Ready, true) => Paint::ButtonFocused,
                    (Availability::Ready, false) => Paint::Button,
                    (Availability::Disabled(_) | Availability::Hidden, _) => Paint::Disabled,
                };
                let mut line = button::line(&locale.text(message!("button-pay")), paint, theme);
                // The mark is there, too, where the button cannot be pressed.
                if let Some(mark) = line.spans.first_mut().filter(|_| self.is_at_button()) {
                    mark.content = "▸ ".into();
                }
                line
            }
            Payment::UnderWay(_) => {
                Line::styled(format!("  {}", locale.text(message!("review-paying"))), theme.style(Paint::Pending))
            }
            Payment::Placed(_) => {
                Line::styled(format!("  {}", locale.text(message!("review-paid"))), theme.style(Paint::Success))
            }
        }
    }

    /// What is charged at once and until the first terms end, with what the prices include (MARKET-2).
    fn totals(&self, review: &Review, width: usize, context: &Context<'_>) -> Vec<Line<'static>> {
        let locale = context.locale;
        let Some(totals) = review.totals else {
            let sentence = locale.text(message!("review-refused"));
            let lines = text::wrap(&sentence, width.saturating_sub(2)).into_iter();
            return lines.map(|line| Line::styled(format!("  {line}"), context.theme.style(Paint::Warning))).collect();
        };
        let first: Option<&ReviewedLine> = review.rows.iter().find_map(|row| row.reviewed.as_ref().ok());
        let tax = first.map(|line| line.on_sale.tax);
        let now = if self.placed().is_some() { message!("review-paid-now") } else { message!("review-now") };
        let names = [now, message!("review-over-the-term")];
        let widest = names.iter().map(|name| text::width(&locale.text(*name))).max().unwrap_or(0);
        let amounts = [locale.money(totals.now), locale.money(totals.over_the_term)];
        let amount_width = amounts.iter().map(|amount| text::width(amount)).max().unwrap_or(0);
        let line = |name: MessageId, amount: Money| {
            let name = text::pad(&locale.text(name), widest);
            let amount = text::pad_left(&locale.money(amount), amount_width);
            Line::styled(format!("  {name}  {amount} {}", tax_words(tax, locale)), context.theme.style(Paint::Text))
        };
        let [now, term] = names;
        vec![line(now, totals.now), line(term, totals.over_the_term)]
    }
}

fn tax_words(tax: Option<TaxNote>, locale: Locale) -> String {
    tax.map(|tax| locale.tax_note(tax)).unwrap_or_default()
}
