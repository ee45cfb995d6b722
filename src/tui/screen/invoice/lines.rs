//! Which lines of an invoice are here, which of them are listed and in what order, and asking for more at the end of the list.

use crate::domain::ChargeId;
use crate::ports::{Cursor, Page};
use crate::search::{Direction, has_every_word};
use crate::service::{InvoiceLine, ReadInvoice};
use crate::tui::context::Context;
use crate::tui::effect::{Ask, BillingAsk};
use crate::tui::screen::billing::billed_to;
use crate::tui::screen::invoice::{State, page, table};
use crate::tui::session::Ticket;
use crate::tui::step::Step;

impl State {
    /// The listed line at that place.
    pub(super) fn line(&self, place: usize) -> Option<&InvoiceLine> {
        self.lines.ready()?.get(*self.listed.get(place)?)
    }

    /// The selected line.
    pub(super) fn selected(&self) -> Option<&InvoiceLine> {
        self.line(self.selection.selected())
    }

    /// Lists the lines that the filter lets through, in the order chosen; that line stays selected.
    fn relist(&mut self, kept: Option<&ChargeId>, context: &Context<'_>) {
        let Some(lines) = self.lines.ready() else { return };
        let is_wanted = has_every_word(self.filter.text());
        let is_let_through = |line: &InvoiceLine| is_wanted(&table::searched_text(line, context.locale));
        let mut listed: Vec<(usize, &InvoiceLine)> =
            lines.iter().enumerate().filter(|(_, line)| is_let_through(line)).collect();
        if let Some((column, direction)) = self.sort {
            let collation = context.locale.collation();
            listed.sort_by(|(_, left), (_, right)| {
                let order = table::compare(column, left, right, &collation);
                if direction == Direction::Ascending { order } else { order.reverse() }
            });
        }
        let place = listed.iter().position(|(_, line)| Some(&line.charge.id) == kept);
        self.listed = listed.into_iter().map(|(place, _)| place).collect();
        self.selection.select(place.unwrap_or(0), self.listed.len(), page(context));
    }

    /// The same with what is selected now.
    pub(super) fn list_anew(&mut self, context: &Context<'_>) -> Step {
        let kept = self.selected().map(|line| line.charge.id.clone());
        self.relist(kept.as_ref(), context);
        self.ask_for_more(context)
    }

    /// Asks for the next lines where the last one is come to.
    pub(super) fn ask_for_more(&mut self, context: &Context<'_>) -> Step {
        let is_last = self.listed.len() <= self.selection.selected().saturating_add(1);
        match self.next.clone().filter(|_| is_last && self.asked_for_more.is_none()) {
            Some(next) => {
                let ticket = context.ticket();
                self.asked_for_more = Some(ticket);
                Step::Ask(ticket, self.ask(Some(next)))
            }
            None => Step::Stay,
        }
    }

    /// The question for the lines from there on.
    pub(super) fn ask(&self, after: Option<Cursor>) -> Ask {
        let (to, month, currency) = (billed_to(self.customer()), self.month, self.currency);
        Ask::Billing(BillingAsk::Read(ReadInvoice { to, month, currency, after, limit: Page::<()>::LIMIT }))
    }

    /// Takes the first lines, or those that were asked for at the end of the list.
    pub(super) fn read(&mut self, ticket: Ticket, page: Page<InvoiceLine>, context: &Context<'_>) -> Step {
        let kept = self.selected().map(|line| line.charge.id.clone());
        if self.asked_for_more.take_if(|asked| *asked == ticket).is_some() {
            if let Some(known) = self.lines.ready_mut() {
                known.extend(page.items);
            }
        } else {
            self.lines.settle(Ok(page.items));
            self.asked_for_more = None;
        }
        self.next = page.next;
        self.relist(kept.as_ref(), context);
        Step::Stay
    }
}
