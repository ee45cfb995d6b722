//! What an invoice comes to. It is asked for by itself: of a long invoice only the first lines may be loaded.

use crate::domain::{Currency, InvoiceMonth};
use crate::i18n::{Locale, message};
use crate::service::{BilledTo, Invoices, ListInvoices, Sums};
use crate::tui::context::Context;
use crate::tui::effect::{Ask, BillingAsk};
use crate::tui::failure::Failure;
use crate::tui::remote::Remote;
use crate::tui::session::Ticket;
use crate::tui::step::Step;

/// The sums of an invoice in each of its currencies.
#[derive(Debug)]
pub(super) struct Total {
    sums: Remote<Vec<Told>>,
}

/// A sum, and whether more is still to come.
#[derive(Debug, Clone, Copy)]
struct Told {
    sums: Sums,
    is_open: bool,
}

impl Total {
    /// A total that was not asked for yet.
    pub(super) fn new() -> Self {
        Self { sums: Remote::Idle }
    }

    /// Asks for that of a month.
    pub(super) fn ask(&mut self, to: BilledTo, month: InvoiceMonth, context: &Context<'_>) -> Step {
        let ticket = context.ticket();
        self.sums.ask(ticket);
        let ask = ListInvoices { to, before: Some(month.next()), limit: 1 };
        Step::Ask(ticket, Ask::Billing(BillingAsk::List(ask)))
    }

    /// Whether it waits for that answer.
    pub(super) fn awaits(&self, ticket: Ticket) -> bool {
        self.sums.awaits(ticket)
    }

    /// Takes the answer. Where nothing was charged in the month it is an earlier invoice that was found.
    pub(super) fn listed(&mut self, listed: Result<Invoices, Failure>, month: InvoiceMonth) {
        let of_month = |invoices: Invoices| {
            let found = invoices.rows.into_iter().find(|invoice| invoice.month == month);
            found.map_or_else(Vec::new, |invoice| {
                let is_open = invoice.is_open();
                invoice.sums().into_iter().map(|sums| Told { sums, is_open }).collect()
            })
        };
        self.sums.settle(listed.map(of_month));
    }

    /// What was charged and what is still to come in that currency, or in each where there is none.
    pub(super) fn text(&self, currency: Option<Currency>, locale: Locale) -> String {
        if self.sums.failure().is_some() {
            return locale.text(message!("invoice-total-failed"));
        }
        let sums = self.sums.ready().into_iter().flatten();
        let is_asked_for = |told: &&Told| currency.is_none_or(|wanted| told.sums.charged.sum.currency() == wanted);
        let told: Vec<String> = sums.filter(is_asked_for).map(|told| told.text(locale)).collect();
        told.join(" · ")
    }
}

impl Told {
    fn text(&self, locale: Locale) -> String {
        let Sums { charged, upcoming } = self.sums;
        let message = match (self.is_open, upcoming.amount().is_zero()) {
            (true, false) => message!("invoice-total-open"),
            (true, true) => message!("invoice-total-open-whole"),
            (false, _) => message!("invoice-total"),
        };
        let values = [("charged", locale.money(charged.sum).into()), ("upcoming", locale.money(upcoming).into())];
        locale.text_with(message, &values)
    }
}
