//! What a finder shows: customers before the store is open, the first page of an answer, and the answer.

use crate::domain::TenantId;
use crate::search::{Answer, Extent, HitBy, Question};
use crate::tui::context::Context;
use crate::tui::failure::Failure;
use crate::tui::finder::{Finder, Found, rows};

impl Finder {
    /// The same with customers to be looked at until the store is open.
    #[must_use]
    pub fn before_the_store(mut self, front: Answer) -> Self {
        let question = Question { fields: self.fields, sort: self.sort, ..Question::first("", front.hits.len()) };
        self.shown.settle(Ok((question, front)));
        self
    }

    /// Takes what is known so far of the answer to the question that is out. Of a first page the rows are there to be looked at, and
    /// none can be opened yet. It tells nothing where the list answers the same text already, and neither does what fits where the
    /// list has similar ones too, which would go and come again.
    pub fn receive_so_far(&mut self, answer: Answer, context: &Context<'_>) -> Found {
        let is_known = match answer.extent {
            Extent::FirstPage => self.is_current(),
            Extent::AsTyped | Extent::Whole => self.is_current() && self.similar() != 0,
        };
        let Some(question) = self.asked.clone().filter(|_| !is_known) else { return Found::Nothing };
        match answer.extent {
            Extent::FirstPage => {
                self.shown.settle(Ok((question, answer)));
                Found::Nothing
            }
            Extent::AsTyped | Extent::Whole => self.settle(question, Ok(answer), context),
        }
    }

    /// Takes the answer to the question that is out, and asks for rows that are looked at and not in it.
    pub fn receive(&mut self, result: Result<Answer, Failure>, context: &Context<'_>) -> Found {
        self.pending = None;
        match self.asked.clone() {
            Some(question) => self.settle(question, result, context),
            None => Found::Nothing,
        }
    }

    fn settle(&mut self, mut question: Question, result: Result<Answer, Failure>, context: &Context<'_>) -> Found {
        question.offset = result.as_ref().map_or(question.offset, |answer| answer.offset);
        // Of a first page that nobody moved through the first row was chosen by nobody.
        let is_chosen = self.moved_blindly || self.counted().is_some();
        let kept = self.wanted.or_else(|| self.kept(&question).filter(|_| is_chosen));
        self.show(result.map(|answer| (question, answer)));
        let kept = kept.and_then(|tenant| self.place_of(tenant));
        if self.pending.is_none() || kept.is_some() {
            self.wanted = None;
        }
        // Rows of another list were moved through: of this one nobody has chosen any.
        let unmoved = if std::mem::take(&mut self.moved_blindly) { 0 } else { self.selection.selected() };
        self.selection.select(kept.unwrap_or(unmoved), self.total().unwrap_or(0), self.page);
        // Enter waits on where nothing fits and something similar may.
        let waits_on = self.looks_for_similar() && self.total() == Some(0);
        let waited = self.waiting_until.take_if(|_| !waits_on).is_some();
        // Whoever pressed Enter before the answer was here has not seen that it is only similar.
        if let (true, Some(hit)) = (waited, self.selected().filter(|hit| hit.by != HitBy::Similar)) {
            return Found::Open(Box::new(hit.clone()));
        }
        Found::Step(self.ask_for_what_is_looked_at(context, self.page))
    }

    /// Shows an answer, and remembers what was shown before where that is another part of the same list.
    fn show(&mut self, result: Result<(Question, Answer), Failure>) {
        let before = std::mem::take(&mut self.shown).into_ready();
        let is_outdated = std::mem::take(&mut self.is_outdated);
        self.shown.settle(result);
        let (Some(before), Some(shown)) = (before, self.shown.ready()) else {
            self.left = None;
            return;
        };
        if is_outdated || !is_of_one_list(&before, shown) {
            self.left = None;
        } else if rows(&before).end < rows(shown).start || rows(shown).end < rows(&before).start {
            self.left = Some(before);
        }
    }

    /// The customer to keep selected when the same question is answered anew, wherever it stands then.
    fn kept(&self, question: &Question) -> Option<TenantId> {
        let (answered, _) = self.shown.ready()?;
        let is_same = answered.text == question.text && answered.sort == question.sort;
        self.row(self.selection.selected()).filter(|_| is_same).map(|hit| hit.row.tenant)
    }

    fn place_of(&self, tenant: TenantId) -> Option<usize> {
        let (question, answer) = self.shown.ready()?;
        let place = answer.hits.iter().position(|hit| hit.row.tenant == tenant)?;
        Some(question.offset.saturating_add(place))
    }
}

/// Whether two answers are parts of one list, as far as they tell.
fn is_of_one_list((one, before): &(Question, Answer), (other, after): &(Question, Answer)) -> bool {
    one.text == other.text && one.sort == other.sort && before.rows() == after.rows()
}
