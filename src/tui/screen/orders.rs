//! *Orderhistorik*: every order of a customer, the newest first, over the lines of the selected one; a line leads to the
//! software it bought (BUY-5, SHOW-3).

mod lines;
mod table;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use crate::domain::{EntitlementId, OrderId, Permission, SecretText};
use crate::i18n::{MessageId, message};
use crate::service::{OrderLineRow, OrderRow};
use crate::tui::context::{Availability, Context};
use crate::tui::effect::{Ask, PurchasesAsk};
use crate::tui::keymap::Binding;
use crate::tui::listing::{Filtering, ListPart, Listing};
use crate::tui::moving::{Move, keys_with_list};
use crate::tui::msg::{PurchasesReply, Reply};
use crate::tui::room::Room;
use crate::tui::session::Ticket;
use crate::tui::sorting::Sorted;
use crate::tui::step::{CustomerLabel, Destination, Plain, Step};
use crate::tui::widget::list::Selection;

/// The orders of one customer.
#[derive(Debug)]
pub struct State {
    customer: CustomerLabel,
    list: Listing<table::Orders>,
    focused: Focused,
    /// The selected line of the selected order; the first one while the list has the focus.
    line: Selection,
}

/// What the movements go through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Focused {
    List,
    Lines,
}

/// A column of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// The order number.
    Order,
    /// When it was placed.
    Placed,
    /// How many lines it has.
    Lines,
    /// What they cost together.
    Amount,
    /// What became of it.
    Status,
}

/// What can be done with orders.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// To the software that was bought; to the lines first where there are several.
    Open,
    /// Copy the order number.
    CopyOrder,
    /// Something with the filter.
    Filter(Filtering),
    /// From the lines to the list, else clear a filter that was left standing.
    Leave,
    /// Sort by a column; again: the other way round.
    Sort(Column),
    /// Through the list, or through the lines.
    Move(Move),
}

impl State {
    /// The orders of this customer, not asked for yet.
    #[must_use]
    pub fn new(customer: CustomerLabel, wanted: Option<OrderId>) -> Self {
        let (list, line) = (Listing::new(lines::ROWS).wanting(wanted), Selection::default());
        Self { customer, list, focused: Focused::List, line }
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

    /// Whose orders they are.
    #[must_use]
    pub fn customer(&self) -> &CustomerLabel {
        &self.customer
    }

    /// Whether there is a list that can be filtered.
    #[must_use]
    pub fn takes_filter(&self) -> bool {
        self.list.takes_filter()
    }

    fn lines(&self) -> &[OrderLineRow] {
        self.list.selected().map_or(&[], |order| order.lines.as_slice())
    }

    /// Whether Enter has a line chosen first.
    fn chooses_line(&self) -> bool {
        self.focused == Focused::List && 1 < self.lines().len()
    }

    fn open(&mut self, context: &Context<'_>) -> Step {
        if self.chooses_line() {
            self.list.filter(Filtering::ToList, context);
            self.focused = Focused::Lines;
            return Step::Stay;
        }
        let bought = self.lines().get(self.line.selected()).map(|line| line.entitlement.id.clone());
        bought.map_or(Step::Stay, |purchase| self.software_of(purchase))
    }

    fn software_of(&self, purchase: EntitlementId) -> Step {
        Step::Go(Destination::Software(self.customer.clone(), Some(purchase)))
    }

    /// The list has the focus, and of the order that is selected then the first line.
    fn leave_lines(&mut self) {
        self.focused = Focused::List;
        self.line = Selection::default();
    }

    fn go(&mut self, movement: Move, context: &Context<'_>) {
        match self.focused {
            Focused::List => self.list.go(movement, context),
            Focused::Lines => {
                let total = self.lines().len();
                movement.apply(&mut self.line, total, lines::PAGE);
            }
        }
    }
}

impl Room for State {
    type Action = Action;

