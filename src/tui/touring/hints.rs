//! Keys in a line of the frame, each with what it does.

use ratatui::text::{Line, Span};

use crate::tui::theme::{Paint, Theme};

/// What stands between two of them.
pub(super) const BETWEEN: &str = " · ";

/// The line of these keys and what they do.
pub(super) fn line(hints: impl IntoIterator<Item = (String, String)>, theme: &Theme) -> Line<'static> {
    let mut spans = vec![Span::raw(" ")];
    for (face, label) in hints {
        if spans.len() != 1 {
            spans.push(Span::styled(BETWEEN, theme.style(Paint::Dim)));
        }
        spans.push(Span::styled(face, theme.style(Paint::Key)));
        spans.push(Span::styled(format!(" {label}"), theme.style(Paint::KeyLabel)));
    }
    spans.push(Span::raw(" "));
    Line::from(spans)
}
