//! Customers whose name or domain is similar to what was typed: a letter is missing, is one too many or is another one, or two
//! stand the wrong way round.
//!
//! **Invariant:** what fits as it was typed is not similar.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use memchr::memchr2_iter;
use nucleo_matcher::{Config, Matcher, Utf32Str, Utf32String};

use crate::search::arena::Row;
use crate::search::places::Place;
use crate::search::rows::Rows;
use crate::search::wanted::{Wanted, Word};

/// A word of fewer letters stands in a name as it was typed, or not at all.
const SHORTEST: usize = 3;

/// Of a word of fewer letters none is left out: what is left of it stands in too many names.
const SHORTEST_LEFT_OUT: usize = 5;

/// Fewer letters begin where a word of a name does: within one they stand behind each other by chance.
const SHORTEST_WITHIN: usize = 6;

/// For every so many letters of a word one may be missing in it.
const LETTERS_PER_MISSING: usize = 3;

/// What stands behind a word of a name; the second is [`BETWEEN`](crate::search::runs::BETWEEN).
const ENDS: (u8, u8) = (b' ', 0x1f);

/// As many customers are looked at before it is asked whether anybody still wants to know. It takes longer to compare a name than
/// to look for a word, and the next question waits no longer for that.
const CHUNK: usize = 1024;

/// What the words of a question are compared with names by.
#[derive(Debug)]
pub(in crate::search) struct Likeness<'question> {
    wanted: &'question Wanted,
    /// The words, with no letters for one that stands as it was typed; those that most names are soon seen not to have stand first.
    words: Vec<(&'question Word, Option<Letters>)>,
    comparing: Comparing,
}

/// How well a customer's names are like the words; the best is the greatest.
type Score = u32;

impl<'question> Likeness<'question> {
    /// Of what is wanted; `None` where no word of it may be spelled another way. A number never is: with one digit changed it is
    /// another one's.
    pub(in crate::search) fn of(wanted: &'question Wanted) -> Option<Self> {
        let mut comparing = Comparing::default();
        let words = wanted.words.iter().map(|word| (word, Letters::of(&word.text, &mut comparing)));
        let mut words: Vec<(&Word, Option<Letters>)> = words.collect();
        words.sort_by_key(|(word, letters)| (letters.is_some(), Reverse(word.text.len())));
        words.iter().any(|(_, letters)| letters.is_some()).then_some(Self { wanted, words, comparing })
    }

    /// Those of these customers, told in the order of the list, that are similar: the best first and so many at most, in the order
    /// of the list where they are equally so. `None` where nobody wants to know any more.
    pub(in crate::search) fn best(
        &mut self,
        rows: &Rows,
        places: impl Iterator<Item = Place>,
        room: usize,
        is_stale: &dyn Fn() -> bool,
    ) -> Option<Vec<Place>> {
        // The worst of those that were kept is on top.
        let mut best: BinaryHeap<Reverse<(Score, Reverse<Place>)>> = BinaryHeap::with_capacity(room.min(CHUNK));
        for (number, place) in places.enumerate() {
            if number % CHUNK == 0 && is_stale() {
                return None;
            }
            let row = rows.get(place);
            let Some(score) = self.score(row) else { continue };
            let is_full = best.len() == room;
            // Of those that are equally similar the first in the list is kept.
            let is_better = best.peek().is_none_or(|Reverse((worst, _))| *worst < score);
            if (is_full && !is_better) || self.wanted.fit(row).is_some() {
                continue;
            }
            if is_full {
                best.pop();
            }
            best.push(Reverse((score, Reverse(place))));
        }
        // Ascending by what is the better the less it is.
        Some(best.into_sorted_vec().into_iter().map(|Reverse((_, Reverse(place)))| place).collect())
    }

    /// How like the words the names of a customer are; `None` where a word is like none of them.
    fn score(&mut self, row: Row<'_>) -> Option<Score> {
        let Self { wanted: _, words, comparing } = self;
        let names = row.names();
        words.iter().try_fold(0, |sum: Score, (word, letters)| {
            let score = match letters {
                _ if word.names_market(row.market()) => 0,
                Some(letters) => letters.score(word, names, comparing)?,
                None if word.is_in(names) => 0,
                None => return None,
            };
            Some(sum.saturating_add(score))
        })
    }
}

/// Which letters a text has, of which some are taken for the same: most names are seen in one look not to have those of a word.
type LetterSet = u32;

fn letters_of(text: &[u8]) -> LetterSet {
    text.iter().fold(0, |letters, byte| letters | 1 << (byte & 31))
}

/// The letters of a word, as they are looked for in the words of a name.
#[derive(Debug)]
struct Letters {
    all: Spelled,
    /// The same with each of them left out, which finds a name though a letter is one too many, another one, or in the wrong place.
    less_one: Vec<Spelled>,
    /// With which letters a word of a name begins that can be like it.
    firsts: LetterSet,
    /// How like itself the word is.
    best: Score,
}

