//! What is known of the selected subscription, below the list, and how many older ones stand elsewhere.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

use crate::domain::subscription::Standing;
use crate::i18n::message;
use crate::service::SoftwareRow;
use crate::tui::context::Context;
use crate::tui::screen::open_windows;
use crate::tui::screen::subscriptions::shown_name;
use crate::tui::theme::Paint;
use crate::tui::widget::{pane, text};

/// How many rows the pane takes: its border, what is known, and the line of the older ones.
pub(super) const ROWS: u16 = 7;

/// Where it is said how many are older.
pub(super) fn older_area(pane: Rect) -> Rect {
    Rect { y: pane.bottom().saturating_sub(1), height: pane.height.min(1), ..pane }
}

/// Draws what is known of the selected one.
pub(super) fn view(row: Option<&SoftwareRow>, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
    let Some(row) = row else { return };
    let theme = context.theme;
    let width = usize::from(area.width);
    // The last row is that of the older ones.
    let facts_area = Rect { height: area.height.saturating_sub(1), ..area };
    let inner = pane::view(&shown_name(row, context.locale), Paint::Border, frame, facts_area, theme);
    let lines = pane::lines(facts(row, context), width, theme);
    frame.render_widget(Paragraph::new(lines), inner);
}

/// Draws how many were bought before the cutover, and where they are (SHOW-2).
pub(super) fn view_older(count: usize, frame: &mut Frame<'_>, pane: Rect, context: &Context<'_>) {
    if count == 0 {
        return;
    }
    let sentence = context.locale.text_with(message!("subscriptions-older"), &[("count", count.into())]);
    let line = Line::styled(text::cut(&sentence, usize::from(pane.width)), context.theme.style(Paint::Notice));
    frame.render_widget(Paragraph::new(line), older_area(pane));
}

/// The product, how many, the price with its tax note (MARKET-2), the term and what follows it, and until when it can be
/// cancelled (CANCEL-4).
fn facts(row: &SoftwareRow, context: &Context<'_>) -> Vec<(String, Paint)> {
    let locale = context.locale;
    let line = &row.entitlement.line;
    let values = [
        ("quantity", line.quantity.into()),
        ("price", locale.money(line.unit_price).into()),
        ("tax", locale.tax_note(line.tax).into()),
    ];
    let price = locale.text_with(message!("subscriptions-price"), &values);
    let plain = |fact| (fact, Paint::Text);
    let mut facts = vec![plain(line.title.clone()), plain(price)];
    let Some(subscription) = &row.subscription else { return facts };
    facts.push(plain(match subscription.at(context.now) {
        Standing::Active { number, start, end } => {
            let term = locale.term_of(number, start, end);
            format!("{term} · {}", locale.what_follows(subscription.renewal, end))
        }
        Standing::Expired { since } => {
            locale.text_with(message!("detail-expired"), &[("date", locale.date(since).into())])
        }
        Standing::Cancelled { at } => {
            locale.text_with(message!("detail-cancelled"), &[("date", locale.date(at).into())])
        }
    }));
    facts.extend(open_windows::sentence(row, context));
    facts.push(plain(locale.text_with(message!("subscriptions-id"), &[("id", subscription.id.to_string().into())])));
    facts
}
