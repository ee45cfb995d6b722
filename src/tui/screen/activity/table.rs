//! The rows of the log. How each went stands before what was done, by a sign that the pane below puts into words, as the
//! words have no room on every screen.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::domain::{OutcomeKind, RecordedActivity};
use crate::i18n::Locale;
use crate::tui::context::Context;
use crate::tui::screen::activity::order::Column;
use crate::tui::screen::activity::window::Window;
use crate::tui::sorting;
use crate::tui::theme::Paint;
use crate::tui::widget::table::{self, Cell, Heading, Table};

/// A list as wide as that has room for the outcome in words, and for whole dates.
const ROOMY_FROM: u16 = 122;
/// The least width of a list that has room for the product.
const PRODUCT_FROM: usize = 84;

/// The place of the sign among the columns.
const SIGN: usize = 2;

/// Draws them.
pub(super) fn view(window: &Window, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
    let (locale, is_roomy) = (context.locale, ROOMY_FROM <= area.width);
    let (time, product) = if is_roomy { (16, 26) } else { (11, 20) };
    let is_by_outcome = window.sort().is_some_and(|(column, _)| column == Column::Outcome);
    let mut columns = vec![
        (Column::Time, Heading::sized(locale.text(Column::Time.name()), time)),
        (Column::User, Heading::sized(locale.text(Column::User.name()), 15)),
        (Column::Act, Heading::sized(locale.text(Column::Act.name()), 19)),
        (Column::Customer, Heading::wide(locale.text(Column::Customer.name()))),
        (Column::Product, Heading::sized(locale.text(Column::Product.name()), product).from(PRODUCT_FROM)),
    ];
    if is_roomy || is_by_outcome {
        columns.push((Column::Outcome, Heading::sized(locale.text(Column::Outcome.name()), 14)));
    }
    let mut headings: Vec<Heading> =
        columns.into_iter().map(|(column, heading)| sorting::heading(&window.sort(), &column, heading)).collect();
    headings.insert(SIGN, Heading::sized(String::new(), 1));
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

fn cells(recorded: &RecordedActivity, time: String, locale: Locale) -> Vec<Cell<'static>> {
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
