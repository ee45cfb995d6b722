//! What is sent from the review: changes of the cart, which are shown before they are kept, and the payment.

use crate::domain::{CartLine, OrderId};
use crate::i18n::message;
use crate::service::{CartChange, PlaceOrder, Review};
use crate::tui::context::Context;
use crate::tui::effect::{Ask, BuyingAsk};
use crate::tui::failure::Failure;
use crate::tui::note::Note;
use crate::tui::ring::neighbour;
use crate::tui::room::Room;
use crate::tui::screen::review::{Payment, State};
use crate::tui::step::Step;

impl State {
    /// Another plan for the selected line: it is shown at once, and kept with the drafts.
    pub(super) fn choose_plan(&mut self, by: isize, context: &Context<'_>) -> Step {
        let Some(Ok(reviewed)) = self.selected() else { return Step::Stay };
        let plan = neighbour(&reviewed.on_sale.plans, &reviewed.line.plan, by);
        let line = CartLine { plan, ..reviewed.line.clone() };
        let place = self.selection.selected();
        if let Some(Some(review)) = self.review.ready_mut() {
            review.choose_plan(place, plan);
        }
        self.send(CartChange::Put(line), context)
    }

    /// The selected line is gone at once; where that is refused it comes back with the answer.
    pub(super) fn take_out(&mut self, context: &Context<'_>) -> Step {
        let place = self.selection.selected();
        let Some(item) = self.review().and_then(|review| review.cart.lines.get(place)).map(|line| line.item.clone())
        else {
            return Step::Stay;
        };
        if let Some(Some(review)) = self.review.ready_mut() {
            review.take_out(place);
        }
        self.select(place.min(self.count().saturating_sub(1)), context);
        let told = Step::Say(Note::plain(context.locale.text(message!("review-taken-out"))));
        Step::Many(vec![self.send(CartChange::TakeOut(item), context), told])
    }

    fn send(&mut self, change: CartChange, context: &Context<'_>) -> Step {
        let ticket = context.ticket();
        self.change = Some(ticket);
        Step::Ask(ticket, Ask::Buying(BuyingAsk::ChangeCart(self.customer.tenant, change)))
    }

    pub(super) fn pay(&mut self, context: &Context<'_>) -> Step {
        let Some(review) = self.review() else { return Step::Stay };
        let Some(shown) = review.totals.filter(|_| self.is_open()) else { return Step::Stay };
        let (command, lines) = (review.cart.command, review.cart.lines.clone());
        let order = PlaceOrder { tenant: self.customer.tenant, command, lines, shown };
        let ticket = context.ticket();
        self.payment = Payment::UnderWay(ticket);
        Step::Ask(ticket, Ask::Buying(BuyingAsk::PlaceOrder(order)))
    }

    /// The order is placed, or was not: then the cart is asked for anew, as what it comes to may be another thing by now.
    pub(super) fn paid(&mut self, result: Result<OrderId, Failure>, context: &Context<'_>) -> Step {
        match result {
            Ok(order) => {
                self.payment = Payment::Placed(order);
                Step::Stay
            }
            Err(failure) => {
                self.payment = Payment::Open;
                Step::Many(vec![self.refresh(context), Step::Fail(failure)])
            }
        }
    }

    /// Takes what the cart comes to now. However many lines it has by then, a line stays selected, and so does the button.
    pub(super) fn reviewed(&mut self, result: Result<Option<Box<Review>>, Failure>, context: &Context<'_>) {
        // What was bought stays on the screen; the cart it lay in is gone.
        if self.is_open() {
            let is_at_button = self.is_at_button();
            self.review.settle(result);
            let last = self.count().saturating_sub(1);
            let place = if is_at_button { self.count() } else { self.selection.selected().min(last) };
            self.select(place, context);
        }
    }
}
