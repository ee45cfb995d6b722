//! The rows of the log. How each went stands before what was done, by a sign that the pane below puts into words, as the
//! words have no room on every screen.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::domain::{OutcomeKind, RecordedActivity};
use crate::i18n::{Locale, message};
use crate::tui::context::Context;
use crate::tui::screen::activity::window::Window;
use crate::tui::theme::Paint;
use crate::tui::widget::table::{self, Cell, Heading, Table};

/// The least width of a list that has room for the outcome in words.
const WORDS_FROM: usize = 118;
/// How wide the product is.
const PRODUCT: usize = 16;
/// The least width of a list that has room for the product.
const PRODUCT_FROM: usize = 84;

/// Draws them.
pub(super) fn view(window: &Window, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
    let locale = context.locale;
    let headings = [
        Heading::sized(locale.text(message!("column-log-time")), 16),
        Heading::sized(locale.text(message!("column-log-user")), 15),
        Heading::sized(String::new(), 1),
        Heading::sized(locale.text(message!("column-log-act")), 19),
        Heading::sized(locale.text(message!("column-log-outcome")), 14).from(WORDS_FROM),
        Heading::wide(locale.text(message!("column-customer"))),
        Heading::sized(locale.text(message!("column-product")), PRODUCT).from(PRODUCT_FROM),
    ];
    let rows = window.rows();
    let table = Table { headings: &headings, total: rows.len(), selection: window.selection(), is_current: true };
    table::view(&table, frame, area, context.theme, |place| rows.get(place).map(|row| cells(row, locale)));
}

/// What stands for how it went: nothing where it was done.
pub(super) fn sign(outcome: OutcomeKind) -> (&'static str, Paint) {
    match outcome {
        OutcomeKind::Done => ("", Paint::Text),
        OutcomeKind::Refused => ("✗", Paint::Warning),
        OutcomeKind::Failed => ("!", Paint::Warning),
    }
}

fn cells(recorded: &RecordedActivity, locale: Locale) -> Vec<Cell> {
    let record = &recorded.record;
    let (sign, paint) = sign(record.outcome.kind());
    let subject = &record.subject;
    vec![
        Cell::dim(locale.date_time(record.at)),
        Cell::plain(locale.acting_short(&record.actor)),
        Cell::painted(sign.to_owned(), paint),
        Cell::painted(locale.action(record), paint),
        Cell::painted(locale.activity_outcome(&record.outcome), paint),
        Cell::plain(locale.customer(subject.customer.as_deref().unwrap_or_default())),
        Cell::dim(subject.product.clone().unwrap_or_default()).with_end(),
    ]
}