/// Letters in their order.
#[derive(Debug)]
struct Spelled {
    letters: Utf32String,
    /// Which they are.
    set: LetterSet,
    /// With which a word of a name begins that has them.
    firsts: LetterSet,
    /// How many letters of a name may stand between them at most.
    between: usize,
}

impl Spelled {
    fn new(word: &str, between: usize) -> Self {
        let letters = Utf32String::from(word);
        let mut spelled = Self { letters, set: letters_of(word.as_bytes()), firsts: LetterSet::MAX, between };
        if !spelled.may_begin_within() {
            spelled.firsts = letters_of(word.as_bytes().get(..1).unwrap_or_default());
        }
        spelled
    }

    /// Whether they may begin within a word of a name.
    fn may_begin_within(&self) -> bool {
        SHORTEST_WITHIN <= self.letters.len()
    }

    /// Whether they may stand in a word of a name that has these letters and begins with this one.
    fn may_be_in(&self, there: LetterSet, first: LetterSet) -> bool {
        self.set & !there == 0 && self.firsts & first != 0
    }

    /// Whether they stand in a word of a name in their order, and near each other.
    fn are_in(&self, name: Utf32Str<'_>) -> bool {
        let starts = if self.may_begin_within() { name.len() } else { 1 };
        let reach = self.letters.len().saturating_add(self.between);
        (0..starts.min(name.len())).any(|start| {
            let end = name.len().min(start.saturating_add(reach));
            let mut letters = self.letters.slice(..).chars().peekable();
            let mut within = name.slice(start..end).chars();
            // Where the first of them is elsewhere, another start is its.
            if letters.next() != within.next() {
                return false;
            }
            for letter in within {
                letters.next_if_eq(&letter);
            }
            letters.peek().is_none()
        })
    }
}

impl Letters {
    /// `None` of a word that stands as it was typed: a short one, a number, the number of an order.
    fn of(word: &str, comparing: &mut Comparing) -> Option<Self> {
        let count = word.chars().count();
        let is_number = word.starts_with("or-") || word.chars().any(char::is_numeric);
        if count < SHORTEST || is_number {
            return None;
        }
        let all = Spelled::new(word, count / LETTERS_PER_MISSING);
        let mut less_one = Vec::new();
        if SHORTEST_LEFT_OUT <= count {
            let without = |left_out: usize| -> String {
                word.chars().enumerate().filter(|(place, _)| *place != left_out).map(|(_, letter)| letter).collect()
            };
            let mut spellings: Vec<String> = (0..count).map(without).collect();
            // Of two letters that are alike it is the same whichever is left out.
            spellings.dedup();
            less_one.extend(spellings.iter().map(|word| Spelled::new(word, 1)));
        }
        let firsts = less_one.iter().fold(all.firsts, |firsts, spelled| firsts | spelled.firsts);
        let best = comparing.score(&all, word.as_bytes())?;
        Some(Self { all, less_one, firsts, best })
    }

    /// How like the word the names are: as it was typed where a word of them is like that, else with one letter left out.
    fn score(&self, word: &Word, names: &str, comparing: &mut Comparing) -> Option<Score> {
        if word.is_in(names) {
            return Some(self.best);
        }
        let names = names.as_bytes();
        let (mut as_typed, mut less_one, mut start) = (None, None, 0);
        for end in memchr2_iter(ENDS.0, ENDS.1, names) {
            let name = names.get(start..end).unwrap_or_default();
            start = end.saturating_add(1);
            let first = letters_of(name.get(..1).unwrap_or_default());
            if first & self.firsts == 0 {
                continue;
            }
            let there = letters_of(name);
            if self.all.may_be_in(there, first) {
                as_typed = as_typed.max(comparing.score(&self.all, name));
            }
            for spelled in self.less_one.iter().filter(|spelled| spelled.may_be_in(there, first)) {
                less_one = less_one.max(comparing.score(spelled, name));
            }
        }
        as_typed.or(less_one)
    }
}

/// What letters are compared with names by.
#[derive(Debug)]
struct Comparing {
    matcher: Matcher,
    /// The letters of a name that has others than those of ASCII.
    name: Vec<char>,
}

impl Default for Comparing {
    fn default() -> Self {
        let mut config = Config::DEFAULT;
        // Both are folded.
        config.ignore_case = false;
        config.normalize = false;
        Self { matcher: Matcher::new(config), name: Vec::new() }
    }
}

impl Comparing {
    /// How like a word of a name, which is text, the letters are; `None` where they do not stand in it in their order, or too far
    /// apart.
    ///
    /// The matcher's own measure is no floor: it is fond of letters that begin words, and *cso* fits Contoso as well as *cnt* does.
    fn score(&mut self, spelled: &Spelled, name: &[u8]) -> Option<Score> {
        let name = if name.is_ascii() {
            Utf32Str::Ascii(name)
        } else {
            Utf32Str::new(str::from_utf8(name).ok()?, &mut self.name)
        };
        if !spelled.are_in(name) {
            return None;
        }
        self.matcher.fuzzy_match(name, spelled.letters.slice(..)).map(Score::from)
    }
}
