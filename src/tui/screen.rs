//! The places of the console, one a file, and what they have in common.

pub mod account;
pub mod customers;
pub mod hits;
pub mod home;
pub mod keys;
pub mod settings;
pub mod software;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use crate::domain::{EntitlementId, Instant};
use crate::i18n::{Locale, message};
use crate::tui::context::Context;
use crate::tui::keymap::{Chord, Focus, Key};
use crate::tui::msg::{Focused, Reply};
use crate::tui::room::{self, Pressed, Room, Row};
use crate::tui::session::Ticket;
use crate::tui::step::{CustomerLabel, Destination, Step};

/// A place of the partner's console.
#[derive(Debug)]
pub enum Screen {
    /// Home, with the search.
    Home(home::State),
    /// The customers.
    Customers(customers::State),
    /// A customer's account.
    Account(account::State),
    /// A customer's software.
    Software(software::State),
    /// Keys and downloads of a purchase.
    Keys(keys::State),
    /// Settings.
    Settings(settings::State),
}

/// Does the same with whichever place it is.
macro_rules! with_room {
    ($screen:expr, $room:ident => $body:expr) => {
        match $screen {
            Screen::Home($room) => $body,
            Screen::Customers($room) => $body,
            Screen::Account($room) => $body,
            Screen::Software($room) => $body,
            Screen::Keys($room) => $body,
            Screen::Settings($room) => $body,
        }
    };
}

impl Screen {
    /// Opens a place, and says what it wants to ask first.
    #[must_use]
    pub fn open(destination: &Destination, context: &Context<'_>) -> (Self, Step) {
        let mut screen = match destination {
            Destination::Home => Self::Home(home::State::new()),
            Destination::Customers => Self::Customers(customers::State::new()),
            Destination::Account(customer) => Self::Account(account::State::new(customer.clone())),
            Destination::Software(customer, purchase) => {
                Self::Software(software::State::new(customer.clone(), purchase.clone()))
            }
            Destination::Keys(customer, purchase) => Self::Keys(keys::State::new(customer.clone(), purchase.clone())),
            Destination::Settings => Self::Settings(settings::State::new()),
        };
        let step = screen.refresh(context);
        (screen, step)
    }

    /// Where it is.
    #[must_use]
    pub fn destination(&self) -> Destination {
        match self {
            Self::Home(_) => Destination::Home,
            Self::Customers(_) => Destination::Customers,
            Self::Account(state) => Destination::Account(state.customer().clone()),
            Self::Software(state) => Destination::Software(state.customer().clone(), None),
            Self::Keys(state) => Destination::Keys(state.customer().clone(), state.purchase().clone()),
            Self::Settings(_) => Destination::Settings,
        }
    }

    /// Whether it is that place, whatever is selected in it.
    #[must_use]
    pub fn is_at(&self, destination: &Destination) -> bool {
        match (self, destination) {
            (Self::Software(state), Destination::Software(customer, _)) => state.customer() == customer,
            (_, _) => self.destination() == *destination,
        }
    }

    /// The place above it.
    #[must_use]
    pub fn parent(&self) -> Option<Destination> {
        match self {
            Self::Home(_) => None,
            Self::Customers(_) | Self::Settings(_) => Some(Destination::Home),
            Self::Account(_) => Some(Destination::Customers),
            Self::Software(state) => Some(Destination::Account(state.customer().clone())),
            Self::Keys(state) => Some(Destination::Software(state.customer().clone(), Some(state.purchase().clone()))),
        }
    }

    /// Whether it has a field that takes a paste.
    #[must_use]
    pub fn takes_paste(&self) -> bool {
        match self {
            Self::Home(_) | Self::Customers(_) | Self::Software(_) => true,
            Self::Account(_) | Self::Keys(_) | Self::Settings(_) => false,
        }
    }

