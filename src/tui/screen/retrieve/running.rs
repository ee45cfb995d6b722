//! The run: begun once it is kept, one purchase after the other, then the file; or until it is interrupted.

use std::mem;
use std::sync::Arc;

use crate::domain::{EntitlementId, RetrievalBatch};
use crate::i18n::Sentence;
use crate::i18n::{Locale, message};
use crate::service::{Collected, Delivered, RowResult, WhoseKeys};
use crate::tui::context::Context;
use crate::tui::effect::{Ask, RetrievalAsk, SecretsAsk};
use crate::tui::failure::Failure;
use crate::tui::note::Note;
use crate::tui::own_paths;
use crate::tui::screen::retrieve::form::Field;
use crate::tui::screen::retrieve::{Order, Run, State};
use crate::tui::session::Ticket;
use crate::tui::step::{Destination, Step};

impl State {
    /// Whether it goes on also while another place is looked at.
    #[must_use]
    pub fn is_under_way(&self) -> bool {
        self.waiting_for().is_some()
    }

    /// Whether it waits to go on with what it has in memory.
    #[must_use]
    pub fn is_interrupted(&self) -> bool {
        matches!(self.run, Run::Interrupted(_))
    }

    /// How many of how many have their result, while it goes on.
    #[must_use]
    pub fn progress(&self) -> Option<(usize, usize)> {
        match &self.run {
            Run::Beginning(_, order) | Run::UnderWay(_, order) | Run::Stopping(_, order) | Run::Writing(_, order) => {
                Some((self.results.len(), order.batch.purchases.len()))
            }
            Run::Before | Run::Interrupted(_) | Run::Over(_) => None,
        }
    }

    /// Has it end with what it is at, as the console ends; gives the question that is to stop, while it goes on.
    pub fn end(&mut self) -> Option<Ticket> {
        self.is_ending = self.is_under_way();
        self.waiting_for()
    }

    pub(super) fn waiting_for(&self) -> Option<Ticket> {
        match &self.run {
            Run::Beginning(sent, _) | Run::UnderWay(sent, _) | Run::Stopping(sent, _) | Run::Writing(sent, _) => {
                Some(*sent)
            }
            Run::Before | Run::Interrupted(_) | Run::Over(_) => None,
        }
    }

    /// Has what is to be got kept; the first is got once it is. What is wrong with the form is told at its field.
    pub(super) fn submit(&mut self, context: &Context<'_>) -> Step {
        if context.retrieving.is_some() {
            return Step::Go(Destination::Retrieve(None, WhoseKeys::Unfinished));
        }
        let Some(plan) = self.plan.ready() else { return Step::Stay };
        let (keys, purchases) = (plan.keys(), plan.in_file().map(|row| row.id.clone()).collect());
        let Some(checked) = self.form.check(keys, context) else { return Step::Stay };
        let batch = RetrievalBatch {
            purchases,
            sealing: checked.sealing,
            folder: checked.folder,
            name: checked.name,
            reason: checked.reason,
            got: Vec::new(),
        };
        let order = Order { batch: Arc::new(batch), passphrase: checked.passphrase };
        let ticket = context.ticket();
        let begin = RetrievalAsk::Begin(Arc::clone(&order.batch), checked.confirmed);
        self.run = Run::Beginning(ticket, order);
        Step::Ask(ticket, Ask::Secrets(SecretsAsk::Retrieval(begin)))
    }

    pub(super) fn begun(&mut self, result: Result<(), Failure>, context: &Context<'_>) -> Step {
        match (result, mem::replace(&mut self.run, Run::Before)) {
            (Ok(()), Run::Beginning(_, order)) => {
                self.form.forget_secrets();
                self.next(order, context)
            }
            (Err(failure), Run::Beginning(_, _)) => self.did_not_begin(failure, context),
            (_, other) => {
                self.run = other;
                Step::Stay
            }
        }
    }

    /// What can be mended in the form is told at its field, where all that was typed stands yet.
    fn did_not_begin(&mut self, failure: Failure, context: &Context<'_>) -> Step {
        let field = if failure.is_of_own_files() {
            Field::File
        } else if failure.is_of_sealing() {
            Field::Recipients
        } else {
            return Step::Fail(failure);
        };
        let Sentence { what, instead } = failure.sentence(context.locale);
        self.form.is_wrong(field, format!("{what} {instead}"));
        Step::Stay
    }

