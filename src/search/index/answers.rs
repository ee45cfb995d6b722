//! Answers in two steps: the first page, which is there at once, and all of the answer, for which every customer is looked at.

use std::ops::ControlFlow;

use crate::domain::actor::Scope;
use crate::search::asking::{Asking, Former};
use crate::search::found::{Found, offset};
use crate::search::index::Index;
use crate::search::places::Place;
use crate::search::question::{Answer, Extent, Hit, HitBy, Question};
use crate::search::rows::Looked;
use crate::search::similar::Likeness;
use crate::search::wanted::{Fit, Wanted};

/// All of an answer.
#[derive(Debug)]
pub struct Whole {
    /// What was found.
    pub answer: Answer,
    /// What of it is kept for the next question.
    pub former: Option<Former>,
}

/// What a question has for an answer at first.
#[derive(Debug)]
pub enum Begun {
    /// The first hits in the order of the list. How many there are, and which of them fit best, is not known yet.
    Page(Vec<Hit>),
    /// All of it, as there was no more, or as a page in another order or elsewhere needs all.
    Whole(Whole),
}

impl Index {
    /// The first step of an answer; `None` where it is not wanted any more.
    #[must_use]
    pub fn begin(&self, asking: &Asking<'_>, former: Option<&Former>) -> Option<Begun> {
        let question = asking.question;
        if question.sort.is_some() || question.near.is_some() || 0 < question.offset {
            return self.whole_answer(asking, former).map(Begun::Whole);
        }
        let wanted = self.wanted(asking);
        let (mut found, mut page) = (Found::default(), Vec::new());
        let looked = self.look(asking, &wanted, former, |place, fit| {
            if page.len() == question.limit {
                return ControlFlow::Break(());
            }
            page.push(place);
            found.push(place, fit);
            ControlFlow::Continue(())
        });
        match looked {
            Looked::Stale => None,
            Looked::Enough => Some(Begun::Page(page.into_iter().map(|place| self.hit(&wanted, place)).collect())),
            Looked::Through => Some(Begun::Whole(self.told(asking, &wanted, &found))),
        }
    }

    /// All of an answer; `None` where it is not wanted any more.
    #[must_use]
    pub fn whole_answer(&self, asking: &Asking<'_>, former: Option<&Former>) -> Option<Whole> {
        let wanted = self.wanted(asking);
        let mut found = Found::default();
        let looked = self.look(asking, &wanted, former, |place, fit| {
            found.push(place, fit);
            ControlFlow::Continue(())
        });
        match looked {
            Looked::Stale => None,
            Looked::Enough | Looked::Through => Some(self.told(asking, &wanted, &found)),
        }
    }

    pub(in crate::search) fn wanted(&self, asking: &Asking<'_>) -> Wanted {
        Wanted::new(asking, &self.rows.recent().tables)
    }

    /// Says everything within the scope that fits, in the order of the list.
    pub(in crate::search) fn look(
        &self,
        asking: &Asking<'_>,
        wanted: &Wanted,
        former: Option<&Former>,
        found: impl FnMut(Place, Fit) -> ControlFlow<()>,
    ) -> Looked {
        let own = asking.scope.only().map(|tenant| self.rows.find(tenant));
        if let Some(own) = &own {
            return self.rows.look_among(own.as_slice(), wanted, asking.is_stale, found);
        }
        match former.and_then(|former| former.among(asking, wanted, self.changes)) {
            Some(places) => self.rows.look_among(places, wanted, asking.is_stale, found),
            None => self.rows.look(wanted, asking.is_stale, found),
        }
    }

    /// How many customers it has.
    pub(in crate::search) fn len(&self) -> usize {
        self.rows.len()
    }

