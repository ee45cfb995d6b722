//! What is known of the selected support request, below the list.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::widgets::Paragraph;

use crate::domain::support_request::RequestStatus;
use crate::i18n::message;
use crate::service::support::SupportRow;
use crate::tui::context::Context;
use crate::tui::screen::support::table;
use crate::tui::theme::Paint;
use crate::tui::widget::{pane, text};

/// How many rows the pane takes.
pub(super) const ROWS: u16 = 7;

/// Draws it: when, by whom, of what kind, for whom, with how many files, and how it begins.
pub(super) fn view(row: Option<&SupportRow>, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
    let Some(row) = row else { return };
    let (theme, locale) = (context.theme, context.locale);
    let inner = pane::view(&table::title(row, locale), Paint::Border, frame, area, theme);
    let values = [("date", locale.date_time_in_zone(row.at).into()), ("operator", row.operator.as_str().into())];
    let when = match row.status {
        None => locale.text_with(message!("support-list-changed"), &values),
        Some(_) => locale.text_with(message!("support-list-filed"), &values),
    };
    let files = locale.text_with(message!("support-list-files"), &[("count", row.files.into())]);
    let kind = row.kind.map(|kind| locale.problem_kind(kind));
    let parts = kind.into_iter().chain([text::clean(&locale.customer(&row.customer)), files]);
    let what: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    let facts = [(when, Paint::Text), (what.join(" · "), Paint::Dim)];
    let description = locale.id(&row.description);
    let description = description.lines().filter(|line| !line.trim().is_empty());
    let told = facts.into_iter().chain(description.map(|line| (text::clean(line), Paint::Text)));
    let mut lines = pane::lines(told, usize::from(inner.width), theme);
    lines.truncate(usize::from(inner.height));
    frame.render_widget(Paragraph::new(lines), inner);
}

/// The colour of how a request stands; the word says it as well.
pub(super) fn paint(status: RequestStatus) -> Paint {
    match status {
        RequestStatus::Open => Paint::Success,
        RequestStatus::AttentionNeeded => Paint::Warning,
        RequestStatus::Closed => Paint::Passed,
    }
}