    /// The customer whose place it is.
    #[must_use]
    pub fn customer(&self) -> Option<&CustomerLabel> {
        match self {
            Self::Account(state) => Some(state.customer()),
            Self::Software(state) => Some(state.customer()),
            Self::Keys(state) => Some(state.customer()),
            Self::Home(_) | Self::Customers(_) | Self::Settings(_) => None,
        }
    }

    /// The purchase whose place it is.
    #[must_use]
    pub fn purchase(&self) -> Option<&EntitlementId> {
        match self {
            Self::Keys(state) => Some(state.purchase()),
            Self::Home(_) | Self::Customers(_) | Self::Account(_) | Self::Software(_) | Self::Settings(_) => None,
        }
    }

    /// What the breadcrumb calls it.
    #[must_use]
    pub fn crumb(&self, locale: Locale) -> String {
        match self {
            Self::Home(_) => locale.text(message!("place-home")),
            Self::Customers(_) => locale.text(message!("place-customers")),
            Self::Account(_) => locale.text(message!("place-account")),
            Self::Software(_) => locale.text(message!("place-software")),
            Self::Keys(_) => locale.text(message!("place-keys")),
            Self::Settings(_) => locale.text(message!("place-settings")),
        }
    }

    /// Whether a field has the focus.
    #[must_use]
    pub fn focus(&self) -> Focus {
        with_room!(self, room => room.focus())
    }

    /// Its rows.
    #[must_use]
    pub fn rows(&self, context: &Context<'_>) -> Vec<Row> {
        with_room!(self, room => room::rows(room, context))
    }

    /// Takes a key press.
    pub fn press_key(&mut self, chord: Chord, key: Key, context: &Context<'_>) -> Pressed {
        with_room!(self, room => room::press_key(room, chord, key, context))
    }

    /// Does the row with this index.
    pub fn run(&mut self, index: usize, context: &Context<'_>) -> Pressed {
        with_room!(self, room => room::run(room, index, context))
    }

    /// Takes a key that is text.
    pub fn edit(&mut self, key: Key, context: &Context<'_>) -> Step {
        with_room!(self, room => room.edit(key, context))
    }

    /// Takes pasted text.
    pub fn paste(&mut self, text: &str, context: &Context<'_>) -> Step {
        with_room!(self, room => room.paste(text, context))
    }

    /// Whether it waits for the reply with this ticket.
    #[must_use]
    pub fn awaits(&self, ticket: Ticket) -> bool {
        with_room!(self, room => room.awaits(ticket))
    }

    /// Takes a reply it waits for.
    pub fn receive(&mut self, ticket: Ticket, reply: Reply, context: &Context<'_>) -> Step {
        with_room!(self, room => room.receive(ticket, reply, context))
    }

    /// Asks anew for what it shows.
    pub fn refresh(&mut self, context: &Context<'_>) -> Step {
        with_room!(self, room => room.refresh(context))
    }

    /// When it wants to be told that time has passed.
    #[must_use]
    pub fn wake(&self, now: Instant) -> Option<Instant> {
        with_room!(self, room => room.wake(now))
    }

    /// Learns that time has passed.
    pub fn tick(&mut self, context: &Context<'_>) -> Step {
        with_room!(self, room => room.tick(context))
    }

    /// Learns that the terminal has or has lost the focus.
    pub fn focused(&mut self, focused: Focused, context: &Context<'_>) {
        with_room!(self, room => room.focused(focused, context));
    }

    /// Takes a press of the mouse in its area.
    pub fn press(&mut self, at: Position, area: Rect, context: &Context<'_>) -> Step {
        with_room!(self, room => room.press(at, area, context))
    }

    /// Takes a second press of the mouse at the same place.
    pub fn double_press(&mut self, at: Position, area: Rect, context: &Context<'_>) -> Step {
        with_room!(self, room => room.double_press(at, area, context))
    }

    /// Takes notches of the wheel.
    pub fn wheel(&mut self, notches: isize, context: &Context<'_>) -> Step {
        with_room!(self, room => room.wheel(notches, context))
    }

    /// Draws it.
    pub fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        with_room!(self, room => room.view(frame, area, context));
    }
}
