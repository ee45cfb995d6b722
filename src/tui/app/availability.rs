//! Whether what works everywhere can be done here and now: in the place one is at, over a dialog or over none, with a store
//! or without.

use crate::tui::app::{App, Door};
use crate::tui::context::{Availability, Context};
use crate::tui::everywhere::{self, Action, Place};

impl App {
    /// Whether it can be done here and now.
    pub(super) fn availability_everywhere(&self, action: Action, context: &Context<'_>) -> Availability {
        let is_over_dialog = !self.dialogs.is_empty();
        let known = everywhere::availability(action, self.screen.customer(), is_over_dialog, context);
        Availability::when(!self.leads_nowhere(action) && !self.needs_store(action)).and(known)
    }

    /// Whether there is nothing it could do without a store, and the store did not open.
    fn needs_store(&self, action: Action) -> bool {
        let does_without = matches!(
            action,
            Action::Help
                | Action::Palette
                | Action::Presenter
                | Action::Redraw
                | Action::Suspend
                | Action::Quit
                | Action::Interrupt
        );
        matches!(self.door, Door::Shut(_)) && !does_without
    }

    /// Whether it leads to the place one is at already, or to none.
    pub(super) fn leads_nowhere(&self, action: Action) -> bool {
        match action {
            // At Home it leads back into the search box.
            Action::Go(Place::Home) if !self.focus().is_typing() => false,
            Action::Go(Place::CustomersView) if self.world.view.is_some() => false,
            Action::Go(place) => {
                place.destination(self.screen.customer()).is_some_and(|destination| self.screen.is_at(&destination))
            }
            Action::Up => self.parent().is_none() && !self.is_at_the_way_out(),
            Action::Back => self.history.is_empty(),
            Action::Forward => self.forward.is_empty(),
            Action::Help
            | Action::Palette
            | Action::Language
            | Action::Theme
            | Action::Presenter
            | Action::Places
            | Action::Refresh
            | Action::Backups
            | Action::DemoClock
            | Action::SwitchUser
            | Action::Lock
            | Action::Redraw
            | Action::Suspend
            | Action::Quit
            | Action::Interrupt => false,
        }
    }
}
