//! The parts of a place with a list over what is known of its selected row.

use ratatui::layout::{Constraint, Layout, Rect};

use crate::tui::widget::table;

/// Where the parts are.
#[derive(Debug, Clone, Copy)]
pub struct Overview {
    /// The line above the list.
    pub title: Rect,
    /// The list with its headings.
    pub list: Rect,
    /// What is known of the selected row.
    pub detail: Rect,
}

impl Overview {
    /// Divides an area; the detail has that many lines, but no more than half of it.
    #[must_use]
    pub fn of(area: Rect, detail: u16) -> Self {
        let rows = [Constraint::Length(1), Constraint::Fill(1), Constraint::Length(detail.min(area.height / 2))];
        let [title, list, detail] = Layout::vertical(rows).areas(area);
        Self { title, list, detail }
    }

    /// Where the rows of the list are.
    #[must_use]
    pub fn rows(&self) -> Rect {
        table::rows_area(self.list)
    }

    /// How many rows of the list are on the screen.
    #[must_use]
    pub fn page(&self) -> usize {
        usize::from(self.rows().height)
    }
}
