//! The part of the log that is here: records that follow each other, the newest first. What lies beyond either end is asked
//! for as one nears it; the end of the log is asked for from the other side, so that nothing in between has to be read.

use ratatui::layout::{Position, Rect};

use crate::domain::RecordedActivity;
use crate::ports::{Cursor, LogOrder, Page};
use crate::tui::failure::Failure;
use crate::tui::moving::Move;
use crate::tui::room::Readiness;
use crate::tui::session::Ticket;
use crate::tui::widget::list::Selection;

/// What is here.
#[derive(Debug, Default)]
pub(super) struct Window {
    rows: Vec<RecordedActivity>,
    /// Where newer ones begin that are not here.
    newer: Option<Cursor>,
    /// Where older ones begin that are not here.
    older: Option<Cursor>,
    selection: Selection,
    asked: Option<(Ticket, Further)>,
    /// Whether anything was answered yet.
    is_here: bool,
    failure: Option<Failure>,
}

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Further {
    /// The newest, instead of what is here.
    Anew,
    /// The newest that came since.
    Since,
    /// The oldest, instead of what is here.
    Oldest,
    /// Those after the first that is here.
    Newer,
    /// Those before the last that is here.
    Older,
}

impl Window {
    pub(super) fn rows(&self) -> &[RecordedActivity] {
        &self.rows
    }

    pub(super) fn selection(&self) -> Selection {
        self.selection
    }

