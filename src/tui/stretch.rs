//! The stretch that is here of a list which is too long to be here as a whole: rows that follow each other, and the places
//! where reading goes on at either end. What one has moved far away from is dropped, so that a stretch is what is on the
//! screen with some pages on either side, however long one moves; the other end of the list is read from there.

use crate::tui::moving::Move;

/// A row that is fewer than so many screens away from an end of what is here has what comes next asked for.
const NEAR: usize = 2;

/// What is so many screens away from the selected row can be dropped. It is further than what is near, so that nothing is
/// dropped that is asked for again at once.
const FAR: usize = 4;

/// What is asked for of a list, as it is listed from the top to the bottom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Further {
    /// Its first rows, instead of what is here.
    Top,
    /// Its last rows, instead of what is here. They come from the bottom up.
    Bottom,
    /// Those above the first that is here. They come from the bottom up.
    Above,
    /// Those below the last that is here.
    Below,
}

/// What lies beyond the rows that are here; `P` is a place where reading goes on, in either order.
#[derive(Debug, Clone)]
pub struct Stretch<P> {
    /// Where rows begin above the first; `None` where that is the first of all.
    above: Option<P>,
    /// Where rows begin below the last; `None` where that is the last of all.
    below: Option<P>,
    /// Rows, from the top, at which a place is known, so that what is beyond them can be dropped.
    joints: Vec<(usize, P)>,
}

impl<P> Default for Stretch<P> {
    fn default() -> Self {
        Self { above: None, below: None, joints: Vec::new() }
    }
}

impl<P: Clone> Stretch<P> {
    /// Where rows begin above the first.
    pub fn above(&self) -> Option<&P> {
        self.above.as_ref()
    }

    /// Where rows begin below the last.
    pub fn below(&self) -> Option<&P> {
        self.below.as_ref()
    }

    /// Whether the list is here as a whole.
    pub fn is_whole(&self) -> bool {
        self.above.is_none() && self.below.is_none()
    }

    /// What a movement asks for, where it leads to an end that is not here.
    pub fn beyond(&self, movement: Move) -> Option<Further> {
        match movement {
            Move::First => self.above.as_ref().map(|_| Further::Top),
            Move::Last => self.below.as_ref().map(|_| Further::Bottom),
            Move::Up | Move::Down | Move::PageUp | Move::PageDown | Move::HalfUp | Move::HalfDown => None,
        }
    }

    /// What is to be asked for where the selected one of so many rows is near an end of what is here.
    pub fn lacking(&self, selected: usize, total: usize, page: usize) -> Option<Further> {
        let near = page.saturating_mul(NEAR).max(1);
        if self.below.is_some() && total.saturating_sub(selected) <= near {
            return Some(Further::Below);
        }
        (self.above.is_some() && selected < near).then_some(Further::Above)
    }

    /// Takes what was asked for, with the place where reading goes on behind it.
    pub fn take<R>(&mut self, rows: &mut Vec<R>, further: Further, mut items: Vec<R>, next: Option<P>) {
        match further {
            Further::Top => (*self, *rows) = (Self { below: next, ..Self::default() }, items),
            Further::Bottom => {
                items.reverse();
                (*self, *rows) = (Self { above: next, ..Self::default() }, items);
            }
            Further::Below => {
                let last = rows.len().checked_sub(1);
                self.joints.extend(last.zip(self.below.take()));
                rows.append(&mut items);
                self.below = next;
            }
            Further::Above => {
                let shift = items.len();
                let first = self.above.take().filter(|_| !rows.is_empty()).map(|place| (shift, place));
                let joints = std::mem::take(&mut self.joints).into_iter();
                let shifted = joints.map(|(row, place)| (row.saturating_add(shift), place));
                self.joints = first.into_iter().chain(shifted).collect();
                items.reverse();
                items.append(rows);
                *rows = items;
                self.above = next;
            }
        }
    }

    /// Learns that its rows were read again from the first on, with the place where reading goes on behind them.
    pub fn read_again(&mut self, next: Option<P>) {
        self.below = next;
        self.joints.clear();
    }

