//! The keys that work everywhere, whatever place or dialog is open.

use crate::domain::Permission;
use crate::i18n::message;
use crate::service::WhoseKeys;
use crate::tui::context::{Availability, Context};
use crate::tui::keymap::Binding;
use crate::tui::step::{CustomerLabel, Destination};

/// What can be done everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Help for this place.
    Help,
    /// Every action and place.
    Palette,
    /// Another place.
    Go(Place),
    /// One place up.
    Up,
    /// The place before.
    Back,
    /// The place that was left by going back.
    Forward,
    /// The other language.
    Language,
    /// The next theme.
    Theme,
    /// Names and ids, covered or uncovered.
    Presenter,
    /// The places at the left.
    Places,
    /// What is shown, asked for anew.
    Refresh,
    /// The backups of the store.
    Backups,
    /// The clock of the demo.
    DemoClock,
    /// The store, locked.
    Lock,
    /// The screen, drawn anew.
    Redraw,
    /// The process, suspended.
    Suspend,
    /// The customer's own view, as its other user has it.
    SwitchUser,
    /// The end.
    Quit,
    /// The end, from wherever.
    Interrupt,
}

/// A place that everywhere has a key for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Home, with the search.
    Home,
    /// The customers.
    Customers,
    /// The account of the customer whose place this is.
    Account,
    /// The subscriptions of the customer whose place this is.
    Subscriptions,
    /// The software of the customer whose place this is.
    Software,
    /// The orders of the customer whose place this is.
    Orders,
    /// What can be added for the customer whose place this is.
    Catalog,
    /// What has Azure Hybrid Benefit of the customer whose place this is.
    HybridBenefit,
    /// The invoices of the customer whose place this is.
    Billing,
    /// The invoices of all customers.
    AllBilling,
    /// The support requests.
    Support,
    /// The cancellation windows of all customers that close.
    ClosingWindows,
    /// The operator's downloads.
    Downloads,
    /// Settings.
    Settings,
    /// The plan from KMS to MAK of the customer whose place this is.
    Kms,
    /// The own view of the customer whose place this is, or out of it.
    CustomersView,
    /// The operators.
    Operators,
    /// The activity log.
    Activity,
    /// The keys that are got into a file, or whose getting was broken off.
    Retrieval,
    /// The walkthroughs.
    Tours,
}

impl Place {
    /// Where it is, seen from a place of that customer or of none.
    #[must_use]
    pub fn destination(self, customer: Option<&CustomerLabel>) -> Option<Destination> {
        match self {
            Self::Home => Some(Destination::Home),
            Self::Customers => Some(Destination::Customers),
            Self::Account => customer.cloned().map(Destination::Account),
            Self::Subscriptions => customer.cloned().map(|customer| Destination::Subscriptions(customer, None)),
            Self::Software => customer.cloned().map(|customer| Destination::Software(customer, None)),
            Self::Orders => customer.cloned().map(|customer| Destination::Orders(customer, None)),
            Self::Catalog => customer.cloned().map(Destination::Catalog),
            Self::HybridBenefit => customer.cloned().map(Destination::HybridBenefit),
            Self::Billing => customer.cloned().map(|customer| Destination::Billing(Some(customer))),
            Self::AllBilling => Some(Destination::Billing(None)),
            Self::Support => Some(Destination::Support(None)),
            Self::ClosingWindows => Some(Destination::ClosingWindows),
            Self::Downloads => Some(Destination::Downloads),
            Self::Settings => Some(Destination::Settings),
            Self::Kms => customer.cloned().map(Destination::Kms),
            Self::CustomersView => customer.cloned().map(|customer| Destination::YourProducts(customer, None)),
            Self::Operators => Some(Destination::Operators),
            Self::Activity => Some(Destination::Activity),
            Self::Tours => Some(Destination::Tours),
            Self::Retrieval => Some(Destination::Retrieve(None, WhoseKeys::Unfinished)),
        }
    }

    /// Whether one may go there, from a place of that customer or of none.
    #[must_use]
    pub fn availability(self, customer: Option<&CustomerLabel>, context: &Context<'_>) -> Availability {
        let allowed = match self {
            // A stage has none: a walkthrough within a walkthrough leads nobody.
            Self::Tours if context.repertoire.is_none() => Availability::Hidden,
            Self::Home => Availability::Ready,
            Self::Customers | Self::Account => context.allows(Permission::LookAtCustomers),
            Self::Subscriptions => context.allows(Permission::LookAtSubscriptions),
            Self::Software | Self::CustomersView => context.allows(Permission::LookAtSoftware),
            Self::Orders | Self::Catalog => context.allows(Permission::LookAtOrders),
            Self::HybridBenefit | Self::ClosingWindows | Self::Kms => context.allows(Permission::LookAtPlans),
            Self::Billing | Self::AllBilling => context.allows(Permission::Invoices),
            Self::Support => context.allows_to_look(Permission::SupportRequest),
            Self::Downloads | Self::Retrieval => context.allows_to_look(Permission::Keys),
            Self::Settings | Self::Operators | Self::Tours => context.allows_to_look(Permission::OwnSettings),
            Self::Activity => context.allows(Permission::ActivityLog),
        };
        Availability::when(self.destination(customer).is_some()).and(allowed)
    }
}

