//! *Lägg till produkter*: everything that is sold, each with its licence type, term and billing side by side; what cannot be
//! sold to the customer is dimmed and says why. Enter puts it in the cart (BUY-1, MARKET-1 … MARKET-3, PROD-1).

mod detail;
mod facets;
mod table;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use crate::domain::Permission;
use crate::i18n::{MessageId, message};
use crate::service::{CatalogRow, Review};
use crate::tui::context::{Availability, Context};
use crate::tui::dialog::{Dialog, cart_line};
use crate::tui::effect::{Ask, BuyingAsk};
use crate::tui::keymap::Binding;
use crate::tui::listing::{Filtering, ListPart, Listing};
use crate::tui::moving::{Move, keys_with_list};
use crate::tui::msg::{BuyingReply, Reply};
use crate::tui::room::Room;
use crate::tui::screen::catalog::facets::Facet;
use crate::tui::screen::catalog::table::{Catalog, Offered};
use crate::tui::session::Ticket;
use crate::tui::sorting::Sorted;
use crate::tui::step::{CustomerLabel, Destination, Step};

/// What can be added for one customer.
#[derive(Debug)]
pub struct State {
    customer: CustomerLabel,
    list: Listing<Catalog>,
    /// What lies in the cart.
    cart: Option<Box<Review>>,
}

/// A column of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// The title.
    Product,
    /// The licence type.
    Kind,
    /// For how long.
    Term,
    /// How it is billed.
    Plan,
    /// What one costs.
    Price,
}

/// What can be done with the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Put the selected one in the cart, or change it there.
    Put,
    /// To the cart, to look it over.
    Review,
    /// Something with the filter.
    Filter(Filtering),
    /// The next value of a facet.
    Narrow(Facet),
    /// Sort by a column; again: the other way round.
    Sort(Column),
    /// Through the list.
    Move(Move),
}

impl State {
    /// What can be added for this customer, not asked for yet.
    #[must_use]
    pub fn new(customer: CustomerLabel) -> Self {
        Self { customer, list: Listing::new(detail::ROWS), cart: None }
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

    /// For whom it is.
    #[must_use]
    pub fn customer(&self) -> &CustomerLabel {
        &self.customer
    }

    /// Whether there is a list that can be filtered.
    #[must_use]
    pub fn takes_filter(&self) -> bool {
        self.list.takes_filter()
    }

    /// Whether the selected one can be put in the cart; the customer's market and what it lacks come before the role, as
    /// nobody can help there.
    fn may_put(&self, context: &Context<'_>) -> Availability {
        let Some(offered) = self.list.selected() else { return Availability::Hidden };
        let sold = offered.row.on_sale.as_ref().map(|_| ()).map_err(Clone::clone);
        Availability::from(sold).and(context.allows(Permission::Buy))
    }

    /// Opens the line. The filter is left as it is typed, so that the keys are commands again when it comes back.
    fn put(&mut self) -> Step {
        self.list.leave_filter();
        let Some(offered) = self.list.selected() else { return Step::Stay };
        let in_cart = self.cart.as_ref().and_then(|cart| cart.line_of(&offered.row.item));
        let dialog = cart_line::State::of_row(self.customer.tenant, &offered.row, in_cart);
        dialog.map_or(Step::Stay, |dialog| Step::Open(Box::new(Dialog::CartLine(dialog))))
    }
}

impl Room for State {
    type Action = Action;

    const KEYS: &'static [Binding<Action>] = keys_with_list![Action::Move, Action::Filter;
        Binding::always(&["Enter"], Action::Put, message!("key-put-in-cart")).shown(100),
        Binding::moving(&["c"], Action::Review, message!("key-review")).shown(97),
        Binding::moving(&["Esc"], Action::Filter(Filtering::Clear), message!("key-unfilter")).shown(96),
        Binding::moving(&["F k"], Action::Narrow(Facet::Kind), message!("key-narrow-kind")).ending(message!("narrow-kind")).shown(83),
        Binding::moving(&["F t"], Action::Narrow(Facet::Term), message!("key-narrow-term")).ending(message!("narrow-term")),
        Binding::moving(&["F p"], Action::Narrow(Facet::Publisher), message!("key-narrow-publisher")).ending(message!("narrow-publisher")),
        Binding::moving(&["S p"], Action::Sort(Column::Product), message!("key-sort-product")).ending(message!("sort-product")),
        Binding::moving(&["S k"], Action::Sort(Column::Kind), message!("key-sort-kind")).ending(message!("sort-kind")),
        Binding::moving(&["S t"], Action::Sort(Column::Term), message!("key-sort-term")).ending(message!("sort-term")),
        Binding::moving(&["S f"], Action::Sort(Column::Plan), message!("key-sort-plan")).ending(message!("sort-plan")),
        Binding::moving(&["S a"], Action::Sort(Column::Price), message!("key-sort-price")).ending(message!("sort-price")),
    ];

