//! *Avbryt flera köp*: what each of several purchases would come to and what they give back together; one typed confirmation
//! that the important message was read; then one submit, which cancels them one by one, each with its own result. It can be
//! interrupted, also by the end of the program, and goes on with the rest.

mod running;
mod view;

use std::collections::BTreeMap;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use tui_input::Input;

use crate::domain::published::PublishedPages;
use crate::domain::{EntitlementId, Instant, Permission};
use crate::i18n::{MessageId, message};
use crate::service::{CancellablePurchase, CancellationReview, CancelledPurchase};
use crate::tui::context::{Availability, Context};
use crate::tui::effect::{Ask, CancellingAsk};
use crate::tui::failure::Failure;
use crate::tui::keymap::{Binding, Focus, Key};
use crate::tui::moving::{Move, keys_with_moves};
use crate::tui::msg::{CancellingReply, Reply};
use crate::tui::note::Note;
use crate::tui::remaining;
use crate::tui::remote::Remote;
use crate::tui::room::{Readiness, Room};
use crate::tui::session::Ticket;
use crate::tui::step::{CustomerLabel, Destination, Step};
use crate::tui::widget::input;
use crate::tui::widget::list::Selection;

/// Several purchases of one customer.
#[derive(Debug)]
pub struct State {
    customer: CustomerLabel,
    /// Which ones; none for those that were broken off.
    purchases: Vec<EntitlementId>,
    review: Remote<Box<CancellationReview>>,
    selection: Selection,
    confirmation: Input,
    typing: bool,
    run: Run,
    results: BTreeMap<EntitlementId, Result<CancelledPurchase, Failure>>,
}

/// How far it has come.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Run {
    /// Nothing was submitted.
    Before,
    /// What is to be cancelled is being kept, so that it can go on where it is broken off.
    Beginning(Ticket),
    /// That one is being cancelled.
    UnderWay(Ticket, EntitlementId),
    /// The one under way is the last for now.
    Stopping(Ticket, EntitlementId),
    /// It waits to go on with the rest.
    Interrupted,
    /// Each has its result.
    Over,
}

/// What can be done here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// To the field of the confirmation.
    Confirm,
    /// Submit what was confirmed.
    Submit,
    /// Leave the field.
    LeaveField,
    /// Stop after the one under way.
    Interrupt,
    /// Go on with the rest.
    GoOn,
    /// To the order of the selected purchase.
    Order,
    /// *Kundsupportbegäran* about the selected purchase, of which more information is needed.
    Support,
    /// Read the policy.
    Policy,
    /// Through the purchases.
    Move(Move),
}

impl State {
    /// Those purchases, not looked at yet; those that were broken off where none is named.
    #[must_use]
    pub fn new(customer: CustomerLabel, purchases: Vec<EntitlementId>) -> Self {
        Self {
            customer,
            purchases,
            review: Remote::Idle,
            selection: Selection::default(),
            confirmation: Input::default(),
            typing: false,
            run: Run::Before,
            results: BTreeMap::new(),
        }
    }

    /// Whose they are.
    #[must_use]
    pub fn customer(&self) -> &CustomerLabel {
        &self.customer
    }

    /// Which ones.
    #[must_use]
    pub fn purchases(&self) -> &[EntitlementId] {
        &self.purchases
    }

    /// Whether it goes on also while another place is looked at.
    #[must_use]
    pub fn is_under_way(&self) -> bool {
        matches!(self.run, Run::Beginning(_) | Run::UnderWay(_, _) | Run::Stopping(_, _))
    }

    fn rows(&self) -> &[CancellablePurchase] {
        self.review.ready().map(|review| review.rows.as_slice()).unwrap_or_default()
    }

    fn selected(&self) -> Option<&CancellablePurchase> {
        self.rows().get(self.selection.selected())
    }

    fn select(&mut self, place: usize, context: &Context<'_>) {
        self.selection.select(place, self.rows().len(), page(context));
    }

    /// Those that can be cancelled and have no result yet, by the clock as well.
    fn rest(&self, now: Instant) -> impl Iterator<Item = &CancellablePurchase> {
        let is_possible = move |row: &&CancellablePurchase| row.answer_at(now).is_ok();
        let has_none = |row: &&CancellablePurchase| !self.results.contains_key(&row.entitlement.id);
        self.rows().iter().filter(is_possible).filter(has_none)
    }

    /// What is to be typed: the word with how many are cancelled by it.
    fn wanted(&self, context: &Context<'_>) -> String {
        let count = self.rest(context.now).count();
        context.locale.text_with(message!("cancel-many-confirmation"), &[("count", count.into())])
    }

    fn is_confirmed(&self, context: &Context<'_>) -> bool {
        let typed = self.confirmation.value().split_whitespace().collect::<Vec<_>>().join(" ");
        typed.to_lowercase() == self.wanted(context).to_lowercase()
    }

    fn may_confirm(&self, context: &Context<'_>) -> Availability {
        let is_possible = self.run == Run::Before && self.rest(context.now).next().is_some();
        Availability::when(is_possible).and(context.allows(Permission::Cancel))
    }
}

/// How many rows are on the screen.
fn page(context: &Context<'_>) -> usize {
    usize::from(view::rows_area(context.main).height)
}

impl Room for State {
    type Action = Action;

