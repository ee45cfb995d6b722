//! What a finder shows: customers before the store is open, the first page of an answer, and the answer.

use crate::domain::TenantId;
use crate::search::{Answer, Question};
use crate::tui::context::Context;
use crate::tui::failure::Failure;
use crate::tui::finder::{Finder, Found};

impl Finder {
    /// The same with customers to be looked at until the store is open.
    #[must_use]
    pub fn before_the_store(mut self, front: Answer) -> Self {
        let question = Question { fields: self.fields, sort: self.sort, ..Question::first("", front.hits.len()) };
        self.shown.settle(Ok((question, front)));
        self
    }

    /// Takes the first page of the answer to the question that is out: rows to look at, of which none can be opened yet. It tells
    /// nothing where the list answers the same text already.
    pub fn receive_first(&mut self, page: Answer) {
        if let Some(question) = self.asked.clone().filter(|_| !self.is_current()) {
            self.shown.settle(Ok((question, page)));
        }
    }

    /// Takes the answer to the question that is out, and asks for rows that are looked at and not in it.
    pub fn receive(&mut self, result: Result<Answer, Failure>, context: &Context<'_>) -> Found {
        self.pending = None;
        let Some(mut question) = self.asked.clone() else { return Found::Nothing };
        question.offset = result.as_ref().map_or(question.offset, |answer| answer.offset);
        let waited = self.waiting_until.take().is_some();
        // Of a first page that nobody moved through the first row was chosen by nobody.
        let is_chosen = self.moved_blindly || self.counted().is_some();
        let kept = self.wanted.take().or_else(|| self.kept(&question).filter(|_| is_chosen));
        self.shown.settle(result.map(|answer| (question, answer)));
        // Rows of another list were moved through: of this one nobody has chosen any.
        let unmoved = if std::mem::take(&mut self.moved_blindly) { 0 } else { self.selection.selected() };
        let place = kept.and_then(|tenant| self.place_of(tenant)).unwrap_or(unmoved);
        self.selection.select(place, self.total().unwrap_or(0), self.page);
        if let (true, Some(hit)) = (waited, self.selected()) {
            return Found::Open(Box::new(hit.clone()));
        }
        Found::Step(self.ask_for_what_is_looked_at(context, self.page))
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
