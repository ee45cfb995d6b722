//! *Programvara*: everything bought for a customer, the newest first, over what is known of the selected purchase
//! (SHOW-4).

mod detail;
mod table;

pub(super) use detail::delivery;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use crate::domain::cancellation::shows_by;
use crate::domain::drafts::CancellationBatch;
use crate::domain::{EntitlementId, EntitlementStatus, Instant, Permission, SecretText};
use crate::i18n::{MessageId, ReceiptForm, message};
use crate::service::{Delivered, WhoseKeys};
use crate::tui::context::{Availability, Context};
use crate::tui::effect::{Ask, CancellingAsk, PurchasesAsk};
use crate::tui::keymap::Binding;
use crate::tui::listing::{Filtering, ListPart, Listing};
use crate::tui::moving::{Move, keys_with_list};
use crate::tui::msg::{ListedSoftware, PurchasesReply, Reply};
use crate::tui::room::Room;
use crate::tui::screen::software::table::stands;
use crate::tui::screen::{cancelling, open_windows};
use crate::tui::session::Ticket;
use crate::tui::sorting::Sorted;
use crate::tui::step::{CustomerLabel, Destination, Plain, Step};

/// How many lines the detail pane takes.
const DETAIL: u16 = 6;

/// The software of one customer.
#[derive(Debug)]
pub struct State {
    customer: CustomerLabel,
    list: Listing<table::Software>,
    /// Whether a cancellation of several was broken off, for this operator to go on with.
    unfinished: Option<CancellationBatch>,
}

/// A column of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// The product.
    Product,
    /// The kind and term.
    Kind,
    /// The order number.
    Order,
    /// When it was bought.
    Bought,
    /// What it is now.
    Status,
}

/// What can be done with software.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// To keys and downloads of the selected purchase.
    Open,
    /// To the order that it was bought with.
    Order,
    /// To the subscription that renews it.
    Subscription,
    /// Mark the selected purchase, to do something with it and others.
    Mark,
    /// Mark everything that is listed, or nothing of it.
    MarkAll,
    /// Get the keys of what is marked, or of everything, into one file.
    Retrieve,
    /// Go on with the cancellation of several that was broken off.
    GoOn,
    /// *Avbryt*: the dialog of its product's orders; of a subscription its *Status* section.
    Cancel,
    /// Save the receipt of a cancelled purchase.
    SaveReceipt(ReceiptForm),
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
    /// The software of this customer, not asked for yet.
    #[must_use]
    pub fn new(customer: CustomerLabel, wanted: Option<EntitlementId>) -> Self {
        Self { customer, list: Listing::new(DETAIL).wanting(wanted), unfinished: None }
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

    /// How much it is, once it is here.
    #[must_use]
    pub fn count(&self) -> Option<usize> {
        self.list.count()
    }

    /// Whose software it is.
    #[must_use]
    pub fn customer(&self) -> &CustomerLabel {
        &self.customer
    }

    /// Whether there is a list that can be filtered.
    #[must_use]
    pub fn takes_filter(&self) -> bool {
        self.list.takes_filter()
    }

    /// Takes the marks off what is in a file.
    pub fn unmark(&mut self, delivered: &Delivered) {
        self.list.unmark(|marked| delivered.rows.iter().any(|(id, _)| id == marked));
    }

    fn keys_of(&self, purchase: EntitlementId) -> Step {
        Step::Go(Destination::Keys(self.customer.clone(), purchase))
    }
}

impl Room for State {
    type Action = Action;

