//! An invoice: its total and its lines, charged and upcoming, filtered and sorted. Of a long one the next lines are asked
//! for when the last one is come to.

mod lines;
pub(in crate::tui::screen) mod table;
mod total;

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Position, Rect};

use crate::domain::{Currency, InvoiceMonth, Permission, SecretText};
use crate::i18n::{MessageId, message};
use crate::ports::Cursor;
use crate::service::InvoiceLine;
use crate::tui::context::{Availability, Context};
use crate::tui::filter::Filter;
use crate::tui::keymap::{Binding, Focus, Key};
use crate::tui::moving::{Move, keys_with_moves};
use crate::tui::msg::{BillingReply, Reply};
use crate::tui::remote::Remote;
use crate::tui::room::{Readiness, Room};
use crate::tui::screen::billing::billed_to;
use crate::tui::screen::invoice::total::Total;
use crate::tui::session::Ticket;
use crate::tui::sorting::{self, Sorted};
use crate::tui::step::{CustomerLabel, Destination, Plain, Step};
use crate::tui::widget::list::Selection;
use crate::tui::widget::pending;

/// The lines of an invoice.
#[derive(Debug)]
pub struct State {
    /// Whose; `None` for that of all customers together.
    customer: Option<CustomerLabel>,
    month: InvoiceMonth,
    /// Only what is charged in it; `None` where nothing was charged.
    currency: Option<Currency>,
    total: Total,
    lines: Remote<Vec<InvoiceLine>>,
    /// Where the lines begin that were not asked for yet.
    next: Option<Cursor>,
    /// The question for them.
    asked_for_more: Option<Ticket>,
    /// The places in `lines` that are listed, in the order they are listed in.
    listed: Vec<usize>,
    filter: Filter,
    sort: Sorted<Column>,
    selection: Selection,
}

/// A column of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// When it was charged.
    Charged,
    /// The customer.
    Customer,
    /// The product.
    Product,
    /// The order number.
    Order,
    /// The amount.
    Amount,
}

/// What can be done with the lines of an invoice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// To the purchase that is charged.
    Open,
    /// Into the filter.
    Filter,
    /// Out of the filter with what was typed.
    ToList,
    /// Clear the filter, then leave it.
    Leave,
    /// Clear a filter that was left standing.
    Unfilter,
    /// Sort by a column; again: the other way round.
    Sort(Column),
    /// Copy the order number.
    CopyOrder,
    /// Through the list.
    Move(Move),
}

/// The parts of the place.
struct Areas {
    title: Rect,
    total: Rect,
    list: Rect,
}

fn areas(area: Rect) -> Areas {
    let rows = [Constraint::Length(1), Constraint::Length(1), Constraint::Fill(1)];
    let [title, total, list] = Layout::vertical(rows).areas(area);
    Areas { title, total, list }
}

fn page(context: &Context<'_>) -> usize {
    usize::from(table::rows_area(areas(context.main).list).height)
}

impl State {
    /// The lines of that invoice of this customer or of all of them, not asked for yet.
    #[must_use]
    pub fn new(customer: Option<CustomerLabel>, month: InvoiceMonth, currency: Option<Currency>) -> Self {
        Self {
            customer,
            month,
            currency,
            total: Total::new(),
            lines: Remote::Idle,
            next: None,
            asked_for_more: None,
            listed: Vec::new(),
            filter: Filter::default(),
            sort: None,
            selection: Selection::default(),
        }
    }

    /// Whose invoice it is; `None` for that of all customers.
    #[must_use]
    pub fn customer(&self) -> Option<&CustomerLabel> {
        self.customer.as_ref()
    }

    /// Which invoice it is.
    #[must_use]
    pub fn month(&self) -> InvoiceMonth {
        self.month
    }

    /// What it is charged in; `None` where nothing was charged.
    #[must_use]
    pub fn currency(&self) -> Option<Currency> {
        self.currency
    }

