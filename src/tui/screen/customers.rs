//! Customers: every customer of the partner, filtered as one types and sorted by any column.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Position, Rect};

use crate::domain::{Instant, TenantId};
use crate::i18n::{MessageId, message};
use crate::search::Column;
use crate::tui::context::{Availability, Context};
use crate::tui::finder::Finder;
use crate::tui::keymap::{Binding, Focus, Key};
use crate::tui::moving::{Move, keys_with_moves};
use crate::tui::msg::Reply;
use crate::tui::room::{Readiness, Room};
use crate::tui::screen::hits::{self, hand_on_to_finder};
use crate::tui::session::Ticket;
use crate::tui::sorting::Sorted;
use crate::tui::step::Step;

/// The list and its filter.
#[derive(Debug)]
pub struct State {
    finder: Finder,
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

impl State {
    /// The place with all customers, in that order.
    #[must_use]
    pub fn new(sort: Sorted<Column>) -> Self {
        Self { finder: Finder::new(Focus::Moving).of_columns().sorted(sort) }
    }

    /// The order of the list.
    #[must_use]
    pub fn sort(&self) -> Sorted<Column> {
        self.finder.sort()
    }

    /// Marks a customer, wherever it stands in the list.
    #[must_use]
    pub fn mark(&mut self, tenant: TenantId, context: &Context<'_>) -> Step {
        self.finder.mark(tenant, context, hits::rows_area(areas(context.main).list))
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
    ];

    hand_on_to_finder!(areas);

    fn availability(&self, action: Action, context: &Context<'_>) -> Availability {
        match action {
            Action::Open | Action::CopyTenant | Action::ToList => hits::can_be_opened(&self.finder, context),
            Action::Unfilter => Availability::when(!self.finder.text().is_empty()),
            Action::Filter | Action::Leave | Action::Sort(_) | Action::Move(_) => Availability::Ready,
        }
    }

    fn label(&self, action: Action) -> Option<MessageId> {
        (action == Action::Leave && !self.finder.text().is_empty()).then(|| message!("key-unfilter"))
    }

    fn update(&mut self, action: Action, context: &Context<'_>) -> Step {
        let list = hits::rows_area(areas(context.main).list);
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
            Action::Move(movement) => hits::move_by(&mut self.finder, movement, list, context),
        }
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        let areas = areas(area);
        hits::view_filter_line(&self.finder, frame, areas.field, context);
        hits::view_customers(&self.finder, frame, areas.list, context);
    }
}