    /// Drops what is far from the selected row, as far as a place is known where it can be read again.
    pub fn drop_far<R>(&mut self, rows: &mut Vec<R>, selected: usize, page: usize) {
        let far = page.max(1).saturating_mul(FAR);
        let bottom = self.joints.iter().find(|(row, _)| selected.saturating_add(far) <= *row).cloned();
        if let Some((row, place)) = bottom {
            rows.truncate(row.saturating_add(1));
            self.joints.retain(|(joint, _)| *joint < row);
            self.below = Some(place);
        }
        let top = self.joints.iter().rfind(|(row, _)| row.saturating_add(far) <= selected).cloned();
        if let Some((row, place)) = top {
            rows.drain(..row);
            self.joints.retain(|(joint, _)| row < *joint);
            for (joint, _) in &mut self.joints {
                *joint = joint.saturating_sub(row);
            }
            self.above = Some(place);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: usize = 10;
    const AT_ONCE: usize = 50;

    /// A list of that many numbers, the stretch of it that is here, and how many numbers were read.
    struct Reading {
        length: usize,
        rows: Vec<usize>,
        stretch: Stretch<usize>,
        read: usize,
    }

    impl Reading {
        fn from_the_top(length: usize) -> Self {
            let mut reading = Self { length, rows: Vec::new(), stretch: Stretch::default(), read: 0 };
            reading.ask(Further::Top);
            reading
        }

        fn ask(&mut self, further: Further) {
            let all: Vec<usize> = match further {
                Further::Top => (0..self.length).collect(),
                Further::Bottom => (0..self.length).rev().collect(),
                Further::Below => (self.stretch.below.unwrap() + 1..self.length).collect(),
                Further::Above => (0..self.stretch.above.unwrap()).rev().collect(),
            };
            let items: Vec<usize> = all.iter().copied().take(AT_ONCE).collect();
            self.read += items.len();
            let next = items.last().copied().filter(|_| AT_ONCE < all.len());
            self.stretch.take(&mut self.rows, further, items, next);
        }

        /// Selects that number, which is here, and reads what lies near.
        fn go(&mut self, number: usize) {
            while let Some(further) = self.stretch.lacking(self.place(number), self.rows.len(), PAGE) {
                self.ask(further);
                let place = self.place(number);
                self.stretch.drop_far(&mut self.rows, place, PAGE);
                assert!(self.rows.is_sorted_by(|one, other| one + 1 == *other), "{:?}", self.rows);
            }
        }

        fn place(&self, number: usize) -> usize {
            self.rows.iter().position(|row| *row == number).unwrap_or_else(|| panic!("{number} is not here"))
        }
    }

    #[test]
    fn whoever_moves_through_all_of_a_long_list_and_back_has_every_row_and_never_many() {
        let mut reading = Reading::from_the_top(5_000);
        for number in (0..5_000).chain((0..5_000).rev()).chain(0..5_000) {
            reading.go(number);
            assert!(reading.rows.len() <= 2 * (AT_ONCE + FAR * PAGE) + AT_ONCE, "{} at {number}", reading.rows.len());
        }
        assert!(reading.read <= 4 * 5_000, "{}", reading.read);
        assert_eq!((reading.stretch.below(), reading.stretch.beyond(Move::Last)), (None, None));
        assert_eq!(reading.stretch.beyond(Move::First), Some(Further::Top));
    }

    #[test]
    fn from_the_other_end_nothing_in_between_is_read() {
        let mut reading = Reading::from_the_top(1_000_000);
        assert_eq!(reading.stretch.beyond(Move::Last), Some(Further::Bottom));
        reading.ask(Further::Bottom);
        for number in (999_000..1_000_000).rev() {
            reading.go(number);
        }
        reading.ask(Further::Top);
        assert_eq!((reading.rows[0], reading.stretch.above()), (0, None));
        assert!(reading.read < 1_500, "{}", reading.read);
    }

    #[test]
    fn a_list_that_fits_is_whole_and_asks_for_nothing() {
        let mut reading = Reading::from_the_top(AT_ONCE);
        reading.go(AT_ONCE - 1);
        assert_eq!((reading.read, reading.stretch.is_whole()), (AT_ONCE, true));
    }
}