    /// A page of all customers where that is what is asked for: all of them fit, and stand in the order of the list.
    pub(in crate::search) fn page_of_all(&self, asking: &Asking<'_>, wanted: &Wanted) -> Option<Answer> {
        let is_for_all = wanted.words.is_empty() && asking.question.sort.is_none() && asking.scope.only().is_none();
        is_for_all.then(|| {
            let near = asking.question.near.and_then(|tenant| self.rows.find(tenant));
            let offset = offset(asking.question, near.map(|near| self.rows.position(near)));
            let page = self.rows.places_from(offset).take(asking.question.limit);
            let hits: Vec<Hit> = page.map(|place| self.hit(wanted, place)).collect();
            let total = self.rows.len();
            let more = offset.saturating_add(hits.len()) < total;
            Answer { hits, offset, total, similar: 0, all: total, more, extent: Extent::Whole }
        })
    }

    /// How often it has changed since it was built.
    pub(in crate::search) fn changes(&self) -> u64 {
        self.changes
    }

    /// What was found, in the order that a question asks for.
    pub(in crate::search) fn in_order(&self, found: &Found, question: &Question) -> Vec<Place> {
        found.in_order(&self.rows, question)
    }

    /// The page that a question asks for of all that fits, in its order, and of the similar ones after that.
    pub(in crate::search) fn page_of(&self, fitting: &[Place], similar: &[Place], asking: &Asking<'_>) -> Answer {
        let question = asking.question;
        let near = question.near.and_then(|tenant| self.rows.find(tenant));
        let near = near.and_then(|near| fitting.iter().chain(similar).position(|place| *place == near));
        let wanted = self.wanted(asking);
        let offset = offset(question, near);
        let page = fitting.iter().skip(offset).take(question.limit);
        let hits = page.map(|place| self.hit(&wanted, *place)).collect();
        let (total, all) = (fitting.len(), self.count(asking.scope));
        let fitting = Answer { hits, offset, total, all, extent: Extent::Whole, ..Answer::default() };
        self.with_similar(fitting, similar, question.limit)
    }

    /// The page with the similar ones after all that fits, as far as it has room for them.
    pub(in crate::search) fn with_similar(&self, mut answer: Answer, similar: &[Place], limit: usize) -> Answer {
        let room = limit.saturating_sub(answer.hits.len());
        let before = answer.offset.saturating_sub(answer.total);
        let page = similar.iter().skip(before).take(room).map(|place| self.rows.get(*place).shown());
        answer.hits.extend(page.map(|row| Hit { row, by: HitBy::Similar }));
        answer.similar = similar.len();
        answer.more = answer.offset.saturating_add(answer.hits.len()) < answer.rows();
        answer
    }

    /// The customers within the scope that are similar and do not fit, the best first and as many as there is room for; `None`
    /// where nobody wants to know any more.
    pub(in crate::search) fn similar(
        &self,
        asking: &Asking<'_>,
        likeness: &mut Likeness<'_>,
        room: usize,
    ) -> Option<Vec<Place>> {
        match asking.scope.only() {
            Some(tenant) => likeness.best(&self.rows, self.rows.find(tenant).into_iter(), room, asking.is_stale),
            None => likeness.best(&self.rows, self.rows.places_from(0), room, asking.is_stale),
        }
    }

    fn told(&self, asking: &Asking<'_>, wanted: &Wanted, found: &Found) -> Whole {
        let (part, total) = (found.page(&self.rows, asking.question), found.len());
        let hits: Vec<Hit> = part.places.iter().map(|place| self.hit(wanted, *place)).collect();
        let more = part.offset.saturating_add(hits.len()) < total;
        let all = self.count(asking.scope);
        let former = Former::new(asking, wanted, found, (all, self.changes));
        let answer = Answer { hits, offset: part.offset, total, similar: 0, all, more, extent: Extent::Whole };
        Whole { answer, former }
    }

    /// How many customers lie within the scope.
    fn count(&self, scope: Scope) -> usize {
        scope.only().map_or(self.rows.len(), |tenant| usize::from(self.rows.find(tenant).is_some()))
    }

    fn hit(&self, wanted: &Wanted, place: Place) -> Hit {
        let row = self.rows.get(place);
        Hit { row: row.shown(), by: wanted.found_by(row) }
    }
}
