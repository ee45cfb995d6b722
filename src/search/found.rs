//! What was found, and the page of it that a question asks for, of which no more is sorted than it shows.

use crate::search::places::{Place, Rank};
use crate::search::question::{Column, Direction, Question};
use crate::search::ranked::Ranked;
use crate::search::rows::Rows;
use crate::search::wanted::Fit;

/// The places of those that fit, in the order of the list among those that fit equally well.
#[derive(Debug, Default)]
pub(in crate::search) struct Found {
    exact: Vec<Place>,
    whole: Vec<Place>,
    parts: Vec<Place>,
}

/// A part of what was found.
#[derive(Debug, Default)]
pub(in crate::search) struct Part {
    /// How many stand before it.
    pub(in crate::search) offset: usize,
    /// Its places, in their order.
    pub(in crate::search) places: Vec<Place>,
}

impl Found {
    /// Puts in the next in the order of the list.
    pub(in crate::search) fn push(&mut self, place: Place, fit: Fit) {
        match fit {
            Fit::Exact => self.exact.push(place),
            Fit::Whole => self.whole.push(place),
            Fit::Parts => self.parts.push(place),
        }
    }

    /// How many there are.
    pub(in crate::search) fn len(&self) -> usize {
        [&self.exact, &self.whole, &self.parts].iter().map(|places| places.len()).sum()
    }

    /// All places, in the order of the list.
    pub(in crate::search) fn in_list_order(&self) -> Vec<Place> {
        let mut places: Vec<Place> = self.best_first().collect();
        places.sort_unstable();
        places
    }

    /// The page that the question asks for.
    pub(in crate::search) fn page(&self, rows: &Rows, question: &Question) -> Part {
        let near = question.near.and_then(|tenant| rows.find(tenant));
        match question.sort {
            None => {
                let offset = offset(question, near.and_then(|near| self.position(near)));
                Part { offset, places: self.best_first().skip(offset).take(question.limit).collect() }
            }
            Some(sort) => self.sorted_page(rows, question, sort, near),
        }
    }

    /// All places in the order that the question asks for.
    pub(in crate::search) fn in_order(&self, rows: &Rows, question: &Question) -> Vec<Place> {
        let Some((column, direction)) = question.sort else { return self.best_first().collect() };
        let mut keys: Vec<(Rank, Place)> = self.best_first().map(key(rows, question, column, direction)).collect();
        keys.sort_unstable();
        keys.into_iter().map(|(_, place)| place).collect()
    }

    fn sorted_page(&self, rows: &Rows, question: &Question, sort: (Column, Direction), near: Option<Place>) -> Part {
        let (column, direction) = sort;
        let key = key(rows, question, column, direction);
        let mut keys: Vec<(Rank, Place)> = self.best_first().map(&key).collect();
        let near = near.filter(|near| self.position(*near).is_some()).map(&key);
        let position = near.map(|near| keys.iter().filter(|key| **key < near).count());
        let offset = offset(question, position);
        let places = sorted_part(&mut keys, offset, question.limit).iter().map(|(_, place)| *place).collect();
        Part { offset, places }
    }

    fn best_first(&self) -> impl Iterator<Item = Place> {
        self.exact.iter().chain(&self.whole).chain(&self.parts).copied()
    }

    /// Where a place stands among those that fit best first.
    fn position(&self, place: Place) -> Option<usize> {
        let mut before = 0_usize;
        for places in [&self.exact, &self.whole, &self.parts] {
            if let Ok(position) = places.binary_search(&place) {
                return Some(before.saturating_add(position));
            }
            before = before.saturating_add(places.len());
        }
        None
    }
}

/// By what places are sorted for a question that sorts by that column: those that are alike stand as in the list.
fn key<'rows>(
    rows: &'rows Rows,
    question: &'rows Question,
    column: Column,
    direction: Direction,
) -> impl Fn(Place) -> (Rank, Place) + 'rows {
    let ranks = Ranked::by(rows, column, question.market_names);
    move |place| {
        let rank = ranks.rank(place);
        match direction {
            Direction::Ascending => (rank, place),
            Direction::Descending => (rank.reversed(), place),
        }
    }
}

/// Where the page begins.
pub(in crate::search) fn offset(question: &Question, near: Option<usize>) -> usize {
    near.map_or(question.offset, |position| position.saturating_sub(question.limit / 2))
}

/// So many from that place on, as they would stand if all were sorted.
fn sorted_part<T: Ord>(all: &mut [T], offset: usize, limit: usize) -> &[T] {
    if 0 < offset && offset < all.len() {
        all.select_nth_unstable(offset);
    }
    let rest = all.get_mut(offset..).unwrap_or_default();
    if limit < rest.len() {
        rest.select_nth_unstable(limit);
    }
    let end = limit.min(rest.len());
    let part = rest.get_mut(..end).unwrap_or_default();
    part.sort_unstable();
    part
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_what_it_would_be_if_all_were_sorted() {
        let shuffled: Vec<u32> = (0..50).map(|number| number * 37 % 50).collect();
        for (offset, limit) in [(0, 7), (0, 0), (13, 20), (49, 5), (0, 50), (45, 5), (50, 3), (60, 3)] {
            let expected: Vec<u32> = (0..50).skip(offset).take(limit).collect();
            assert_eq!(sorted_part(&mut shuffled.clone(), offset, limit), expected, "{offset} {limit}");
        }
    }
}
