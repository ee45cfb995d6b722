//! The rows of the table one by one, as far as something is to be told of them: those that are left out, the devices that
//! become others with what they were, and those that are new. A long one is wrapped, so that nothing of it is lost.

use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::service::kms::{KmsImport, RowStanding};
use crate::tui::context::Context;
use crate::tui::dialog::kms_import::State;
use crate::tui::dialog::kms_import::view::WIDTH;
use crate::tui::kms_words;
use crate::tui::theme::Paint;
use crate::tui::widget::{dialog_box, pane};

/// How many lines they take at most.
const MOST_LINES: usize = 12;

/// The places of the good rows that are told of: the devices that become others before those that are new.
pub(super) fn told_of(import: &KmsImport) -> Vec<usize> {
    let with = |standing| {
        let rows = import.rows.iter().enumerate().filter(move |(_, row)| row.standing == standing);
        rows.map(|(place, _)| place)
    };
    with(RowStanding::Updated).chain(with(RowStanding::Added)).collect()
}

impl State {
    /// How many there are.
    pub(super) fn entries(&self) -> usize {
        self.bad_count().saturating_add(self.told_of.len())
    }

    fn entry(&self, place: usize, context: &Context<'_>) -> Option<(String, Paint)> {
        let (import, locale) = (self.told.ready()?, context.locale);
        if let Some(bad) = import.bad.get(place) {
            return Some((kms_words::bad_row(bad, locale), Paint::Warning));
        }
        let row = import.rows.get(*self.told_of.get(place.checked_sub(import.bad.len())?)?)?;
        let paint = if row.standing == RowStanding::Updated { Paint::Text } else { Paint::Dim };
        Some((kms_words::changed_row(row, locale)?, paint))
    }

    fn entry_lines(&self, place: usize, context: &Context<'_>) -> Vec<Line<'static>> {
        let width = dialog_box::line_width(dialog_box::within(context.size), WIDTH);
        let entry = self.entry(place, context);
        entry.map(|(told, paint)| dialog_box::paragraph(&told, width, paint, context)).unwrap_or_default()
    }

    /// How many lines there are for them beside so many others.
    pub(super) fn room(within: Rect, others: usize) -> usize {
        usize::from(within.height.saturating_sub(2)).saturating_sub(others).clamp(1, MOST_LINES)
    }

    /// Those on the screen in that many lines from the first one on, and how many they are.
    pub(super) fn entries_in_sight(&self, room: usize, context: &Context<'_>) -> (Vec<Line<'static>>, usize) {
        let (mut lines, mut count) = (Vec::new(), 0_usize);
        for place in self.scrolled..self.entries() {
            let entry = self.entry_lines(place, context);
            if count != 0 && room < lines.len().saturating_add(entry.len()) {
                break;
            }
            lines.extend(entry);
            count = count.saturating_add(1);
        }
        let width = dialog_box::line_width(dialog_box::within(context.size), WIDTH);
        (pane::fitting(lines, width, room), count)
    }

    /// The first one of a page that ends before that one.
    fn page_before(&self, end: usize, room: usize, context: &Context<'_>) -> usize {
        let (mut first, mut taken) = (end, 0_usize);
        while let Some(before) = first.checked_sub(1) {
            taken = taken.saturating_add(self.entry_lines(before, context).len());
            if first != end && room < taken {
                break;
            }
            first = before;
        }
        first
    }

    /// The first one of the last page.
    pub(super) fn last_page(&self, context: &Context<'_>) -> usize {
        self.page_before(self.entries(), self.room_now(context), context)
    }

    /// A page on, or back.
    pub(super) fn turn_page(&mut self, is_on: bool, context: &Context<'_>) {
        let room = self.room_now(context);
        self.scrolled = if is_on {
            let (_, count) = self.entries_in_sight(room, context);
            self.scrolled.saturating_add(count).min(self.last_page(context))
        } else {
            self.page_before(self.scrolled, room, context)
        };
    }
}
