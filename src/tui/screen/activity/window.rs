//! The part of the log that is here. By time, in either order, it is a stretch of the log: what lies beyond either end is asked
//! for as one nears it, and the other end is asked for from the other side, so that nothing in between has to be read. By
//! anything else it is the newest of what is asked for, up to a bound, which are sorted here.

use std::cmp::Reverse;

use ratatui::layout::{Position, Rect};

use crate::domain::RecordedActivity;
use crate::i18n::Locale;
use crate::ports::{Cursor, LogOrder, Page};
use crate::tui::failure::Failure;
use crate::tui::moving::Move;
use crate::tui::room::Readiness;
use crate::tui::screen::activity::order::{self, Column};
use crate::tui::session::Ticket;
use crate::tui::sorting::{self, Sorted};
use crate::tui::stretch::{Further, Stretch};
use crate::tui::widget::list::Selection;

/// As many records are asked for at a time where they are listed by time.
const AT_ONCE: usize = 200;

/// As many are sorted at most by something that the store has no order of.
pub(super) const MOST_SORTED: usize = 2 * Page::<()>::LIMIT;

/// What is here.
#[derive(Debug, Default)]
pub(super) struct Window {
    /// As they are listed.
    rows: Vec<RecordedActivity>,
    stretch: Stretch<Cursor>,
    sort: Sorted<Column>,
    selection: Selection,
    asked: Option<(Ticket, Asked)>,
    /// Whether anything was answered yet.
    is_here: bool,
    failure: Option<Failure>,
}

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// A part of the log; what is selected stays so.
    Part(Further),
    /// An end of the log, to which one goes.
    Jump(Further),
    /// The newest that came since.
    Since,
}

/// A question: in which order, after which record, and how many.
pub(super) type Question = (LogOrder, Option<Cursor>, usize);

impl Window {
    /// Nothing yet, in that order.
    pub(super) fn sorted(sort: Sorted<Column>) -> Self {
        Self { sort, ..Self::default() }
    }

    pub(super) fn sort(&self) -> Sorted<Column> {
        self.sort
    }

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

    /// Whether the newest are not here, as one has gone away from them.
    pub(super) fn is_cut_off(&self) -> bool {
        match order::of_store(self.sort) {
            Some(LogOrder::NewestFirst) => self.stretch.above().is_some(),
            Some(LogOrder::OldestFirst) => self.stretch.below().is_some(),
            None => false,
        }
    }

