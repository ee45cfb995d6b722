//! *Programvara*: everything bought for a customer, the newest first, over what is known of the selected purchase
//! (SHOW-4).

mod detail;
mod table;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use crate::domain::{EntitlementId, SecretText};
use crate::i18n::{MessageId, message};
use crate::search::{Direction, fold};
use crate::service::list_software::SoftwareRow;
use crate::tui::context::{Availability, Context};
use crate::tui::effect::{Ask, PurchasesAsk};
use crate::tui::filter::Filter;
use crate::tui::keymap::{Binding, Focus, Key};
use crate::tui::moving::{Move, keys_with_moves};
use crate::tui::msg::{PurchasesReply, Reply};
use crate::tui::remote::Remote;
use crate::tui::room::{Readiness, Room};
use crate::tui::session::Ticket;
use crate::tui::sorting::{self, Sorted};
use crate::tui::step::{CustomerLabel, Destination, Plain, Step};
use crate::tui::widget::list::Selection;
use crate::tui::widget::overview::Overview;
use crate::tui::widget::pending;

/// How many lines the detail pane takes.
const DETAIL: u16 = 6;

/// The software of one customer.
#[derive(Debug)]
pub struct State {
    customer: CustomerLabel,
    /// The purchase to select once the list is here.
    wanted: Option<EntitlementId>,
    rows: Remote<Vec<SoftwareRow>>,
    /// The places in `rows` that are listed, in the order they are listed in.
    listed: Vec<usize>,
    filter: Filter,
    sort: Sorted<Column>,
    selection: Selection,
    /// The purchase that the mouse pressed last.
    pressed: Option<EntitlementId>,
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

fn areas(area: Rect) -> Overview {
    Overview::of(area, DETAIL)
}

impl State {
    /// The software of this customer, not asked for yet.
    #[must_use]
    pub fn new(customer: CustomerLabel, wanted: Option<EntitlementId>) -> Self {
        Self {
            customer,
            wanted,
            rows: Remote::Idle,
            listed: Vec::new(),
            filter: Filter::default(),
            sort: None,
            selection: Selection::default(),
            pressed: None,
        }
    }

    /// The same in that order.
    #[must_use]
    pub fn sorted(self, sort: Sorted<Column>) -> Self {
        Self { sort, ..self }
    }

    /// The order of the list.
    #[must_use]
    pub fn sort(&self) -> Sorted<Column> {
        self.sort
    }

    /// How much it is, once it is here.
    #[must_use]
    pub fn count(&self) -> Option<usize> {
        self.rows.ready().map(Vec::len)
    }

    /// Whose software it is.
    #[must_use]
    pub fn customer(&self) -> &CustomerLabel {
        &self.customer
    }

    /// Whether there is a list that can be filtered.
    #[must_use]
    pub fn takes_filter(&self) -> bool {
        self.rows.ready().is_some_and(|rows| !rows.is_empty())
    }

    fn row(&self, place: usize) -> Option<&SoftwareRow> {
        self.rows.ready()?.get(*self.listed.get(place)?)
    }

    fn selected(&self) -> Option<&SoftwareRow> {
        self.row(self.selection.selected())
    }

    /// Lists the rows that the filter lets through, in the order chosen; the selected purchase stays selected.
    fn relist(&mut self, context: &Context<'_>) {
        // Nothing can be selected before the rows are here: what is wanted is wanted until then.
        let Some(rows) = self.rows.ready() else { return };
        let kept = self.wanted.take().or_else(|| self.selected().map(|row| row.entitlement.id.clone()));
        let words: Vec<String> = fold(self.filter.text()).split_whitespace().map(str::to_owned).collect();
        let mut listed: Vec<usize> = rows
            .iter()
            .enumerate()
            .filter(|(_, row)| {
                let text = fold(&table::searched_text(row, context.locale));
                words.iter().all(|word| text.contains(word.as_str()))
            })
            .map(|(place, _)| place)
            .collect();
        if let Some((column, direction)) = self.sort {
            let collation = context.locale.collation();
            listed.sort_by(|left, right| match (rows.get(*left), rows.get(*right)) {
                (Some(left), Some(right)) => {
                    let order = table::compare(column, left, right, context.locale, &collation);
                    if direction == Direction::Ascending { order } else { order.reverse() }
                }
                (_, _) => left.cmp(right),
            });
        }
        let place = listed
            .iter()
            .position(|place| rows.get(*place).is_some_and(|row| Some(&row.entitlement.id) == kept.as_ref()))
            .unwrap_or(0);
        self.listed = listed;
        self.selection.select(place, self.listed.len(), page(context));
    }
}

fn page(context: &Context<'_>) -> usize {
    areas(context.main).page()
}

impl Room for State {
    type Action = Action;

    const KEYS: &'static [Binding<Action>] = keys_with_moves![Action::Move;
        Binding::always(&["Enter"], Action::Open, message!("key-open-keys")).shown(100),
        Binding::moving(&["y"], Action::CopyOrder, message!("key-copy-order")).shown(85),
        Binding::moving(&["/", "Ctrl-f"], Action::Filter, message!("key-filter")).shown(84),
        Binding::typing(&["Tab"], Action::ToList, message!("key-to-list")).shown(89),
        Binding::typing(&["Esc"], Action::Leave, message!("key-leave-filter")).shown(91),
        Binding::moving(&["Esc"], Action::Unfilter, message!("key-unfilter")).shown(96),
        Binding::moving(&["S p"], Action::Sort(Column::Product), message!("key-sort-product")).ending(message!("sort-product")),
        Binding::moving(&["S k"], Action::Sort(Column::Kind), message!("key-sort-kind")).ending(message!("sort-kind")),
        Binding::moving(&["S o"], Action::Sort(Column::Order), message!("key-sort-order")).ending(message!("sort-order")),
        Binding::moving(&["S b"], Action::Sort(Column::Bought), message!("key-sort-bought")).ending(message!("sort-bought")),
        Binding::moving(&["S s"], Action::Sort(Column::Status), message!("key-sort-status")).ending(message!("sort-status")),
    ];

