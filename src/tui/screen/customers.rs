//! Customers: every customer of the partner, filtered as one types and sorted by any column.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Position, Rect};

use crate::domain::{Instant, Permission, TenantId};
use crate::i18n::{MessageId, message};
use crate::search::Column;
use crate::service::{Delivered, WhoseKeys};
use crate::tui::context::{Availability, Context};
use crate::tui::effect::{Ask, CustomersAsk, Need};
use crate::tui::finder::Finder;
use crate::tui::keymap::{Binding, Focus, Key};
use crate::tui::moving::{Move, keys_with_moves};
use crate::tui::msg::{CustomersReply, Reply};
use crate::tui::note::Note;
use crate::tui::room::{Readiness, Room};
use crate::tui::screen::hits;
use crate::tui::session::Ticket;
use crate::tui::sorting::Sorted;
use crate::tui::step::{CustomerLabel, Destination, Step};

/// So many customers are marked at once at most: each of their purchases is looked at before anything is got.
const MOST_MARKED: usize = 1_000;

/// The list and its filter.
#[derive(Debug)]
pub struct State {
    finder: Finder,
    /// Those that were marked, in the order in which they were.
    marked: Vec<TenantId>,
    /// The question for all that is to be marked, until it is answered.
    marking_all: Option<Ticket>,
}

/// What can be done with the customers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Open the selected customer.
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
    /// Copy the tenant's GUID.
    CopyTenant,
    /// Mark the selected customer, to do something with it and others.
    Mark,
    /// Mark all that fits what was typed, or nothing of it.
    MarkAll,
    /// Get the keys of those that are marked, or of the selected one, into one file.
    Retrieve,
    /// Through the list.
    Move(Move),
}

/// The parts of the place.
struct Areas {
    field: Rect,
    list: Rect,
}

fn areas(area: Rect) -> Areas {
    let [field, list] = Layout::vertical([Constraint::Length(1), Constraint::Fill(1)]).areas(area);
    Areas { field, list }
}

/// Where the rows are.
fn rows(area: Rect) -> Rect {
    hits::rows_area(areas(area).list)
}

impl State {
    /// The place with all customers, in that order.
    #[must_use]
    pub fn new(sort: Sorted<Column>) -> Self {
        Self { finder: Finder::new(Focus::Moving).of_columns().sorted(sort), marked: Vec::new(), marking_all: None }
    }

    /// The order of the list.
    #[must_use]
    pub fn sort(&self) -> Sorted<Column> {
        self.finder.sort()
    }

    /// Marks a customer, wherever it stands in the list.
    #[must_use]
    pub fn mark(&mut self, tenant: TenantId, context: &Context<'_>) -> Step {
        self.finder.mark(tenant, context, rows(context.main))
    }

    /// Marks the selected customer for what is done with several, or takes its mark away, and goes on to the next one.
    fn mark_selected(&mut self, context: &Context<'_>) -> Step {
        let Some(tenant) = self.finder.selected().map(|hit| hit.row.tenant) else { return Step::Stay };
        match self.marked.iter().position(|marked| *marked == tenant) {
            Some(place) => drop(self.marked.remove(place)),
            None => self.marked.push(tenant),
        }
        hits::move_by(&mut self.finder, Move::Down, rows(context.main), context)
    }

    /// Takes the marks off those whose keys are in a file, also off those that had none.
    pub fn unmark(&mut self, whose: &WhoseKeys, delivered: &Delivered) {
        let is_meant = |tenant: &TenantId| matches!(whose, WhoseKeys::Customers(tenants) if tenants.contains(tenant));
        let is_in_file = |tenant: &TenantId| delivered.rows.iter().any(|(id, _)| id.tenant == *tenant);
        self.marked.retain(|tenant| !is_meant(tenant) && !is_in_file(tenant));
    }