    /// Whether as many are sorted as are at most, so that older ones may be left out.
    pub(super) fn is_sorted_in_part(&self) -> bool {
        order::of_store(self.sort).is_none() && MOST_SORTED <= self.rows.len()
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

    /// Sorts by a column; again: the other way round. Whether that has to be asked for.
    pub(super) fn sort_by(&mut self, column: Column, page: usize, locale: Locale) -> bool {
        let sort = Some(sorting::next(&self.sort, column));
        let is_read = self.is_here && self.failure.is_none() && self.asked.is_none();
        let is_all_here = self.stretch.is_whole() && !self.is_sorted_in_part();
        // By whatever else than time, it is the same newest records that are sorted.
        let is_same_part = self.is_sorted_in_part() && order::of_store(sort).is_none();
        if !(is_read && (is_all_here || is_same_part)) {
            *self = Self::sorted(sort);
            return true;
        }
        let selected = self.selected().map(|recorded| recorded.number);
        self.sort = sort;
        order::put(&mut self.rows, sort, locale);
        self.selection.select(self.place_of(selected).unwrap_or(0), self.rows.len(), page);
        false
    }

    /// Notes that it was asked for, and says what the question is.
    pub(super) fn ask(&mut self, ticket: Ticket, asked: Asked) -> Question {
        self.asked = Some((ticket, asked));
        let of_store = order::of_store(self.sort);
        let order = of_store.unwrap_or_default();
        let at_once = if of_store.is_some() { AT_ONCE } else { Page::<()>::LIMIT };
        match asked {
            Asked::Part(further) | Asked::Jump(further) => match further {
                Further::Top => (order, None, at_once),
                Further::Bottom => (order.reversed(), None, at_once),
                Further::Above => (order.reversed(), self.stretch.above().cloned(), at_once),
                Further::Below => (order, self.stretch.below().cloned(), at_once),
            },
            Asked::Since => (LogOrder::NewestFirst, None, at_once),
        }
    }

    /// What is to be asked for now: what lies near, or what is to be sorted and is not here.
    pub(super) fn further(&self, page: usize) -> Option<Asked> {
        let further = match (self.asked, order::of_store(self.sort)) {
            (Some(_), _) => None,
            (None, Some(_)) => self.stretch.lacking(self.selection.selected(), self.rows.len(), page),
            (None, None) => self.stretch.below().filter(|_| self.rows.len() < MOST_SORTED).map(|_| Further::Below),
        };
        further.map(Asked::Part)
    }

    /// Moves through what is here; to an end that is not here is to be asked for.
    pub(super) fn go(&mut self, movement: Move, page: usize) -> Option<Asked> {
        let beyond = order::of_store(self.sort).and_then(|_| self.stretch.beyond(movement));
        if beyond.is_none() {
            movement.apply(&mut self.selection, self.rows.len(), page);
        }
        beyond.map(Asked::Jump)
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
    pub(super) fn settle(&mut self, result: Result<Page<RecordedActivity>, Failure>, page: usize, locale: Locale) {
        let Some((_, asked)) = self.asked.take() else { return };
        let Page { items, next } = match result {
            Ok(read) => read,
            Err(failure) => {
                self.failure = Some(failure);
                return;
            }
        };
        (self.failure, self.is_here) = (None, true);
        let selected = self.selected().map(|recorded| recorded.number);
        match asked {
            Asked::Part(further) | Asked::Jump(further) => self.stretch.take(&mut self.rows, further, items, next),
            Asked::Since => self.take_since(items, next),
        }
        if order::of_store(self.sort).is_none() {
            order::put(&mut self.rows, self.sort, locale);
        }
        let place = match asked {
            Asked::Jump(Further::Top) => 0,
            Asked::Jump(_) => self.rows.len().saturating_sub(1),
            // Whoever is at the top stays there.
            Asked::Part(Further::Top | Further::Bottom | Further::Below) | Asked::Since
                if self.selection.selected() == 0 =>
            {
                0
            }
            Asked::Part(_) | Asked::Since => self.place_of(selected).unwrap_or(0),
        };
        let above = self.selection.selected().saturating_sub(self.selection.offset());
        let kept = self.rows.get(place).map(|recorded| recorded.number);
        if order::of_store(self.sort).is_some() {
            self.stretch.drop_far(&mut self.rows, place, page);
        }
        let place = self.place_of(kept).unwrap_or(0);
        self.selection = Selection::none_from(place.saturating_sub(above));
        self.selection.select(place, self.rows.len(), page);
    }

    /// Takes the newest of the log, of which some are here already.
    fn take_since(&mut self, mut items: Vec<RecordedActivity>, next: Option<Cursor>) {
        let known = self.rows.iter().map(|recorded| recorded.number).max().unwrap_or(0);
        let reaches_known = next.is_none() || items.last().is_some_and(|oldest| oldest.number <= known);
        if reaches_known {
            items.retain(|recorded| known < recorded.number);
        }
        let order = order::of_store(self.sort);
        match (order, reaches_known) {
            (Some(LogOrder::NewestFirst), true) => {
                items.reverse();
                self.stretch.take(&mut self.rows, Further::Above, items, None);
            }
            (Some(LogOrder::OldestFirst), true) => {
                items.reverse();
                self.stretch.take(&mut self.rows, Further::Below, items, None);
            }
            (None, true) => {
                self.rows.append(&mut items);
                self.rows.sort_by_key(|recorded| Reverse(recorded.number));
                self.rows.truncate(MOST_SORTED);
            }
            // More came than a page has: those in between are read as one moves.
            (Some(LogOrder::NewestFirst) | None, false) => {
                self.stretch.take(&mut self.rows, Further::Top, items, next);
            }
            (Some(LogOrder::OldestFirst), false) => {
                self.stretch.take(&mut self.rows, Further::Bottom, items, next);
            }
        }
    }

    fn place_of(&self, number: Option<u64>) -> Option<usize> {
        number.and_then(|number| self.rows.iter().position(|recorded| recorded.number == number))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ActivityKind;
    use crate::domain::activity::Edition;
    use crate::i18n::Language;
    use crate::search::Direction;
    use crate::testing::example;
    use crate::tui::session::{SessionNumber, Tickets};

    const PAGE: usize = 10;

    fn recorded(number: u64) -> RecordedActivity {
        let record = example::record(&example::agent(), ActivityKind::KeyViewed, None);
        RecordedActivity { edition: Edition::default(), number, previous: [0; 32], record }
    }

    fn locale() -> Locale {
        Locale::new(Language::English, chrono_tz::Tz::UTC)
    }

    /// Answers what the window asks of a log of that many records, some at a time.
    fn answer(window: &mut Window, asked: Asked, length: u64) -> usize {
        let (order, after, limit) = window.ask(Tickets::of(SessionNumber(1)).next(), asked);
        let after = after.map(|Cursor(bytes)| u64::from_be_bytes(bytes.try_into().unwrap()));
        let numbers: Vec<u64> = match order {
            LogOrder::NewestFirst => (1..after.unwrap_or(length + 1)).rev().take(limit + 1).collect(),
            LogOrder::OldestFirst => (after.map_or(1, |after| after + 1)..=length).take(limit + 1).collect(),
        };
        let items: Vec<RecordedActivity> = numbers.iter().take(limit).copied().map(recorded).collect();
        let next = (limit < numbers.len()).then(|| Cursor(items.last().unwrap().number.to_be_bytes().to_vec()));
        let count = items.len();
        window.settle(Ok(Page { items, next }), PAGE, locale());
        count
    }

    /// The same with all that it asks for then.
    fn answer_all(window: &mut Window, asked: Asked, length: u64) -> usize {
        let mut read = answer(window, asked, length);
        while let Some(asked) = window.further(PAGE) {
            read += answer(window, asked, length);
        }
        check(window);
        read
    }

    fn at_the_top(sort: Sorted<Column>, length: u64) -> Window {
        let mut window = Window::sorted(sort);
        answer_all(&mut window, Asked::Part(Further::Top), length);
        window
    }

    /// That what is here follows each other and is not much, where it is listed by time.
    fn check(window: &Window) {
        if order::of_store(window.sort).is_some() {
            let is_next = |one: &RecordedActivity, other: &RecordedActivity| one.number.abs_diff(other.number) == 1;
            assert!(window.rows.is_sorted_by(is_next));
            assert!(window.rows.len() <= 800, "{}", window.rows.len());
        }
    }

    fn selected(window: &Window) -> u64 {
        window.selected().unwrap().number
    }

    const BY_TIME: [Sorted<Column>; 3] =
        [None, Some((Column::Time, Direction::Descending)), Some((Column::Time, Direction::Ascending))];

    #[test]
    fn either_end_of_a_long_log_is_reached_in_either_order_without_reading_what_lies_between() {
        for sort in BY_TIME {
            let is_up = sort == BY_TIME[2];
            let nth = |place: u64| if is_up { place } else { 1_000_001 - place };
            let mut window = at_the_top(sort, 1_000_000);
            assert_eq!(selected(&window), nth(1));
            let mut read = 0;
            assert_eq!(window.go(Move::Last, PAGE), Some(Asked::Jump(Further::Bottom)));
            read += answer_all(&mut window, Asked::Jump(Further::Bottom), 1_000_000);
            assert_eq!((selected(&window), window.is_cut_off()), (nth(1_000_000), !is_up));
            for _ in 0..25 {
                window.go(Move::PageUp, PAGE);
                while let Some(asked) = window.further(PAGE) {
                    read += answer(&mut window, asked, 1_000_000);
                    check(&window);
                }
            }
            assert_eq!(selected(&window), nth(1_000_000 - 250));
            assert!(read <= 600, "{read}");
            assert_eq!(window.go(Move::First, PAGE), Some(Asked::Jump(Further::Top)));
            answer_all(&mut window, Asked::Jump(Further::Top), 1_000_000);
            assert_eq!(selected(&window), nth(1));
            // Also where the top is not here and what is selected is among what is read of it.
            let mut window = at_the_top(sort, 230);
            answer(&mut window, Asked::Jump(Further::Bottom), 230);
            for _ in 0..18 {
                window.go(Move::PageUp, PAGE);
            }
            assert_eq!(
                (selected(&window), window.go(Move::First, PAGE)),
                (if is_up { 50 } else { 181 }, Some(Asked::Jump(Further::Top)))
            );
            answer_all(&mut window, Asked::Jump(Further::Top), 230);
            assert_eq!(selected(&window), if is_up { 1 } else { 230 });
        }
    }

    #[test]
    fn moving_through_a_long_log_and_back_keeps_little_of_it_and_misses_nothing() {
        for sort in BY_TIME {
            let mut window = at_the_top(sort, 3_000);
            for movement in [Move::Down, Move::Up, Move::Down] {
                for _ in 1..3_000 {
                    let (before, above) = (selected(&window), window.selection.selected() - window.selection.offset());
                    window.go(movement, PAGE);
                    assert_eq!(selected(&window).abs_diff(before), 1);
                    let now = (selected(&window), window.selection.selected() - window.selection.offset());
                    assert!(now.1.abs_diff(above) <= 1, "the row that is selected moved on the screen");
                    while let Some(asked) = window.further(PAGE) {
                        answer(&mut window, asked, 3_000);
                        check(&window);
                    }
                    let kept = (selected(&window), window.selection.selected() - window.selection.offset());
                    assert_eq!(kept, now, "what was read moved what is looked at");
                }
            }
            assert_eq!(window.go(Move::Last, PAGE), None, "the end is here");
        }
    }

    #[test]
    fn what_came_since_is_put_beside_what_is_here_and_nothing_moves() {
        let mut window = at_the_top(None, 400);
        while selected(&window) != 350 {
            window.go(Move::Down, PAGE);
        }
        let here = window.rows.len();
        answer_all(&mut window, Asked::Since, 410);
        assert_eq!((window.rows.len(), selected(&window)), (here + 10, 350));
        answer(&mut window, Asked::Since, 10_000);
        check(&window);
        assert_eq!((window.rows.len(), window.rows[0].number), (200, 10_000), "too many came since");
        let mut oldest_first = at_the_top(BY_TIME[2], 100);
        oldest_first.go(Move::Last, PAGE);
        answer_all(&mut oldest_first, Asked::Since, 110);
        assert_eq!((oldest_first.rows.len(), selected(&oldest_first)), (110, 100));
        oldest_first.go(Move::Last, PAGE);
        assert_eq!(selected(&oldest_first), 110);
    }

    #[test]
    fn asked_anew_the_newest_stays_selected_or_the_record_that_was() {
        let mut window = at_the_top(None, 40);
        answer_all(&mut window, Asked::Part(Further::Top), 45);
        assert_eq!(selected(&window), 45);
        window.go(Move::Down, PAGE);
        answer_all(&mut window, Asked::Part(Further::Top), 48);
        assert_eq!(selected(&window), 44);
    }

    #[test]
    fn by_anything_else_the_newest_up_to_a_bound_are_sorted_and_it_is_known_that_there_are_more() {
        let by_user = Some((Column::User, Direction::Ascending));
        let mut window = at_the_top(by_user, 1_000_000);
        assert_eq!((window.rows.len(), window.is_sorted_in_part()), (MOST_SORTED, true));
        assert_eq!(window.rows.iter().map(|recorded| recorded.number).min(), Some(1_000_001 - 2_000));
        assert_eq!((window.go(Move::Last, PAGE), window.further(PAGE)), (None, None));
        for movement in [Move::First, Move::Down] {
            window.go(movement, PAGE);
        }
        answer_all(&mut window, Asked::Since, 1_000_003);
        assert_eq!((window.rows.len(), selected(&window)), (MOST_SORTED, 999_999));
        assert!(!window.sort_by(Column::Act, PAGE, locale()), "the same records are sorted");
        assert!(window.sort_by(Column::Time, PAGE, locale()), "by time all of them are listed");
        let short = at_the_top(by_user, 1_500);
        assert_eq!((short.rows.len(), short.is_sorted_in_part()), (1_500, false));
    }

    #[test]
    fn a_log_that_is_all_here_is_sorted_without_asking_and_what_is_selected_stays_so() {
        let mut window = at_the_top(None, 100);
        for (place, name) in ["Öst", "Alm", "", "Zorn"].into_iter().enumerate() {
            window.rows[place].record.subject.customer = Some(name.to_owned());
        }
        window.rows.truncate(4);
        window.go(Move::Down, PAGE);
        let swedish = Locale::new(Language::Swedish, chrono_tz::Tz::UTC);
        let mut orders = Vec::new();
        for column in [Column::Customer, Column::Customer, Column::Time] {
            assert!(!window.sort_by(column, PAGE, swedish));
            assert_eq!(selected(&window), 99);
            orders.push(window.rows.iter().map(|recorded| recorded.number).collect::<Vec<_>>());
        }
        assert_eq!(orders, [[99, 97, 100, 98], [100, 97, 99, 98], [97, 98, 99, 100]], "what has none comes last");
    }
}
