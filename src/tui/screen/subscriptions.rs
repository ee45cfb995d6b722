//! *Prenumerationer*: the software subscriptions of a customer that were bought from the cutover on, and how many older
//! ones stand on the Software page (SHOW-1, SHOW-2).

mod detail;
mod table;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use crate::domain::{EntitlementId, Instant, SecretText, SubscriptionId};
use crate::i18n::{Locale, MessageId, message};
use crate::service::SoftwareRow;
use crate::tui::context::{Availability, Context};
use crate::tui::effect::{Ask, PurchasesAsk};
use crate::tui::keymap::Binding;
use crate::tui::listing::{Filtering, ListPart, Listing};
use crate::tui::moving::{Move, keys_with_list};
use crate::tui::msg::{PurchasesReply, Reply};
use crate::tui::room::Room;
use crate::tui::screen::open_windows;
use crate::tui::session::Ticket;
use crate::tui::sorting::Sorted;
use crate::tui::step::{CustomerLabel, Destination, Plain, Step};

/// The subscriptions of one customer.
#[derive(Debug)]
pub struct State {
    customer: CustomerLabel,
    list: Listing<table::Subscriptions>,
    /// How many were bought before the cutover.
    older: usize,
}

/// A column of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// What it is called.
    Name,
    /// The product.
    Product,
    /// How many.
    Quantity,
    /// When the term ends.
    End,
    /// How it is billed.
    Plan,
    /// For how long it can be cancelled yet.
    Window,
    /// What it is now.
    Status,
}

/// What can be done with subscriptions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// To the selected subscription.
    Open,
    /// Copy its id.
    CopyId,
    /// Something with the filter.
    Filter(Filtering),
    /// Sort by a column; again: the other way round.
    Sort(Column),
    /// Through the list.
    Move(Move),
}

impl State {
    /// The subscriptions of this customer, not asked for yet.
    #[must_use]
    pub fn new(customer: CustomerLabel, wanted: Option<EntitlementId>) -> Self {
        Self { customer, list: Listing::new(detail::ROWS).wanting(wanted), older: 0 }
    }

    /// The same in that order.
    #[must_use]
    pub fn sorted(self, sort: Sorted<Column>) -> Self {
        Self { list: self.list.sorted(sort), ..self }
    }

    /// The order of the list.
    #[must_use]
    pub fn sort(&self) -> Sorted<Column> {
        self.list.sort()
    }

    /// How many they are, once they are here.
    #[must_use]
    pub fn count(&self) -> Option<usize> {
        self.list.count()
    }

    /// Whose they are.
    #[must_use]
    pub fn customer(&self) -> &CustomerLabel {
        &self.customer
    }

    /// Whether there is a list that can be filtered.
    #[must_use]
    pub fn takes_filter(&self) -> bool {
        self.list.takes_filter()
    }

    fn selected_id(&self) -> Option<SubscriptionId> {
        self.list.selected().and_then(SoftwareRow::subscription_id)
    }

    fn page_of(&self, purchase: EntitlementId) -> Step {
        Step::Go(Destination::Subscription(self.customer.clone(), purchase))
    }
}

impl Room for State {
    type Action = Action;

