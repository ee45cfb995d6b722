//! A question as somebody asks it, and what it found, among which the next one may look.

use crate::domain::actor::Scope;
use crate::search::found::Found;
use crate::search::places::Place;
use crate::search::question::{Depth, Fields, MarketNames, Question};
use crate::search::wanted::{SHORTEST_OF_GUID, Wanted};

/// Of more than one customer in so many it is not kept that they were found: looking through the index is as quick.
const KEPT_UP_TO_ONE_IN: usize = 10;

/// A question with whose it is, and whether the answer is still wanted.
#[derive(Clone, Copy)]
pub struct Asking<'question> {
    /// What who asks may reach.
    pub scope: Scope,
    /// How deep it may look.
    pub depth: Depth,
    /// What is asked.
    pub question: &'question Question,
    /// Whether nobody wants the answer any more, asked again and again while it is looked for.
    pub is_stale: &'question dyn Fn() -> bool,
}

impl std::fmt::Debug for Asking<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { scope, depth, question, is_stale: _ } = self;
        let mut asking = formatter.debug_struct("Asking");
        asking.field("scope", scope).field("depth", depth).field("question", question).finish_non_exhaustive()
    }
}

/// By what two questions find the same with the same words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::search) struct Within {
    /// How often the index had changed.
    changes: u64,
    scope: Scope,
    depth: Depth,
    fields: Fields,
    market_names: MarketNames,
}

impl Within {
    /// That of a question to an index that has changed so often.
    pub(in crate::search) fn of(asking: &Asking<'_>, changes: u64) -> Self {
        let Question { fields, market_names, .. } = *asking.question;
        Self { changes, scope: asking.scope, depth: asking.depth, fields, market_names }
    }
}

/// What a question found, where that was little: of use to the index that found it, until that changes.
#[derive(Debug, Clone)]
pub struct Former {
    within: Within,
    words: Vec<String>,
    places: Vec<Place>,
}

impl Former {
    /// What a question found in an index that has so many customers and had so many changes; `None` where that is too much
    /// to keep.
    pub(in crate::search) fn new(
        asking: &Asking<'_>,
        wanted: &Wanted,
        found: &Found,
        (all, changes): (usize, u64),
    ) -> Option<Self> {
        (found.len() <= all / KEPT_UP_TO_ONE_IN).then(|| Self {
            within: Within::of(asking, changes),
            words: wanted.words.iter().map(|word| word.text.clone()).collect(),
            places: found.in_list_order(),
        })
    }

    /// The places among which everything is that the question finds, where that is so.
    pub(in crate::search) fn among(&self, asking: &Asking<'_>, wanted: &Wanted, changes: u64) -> Option<&[Place]> {
        let mut words = wanted.words.iter();
        let has_grown =
            self.words.iter().all(|before| words.next().is_some_and(|word| grew(wanted, before, &word.text)));
        (self.within == Within::of(asking, changes) && has_grown).then_some(&*self.places)
    }
}

/// Whether every customer that the word fits is one that the word before fitted. A word that has become long enough for a
/// filter to look for it in GUIDs may fit others.
fn grew(wanted: &Wanted, before: &str, word: &str) -> bool {
    let is_new_in_guids = match wanted.fields {
        Fields::All => false,
        Fields::Columns => before.len() < SHORTEST_OF_GUID && SHORTEST_OF_GUID <= word.len(),
    };
    word.contains(before) && !is_new_in_guids
}
