//! *Granskningsskärm*: the cart of a customer, line by line with its terms and its schedule of instalments, and what it comes to;
//! then *Skapa och betala*, which pays once however often it is pressed (BUY-1, BUY-2).

mod schedule;
mod sending;
mod table;
mod view;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use crate::domain::sale::ReviewedLine;
use crate::domain::{OrderId, Permission, Refusal, SecretText};
use crate::i18n::{MessageId, message};
use crate::service::Review;
use crate::tui::context::{Availability, Context};
use crate::tui::dialog::{Dialog, cart_line, instalments};
use crate::tui::effect::{Ask, BuyingAsk};
use crate::tui::keymap::Binding;
use crate::tui::moving::{Move, keys_with_moves};
use crate::tui::msg::{BuyingReply, Reply};
use crate::tui::remote::Remote;
use crate::tui::room::{Readiness, Room};
use crate::tui::session::Ticket;
use crate::tui::step::{CustomerLabel, Destination, Plain, Step};
use crate::tui::widget::list::Selection;

/// The cart of one customer.
#[derive(Debug)]
pub struct State {
    customer: CustomerLabel,
    review: Remote<Option<Box<Review>>>,
    /// The selected line; the one after the last is the button, to which no movement goes.
    selection: Selection,
    /// The last change that was sent, until it is answered: what the answers before it say is overtaken.
    change: Option<Ticket>,
    payment: Payment,
}

/// Whether the cart is paid.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Payment {
    /// Not yet.
    Open,
    /// The question that places the order is not answered yet.
    UnderWay(Ticket),
    /// It became this order.
    Placed(OrderId),
}

/// What can be done with the cart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Change the selected line; on the button create and pay.
    Press,
    /// To the button.
    ToButton,
    /// The next plan of the selected line.
    NextPlan,
    /// The plan before.
    PreviousPlan,
    /// Take the selected line out.
    TakeOut,
    /// Every instalment of the selected line.
    Details,
    /// Copy the number of the order that it became.
    CopyOrder,
    /// To that order.
    Order,
    /// Through the lines.
    Move(Move),
}

impl State {
    /// The cart for this customer, not asked for yet.
    #[must_use]
    pub fn new(customer: CustomerLabel) -> Self {
        let (selection, payment) = (Selection::default(), Payment::Open);
        Self { customer, review: Remote::Idle, selection, change: None, payment }
    }

    /// For whom it is.
    #[must_use]
    pub fn customer(&self) -> &CustomerLabel {
        &self.customer
    }

    fn review(&self) -> Option<&Review> {
        self.review.ready()?.as_deref()
    }

    fn count(&self) -> usize {
        self.review().map_or(0, |review| review.rows.len())
    }

    fn is_open(&self) -> bool {
        self.payment == Payment::Open
    }

    /// The order that it became.
    fn placed(&self) -> Option<&OrderId> {
        match &self.payment {
            Payment::Placed(order) => Some(order),
            Payment::Open | Payment::UnderWay(_) => None,
        }
    }

    /// Whether the button is selected, which stands below the lines.
    fn is_at_button(&self) -> bool {
        self.count() != 0 && self.selection.selected() == self.count()
    }

    /// The selected line on its terms, or the rule that says no to it; `None` at the button.
    fn selected(&self) -> Option<&Result<ReviewedLine, Refusal>> {
        self.review()?.rows.get(self.selection.selected()).map(|row| &row.reviewed)
    }

    /// Whether the selected line can be changed here and now.
    fn may_change(&self, context: &Context<'_>) -> Availability {
        Availability::when(self.is_open() && self.selected().is_some()).and(context.allows(Permission::Buy))
    }

    /// Whether the cart can be paid; a rule that says no to a line says no to all of it.
    fn may_pay(&self, context: &Context<'_>) -> Availability {
        let Some(review) = self.review().filter(|_| self.is_open()) else { return Availability::Hidden };
        let refusal = review.rows.iter().find_map(|row| row.reviewed.as_ref().err().cloned());
        let sold = match (refusal, review.totals) {
            (Some(refusal), _) => Err(refusal),
            (None, None) => Err(Refusal::TooMuch),
            (None, Some(_)) => Ok(()),
        };
        context.allows(Permission::Buy).and(sold.into())
    }

    fn has_plans(&self) -> bool {
        matches!(self.selected(), Some(Ok(line)) if 1 < line.on_sale.plans.len())
    }

    fn select(&mut self, place: usize, context: &Context<'_>) {
        self.selection.select(place, self.count().saturating_add(1), view::page(context));
    }

    fn press_selected(&mut self, context: &Context<'_>) -> Step {
        if self.is_at_button() {
            return self.pay(context);
        }
        match self.selected() {
            Some(Ok(line)) => {
                let dialog = cart_line::State::of_line(self.customer.tenant, line);
                Step::Open(Box::new(Dialog::CartLine(dialog)))
            }
            Some(Err(_)) | None => Step::Stay,
        }
    }
}

impl Room for State {
    type Action = Action;

