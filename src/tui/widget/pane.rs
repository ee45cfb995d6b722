//! A pane below a list: a line with its title, and what is known of the selected row below that.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::{Block, Borders};

use crate::tui::theme::{Paint, Theme};
use crate::tui::widget::text;

/// Draws the line with the title, cut where it is too long, and says where the rest of the pane is.
pub fn view(title: &str, border: Paint, frame: &mut Frame<'_>, area: Rect, theme: &Theme) -> Rect {
    let title = format!(" {} ", text::cut(title, usize::from(area.width).saturating_sub(4)));
    let block = Block::new()
        .borders(Borders::TOP)
        .border_style(theme.style(border))
        .title(Line::styled(title, theme.style(Paint::Title)));
    frame.render_widget(block, area);
    inside(area)
}

/// Facts below each other, long ones wrapped to that many columns, each with how it is painted.
#[must_use]
pub fn lines(facts: impl IntoIterator<Item = (String, Paint)>, width: usize, theme: &Theme) -> Vec<Line<'static>> {
    let line = |(fact, paint): (String, Paint)| {
        text::wrap(&fact, width).into_iter().map(move |line| Line::styled(line, theme.style(paint)))
    };
    facts.into_iter().flat_map(line).collect()
}

/// The title in full, for below the line, where the line has not room for all of it.
#[must_use]
pub fn whole_title(title: &str, area: Rect) -> Option<&str> {
    (usize::from(area.width).saturating_sub(4) < text::width(title)).then_some(title)
}

/// Where what stands below its title is.
#[must_use]
pub fn inside(area: Rect) -> Rect {
    Block::new().borders(Borders::TOP).inner(area)
}

/// As many of the lines, of at most that many columns, as there is room for; that some are left out is told by `…`.
#[must_use]
pub fn fitting(mut lines: Vec<Line<'static>>, width: usize, room: usize) -> Vec<Line<'static>> {
    if room < lines.len() {
        lines.truncate(room);
        if let Some(last) = lines.last_mut() {
            let whole: String = last.spans.iter().map(|span| span.content.as_ref()).collect();
            *last = Line::styled(text::cut(&format!("{} …", whole.trim_end()), width), last.style);
        }
    }
    lines
}