    fn list(&self) -> Option<&dyn ListPart> {
        Some(&self.list)
    }

    fn list_mut(&mut self) -> Option<&mut dyn ListPart> {
        Some(&mut self.list)
    }

    fn availability(&self, action: Action, context: &Context<'_>) -> Availability {
        match action {
            Action::Put => self.may_put(context),
            Action::Review => Availability::when(self.list.takes_filter()).and(context.allows(Permission::Buy)),
            Action::Filter(filtering) => self.list.may_filter(filtering),
            Action::Narrow(_) | Action::Sort(_) | Action::Move(_) => self.list.may_move(),
        }
    }

    fn label(&self, action: Action) -> Option<MessageId> {
        match action {
            Action::Filter(filtering) => self.list.filter_label(filtering),
            Action::Put => {
                let is_in_cart = self.list.selected().is_some_and(|offered| offered.in_cart.is_some());
                is_in_cart.then(|| message!("key-change-line"))
            }
            Action::Review | Action::Narrow(_) | Action::Sort(_) | Action::Move(_) => None,
        }
    }

    fn update(&mut self, action: Action, context: &Context<'_>) -> Step {
        match action {
            Action::Put => return self.put(),
            Action::Review => return Step::Go(Destination::Review(self.customer.clone())),
            Action::Filter(filtering) => self.list.filter(filtering, context),
            Action::Narrow(facet) => self.list.narrow(|facets, rows| facets.next(facet, rows), context),
            Action::Sort(column) => self.list.sort_by(column, context),
            Action::Move(movement) => self.list.go(movement, context),
        }
        Step::Stay
    }

    fn receive(&mut self, _ticket: Ticket, reply: Reply, context: &Context<'_>) -> Step {
        if let Reply::Buying(BuyingReply::Catalog(result)) = reply {
            let rows = result.map(|page| {
                self.cart = page.cart.map(Box::new);
                let cart = self.cart.as_ref();
                let quantity = |row: &CatalogRow| Some(cart?.line_of(&row.item)?.quantity);
                page.rows.into_iter().map(|row| Offered { in_cart: quantity(&row), row }).collect()
            });
            self.list.settle(rows, context);
        }
        Step::Stay
    }

    fn refresh(&mut self, context: &Context<'_>) -> Step {
        let ticket = context.ticket();
        self.list.ask(ticket);
        Step::Ask(ticket, Ask::Buying(BuyingAsk::OpenCatalog(self.customer.tenant)))
    }

    /// A press on what is said of the cart leads to it.
    fn press(&mut self, at: Position, area: Rect, context: &Context<'_>) -> Step {
        if detail::cart_area(self.list.areas(area).detail).contains(at) {
            return match self.availability(Action::Review, context) {
                Availability::Ready => self.update(Action::Review, context),
                Availability::Disabled(refusal) => Step::Refuse(refusal),
                Availability::Hidden => Step::Stay,
            };
        }
        self.list.press(at, area, context);
        Step::Stay
    }

    fn double_press(&mut self, at: Position, area: Rect, context: &Context<'_>) -> Step {
        if self.list.double_press(at, area, context).is_none() {
            return Step::Stay;
        }
        match self.may_put(context) {
            Availability::Ready => self.put(),
            Availability::Disabled(refusal) => Step::Refuse(refusal),
            Availability::Hidden => Step::Stay,
        }
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        let pane = self.list.areas(area).detail;
        let has_rows = self.list.view(frame, area, context);
        if let Some(offered) = self.list.selected().filter(|_| has_rows) {
            detail::view(offered, &self.may_put(context), frame, pane, context);
        }
        if self.list.takes_filter() && context.allows(Permission::Buy) == Availability::Ready {
            detail::view_cart(self.cart.as_deref(), frame, pane, context);
        }
    }
}
