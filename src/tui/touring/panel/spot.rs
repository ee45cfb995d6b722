//! What a step is about, marked on the stage.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use crate::i18n::Locale;
use crate::tour::Point;
use crate::tui::widget::text;

/// Where that stands on a screen; `None` where it does not.
pub(in crate::tui::touring) fn find(screen: &Buffer, point: &Point, locale: Locale) -> Option<Rect> {
    let wanted = match point {
        Point::Message(id) => locale.text(*id),
        Point::Text(wanted) => wanted.clone(),
    };
    // As much of it as stands before a value that is set in.
    let wanted = wanted.split("{$").next().unwrap_or_default().trim_end();
    if wanted.is_empty() {
        return None;
    }
    let width = u16::try_from(text::width(wanted)).ok()?;
    (screen.area.top()..screen.area.bottom()).find_map(|y| {
        let starts = (screen.area.left()..screen.area.right()).find(|x| reads(screen, *x, y, wanted));
        starts.map(|x| Rect { x, y, width: width.min(screen.area.right().saturating_sub(x)), height: 1 })
    })
}

/// Whether that text stands from that cell on.
fn reads(screen: &Buffer, x: u16, y: u16, wanted: &str) -> bool {
    let mut rest = wanted;
    let mut at = x;
    while !rest.is_empty() {
        let Some(symbol) = screen.cell((at, y)).map(ratatui::buffer::Cell::symbol) else { return false };
        let Some(behind) = rest.strip_prefix(symbol).filter(|_| !symbol.is_empty()) else { return false };
        rest = behind;
        at = at.saturating_add(u16::try_from(text::width(symbol)).unwrap_or(1).max(1));
    }
    true
}

/// Marks it.
pub(super) fn mark(screen: &mut Buffer, point: &Point, locale: Locale, style: Style) {
    if let Some(area) = find(screen, point, locale) {
        screen.set_style(area, style.add_modifier(Modifier::REVERSED | Modifier::BOLD));
    }
}