    const KEYS: &'static [Binding<Action>] = keys_with_list![Action::Move, Action::Filter;
        Binding::always(&["Enter"], Action::Open, message!("key-show-software")).shown(100),
        Binding::moving(&["y"], Action::CopyOrder, message!("key-copy-order")).shown(85),
        Binding::moving(&["Esc"], Action::Leave, message!("key-unfilter")).shown(96),
        Binding::moving(&["S o"], Action::Sort(Column::Order), message!("key-sort-order")).ending(message!("sort-order")),
        Binding::moving(&["S b"], Action::Sort(Column::Placed), message!("key-sort-bought")).ending(message!("sort-bought")),
        Binding::moving(&["S l"], Action::Sort(Column::Lines), message!("key-sort-lines")).ending(message!("sort-lines")),
        Binding::moving(&["S a"], Action::Sort(Column::Amount), message!("key-sort-amount")).ending(message!("sort-amount")),
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
            Action::Open if self.chooses_line() => Availability::Ready,
            Action::Open => {
                Availability::when(!self.lines().is_empty()).and(context.allows(Permission::LookAtSoftware))
            }
            Action::CopyOrder => Availability::when(self.list.selected().is_some()),
            Action::Leave if self.focused == Focused::Lines => Availability::Ready,
            Action::Leave => self.list.may_filter(Filtering::Clear),
            Action::Filter(filtering) => self.list.may_filter(filtering),
            Action::Sort(_) | Action::Move(_) => self.list.may_move(),
        }
    }

    fn label(&self, action: Action) -> Option<MessageId> {
        match action {
            Action::Filter(filtering) => self.list.filter_label(filtering),
            Action::Open => self.chooses_line().then(|| message!("key-choose-line")),
            Action::Leave => (self.focused == Focused::Lines).then(|| message!("key-to-list")),
            Action::CopyOrder | Action::Sort(_) | Action::Move(_) => None,
        }
    }

    fn update(&mut self, action: Action, context: &Context<'_>) -> Step {
        match action {
            Action::Open => return self.open(context),
            Action::CopyOrder => {
                return self.list.selected().map_or(Step::Stay, |row| {
                    Step::CopyPlain(Plain::Order, SecretText::new(row.order.id.to_string()))
                });
            }
            Action::Move(movement) => self.go(movement, context),
            Action::Leave if self.focused == Focused::Lines => self.leave_lines(),
            Action::Leave => self.list.filter(Filtering::Clear, context),
            Action::Filter(filtering) => {
                self.leave_lines();
                self.list.filter(filtering, context);
            }
            Action::Sort(column) => {
                self.leave_lines();
                self.list.sort_by(column, context);
            }
        }
        Step::Stay
    }

    fn paste(&mut self, text: &str, context: &Context<'_>) -> Step {
        self.leave_lines();
        self.list.paste(text, context);
        Step::Stay
    }

    fn receive(&mut self, _ticket: Ticket, reply: Reply, context: &Context<'_>) -> Step {
        if let Reply::Purchases(PurchasesReply::Orders(result)) = reply {
            let before = self.list.selected().map(|row| row.order.id.clone());
            self.list.settle(result, context);
            if self.list.selected().map(|row| &row.order.id) != before.as_ref() {
                self.leave_lines();
            }
        }
        Step::Stay
    }

    fn refresh(&mut self, context: &Context<'_>) -> Step {
        let ticket = context.ticket();
        self.list.ask(ticket);
        Step::Ask(ticket, Ask::Purchases(PurchasesAsk::ListOrders(self.customer.tenant)))
    }

    /// A press on a line selects it; one anywhere else is the list's.
    fn press(&mut self, at: Position, area: Rect, context: &Context<'_>) -> Step {
        let total = self.lines().len();
        if let Some(place) = lines::line_at(self.line, at, self.list.areas(area).detail, total) {
            self.list.filter(Filtering::ToList, context);
            self.focused = Focused::Lines;
            self.line.select(place, total, lines::PAGE);
        } else {
            self.leave_lines();
            self.list.press(at, area, context);
        }
        Step::Stay
    }

    fn double_press(&mut self, at: Position, area: Rect, context: &Context<'_>) -> Step {
        let is_on_line = lines::line_at(self.line, at, self.list.areas(area).detail, self.lines().len()).is_some();
        if !is_on_line && self.list.double_press(at, area, context).is_none() {
            return Step::Stay;
        }
        match self.availability(Action::Open, context) {
            Availability::Ready => self.open(context),
            Availability::Disabled(refusal) => Step::Refuse(refusal),
            Availability::Hidden => Step::Stay,
        }
    }

    fn wheel(&mut self, notches: isize, context: &Context<'_>) -> Step {
        match self.focused {
            Focused::List => self.list.wheel(notches, context),
            Focused::Lines => self.go(if notches < 0 { Move::Up } else { Move::Down }, context),
        }
        Step::Stay
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        let has_rows = self.list.view(frame, area, context);
        if let Some(order) = self.list.selected().filter(|_| has_rows) {
            let marked = (self.focused == Focused::Lines).then_some(self.line.selected());
            let pane = lines::Pane { order, offset: self.line.offset(), marked };
            lines::view(&pane, frame, self.list.areas(area).detail, context);
        }
    }
}

/// What an order cost, with what its price includes (MARKET-2); a dash where no one amount says it.
fn amount(row: &OrderRow, context: &Context<'_>) -> String {
    match (row.amount, row.tax()) {
        (Some(amount), Some(tax)) => format!("{} {}", context.locale.money(amount), context.locale.tax_note(tax)),
        (_, _) => "–".to_owned(),
    }
}
