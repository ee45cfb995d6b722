//! *Avbryt prenumeration*: until when, what is given back, and what follows. *Ja, avbryt* is the first of two deliberate
//! acts: the page then shows the cancellation as pending, and *Skicka* carries it out (CANCEL-2 … CANCEL-5).

mod view;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use crate::domain::cancellation_window::WhyNever;
use crate::domain::published::PublishedPages;
use crate::domain::{EntitlementId, Instant, Permission, Refund, Refusal};
use crate::i18n::{MessageId, message};
use crate::service::{CancelPurchase, CancellablePurchase, CancellationPage};
use crate::tui::context::{Availability, Context};
use crate::tui::effect::{Ask, CancellingAsk};
use crate::tui::keymap::Binding;
use crate::tui::msg::{CancellingReply, Reply};
use crate::tui::remaining;
use crate::tui::remote::Remote;
use crate::tui::room::{Readiness, Room};
use crate::tui::session::Ticket;
use crate::tui::step::{Answer, Step};
use crate::tui::widget::dialog_box;

/// The dialog over one subscription.
#[derive(Debug)]
pub struct State {
    purchase: EntitlementId,
    page: Remote<Box<CancellationPage>>,
    marked: Choice,
}

/// The two answers, the harmless one marked first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Choice {
    Keep,
    Cancel,
}

/// What can be done with the question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Give the marked answer.
    Answer,
    /// Mark the other answer.
    Other,
    /// Read the policy.
    Policy,
    /// Read about software plans, which cannot be cancelled.
    SoftwarePlans,
    /// Keep the subscription.
    Keep,
}

impl State {
    /// The dialog over the subscription of that purchase, with the question for what it would come to.
    #[must_use]
    pub fn open(purchase: EntitlementId, context: &Context<'_>) -> (Self, Step) {
        let ticket = context.ticket();
        let mut page = Remote::Idle;
        page.ask(ticket);
        let asked = Step::Ask(ticket, Ask::Cancelling(CancellingAsk::Open(purchase.clone())));
        (Self { purchase, page, marked: Choice::Keep }, asked)
    }

    fn row(&self) -> Option<&CancellablePurchase> {
        self.page.ready()?.purchases.iter().find(|row| row.entitlement.id == self.purchase)
    }

    /// What would be given back, or why it cannot be cancelled: also by the clock, which goes on while the dialog stands.
    fn answer(&self, context: &Context<'_>) -> Option<Result<Refund, Refusal>> {
        Some(self.row()?.answer_at(context.now))
    }

    /// Whether it can be said yes to.
    fn may_cancel(&self, context: &Context<'_>) -> Availability {
        match self.answer(context) {
            Some(Ok(_)) => context.allows(Permission::Cancel),
            Some(Err(refusal)) => Availability::Disabled(refusal),
            None => Availability::Hidden,
        }
    }

    fn choices(&self, context: &Context<'_>) -> &'static [Choice] {
        match self.answer(context) {
            Some(Ok(_)) => &[Choice::Keep, Choice::Cancel],
            Some(Err(_)) | None => &[Choice::Keep],
        }
    }

    fn is_of_software_plan(&self) -> bool {
        let never = Refusal::NeverCancelled { why: WhyNever::SoftwarePlan };
        self.row().is_some_and(|row| row.answer.as_ref() == Err(&never))
    }

    fn give(&self, choice: Choice, context: &Context<'_>) -> Step {
        match (choice, self.page.ready(), self.answer(context), self.may_cancel(context)) {
            (Choice::Cancel, Some(page), Some(Ok(shown)), Availability::Ready) => {
                let cancel = CancelPurchase { entitlement: self.purchase.clone(), submission: page.submission, shown };
                Step::CloseWith(Answer::CancelSubscription(Box::new(cancel)))
            }
            (Choice::Cancel, _, _, Availability::Disabled(refusal)) => Step::Refuse(refusal),
            (Choice::Cancel, _, _, Availability::Ready | Availability::Hidden) => Step::Stay,
            (Choice::Keep, _, _, _) => Step::Close,
        }
    }
}

impl Room for State {
    type Action = Action;

    const KEYS: &'static [Binding<Action>] = &[
        Binding::moving(&["Enter", "Space"], Action::Answer, message!("key-answer")).shown(100),
        Binding::moving(&["Tab", "Left", "Right", "h", "l"], Action::Other, message!("key-other-answer")).shown(90),
        Binding::moving(&["Esc", "n"], Action::Keep, message!("key-keep-subscription")).shown(95),
        Binding::moving(&["p"], Action::Policy, message!("key-cancellation-policy")).shown(70),
        Binding::moving(&["f"], Action::SoftwarePlans, message!("key-software-plans")).shown(80),
    ];

    fn availability(&self, action: Action, context: &Context<'_>) -> Availability {
        match action {
            Action::Answer if self.marked == Choice::Cancel => self.may_cancel(context),
            Action::Answer | Action::Keep | Action::Policy => Availability::Ready,
            Action::Other => Availability::when(1 < self.choices(context).len()),
            Action::SoftwarePlans => Availability::when(self.is_of_software_plan()),
        }
    }

    /// Why it cannot be cancelled stands in the dialog.
    fn explains(&self, context: &Context<'_>) -> Option<Refusal> {
        self.answer(context).and_then(Result::err)
    }

    /// Where there is nothing to decide the dialog is only closed.
    fn label(&self, action: Action) -> Option<MessageId> {
        let is_decided = self.row().is_none_or(|row| row.answer.is_err());
        (is_decided && matches!(action, Action::Answer | Action::Keep)).then(|| message!("key-close"))
    }

    fn update(&mut self, action: Action, context: &Context<'_>) -> Step {
        match action {
            Action::Answer => self.give(self.marked, context),
            Action::Keep => Step::Close,
            Action::Policy => Step::Browse(PublishedPages::embedded().cancellation_policy.clone()),
            Action::SoftwarePlans => Step::Browse(PublishedPages::embedded().software_plans.clone()),
            Action::Other => {
                self.marked = match self.marked {
                    Choice::Keep => Choice::Cancel,
                    Choice::Cancel => Choice::Keep,
                };
                Step::Stay
            }
        }
    }

    fn readiness(&self) -> Readiness {
        self.page.readiness()
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        self.page.awaits(ticket)
    }

    fn receive(&mut self, _ticket: Ticket, reply: Reply, _context: &Context<'_>) -> Step {
        if let Reply::Cancelling(CancellingReply::Opened(result)) = reply {
            self.page.settle(result);
        }
        Step::Stay
    }

    fn wake(&self, now: Instant) -> Option<Instant> {
        self.row()?.window.end().and_then(|end| remaining::wake_by_words(end, now))
    }

    /// Past the end there is no yes to be marked any more.
    fn tick(&mut self, context: &Context<'_>) -> Step {
        if !self.choices(context).contains(&self.marked) {
            self.marked = Choice::Keep;
        }
        Step::Stay
    }

    fn press(&mut self, at: Position, area: Rect, context: &Context<'_>) -> Step {
        let dialog = self.dialog(context);
        let Some((line, column)) = dialog_box::spot(area, &dialog, at) else { return Step::Stay };
        if line.saturating_add(1) != dialog.lines.len() {
            return Step::Stay;
        }
        match self.choice_at(column, context) {
            Some(choice) => self.give(choice, context),
            None => Step::Stay,
        }
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        dialog_box::view(frame, area, context, &self.dialog(context));
    }
}