    const KEYS: &'static [Binding<Action>] = keys_with_list![Action::Move, Action::Filter;
        Binding::always(&["Enter"], Action::Open, message!("key-open")).shown(100),
        Binding::moving(&["y"], Action::CopyId, message!("key-copy-subscription")).shown(85),
        Binding::moving(&["Esc"], Action::Filter(Filtering::Clear), message!("key-unfilter")).shown(96),
        Binding::moving(&["S n"], Action::Sort(Column::Name), message!("key-sort-name")).ending(message!("sort-name")),
        Binding::moving(&["S p"], Action::Sort(Column::Product), message!("key-sort-product")).ending(message!("sort-product")),
        Binding::moving(&["S q"], Action::Sort(Column::Quantity), message!("key-sort-quantity")).ending(message!("sort-quantity")),
        Binding::moving(&["S e"], Action::Sort(Column::End), message!("key-sort-end")).ending(message!("sort-end")),
        Binding::moving(&["S f"], Action::Sort(Column::Plan), message!("key-sort-plan")).ending(message!("sort-plan")),
        Binding::moving(&["S w"], Action::Sort(Column::Window), message!("key-sort-window")).ending(message!("sort-window")),
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
            Action::CopyId => Availability::when(self.selected_id().is_some()),
            Action::Filter(filtering) => self.list.may_filter(filtering),
            Action::Sort(_) | Action::Move(_) => self.list.may_move(),
        }
    }

    fn label(&self, action: Action) -> Option<MessageId> {
        match action {
            Action::Filter(filtering) => self.list.filter_label(filtering),
            Action::Open | Action::CopyId | Action::Sort(_) | Action::Move(_) => None,
        }
    }

    fn update(&mut self, action: Action, context: &Context<'_>) -> Step {
        match action {
            Action::Open => {
                let selected = self.list.selected().map(|row| row.entitlement.id.clone());
                return selected.map_or(Step::Stay, |purchase| self.page_of(purchase));
            }
            Action::CopyId => {
                let copied = |id: SubscriptionId| Step::CopyPlain(Plain::Subscription, SecretText::new(id.to_string()));
                return self.selected_id().map_or(Step::Stay, copied);
            }
            Action::Filter(filtering) => self.list.filter(filtering, context),
            Action::Sort(column) => self.list.sort_by(column, context),
            Action::Move(movement) => self.list.go(movement, context),
        }
        Step::Stay
    }

    fn receive(&mut self, _ticket: Ticket, reply: Reply, context: &Context<'_>) -> Step {
        if let Reply::Purchases(PurchasesReply::Subscriptions(result)) = reply {
            let older = result.as_ref().map_or(0, |subscriptions| subscriptions.older);
            self.older = older;
            self.list.settle(result.map(|subscriptions| subscriptions.rows), context);
        }
        Step::Stay
    }

    fn refresh(&mut self, context: &Context<'_>) -> Step {
        let ticket = context.ticket();
        self.list.ask(ticket);
        Step::Ask(ticket, Ask::Purchases(PurchasesAsk::ListSubscriptions(self.customer.tenant)))
    }

    fn wake(&self, now: Instant) -> Option<Instant> {
        open_windows::wake(self.list.rows(), now)
    }

    /// A press on what is said of the older ones leads to them.
    fn press(&mut self, at: Position, area: Rect, context: &Context<'_>) -> Step {
        if self.older != 0 && detail::older_area(self.list.areas(area).detail).contains(at) {
            return Step::Go(Destination::Software(self.customer.clone(), None));
        }
        self.list.press(at, area, context);
        Step::Stay
    }

    fn double_press(&mut self, at: Position, area: Rect, context: &Context<'_>) -> Step {
        let opened = self.list.double_press(at, area, context).map(|row| row.entitlement.id.clone());
        opened.map_or(Step::Stay, |purchase| self.page_of(purchase))
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        let pane = self.list.areas(area).detail;
        if self.list.view(frame, area, context) {
            detail::view(self.list.selected(), frame, pane, context);
        }
        detail::view_older(self.older, frame, pane, context);
    }
}

/// What a subscription is called: its own name, or its product's where it has none.
fn name(row: &SoftwareRow) -> &str {
    let own = row.subscription.as_ref().map(|subscription| subscription.friendly_name.as_str());
    own.filter(|name| !name.is_empty()).unwrap_or(&row.entitlement.line.title)
}

/// The same before whoever looks on: its own name is covered where names are, its product's never.
fn shown_name(row: &SoftwareRow, locale: Locale) -> String {
    let own = row.subscription.as_ref().map(|subscription| subscription.friendly_name.as_str());
    own.filter(|name| !name.is_empty()).map_or_else(|| row.entitlement.line.title.clone(), |name| locale.id(name))
}
