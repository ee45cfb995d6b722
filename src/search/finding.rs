//! Questions as they follow each other: a text that grows is looked for among what it found before, and the pages of one list
//! are pages of one order, made once. Where little is found and similar ones are wished for, they are looked for last, and once.

use std::ops::ControlFlow;

use crate::search::asking::{Asking, Former, Within};
use crate::search::found::Found;
use crate::search::index::{Begun, Index};
use crate::search::places::Place;
use crate::search::question::{Answer, Column, Direction, Extent, Spelling};
use crate::search::rows::Looked;
use crate::search::scan::CHUNK;
use crate::search::similar::Likeness;

/// What is kept of the questions before.
#[derive(Debug)]
pub(in crate::search) struct Finding {
    /// Of so many customers nothing is told before all of the answer.
    few: usize,
    former: Option<Former>,
    order: Option<Order>,
    similar: Option<Similar>,
}

impl Default for Finding {
    fn default() -> Self {
        Self::telling_first_pages_from(CHUNK)
    }
}

/// All that a question found, in the order that it asks for.
#[derive(Debug)]
struct Order {
    of: Ordered,
    places: Vec<Place>,
}

/// By what two questions find the same in the same order.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Ordered {
    within: Within,
    text: String,
    sort: Option<(Column, Direction)>,
}

/// The customers that are similar to a text, the best first, whatever the order of those that fit.
#[derive(Debug)]
struct Similar {
    within: Within,
    text: String,
    /// How many there was room for.
    room: usize,
    places: Vec<Place>,
}

impl Finding {
    /// One that tells the first page before the rest, and what fits before what is similar, where there are more customers than
    /// that.
    pub(in crate::search) fn telling_first_pages_from(few: usize) -> Self {
        Self { few, former: None, order: None, similar: None }
    }

    /// Answers a question; where that takes a while, `so_far` is told the first page in the order of the list before, and what fits
    /// before what is similar is looked for. `None` where nobody wants the answer any more.
    pub(in crate::search) fn answer(
        &mut self,
        index: &Index,
        asking: &Asking<'_>,
        so_far: &mut dyn FnMut(Answer),
    ) -> Option<Answer> {
        let wanted = index.wanted(asking);
        if let Some(answer) = index.page_of_all(asking, &wanted) {
            return Some(answer);
        }
        let fitting = self.fitting(index, asking, so_far)?;
        let room = asking.question.limit.saturating_sub(fitting.total);
        if asking.question.spelling == Spelling::AsTyped || room == 0 {
            return Some(fitting);
        }
        let Some(mut likeness) = Likeness::of(&wanted) else { return Some(fitting) };
        let (within, text) = (Within::of(asking, index.changes()), &asking.question.text);
        let is_known = |known: &Similar| known.within == within && known.text == *text && known.room == room;
        let similar = if let Some(known) = self.similar.take().filter(is_known) {
            known
        } else {
            if self.few < index.len() {
                so_far(Answer { extent: Extent::AsTyped, ..fitting.clone() });
            }
            let places = index.similar(asking, &mut likeness, room)?;
            Similar { within, text: text.clone(), room, places }
        };
        let similar = self.similar.insert(similar);
        Some(match &self.order {
            // Where the page begins is said of the list as a whole.
            Some(order) => index.page_of(&order.places, &similar.places, asking),
            None => index.with_similar(fitting, &similar.places, asking.question.limit),
        })
    }

    /// Answers it with what fits.
    fn fitting(&mut self, index: &Index, asking: &Asking<'_>, so_far: &mut dyn FnMut(Answer)) -> Option<Answer> {
        let of = Ordered {
            within: Within::of(asking, index.changes()),
            text: asking.question.text.clone(),
            sort: asking.question.sort,
        };
        self.order = self.order.take().filter(|order| order.of == of);
        let is_deep = 0 < asking.question.offset || asking.question.near.is_some();
        if is_deep && self.order.is_none() {
            self.order = Some(Order { of, places: self.places(index, asking)? });
        }
        if let Some(order) = &self.order {
            return Some(index.page_of(&order.places, &[], asking));
        }
        let former = self.former.as_ref();
        // All of a few customers are looked at in no time.
        let begun = if index.len() <= self.few { None } else { Some(index.begin(asking, former)?) };
        let whole = match begun {
            Some(Begun::Whole(whole)) => whole,
            Some(Begun::Page(hits)) => {
                so_far(Answer { total: hits.len(), more: true, hits, ..Answer::default() });
                index.whole_answer(asking, former)?
            }
            None => index.whole_answer(asking, former)?,
        };
        self.former = whole.former;
        Some(whole.answer)
    }

    /// The places of all that the question finds, in its order.
    fn places(&self, index: &Index, asking: &Asking<'_>) -> Option<Vec<Place>> {
        let wanted = index.wanted(asking);
        let mut found = Found::default();
        let looked = index.look(asking, &wanted, self.former.as_ref(), |place, fit| {
            found.push(place, fit);
            ControlFlow::Continue(())
        });
        match looked {
            Looked::Stale => None,
            Looked::Enough | Looked::Through => Some(index.in_order(&found, asking.question)),
        }
    }
}
