//! What is typed into the filter also leads to a row: the first whose column begins with it, of the column that the list is
//! sorted by, or of its first one (docs/adr/0013).

use crate::search::fold;
use crate::tui::context::Context;
use crate::tui::listing::{Listed, Listing};

impl<L: Listed> Listing<L> {
    /// Selects the first row that begins with what was typed; what is selected stays so where it does itself, or none does.
    pub(super) fn select_beginning(&mut self, context: &Context<'_>) {
        let typed = fold(self.filter.text().trim());
        if typed.is_empty() {
            return;
        }
        let headings = L::headings(context.locale);
        let is_sorted_by = |column: &L::Column| self.sort.as_ref().is_some_and(|(sorted, _)| sorted == column);
        let column = headings.iter().position(|(column, _)| is_sorted_by(column)).unwrap_or(0);
        let begins = |row: &L::Row| {
            let cells = L::cells(row, context);
            cells.get(column).is_some_and(|cell| fold(cell.text(&mut String::new())).starts_with(&typed))
        };
        let total = self.listed.len();
        if self.selected().is_some_and(begins) {
            return;
        }
        let place = (0..total).find(|place| self.row(*place).is_some_and(begins));
        if let Some(place) = place {
            let page = self.page(context);
            self.selection.select(place, total, page);
        }
    }
}
