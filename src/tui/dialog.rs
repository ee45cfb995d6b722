//! The dialogs, one a file, and what they have in common. They stack; Esc closes the top one, and the focus returns
//! to where it was.

pub mod clipboard_route;
pub mod confirm;
pub mod failure;
pub mod help;
pub mod palette;
pub mod product_key;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use crate::domain::Instant;
use crate::tui::context::Context;
use crate::tui::keymap::{Chord, Focus, Key};
use crate::tui::msg::{Focused, Reply};
use crate::tui::room::{self, Pressed, Room, Row};
use crate::tui::session::Ticket;
use crate::tui::step::Step;

/// A dialog.
#[derive(Debug)]
pub enum Dialog {
    /// *Produktnyckel*.
    ProductKey(product_key::State),
    /// A file as the last clipboard route.
    ClipboardRoute(clipboard_route::State),
    /// A question with two answers.
    Confirm(confirm::State),
    /// What went wrong, with details.
    Failure(failure::State),
    /// The keys of this place.
    Help(help::State),
    /// Every action and place.
    Palette(palette::State),
}

/// Does the same with whichever dialog it is.
macro_rules! with_room {
    ($dialog:expr, $room:ident => $body:expr) => {
        match $dialog {
            Dialog::ProductKey($room) => $body,
            Dialog::ClipboardRoute($room) => $body,
            Dialog::Confirm($room) => $body,
            Dialog::Failure($room) => $body,
            Dialog::Help($room) => $body,
            Dialog::Palette($room) => $body,
        }
    };
}

impl Dialog {
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

    /// Learns that a key was pressed, whatever it does.
    pub fn key_pressed(&mut self, context: &Context<'_>) {
        with_room!(self, room => room.key_pressed(context));
    }

    /// Hides what nobody else should see.
    pub fn hide(&mut self) {
        with_room!(self, room => room.hide());
    }

    /// Takes a press of the mouse.
    pub fn press(&mut self, at: Position, area: Rect, context: &Context<'_>) -> Step {
        with_room!(self, room => room.press(at, area, context))
    }

    /// Takes notches of the wheel.
    pub fn wheel(&mut self, notches: isize, context: &Context<'_>) -> Step {
        with_room!(self, room => room.wheel(notches, context))
    }

    /// Draws it over the middle of the area.
    pub fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        with_room!(self, room => room.view(frame, area, context));
    }
}
