//! *Annulleringsfönster som snart stängs*: of all customers what can be cancelled yet, the first to close first (CANCEL-4).

mod detail;
mod reading;
pub(super) mod table;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use crate::domain::{Instant, Permission, SecretText};
use crate::i18n::{MessageId, message};
use crate::service::ClosingWindow;
use crate::tui::context::{Availability, Context};
use crate::tui::keymap::{Binding, Key};
use crate::tui::listing::{Filtering, ListPart, Listing};
use crate::tui::moving::{Move, keys_with_list};
use crate::tui::msg::{PurchasesReply, Reply};
use crate::tui::remaining;
use crate::tui::room::Room;
use crate::tui::screen::cancelling;
use crate::tui::screen::closing_windows::reading::Reading;
use crate::tui::session::Ticket;
use crate::tui::sorting::Sorted;
use crate::tui::step::{CustomerLabel, Destination, Plain, Step};

/// How many lines the detail pane takes.
const DETAIL: u16 = 6;

/// The windows of all customers.
#[derive(Debug)]
pub struct State {
    list: Listing<table::Windows>,
    reading: Reading,
}

/// A column of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// Whose it is.
    Customer,
    /// The product.
    Product,
    /// The order number.
    Order,
    /// When it closes.
    End,
}

/// What can be done with windows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// To the purchase.
    Open,
    /// *Avbryt*.
    Cancel,
    /// Copy the order number.
    CopyOrder,
    /// Something with the filter.
    Filter(Filtering),
    /// Sort by a column; again: the other way round.
    Sort(Column),
    /// Through the list.
    Move(Move),
}

impl State {
    /// The place, not asked for yet, in that order.
    #[must_use]
    pub fn new(sort: Sorted<Column>) -> Self {
        Self { list: Listing::new(DETAIL).sorted(sort), reading: Reading::default() }
    }

    /// The order of the list.
    #[must_use]
    pub fn sort(&self) -> Sorted<Column> {
        self.list.sort()
    }

    /// Whether there is a list that can be filtered.
    #[must_use]
    pub fn takes_filter(&self) -> bool {
        self.list.takes_filter()
    }
}

/// What one needs to look at the page of what can be cancelled.
pub(super) fn needed(window: &ClosingWindow) -> Permission {
    match window.subscription {
        Some(_) => Permission::LookAtSubscriptions,
        None => Permission::LookAtSoftware,
    }
}

fn can_be_opened(window: &ClosingWindow, context: &Context<'_>) -> Availability {
    context.allows(needed(window))
}

fn customer(window: &ClosingWindow) -> CustomerLabel {
    CustomerLabel { tenant: window.entitlement.id.tenant, name: window.customer.clone() }
}

/// Where what can be cancelled is: the page of a subscription, else the purchase on the Software page.
pub(super) fn destination(window: &ClosingWindow) -> Destination {
    let (id, customer) = (window.entitlement.id.clone(), customer(window));
    match window.subscription {
        Some(_) => Destination::Subscription(customer, id),
        None => Destination::Software(customer, Some(id)),
    }
}

fn open(window: &ClosingWindow) -> Step {
    Step::Go(destination(window))
}

/// When what is told of those windows becomes another.
fn wake<'a>(windows: impl IntoIterator<Item = &'a ClosingWindow>, now: Instant) -> Option<Instant> {
    remaining::wake_of_any(windows.into_iter().map(|window| window.end), now)
}

/// Whether one of them closed since they were asked for.
fn has_closed<'a>(windows: impl IntoIterator<Item = &'a ClosingWindow>, now: Instant) -> bool {
    windows.into_iter().any(|window| window.end <= now)
}

impl Room for State {
    type Action = Action;