/// The keys.
pub const KEYS: &[Binding<Action>] = &[
    Binding::always(&["F1", "?"], Action::Help, message!("key-help")).shown(90),
    Binding::always(&["Ctrl-p", ":"], Action::Palette, message!("key-palette")).shown(80),
    Binding::moving(&["g h"], Action::Go(Place::Home), message!("key-home")),
    Binding::moving(&["g c"], Action::Go(Place::Customers), message!("key-customers")),
    Binding::always(&["F3"], Action::Go(Place::Customers), message!("key-customers")).shown(40),
    Binding::moving(&["a"], Action::Go(Place::Account), message!("key-account")),
    Binding::moving(&["s"], Action::Go(Place::Subscriptions), message!("key-subscriptions")),
    Binding::moving(&["w"], Action::Go(Place::Software), message!("key-software")).shown(70),
    Binding::moving(&["o"], Action::Go(Place::Orders), message!("key-orders")),
    Binding::moving(&["+"], Action::Go(Place::Catalog), message!("key-catalog")),
    Binding::moving(&["A"], Action::Go(Place::HybridBenefit), message!("key-hybrid-benefit")),
    Binding::moving(&["M"], Action::Go(Place::Kms), message!("place-kms")),
    Binding::moving(&["b"], Action::Go(Place::Billing), message!("key-billing")),
    Binding::moving(&["g b"], Action::Go(Place::AllBilling), message!("key-all-billing")),
    Binding::moving(&["g w"], Action::Go(Place::ClosingWindows), message!("key-closing-windows")),
    Binding::moving(&["g d"], Action::Go(Place::Downloads), message!("key-downloads")),
    Binding::moving(&["g k"], Action::Go(Place::Retrieval), message!("key-retrieval")),
    Binding::moving(&["g s"], Action::Go(Place::Support), message!("key-support")),
    Binding::moving(&["g l"], Action::Go(Place::Activity), message!("key-activity")),
    Binding::moving(&["g t"], Action::Go(Place::Tours), message!("key-tours")),
    Binding::always(&["F2"], Action::Go(Place::Tours), message!("key-tours")),
    Binding::moving(&[","], Action::Go(Place::Settings), message!("key-settings")),
    Binding::moving(&["g m"], Action::Go(Place::CustomersView), message!("key-customers-view")),
    Binding::moving(&["U"], Action::SwitchUser, message!("key-switch-user")).shown(72),
    Binding::moving(&["g o"], Action::Go(Place::Operators), message!("key-operators")),
    Binding::always(&["Alt-Left"], Action::Back, message!("key-back")),
    Binding::always(&["Alt-Right"], Action::Forward, message!("key-forward")),
    Binding::moving(&["Esc", "Backspace"], Action::Up, message!("key-up")).shown(30),
    Binding::always(&["F10"], Action::Places, message!("key-places")).shown(20),
    Binding::moving(&["Tab"], Action::Places, message!("key-places")),
    Binding::always(&["Alt-l"], Action::Language, message!("key-language")),
    Binding::always(&["Alt-t"], Action::Theme, message!("key-theme")),
    Binding::always(&["Alt-p"], Action::Presenter, message!("key-presenter")),
    Binding::moving(&["R"], Action::Refresh, message!("key-refresh")),
    Binding::always(&["Alt-b"], Action::Backups, message!("key-backups")),
    Binding::always(&["Alt-c"], Action::DemoClock, message!("key-demo-clock")),
    Binding::always(&["F12"], Action::Lock, message!("key-lock")),
    Binding::always(&["Ctrl-l"], Action::Redraw, message!("key-redraw")),
    Binding::always(&["Ctrl-z"], Action::Suspend, message!("key-suspend")),
    Binding::moving(&["q"], Action::Quit, message!("key-quit")).shown(60),
    Binding::always(&["Ctrl-c"], Action::Interrupt, message!("key-interrupt")),
];

/// Whether it can be done here and now: in a place of that customer or of none, over a dialog or over none. Over a
/// dialog only what leaves it and the place below as they are can be done.
#[must_use]
pub fn availability(
    action: Action,
    customer: Option<&CustomerLabel>,
    is_over_dialog: bool,
    context: &Context<'_>,
) -> Availability {
    let over_no_dialog = Availability::when(!is_over_dialog);
    match (context.view, action) {
        (Some(view), _) if !view.has(action) => return Availability::Hidden,
        // Out of it everybody may go.
        (Some(_), Action::Go(Place::CustomersView)) => return over_no_dialog,
        (Some(_) | None, _) => {}
    }
    match action {
        Action::SwitchUser => over_no_dialog.and(Availability::when(context.view.is_some())),
        Action::Help | Action::Presenter | Action::Redraw | Action::Suspend | Action::Interrupt => Availability::Ready,
        // Before a locked store there is nobody whose it would be.
        Action::Lock => Availability::when(context.session.is_some()),
        Action::Go(place) => over_no_dialog.and(place.availability(customer, context)),
        Action::Backups => over_no_dialog.and(context.allows(Permission::StoreUpkeep)),
        Action::DemoClock => {
            over_no_dialog.and(Availability::when(context.is_demo() && context.standing.read_only.is_none()))
        }
        Action::Language | Action::Theme => over_no_dialog.and(context.allows(Permission::OwnSettings)),
        Action::Palette
        | Action::Up
        | Action::Back
        | Action::Forward
        | Action::Places
        | Action::Refresh
        | Action::Quit => over_no_dialog,
    }
}
