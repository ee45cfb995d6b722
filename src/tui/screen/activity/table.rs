//! The rows of the log.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::domain::{OutcomeKind, RecordedActivity};
use crate::i18n::{Locale, message};
use crate::tui::context::Context;
use crate::tui::screen::activity::window::Window;
use crate::tui::theme::Paint;
use crate::tui::widget::table::{self, Cell, Heading, Table};

/// Draws them.
pub(super) fn view(window: &Window, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
    let locale = context.locale;
    let headings = [
        Heading::sized(locale.text(message!("column-log-time")), 16),
        Heading::sized(locale.text(message!("column-log-user")), 18),
        Heading::wide(locale.text(message!("column-log-act"))),
        Heading::sized(locale.text(message!("column-log-outcome")), 14).from(76),
        Heading::wide(locale.text(message!("column-customer"))),
        Heading::sized(locale.text(message!("column-product")), 26).from(110),
    ];
    let rows = window.rows();
    let table = Table { headings: &headings, total: rows.len(), selection: window.selection(), is_current: true };
    table::view(&table, frame, area, context.theme, |place| rows.get(place).map(|row| cells(row, locale)));
}

fn cells(recorded: &RecordedActivity, locale: Locale) -> Vec<Cell> {
    let record = &recorded.record;
    let paint = match record.outcome.kind() {
        OutcomeKind::Done => Paint::Dim,
        OutcomeKind::Refused | OutcomeKind::Failed => Paint::Warning,
    };
    let subject = &record.subject;
    vec![
        Cell::dim(locale.date_time(record.at)),
        Cell::plain(locale.acting(&record.actor)).with_much_end(),
        Cell::plain(locale.action(record)),
        Cell::painted(locale.activity_outcome(&record.outcome), paint),
        Cell::plain(locale.customer(subject.customer.as_deref().unwrap_or_default())),
        Cell::dim(subject.product.clone().unwrap_or_default()),
    ]
}