    /// Whether there is a list that can be filtered.
    #[must_use]
    pub fn takes_filter(&self) -> bool {
        self.lines.ready().is_some_and(|lines| !lines.is_empty())
    }

    /// To the purchase on the Software page of the customer it is of.
    fn open(&self) -> Step {
        let destination = |line: &InvoiceLine| {
            let purchase = line.charge.id.entitlement.clone();
            let customer = CustomerLabel { tenant: purchase.tenant, name: line.customer.clone() };
            Destination::Software(customer, Some(purchase))
        };
        self.selected().map_or(Step::Stay, |line| Step::Go(destination(line)))
    }
}

impl Room for State {
    type Action = Action;

    const KEYS: &'static [Binding<Action>] = keys_with_moves![Action::Move;
        Binding::always(&["Enter"], Action::Open, message!("key-open-purchase")).shown(100),
        Binding::moving(&["y"], Action::CopyOrder, message!("key-copy-order")).shown(85),
        Binding::moving(&["/", "Ctrl-f"], Action::Filter, message!("key-filter")).shown(84),
        Binding::typing(&["Tab"], Action::ToList, message!("key-to-list")).shown(89),
        Binding::typing(&["Esc"], Action::Leave, message!("key-leave-filter")).shown(91),
        Binding::moving(&["Esc"], Action::Unfilter, message!("key-unfilter")).shown(96),
        Binding::moving(&["S d"], Action::Sort(Column::Charged), message!("key-sort-charged")).ending(message!("sort-charged")),
        Binding::moving(&["S n"], Action::Sort(Column::Customer), message!("key-sort-name")).ending(message!("sort-name")),
        Binding::moving(&["S p"], Action::Sort(Column::Product), message!("key-sort-product")).ending(message!("sort-product")),
        Binding::moving(&["S o"], Action::Sort(Column::Order), message!("key-sort-order")).ending(message!("sort-order")),
        Binding::moving(&["S a"], Action::Sort(Column::Amount), message!("key-sort-amount")).ending(message!("sort-amount")),
    ];

    fn focus(&self) -> Focus {
        self.filter.focus()
    }

    fn availability(&self, action: Action, context: &Context<'_>) -> Availability {
        match action {
            Action::Open => {
                Availability::when(self.selected().is_some()).and(context.allows(Permission::LookAtSoftware))
            }
            Action::CopyOrder => Availability::when(self.selected().is_some()),
            Action::Unfilter => Availability::when(!self.filter.text().is_empty()),
            // One customer's lines have no column of customers.
            Action::Sort(Column::Customer) if self.customer.is_some() => Availability::Hidden,
            Action::Filter | Action::Sort(_) | Action::Move(_) => Availability::when(self.takes_filter()),
            // A list that is gone or empty when it was asked for anew keeps nobody in its filter.
            Action::ToList => Availability::when(!self.listed.is_empty()),
            Action::Leave => Availability::when(self.takes_filter() || self.focus().is_typing()),
        }
    }

    fn label(&self, action: Action) -> Option<MessageId> {
        (action == Action::Leave && !self.filter.text().is_empty()).then(|| message!("key-unfilter"))
    }

    fn update(&mut self, action: Action, context: &Context<'_>) -> Step {
        match action {
            Action::Open => self.open(),
            Action::CopyOrder => self.selected().map_or(Step::Stay, |line| {
                let order = line.charge.id.entitlement.order.to_string();
                Step::CopyPlain(Plain::Order, SecretText::new(order))
            }),
            Action::Filter => {
                self.filter.start_typing();
                Step::Stay
            }
            Action::ToList => {
                self.filter.stop_typing();
                Step::Stay
            }
            Action::Leave | Action::Unfilter => {
                self.filter.escape();
                self.list_anew(context)
            }
            Action::Sort(column) => {
                self.sort = Some(sorting::next(&self.sort, column));
                self.list_anew(context)
            }
            Action::Move(movement) => {
                movement.apply(&mut self.selection, self.listed.len(), page(context));
                self.ask_for_more(context)
            }
        }
    }

    fn edit(&mut self, key: Key, context: &Context<'_>) -> Step {
        self.filter.edit(key);
        self.list_anew(context)
    }

    fn paste(&mut self, text: &str, context: &Context<'_>) -> Step {
        self.filter.paste(text);
        self.list_anew(context)
    }

    fn readiness(&self) -> Readiness {
        self.lines.readiness()
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        self.lines.awaits(ticket) || self.total.awaits(ticket) || self.asked_for_more == Some(ticket)
    }

    fn receive(&mut self, ticket: Ticket, reply: Reply, context: &Context<'_>) -> Step {
        let Reply::Billing(reply) = reply else { return Step::Stay };
        match reply {
            BillingReply::Read(Ok(page)) => return self.read(ticket, page, context),
            BillingReply::Read(Err(failure)) if self.asked_for_more == Some(ticket) => {
                self.asked_for_more = None;
                return Step::Fail(failure);
            }
            BillingReply::Read(Err(failure)) => self.lines.settle(Err(failure)),
            BillingReply::Listed(listed) => self.total.listed(listed, self.month),
        }
        Step::Stay
    }

    fn refresh(&mut self, context: &Context<'_>) -> Step {
        let ticket = context.ticket();
        self.lines.ask(ticket);
        let lines = Step::Ask(ticket, self.ask(None));
        Step::Many(vec![lines, self.total.ask(billed_to(self.customer()), self.month, context)])
    }

    fn resized(&mut self, context: &Context<'_>) -> Step {
        self.selection.select(self.selection.selected(), self.listed.len(), page(context));
        Step::Stay
    }

    fn press(&mut self, at: Position, area: Rect, context: &Context<'_>) -> Step {
        let areas = areas(area);
        if areas.title.contains(at) {
            if self.takes_filter() {
                self.filter.start_typing();
            }
            return Step::Stay;
        }
        self.filter.stop_typing();
        if let Some(place) = self.selection.row_at(at, table::rows_area(areas.list), self.listed.len()) {
            self.selection.select(place, self.listed.len(), page(context));
        }
        self.ask_for_more(context)
    }

    /// Opens the purchase of the line that is pressed twice; the first press has selected it.
    fn double_press(&mut self, at: Position, area: Rect, context: &Context<'_>) -> Step {
        let place = self.selection.row_at(at, table::rows_area(areas(area).list), self.listed.len());
        let is_allowed = self.availability(Action::Open, context) == Availability::Ready;
        if is_allowed && place == Some(self.selection.selected()) { self.open() } else { self.press(at, area, context) }
    }

    fn wheel(&mut self, notches: isize, context: &Context<'_>) -> Step {
        let movement = if notches < 0 { Move::Up } else { Move::Down };
        for _ in 0..notches.unsigned_abs().saturating_mul(3) {
            movement.apply(&mut self.selection, self.listed.len(), page(context));
        }
        self.ask_for_more(context)
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        let areas = areas(area);
        table::view_title(self, frame, areas.title, context);
        table::view_total(self, frame, areas.total, context);
        match &self.lines {
            Remote::Ready(lines) | Remote::Reloading(lines, _) if lines.is_empty() => {
                pending::view_empty(frame, areas.list, context, message!("invoice-none"), message!("invoice-none-do"));
            }
            Remote::Ready(_) | Remote::Reloading(_, _) if self.listed.is_empty() => {
                let (why, what) = (message!("filter-none"), message!("filter-none-do"));
                pending::view_empty(frame, areas.list, context, why, what);
            }
            Remote::Ready(_) | Remote::Reloading(_, _) => table::view(self, frame, areas.list, context),
            Remote::Idle | Remote::Loading(_) => pending::view_loading(frame, areas.list, context),
            Remote::Failed(failure) => pending::view_failure(frame, areas.list, context, failure),
        }
    }
}
