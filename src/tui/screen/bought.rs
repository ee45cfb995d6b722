//! The head of a page about one purchase: the product, the order it was bought with, and since when it is over.

use ratatui::text::Line;

use crate::domain::EntitlementStatus;
use crate::i18n::message;
use crate::service::open_purchase::PurchasePage;
use crate::tui::context::Context;
use crate::tui::theme::Paint;
use crate::tui::widget::text;

/// Its lines, an empty one last.
pub(super) fn head(page: &PurchasePage, width: usize, context: &Context<'_>) -> Vec<Line<'static>> {
    let (locale, theme) = (context.locale, context.theme);
    let entitlement = &page.row.entitlement;
    let order = locale.text_with(
        message!("keys-order"),
        &[("order", entitlement.id.order.to_string().into()), ("date", locale.date(entitlement.bought).into())],
    );
    let title = text::cut(&entitlement.line.title, width);
    let mut lines = vec![Line::styled(title, theme.style(Paint::Title)), Line::styled(order, theme.style(Paint::Dim))];
    if let EntitlementStatus::Expired { since } = page.row.status {
        let expired = locale.text_with(message!("detail-expired"), &[("date", locale.date(since).into())]);
        lines.push(Line::styled(expired, theme.style(Paint::Warning)));
    }
    lines.push(Line::default());
    lines
}
