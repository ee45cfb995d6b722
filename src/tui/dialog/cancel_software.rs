//! *Avbryt köp*: the orders of one product that was bought for ever, days left or passed for each. An order is chosen, the
//! important message is said to be read, and *Skicka* cancels that order; then both are cleared for the next (PERP-1 …
//! PERP-5).

mod submitting;
mod view;

pub(in crate::tui) use view::cancelled_sentence;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use crate::domain::published::PublishedPages;
use crate::domain::{EntitlementId, Instant, Permission, Refusal};
use crate::i18n::{MessageId, ReceiptForm, message};
use crate::service::{CancellablePurchase, CancellationPage, CancelledPurchase};
use crate::tui::context::{Availability, Context};
use crate::tui::effect::{Ask, CancellingAsk};
use crate::tui::failure::Failure;
use crate::tui::keymap::Binding;
use crate::tui::msg::{CancellingReply, Reply};
use crate::tui::remaining;
use crate::tui::remote::Remote;
use crate::tui::ring::neighbour;
use crate::tui::room::{Readiness, Room};
use crate::tui::session::Ticket;
use crate::tui::step::{CustomerLabel, Destination, Step};
use crate::tui::widget::list::Selection;

/// The dialog over the orders of one product.
#[derive(Debug)]
pub struct State {
    customer: CustomerLabel,
    /// The purchase that it was opened from.
    purchase: EntitlementId,
    page: Remote<Box<CancellationPage>>,
    part: Part,
    /// The order that is marked while the orders are.
    selection: Selection,
    chosen: Option<EntitlementId>,
    /// Whether the important message is said to be read.
    is_read: bool,
    /// The question that cancels the chosen order, until it is answered.
    sent: Option<(Ticket, EntitlementId)>,
    told: Option<Told>,
}

/// What the last submit came to.
#[derive(Debug)]
enum Told {
    /// The order was cancelled.
    Cancelled(EntitlementId, CancelledPurchase),
    /// It was not.
    Failed(EntitlementId, Failure),
}

/// The part of the dialog that keys act on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Orders,
    Read,
    Submit,
}

/// What can be done in the dialog.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Choose the marked order, tick the box, or submit.
    Press,
    /// One part down.
    Down,
    /// One part up.
    Up,
    /// From the orders to the box, from there to the button, and round.
    Next,
    /// Look at the marked order in *Orderhistorik*, and come back.
    Order,
    /// *Kundsupportbegäran* about the order of which more information is needed.
    Support,
    /// Save the receipt of the marked order, which is cancelled.
    SaveReceipt(ReceiptForm),
    /// Read the policy.
    Policy,
    /// Close the dialog.
    Close,
}

impl State {
    /// The dialog over that purchase, with the question for what can be cancelled beside it.
    #[must_use]
    pub fn open(customer: CustomerLabel, purchase: EntitlementId, context: &Context<'_>) -> (Self, Step) {
        let mut state = Self {
            customer,
            purchase,
            page: Remote::Idle,
            part: Part::Orders,
            selection: Selection::default(),
            chosen: None,
            is_read: false,
            sent: None,
            told: None,
        };
        let asked = state.refresh(context);
        (state, asked)
    }

    fn rows(&self) -> &[CancellablePurchase] {
        self.page.ready().map(|page| page.purchases.as_slice()).unwrap_or_default()
    }

    fn marked(&self) -> Option<&CancellablePurchase> {
        self.rows().get(self.selection.selected())
    }

    fn select(&mut self, place: usize, context: &Context<'_>) {
        self.selection.select(place, self.rows().len(), view::page(self.rows().len(), context));
    }

    /// Whether there is an order that can be cancelled; where there is none the dialog only tells of them.
    fn is_decided(&self, now: Instant) -> bool {
        !self.rows().is_empty() && self.rows().iter().all(|row| Self::refused(row, now).is_some())
    }