    /// Marks all that fits what was typed; takes those marks away where all of it is marked already. What is not loaded of it is
    /// asked for.
    fn mark_all(&mut self, context: &Context<'_>) -> Step {
        match self.finder.question_for_all() {
            Some(question) if MOST_MARKED < question.limit => {
                let most = [("count", MOST_MARKED.into())];
                Step::Say(Note::warning(context.locale.text_with(message!("customers-too-many-to-mark"), &most)))
            }
            Some(question) => {
                let ticket = context.ticket();
                self.marking_all = Some(ticket);
                Step::Ask(ticket, Ask::Customers(CustomersAsk::Find(question, Need::Now)))
            }
            None => Step::Stay,
        }
    }

    fn marked_all(&mut self, reply: Reply) -> Step {
        self.marking_all = None;
        let Reply::Customers(CustomersReply::Found(result)) = reply else { return Step::Stay };
        let tenants: Vec<TenantId> = match result {
            Ok(answer) => answer.hits.into_iter().map(|hit| hit.row.tenant).collect(),
            Err(failure) => return Step::Fail(failure),
        };
        if tenants.iter().all(|tenant| self.marked.contains(tenant)) {
            self.marked.retain(|marked| !tenants.contains(marked));
        } else {
            let new: Vec<TenantId> = tenants.into_iter().filter(|tenant| !self.marked.contains(tenant)).collect();
            self.marked.extend(new);
        }
        Step::Stay
    }

    /// To the keys of those that are marked; of the selected one where none is.
    fn retrieve(&self) -> Step {
        let Some(hit) = self.finder.selected() else { return Step::Stay };
        let selected = || CustomerLabel { tenant: hit.row.tenant, name: hit.row.name.clone() };
        Step::Go(match self.marked.as_slice() {
            [] => Destination::Retrieve(Some(selected()), WhoseKeys::Customers(vec![hit.row.tenant])),
            marked => Destination::Retrieve(None, WhoseKeys::Customers(marked.to_vec())),
        })
    }
}

impl Room for State {
    type Action = Action;

