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

/// A list as wide as that has room for the outcome in words, and for whole dates.
const ROOMY_FROM: u16 = 122;
/// The least width of a list that has room for the product.
const PRODUCT_FROM: usize = 84;

/// Draws them.
pub(super) fn view(window: &Window, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
    let (locale, is_roomy) = (context.locale, ROOMY_FROM <= area.width);
    let (time, product) = if is_roomy { (16, 26) } else { (11, 20) };
    let mut headings = vec![
        Heading::sized(locale.text(message!("column-log-time")), time),
        Heading::sized(locale.text(message!("column-log-user")), 15),
        Heading::sized(String::new(), 1),
        Heading::sized(locale.text(message!("column-log-act")), 19),
        Heading::wide(locale.text(message!("column-customer"))),
        Heading::sized(locale.text(message!("column-product")), product).from(PRODUCT_FROM),
    ];
    if is_roomy {
        headings.push(Heading::sized(locale.text(message!("column-log-outcome")), 14));
    }
    let rows = window.rows();
    let table = Table { headings: &headings, total: rows.len(), selection: window.selection(), is_current: true };
    let time = |at| if is_roomy { locale.date_time(at) } else { locale.date_time_short(at, context.now) };
    table::view(&table, frame, area, context.theme, |place| {
        rows.get(place).map(|row| cells(row, time(row.record.at), locale))
    });
}

/// What stands for how it went: nothing where it was done.
pub(super) fn sign(outcome: OutcomeKind) -> (&'static str, Paint) {
    match outcome {
        OutcomeKind::Done => ("", Paint::Text),
        OutcomeKind::Refused => ("✗", Paint::Warning),
        OutcomeKind::Failed => ("!", Paint::Warning),
    }
}

fn cells(recorded: &RecordedActivity, time: String, locale: Locale) -> Vec<Cell> {
    let record = &recorded.record;
    let (sign, paint) = sign(record.outcome.kind());
    let subject = &record.subject;
    vec![
        Cell::dim(time),
        Cell::plain(locale.acting_short(&record.actor)),
        Cell::painted(sign.to_owned(), paint),
        Cell::painted(locale.action(record), paint),
        Cell::plain(locale.customer(subject.customer.as_deref().unwrap_or_default())),
        Cell::dim(subject.product.clone().unwrap_or_default()),
        Cell::painted(locale.activity_outcome(&record.outcome), paint),
    ]
}
