//! The run: begun once it is kept, one purchase after the other, until each has its result or it is interrupted.

use crate::domain::drafts::CancellationBatch;
use crate::domain::{EntitlementId, Money};
use crate::i18n::{Locale, message};
use crate::service::{CancelPurchase, CancellablePurchase, CancelledPurchase};
use crate::tui::context::Context;
use crate::tui::effect::{Ask, CancellingAsk};
use crate::tui::failure::Failure;
use crate::tui::note::Note;
use crate::tui::screen::cancel_many::{Run, State};
use crate::tui::step::Step;
use crate::tui::support_start;

impl State {
    /// Has what is to be cancelled kept; the first is cancelled once it is.
    pub(super) fn submit(&mut self, context: &Context<'_>) -> Step {
        let Some(review) = self.review.ready() else { return Step::Stay };
        let submission = review.submission;
        let rest: Vec<EntitlementId> = self.rest(context.now).map(|row| row.entitlement.id.clone()).collect();
        self.typing = false;
        let ticket = context.ticket();
        self.run = Run::Beginning(ticket);
        let begin = CancellingAsk::Begin(self.customer.tenant, CancellationBatch { submission, rest });
        Step::Ask(ticket, Ask::Cancelling(begin))
    }

    pub(super) fn begun(&mut self, result: Result<(), Failure>, context: &Context<'_>) -> Step {
        match result {
            Ok(()) if matches!(self.run, Run::Beginning(_)) => self.next(context),
            Ok(()) => Step::Stay,
            Err(failure) => {
                self.run = Run::Before;
                Step::Fail(failure)
            }
        }
    }

    /// Notes the result of one, and goes on with the next.
    pub(super) fn answered(
        &mut self,
        id: EntitlementId,
        result: Result<CancelledPurchase, Failure>,
        context: &Context<'_>,
    ) -> Step {
        if let Some(place) = self.rows().iter().position(|row| row.entitlement.id == id) {
            self.select(place, context);
        }
        let result = match result {
            // What failed has no result: it is tried again when one goes on.
            Err(failure) if failure.refusal().is_none() => {
                self.run = Run::Interrupted;
                return Step::Fail(failure);
            }
            result => result,
        };
        self.results.insert(id, result);
        if matches!(self.run, Run::Stopping(_, _)) && self.rest(context.now).next().is_some() {
            self.run = Run::Interrupted;
            return Step::Stay;
        }
        self.next(context)
    }

    /// Stops after the one under way.
    pub(super) fn interrupt(&mut self) {
        self.run = match &self.run {
            Run::UnderWay(ticket, id) => Run::Stopping(*ticket, id.clone()),
            // Whether it is kept is known once that is answered.
            other @ (Run::Before | Run::Beginning(_) | Run::Stopping(_, _) | Run::Interrupted | Run::Over) => {
                other.clone()
            }
        };
    }

    /// Cancels the next of the rest, or tells of all where none is left.
    pub(super) fn next(&mut self, context: &Context<'_>) -> Step {
        let submission = self.review.ready().map(|review| review.submission);
        let next =
            self.rest(context.now).find_map(|row| Some((row.entitlement.id.clone(), *row.answer.as_ref().ok()?)));
        let (Some(submission), Some((entitlement, shown))) = (submission, next) else {
            self.run = Run::Over;
            let told = self.told_of_all(context.locale);
            return Step::Say(if self.is_whole() { Note::good(told) } else { Note::warning(told) });
        };
        let ticket = context.ticket();
        self.run = Run::UnderWay(ticket, entitlement.clone());
        let cancel = CancelPurchase { entitlement, submission, shown };
        Step::Ask(ticket, Ask::Cancelling(CancellingAsk::CancelOneOfMany(cancel)))
    }

    /// Whether everything that was to be cancelled is.
    pub(super) fn is_whole(&self) -> bool {
        self.results.values().all(Result::is_ok)
    }

    /// What all came to: how many are cancelled, and what is given back together.
    pub(super) fn told_of_all(&self, locale: Locale) -> String {
        let refunds = self.results.values().flatten().map(|cancelled| cancelled.refund.amount);
        let values = [("done", refunds.clone().count().into()), ("count", self.rows().len().into())];
        let over = locale.text_with(message!("cancel-many-over"), &values);
        match Money::sums(refunds) {
            Ok(sums) if !sums.is_empty() => {
                let amount = [("amount", locale.sums(&sums).into())];
                format!("{over} {}", locale.text_with(message!("cancel-many-refunded"), &amount))
            }
            Ok(_) | Err(_) => over,
        }
    }

    /// The selected purchase, if the provider needs to know more of it (PERP-5).
    pub(super) fn needing(&self) -> Option<&CancellablePurchase> {
        self.selected().filter(|row| {
            let result = self.results.get(&row.entitlement.id);
            result.is_some_and(|result| result.as_ref().is_err_and(Failure::needs_information))
        })
    }

    /// A support request about it, filled in with what is known.
    pub(super) fn ask_support(&self, context: &Context<'_>) -> Step {
        let asked = self.needing().and_then(|row| support_start::ask_for_refund(row, context.locale));
        asked.unwrap_or(Step::Stay)
    }
}