    /// Notes the result of one, and goes on with the next.
    pub(super) fn got(&mut self, id: EntitlementId, result: Result<RowResult, Failure>, context: &Context<'_>) -> Step {
        if let Some(place) = self.rows().iter().position(|row| row.id == id) {
            self.select(place, context);
        }
        let (order, is_stopping) = match mem::replace(&mut self.run, Run::Before) {
            Run::UnderWay(_, order) => (order, false),
            Run::Stopping(_, order) => (order, true),
            other @ (Run::Before | Run::Beginning(_, _) | Run::Interrupted(_) | Run::Writing(_, _) | Run::Over(_)) => {
                self.run = other;
                return Step::Stay;
            }
        };
        match result {
            Ok(result) => drop(self.results.insert(id, result)),
            Err(failure) => {
                // That it was stopped is what was asked for.
                let fail = if is_stopping || self.is_ending { Step::Stay } else { Step::Fail(failure) };
                return Step::Many(vec![self.interrupted(order, context), fail]);
            }
        }
        if is_stopping {
            return self.interrupted(order, context);
        }
        self.next(order, context)
    }

    /// It waits to go on, which is told where one does not see it.
    fn interrupted(&mut self, order: Order, context: &Context<'_>) -> Step {
        let count = order.batch.purchases.len();
        self.run = Run::Interrupted(order);
        if is_seen(context) {
            return Step::Stay;
        }
        let values = [("done", self.results.len().into()), ("count", count.into())];
        Step::Say(Note::warning(context.locale.text_with(message!("retrieve-interrupted-elsewhere"), &values)))
    }

    /// The file is there, or is not: what was got is kept for another try.
    pub(super) fn written(&mut self, result: Result<Box<Delivered>, Failure>, context: &Context<'_>) -> Step {
        let order = match mem::replace(&mut self.run, Run::Before) {
            Run::Writing(_, order) => order,
            other @ (Run::Before
            | Run::Beginning(_, _)
            | Run::UnderWay(_, _)
            | Run::Stopping(_, _)
            | Run::Interrupted(_)
            | Run::Over(_)) => {
                self.run = other;
                return Step::Stay;
            }
        };
        match result {
            Ok(delivered) => {
                self.results = delivered.rows.iter().cloned().collect();
                let told = told_with_place(&delivered, context);
                self.run = Run::Over(delivered);
                self.collected = Collected::default();
                if is_seen(context) { Step::Stay } else { Step::Say(Note::good(told)) }
            }
            Err(failure) => {
                let told = self.interrupted(order, context);
                if self.is_ending { told } else { Step::Many(vec![told, Step::Fail(failure)]) }
            }
        }
    }

    /// Stops after the one under way.
    pub(super) fn interrupt(&mut self) {
        match mem::replace(&mut self.run, Run::Before) {
            Run::UnderWay(ticket, order) => self.run = Run::Stopping(ticket, order),
            // Whether it may begin at all is known once that is answered, and nothing later asks.
            other @ (Run::Before
            | Run::Beginning(_, _)
            | Run::Stopping(_, _)
            | Run::Interrupted(_)
            | Run::Writing(_, _)
            | Run::Over(_)) => self.run = other,
        }
    }

    pub(super) fn go_on(&mut self, context: &Context<'_>) -> Step {
        match mem::replace(&mut self.run, Run::Before) {
            Run::Interrupted(order) => self.next(order, context),
            other @ (Run::Before
            | Run::Beginning(_, _)
            | Run::UnderWay(_, _)
            | Run::Stopping(_, _)
            | Run::Writing(_, _)
            | Run::Over(_)) => {
                self.run = other;
                Step::Stay
            }
        }
    }

    /// Gets the next of the rest; where none is left the file is written.
    fn next(&mut self, order: Order, context: &Context<'_>) -> Step {
        if self.is_ending {
            return self.interrupted(order, context);
        }
        let ticket = context.ticket();
        let next = order.batch.purchases.iter().find(|id| !self.results.contains_key(*id)).cloned();
        let (batch, collected) = (Arc::clone(&order.batch), self.collected.clone());
        let ask = if let Some(id) = next {
            self.run = Run::UnderWay(ticket, order);
            RetrievalAsk::One(batch, id, collected)
        } else {
            let passphrase = order.passphrase.clone();
            self.run = Run::Writing(ticket, order);
            RetrievalAsk::Write(batch, passphrase, collected)
        };
        Step::Ask(ticket, Ask::Secrets(SecretsAsk::Retrieval(ask)))
    }
}

/// Whether its place is looked at, which tells of it itself.
fn is_seen(context: &Context<'_>) -> bool {
    context.retrieving.is_none_or(|retrieving| retrieving.is_here)
}

/// The same with where it is.
pub(super) fn told_with_place(delivered: &Delivered, context: &Context<'_>) -> String {
    let place = own_paths::shown(&delivered.path, &context.settings.home);
    let place = context.locale.text_with(message!("retrieve-place"), &[("path", place.into())]);
    format!("{} {place}", told(delivered, context.locale))
}

/// What is in the file, and what was got twice.
pub(super) fn told(delivered: &Delivered, locale: Locale) -> String {
    let values = [("keys", delivered.keys.into()), ("links", delivered.links.into())];
    let mut told = locale.text_with(message!("retrieve-delivered"), &values);
    if delivered.again != 0 {
        told = format!("{told} {}", locale.text_with(message!("retrieve-again"), &[("count", delivered.again.into())]));
    }
    told
}
