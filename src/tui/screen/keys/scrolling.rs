//! Which lines of the page are on the screen where it is longer than that. What has the focus is brought into sight
//! whenever the focus moves.

use crate::tui::context::{Availability, Context};
use crate::tui::screen::keys::view::{self, Target};
use crate::tui::screen::keys::{Stage, State};
use crate::tui::step::Step;
use crate::tui::widget::scrolled;

impl State {
    /// Whether the page is longer than its area.
    pub(super) fn can_be_scrolled(&self, context: &Context<'_>) -> Availability {
        Availability::when(usize::from(context.main.height) < view::targets(self, context).len())
    }

    /// Scrolls by that many lines, downwards positive.
    pub(super) fn scroll(&mut self, lines: isize, context: &Context<'_>) -> Step {
        let count = view::targets(self, context).len();
        self.scrolled = scrolled::by_lines(self.scrolled, lines, count, context.main);
        Step::Stay
    }

    /// Scrolls by that many pages, downwards positive; a line stays in sight.
    pub(super) fn scroll_pages(&mut self, pages: isize, context: &Context<'_>) -> Step {
        let count = view::targets(self, context).len();
        self.scrolled = scrolled::by_pages(self.scrolled, pages, count, context.main);
        Step::Stay
    }

    /// Brings what has the focus into sight.
    pub(super) fn show_focus(&mut self, context: &Context<'_>) {
        let targets = view::targets(self, context);
        self.scrolled = scrolled::to_focus(self.scrolled, &targets, context.main, |target| self.is_focused(target));
    }

    fn is_focused(&self, target: Target) -> bool {
        match (&self.stage, target) {
            (Stage::Choosing(choices), Target::Get) => choices.focused().is_none(),
            (Stage::Choosing(choices), Target::Choice(index, _)) => choices.focused() == Some(index),
            (Stage::Panes(_, marked), Target::Button(button)) => *marked == button,
            (_, _) => false,
        }
    }
}
