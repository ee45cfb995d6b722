//! Names and values below each other, as an account has them.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use crate::tui::theme::{Paint, Theme};
use crate::tui::widget::text;

/// A name and its value, or a gap between two groups of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fact {
    /// A name and its value.
    Value(String, String),
    /// An empty line.
    Gap,
}

impl Fact {
    /// A name and its value.
    #[must_use]
    pub fn new(name: String, value: String) -> Self {
        Self::Value(name, value)
    }

    /// An empty line.
    #[must_use]
    pub fn gap() -> Self {
        Self::Gap
    }
}

/// The facts as lines of at most that many columns, values aligned, long ones wrapped beside their name.
#[must_use]
pub fn lines(facts: &[Fact], width: usize, theme: &Theme) -> Vec<Line<'static>> {
    let names = facts.iter().map(|fact| match fact {
        Fact::Value(name, _) => text::width(name),
        Fact::Gap => 0,
    });
    let names_width = names.max().unwrap_or(0).saturating_add(2);
    let mut lines = Vec::new();
    for fact in facts {
        match fact {
            Fact::Gap => lines.push(Line::default()),
            Fact::Value(name, value) => {
                for (number, part) in text::wrap(value, width.saturating_sub(names_width)).into_iter().enumerate() {
                    let name = if number == 0 { name.as_str() } else { "" };
                    lines.push(Line::from(vec![
                        Span::styled(text::pad(name, names_width), theme.style(Paint::Dim)),
                        Span::styled(part, theme.style(Paint::Text)),
                    ]));
                }
            }
        }
    }
    lines
}

/// Draws the facts. Gaps give way where rows are short.
pub fn view(frame: &mut Frame<'_>, area: Rect, theme: &Theme, facts: &[Fact]) {
    let mut lines = lines(facts, usize::from(area.width), theme);
    if usize::from(area.height) < lines.len() {
        lines.retain(|line| !line.spans.is_empty());
    }
    frame.render_widget(Paragraph::new(lines), area);
}
