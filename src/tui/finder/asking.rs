//! What a finder asks for: the rows on the screen, with the pages before and after them, so that those are there before they are
//! looked at.

use crate::domain::Permission;
use crate::i18n::Language;
use crate::search::{Answer, MarketNames, Question, Spelling};
use crate::tui::context::{Availability, Context};
use crate::tui::effect::{Ask, CustomersAsk, Need};
use crate::tui::finder::{Finder, rows};
use crate::tui::step::Step;

/// How many pages are asked for before the one that is looked at, and as many after it.
const PAGES_AROUND: usize = 2;

impl Finder {
    /// Asks for rows that are looked at but not loaded, and for the page before or after where that is not.
    pub(super) fn ask_for_what_is_looked_at(&mut self, context: &Context<'_>, page: usize) -> Step {
        let first = self.selection.offset();
        self.jump_back(first, page);
        // The rows of a list that answers another text are not asked for: they give way to the answer that is out.
        let Some(shown) = self.shown.ready().filter(|_| self.is_current()) else { return Step::Stay };
        let ((question, answer), loaded) = (shown, rows(shown));
        let last = first.saturating_add(page).min(answer.rows());
        let has = |first: usize, last: usize| loaded.start <= first && last <= loaded.end;
        let around = (first.saturating_sub(page), last.saturating_add(page).min(answer.rows()));
        if first == last || has(around.0, around.1) {
            return Step::Stay;
        }
        let need = if has(first, last) { Need::Soon } else { Need::Now };
        let offset = offset(first, page);
        // What the store did not have for this question it will not have for the same one; and one question for what is not looked
        // at yet is enough.
        let is_asked = |asked: &Question| asked.offset == offset && asked.limit == limit(first, page);
        let is_out = || self.pending.is_some() && need == Need::Soon;
        if is_asked(question) || is_out() {
            return Step::Stay;
        }
        self.ask(need, context, page)
    }

    /// Shows the rows again that were left, where those are looked at: nothing has changed since, as then all is asked for anew.
    fn jump_back(&mut self, first: usize, page: usize) {
        let is_current = self.is_current();
        let Some(shown) = self.shown.ready_mut().filter(|_| is_current) else { return };
        let last = first.saturating_add(page).min(shown.1.rows());
        let has = |part: &(Question, Answer)| rows(part).start <= first && last <= rows(part).end;
        if has(shown) {
            return;
        }
        if let Some(left) = self.left.take_if(|left| has(left)) {
            self.asked = Some(left.0.clone());
            self.left = Some(std::mem::replace(shown, left));
            // What is out is for rows that are not looked at any more.
            self.pending = None;
        }
    }

    /// Asks for the list as it stands.
    pub(super) fn ask_anew(&mut self, context: &Context<'_>, page: usize) -> Step {
        (self.left, self.is_outdated) = (None, true);
        self.ask(Need::Now, context, page)
    }

    fn ask(&mut self, need: Need, context: &Context<'_>, page: usize) -> Step {
        // Who may not look at customers is told so by the place; asking anyway would be an attempt on record.
        if context.allows(Permission::LookAtCustomers) != Availability::Ready {
            return Step::Stay;
        }
        self.page = page;
        let first = self.selection.offset();
        let (offset, limit) = (offset(first, page), limit(first, page));
        let market_names = match context.locale.language() {
            Language::Swedish => MarketNames::Swedish,
            Language::English => MarketNames::English,
        };
        let (text, fields, sort, near) = (self.text().to_owned(), self.fields, self.sort, self.wanted);
        let question = Question { text, fields, spelling: Spelling::Similar, sort, market_names, near, offset, limit };
        let ticket = context.ticket();
        self.asked = Some(question.clone());
        self.pending = Some(ticket);
        Step::Ask(ticket, Ask::Customers(CustomersAsk::Find(question, need)))
    }
}

/// Where the rows begin that are asked for where the screen begins there.
fn offset(first: usize, page: usize) -> usize {
    first.saturating_sub(page.saturating_mul(PAGES_AROUND))
}

/// How many rows are asked for there at once.
fn limit(first: usize, page: usize) -> usize {
    let before = first.saturating_sub(offset(first, page));
    before.saturating_add(page).saturating_add(page.saturating_mul(PAGES_AROUND))
}
