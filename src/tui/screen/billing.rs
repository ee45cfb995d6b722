//! *Fakturering*: the invoices of a customer or of all of them, that of the present month first and as it stands, over
//! the lines of the marked one (RENEW-4, AFTER-3).

mod table;

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Position, Rect};

use crate::domain::{Currency, InvoiceMonth};
use crate::i18n::message;
use crate::ports::Page;
use crate::service::{BilledTo, Invoice, InvoiceLine, Invoices, ListInvoices, ReadInvoice, Sums};
use crate::tui::context::{Availability, Context};
use crate::tui::effect::{Ask, BillingAsk};
use crate::tui::keymap::Binding;
use crate::tui::moving::{Move, keys_with_moves};
use crate::tui::msg::{BillingReply, Reply};
use crate::tui::remote::Remote;
use crate::tui::room::{Readiness, Room};
use crate::tui::session::Ticket;
use crate::tui::step::{CustomerLabel, Destination, Step};
use crate::tui::widget::list::Selection;
use crate::tui::widget::pending;

/// How many months are asked for at a time.
const MONTHS: usize = 24;

/// The invoices.
#[derive(Debug)]
pub struct State {
    /// Whose; `None` for all customers together.
    customer: Option<CustomerLabel>,
    invoices: Remote<Vec<Invoice>>,
    /// Where earlier ones begin that were not asked for yet.
    earlier_than: Option<InvoiceMonth>,
    /// The question for earlier ones.
    asked_for_earlier: Option<Ticket>,
    /// The first lines of the marked one.
    lines: Remote<Vec<InvoiceLine>>,
    /// The invoice that those are of.
    lines_of: Option<(InvoiceMonth, Option<Currency>)>,
    selection: Selection,
}

/// An invoice in one currency, as it is listed; one of which nothing was charged is listed too while it is open.
#[derive(Debug, Clone, Copy)]
struct Row {
    month: InvoiceMonth,
    is_open: bool,
    sums: Option<Sums>,
}

impl Row {
    /// What tells it from the other rows.
    fn invoice(self) -> (InvoiceMonth, Option<Currency>) {
        (self.month, self.currency())
    }

    fn currency(self) -> Option<Currency> {
        self.sums.map(|sums| sums.charged.sum.currency())
    }
}

/// What can be done with invoices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// To the lines of the marked one.
    Open,
    /// Through the list.
    Move(Move),
}

/// The parts of the place.
struct Areas {
    title: Rect,
    list: Rect,
    lines: Rect,
}

fn areas(area: Rect) -> Areas {
    let rows = [Constraint::Length(1), Constraint::Fill(1), Constraint::Fill(1)];
    let [title, list, lines] = Layout::vertical(rows).areas(area);
    Areas { title, list, lines }
}

fn page(context: &Context<'_>) -> usize {
    usize::from(table::rows_area(areas(context.main).list).height)
}

impl State {
    /// The invoices of this customer or of all of them, not asked for yet.
    #[must_use]
    pub fn new(customer: Option<CustomerLabel>) -> Self {
        Self {
            customer,
            invoices: Remote::Idle,
            earlier_than: None,
            asked_for_earlier: None,
            lines: Remote::Idle,
            lines_of: None,
            selection: Selection::default(),
        }
    }

    /// Whose invoices they are; `None` for those of all customers.
    #[must_use]
    pub fn customer(&self) -> Option<&CustomerLabel> {
        self.customer.as_ref()
    }

    fn rows(&self) -> Vec<Row> {
        let rows = |invoice: &Invoice| {
            let row = |sums| Row { month: invoice.month, is_open: invoice.is_open(), sums };
            let sums = invoice.sums();
            let rows: Vec<Row> =
                if sums.is_empty() { vec![row(None)] } else { sums.into_iter().map(|sums| row(Some(sums))).collect() };
            rows
        };
        self.invoices.ready().into_iter().flatten().flat_map(rows).collect()
    }

    fn marked(&self) -> Option<Row> {
        self.rows().get(self.selection.selected()).copied()
    }

    fn ask_for_months(&self, before: Option<InvoiceMonth>) -> Ask {
        let to = billed_to(self.customer());
        // What was paged to stays listed when it is asked for anew.
        let listed = self.invoices.ready().map_or(0, Vec::len);
        let limit = if before.is_some() { MONTHS } else { MONTHS.max(listed) };
        Ask::Billing(BillingAsk::List(ListInvoices { to, before, limit }))
    }

    /// Asks for the lines of the marked one where they are not those shown, and for earlier months at the end of the list.
    fn moved(&mut self, context: &Context<'_>) -> Step {
        let mut steps = Vec::new();
        if self.marked().map(Row::invoice) != self.lines_of {
            steps.push(self.ask_for_lines(context));
        }
        let is_last = self.rows().len() <= self.selection.selected().saturating_add(1);
        if let Some(before) = self.earlier_than.filter(|_| is_last && self.asked_for_earlier.is_none()) {
            let ticket = context.ticket();
            self.asked_for_earlier = Some(ticket);
            steps.push(Step::Ask(ticket, self.ask_for_months(Some(before))));
        }
        Step::Many(steps)
    }