    const KEYS: &'static [Binding<Action>] = keys_with_moves![Action::Move;
        Binding::always(&["Enter"], Action::Open, message!("key-open")).shown(100),
        Binding::moving(&["/", "Ctrl-f"], Action::Filter, message!("key-filter")).shown(95),
        Binding::typing(&["Tab"], Action::ToList, message!("key-to-list")).shown(89),
        Binding::typing(&["Esc"], Action::Leave, message!("key-leave-filter")).shown(91),
        Binding::moving(&["Esc"], Action::Unfilter, message!("key-unfilter")).shown(96),
        Binding::moving(&["S n"], Action::Sort(Column::Name), message!("key-sort-name")).ending(message!("sort-name")).shown(35),
        Binding::moving(&["S d"], Action::Sort(Column::Domain), message!("key-sort-domain")).ending(message!("sort-domain")),
        Binding::moving(&["S t"], Action::Sort(Column::Tenant), message!("key-sort-tenant")).ending(message!("sort-tenant")),
        Binding::moving(&["S m"], Action::Sort(Column::Market), message!("key-sort-market")).ending(message!("sort-market")),
        Binding::moving(&["S s"], Action::Sort(Column::Subscriptions), message!("key-sort-subscriptions")).ending(message!("sort-subscriptions")),
        Binding::moving(&["S w"], Action::Sort(Column::Software), message!("key-sort-software")).ending(message!("sort-software")),
        Binding::moving(&["y"], Action::CopyTenant, message!("key-copy-tenant")).shown(40),
        Binding::moving(&["Space"], Action::Mark, message!("key-mark")).shown(88),
        Binding::moving(&["Ctrl-a"], Action::MarkAll, message!("key-mark-all")),
        Binding::moving(&["K"], Action::Retrieve, message!("key-retrieve-customer")).shown(87),
    ];

    fn focus(&self) -> Focus {
        self.finder.focus()
    }

    fn edit(&mut self, key: Key, context: &Context<'_>) -> Step {
        self.finder.edit(key, context, rows(context.main))
    }

    fn leave_field(&mut self) {
        self.finder.stop_typing();
    }

    fn paste(&mut self, text: &str, context: &Context<'_>) -> Step {
        self.finder.paste(text, context, rows(context.main))
    }

    fn readiness(&self) -> Readiness {
        hits::readiness(&self.finder)
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        self.finder.awaits(ticket) || self.marking_all == Some(ticket)
    }

    fn receive(&mut self, ticket: Ticket, reply: Reply, context: &Context<'_>) -> Step {
        if self.marking_all == Some(ticket) {
            return self.marked_all(reply);
        }
        hits::receive(&mut self.finder, reply, context)
    }

    fn refresh(&mut self, context: &Context<'_>) -> Step {
        self.finder.refresh(context, rows(context.main))
    }

    fn key_pressed(&mut self, _context: &Context<'_>) {
        self.finder.forget_enter();
    }

    fn resized(&mut self, context: &Context<'_>) -> Step {
        self.finder.resized(context, rows(context.main))
    }

    fn wake(&self, _now: Instant) -> Option<Instant> {
        self.finder.wake()
    }

    fn tick(&mut self, context: &Context<'_>) -> Step {
        hits::found(self.finder.tick(context), context)
    }

    fn press(&mut self, at: Position, area: Rect, context: &Context<'_>) -> Step {
        if areas(area).field.contains(at) {
            self.finder.start_typing();
            return Step::Stay;
        }
        hits::press(&mut self.finder, at, rows(area), context)
    }

    fn double_press(&mut self, at: Position, area: Rect, context: &Context<'_>) -> Step {
        hits::double_press(&mut self.finder, at, rows(area), context)
    }

    fn wheel(&mut self, notches: isize, context: &Context<'_>) -> Step {
        hits::wheel(&mut self.finder, notches, rows(context.main), context)
    }

    fn availability(&self, action: Action, context: &Context<'_>) -> Availability {
        match action {
            Action::Open | Action::CopyTenant | Action::Mark | Action::ToList => {
                hits::can_be_opened(&self.finder, context)
            }
            // What is only similar is marked by whoever means it, one by one.
            Action::MarkAll => {
                hits::can_be_opened(&self.finder, context).and(Availability::when(self.finder.counted() != Some(0)))
            }
            Action::Retrieve => hits::can_be_opened(&self.finder, context).and(context.allows(Permission::Keys)),
            Action::Unfilter => Availability::when(!self.finder.text().is_empty()),
            Action::Filter | Action::Leave | Action::Sort(_) | Action::Move(_) => Availability::Ready,
        }
    }

    fn label(&self, action: Action) -> Option<MessageId> {
        if action == Action::Retrieve {
            return (!self.marked.is_empty()).then(|| message!("key-retrieve-marked"));
        }
        (action == Action::Leave && !self.finder.text().is_empty()).then(|| message!("key-unfilter"))
    }

    /// What is marked is for this.
    fn priority(&self, action: Action) -> Option<u8> {
        (action == Action::Retrieve && !self.marked.is_empty()).then_some(94)
    }

    fn update(&mut self, action: Action, context: &Context<'_>) -> Step {
        let list = rows(context.main);
        match action {
            Action::Open => hits::found(self.finder.enter(context), context),
            Action::Filter => {
                self.finder.start_typing();
                Step::Stay
            }
            Action::ToList => {
                self.finder.stop_typing();
                Step::Stay
            }
            Action::Leave | Action::Unfilter => self.finder.escape(context, list),
            Action::Sort(column) => self.finder.sort_by(column, context, list),
            Action::CopyTenant => hits::copy_tenant(&self.finder),
            Action::Mark => self.mark_selected(context),
            Action::MarkAll => self.mark_all(context),
            Action::Retrieve => self.retrieve(),
            Action::Move(movement) => hits::move_by(&mut self.finder, movement, list, context),
        }
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        let areas = areas(area);
        hits::view_filter_line(&self.finder, self.marked.len(), frame, (areas.field, context));
        hits::view_customers(&self.finder, &self.marked, frame, (areas.list, context));
    }
}
