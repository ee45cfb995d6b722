//! The list of invoices, a row for each currency, and the first lines of the marked one below it.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

use crate::domain::Money;
use crate::i18n::message;
use crate::service::Sums;
use crate::tui::context::Context;
use crate::tui::remote::Remote;
use crate::tui::screen::billing::{Row, State};
use crate::tui::screen::invoice;
use crate::tui::screen::invoice::table::Whose;
use crate::tui::theme::Paint;
use crate::tui::widget::list::Selection;
use crate::tui::widget::table::{self, Cell, Heading, Table};
use crate::tui::widget::{pane, pending, text};

/// How wide an amount is, in columns.
const AMOUNT: usize = 17;

/// Where the rows are, below the line of headings.
pub(super) fn rows_area(list: Rect) -> Rect {
    table::rows_area(list)
}

/// The line above the list; the months are those of UTC, whatever zone dates are shown in.
pub(super) fn view_title(frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
    let title = context.locale.text(message!("billing-title"));
    let title = text::cut(&title, usize::from(area.width));
    frame.render_widget(Paragraph::new(Line::styled(title, context.theme.style(Paint::Header))), area);
}

/// The list.
pub(super) fn view(rows: &[Row], selection: Selection, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
    let locale = context.locale;
    let amount = |heading| Heading::sized(locale.text(heading), AMOUNT).right();
    let headings = [
        Heading::sized(locale.text(message!("column-month")), 8),
        Heading::wide(locale.text(message!("column-invoice"))),
        amount(message!("column-charges")).from(100),
        amount(message!("column-credits")).from(80),
        amount(message!("column-total")),
        amount(message!("column-upcoming")).from(60),
    ];
    let list = Table { headings: &headings, total: rows.len(), selection, is_current: true };
    table::view(&list, frame, area, context.theme, |place| rows.get(place).map(|row| cells(*row, context)));
}

fn cells(row: Row, context: &Context<'_>) -> Vec<Cell<'static>> {
    let locale = context.locale;
    let status = if row.is_open { message!("billing-open") } else { message!("billing-closed") };
    let money = |of: fn(&Sums) -> Money| row.sums.map(|sums| of(&sums));
    let text = |amount: Option<Money>| amount.map(|amount| locale.money(amount)).unwrap_or_default();
    // Nothing given back, or still to come, is no amount to look at.
    let unless_nothing = |amount: Option<Money>| text(amount.filter(|amount| !amount.amount().is_zero()));
    vec![
        Cell::plain(row.month.to_string()),
        Cell::painted(locale.text(status), if row.is_open { Paint::Success } else { Paint::Dim }),
        Cell::dim(text(money(|sums| sums.charged.charges))),
        Cell::dim(unless_nothing(money(|sums| sums.charged.credits))),
        Cell::plain(text(money(|sums| sums.charged.sum))),
        Cell::dim(unless_nothing(money(|sums| sums.upcoming))),
    ]
}

/// The first lines of the marked invoice, in its currency.
pub(super) fn view_lines(state: &State, row: Row, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
    let mut title = invoice::table::name(row.month, row.currency());
    if row.is_open {
        title = format!("{title} · {}", context.locale.text(message!("billing-as-it-stands")));
    }
    let inner = pane::view(&title, Paint::Border, frame, area, context.theme);
    match &state.lines {
        Remote::Ready(lines) | Remote::Reloading(lines, _) => {
            if lines.is_empty() {
                let (why, what) = (message!("invoice-none"), message!("invoice-none-do"));
                return pending::view_empty(frame, inner, context, why, what);
            }
            let whose = Whose::of(state.customer());
            invoice::table::view_first(lines, whose, frame, inner, context);
        }
        Remote::Idle | Remote::Loading(_) => pending::view_loading(frame, inner, context),
        Remote::Failed(failure) => pending::view_failure(frame, inner, context, failure),
    }
}
