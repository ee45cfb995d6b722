//! How far long work has come: a bar, the per cent, and no more than a line.

use ratatui::text::{Line, Span};

use crate::ports::Progress;
use crate::tui::context::Context;
use crate::tui::theme::Paint;

/// The bar in that many columns, the per cent among them. Work that has passed what it was to be stays at a hundred.
#[must_use]
pub fn line(progress: Progress, width: usize, context: &Context<'_>) -> Line<'static> {
    let percent = progress.percent();
    let label = format!(" {percent:>3} %");
    let columns = width.saturating_sub(label.len());
    let filled = usize::try_from(percent).unwrap_or(100).saturating_mul(columns) / 100;
    Line::from(vec![
        Span::styled("█".repeat(filled), context.theme.style(Paint::Success)),
        Span::styled("░".repeat(columns.saturating_sub(filled)), context.theme.style(Paint::Dim)),
        Span::styled(label, context.theme.style(Paint::Text)),
    ])
}