    const KEYS: &'static [Binding<Action>] = keys_with_list![Action::Move, Action::Filter;
        Binding::always(&["Enter"], Action::Open, message!("key-open")).shown(100),
        Binding::moving(&["X"], Action::Cancel, message!("key-cancel")).shown(90),
        Binding::moving(&["y"], Action::CopyOrder, message!("key-copy-order")).shown(85),
        Binding::moving(&["Esc"], Action::Filter(Filtering::Clear), message!("key-unfilter")).shown(96),
        Binding::moving(&["S e"], Action::Sort(Column::End), message!("key-sort-end")).ending(message!("sort-end")),
        Binding::moving(&["S n"], Action::Sort(Column::Customer), message!("key-sort-customer")).ending(message!("sort-customer")),
        Binding::moving(&["S p"], Action::Sort(Column::Product), message!("key-sort-product")).ending(message!("sort-product")),
        Binding::moving(&["S o"], Action::Sort(Column::Order), message!("key-sort-order")).ending(message!("sort-order")),
    ];

    fn list(&self) -> Option<&dyn ListPart> {
        Some(&self.list)
    }

    fn list_mut(&mut self) -> Option<&mut dyn ListPart> {
        Some(&mut self.list)
    }

    fn availability(&self, action: Action, context: &Context<'_>) -> Availability {
        match action {
            Action::Open => self.list.selected().map_or(Availability::Hidden, |window| can_be_opened(window, context)),
            Action::Cancel => self.list.selected().map_or(Availability::Hidden, |window| {
                can_be_opened(window, context).and(context.allows(Permission::Cancel))
            }),
            Action::CopyOrder => Availability::when(self.list.selected().is_some()),
            Action::Filter(filtering) => self.list.may_filter(filtering),
            Action::Sort(_) | Action::Move(_) => self.list.may_move(),
        }
    }

    fn label(&self, action: Action) -> Option<MessageId> {
        match action {
            Action::Filter(filtering) => self.list.filter_label(filtering),
            Action::Open | Action::Cancel | Action::CopyOrder | Action::Sort(_) | Action::Move(_) => None,
        }
    }

    fn update(&mut self, action: Action, context: &Context<'_>) -> Step {
        match action {
            Action::Open => return self.list.selected().map_or(Step::Stay, open),
            Action::Cancel => {
                let cancel = |window: &ClosingWindow| {
                    let (id, is_subscription) = (window.entitlement.id.clone(), window.subscription.is_some());
                    cancelling::cancel(customer(window), id, is_subscription, context)
                };
                return self.list.selected().map_or(Step::Stay, cancel);
            }
            Action::CopyOrder => {
                let order = self.list.selected().map(|window| window.entitlement.id.order.to_string());
                let copied = |order| Step::CopyPlain(Plain::Order, SecretText::new(order));
                return order.map_or(Step::Stay, copied);
            }
            Action::Filter(filtering) => self.list.filter(filtering, context),
            Action::Sort(column) => self.list.sort_by(column, context),
            Action::Move(movement) => return self.go(movement, context),
        }
        self.follow(context)
    }

    fn edit(&mut self, key: Key, context: &Context<'_>) -> Step {
        self.list.edit(key, context);
        self.follow(context)
    }

    fn paste(&mut self, text: &str, context: &Context<'_>) -> Step {
        self.list.paste(text, context);
        self.follow(context)
    }

    fn receive(&mut self, _ticket: Ticket, reply: Reply, context: &Context<'_>) -> Step {
        if let Reply::Purchases(PurchasesReply::Windows(result)) = reply {
            return self.settle(result, context);
        }
        Step::Stay
    }

    fn refresh(&mut self, context: &Context<'_>) -> Step {
        self.read_again(context)
    }

    fn wake(&self, now: Instant) -> Option<Instant> {
        wake(self.list.rows(), now)
    }

    fn tick(&mut self, context: &Context<'_>) -> Step {
        if has_closed(self.list.rows(), context.now) { self.refresh(context) } else { Step::Stay }
    }

    fn press(&mut self, at: Position, area: Rect, context: &Context<'_>) -> Step {
        self.list.press(at, area, context);
        self.read_ahead(context)
    }

    fn wheel(&mut self, notches: isize, context: &Context<'_>) -> Step {
        self.list.wheel(notches, context);
        self.read_ahead(context)
    }

    fn resized(&mut self, context: &Context<'_>) -> Step {
        self.list.resized(context);
        self.read_ahead(context)
    }

    fn double_press(&mut self, at: Position, area: Rect, context: &Context<'_>) -> Step {
        let may = |window: &&ClosingWindow| can_be_opened(window, context) == Availability::Ready;
        self.list.double_press(at, area, context).filter(may).map_or(Step::Stay, open)
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        if self.list.view(frame, area, context) {
            let pane = self.list.areas(area).detail;
            detail::view(self.list.selected(), frame, pane, context);
            if self.leaves_out_more() {
                detail::view_more(frame, pane, context);
            }
        }
    }
}