    /// The parts that keys act on.
    fn parts(&self, now: Instant) -> &'static [Part] {
        if self.is_decided(now) { &[Part::Orders] } else { &[Part::Orders, Part::Read, Part::Submit] }
    }

    /// Through the orders, then to the box and the button below them.
    fn down(&mut self, context: &Context<'_>) {
        let next = self.selection.selected().saturating_add(1);
        match self.part {
            Part::Orders if next < self.rows().len() => self.select(next, context),
            Part::Orders if self.is_decided(context.now) => {}
            Part::Orders => self.part = Part::Read,
            Part::Read | Part::Submit => self.part = Part::Submit,
        }
    }

    /// The way back.
    fn up(&mut self, context: &Context<'_>) {
        match self.part {
            Part::Orders => self.select(self.selection.selected().saturating_sub(1), context),
            Part::Read => self.part = Part::Orders,
            Part::Submit => self.part = Part::Read,
        }
    }

    /// The row that is told of: the marked one, else the chosen one.
    fn looked_at(&self) -> Option<&CancellablePurchase> {
        match self.part {
            Part::Orders => self.marked(),
            Part::Read | Part::Submit => self.chosen_row(),
        }
    }

    fn chosen_row(&self) -> Option<&CancellablePurchase> {
        self.rows().iter().find(|row| Some(&row.entitlement.id) == self.chosen.as_ref())
    }

    /// Why that order cannot be cancelled.
    fn refused(row: &CancellablePurchase, now: Instant) -> Option<Refusal> {
        row.answer_at(now).err()
    }

    /// Whether what is marked can be pressed.
    fn may_press(&self, context: &Context<'_>) -> Availability {
        let Some(page) = self.page.ready().filter(|_| self.sent.is_none()) else { return Availability::Hidden };
        // What was to be submitted is refused by its window; of the orders nothing is left but to close the dialog.
        if self.part == Part::Orders && self.is_decided(context.now) {
            return Availability::Ready;
        }
        let allowed = Availability::from(page.allowed.clone());
        match self.part {
            Part::Orders => match self.marked().map(|row| Self::refused(row, context.now)) {
                Some(Some(refusal)) => Availability::Disabled(refusal),
                Some(None) => allowed,
                None => Availability::Hidden,
            },
            Part::Read => allowed,
            Part::Submit => self.may_submit(context),
        }
    }

    /// *Skicka* stays unavailable until an order is chosen and the box is ticked (PERP-2).
    fn may_submit(&self, context: &Context<'_>) -> Availability {
        match self.chosen_row().map(|row| Self::refused(row, context.now)) {
            _ if self.sent.is_some() => Availability::Hidden,
            Some(Some(refusal)) => Availability::Disabled(refusal),
            Some(None) => Availability::when(self.is_read).and(context.allows(Permission::Cancel)),
            None => Availability::Hidden,
        }
    }

    fn press_marked(&mut self, context: &Context<'_>) -> Step {
        match self.part {
            Part::Orders => {
                let pressed = self.marked().map(|row| row.entitlement.id.clone());
                self.chosen = if self.chosen == pressed { None } else { pressed };
                self.told = None;
            }
            Part::Read => self.is_read = !self.is_read,
            Part::Submit => return self.submit(context),
        }
        Step::Stay
    }

    fn opened(&mut self, result: Result<Box<CancellationPage>, Failure>, context: &Context<'_>) {
        let is_first = self.page.ready().is_none();
        self.page.settle(result);
        let place = self.rows().iter().position(|row| row.entitlement.id == self.purchase);
        let place = if is_first { place.unwrap_or(0) } else { self.selection.selected() };
        self.select(place, context);
    }
}

impl Room for State {
    type Action = Action;

