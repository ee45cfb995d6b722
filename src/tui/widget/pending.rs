//! What stands where a list or page would stand: that it is on its way, that it could not be had, that it is empty.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

use crate::domain::Refusal;
use crate::i18n::{MessageId, message};
use crate::tui::context::Context;
use crate::tui::failure::Failure;
use crate::tui::theme::Paint;
use crate::tui::widget::text;

/// It is on its way.
pub fn view_loading(frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
    view_sentences(frame, area, context, &[(context.locale.text(message!("pending-loading")), Paint::Dim)]);
}

/// It could not be had: why, and what to do.
pub fn view_failure(frame: &mut Frame<'_>, area: Rect, context: &Context<'_>, failure: &Failure) {
    let sentence = failure.sentence(context.locale);
    view_sentences(frame, area, context, &[(sentence.what, Paint::Warning), (sentence.instead, Paint::Text)]);
}

/// A rule or role says no: why, and what is possible instead.
pub fn view_refusal(frame: &mut Frame<'_>, area: Rect, context: &Context<'_>, refusal: &Refusal) {
    let sentence = context.locale.refusal(refusal);
    view_sentences(frame, area, context, &[(sentence.what, Paint::Warning), (sentence.instead, Paint::Text)]);
}

/// It is empty: why, and what to do.
pub fn view_empty(frame: &mut Frame<'_>, area: Rect, context: &Context<'_>, why: MessageId, what_to_do: MessageId) {
    let locale = context.locale;
    view_sentences(frame, area, context, &[(locale.text(why), Paint::Text), (locale.text(what_to_do), Paint::Dim)]);
}

/// Sentences below each other, wrapped.
pub fn view_sentences(frame: &mut Frame<'_>, area: Rect, context: &Context<'_>, sentences: &[(String, Paint)]) {
    let width = usize::from(area.width).saturating_sub(2);
    let mut lines = vec![Line::default()];
    for (sentence, paint) in sentences {
        for line in text::wrap(sentence, width) {
            lines.push(Line::styled(format!("  {line}"), context.theme.style(*paint)));
        }
    }
    frame.render_widget(Paragraph::new(lines), area);
}
