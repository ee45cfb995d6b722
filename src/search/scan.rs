//! Looks through an arena for a question's words: each text is one haystack, and what is found in it is mapped back to rows.

use std::ops::Range;

use crate::search::arena::Arena;
use crate::search::question::Depth;
use crate::search::wanted::{Fit, Wanted, Word};

/// As many rows are looked through before it is asked whether anybody still wants to know.
pub(in crate::search) const CHUNK: usize = 16 * 1024;

/// By so many rows it is seen which of several words is the rarest.
const SAMPLE: usize = 4 * 1024;

/// Of a word that more than one in so many rows has, the other words are looked for in the same way; of a rarer one the rows
/// are looked at one by one.
const COMMON: usize = 8;

/// Where in a row a word stands.
const NAMES: u8 = 1;
const GUID: u8 = 1 << 1;
const ORDERS: u8 = 1 << 2;
const SUBSCRIPTIONS: u8 = 1 << 3;
const TITLES: u8 = 1 << 4;
const MARKET: u8 = 1 << 5;

/// A look through an arena.
#[derive(Debug)]
pub(in crate::search) struct Scan<'question> {
    arena: &'question Arena,
    wanted: &'question Wanted,
    /// The rarest first.
    words: Vec<&'question Word>,
}

impl<'question> Scan<'question> {
    /// Finds out which of the words drives it.
    pub(in crate::search) fn new(arena: &'question Arena, wanted: &'question Wanted) -> Self {
        let mut scan = Self { arena, wanted, words: wanted.words.iter().collect() };
        if 1 < scan.words.len() {
            let middle = (arena.len() / 2).saturating_sub(SAMPLE / 2);
            let sample = middle..arena.len().min(middle.saturating_add(SAMPLE));
            scan.words.sort_by_cached_key(|word| count(&scan_marks(arena, wanted, word, sample.clone())));
        }
        scan
    }

    /// Says each of these rows that fits, in their order.
    pub(in crate::search) fn look(&self, rows: Range<usize>, mut found: impl FnMut(usize, Fit)) {
        let Some((rarest, others)) = self.words.split_first() else {
            return rows.for_each(|row| found(row, Fit::Whole));
        };
        let mut marks = scan_marks(self.arena, self.wanted, rarest, rows.clone());
        for other in others {
            if count(&marks) <= marks.len() / COMMON {
                break;
            }
            let others = scan_marks(self.arena, self.wanted, other, rows.clone());
            for (mark, other) in marks.iter_mut().zip(others) {
                *mark = if other == 0 { 0 } else { *mark };
            }
        }
        for (row, mark) in rows.zip(marks).filter(|(_, mark)| *mark != 0) {
            if let Some(fit) = if others.is_empty() { Some(self.fit_of_one(row, mark)) } else { self.fit(row) } {
                found(row, fit);
            }
        }
    }

    fn fit(&self, row: usize) -> Option<Fit> {
        self.wanted.fit(self.arena.row(row))
    }

    /// How well a row fits that has the only word there: as [`Wanted::fit`] says it, with less to look at.
    fn fit_of_one(&self, row: usize, mark: u8) -> Fit {
        let (row, wanted) = (self.arena.row(row), self.wanted);
        let is_in = |place: u8| mark & place != 0;
        let is_exact = (is_in(NAMES) && wanted.is_name_of(row))
            || (is_in(GUID) && row.guid() == wanted.folded)
            || (is_in(ORDERS) && wanted.is_order_of(row))
            || (is_in(SUBSCRIPTIONS) && row.subscriptions().any(|(id, _)| id == wanted.folded));
        if is_exact { Fit::Exact } else { Fit::Whole }
    }
}

fn count(marks: &[u8]) -> usize {
    marks.iter().filter(|mark| **mark != 0).count()
}

/// For each of the rows where it has the word.
fn scan_marks(arena: &Arena, wanted: &Wanted, word: &Word, rows: Range<usize>) -> Vec<u8> {
    let mut marks = vec![0; rows.len()];
    let first = rows.start;
    let mut mark = |row: usize, place: u8| {
        if let Some(mark) = marks.get_mut(row.saturating_sub(first)) {
            *mark |= place;
        }
    };
    arena.names.find(rows.clone(), &word.finder, |row| mark(row, NAMES));
    if wanted.looks_in_guids(word) {
        arena.guids.find(rows.clone(), &word.finder, |row| mark(row, GUID));
    }
    if Depth::Orders <= wanted.depth {
        arena.orders.find(rows.clone(), &word.finder, |row| mark(row, ORDERS));
    }
    if wanted.depth == Depth::Everything && word.is_of_guid {
        arena.subscriptions.find(rows.clone(), &word.finder, |row| mark(row, SUBSCRIPTIONS));
    }
    if word.titles.contains(&true) {
        let has_it = |row: &usize| arena.row(*row).titles().iter().any(|title| word.is_in_title(*title));
        rows.clone().filter(has_it).for_each(|row| mark(row, TITLES));
    }
    if word.markets.contains(&true) {
        rows.filter(|row| word.names_market(arena.row(*row).market())).for_each(|row| mark(row, MARKET));
    }
    marks
}
