//! What the customer is told of the selected product, below the list: nothing of what is the partner's, as prices and
//! cancellation windows are.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::widgets::Paragraph;

use crate::domain::{EntitlementStatus, Permission};
use crate::i18n::{Locale, message};
use crate::service::list_software::SoftwareRow;
use crate::tui::context::{Availability, Context};
use crate::tui::screen::software;
use crate::tui::theme::Paint;
use crate::tui::widget::pane;

/// Draws it.
pub(super) fn view(row: Option<&SoftwareRow>, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
    let Some(row) = row else { return };
    let inner = pane::view(&row.entitlement.line.title, Paint::Border, frame, area, context.theme);
    let refused = match context.allows(Permission::Keys) {
        Availability::Disabled(refusal) if row.has_something_to_fetch() => {
            let sentence = context.locale.refusal(&refusal);
            Some((format!("{} {}", sentence.what, sentence.instead), Paint::Warning))
        }
        Availability::Disabled(_) | Availability::Ready | Availability::Hidden => None,
    };
    let facts = [
        Some((purchase(row, context.locale), Paint::Text)),
        Some((software::delivery(row, context), Paint::Text)),
        refused,
    ];
    let lines = pane::lines(facts.into_iter().flatten(), usize::from(area.width), context.theme);
    frame.render_widget(Paragraph::new(lines), inner);
}

/// How many were bought, when and by which order, and what that is now.
fn purchase(row: &SoftwareRow, locale: Locale) -> String {
    let bought = &row.entitlement;
    let is_now = match row.status {
        EntitlementStatus::Cancelled { at } => {
            return locale.text_with(message!("detail-cancelled"), &[("date", locale.date(at).into())]);
        }
        EntitlementStatus::Active => None,
        EntitlementStatus::Expired { since } => {
            Some(locale.text_with(message!("detail-expired"), &[("date", locale.date(since).into())]))
        }
    };
    let values = [("quantity", bought.line.quantity.into()), ("order", bought.id.order.to_string().into())];
    let whole = locale.text_with(message!("view-bought"), &values);
    is_now.map_or(whole.clone(), |is_now| format!("{whole} · {is_now}"))
}