    fn ask_for_lines(&mut self, context: &Context<'_>) -> Step {
        let Some(row) = self.marked() else { return Step::Stay };
        if self.lines_of.replace(row.invoice()) != Some(row.invoice()) {
            self.lines = Remote::Idle;
        }
        let ticket = context.ticket();
        self.lines.ask(ticket);
        let to = billed_to(self.customer());
        let (month, currency) = row.invoice();
        let ask = ReadInvoice { to, month, currency, after: None, limit: Page::<()>::LIMIT };
        Step::Ask(ticket, Ask::Billing(BillingAsk::Read(ask)))
    }

    fn listed(&mut self, ticket: Ticket, invoices: Invoices, context: &Context<'_>) -> Step {
        let marked = self.marked().map(Row::invoice);
        let Invoices { rows, earlier_than } = invoices;
        if self.asked_for_earlier.take_if(|asked| *asked == ticket).is_some() {
            if let Some(known) = self.invoices.ready_mut() {
                known.extend(rows);
            }
        } else {
            self.invoices.settle(Ok(rows));
            self.asked_for_earlier = None;
        }
        self.earlier_than = earlier_than;
        let rows = self.rows();
        let place = rows.iter().position(|row| Some(row.invoice()) == marked);
        self.selection.select(place.unwrap_or(0), rows.len(), page(context));
        self.ask_for_lines(context)
    }

    fn select(&mut self, place: usize, context: &Context<'_>) -> Step {
        self.selection.select(place, self.rows().len(), page(context));
        self.moved(context)
    }

    fn open(&self) -> Step {
        let destination = |row: Row| Destination::Invoice(self.customer.clone(), row.month, row.currency());
        self.marked().map_or(Step::Stay, |row| Step::Go(destination(row)))
    }
}

/// Whose invoices those of a customer or of none are.
pub(in crate::tui::screen) fn billed_to(customer: Option<&CustomerLabel>) -> BilledTo {
    customer.map_or(BilledTo::Everyone, |customer| BilledTo::Customer(customer.tenant))
}

impl Room for State {
    type Action = Action;

    const KEYS: &'static [Binding<Action>] = keys_with_moves![Action::Move;
        Binding::moving(&["Enter"], Action::Open, message!("key-open-invoice")).shown(100),
    ];

    fn availability(&self, action: Action, _context: &Context<'_>) -> Availability {
        match action {
            Action::Open | Action::Move(_) => Availability::when(self.marked().is_some()),
        }
    }

    fn update(&mut self, action: Action, context: &Context<'_>) -> Step {
        match action {
            Action::Open => self.open(),
            Action::Move(movement) => {
                let total = self.rows().len();
                movement.apply(&mut self.selection, total, page(context));
                self.moved(context)
            }
        }
    }

    fn readiness(&self) -> Readiness {
        self.invoices.readiness()
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        self.invoices.awaits(ticket) || self.lines.awaits(ticket) || self.asked_for_earlier == Some(ticket)
    }

    fn receive(&mut self, ticket: Ticket, reply: Reply, context: &Context<'_>) -> Step {
        let Reply::Billing(reply) = reply else { return Step::Stay };
        match reply {
            BillingReply::Listed(Ok(invoices)) => return self.listed(ticket, invoices, context),
            BillingReply::Listed(Err(failure)) if self.asked_for_earlier == Some(ticket) => {
                self.asked_for_earlier = None;
                return Step::Fail(failure);
            }
            BillingReply::Listed(Err(failure)) => self.invoices.settle(Err(failure)),
            BillingReply::Read(result) => self.lines.settle(result.map(|page| page.items)),
        }
        Step::Stay
    }

    fn refresh(&mut self, context: &Context<'_>) -> Step {
        let ticket = context.ticket();
        let ask = self.ask_for_months(None);
        self.invoices.ask(ticket);
        Step::Ask(ticket, ask)
    }

    fn resized(&mut self, context: &Context<'_>) -> Step {
        self.selection.select(self.selection.selected(), self.rows().len(), page(context));
        Step::Stay
    }

    fn press(&mut self, at: Position, area: Rect, context: &Context<'_>) -> Step {
        let place = self.selection.row_at(at, table::rows_area(areas(area).list), self.rows().len());
        place.map_or(Step::Stay, |place| self.select(place, context))
    }

    /// Opens the invoice that is pressed twice; the first press has marked it.
    fn double_press(&mut self, at: Position, area: Rect, context: &Context<'_>) -> Step {
        let place = self.selection.row_at(at, table::rows_area(areas(area).list), self.rows().len());
        if place == Some(self.selection.selected()) { self.open() } else { self.press(at, area, context) }
    }

    fn wheel(&mut self, notches: isize, context: &Context<'_>) -> Step {
        let movement = if notches < 0 { Move::Up } else { Move::Down };
        let total = self.rows().len();
        for _ in 0..notches.unsigned_abs().saturating_mul(3) {
            movement.apply(&mut self.selection, total, page(context));
        }
        self.moved(context)
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        let areas = areas(area);
        table::view_title(frame, areas.title, context);
        match &self.invoices {
            Remote::Ready(_) | Remote::Reloading(_, _) => {
                table::view(&self.rows(), self.selection, frame, areas.list, context);
                if let Some(row) = self.marked() {
                    table::view_lines(self, row, frame, areas.lines, context);
                }
            }
            Remote::Idle | Remote::Loading(_) => pending::view_loading(frame, areas.list, context),
            Remote::Failed(failure) => pending::view_failure(frame, areas.list, context, failure),
        }
    }
}
