//! A list of which a part is here: its place reads on in it, and tells it what is here now.

use crate::tui::context::Context;
use crate::tui::listing::{Facets, Listed, Listing};
use crate::tui::widget::list::Selection;

impl<L: Listed> Listing<L> {
    /// The place of the selected row among those that are listed.
    #[must_use]
    pub fn selected_place(&self) -> usize {
        self.selection.selected()
    }

    /// How many rows are on the screen.
    #[must_use]
    pub fn page(&self, context: &Context<'_>) -> usize {
        self.areas(context.main).page()
    }

    /// Whether a text or a facet keeps rows from being listed.
    #[must_use]
    pub fn is_narrowed(&self) -> bool {
        !self.filter.text().is_empty() || self.rows().iter().any(|row| !self.facets.admits(row))
    }

    /// Learns whether it is a part of something longer, of which nobody knows how long it is.
    pub fn know_as_part(&mut self, is_part: bool) {
        self.is_part = is_part;
    }

    /// Takes other rows before and behind those that are here; what is selected stays where it is on the screen.
    pub fn change_rows(&mut self, change: impl FnOnce(&mut Vec<L::Row>), context: &Context<'_>) {
        let above = self.selection.selected().saturating_sub(self.selection.offset());
        self.wanted = self.wanted.take().or_else(|| self.selected_id());
        self.rows.come();
        if let Some(rows) = self.rows.ready_mut() {
            change(rows);
        }
        self.relist(context);
        let (place, total, page) = (self.selection.selected(), self.listed.len(), self.page(context));
        self.selection = Selection::none_from(place.saturating_sub(above));
        self.selection.select(place, total, page);
    }
}
