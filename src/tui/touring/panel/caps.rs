//! Keys as large as there is room for: those that were just pressed, or the one that is to be.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use crate::i18n::{Locale, message};
use crate::tui::theme::{Paint, Theme};
use crate::tui::widget::text;

/// Which keys are shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Caps {
    /// Those that were pressed last, the newest at the end.
    Pressed(Vec<String>),
    /// The one that is to be pressed, or the text that is to be typed.
    Wanted(String),
}

/// Draws them at the right of three rows, under the word that says which they are.
pub(super) fn view(frame: &mut Frame<'_>, area: Rect, caps: &Caps, theme: &Theme, locale: Locale) {
    let width = usize::from(area.width);
    let (keys, heading) = match caps {
        Caps::Pressed(keys) if keys.is_empty() => return,
        Caps::Pressed(keys) => (fitting(keys, width), message!("tour-pressed")),
        Caps::Wanted(key) => (vec![text::cut(key, width.saturating_sub(4))], message!("tour-wanted")),
    };
    let last = keys.len().saturating_sub(1);
    let mut rows = [Vec::new(), Vec::new(), Vec::new()];
    for (place, key) in keys.iter().enumerate() {
        let paint = if place == last { Paint::Key } else { Paint::Dim };
        let line = "─".repeat(text::width(key).saturating_add(2));
        let [top, middle, bottom] = &mut rows;
        top.push(Span::styled(format!("╭{line}╮"), theme.style(paint)));
        middle.push(Span::styled(format!("│ {key} │"), theme.style(paint)));
        bottom.push(Span::styled(format!("╰{line}╯"), theme.style(paint)));
    }
    let heading = Line::styled(locale.text(heading), theme.style(Paint::Dim));
    let lines: Vec<Line<'_>> =
        [heading].into_iter().chain(rows.into_iter().map(Line::from)).map(Line::right_aligned).collect();
    frame.render_widget(Paragraph::new(lines), area);
}

/// The newest of them that there is room for; of one that is too long its end.
fn fitting(keys: &[String], width: usize) -> Vec<String> {
    let mut taken = 0_usize;
    let mut fitting: Vec<String> = keys
        .iter()
        .rev()
        .map_while(|key| {
            let wanted = text::width(key).saturating_add(4);
            taken = taken.saturating_add(wanted);
            (taken <= width).then(|| key.clone())
        })
        .collect();
    if fitting.is_empty() {
        fitting.extend(keys.last().map(|key| text::cut(key, width.saturating_sub(4))));
    }
    fitting.reverse();
    fitting
}