    const KEYS: &'static [Binding<Action>] = keys_with_list![Action::Move, Action::Filter;
        Binding::always(&["Enter"], Action::Open, message!("key-open-keys")).shown(100),
        Binding::moving(&["X"], Action::Cancel, message!("key-cancel")).shown(90),
        Binding::moving(&["Space"], Action::Mark, message!("key-mark")).shown(70),
        Binding::moving(&["Ctrl-a"], Action::MarkAll, message!("key-mark-all")),
        Binding::moving(&["K"], Action::Retrieve, message!("key-retrieve-all")).shown(69),
        Binding::moving(&["C"], Action::GoOn, message!("key-go-on-cancelling")).shown(95),
        Binding::moving(&["e"], Action::SaveReceipt(ReceiptForm::Text), message!("key-save-receipt")).shown(93),
        Binding::moving(&["E"], Action::SaveReceipt(ReceiptForm::Email), message!("key-save-receipt-email")).shown(92),
        Binding::moving(&["y"], Action::CopyOrder, message!("key-copy-order")).shown(85),
        Binding::moving(&["p"], Action::Subscription, message!("key-subscription")).shown(82),
        Binding::moving(&["o"], Action::Order, message!("key-orders")),
        Binding::moving(&["Esc"], Action::Filter(Filtering::Clear), message!("key-unfilter")).shown(96),
        Binding::moving(&["S p"], Action::Sort(Column::Product), message!("key-sort-product")).ending(message!("sort-product")),
        Binding::moving(&["S k"], Action::Sort(Column::Kind), message!("key-sort-kind")).ending(message!("sort-kind")),
        Binding::moving(&["S o"], Action::Sort(Column::Order), message!("key-sort-order")).ending(message!("sort-order")),
        Binding::moving(&["S b"], Action::Sort(Column::Bought), message!("key-sort-bought")).ending(message!("sort-bought")),
        Binding::moving(&["S s"], Action::Sort(Column::Status), message!("key-sort-status")).ending(message!("sort-status")),
    ];

    fn list(&self) -> Option<&dyn ListPart> {
        Some(&self.list)
    }

    fn list_mut(&mut self) -> Option<&mut dyn ListPart> {
        Some(&mut self.list)
    }

    fn availability(&self, action: Action, context: &Context<'_>) -> Availability {
        match action {
            Action::Open | Action::CopyOrder | Action::MarkAll => Availability::when(self.list.selected().is_some()),
            Action::Order => {
                Availability::when(self.list.selected().is_some()).and(context.allows(Permission::LookAtOrders))
            }
            Action::Subscription => {
                let renews = self.list.selected().is_some_and(|row| row.subscription.is_some());
                Availability::when(renews).and(context.allows(Permission::LookAtSubscriptions))
            }
            Action::SaveReceipt(_) => {
                let is_cancelled = self.list.selected().is_some_and(|row| !stands(row));
                Availability::when(is_cancelled).and(context.allows(Permission::Invoices))
            }
            Action::Retrieve => {
                Availability::when(self.list.selected().is_some()).and(context.allows(Permission::Keys))
            }
            Action::Mark => Availability::when(self.list.selected().is_some_and(stands)),
            Action::GoOn => Availability::when(self.unfinished.is_some()).and(context.allows(Permission::Cancel)),
            Action::Cancel => {
                let can_be_asked = !self.list.marked().is_empty() || self.list.selected().is_some_and(stands);
                Availability::when(can_be_asked).and(context.allows(Permission::Cancel))
            }
            Action::Filter(filtering) => self.list.may_filter(filtering),
            Action::Sort(_) | Action::Move(_) => self.list.may_move(),
        }
    }

    fn label(&self, action: Action) -> Option<MessageId> {
        let has_nothing = || self.list.selected().is_some_and(|row| !row.has_something_to_fetch());
        match action {
            Action::Filter(filtering) => self.list.filter_label(filtering),
            Action::Open => has_nothing().then(|| message!("key-open")),
            Action::Cancel => (!self.list.marked().is_empty()).then(|| message!("key-cancel-marked")),
            Action::Retrieve => (!self.list.marked().is_empty()).then(|| message!("key-retrieve-marked")),
            Action::Subscription
            | Action::Order
            | Action::Mark
            | Action::MarkAll
            | Action::GoOn
            | Action::SaveReceipt(_)
            | Action::CopyOrder
            | Action::Sort(_)
            | Action::Move(_) => None,
        }
    }

    /// What is marked is for one of these, which then matter most.
    fn priority(&self, action: Action) -> Option<u8> {
        let of_marked = [(Action::Retrieve, 102), (Action::Cancel, 101)].into_iter();
        let mut of_marked = of_marked.filter(|_| !self.list.marked().is_empty());
        of_marked.find_map(|(known, priority)| (known == action).then_some(priority))
    }

    fn update(&mut self, action: Action, context: &Context<'_>) -> Step {
        let selected = self.list.selected().map(|row| row.entitlement.id.clone());
        match (action, selected) {
            (Action::Open, Some(purchase)) => return self.keys_of(purchase),
            (Action::Subscription, Some(purchase)) => {
                return Step::Go(Destination::Subscription(self.customer.clone(), purchase));
            }
            (Action::Order, Some(purchase)) => {
                return Step::Go(Destination::Orders(self.customer.clone(), Some(purchase.order)));
            }
            (Action::SaveReceipt(form), Some(purchase)) => {
                let save = CancellingAsk::SaveReceipt(purchase, form);
                return Step::Ask(context.ticket(), Ask::Cancelling(save));
            }
            (Action::Retrieve, _) => {
                let whose = match self.list.marked() {
                    [] => WhoseKeys::Customers(vec![self.customer.tenant]),
                    marked => WhoseKeys::Purchases(marked.to_vec()),
                };
                return Step::Go(Destination::Retrieve(Some(self.customer.clone()), whose));
            }
            (Action::Mark, Some(_)) => self.list.mark_selected(context),
            (Action::MarkAll, _) => self.list.mark_all(),
            (Action::GoOn, _) => return Step::Go(Destination::CancelMany(self.customer.clone(), Vec::new())),
            (Action::Cancel, _) if !self.list.marked().is_empty() => {
                let marked = self.list.marked().to_vec();
                return Step::Go(Destination::CancelMany(self.customer.clone(), marked));
            }
            (Action::Cancel, Some(purchase)) => {
                let is_subscription = self.list.selected().is_some_and(|row| row.subscription.is_some());
                return cancelling::cancel(self.customer.clone(), purchase, is_subscription, context);
            }
            (Action::CopyOrder, Some(purchase)) => {
                return Step::CopyPlain(Plain::Order, SecretText::new(purchase.order.to_string()));
            }
            (
                Action::Open
                | Action::Subscription
                | Action::Order
                | Action::Mark
                | Action::Cancel
                | Action::SaveReceipt(_)
                | Action::CopyOrder,
                None,
            ) => {}
            (Action::Filter(filtering), _) => self.list.filter(filtering, context),
            (Action::Sort(column), _) => self.list.sort_by(column, context),
            (Action::Move(movement), _) => self.list.go(movement, context),
        }
        Step::Stay
    }

    fn receive(&mut self, _ticket: Ticket, reply: Reply, context: &Context<'_>) -> Step {
        if let Reply::Purchases(PurchasesReply::Listed(result)) = reply {
            let rows = result.map(|ListedSoftware { rows, unfinished }| {
                self.unfinished = unfinished;
                rows
            });
            self.list.settle(rows, context);
        }
        Step::Stay
    }

    fn refresh(&mut self, context: &Context<'_>) -> Step {
        let ticket = context.ticket();
        self.list.ask(ticket);
        Step::Ask(ticket, Ask::Purchases(PurchasesAsk::List(self.customer.tenant)))
    }

    /// The words for what is left become others, and what is said of a fresh cancellation is said for a quarter of an hour
    /// (PERP-4).
    fn wake(&self, now: Instant) -> Option<Instant> {
        let shown = match self.list.selected().map(|row| row.status) {
            Some(EntitlementStatus::Cancelled { at }) => shows_by(at, now),
            Some(EntitlementStatus::Active | EntitlementStatus::Expired { .. }) | None => None,
        };
        open_windows::wake(self.list.rows(), now).into_iter().chain(shown).min()
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
        if self.list.view(frame, area, context) {
            let rest = self.unfinished.as_ref().map(|batch| batch.rest.len());
            detail::view(self.list.selected(), rest, frame, (self.list.areas(area).detail, context));
        }
    }
}
