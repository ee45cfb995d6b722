//! The keys that work everywhere, whatever place or dialog is open.

use crate::domain::{Permission, TenantId};
use crate::i18n::message;
use crate::tui::context::{Availability, Context};
use crate::tui::keymap::Binding;

/// What can be done everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Help for this place.
    Help,
    /// Every action and place.
    Palette,
    /// Home, with the search.
    Home,
    /// The customers.
    Customers,
    /// The account of the customer whose place this is.
    Account,
    /// The software of the customer whose place this is.
    Software,
    /// Settings.
    Settings,
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
    /// The places at the left.
    Places,
    /// What is shown, asked for anew.
    Refresh,
    /// The screen, drawn anew.
    Redraw,
    /// The process, suspended.
    Suspend,
    /// The end.
    Quit,
    /// The end, from wherever.
    Interrupt,
}

/// The keys.
pub const KEYS: &[Binding<Action>] = &[
    Binding::always(&["F1", "?"], Action::Help, message!("key-help")).shown(90),
    Binding::always(&["Ctrl-p", ":"], Action::Palette, message!("key-palette")).shown(80),
    Binding::moving(&["g h"], Action::Home, message!("key-home")),
    Binding::moving(&["g c"], Action::Customers, message!("key-customers")),
    Binding::always(&["F3"], Action::Customers, message!("key-customers")).shown(40),
    Binding::moving(&["a"], Action::Account, message!("key-account")),
    Binding::moving(&["w"], Action::Software, message!("key-software")).shown(70),
    Binding::moving(&[","], Action::Settings, message!("key-settings")),
    Binding::always(&["Alt-Left"], Action::Back, message!("key-back")),
    Binding::always(&["Alt-Right"], Action::Forward, message!("key-forward")),
    Binding::moving(&["Esc", "Backspace"], Action::Up, message!("key-up")).shown(30),
    Binding::always(&["F10"], Action::Places, message!("key-places")).shown(20),
    Binding::moving(&["Tab"], Action::Places, message!("key-places")),
    Binding::always(&["Alt-l"], Action::Language, message!("key-language")),
    Binding::always(&["Alt-t"], Action::Theme, message!("key-theme")),
    Binding::moving(&["R"], Action::Refresh, message!("key-refresh")),
    Binding::always(&["Ctrl-l"], Action::Redraw, message!("key-redraw")),
    Binding::always(&["Ctrl-z"], Action::Suspend, message!("key-suspend")),
    Binding::moving(&["q"], Action::Quit, message!("key-quit")).shown(60),
    Binding::always(&["Ctrl-c"], Action::Interrupt, message!("key-interrupt")),
];

/// Whether it can be done here and now, in a place of that customer or of none.
#[must_use]
pub fn availability(action: Action, customer: Option<TenantId>, context: &Context<'_>) -> Availability {
    match action {
        Action::Customers => context.allows(Permission::LookAtCustomers),
        Action::Account => Availability::when(customer.is_some()).and(context.allows(Permission::LookAtCustomers)),
        Action::Software => Availability::when(customer.is_some()).and(context.allows(Permission::LookAtSoftware)),
        Action::Settings | Action::Language | Action::Theme => context.allows(Permission::OwnSettings),
        Action::Help
        | Action::Palette
        | Action::Home
        | Action::Up
        | Action::Back
        | Action::Forward
        | Action::Places
        | Action::Refresh
        | Action::Redraw
        | Action::Suspend
        | Action::Quit
        | Action::Interrupt => Availability::Ready,
    }
}