    const KEYS: &'static [Binding<Action>] = keys_with_moves![Action::Move;
        Binding::moving(&["Enter"], Action::Press, message!("key-change-line")).shown(100),
        Binding::moving(&["P"], Action::ToButton, message!("key-to-payment")).shown(99),
        Binding::moving(&["Right", "l", "Space"], Action::NextPlan, message!("key-next-plan")).shown(97),
        Binding::moving(&["Left", "h"], Action::PreviousPlan, message!("key-previous-plan")),
        Binding::moving(&["x", "Delete"], Action::TakeOut, message!("key-take-out")).shown(95),
        Binding::moving(&["d"], Action::Details, message!("key-instalments")).shown(85),
        Binding::moving(&["y"], Action::CopyOrder, message!("key-copy-order")).shown(98),
        Binding::moving(&["o"], Action::Order, message!("key-orders")).shown(97),
    ];

    fn availability(&self, action: Action, context: &Context<'_>) -> Availability {
        match action {
            Action::Press if self.is_at_button() => self.may_pay(context),
            Action::Press => {
                let sold = self.selected().map_or(Ok(()), |line| line.as_ref().map(|_| ()).map_err(Clone::clone));
                self.may_change(context).and(sold.into())
            }
            Action::ToButton => Availability::when(self.is_open() && self.count() != 0 && !self.is_at_button()),
            Action::NextPlan | Action::PreviousPlan => {
                Availability::when(self.has_plans()).and(self.may_change(context))
            }
            Action::TakeOut => self.may_change(context),
            Action::Details => Availability::when(matches!(self.selected(), Some(Ok(_)))),
            Action::CopyOrder => Availability::when(self.placed().is_some()),
            Action::Order => Availability::when(self.placed().is_some()).and(context.allows(Permission::LookAtOrders)),
            Action::Move(_) => Availability::when(self.count() != 0),
        }
    }

    fn label(&self, action: Action) -> Option<MessageId> {
        (action == Action::Press && self.is_at_button()).then(|| message!("key-pay"))
    }

    /// The no to the selected line stands in the pane.
    fn explains(&self, _context: &Context<'_>) -> Option<Refusal> {
        self.selected().and_then(|line| line.as_ref().err().cloned())
    }

    fn update(&mut self, action: Action, context: &Context<'_>) -> Step {
        match action {
            Action::Press => return self.press_selected(context),
            Action::ToButton => self.select(self.count(), context),
            Action::NextPlan => return self.choose_plan(1, context),
            Action::PreviousPlan => return self.choose_plan(-1, context),
            Action::TakeOut => return self.take_out(context),
            Action::Details => {
                let dialog = self.selected().and_then(|line| line.as_ref().ok()).map(instalments::State::new);
                return dialog.map_or(Step::Stay, |dialog| Step::Open(Box::new(Dialog::Instalments(dialog))));
            }
            Action::CopyOrder => {
                let copied = |order: &OrderId| Step::CopyPlain(Plain::Order, SecretText::new(order.to_string()));
                return self.placed().map_or(Step::Stay, copied);
            }
            Action::Order => {
                let order = |order: &OrderId| Destination::Orders(self.customer.clone(), Some(order.clone()));
                return self.placed().map_or(Step::Stay, |placed| Step::Go(order(placed)));
            }
            // No movement goes to the button: who pays has said so with a key of its own.
            Action::Move(movement) => {
                let total = self.count();
                movement.apply(&mut self.selection, total, view::page(context));
            }
        }
        Step::Stay
    }

    fn readiness(&self) -> Readiness {
        self.review.readiness()
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        self.review.awaits(ticket) || self.change == Some(ticket) || self.payment == Payment::UnderWay(ticket)
    }

    fn receive(&mut self, _ticket: Ticket, reply: Reply, context: &Context<'_>) -> Step {
        let Reply::Buying(reply) = reply else { return Step::Stay };
        match reply {
            BuyingReply::Reviewed(result) => self.reviewed(result, context),
            BuyingReply::Changed(result) => {
                self.change = None;
                match result {
                    Ok(review) => self.reviewed(Ok(review), context),
                    Err(failure) => return Step::Many(vec![self.refresh(context), Step::Fail(failure)]),
                }
            }
            BuyingReply::Placed(result) => return self.paid(result, context),
            BuyingReply::Catalog(_) => {}
        }
        Step::Stay
    }

    fn refresh(&mut self, context: &Context<'_>) -> Step {
        if !self.is_open() {
            return Step::Stay;
        }
        let ticket = context.ticket();
        self.review.ask(ticket);
        Step::Ask(ticket, Ask::Buying(BuyingAsk::ReviewCart(self.customer.tenant)))
    }

    fn resized(&mut self, context: &Context<'_>) -> Step {
        self.select(self.selection.selected(), context);
        Step::Stay
    }

    /// A press selects a line; one on the button goes to it, and pays where it is there already.
    fn press(&mut self, at: Position, area: Rect, context: &Context<'_>) -> Step {
        if self.is_open() && self.count() != 0 && view::button_area(area).contains(at) {
            if !self.is_at_button() {
                self.select(self.count(), context);
                return Step::Stay;
            }
            return match self.may_pay(context) {
                Availability::Ready => self.pay(context),
                Availability::Disabled(refusal) => Step::Refuse(refusal),
                Availability::Hidden => Step::Stay,
            };
        }
        if let Some(place) = self.selection.row_at(at, view::rows_area(area), self.count()) {
            self.select(place, context);
        }
        Step::Stay
    }

    fn double_press(&mut self, at: Position, area: Rect, context: &Context<'_>) -> Step {
        let place = self.selection.row_at(at, view::rows_area(area), self.count());
        if place.is_none() || place != Some(self.selection.selected()) {
            return self.press(at, area, context);
        }
        match self.availability(Action::Press, context) {
            Availability::Ready => self.press_selected(context),
            Availability::Disabled(refusal) => Step::Refuse(refusal),
            Availability::Hidden => Step::Stay,
        }
    }

    fn wheel(&mut self, notches: isize, context: &Context<'_>) -> Step {
        self.selection.wheel(notches, self.count(), view::page(context));
        Step::Stay
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        self.view_page(frame, area, context);
    }
}
