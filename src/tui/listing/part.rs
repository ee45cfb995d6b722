//! A list as the part of a room that is around it: what such a room leaves to its list where it has nothing to add.

use crate::tui::context::Context;
use crate::tui::keymap::{Focus, Key};
use crate::tui::listing::{Listed, Listing};
use crate::tui::room::Readiness;
use crate::tui::session::Ticket;

/// The list of a room, whatever it lists.
pub trait ListPart {
    /// Whether the filter has the focus.
    fn focus(&self) -> Focus;

    /// Whether its keys have something to act on yet.
    fn readiness(&self) -> Readiness;

    /// Whether it waits for the reply with this ticket.
    fn awaits(&self, ticket: Ticket) -> bool;

    /// Takes a key that is text for the filter.
    fn edit(&mut self, key: Key, context: &Context<'_>);

    /// Takes a pasted text into the filter.
    fn paste(&mut self, text: &str, context: &Context<'_>);

    /// Leaves the field of the filter with what was typed.
    fn leave_filter(&mut self);

    /// Learns that it has another area.
    fn resized(&mut self, context: &Context<'_>);

    /// Takes notches of the wheel, downwards positive.
    fn wheel(&mut self, notches: isize, context: &Context<'_>);
}

impl<L: Listed> ListPart for Listing<L> {
    fn focus(&self) -> Focus {
        self.filter.focus()
    }

    fn readiness(&self) -> Readiness {
        self.rows.readiness()
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        self.rows.awaits(ticket)
    }

    fn edit(&mut self, key: Key, context: &Context<'_>) {
        self.filter.edit(key);
        self.relist(context);
        self.select_beginning(context);
    }

    fn paste(&mut self, text: &str, context: &Context<'_>) {
        self.filter.paste(text);
        self.relist(context);
        self.select_beginning(context);
    }

    fn leave_filter(&mut self) {
        self.filter.stop_typing();
    }

    fn resized(&mut self, context: &Context<'_>) {
        let page = self.page(context);
        self.selection.select(self.selection.selected(), self.listed.len(), page);
    }

    fn wheel(&mut self, notches: isize, context: &Context<'_>) {
        let page = self.page(context);
        self.selection.wheel(notches, self.listed.len(), page);
    }
}
