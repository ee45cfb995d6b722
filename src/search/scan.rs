//! Looks through an arena for a question's words: each text is one haystack, and what is found in it is mapped back to rows.

use std::ops::Range;

use memchr::memmem::Finder;

use crate::search::arena::Arena;
use crate::search::question::Depth;
use crate::search::runs::Runs;
use crate::search::wanted::{Fit, Wanted, Word};

/// As many rows are looked through before it is asked whether anybody still wants to know.
pub(in crate::search) const CHUNK: usize = 16 * 1024;

/// By so many rows it is seen which of several words is the rarest.
const SAMPLE: usize = 4 * 1024;

/// Of a word that more than one in so many rows has, the other words are looked for in the same way; of a rarer one the rows
/// are looked at one by one.
const COMMON: usize = 8;

/// Where at most one row in so many has not been seen to have a word, those are looked at one by one.
const FEW: usize = 8;

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
                *mark &= other;
            }
        }
        for row in rows.zip(marks).filter_map(|(row, is_marked)| is_marked.then_some(row)) {
            if let Some(fit) = if others.is_empty() { Some(self.fit_of_one(row)) } else { self.fit(row) } {
                found(row, fit);
            }
        }
    }

    /// How well a row fits that has the only word: as [`Wanted::fit`] says it, with less to look at.
    fn fit_of_one(&self, row: usize) -> Fit {
        if self.wanted.is_exactly(self.arena.row(row)) { Fit::Exact } else { Fit::Whole }
    }

    fn fit(&self, row: usize) -> Option<Fit> {
        self.wanted.fit(self.arena.row(row))
    }
}

fn count(marks: &[bool]) -> usize {
    marks.iter().filter(|is_marked| **is_marked).count()
}

/// For each of the rows whether it has the word.
fn scan_marks(arena: &Arena, wanted: &Wanted, word: &Word, rows: Range<usize>) -> Vec<bool> {
    let mut marks = Marks { first: rows.start, marks: vec![false; rows.len()] };
    // The cheapest first, as what is seen to have the word is looked at no more.
    if word.titles.contains(&true) {
        let has_it = |row: usize| arena.row(row).titles().iter().any(|title| word.is_in_title(*title));
        rows.clone().filter(|row| has_it(*row)).for_each(|row| marks.set(row));
    }
    if word.markets.contains(&true) {
        rows.filter(|row| word.names_market(arena.row(*row).market())).for_each(|row| marks.set(row));
    }
    marks.find(&arena.names, &word.finder);
    if wanted.looks_in_guids(word) {
        marks.find(&arena.guids, &word.finder);
    }
    if Depth::Orders <= wanted.depth {
        marks.find(&arena.orders, &word.finder);
    }
    if wanted.depth == Depth::Everything && word.is_of_guid {
        marks.find(&arena.subscriptions, &word.finder);
    }
    marks.marks
}

/// Which of some rows were seen to have a word.
struct Marks {
    first: usize,
    marks: Vec<bool>,
}

impl Marks {
    fn set(&mut self, row: usize) {
        if let Some(mark) = self.marks.get_mut(row.saturating_sub(self.first)) {
            *mark = true;
        }
    }

    /// Looks for the word in what is not marked yet.
    fn find(&mut self, texts: &Runs, word: &Finder<'_>) {
        let left = self.marks.len().saturating_sub(count(&self.marks));
        if self.marks.len() / FEW < left {
            return texts.find(self.first..self.first.saturating_add(self.marks.len()), word, |row| self.set(row));
        }
        for (mark, row) in self.marks.iter_mut().zip(self.first..).filter(|(mark, _)| !**mark) {
            *mark = word.find(texts.get(row).as_bytes()).is_some();
        }
    }
}
