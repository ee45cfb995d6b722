//! A box over the middle of the screen, with a title above and a note below. What it asks about stays in sight where
//! there is room.

use ratatui::Frame;
use ratatui::layout::{Margin, Position, Rect, Size};
use ratatui::text::Line;
use ratatui::widgets::{Block, BorderType, Clear, Paragraph};

use crate::i18n::Sentence;
use crate::tui::context::Context;
use crate::tui::theme::Paint;
use crate::tui::widget::{scrolled, text};

/// What stands between the edge of the box and its lines.
const INSIDE: Margin = Margin::new(2, 1);

/// What a dialog shows.
#[derive(Debug)]
pub struct DialogBox {
    /// Its title.
    pub title: String,
    /// What it says, line by line.
    pub lines: Vec<Line<'static>>,
    /// How wide it wants to be, in columns.
    pub width: u16,
    /// A note in its lower border; empty for none.
    pub note: String,
}

impl DialogBox {
    /// The same, which tells that sentence whole: in its lower border where there is room for it, else below its lines.
    #[must_use]
    pub fn telling(mut self, sentence: String, within: Rect, context: &Context<'_>) -> Self {
        let width = line_width(within, self.width);
        if text::width(&sentence) <= width.saturating_sub(2) {
            self.note = sentence;
        } else {
            self.lines.push(Line::default());
            self.lines.extend(paragraph(&sentence, width, Paint::Notice, context));
        }
        self
    }
}

/// Where a box of that many lines is drawn within the area.
#[must_use]
pub fn area(within: Rect, width: u16, lines: usize) -> Rect {
    let width = width.min(within.width);
    let height = u16::try_from(lines).unwrap_or(u16::MAX).saturating_add(2).min(within.height);
    Rect {
        x: within.x.saturating_add(within.width.saturating_sub(width) / 2),
        y: within.y.saturating_add(within.height.saturating_sub(height) / 2),
        width,
        height,
    }
}

/// The area of a screen of that size that dialogs are drawn in.
#[must_use]
pub fn within(screen: Size) -> Rect {
    Rect::from((Position::ORIGIN, screen)).inner(Margin::new(1, 1))
}

/// The columns that a line has within a box that wants to be so wide.
#[must_use]
pub fn line_width(within: Rect, width: u16) -> usize {
    usize::from(width.min(within.width)).saturating_sub(4)
}

/// Where the lines of the dialog stand.
#[must_use]
pub fn inside(within: Rect, dialog: &DialogBox) -> Rect {
    area(within, dialog.width, dialog.lines.len()).inner(INSIDE)
}

/// The line of the dialog at that place of the screen, and the column within it.
#[must_use]
pub fn spot(within: Rect, dialog: &DialogBox, at: Position) -> Option<(usize, usize)> {
    let inner = inside(within, dialog);
    let is_inside = inner.contains(at);
    is_inside.then(|| (usize::from(at.y.saturating_sub(inner.y)), usize::from(at.x.saturating_sub(inner.x))))
}

/// A sentence in lines of at most that many columns.
#[must_use]
pub fn paragraph(sentence: &str, width: usize, paint: Paint, context: &Context<'_>) -> Vec<Line<'static>> {
    let style = context.theme.style(paint);
    text::wrap(sentence, width).into_iter().map(|line| Line::styled(line, style)).collect()
}

/// What went wrong or cannot be done, and below it what to do instead, in lines of at most that many columns.
#[must_use]
pub fn sentence(sentence: &Sentence, width: usize, context: &Context<'_>) -> Vec<Line<'static>> {
    let mut lines = paragraph(&sentence.what, width, Paint::Warning, context);
    lines.extend(paragraph(&sentence.instead, width, Paint::Text, context));
    lines
}

/// Those lines where there is room for so many: without the empty ones where all are too many, and then without the first,
/// as what is decided and its buttons stand last.
#[must_use]
pub fn fitted(mut lines: Vec<Line<'static>>, room: usize) -> Vec<Line<'static>> {
    if room < lines.len() {
        lines.retain(|line| line.width() != 0);
    }
    lines.split_off(lines.len().saturating_sub(room))
}

/// How many lines a box has room for at most.
#[must_use]
pub fn room(within: Rect) -> usize {
    usize::from(within.height).saturating_sub(2)
}

/// The lines of a form that stand in its box: all of them, or those about the focus and which they are of all. Each has
/// beside it what it is part of.
#[must_use]
pub fn in_sight<T: Copy>(
    rows: Vec<(Line<'static>, Option<T>)>,
    within: Rect,
    is_focused: impl Fn(T) -> bool,
    context: &Context<'_>,
) -> Vec<(Line<'static>, Option<T>)> {
    scrolled::around_focus(rows, Rect { height: within.height.saturating_sub(2), ..within }, is_focused, context)
}

/// Draws the box.
pub fn view(frame: &mut Frame<'_>, within: Rect, context: &Context<'_>, dialog: &DialogBox) {
    let area = area(within, dialog.width, dialog.lines.len());
    let theme = context.theme;
    let room = usize::from(area.width).saturating_sub(4);
    let mut block = Block::bordered()
        .border_type(BorderType::Rounded)
        .border_style(theme.style(Paint::BorderFocused))
        .style(theme.style(Paint::Screen))
        .title(Line::styled(format!(" {} ", text::cut(&dialog.title, room)), theme.style(Paint::Title)));
    if !dialog.note.is_empty() {
        let note = format!(" {} ", text::cut(&dialog.note, room));
        block = block.title_bottom(Line::styled(note, theme.style(Paint::Notice)));
    }
    frame.render_widget(Clear, area);
    frame.render_widget(block, area);
    frame.render_widget(Paragraph::new(dialog.lines.clone()), area.inner(INSIDE));
}