    const KEYS: &'static [Binding<Action>] = &[
        Binding::moving(&["Enter", "Space"], Action::Press, message!("key-choose-order")).shown(100),
        Binding::moving(&["Tab"], Action::Next, message!("key-next-part")).shown(90),
        Binding::moving(&["Down", "j"], Action::Down, message!("key-row-down")).shown(72),
        Binding::moving(&["Up", "k"], Action::Up, message!("key-row-up")).shown(71),
        Binding::moving(&["o"], Action::Order, message!("key-orders")).shown(85),
        Binding::moving(&["r"], Action::Support, message!("key-customer-support-request")).shown(98),
        Binding::moving(&["e"], Action::SaveReceipt(ReceiptForm::Text), message!("key-save-receipt")).shown(84),
        Binding::moving(&["E"], Action::SaveReceipt(ReceiptForm::Email), message!("key-save-receipt-email")).shown(83),
        Binding::moving(&["p"], Action::Policy, message!("key-cancellation-policy")).shown(70),
        Binding::moving(&["Esc"], Action::Close, message!("key-close")).shown(95),
    ];

    fn availability(&self, action: Action, context: &Context<'_>) -> Availability {
        match action {
            Action::Press => self.may_press(context),
            Action::Down | Action::Up => Availability::when(self.page.ready().is_some()),
            Action::Next => Availability::when(self.page.ready().is_some() && 1 < self.parts(context.now).len()),
            Action::Order => Availability::when(self.looked_at().is_some() && self.sent.is_none())
                .and(context.allows(Permission::LookAtOrders)),
            Action::Support => {
                Availability::when(self.needing().is_some()).and(context.allows(Permission::SupportRequest))
            }
            Action::SaveReceipt(_) => {
                let is_cancelled = |row: &CancellablePurchase| matches!(row.answer, Err(Refusal::Cancelled { .. }));
                Availability::when(self.looked_at().is_some_and(is_cancelled)).and(context.allows(Permission::Invoices))
            }
            Action::Policy | Action::Close => Availability::Ready,
        }
    }

    fn label(&self, action: Action) -> Option<MessageId> {
        let is_decided = self.page.ready().is_some() && self.rows().iter().all(|row| row.answer.is_err());
        match (action, self.part) {
            (Action::Press, Part::Orders) if is_decided => Some(message!("key-close")),
            (Action::Press, Part::Read) => Some(message!("key-tick")),
            (Action::Press, Part::Submit) => Some(message!("key-submit")),
            (_, _) => None,
        }
    }

    /// Why the marked order cannot be cancelled stands below the list.
    fn explains(&self, context: &Context<'_>) -> Option<Refusal> {
        self.looked_at().and_then(|row| Self::refused(row, context.now))
    }

    fn update(&mut self, action: Action, context: &Context<'_>) -> Step {
        match action {
            Action::Press if self.part == Part::Orders && self.is_decided(context.now) => return Step::Close,
            Action::Press => return self.press_marked(context),
            Action::Down => self.down(context),
            Action::Up => self.up(context),
            Action::Next => self.part = neighbour(self.parts(context.now), &self.part, 1),
            Action::SaveReceipt(form) => {
                let cancelled = self.looked_at().map(|row| row.entitlement.id.clone());
                let save = cancelled.map(|id| Ask::Cancelling(CancellingAsk::SaveReceipt(id, form)));
                return save.map_or(Step::Stay, |save| Step::Ask(context.ticket(), save));
            }
            Action::Order => {
                let order = self.looked_at().map(|row| row.entitlement.id.order.clone());
                return Step::Visit(Destination::Orders(self.customer.clone(), order));
            }
            Action::Support => return self.ask_support(context),
            Action::Policy => return Step::Browse(PublishedPages::embedded().cancellation_policy.clone()),
            Action::Close => return Step::Close,
        }
        Step::Stay
    }

    fn readiness(&self) -> Readiness {
        self.page.readiness()
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        self.page.awaits(ticket) || self.sent.as_ref().is_some_and(|(sent, _)| *sent == ticket)
    }

    fn receive(&mut self, _ticket: Ticket, reply: Reply, context: &Context<'_>) -> Step {
        match reply {
            Reply::Cancelling(CancellingReply::Opened(result)) => self.opened(result, context),
            Reply::Cancelling(CancellingReply::Cancelled(id, result)) => return self.answered(id, result, context),
            Reply::Cancelling(
                CancellingReply::Reviewed(_) | CancellingReply::Begun(_) | CancellingReply::ReceiptSaved(_),
            )
            | Reply::Customers(_)
            | Reply::Purchases(_)
            | Reply::Buying(_)
            | Reply::Secrets(_)
            | Reply::Clipboard(_)
            | Reply::Operators(_)
            | Reply::Downloads(_)
            | Reply::Kms(_)
            | Reply::Billing(_)
            | Reply::Support(_)
            | Reply::Upkeep(_)
            | Reply::Log(_) => {}
        }
        Step::Stay
    }

    fn refresh(&mut self, context: &Context<'_>) -> Step {
        let ticket = context.ticket();
        self.page.ask(ticket);
        Step::Ask(ticket, Ask::Cancelling(CancellingAsk::Open(self.purchase.clone())))
    }

    fn wake(&self, now: Instant) -> Option<Instant> {
        remaining::wake_of_any(self.rows().iter().filter_map(|row| row.window.end()), now)
    }

    /// Once the last order that could be cancelled can no longer be, only the orders are left to be looked at.
    fn tick(&mut self, context: &Context<'_>) -> Step {
        if !self.parts(context.now).contains(&self.part) {
            self.part = Part::Orders;
        }
        Step::Stay
    }

    fn resized(&mut self, context: &Context<'_>) -> Step {
        self.select(self.selection.selected(), context);
        Step::Stay
    }

    /// A press marks a part; one on the marked part presses it.
    fn press(&mut self, at: Position, area: Rect, context: &Context<'_>) -> Step {
        let is_decided = self.is_decided(context.now);
        let is_marked = match self.part_at(at, area, context) {
            Some((Part::Submit, _)) if is_decided => return Step::Close,
            Some((Part::Orders, Some(place))) => {
                let is_marked = self.part == Part::Orders && self.selection.selected() == place;
                self.select(place, context);
                self.part = Part::Orders;
                is_marked
            }
            Some((part @ (Part::Read | Part::Submit), _)) => std::mem::replace(&mut self.part, part) == part,
            Some((Part::Orders, None)) | None => return Step::Stay,
        };
        match self.may_press(context) {
            Availability::Ready if is_marked && !is_decided => self.press_marked(context),
            Availability::Ready | Availability::Disabled(_) | Availability::Hidden => Step::Stay,
        }
    }

    fn wheel(&mut self, notches: isize, context: &Context<'_>) -> Step {
        let total = self.rows().len();
        self.selection.wheel(notches, total, view::page(total, context));
        Step::Stay
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        self.view_dialog(frame, area, context);
    }
}
