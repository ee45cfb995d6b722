//! What is known of the selected window, below the list.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

use crate::i18n::message;
use crate::service::ClosingWindow;
use crate::tui::context::Context;
use crate::tui::theme::Paint;
use crate::tui::widget::{pane, text};

/// Draws it.
pub(super) fn view(window: Option<&ClosingWindow>, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
    let Some(window) = window else { return };
    let (locale, theme) = (context.locale, context.theme);
    let inner = pane::view(&window.entitlement.line.title, Paint::Border, frame, area, theme);
    let line = &window.entitlement.line;
    let own_name = window.subscription.as_ref().map(|subscription| locale.id(&subscription.friendly_name));
    let values = [
        ("quantity", line.quantity.into()),
        ("price", locale.money(line.unit_price).into()),
        ("tax", locale.tax_note(line.tax).into()),
        ("plan", locale.billing_plan(line.plan).into()),
    ];
    let of_whom = [
        Some(locale.customer(&window.customer)),
        Some(locale.id(window.entitlement.id.order_line())),
        own_name.filter(|name| !name.is_empty()),
        Some(locale.text_with(message!("detail-bought"), &values)),
    ];
    let zone = locale.text_with(message!("times-in-zone"), &[("zone", locale.zone_name().into())]);
    let state = window.window().at(context.now);
    let facts = [
        (of_whom.into_iter().flatten().collect::<Vec<_>>().join(" · "), Paint::Text),
        (locale.cancellation_window(state), Paint::of_window(state)),
        (format!("{} · {zone}", locale.counted_from(window.counted_from)), Paint::Dim),
    ];
    let lines = pane::lines(facts, usize::from(area.width), theme);
    frame.render_widget(Paragraph::new(lines), inner);
}

/// Draws that there are more than are listed.
pub(super) fn view_more(frame: &mut Frame<'_>, pane: Rect, context: &Context<'_>) {
    let row = Rect { y: pane.bottom().saturating_sub(1), height: pane.height.min(1), ..pane };
    let sentence = text::cut(&context.locale.text(message!("closing-windows-more")), usize::from(pane.width));
    frame.render_widget(Paragraph::new(Line::styled(sentence, context.theme.style(Paint::Notice))), row);
}
