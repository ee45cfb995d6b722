//! A button on a line of its own.

use ratatui::text::{Line, Span};

use crate::tui::theme::{Paint, Theme};

/// The line of a button. The one that has the focus is painted so, and told by its mark as well.
#[must_use]
pub fn line(label: &str, paint: Paint, theme: &Theme) -> Line<'static> {
    let mark = if paint == Paint::ButtonFocused { "▸ " } else { "  " };
    Line::from(vec![
        Span::styled(mark, theme.style(Paint::Text)),
        Span::styled(format!("[ {label} ]"), theme.style(paint)),
    ])
}
