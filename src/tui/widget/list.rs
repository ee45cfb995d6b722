//! Which row of a list is selected and which is the first on the screen. The list itself may be a million rows long:
//! only those on the screen are ever looked at.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

use crate::i18n::{Locale, MessageId, message};
use crate::tui::context::Context;
use crate::tui::theme::Paint;
use crate::tui::widget::text;

/// The selected row and the first row on the screen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Selection {
    selected: usize,
    offset: usize,
}

impl Selection {
    /// No row selected, from the first one on, for a list that is only looked at.
    pub const NONE: Self = Self { selected: usize::MAX, offset: 0 };

    /// The same from that row on.
    #[must_use]
    pub fn none_from(offset: usize) -> Self {
        Self { offset, ..Self::NONE }
    }

    /// The place of the selected row.
    #[must_use]
    pub fn selected(self) -> usize {
        self.selected
    }

    /// The place of the first row on the screen.
    #[must_use]
    pub fn offset(self) -> usize {
        self.offset
    }

    /// Selects a row of a list of `total` rows of which `page` are on the screen, and brings it onto the screen.
    pub fn select(&mut self, place: usize, total: usize, page: usize) {
        self.selected = place.min(total.saturating_sub(1));
        let page = page.max(1);
        let lowest = self.selected.saturating_add(1).saturating_sub(page);
        self.offset = self.offset.clamp(lowest, self.selected).min(total.saturating_sub(page));
    }

    /// Selects a row further up.
    pub fn up(&mut self, rows: usize, total: usize, page: usize) {
        self.select(self.selected.saturating_sub(rows), total, page);
    }

    /// Selects a row further down.
    pub fn down(&mut self, rows: usize, total: usize, page: usize) {
        self.select(self.selected.saturating_add(rows), total, page);
    }

    /// Follows that many notches of the wheel, downwards positive: three rows each.
    pub fn wheel(&mut self, notches: isize, total: usize, page: usize) {
        let rows = notches.unsigned_abs().saturating_mul(3);
        if notches < 0 { self.up(rows, total, page) } else { self.down(rows, total, page) }
    }

    /// The row at that place of the screen, if there is one.
    #[must_use]
    pub fn row_at(self, at: Position, rows: Rect, total: usize) -> Option<usize> {
        if !rows.contains(at) {
            return None;
        }
        let place = self.offset.saturating_add(usize::from(at.y.saturating_sub(rows.y)));
        (place < total).then_some(place)
    }
}

/// Which part of a list that is longer than the screen is looked at: `3–12 of 40`; nothing for one that is not.
#[must_use]
pub fn part(offset: usize, page: usize, total: usize, locale: Locale) -> Option<String> {
    let last = offset.saturating_add(page).min(total);
    let values = [("first", offset.saturating_add(1).into()), ("last", last.into()), ("total", total.into())];
    (page < total).then(|| locale.text_with(message!("list-part"), &values))
}

/// What stands above a list that nothing narrows.
#[derive(Debug)]
pub struct Titled {
    /// What it is of.
    pub name: MessageId,
    /// How many rows it has.
    pub total: usize,
    /// How many of them are on the screen.
    pub page: usize,
}

/// Draws the line above the list: what it is of, how many there are, and which part is looked at.
pub fn view_title(titled: &Titled, selection: Selection, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
    let title = format!("{} ({})", context.locale.text(titled.name), titled.total);
    let part = part(selection.offset(), titled.page, titled.total, context.locale).unwrap_or_default();
    let room = usize::from(area.width).saturating_sub(text::width(&part));
    let line = format!("{}{part}", text::pad(&title, room));
    frame.render_widget(Paragraph::new(Line::styled(line, context.theme.style(Paint::Title))), area);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_selected_row_is_always_on_the_screen() {
        let mut selection = Selection::default();
        selection.down(25, 100, 10);
        assert_eq!((selection.selected(), selection.offset()), (25, 16));
        selection.up(9, 100, 10);
        assert_eq!((selection.selected(), selection.offset()), (16, 16));
        selection.up(1, 100, 10);
        assert_eq!((selection.selected(), selection.offset()), (15, 15));
        selection.select(usize::MAX, 100, 10);
        assert_eq!((selection.selected(), selection.offset()), (99, 90));
        selection.wheel(-2, 100, 10);
        assert_eq!((selection.selected(), selection.offset()), (93, 90));
        selection.wheel(1, 100, 10);
        assert_eq!(selection.selected(), 96);
        selection.select(3, 4, 10);
        assert_eq!((selection.selected(), selection.offset()), (3, 0));
        selection.select(3, 0, 10);
        assert_eq!((selection.selected(), selection.offset()), (0, 0));
    }

    #[test]
    fn a_place_on_the_screen_is_a_row_of_the_list_or_none() {
        let mut selection = Selection::default();
        selection.select(50, 60, 10);
        let rows = Rect::new(5, 2, 20, 10);
        assert_eq!(selection.row_at(Position::new(6, 2), rows, 60), Some(selection.offset()));
        assert_eq!(selection.row_at(Position::new(4, 2), rows, 60), None);
        assert_eq!(Selection::default().row_at(Position::new(6, 9), rows, 5), None);
    }
}
