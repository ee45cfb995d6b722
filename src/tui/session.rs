//! Whose console it is at the moment, and how replies find their way back to it.
//!
//! **Invariant:** a reply of another session, or with a ticket nobody waits for, is dropped and its secrets wiped.

use std::cell::Cell;

use crate::domain::{Actor, Operator};
use crate::i18n::Locale;
use crate::ports::CopyRoute;
use crate::tui::customers_view::CustomersView;

/// The number of a session; every change of actor begins a new one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SessionNumber(pub u64);

/// Names one question of one session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ticket {
    /// The session that asked.
    pub session: SessionNumber,
    /// Which of its questions.
    pub number: u64,
}

/// Hands out tickets, each once.
#[derive(Debug)]
pub struct Tickets {
    session: SessionNumber,
    next: Cell<u64>,
}

impl Tickets {
    /// The tickets of a session, from the first.
    #[must_use]
    pub fn of(session: SessionNumber) -> Self {
        Self { session, next: Cell::new(1) }
    }

    /// The next ticket.
    #[must_use]
    pub fn next(&self) -> Ticket {
        let number = self.next.get();
        self.next.set(number.saturating_add(1));
        Ticket { session: self.session, number }
    }

    /// The session they are of.
    #[must_use]
    pub fn session(&self) -> SessionNumber {
        self.session
    }
}

/// Where what is on the screen comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// The demo store.
    Demo,
    /// The partner's own store on this machine.
    Local,
}

/// What the console knows of the session it shows.
#[derive(Debug, Clone)]
pub struct SessionFacts {
    /// Its number.
    pub number: SessionNumber,
    /// The operator, with settings.
    pub operator: Operator,
    /// Who acts: the operator, or the customer's user for whom the operator stands in.
    pub actor: Actor,
    /// The customer's own view, where it is one.
    pub view: Option<CustomersView>,
    /// Where the records come from.
    pub source: Source,
    /// The clipboard routes that answered, the best first.
    pub routes: Vec<CopyRoute>,
}

impl SessionFacts {
    /// The clipboard routes for somebody who reads in that locale, the best first: what is written to the terminal is recorded
    /// with it, so that nothing goes through it while names and ids are covered.
    #[must_use]
    pub fn routes_for(&self, locale: Locale) -> Vec<CopyRoute> {
        let may_be_recorded = |route: CopyRoute| route == CopyRoute::Osc52 && locale.covers();
        self.routes.iter().copied().filter(|route| !may_be_recorded(*route)).collect()
    }
}