    const KEYS: &'static [Binding<Action>] = keys_with_moves![Action::Move;
        Binding::moving(&["Enter"], Action::Confirm, message!("key-to-confirmation")).shown(100),
        Binding::typing(&["Enter"], Action::Submit, message!("key-submit")).shown(100),
        Binding::typing(&["Esc"], Action::LeaveField, message!("key-leave-confirmation")).shown(95),
        Binding::moving(&["x"], Action::Interrupt, message!("key-stop-cancelling")).shown(99),
        Binding::moving(&["c"], Action::GoOn, message!("key-go-on-cancelling")).shown(98),
        Binding::moving(&["r"], Action::Support, message!("key-customer-support-request")).shown(96),
        Binding::moving(&["o"], Action::Order, message!("key-orders")).shown(80),
        Binding::moving(&["p"], Action::Policy, message!("key-cancellation-policy")).shown(70),
    ];

    fn focus(&self) -> Focus {
        Focus::of(self.typing, self.confirmation.value())
    }

    fn availability(&self, action: Action, context: &Context<'_>) -> Availability {
        match action {
            Action::Confirm | Action::Submit => self.may_confirm(context),
            Action::LeaveField => Availability::when(self.typing),
            Action::Interrupt => Availability::when(matches!(self.run, Run::UnderWay(_, _))),
            Action::GoOn => Availability::when(self.run == Run::Interrupted && self.rest(context.now).next().is_some())
                .and(context.allows(Permission::Cancel)),
            Action::Order => {
                Availability::when(self.selected().is_some()).and(context.allows(Permission::LookAtOrders))
            }
            Action::Support => {
                Availability::when(self.needing().is_some()).and(context.allows(Permission::SupportRequest))
            }
            Action::Policy => Availability::Ready,
            Action::Move(_) => Availability::when(!self.rows().is_empty()),
        }
    }

    fn label(&self, action: Action) -> Option<MessageId> {
        (action == Action::LeaveField && !self.confirmation.value().is_empty()).then(|| message!("key-clear-field"))
    }

    fn update(&mut self, action: Action, context: &Context<'_>) -> Step {
        match action {
            Action::Confirm => self.typing = true,
            Action::Submit if self.is_confirmed(context) => return self.submit(context),
            Action::Submit => {
                let wanted = [("wanted", self.wanted(context).into())];
                let told = context.locale.text_with(message!("cancel-many-unconfirmed"), &wanted);
                return Step::Say(Note::warning(told));
            }
            Action::LeaveField => {
                self.typing = !self.confirmation.value().is_empty();
                self.confirmation = Input::default();
            }
            Action::Interrupt => self.interrupt(),
            Action::GoOn => return self.next(context),
            Action::Order => {
                let order = self.selected().map(|row| row.entitlement.id.order.clone());
                return Step::Go(Destination::Orders(self.customer.clone(), order));
            }
            Action::Support => return self.ask_support(context),
            Action::Policy => return Step::Browse(PublishedPages::embedded().cancellation_policy.clone()),
            Action::Move(movement) => {
                let (total, page) = (self.rows().len(), page(context));
                movement.apply(&mut self.selection, total, page);
            }
        }
        Step::Stay
    }

    fn edit(&mut self, key: Key, _context: &Context<'_>) -> Step {
        input::edit(&mut self.confirmation, key);
        Step::Stay
    }

    /// What confirms is typed, not pasted.
    fn paste(&mut self, _text: &str, _context: &Context<'_>) -> Step {
        Step::Stay
    }

    fn leave_field(&mut self) {
        self.typing = false;
    }

    fn readiness(&self) -> Readiness {
        self.review.readiness()
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        let sent = match &self.run {
            Run::Beginning(sent) | Run::UnderWay(sent, _) | Run::Stopping(sent, _) => Some(*sent),
            Run::Before | Run::Interrupted | Run::Over => None,
        };
        self.review.awaits(ticket) || sent == Some(ticket)
    }

    fn receive(&mut self, _ticket: Ticket, reply: Reply, context: &Context<'_>) -> Step {
        let Reply::Cancelling(reply) = reply else { return Step::Stay };
        match reply {
            CancellingReply::Reviewed(result) => {
                self.review.settle(result);
                self.select(self.selection.selected(), context);
                Step::Stay
            }
            CancellingReply::Begun(result) => self.begun(result, context),
            CancellingReply::Cancelled(id, result) => self.answered(id, result, context),
            CancellingReply::Opened(_) | CancellingReply::ReceiptSaved(_) => Step::Stay,
        }
    }

    /// Once something was submitted its results stand.
    fn refresh(&mut self, context: &Context<'_>) -> Step {
        if self.run != Run::Before {
            return Step::Stay;
        }
        let ticket = context.ticket();
        self.review.ask(ticket);
        let asked = CancellingAsk::Review(self.customer.tenant, self.purchases.clone());
        Step::Ask(ticket, Ask::Cancelling(asked))
    }

    fn wake(&self, now: Instant) -> Option<Instant> {
        remaining::wake_of_any(self.rows().iter().filter_map(|row| row.window.end()), now)
    }

    fn resized(&mut self, context: &Context<'_>) -> Step {
        self.select(self.selection.selected(), context);
        Step::Stay
    }

    fn press(&mut self, at: Position, area: Rect, context: &Context<'_>) -> Step {
        if let Some(place) = self.selection.row_at(at, view::rows_area(area), self.rows().len()) {
            self.typing = false;
            self.select(place, context);
        } else if view::field_area(area).contains(at) && self.may_confirm(context) == Availability::Ready {
            self.typing = true;
        }
        Step::Stay
    }

    fn wheel(&mut self, notches: isize, context: &Context<'_>) -> Step {
        let (total, page) = (self.rows().len(), page(context));
        self.selection.wheel(notches, total, page);
        Step::Stay
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        self.view_page(frame, area, context);
    }
}
