//! Places and dialogs as rooms: what every room can do is handed on to whichever it is.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use crate::domain::{Instant, Refusal};
use crate::tui::context::Context;
use crate::tui::dialog::Dialog;
use crate::tui::keymap::{Chord, Focus, Key};
use crate::tui::msg::Reply;
use crate::tui::room::{self, Pressed, Readiness, Room, Row};
use crate::tui::screen::Screen;
use crate::tui::session::Ticket;
use crate::tui::step::Step;

/// Hands on what every room can do to whichever variant it is.
macro_rules! hand_on_to_rooms {
    ($rooms:ident: $($variant:ident),+) => {
        impl $rooms {
            /// Whether a field has the focus.
            #[must_use]
            pub fn focus(&self) -> Focus {
                match self { $(Self::$variant(room) => room.focus(),)+ }
            }

            /// Its rows.
            #[must_use]
            pub fn rows(&self, context: &Context<'_>) -> Vec<Row> {
                match self { $(Self::$variant(room) => room::rows(room, context),)+ }
            }

            /// The no whose reason stands on the screen already.
            #[must_use]
            pub fn explains(&self, context: &Context<'_>) -> Option<Refusal> {
                match self { $(Self::$variant(room) => room.explains(context),)+ }
            }

            /// Takes a key press.
            pub fn press_key(&mut self, chord: Chord, key: Key, context: &Context<'_>) -> Pressed {
                match self { $(Self::$variant(room) => room::press_key(room, chord, key, context),)+ }
            }

            /// Whether it has a row with that key, be it hidden here and now.
            #[must_use]
            pub fn has_row(&self, chord: Chord, key: Key) -> bool {
                match self { $(Self::$variant(room) => room::has_row(room, chord, key),)+ }
            }

            /// Whether its keys have something to act on yet.
            #[must_use]
            pub fn readiness(&self) -> Readiness {
                match self { $(Self::$variant(room) => room.readiness(),)+ }
            }

            /// Does the row with this index.
            pub fn run(&mut self, index: usize, context: &Context<'_>) -> Pressed {
                match self { $(Self::$variant(room) => room::run(room, index, context),)+ }
            }

            /// Takes a key that is text.
            pub fn edit(&mut self, key: Key, context: &Context<'_>) -> Step {
                match self { $(Self::$variant(room) => room.edit(key, context),)+ }
            }

            /// Leaves its field with what was typed.
            pub fn leave_field(&mut self) {
                match self { $(Self::$variant(room) => room.leave_field(),)+ }
            }

            /// Takes pasted text.
            pub fn paste(&mut self, text: &str, context: &Context<'_>) -> Step {
                match self { $(Self::$variant(room) => room.paste(text, context),)+ }
            }

            /// Whether it waits for the reply with this ticket.
            #[must_use]
            pub fn awaits(&self, ticket: Ticket) -> bool {
                match self { $(Self::$variant(room) => room.awaits(ticket),)+ }
            }

            /// Takes a reply it waits for.
            pub fn receive(&mut self, ticket: Ticket, reply: Reply, context: &Context<'_>) -> Step {
                match self { $(Self::$variant(room) => room.receive(ticket, reply, context),)+ }
            }

            /// Asks anew for what it shows.
            pub fn refresh(&mut self, context: &Context<'_>) -> Step {
                match self { $(Self::$variant(room) => room.refresh(context),)+ }
            }

            /// When it wants to be told that time has passed.
            #[must_use]
            pub fn wake(&self, now: Instant) -> Option<Instant> {
                match self { $(Self::$variant(room) => room.wake(now),)+ }
            }

            /// Learns that time has passed.
            pub fn tick(&mut self, context: &Context<'_>) -> Step {
                match self { $(Self::$variant(room) => room.tick(context),)+ }
            }

            /// Learns that the terminal has or has lost the focus.
            pub fn focused(&mut self, context: &Context<'_>) {
                match self { $(Self::$variant(room) => room.focused(context),)+ }
            }

            /// Learns that a key or the mouse was pressed, whatever that does.
            pub fn key_pressed(&mut self, context: &Context<'_>) {
                match self { $(Self::$variant(room) => room.key_pressed(context),)+ }
            }

            /// Hides what nobody else should see.
            pub fn hide(&mut self) {
                match self { $(Self::$variant(room) => room.hide(),)+ }
            }

            /// Learns that it has another area.
            pub fn resized(&mut self, context: &Context<'_>) -> Step {
                match self { $(Self::$variant(room) => room.resized(context),)+ }
            }

            /// Takes a press of the mouse in its area.
            pub fn press(&mut self, at: Position, area: Rect, context: &Context<'_>) -> Step {
                match self { $(Self::$variant(room) => room.press(at, area, context),)+ }
            }

            /// Takes a second press of the mouse at the same place.
            pub fn double_press(&mut self, at: Position, area: Rect, context: &Context<'_>) -> Step {
                match self { $(Self::$variant(room) => room.double_press(at, area, context),)+ }
            }

            /// Takes notches of the wheel.
            pub fn wheel(&mut self, notches: isize, context: &Context<'_>) -> Step {
                match self { $(Self::$variant(room) => room.wheel(notches, context),)+ }
            }

            /// Draws it: a place in the area, a dialog over its middle.
            pub fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
                match self { $(Self::$variant(room) => room.view(frame, area, context),)+ }
            }
        }
    };
}

hand_on_to_rooms!(
    Screen: Home,
    Customers,
    Account,
    Subscriptions,
    Subscription,
    Software,
    CancelMany,
    Orders,
    Catalog,
    Review,
    Keys,
    Instructions,
    HybridBenefit,
    Billing,
    Invoice,
    Support,
    SupportRequest,
    SupportForm,
    ClosingWindows,
    Downloads,
    Settings,
    Kms,
    Retrieve,
    YourProducts,
    Operators,
    Activity,
    Tours
);
hand_on_to_rooms!(
    Dialog: Backup,
    CancelSoftware,
    CancelSubscription,
    CartLine,
    FilePicker,
    ProductKey,
    ClipboardRoute,
    Confirm,
    DemoClock,
    Failure,
    Help,
    Instalments,
    Link,
    MarketCheck,
    Palette,
    Unlock,
    Reason,
    KmsDevice,
    KmsImport,
    Operator,
    ActivityFilter,
    ActivityRecord
);
