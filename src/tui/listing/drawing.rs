//! Drawing a list: its title with the filter, its rows, and what stands in their place where there are none.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::i18n::message;
use crate::tui::context::Context;
use crate::tui::filter;
use crate::tui::listing::{Facets, Listed, Listing};
use crate::tui::remote::Remote;
use crate::tui::sorting;
use crate::tui::widget::pending;
use crate::tui::widget::table::{self, Cell, Heading, Table};

impl<L: Listed> Listing<L> {
    /// Draws it, all but the pane; whether there are rows for the pane to tell of.
    pub fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) -> bool {
        let areas = self.areas(area);
        self.view_title(frame, areas.title, context);
        match &self.rows {
            Remote::Ready(rows) | Remote::Reloading(rows, _) if rows.is_empty() => {
                pending::view_empty(frame, areas.list, context, L::TEXTS.empty, L::TEXTS.empty_do);
            }
            Remote::Ready(_) | Remote::Reloading(_, _) if self.listed.is_empty() => {
                let (why, what) = (message!("filter-none"), message!("filter-none-do"));
                pending::view_empty(frame, areas.list, context, why, what);
            }
            Remote::Ready(_) | Remote::Reloading(_, _) => {
                self.view_rows(frame, areas.list, context);
                return true;
            }
            Remote::Idle | Remote::Loading(_) => pending::view_loading(frame, areas.list, context),
            Remote::Failed(failure) => pending::view_failure(frame, areas.list, context, failure),
        }
        false
    }

    /// The line above the list: how many, and the filter.
    fn view_title(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        let locale = context.locale;
        let mut title = match self.rows.ready() {
            Some(rows) if self.is_narrowed() => {
                let values = [("shown", self.listed.len().into()), ("count", rows.len().into())];
                locale.text_with(L::TEXTS.filtered, &values)
            }
            Some(rows) if !self.is_part => locale.text_with(L::TEXTS.title, &[("count", rows.len().into())]),
            Some(_) | None => locale.text(L::TEXTS.name),
        };
        for word in self.facets.words(locale) {
            title = format!("{title} · {word}");
        }
        if !self.marked.is_empty() {
            let marked = locale.text_with(message!("list-marked"), &[("count", self.marked.len().into())]);
            title = format!("{title} · {marked}");
        }
        if let Some((column, direction)) = self.sort {
            let named = L::headings(locale).into_iter().find(|(listed, _)| *listed == column);
            let name = named.as_ref().map_or("", |(_, heading)| heading.text());
            title = format!("{title} · {name} {}", sorting::mark(direction));
        }
        let beside = filter::view_title(title, frame, area, context);
        if self.takes_filter() || self.filter.focus().is_typing() {
            self.filter.view_hinting(L::filter_hint(), frame, beside, context);
        }
    }

    fn view_rows(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        let headings: Vec<Heading> = L::headings(context.locale)
            .into_iter()
            .map(|(column, heading)| sorting::heading(&self.sort, &column, heading))
            .collect();
        let list = Table { headings: &headings, total: self.listed.len(), selection: self.selection, is_current: true };
        table::view(&list, frame, area, context.theme, |place| self.row(place).map(|row| self.cells(row, context)));
    }

    /// A row, with its mark before the text of its first cell.
    fn cells(&self, row: &L::Row, context: &Context<'_>) -> Vec<Cell<'static>> {
        let mut cells = L::cells(row, context);
        if self.marked.contains(L::id(row)) {
            cells.first_mut().into_iter().for_each(Cell::mark);
        }
        cells
    }
}
