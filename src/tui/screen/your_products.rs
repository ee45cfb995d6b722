//! *Dina produkter › Programvara* in the customer's own view: what was bought for the tenant that has keys or downloads,
//! as its global admin sees it, and nothing for its other users (M365-1, ROLE-4).

mod detail;
mod table;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use crate::domain::{EntitlementId, Permission, Refusal};
use crate::i18n::{MessageId, message};
use crate::tui::context::{Availability, Context};
use crate::tui::effect::{Ask, PurchasesAsk};
use crate::tui::keymap::Binding;
use crate::tui::listing::{Filtering, ListPart, Listing};
use crate::tui::moving::{Move, keys_with_list};
use crate::tui::msg::{PurchasesReply, Reply};
use crate::tui::room::{Readiness, Room};
use crate::tui::session::Ticket;
use crate::tui::step::{CustomerLabel, Destination, Step};
use crate::tui::theme::Paint;
use crate::tui::widget::pending;

/// How many lines the detail pane takes.
const DETAIL: u16 = 5;

/// The products of one customer.
#[derive(Debug)]
pub struct State {
    customer: CustomerLabel,
    list: Listing<table::Products>,
}

/// A column of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// The product.
    Product,
    /// When it was bought.
    Bought,
    /// What it is now.
    Status,
}

/// What can be done with the products.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// To keys and downloads of the selected one.
    Open,
    /// Something with the filter.
    Filter(Filtering),
    /// Sort by a column; again: the other way round.
    Sort(Column),
    /// Through the list.
    Move(Move),
}

impl State {
    /// The products of this customer, not asked for yet.
    #[must_use]
    pub fn new(customer: CustomerLabel, wanted: Option<EntitlementId>) -> Self {
        Self { customer, list: Listing::new(DETAIL).wanting(wanted) }
    }

    /// Whose products they are.
    #[must_use]
    pub fn customer(&self) -> &CustomerLabel {
        &self.customer
    }

    /// Whether there is a list that can be filtered.
    #[must_use]
    pub fn takes_filter(&self) -> bool {
        self.list.takes_filter()
    }

    fn keys_of(&self, purchase: EntitlementId) -> Step {
        Step::Go(Destination::Keys(self.customer.clone(), purchase))
    }
}

/// Why the tab is dimmed for who looks at it.
fn why_dimmed(context: &Context<'_>) -> Option<Refusal> {
    match context.allows_to_look(Permission::LookAtSoftware) {
        Availability::Disabled(refusal) => Some(refusal),
        Availability::Ready | Availability::Hidden => None,
    }
}

impl Room for State {
    type Action = Action;

    const KEYS: &'static [Binding<Action>] = keys_with_list![Action::Move, Action::Filter;
        Binding::always(&["Enter"], Action::Open, message!("key-open-keys")).shown(100),
        Binding::moving(&["Esc"], Action::Filter(Filtering::Clear), message!("key-unfilter")).shown(96),
        Binding::moving(&["S p"], Action::Sort(Column::Product), message!("key-sort-product")).ending(message!("sort-product")),
        Binding::moving(&["S b"], Action::Sort(Column::Bought), message!("key-sort-bought")).ending(message!("sort-bought")),
        Binding::moving(&["S s"], Action::Sort(Column::Status), message!("key-sort-status")).ending(message!("sort-status")),
    ];

    fn list(&self) -> Option<&dyn ListPart> {
        Some(&self.list)
    }

    fn list_mut(&mut self) -> Option<&mut dyn ListPart> {
        Some(&mut self.list)
    }

    fn availability(&self, action: Action, _context: &Context<'_>) -> Availability {
        match action {
            Action::Open => Availability::when(self.list.selected().is_some()),
            Action::Filter(filtering) => self.list.may_filter(filtering),
            Action::Sort(_) | Action::Move(_) => self.list.may_move(),
        }
    }

    fn label(&self, action: Action) -> Option<MessageId> {
        let has_nothing = || self.list.selected().is_some_and(|row| !row.has_something_to_fetch());
        match action {
            Action::Filter(filtering) => self.list.filter_label(filtering),
            Action::Open => has_nothing().then(|| message!("key-open")),
            Action::Sort(_) | Action::Move(_) => None,
        }
    }

    fn explains(&self, context: &Context<'_>) -> Option<Refusal> {
        why_dimmed(context)
    }

    fn update(&mut self, action: Action, context: &Context<'_>) -> Step {
        match action {
            Action::Open => {
                let selected = self.list.selected().map(|row| row.entitlement.id.clone());
                return selected.map_or(Step::Stay, |purchase| self.keys_of(purchase));
            }
            Action::Filter(filtering) => self.list.filter(filtering, context),
            Action::Sort(column) => self.list.sort_by(column, context),
            Action::Move(movement) => self.list.go(movement, context),
        }
        Step::Stay
    }

    fn receive(&mut self, _ticket: Ticket, reply: Reply, context: &Context<'_>) -> Step {
        if let Reply::Purchases(PurchasesReply::Listed(result)) = reply {
            self.list.settle(result.map(|listed| listed.rows), context);
        }
        Step::Stay
    }

    fn readiness(&self) -> Readiness {
        self.list.readiness()
    }

    /// What is dimmed is not asked for: to look at the tab is no attempt (ROLE-5).
    fn refresh(&mut self, context: &Context<'_>) -> Step {
        if context.allows_to_look(Permission::LookAtSoftware) != Availability::Ready {
            return Step::Stay;
        }
        let ticket = context.ticket();
        self.list.ask(ticket);
        Step::Ask(ticket, Ask::Purchases(PurchasesAsk::List(self.customer.tenant)))
    }

    fn press(&mut self, at: Position, area: Rect, context: &Context<'_>) -> Step {
        self.list.press(at, area, context);
        Step::Stay
    }

    fn double_press(&mut self, at: Position, area: Rect, context: &Context<'_>) -> Step {
        let opened = self.list.double_press(at, area, context).map(|row| row.entitlement.id.clone());
        opened.map_or(Step::Stay, |purchase| self.keys_of(purchase))
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        if let Some(refusal) = why_dimmed(context) {
            let sentence = context.locale.refusal(&refusal);
            let sentences = [(sentence.what, Paint::Warning), (sentence.instead, Paint::Text)];
            return pending::view_sentences(frame, area, context, &sentences);
        }
        if self.list.view(frame, area, context) {
            detail::view(self.list.selected(), frame, self.list.areas(area).detail, context);
        }
    }
}