    pub(super) fn selected(&self) -> Option<&RecordedActivity> {
        self.rows.get(self.selection.selected())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Whether nothing is here yet.
    pub(super) fn is_loading(&self) -> bool {
        !self.is_here
    }

    /// Whether newer ones are not here, as one has gone to the oldest.
    pub(super) fn is_cut_off(&self) -> bool {
        self.newer.is_some()
    }

    pub(super) fn failure(&self) -> Option<&Failure> {
        self.failure.as_ref()
    }

    pub(super) fn awaits(&self, ticket: Ticket) -> bool {
        self.asked.is_some_and(|(asked, _)| asked == ticket)
    }

    pub(super) fn readiness(&self) -> Readiness {
        match (&self.failure, self.is_here) {
            (Some(_), _) => Readiness::Missing,
            (None, true) => Readiness::Here,
            (None, false) => Readiness::Coming,
        }
    }

    /// Notes that it was asked for: in which order, and after which record.
    pub(super) fn ask(&mut self, ticket: Ticket, further: Further) -> (LogOrder, Option<Cursor>) {
        self.asked = Some((ticket, further));
        match further {
            Further::Anew | Further::Since => (LogOrder::NewestFirst, None),
            Further::Oldest => (LogOrder::OldestFirst, None),
            Further::Newer => (LogOrder::OldestFirst, self.newer.clone()),
            Further::Older => (LogOrder::NewestFirst, self.older.clone()),
        }
    }

    /// What is to be asked for now, where an end of what is here is two pages away or less.
    pub(super) fn further(&self, page: usize) -> Option<Further> {
        let near = page.saturating_mul(2).max(1);
        let left = self.rows.len().saturating_sub(self.selection.selected());
        match self.asked {
            None if left <= near && self.older.is_some() => Some(Further::Older),
            None if self.selection.selected() < near && self.newer.is_some() => Some(Further::Newer),
            Some(_) | None => None,
        }
    }

    /// Moves through what is here; to an end that is not here is to be asked for.
    pub(super) fn go(&mut self, movement: Move, page: usize) -> Option<Further> {
        match movement {
            Move::First if self.newer.is_some() => Some(Further::Anew),
            Move::Last if self.older.is_some() => Some(Further::Oldest),
            Move::First
            | Move::Last
            | Move::Up
            | Move::Down
            | Move::PageUp
            | Move::PageDown
            | Move::HalfUp
            | Move::HalfDown => {
                movement.apply(&mut self.selection, self.rows.len(), page);
                None
            }
        }
    }

    pub(super) fn wheel(&mut self, notches: isize, page: usize) {
        self.selection.wheel(notches, self.rows.len(), page);
    }

    pub(super) fn resized(&mut self, page: usize) {
        self.selection.select(self.selection.selected(), self.rows.len(), page);
    }

    pub(super) fn press(&mut self, at: Position, rows: Rect, page: usize) {
        if let Some(place) = self.selection.row_at(at, rows, self.rows.len()) {
            self.selection.select(place, self.rows.len(), page);
        }
    }

    /// Takes what was asked for; what was selected stays so where it is still here.
    pub(super) fn settle(&mut self, result: Result<Page<RecordedActivity>, Failure>, page: usize) {
        let Some((_, further)) = self.asked.take() else { return };
        let Page { mut items, next } = match result {
            Ok(read) => read,
            Err(failure) => {
                self.failure = Some(failure);
                return;
            }
        };
        (self.failure, self.is_here) = (None, true);
        let selected = self.selected().map(|recorded| recorded.number);
        match further {
            Further::Anew => (self.rows, self.newer, self.older) = (items, None, next),
            Further::Since => {
                let known = self.rows.first().map_or(0, |newest| newest.number);
                let reaches_known = next.is_none() || items.last().is_some_and(|oldest| oldest.number <= known);
                if reaches_known {
                    items.retain(|recorded| known < recorded.number);
                    items.append(&mut self.rows);
                    self.rows = items;
                } else {
                    // More came than a page has: those in between are read as one moves.
                    (self.rows, self.older) = (items, next);
                }
            }
            Further::Older => {
                self.rows.append(&mut items);
                self.older = next;
            }
            Further::Oldest => {
                items.reverse();
                (self.rows, self.newer, self.older) = (items, next, None);
            }
            Further::Newer => {
                items.reverse();
                items.append(&mut self.rows);
                (self.rows, self.newer) = (items, next);
            }
        }
        let kept = selected.and_then(|number| self.rows.iter().position(|recorded| recorded.number == number));
        let place = match further {
            Further::Oldest => self.rows.len(),
            // Whoever is at the newest stays there.
            Further::Anew | Further::Since if self.selection.selected() == 0 => 0,
            Further::Anew | Further::Since | Further::Newer | Further::Older => kept.unwrap_or(0),
        };
        let above = self.selection.selected().saturating_sub(self.selection.offset());
        self.selection = Selection::none_from(place.saturating_sub(above));
        self.selection.select(place, self.rows.len(), page);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ActivityKind;
    use crate::domain::activity::Edition;
    use crate::testing::example;
    use crate::tui::session::{SessionNumber, Tickets};

    const PAGE: usize = 10;

    fn recorded(number: u64) -> RecordedActivity {
        let record = example::record(&example::agent(), ActivityKind::KeyViewed, None);
        RecordedActivity { edition: Edition::default(), number, previous: [0; 32], record }
    }

    /// Answers what the window asks of a log of that many records, some at a time.
    fn answer(window: &mut Window, further: Further, length: u64) -> usize {
        let (order, after) = window.ask(Tickets::of(SessionNumber(1)).next(), further);
        let after = after.map(|Cursor(bytes)| u64::from_be_bytes(bytes.try_into().unwrap()));
        let numbers: Vec<u64> = match order {
            LogOrder::NewestFirst => (1..after.unwrap_or(length + 1)).rev().collect(),
            LogOrder::OldestFirst => (after.map_or(1, |after| after + 1)..=length).collect(),
        };
        let items: Vec<RecordedActivity> = numbers.iter().take(50).copied().map(recorded).collect();
        let next = (50 < numbers.len()).then(|| Cursor(items.last().unwrap().number.to_be_bytes().to_vec()));
        let count = items.len();
        window.settle(Ok(Page { items, next }), PAGE);
        count
    }

    fn check(window: &Window) {
        assert!(window.rows.is_sorted_by(|newer, older| newer.number == older.number + 1));
    }

    #[test]
    fn the_end_of_a_long_log_is_reached_without_reading_what_lies_between() {
        let mut window = Window::default();
        let mut read = answer(&mut window, Further::Anew, 1_000_000);
        assert_eq!(window.selected().unwrap().number, 1_000_000);
        assert_eq!(window.go(Move::Last, PAGE), Some(Further::Oldest));
        read += answer(&mut window, Further::Oldest, 1_000_000);
        assert_eq!(window.selected().unwrap().number, 1);
        for _ in 0..5 {
            window.go(Move::PageUp, PAGE);
            while let Some(further) = window.further(PAGE) {
                read += answer(&mut window, further, 1_000_000);
                check(&window);
            }
        }
        assert_eq!(window.selected().unwrap().number, 51);
        assert!(read < 300, "{read}");
        assert_eq!(window.go(Move::First, PAGE), Some(Further::Anew));
        answer(&mut window, Further::Anew, 1_000_000);
        assert_eq!(window.selected().unwrap().number, 1_000_000);
    }

    #[test]
    fn moving_down_reads_on_before_the_end_of_what_is_here_and_keeps_what_is_selected() {
        let mut window = Window::default();
        answer(&mut window, Further::Anew, 120);
        for expected in (1..120).rev() {
            window.go(Move::Down, PAGE);
            while let Some(further) = window.further(PAGE) {
                answer(&mut window, further, 120);
            }
            check(&window);
            assert_eq!(window.selected().unwrap().number, expected);
        }
        assert_eq!(window.go(Move::Last, PAGE), None, "all of it is here");
    }

    #[test]
    fn what_came_since_is_put_before_what_is_here_and_nothing_moves() {
        let mut window = Window::default();
        answer(&mut window, Further::Anew, 400);
        while window.selected().unwrap().number != 200 {
            window.go(Move::Down, PAGE);
            while let Some(further) = window.further(PAGE) {
                answer(&mut window, further, 400);
            }
        }
        let here = window.rows.len();
        answer(&mut window, Further::Since, 410);
        check(&window);
        assert_eq!((window.rows.len(), window.selected().unwrap().number), (here + 10, 200));
        answer(&mut window, Further::Since, 10_000);
        check(&window);
        assert_eq!((window.rows.len(), window.rows[0].number), (50, 10_000), "too many came since");
    }

    #[test]
    fn asked_anew_the_newest_stays_selected_or_the_record_that_was() {
        let mut window = Window::default();
        answer(&mut window, Further::Anew, 40);
        answer(&mut window, Further::Anew, 45);
        assert_eq!(window.selected().unwrap().number, 45);
        window.go(Move::Down, PAGE);
        answer(&mut window, Further::Anew, 48);
        assert_eq!(window.selected().unwrap().number, 44);
    }
}