    fn focus(&self) -> Focus {
        self.filter.focus()
    }

    fn availability(&self, action: Action, _context: &Context<'_>) -> Availability {
        match action {
            Action::Open | Action::CopyOrder => Availability::when(self.selected().is_some()),
            Action::Unfilter => Availability::when(!self.filter.text().is_empty()),
            Action::Filter | Action::Sort(_) | Action::Move(_) => Availability::when(self.takes_filter()),
            // A list that is gone or empty when it was asked for anew keeps nobody in its filter.
            Action::ToList => Availability::when(!self.listed.is_empty()),
            Action::Leave => Availability::when(self.takes_filter() || self.focus().is_typing()),
        }
    }

    fn label(&self, action: Action) -> Option<MessageId> {
        let has_nothing = || self.selected().is_some_and(|row| !row.has_something_to_fetch());
        if action == Action::Leave && !self.filter.text().is_empty() {
            Some(message!("key-unfilter"))
        } else {
            (action == Action::Open && has_nothing()).then(|| message!("key-open"))
        }
    }

    fn update(&mut self, action: Action, context: &Context<'_>) -> Step {
        match action {
            Action::Open => self.selected().map_or(Step::Stay, |row| {
                Step::Go(Destination::Keys(self.customer.clone(), row.entitlement.id.clone()))
            }),
            Action::CopyOrder => self.selected().map_or(Step::Stay, |row| {
                Step::CopyPlain(Plain::Order, SecretText::new(row.entitlement.id.order.to_string()))
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
                self.relist(context);
                Step::Stay
            }
            Action::Sort(column) => {
                self.sort = Some(sorting::next(&self.sort, column));
                self.relist(context);
                Step::Stay
            }
            Action::Move(movement) => {
                movement.apply(&mut self.selection, self.listed.len(), page(context));
                Step::Stay
            }
        }
    }

    fn edit(&mut self, key: Key, context: &Context<'_>) -> Step {
        self.filter.edit(key);
        self.relist(context);
        Step::Stay
    }

    fn leave_field(&mut self) {
        self.filter.stop_typing();
    }

    fn paste(&mut self, text: &str, context: &Context<'_>) -> Step {
        self.filter.paste(text);
        self.relist(context);
        Step::Stay
    }

    fn readiness(&self) -> Readiness {
        self.rows.readiness()
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        self.rows.awaits(ticket)
    }

    fn receive(&mut self, _ticket: Ticket, reply: Reply, context: &Context<'_>) -> Step {
        if let Reply::Purchases(PurchasesReply::Listed(result)) = reply {
            let kept = self.wanted.take().or_else(|| self.selected().map(|row| row.entitlement.id.clone()));
            self.rows.settle(result);
            self.wanted = kept;
            self.relist(context);
        }
        Step::Stay
    }

    fn refresh(&mut self, context: &Context<'_>) -> Step {
        let ticket = context.ticket();
        self.rows.ask(ticket);
        Step::Ask(ticket, Ask::Purchases(PurchasesAsk::List(self.customer.tenant)))
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
        if let Some(place) = self.selection.row_at(at, areas.rows(), self.listed.len()) {
            self.selection.select(place, self.listed.len(), page(context));
            self.pressed = self.selected().map(|row| row.entitlement.id.clone());
        }
        Step::Stay
    }

    /// Opens what the first press was on; the list may be another one by now.
    fn double_press(&mut self, at: Position, area: Rect, context: &Context<'_>) -> Step {
        let place = self.selection.row_at(at, areas(area).rows(), self.listed.len());
        let purchase = place.and_then(|place| self.row(place)).map(|row| row.entitlement.id.clone());
        match (purchase, self.pressed.take()) {
            (Some(purchase), Some(pressed)) if purchase == pressed => {
                Step::Go(Destination::Keys(self.customer.clone(), purchase))
            }
            (_, _) => self.press(at, area, context),
        }
    }

    fn wheel(&mut self, notches: isize, context: &Context<'_>) -> Step {
        self.selection.wheel(notches, self.listed.len(), page(context));
        Step::Stay
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        let areas = areas(area);
        table::view_title(self, frame, areas.title, context);
        match &self.rows {
            Remote::Ready(rows) | Remote::Reloading(rows, _) if rows.is_empty() => {
                pending::view_empty(
                    frame,
                    areas.list,
                    context,
                    message!("software-none"),
                    message!("software-none-do"),
                );
            }
            Remote::Ready(_) | Remote::Reloading(_, _) if self.listed.is_empty() => {
                let (why, what) = (message!("filter-none"), message!("filter-none-do"));
                pending::view_empty(frame, areas.list, context, why, what);
            }
            Remote::Ready(_) | Remote::Reloading(_, _) => {
                table::view(self, frame, areas.list, context);
                detail::view(self.selected(), frame, areas.detail, context);
            }
            Remote::Idle | Remote::Loading(_) => pending::view_loading(frame, areas.list, context),
            Remote::Failed(failure) => pending::view_failure(frame, areas.list, context, failure),
        }
    }
}
